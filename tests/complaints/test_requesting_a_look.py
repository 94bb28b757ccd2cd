"""Who may ask about a reporter's identity, and how the page of the case leads to the custodian."""

import re

import pytest

from sambut.complaints.access import why_not
from sambut.identities.models import LookRequest
from sambut.kernel.numbers import spoken
from tests.complaints.conftest import SARI
from tests.world.cast import signed_in

pytestmark = pytest.mark.django_db
REASON = "Pelapor perlu ditemui di lokasi untuk menunjukkan tiang yang mati."


def address(way) -> str:
    return f"/meja/pengaduan/{spoken(way.complaint.number)}/identitas/"


def test_only_who_acts_on_the_case_or_watches_over_it_may_ask(way, cast):
    way.submit()
    way.forward()
    asked = {player.member.short_name: why_not(player.person(way.at), "request_look", way.complaint) for player in cast}

    assert {name for name, code in asked.items() if code is None} == {
        "unit_officer",
        "agency_admin",
        "national_admin",
        "ombudsman",
    }
    assert asked["officer_next_door"] == "complaint.see.not_yours"


def test_a_case_without_a_body_has_no_custodian_yet(way, cast):
    way.submit(body=None)

    assert (
        why_not(cast.national_admin.person(way.at), "request_look", way.complaint) == "complaint.request_look.no_body"
    )


def test_the_request_goes_to_the_custodian_of_the_body_with_the_spoken_number(way, cast):
    way.submit()
    way.forward()
    officer = signed_in(cast.unit_officer)
    assert address(way) in officer.get(address(way).replace("identitas/", "")).content.decode()

    answer = officer.post(address(way), {"reason": REASON})

    made = LookRequest.objects.get()
    assert answer["Location"] == f"/meja/identitas/{made.uuid}/"
    assert (made.envelope_id, made.case_ref, made.reason, made.body_id, made.chain) == (
        way.complaint.handle, spoken(way.complaint.number), REASON, cast.agency_admin.organisation.pk, [],
    )  # fmt: skip
    assert spoken(way.complaint.number) in signed_in(cast.custodian).get("/meja/identitas/").content.decode()


def test_a_reason_that_says_nothing_is_refused_and_stays_in_the_form(way, cast):
    way.submit()
    way.forward()
    answer = signed_in(cast.unit_officer).post(address(way), {"reason": "perlu"})

    assert answer.status_code == 409
    assert re.search(r"<textarea[^>]*>\s*perlu</textarea>", answer.content.decode())
    assert LookRequest.objects.count() == 0


def test_who_does_not_see_the_case_learns_nothing(way, cast):
    way.submit()
    way.forward()
    for player in (cast.officer_next_door, cast.custodian, cast.citizen, cast.system_administrator):
        answer = signed_in(player).post(address(way), {"reason": REASON})
        assert answer.status_code == 404, player.member.short_name
        assert SARI.name not in answer.content.decode()
    assert LookRequest.objects.count() == 0
