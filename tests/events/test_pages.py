"""Every page of a forum, walked by who it is for; buttons pressed, forms sent, refusals read."""

import pytest
from django.test import Client
from django.urls import reverse

from sambut.events import actions
from sambut.events.models import (
    Booking,
    Delegate,
    Delegation,
    Event,
    Pledge,
    Session,
    Signing,
    Stand,
    StandInterest,
    Task,
)
from tests.events.conftest import HOUR, STARTS, Forum, innovation
from tests.world.cast import signed_in

HOST_PAGES = ("host", "edit", "counts", "publish", "guests", "door", "programme", "stands", "stand_sheets", "clinics", "questions",
              "signings", "follow")  # fmt: skip


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(f"events:{name}", args=args))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


@pytest.fixture
def full(running: Forum) -> Forum:
    """Something on every page."""
    forum = running
    delegation = forum.confirm()
    forum.name(delegation)
    stand = forum.stand()
    officer = forum.cast.officer_far_away
    actions.record_interest(stand.pk, unit=officer.organisation, by=forum.person(officer), at=forum.tick())
    forum.book(forum.slot(STARTS + 5 * HOUR, innovation=stand.innovation), delegation)
    forum.slot(STARTS + 7 * HOUR, innovation=stand.innovation)
    actions.ask_desk(delegation.pk, topic="Anggaran", question="Dari mana dananya?", by=forum.regent, at=forum.tick())
    actions.pledge_innovation(
        forum.event.pk, body=forum.regency, innovation=stand.innovation, by=forum.regent, at=forum.tick()
    )
    actions.list_signing(
        forum.event.pk, replicator=forum.regency, innovation=stand.innovation, by=forum.secretariat, at=forum.tick()
    )
    actions.add_partner(forum.event.pk, body=forum.cast.partner.organisation, by=forum.secretariat, at=forum.tick())
    forum.task()
    forum.delegation, forum.shown = delegation, stand
    return forum


def test_every_page_of_the_host_opens_in_both_languages(full: Forum):
    client = signed_in(full.cast.secretariat)
    addresses = [reverse(f"events:{name}", args=[full.event.uuid]) for name in HOST_PAGES]
    addresses += [
        reverse("events:desk"),
        reverse("events:draft"),
        reverse("events:tasks"),
        reverse("events:delegation", args=[full.delegation.uuid]),
    ]
    addresses.append(reverse("events:ready_signing", args=[Signing.objects.get().uuid]))
    for address in addresses:
        for prefix in ("", "/en"):
            assert client.get(prefix + address).status_code == (404 if address.endswith("/tugas/") else 200), (
                prefix,
                address,
            )


def test_everybody_reads_a_forum_its_stands_and_its_calendar_but_no_desk_and_no_count_before_it_is_over(full: Forum):
    visitor = Client()
    words = page(visitor, "forum", full.event.uuid)
    assert "Bidan Jemput Bola" in words
    assert "Pembukaan" in words
    assert "08.00" in words  # on the clocks of Bandung, not of UTC
    assert "Rosmini" not in words
    assert "lima hal yang berbeda" not in words
    calendar = visitor.get(reverse("events:forum_calendar", args=[full.event.uuid]))
    assert calendar["Content-Type"] == "text/calendar; charset=utf-8"
    assert "DTSTART:20311028T010000Z" in calendar.content.decode()
    for name in (*HOST_PAGES, "desk"):
        answer = visitor.get(reverse(f"events:{name}", args=[] if name == "desk" else [full.event.uuid]))
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/masuk/"), name
    assert visitor.get(reverse("events:report", args=[full.event.uuid])).status_code == 404


def test_the_body_page_tells_its_own_people_what_stands_and_others_that_there_is_none(full: Forum):
    words = page(signed_in(full.cast.regent), "delegation", full.delegation.uuid)
    assert "Rosmini" in words
    assert "Menyiapkan peraturan bupati" in words
    assert "Bidan Jemput Bola" in words
    schedule = signed_in(full.cast.regent).get(reverse("events:schedule", args=[full.delegation.uuid])).content.decode()
    assert "SUMMARY:Klinik: Menyiapkan peraturan bupati" in schedule
    address = reverse("events:delegation", args=[full.delegation.uuid])
    for player in (
        full.cast.mayor,
        full.cast.agency_admin,
        full.cast.facilitator,
        full.cast.partner,
        full.cast.citizen,
    ):
        answer = signed_in(player).get(address)
        assert answer.status_code == 404, player.member.short_name
        assert "Rosmini" not in answer.content.decode()


def test_a_forum_is_made_announced_and_opened_with_nothing_but_forms(forum: Forum):
    client = signed_in(forum.cast.secretariat)
    given = {
        "name": "Forum Replikasi Kawasan Timur", "summary": "Kawasan timur.", "venue": "Makassar", "zone": "Asia/Makassar",
        "starts_at": "2031-11-04T08:00", "ends_at": "2031-11-05T17:00", "answer_by": "2031-10-28T16:00",
    }  # fmt: skip
    made = client.post(reverse("events:draft"), given)
    event = Event.objects.get(name="Forum Replikasi Kawasan Timur")
    assert made["Location"] == reverse("events:host", args=[event.uuid])
    assert event.starts_at.isoformat() == "2031-11-04T00:00:00+00:00"  # 08.00 WITA
    refused = client.post(reverse("events:move", args=[event.uuid, "umumkan"]))
    assert refused.status_code == 409
    assert "Belum ada satu pun mata acara" in refused.content.decode()
    session = {"kind": "plenary", "title": "Pembukaan", "room": "Aula", "starts_at": "2031-11-04T09:00", "ends_at": "2031-11-04T10:00",
               "speakers": "Dr. Ayu, ahli pelayanan\nBudi"}  # fmt: skip
    assert client.post(reverse("events:programme", args=[event.uuid]), session).status_code == 302
    assert [(one.name, one.role_line) for one in Session.objects.get(event=event).speakers.order_by("place")] == [
        ("Dr. Ayu", "ahli pelayanan"), ("Budi", "")
    ]  # fmt: skip
    again = client.post(reverse("events:programme", args=[event.uuid]), {**session, "title": "Panel", "room": " aula "})
    assert again.status_code == 409
    assert "sudah dipakai mata acara lain" in again.content.decode()
    for way in ("umumkan", "mulai"):
        assert client.post(reverse("events:move", args=[event.uuid, way])).status_code == 302
    assert Event.objects.get(pk=event.pk).state == "running"


def test_a_stand_takes_one_tap_of_an_officer_and_two_entries_of_a_visitor(full: Forum):
    address = reverse("events:stand", args=[full.shown.uuid])
    unit = full.cast.unit_officer.organisation
    officer = signed_in(full.cast.unit_officer)
    assert f"{unit.name} tertarik" in officer.get(address).content.decode()
    for _ in range(2):
        assert officer.post(address, {"unit": str(unit.uuid)}).status_code == 302
    assert StandInterest.objects.filter(stand=full.shown, unit=unit).count() == 1
    assert "sudah tercatat" in officer.get(address).content.decode()
    foreign = officer.post(address, {"unit": str(full.cast.innovator.organisation.uuid)})
    assert foreign.status_code == 409

    visitor = Client()
    for body in ("Dinas Kesehatan Kabupaten Gowa", "dinas kesehatan  kabupaten gowa"):
        assert visitor.post(address, {"body": body, "contact": "dinkes@gowakab.example"}).status_code == 302
    claim = StandInterest.objects.get(stand=full.shown, unit=None)
    assert (claim.claimed, claim.user_id) == ("Dinas Kesehatan Kabupaten Gowa", None)
    assert "gowakab" not in visitor.get(address).content.decode()
    assert "gowakab" in page(signed_in(full.cast.innovator), "stand", full.shown.uuid)
    assert "gowakab" not in page(signed_in(full.cast.unit_officer), "stand", full.shown.uuid)


def test_a_number_that_another_stand_has_comes_back_beside_its_innovation(full: Forum):
    host, wanted = signed_in(full.cast.secretariat), innovation(full.cast.innovator.organisation, title="Antre Daring")
    taken = Stand.objects.filter(event=full.event).first().number

    answer = host.post(f"/meja/forum/{full.event.uuid}/gerai/", {"innovation": str(wanted.uuid), "number": taken})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert f'name="number" value="{taken}" aria-invalid="true"' in page
    assert "Antre Daring" in page
    assert Stand.objects.filter(event=full.event, innovation=wanted).count() == 0


def test_the_qr_of_a_stand_is_a_picture_and_the_sheets_bear_one_each(full: Forum):
    picture = Client().get(reverse("events:stand_code", args=[full.shown.uuid]))
    assert (picture["Content-Type"], picture.content[:4]) == ("image/svg+xml", b"<svg")
    sheets = page(signed_in(full.cast.secretariat), "stand_sheets", full.event.uuid)
    assert sheets.count('class="sheet"') == 1
    assert reverse("events:stand_code", args=[full.shown.uuid]) in sheets


def test_a_body_names_confirms_books_and_promises_on_its_pages(announced: Forum):
    forum = announced
    stand, delegation = forum.stand(), forum.invite()
    slot = forum.slot(innovation=stand.innovation)
    client = signed_in(forum.cast.regent)
    named = {"name": "Karaeng Sila Baso", "role_line": "Bupati", "email": forum.cast.regent.member.email}
    assert client.post(reverse("events:delegation", args=[delegation.uuid]), named).status_code == 302
    early = client.post(
        reverse("events:booking", args=[delegation.uuid]), {"slot": slot.uuid, "question": "Mulai dari mana?"}
    )
    assert early.status_code == 409
    assert "Pastikan kehadiran instansi Anda dulu" in early.content.decode()
    head = Delegate.objects.get(delegation=delegation)
    assert (
        client.post(reverse("events:confirm", args=[delegation.uuid]), {"representative": head.uuid}).status_code == 302
    )
    assert Delegation.objects.get(pk=delegation.pk).state == "confirmed"
    offered = page(client, "booking", delegation.uuid)
    assert "Menyiapkan peraturan bupati" in offered
    booked = client.post(
        reverse("events:booking", args=[delegation.uuid]), {"slot": slot.uuid, "question": "Mulai dari mana?"}
    )
    assert booked.status_code == 302
    promised = client.post(reverse("events:pledge", args=[delegation.uuid]), {"innovation": stand.innovation.uuid})
    assert promised.status_code == 302
    assert (Booking.objects.get().delegation_id, Pledge.objects.get().body_id) == (delegation.pk, forum.regency.pk)
    client.post(reverse("events:cancel_booking", args=[Booking.objects.get().uuid]))
    client.post(reverse("events:withdraw_pledge", args=[delegation.uuid, Pledge.objects.get().pk]))
    assert (forum.counts("booked", "pledged"), Booking.objects.get().cancelled_at is None) == ((0, 0), False)


def test_slots_about_what_a_unit_wanted_stand_first_and_say_why(full: Forum):
    words = page(signed_in(full.cast.regent), "booking", full.delegation.uuid)
    unit = full.cast.officer_far_away.organisation.name
    assert f"Karena {unit} mencatat minat pada Bidan Jemput Bola." in words
    full.slot(STARTS + 9 * HOUR, topic="Klinik terbuka")
    words = page(signed_in(full.cast.regent), "booking", full.delegation.uuid)
    assert words.index("Sesuai minat unit Anda") < words.index("Waktu lain") < words.index("Klinik terbuka")


def test_the_door_takes_a_code_a_name_and_says_what_is_wrong(full: Forum):
    client = signed_in(full.cast.secretariat)
    address = reverse("events:door", args=[full.event.uuid])
    companion = Delegate.objects.get(name="Rosmini", capacity="companion", user=None)
    spoken = f"{companion.code[:4]}-{companion.code[4:8]}-{companion.code[8:]}"
    assert f'value="{spoken}"' in client.get(f"{address}?kode={spoken}").content.decode()
    assert client.post(address, {"code": spoken.lower()}).status_code == 302
    assert full.counts("present", "attended") == (1, 1)
    slip = client.post(address, {"code": spoken[:-1] + ("2" if spoken[-1] != "2" else "3")})
    assert slip.status_code == 409
    found = client.get(f"{address}?cari=Jenep").content.decode()
    head = Delegate.objects.get(capacity="head")
    assert reverse("events:enter", args=[head.uuid]) in found
    assert client.post(reverse("events:enter", args=[head.uuid])).status_code == 302
    assert full.counts("present", "attended") == (1, 2)
    assert signed_in(full.cast.regent).post(reverse("events:enter", args=[head.uuid])).status_code == 404


def test_the_consultation_desk_is_answered_by_a_facilitator_and_read_by_the_body(full: Forum):
    facilitator = signed_in(full.cast.facilitator)
    desk = page(facilitator, "questions", full.event.uuid)
    request = full.event.requests.get()
    assert "Dari mana dananya?" in desk
    address = f"{reverse('events:questions', args=[full.event.uuid])}?jawab={request.uuid}"
    assert facilitator.post(address, {"answer": "Dari APBD perubahan."}).status_code == 302
    assert "Dari APBD perubahan." in page(signed_in(full.cast.regent), "delegation", full.delegation.uuid)
    assert signed_in(full.cast.partner).get(reverse("events:questions", args=[full.event.uuid])).status_code == 404


def test_a_facilitator_offers_a_time_and_takes_it_back(full: Forum):
    client = signed_in(full.cast.facilitator)
    address = reverse("events:clinics", args=[full.event.uuid])
    given = {"topic": "Menyusun SOP", "table": "Meja 9", "starts_at": "2031-10-29T09:00", "ends_at": "2031-10-29T10:00"}
    assert client.post(address, given).status_code == 302
    clash = client.post(address, {**given, "starts_at": "2031-10-29T09:30", "ends_at": "2031-10-29T10:30"})
    assert (clash.status_code, "sudah punya klinik pada waktu itu" in clash.content.decode()) == (409, True)
    slot = full.event.slots.get(topic="Menyusun SOP")
    assert client.post(reverse("events:withdraw_clinic", args=[slot.uuid])).status_code == 302
    assert "Menyusun SOP" not in page(client, "clinics", full.event.uuid)


def test_a_task_is_given_done_with_a_note_and_dropped_with_a_reason(full: Forum):
    regent, officer = signed_in(full.cast.regent), signed_in(full.cast.officer_far_away)
    unit = full.cast.officer_far_away.organisation
    for words in ("Tetapkan tim", "Susun anggaran"):
        given = {"unit": unit.uuid, "kind": "commitment", "text": words, "due_on": "2032-01-15"}
        assert regent.post(reverse("events:give_task", args=[full.delegation.uuid]), given).status_code == 302
    first, second = Task.objects.order_by("-id")[:2]
    assert "Tetapkan tim" in page(officer, "tasks")
    assert (
        officer.post(reverse("events:finish_task", args=[first.uuid]), {"note": "Rencana disahkan."}).status_code == 302
    )
    assert (
        regent.post(reverse("events:drop_task", args=[second.uuid]), {"note": "Digabung dengan tim lain."}).status_code
        == 302
    )
    assert full.counts("tasks", "tasks_done") == (2, 1)
    again = officer.post(reverse("events:finish_task", args=[first.uuid]), {"note": "Sekali lagi."})
    assert (again.status_code, "sudah selesai" in again.content.decode()) == (409, True)
    assert signed_in(full.cast.unit_officer).get(reverse("events:finish_task", args=[second.uuid])).status_code == 404


def test_a_partner_reads_the_counts_before_and_the_report_after(full: Forum):
    partner = signed_in(full.cast.partner)
    assert full.event.name in page(partner, "desk")
    assert "1 diundang" in page(partner, "counts", full.event.uuid)
    assert signed_in(full.cast.mayor).get(reverse("events:counts", args=[full.event.uuid])).status_code == 404
    full.close()
    full.report()
    assert "Forum berjalan baik." in page(Client(), "report", full.event.uuid)
    english = Client().get("/en" + reverse("events:report", args=[full.event.uuid])).content.decode()
    assert "The forum went well." in english


def test_the_signing_list_is_made_ready_and_signed_on_its_page(full: Forum):
    client = signed_in(full.cast.secretariat)
    line = Signing.objects.get()
    early = client.post(reverse("events:sign", args=[line.uuid]))
    assert (early.status_code, "belum siap" in early.content.decode()) == (409, True)
    head = Delegate.objects.get(capacity="head")
    assert client.post(reverse("events:ready_signing", args=[line.uuid]), {"signatory": head.uuid}).status_code == 302
    assert client.post(reverse("events:sign", args=[line.uuid])).status_code == 302
    assert full.counts("listed", "agreements", "signed", "pledged") == (1, 1, 1, 1)
    assert "1 ditandatangani oleh 1 instansi" in page(client, "signings", full.event.uuid)
