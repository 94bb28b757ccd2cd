"""Every page of the room, walked with a browser that has no script, in both languages."""

import hashlib
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from sambut.kernel.numbers import spoken
from sambut.mandates.models import Appointment
from sambut.mandates.states import Role
from sambut.replication import actions
from sambut.replication.models import Agreement, Check, Interest, Milestone, Need, Paper
from sambut.replication.states import PaperKind, State
from tests.events.conftest import Forum
from tests.replication.conftest import DARK, Stands, Way
from tests.world.cast import Player, signed_in


def page(browser: Client, name: str, *args: object, status: int = 200, data=None, **query: str) -> str:  # type: ignore[no-untyped-def]
    address = reverse(f"replication:{name}", args=args)
    answer = browser.get(address, query) if data is None else browser.post(address, data)
    assert answer.status_code == status, (address, answer.status_code, answer.content.decode()[:3000])
    return answer.content.decode()


def test_a_regent_states_a_need_and_meets_an_innovation(way: Way):
    browser = signed_in(way.cast.regent)
    form = page(browser, "state_need")
    assert "Apa yang dibutuhkan?" in form
    unit = way.cast.regent.organisation
    page(browser, "state_need", data={"unit": unit.uuid, "title": "", "text": ""}, status=400)
    page(browser, "state_need", data={"unit": unit.uuid, "title": "Lampu jalan padam", "text": DARK}, status=302)
    need = Need.objects.get()
    assert (need.state, need.origin, need.region.name) == ("open", "stated", "Kabupaten Jeneponto")

    desk = page(browser, "desk_need", need.uuid)
    assert way.source.title in desk
    assert "Kata yang sama" in desk
    assert reverse("replication:express", args=[way.source.uuid]) in desk
    assert way.source.title in page(Client(), "need", need.uuid)
    assert "Lampu jalan padam" in page(Client(), "needs")
    assert "Lampu jalan padam" in page(Client(), "of_region", need.region.code)


def test_two_bodies_walk_from_interest_to_signatures_in_the_browser(way: Way):
    copier, owner = signed_in(way.cast.officer_far_away), signed_in(way.cast.innovator)
    unit = way.cast.officer_far_away.organisation
    assert way.source.title in page(copier, "express", way.source.uuid)
    page(copier, "express", way.source.uuid, data={"unit": unit.uuid, "message": "Kami mulai di Binamu."}, status=302)
    interest = Interest.objects.get(innovation=way.source)
    again = page(copier, "express", way.source.uuid, data={"unit": unit.uuid}, status=409)
    assert "sudah menyatakan minat" in again

    assert "Kami mulai di Binamu." in page(owner, "interest", interest.uuid)
    assert "Minat meniru" in page(copier, "interest", interest.uuid)
    page(signed_in(way.cast.officer_next_door), "interest", interest.uuid, status=404)
    page(owner, "accept", interest.uuid, data={}, status=302)
    page(copier, "draft", interest.uuid, data={}, status=302)
    agreement = Agreement.objects.get(interest=interest)
    number = spoken(agreement.number)

    draft = page(copier, "desk_agreement", number)
    assert "Bimbingan dari pemilik" in draft
    assert "Sumber: JIPPNas" in draft
    text = {
        "title": "Terang di Jeneponto", "years": 2, "coaching_hours": 8, "clause_1": "Pelatihan", "words_1": "Sepuluh orang dilatih.",
        "owner_letter": "415/1", "replicator_letter": "074/2",
    }  # fmt: skip
    page(copier, "write", number)
    page(copier, "write", number, data=text, status=302)
    page(copier, "add_milestone", number)
    milestone = {"title": "Tiang dinomori", "side": "replicator", "due_on": "2099-01-31", "who": "Bidang Penerangan"}
    page(copier, "add_milestone", number, data=milestone, status=302)
    measures = {
        "form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0, "form-0-name": "Hari sampai menyala", "form-0-unit": "hari", "form-0-baseline": "14",
        "form-0-baseline_on": "2025-03-01", "form-0-source": "Catatan dinas",
    }  # fmt: skip
    page(copier, "measures", number)
    page(copier, "measures", number, data=measures, status=302)
    page(copier, "measures", number, data=measures | {"form-0-baseline": ""}, status=400)

    _name(owner, number, "owner", way.cast.mayor)
    _name(copier, number, "replicator", way.cast.regent)
    page(copier, "freeze", number, data={}, status=302)
    frozen = page(copier, "desk_agreement", number)
    assert "Sedang dicetak" in frozen
    assert "sedang dicetak" in page(signed_in(way.cast.regent), "sign", number)
    actions.set_paper(agreement.pk, kind=PaperKind.TEXT, at=way.at)

    for player in (way.cast.mayor, way.cast.regent):
        browser = signed_in(player)
        assert "Menunggu tanda tangan Anda" in page(browser, "desk")
        sheet = page(browser, "sign", number)
        assert "Terang di Jeneponto" in sheet
        digest = Paper.objects.get(agreement=agreement).digest
        assert digest in sheet
        page(browser, "sign", number, data={"digest": digest}, status=400)  # not ticked
        page(browser, "sign", number, data={"digest": digest, "read": "on"}, status=302)
    agreement.refresh_from_db()
    assert agreement.state == State.SIGNED
    assert "Terang di Jeneponto" in page(Client(), "agreement", number)
    assert "Terang di Jeneponto" in page(Client(), "agreements")
    assert "415/1" in page(Client(), "agreement", number)


def _name(browser: Client, number: str, side: str, player: Player) -> None:
    held = Appointment.objects.get(user=player.user, role=Role.HEAD)
    assert player.user.name in page(browser, "name_signatory", number, side)
    page(browser, "name_signatory", number, side, data={"mandate": f"jabatan-{held.pk}"}, status=302)


def test_a_copier_carries_it_to_running_in_the_browser(stands: Stands):
    way = stands("signed")
    number, browser = spoken(way.agreement.number), signed_in(way.cast.officer_far_away)
    day = way.today.isoformat()
    page(browser, "start", number)
    page(browser, "start", number, data={"on": "2020-01-01"}, status=409)
    page(browser, "start", number, data={"on": day}, status=302)
    row = Milestone.objects.filter(agreement=way.agreement).first()
    page(browser, "finish_milestone", number, row.uuid)
    page(browser, "finish_milestone", number, row.uuid, data={"on": day, "note": "Semua bernomor."}, status=302)
    page(browser, "add_evidence", number, row.uuid)
    upload = SimpleUploadedFile("foto.pdf", Paper.objects.filter(agreement=way.agreement).first().content)
    page(browser, "add_evidence", number, row.uuid, data={"title": "Berita acara", "upload": upload}, status=302)
    other = Milestone.objects.filter(agreement=way.agreement).last()
    page(browser, "drop_milestone", number, other.uuid, data={"reason": "Digabung."}, status=302)
    page(browser, "run", number)
    page(browser, "run", number, data={"on": day}, status=302)
    shown = page(browser, "desk_agreement", number)
    for words in ("Semua bernomor.", "Berita acara", "Pemeriksaan keberlanjutan", "Digabung."):
        assert words in shown
    owner = signed_in(way.cast.innovator)
    page(owner, "coach", number)
    page(owner, "coach", number, data={"on": day, "hours": "2,5", "words": "Melatih regu"}, status=302)
    public = page(Client(), "agreement", number)
    assert "1 dari 1 tonggak selesai" in public
    assert "2,5 dari 40 jam pendampingan" in public
    assert "Semua bernomor." not in public
    assert "Berita acara" not in public
    assert way.cast.officer_far_away.user.name not in public


def test_a_need_that_is_met_names_its_agreement_and_looks_for_nothing_more(stands: Stands):
    way = stands("running")
    need = way.need()
    assert "Siapa yang sudah memecahkannya?" in page(Client(), "need", need.uuid)
    Agreement.objects.filter(pk=way.agreement.pk).update(need=need)
    Need.objects.filter(pk=need.pk).update(state="met", met_at=way.at)
    for browser, name in ((Client(), "need"), (signed_in(way.cast.regent), "desk_need")):
        shown = page(browser, name, need.uuid)
        assert "Disepakati untuk menjawabnya" in shown
        assert way.agreement.title in shown
        assert "Siapa yang sudah memecahkannya?" not in shown


def test_a_check_that_is_due_leads_the_page_and_whoever_may_answers_it(stands: Stands):
    way = stands("running")
    number = spoken(way.agreement.number)
    Check.objects.filter(agreement=way.agreement).update(due_on=date(2999, 1, 1))
    assert "waktunya sudah tiba" not in page(signed_in(way.cast.officer_far_away), "desk_agreement", number)
    assert "dijadwalkan" in page(Client(), "agreement", number)
    Check.objects.filter(agreement=way.agreement, months=12).update(due_on=way.today)
    for player, link in ((way.cast.officer_far_away, True), (way.cast.innovator, False)):
        shown = page(signed_in(player), "desk_agreement", number)
        assert "waktunya sudah tiba" in shown
        assert ("Isi pemeriksaan 12 bulan" in shown) is link
    assert "waktunya diperiksa" in page(Client(), "agreement", number)


def test_stopping_writes_its_reason_where_everybody_can_read_it(stands: Stands):
    way = stands("started")
    number, browser = spoken(way.agreement.number), signed_in(way.cast.agency_admin_far_away)
    page(browser, "stop", number)
    page(browser, "stop", number, data={"reason": ""}, status=400)
    page(browser, "stop", number, data={"reason": "Anggaran tidak turun."}, status=302)
    assert "Anggaran tidak turun." in page(Client(), "agreement", number)
    assert "sudah berhenti" in page(Client(), "verify", number)


def test_a_paper_that_was_changed_is_told_from_the_one_that_was_signed(stands: Stands):
    way = stands("signed")
    actions.set_paper(way.agreement.pk, kind=PaperKind.COPY, at=way.tick())
    number, browser = spoken(way.agreement.number), Client()
    text, copied = (bytes(Paper.objects.get(agreement=way.agreement, kind=kind).content) for kind in PaperKind)

    assert "tercatat dan masih berlaku" in page(browser, "verify", number)
    for content in (text, copied):
        answer = page(browser, "verify", number, data={"berkas": SimpleUploadedFile("x.pdf", content)})
        assert "Berkas ini asli" in answer
        assert "Berkas ini asli" in page(browser, "verify", number, sidik=hashlib.sha256(content).hexdigest())
    changed = copied.replace(b"/Title", b"/Tytle", 1)
    assert changed != copied
    answer = page(browser, "verify", number, data={"berkas": SimpleUploadedFile("x.pdf", changed)})
    assert "bukan naskah yang ditandatangani" in answer
    assert "Jangan dipakai" in answer
    assert browser.get(reverse("replication:copy", args=[number])).content == copied


def test_a_paper_that_was_replaced_is_called_old_and_one_not_signed_yet_is_called_so(stands: Stands):
    way = stands("frozen")
    number, browser = spoken(way.agreement.number), Client()
    digest = way.paper.digest
    assert "belum ditandatangani kedua pihak" in page(browser, "verify", number)
    assert "menunggu tanda tangan" in page(browser, "verify", number, sidik=digest)
    actions.reopen_agreement(way.agreement.pk, reason="Salah tanggal.", by=way.who("regent"), at=way.tick())
    page(browser, "verify", number, status=404)  # a draft has no paper
    way.freeze()
    way.set_paper()
    assert "naskah lama yang sudah diganti" in page(browser, "verify", number, sidik=digest)


@pytest.mark.parametrize("asked", ["abc", "g" * 64, "0" * 63])
def test_a_digest_that_is_none_is_refused_in_words(stands: Stands, asked: str):
    number = spoken(stands("signed").agreement.number)
    assert "64 angka dan huruf" in page(Client(), "verify", number, status=409, sidik=asked)


def test_a_number_typed_by_hand_leads_to_its_page_or_says_that_there_is_none(stands: Stands):
    way, browser = stands("signed"), Client()
    number = spoken(way.agreement.number)
    page(browser, "find")
    answer = browser.get(reverse("replication:find"), {"nomor": f" {number.lower()} "})
    assert (answer.status_code, answer["Location"]) == (302, reverse("replication:verify", args=[number]))
    assert "tidak berasal dari sini" in page(
        browser, "find", status=404, nomor=spoken(stands("drafted").agreement.number)
    )
    page(browser, "find", status=404, nomor="lampu")


def test_what_is_not_signed_is_for_nobody_else(stands: Stands):
    for state in ("drafted", "frozen"):
        number = spoken(stands(state).agreement.number)
        page(Client(), "agreement", number, status=404)
        page(Client(), "desk_agreement", number, status=302)
        for player in (stands(state).cast.citizen, stands(state).cast.officer_next_door, stands(state).cast.partner):
            page(signed_in(player), "desk_agreement", number, status=404)
            page(signed_in(player), "paper", number, status=404)


def test_both_sides_the_facilitator_and_the_signatory_have_their_desk(stands: Stands):
    way = stands("frozen")
    number = spoken(way.agreement.number)
    for name in ("innovator", "local_admin", "mayor", "regent", "officer_far_away", "facilitator", "secretariat"):
        browser = signed_in(getattr(way.cast, name))
        assert number in page(browser, "desk_agreements"), name
        assert "Para pihak" in page(browser, "desk_agreement", number), name
    page(signed_in(way.cast.facilitator), "facilitate", number, data={}, status=302)
    assert way.cast.facilitator.user.name in page(signed_in(way.cast.innovator), "desk_agreement", number)


def test_no_button_leads_nowhere(stands: Stands):
    """Every link of an agreement's desk answers for whoever sees it; every form of it leads to an address that takes it."""
    import re

    for state, names in (("drafted", ("innovator", "officer_far_away")), ("running", ("officer_far_away",))):
        way = stands(state)
        for name in names:
            browser = signed_in(getattr(way.cast, name))
            shown = page(browser, "desk_agreement", spoken(way.agreement.number))
            main = shown.partition('id="isi"')[2].partition("</main>")[0]
            for address in set(re.findall(r'href="(/[^"#]*)', main)):
                assert browser.get(address.replace("&amp;", "&")).status_code in (200, 302), (state, name, address)


def test_english_pages_stand(stands: Stands):
    way = stands("running")
    number, browser = spoken(way.agreement.number), signed_in(way.cast.regent)
    for name, args in (
        ("needs", ()), ("agreements", ()), ("agreement", (number,)), ("verify", (number,)), ("find", ()), ("desk", ()),
        ("desk_agreements", ()), ("desk_agreement", (number,)), ("state_need", ()),
    ):  # fmt: skip
        with translation.override("id"):  # a page under /en/ leaves its language in the thread
            address = "/en" + reverse(f"replication:{name}", args=args)
        assert browser.get(address).status_code == 200, address


def test_a_draft_that_is_written_again_keeps_its_forum(stands: Stands):
    way = stands("drafted")
    forum = Forum(way.cast)
    forum.announce()
    text = actions.Text(title="Terang", event=forum.event)
    actions.write_agreement(way.agreement.pk, text, by=way.who("innovator"), at=way.tick())
    form = page(signed_in(way.cast.innovator), "write", spoken(way.agreement.number))
    assert re.findall(r'<option value="([^"]+)"[^>]* selected', form)[-1:] == [str(forum.event.uuid)]
