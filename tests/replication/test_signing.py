"""From interest to an agreement that holds: who may sign, what they sign, and what a changed file betrays."""

import hashlib
import time
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from sambut.accounts.models import Installation
from sambut.accounts.queries import forget_demo
from sambut.kernel.refusals import Refused
from sambut.mandates.models import Appointment, Letter
from sambut.mandates.states import Act, LetterKind, Role
from sambut.replication import actions
from sambut.replication.actions.drafting import digest_of
from sambut.replication.models import Agreement, Paper, Party
from sambut.replication.papers import setting
from sambut.replication.states import Capacity, PaperKind, Side, State
from tests.replication.conftest import Stands, Way, verbs


def refusal(call) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused) as refused, transaction.atomic():
        call()
    return refused.value.code


def printed(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_the_second_signature_makes_it_hold_for_the_years_that_were_agreed(stands: Stands):
    way = stands("signed")
    agreement = way.agreement

    assert (agreement.state, agreement.signed_at) == (State.SIGNED, way.at)
    assert agreement.ends_on == way.at.date().replace(year=2028)
    assert verbs(agreement) == [
        "draft", "write", "add_milestone", "add_milestone", "write", "name_signatory", "name_signatory", "freeze", "set_paper", "sign", "sign",
    ]  # fmt: skip
    owner, copier = way.party(Side.OWNER), way.party(Side.REPLICATOR)
    assert (owner.capacity, copier.capacity) == (Capacity.HEAD, Capacity.HEAD)
    assert owner.signed_digest == copier.signed_digest == way.paper.digest
    assert owner.signed_at < copier.signed_at


def test_after_the_first_signature_nothing_holds_yet(stands: Stands):
    way = stands("frozen")
    agreement = way.sign("regent")
    assert (agreement.state, agreement.signed_at, agreement.ends_on) == (State.FROZEN, None, None)
    assert refusal(lambda: way.sign("regent")) == "agreement.sign.signed_already"


def test_the_paper_is_the_frozen_words_and_its_digest_stands_in_row_and_event(stands: Stands):
    way = stands("frozen")
    agreement = way.agreement
    paper = Paper.objects.get(agreement=agreement)

    assert bytes(paper.content).startswith(b"%PDF-")
    assert paper.digest == hashlib.sha256(paper.content).hexdigest()
    assert agreement.events.get(verb="set_paper").facts["digest"] == paper.digest
    assert agreement.digest == digest_of(agreement.frozen) == agreement.events.get(verb="freeze").facts["digest"]
    assert [party["body"] for party in agreement.frozen["parties"]] == [
        "Pemerintah Kota Semarang", "Pemerintah Kabupaten Jeneponto",
    ]  # fmt: skip
    assert [party["office"] for party in agreement.frozen["parties"]] == ["Wali Kota Semarang", "Bupati Jeneponto"]
    titles = [clause["title"] for clause in agreement.frozen["clauses"]]
    assert titles[-1] == "Pelatihan"
    assert len(titles) == 8
    assert "“Terang Kampung 2”" in agreement.frozen["clauses"][0]["paragraphs"][0]
    assert agreement.frozen["measures"][0]["baseline"] == "14 hari (1\xa0Maret\xa02025)"


def test_the_same_freezing_sets_the_same_bytes_and_only_once(stands: Stands):
    way = stands("frozen")
    agreement = way.agreement
    first = Paper.objects.get(agreement=agreement)
    assert actions.set_paper(agreement.pk, kind=PaperKind.TEXT, at=way.tick()) is None
    Paper.objects.filter(pk=first.pk).delete()
    again = actions.set_paper(agreement.pk, kind=PaperKind.TEXT, at=way.tick())
    assert again is not None
    assert again.digest == first.digest


def test_a_paper_is_set_within_a_third_of_a_second(stands: Stands):
    agreement = stands("signed").agreement
    took = []
    for _ in range(4):  # the first of a process reads the fonts
        began = time.process_time()
        assert setting.pdf(agreement, PaperKind.COPY, at=agreement.signed_at).startswith(b"%PDF-")
        took.append(time.process_time() - began)
    assert min(took) <= 0.3


def test_only_a_demo_calls_its_paper_one(stands: Stands):
    way = stands("frozen")
    agreement = way.agreement
    forget_demo()
    real = printed(setting.pdf(agreement, PaperKind.TEXT, at=way.at))
    Installation.objects.create(kind=Installation.DEMO, made_at=way.at)
    forget_demo()
    demo = printed(setting.pdf(agreement, PaperKind.TEXT, at=way.at))
    forget_demo()
    for words in ("Naskah peraga: orang, nomor dan isinya buatan", "Negara peraga: semua isinya buatan."):
        assert words not in real
        assert words in demo


def test_the_copy_shows_both_signatures_and_is_another_file(stands: Stands):
    way = stands("signed")
    agreement = way.agreement
    text = Paper.objects.get(agreement=agreement, kind=PaperKind.TEXT)
    copy = way.set_paper(PaperKind.COPY)
    assert copy.digest != text.digest
    assert actions.set_paper(agreement.pk, kind=PaperKind.COPY, at=way.tick()) is None


def test_words_of_people_are_no_markup(stands: Stands):
    way = stands("drafted")
    text = actions.Text(title='Lampu #panic("x") & $rumus$ <b>', added=(("#import", "{innovation} $1 #let"),))
    actions.write_agreement(way.agreement.pk, text, by=way.who("innovator"), at=way.tick())
    agreement = way.freeze()
    assert way.set_paper() is not None
    assert agreement.frozen["clauses"][-1] == {"title": "#import", "paragraphs": ["{innovation} $1 #let"]}


def test_nobody_signs_after_the_appointment_has_ended_also_when_it_ended_after_the_drafting(stands: Stands):
    way = stands("frozen")
    Appointment.objects.filter(user=way.cast.regent.user, role=Role.HEAD).update(ends_at=way.tick())

    assert refusal(lambda: way.sign("regent")) == "agreement.sign.mandate_ended"

    assert way.party(Side.REPLICATOR).signed_at is None
    assert Agreement.objects.get(pk=way.agreement.pk).state == State.FROZEN


def test_a_signature_that_stood_before_the_office_ended_goes_on_standing(stands: Stands):
    way = stands("frozen")
    way.sign("mayor")
    Appointment.objects.filter(user=way.cast.mayor.user, role=Role.HEAD).update(ends_at=way.tick())
    assert way.sign("regent").state == State.SIGNED


def test_an_ended_appointment_cannot_be_named_nor_frozen(stands: Stands):
    way = stands("drafted")
    held = Appointment.objects.get(user=way.cast.regent.user, role=Role.HEAD)
    way.name(Side.OWNER, "mayor")
    way.name(Side.REPLICATOR, "regent")
    held.ends_at = way.tick()
    held.save()
    by = way.who("officer_far_away")
    assert (
        refusal(lambda: actions.freeze_agreement(way.agreement.pk, by=by, at=way.tick()))
        == "agreement.freeze.mandate_ended"
    )
    naming = {"side": Side.REPLICATOR, "mandate": f"jabatan-{held.pk}", "by": by, "at": way.tick()}
    assert refusal(lambda: actions.name_signatory(way.agreement.pk, **naming)) == "agreement.name_signatory.no_mandate"


def test_an_acting_head_and_a_letter_sign_with_their_own_words(stands: Stands):
    way = stands("drafted")
    week = {"starts_at": way.at, "ends_at": way.at + timedelta(days=7)}
    acting = Appointment.objects.create(
        user=way.cast.citizen.user,
        role=Role.HEAD,
        organisation=way.cast.regent.organisation,
        acting="plt",
        decree="SP 9",
        **week,
    )
    letter = Letter.objects.create(
        user=way.cast.local_admin.user, organisation=way.cast.mayor.organisation, kind=LetterKind.POWER_OF_ATTORNEY,
        act=Act.SIGN_AGREEMENT, number="800/12/2025", issued_by=way.cast.mayor.user, **week,
    )  # fmt: skip
    for side, mandate, by in (
        (Side.REPLICATOR, f"jabatan-{acting.pk}", "officer_far_away"), (Side.OWNER, f"surat-{letter.pk}", "innovator"),
    ):  # fmt: skip
        actions.name_signatory(way.agreement.pk, side=side, mandate=mandate, by=way.who(by), at=way.tick())
    way.agreement = actions.freeze_agreement(way.agreement.pk, by=way.who("innovator"), at=way.tick())

    assert [party["office"] for party in way.agreement.frozen["parties"]] == [
        "kuasa Wali Kota Semarang dengan surat nomor 800/12/2025", "Plt. Bupati Jeneponto",
    ]  # fmt: skip
    way.set_paper()
    way.sign("local_admin")
    assert way.sign("citizen").state == State.SIGNED


def test_a_letter_for_another_act_signs_nothing(stands: Stands):
    way = stands("drafted")
    letter = Letter.objects.create(
        user=way.cast.local_admin.user, organisation=way.cast.mayor.organisation, kind=LetterKind.ASSIGNMENT, act=Act.ATTEND_FORUM,
        number="1", issued_by=way.cast.mayor.user, starts_at=way.at, ends_at=way.at + timedelta(days=7),
    )  # fmt: skip
    naming = {"side": Side.OWNER, "mandate": f"surat-{letter.pk}", "by": way.who("innovator"), "at": way.tick()}
    assert refusal(lambda: actions.name_signatory(way.agreement.pk, **naming)) == "agreement.name_signatory.no_mandate"


def test_one_person_does_not_sign_for_both_sides(stands: Stands):
    way = stands("drafted")
    both = Appointment.objects.create(
        user=way.cast.mayor.user, role=Role.HEAD, organisation=way.cast.regent.organisation, acting="plt", decree="SP 1",
        starts_at=way.at, ends_at=way.at + timedelta(days=30),
    )  # fmt: skip
    held = Appointment.objects.get(user=way.cast.mayor.user, organisation=way.cast.mayor.organisation)
    by = {"by": way.who("innovator"), "at": way.tick()}
    actions.name_signatory(way.agreement.pk, side=Side.OWNER, mandate=f"jabatan-{held.pk}", **by)
    naming = {"side": Side.REPLICATOR, "mandate": f"jabatan-{both.pk}", "by": way.who("officer_far_away"), "at": way.at}
    assert refusal(lambda: actions.name_signatory(way.agreement.pk, **naming)) == "agreement.name_signatory.both_sides"
    with pytest.raises(IntegrityError), transaction.atomic():
        Party.objects.filter(agreement=way.agreement, side=Side.REPLICATOR).update(
            signatory=way.cast.mayor.user, capacity=Capacity.HEAD, appointment=both
        )


def test_nobody_names_the_signatory_of_the_other_side_and_nobody_else_signs(stands: Stands):
    way = stands("drafted")
    held = Appointment.objects.get(user=way.cast.regent.user, role=Role.HEAD)
    naming = {"side": Side.REPLICATOR, "mandate": f"jabatan-{held.pk}", "by": way.who("innovator"), "at": way.tick()}
    assert refusal(lambda: actions.name_signatory(way.agreement.pk, **naming)) == "access.agreement.not_your_side"
    way.freeze()
    way.set_paper()
    assert refusal(lambda: way.sign("agency_admin_far_away")) == "access.agreement.not_signatory"
    assert refusal(lambda: way.sign("agency_admin_ministry")) == "agreement.see.not_found"


def test_what_was_read_is_what_is_signed(stands: Stands):
    way = stands("frozen")
    first = way.paper.digest
    way.sign("mayor")
    actions.reopen_agreement(way.agreement.pk, reason="Tanggal tonggak salah.", by=way.who("regent"), at=way.tick())
    assert way.party(Side.OWNER).signed_at is None
    way.freeze()
    assert refusal(lambda: way.sign("regent", digest=first)) == "agreement.sign.paper_in_the_making"
    way.set_paper()
    assert way.paper.digest != first
    assert refusal(lambda: way.sign("regent", digest=first)) == "agreement.sign.other_text"
    assert way.sign("regent").state == State.FROZEN  # the mayor's first signature went with the first text


def test_a_text_without_a_signatory_or_a_milestone_is_not_frozen(way: Way):
    way.express()
    way.accept()
    way.draft()
    by = way.who("innovator")
    freeze = lambda: actions.freeze_agreement(way.agreement.pk, by=by, at=way.tick())  # noqa: E731
    assert refusal(freeze) == "agreement.freeze.without_signatory"
    way.name(Side.OWNER, "mayor")
    way.name(Side.REPLICATOR, "regent")
    assert refusal(freeze) == "agreement.freeze.without_milestone"


def test_a_frozen_text_is_not_changed(stands: Stands):
    way = stands("frozen")
    by, at = way.who("innovator"), way.tick()
    assert (
        refusal(lambda: actions.write_agreement(way.agreement.pk, actions.Text("x"), by=by, at=at))
        == "agreement.write.from_frozen"
    )
    milestone = {"title": "x", "side": Side.OWNER, "due_on": way.today, "by": by, "at": at}
    assert (
        refusal(lambda: actions.add_milestone(way.agreement.pk, **milestone)) == "agreement.add_milestone.from_frozen"
    )


def test_a_cancelled_agreement_gives_its_place_back(stands: Stands):
    way = stands("frozen")
    reason = "Anggaran tahun ini dialihkan."
    agreement = actions.cancel_agreement(way.agreement.pk, reason=reason, by=way.who("regent"), at=way.tick())
    assert (agreement.state, agreement.signed_at, agreement.ended_at) == (State.CANCELLED, None, way.at)
    assert agreement.events.latest("pk").note.text == reason
    way.interest.refresh_from_db()
    assert way.interest.state == "withdrawn"
    way.express()  # and another may be expressed
