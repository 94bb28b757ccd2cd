"""Every address of a case for everybody: exactly what the single answer says, and never a fault."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sambut.accounts.actions import issue_token
from sambut.complaints.access import OFFICE_RULES, READERS, why_not
from sambut.complaints.models import Complaint, ComplaintEvent
from sambut.complaints.states import STAYING, TRANSITIONS, Verb
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.mandates.models import SupportAccess
from sambut.mandates.people import VISITOR
from sambut.mandates.queries import person_of
from sambut.mandates.states import Role, SupportState
from tests.world.cast import signed_in

pytestmark = pytest.mark.own_database
CASES = ("unplaced", "at_a_unit_secret", "with_a_name", "about_a_unit_that_had_it", "answered")
MEMBERS = (
    "citizen", "unit_officer", "officer_next_door", "agency_admin", "national_admin", "inspector", "presidential_office", "custodian",
    "system_administrator",
)  # fmt: skip
FORMS = ("forward", "ask", "archive", "answer", "note", "bounce", "request_look")
OPENING = ("open_text", "open_reporter")
OWN = ("add", "complete", "reject", "withdraw")


@pytest.fixture
def cases(found):
    return {name: Complaint.objects.select_related("holder", "body").get(pk=found[name].complaint.pk) for name in CASES}


@pytest.fixture
def people(cast, cases):
    """Name → person and browser, at this moment; the first administrator has support access at the city."""
    SupportAccess.objects.create(
        user=cast.system_administrator.user, organisation=cast.agency_admin.organisation, reason="Antrean dinas tidak terbuka", hours=4,
        state=SupportState.APPROVED, decided_by=cast.second_administrator.user, requested_at=now() - timedelta(minutes=9),
        starts_at=now() - timedelta(minutes=5), ends_at=now() + timedelta(hours=3),
    )  # fmt: skip
    players = {name: getattr(cast, name) for name in MEMBERS}
    found = {name: (person_of(player.user.pk, at=now()), signed_in(player)) for name, player in players.items()}
    return found | {"visitor": (VISITOR, Client())}


def address(name: str, complaint: Complaint) -> str:
    return reverse(f"complaints:{name}", args=[spoken(complaint.number)])


def possible(complaint: Complaint, verb: str) -> bool:
    if verb == "request_look":
        return True
    return (complaint.status, Verb(verb)) in TRANSITIONS or complaint.status in STAYING.get(Verb(verb), ())


def expected(person, complaint: Complaint, verb: str) -> int:
    """What an address of the desk answers to GET."""
    if person.user_id is None:
        return 302
    if why_not(person, "see", complaint):
        return 404
    return 200 if why_not(person, verb, complaint) is None and possible(complaint, verb) else 409


def test_every_address_of_a_desk_answers_as_the_table_says(people, cases):
    for who, (person, browser) in people.items():
        for name, complaint in cases.items():
            seen = why_not(person, "see", complaint) is None
            answers = {"desk_case": browser.get(address("desk_case", complaint)).status_code}
            wanted = {"desk_case": expected(person, complaint, "see") if person.user_id is None or not seen else 200}
            mays = [verb for verb in FORMS if why_not(person, verb, complaint) is None]
            for verb in {*mays, "answer", "forward"} if seen else ("answer",):
                answers[verb] = browser.get(address(verb, complaint)).status_code
                wanted[verb] = expected(person, complaint, verb)
            assert answers == wanted, (who, name)


def test_what_is_sealed_opens_only_for_who_may_and_each_opening_is_an_event(people, cases):
    for who, (person, browser) in people.items():
        for name in () if who == "visitor" else ("with_a_name", "answered"):
            complaint = cases[name]
            for verb in OPENING:
                before = ComplaintEvent.objects.filter(complaint=complaint).count()
                answer = browser.post(address(verb, complaint))
                may = why_not(person, verb, complaint) is None
                assert answer.status_code == (200 if may else 404 if why_not(person, "see", complaint) else 409), (
                    who,
                    name,
                    verb,
                )
                assert ComplaintEvent.objects.filter(complaint=complaint).count() - before == may
                assert ("Kembangmelati" in answer.content.decode()) is (may and verb == "open_reporter"), (
                    who,
                    name,
                    verb,
                )


def test_the_page_of_a_case_leads_offices_to_the_desk_and_shows_others_what_is_public(people, cases):
    for who, (person, browser) in people.items():
        for name, complaint in cases.items():
            answer = browser.get(address("case", complaint))
            seen = why_not(person, "see", complaint) is None
            assert answer.status_code == (302 if seen else 200 if complaint.public_at else 404), (who, name)


def test_who_proved_to_be_the_reporter_gets_the_own_page_and_no_desk(cases, way):
    way.submit(secret=True)
    browser, number = Client(), spoken(way.complaint.number)
    assert browser.post(reverse("complaints:open"), {"number": number, "secret": way.receipt.secret}).status_code == 302
    statuses = {
        name: browser.get(address(name, way.complaint)).status_code for name in ("case", *OWN, "desk_case", "forward")
    }
    assert statuses == {
        "case": 200,
        "add": 200,
        "complete": 200,
        "reject": 200,
        "withdraw": 200,
        "desk_case": 302,
        "forward": 302,
    }
    for complaint in cases.values():
        assert browser.get(address("add", complaint)).status_code == 404


def test_everybody_gets_the_queues_of_the_own_offices_and_no_other(people, cast):
    places = {
        player.organisation
        for player in (cast.agency_admin, cast.unit_officer, cast.officer_next_door, cast.officer_far_away)
    }
    for who, (person, browser) in people.items():
        for place in places:
            own = place.pk in person.organisations(*READERS)
            inspects = any(m.role == Role.INSPECTORATE and m.organisation_id == place.pk for m in person.mandates)
            status = browser.get(reverse("complaints:queue", args=[place.pk])).status_code
            assert status == (302 if who == "visitor" else 200 if own or inspects else 404), (who, place.name)


def test_the_api_answers_as_the_pages_do(people, cases):
    for who in ("visitor", "unit_officer", "officer_next_door", "presidential_office", "system_administrator"):
        person, _browser = people[who]
        headers = {} if person.user_id is None else {"HTTP_AUTHORIZATION": f"Bearer {token_of(person.user_id)}"}
        for name, complaint in cases.items():
            desk = f"/api/v1/meja/laporan/{spoken(complaint.number)}"
            seen = why_not(person, "see", complaint) is None
            answer = Client().get(desk, **headers)
            assert answer.status_code == (401 if not headers else 200 if seen else 404), (who, name)
            if name == "answered" and seen and why_not(person, Verb.NOTE, complaint) is not None:
                refused = Client().post(
                    f"{desk}/kabar", json.dumps({"text": "x"}), content_type="application/json", **headers
                )
                assert refused.status_code == 409, (who, name)
            shown = Client().get(f"/api/v1/laporan/{spoken(complaint.number)}", **headers).status_code
            assert shown == (200 if complaint.public_at else 404), (who, name)


def token_of(user_id: int) -> str:
    _, text = issue_token(user_id, name="uji", expires_at=now() + timedelta(days=1), by=user_id, at=now())
    return text


def test_the_page_of_a_case_offers_exactly_what_the_table_allows():
    """A verb of an office that has no address would be reachable by nobody; one without a rule by everybody."""
    assert {*FORMS, *OPENING} == {str(verb) for verb in OFFICE_RULES}
