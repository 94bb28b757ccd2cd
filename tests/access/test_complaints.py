"""Everybody over every case: the table, the single answer, the query, the stored sight, the lists, the search, the export."""

from datetime import timedelta

import pytest

from sambut.complaints import exporting, lists, searching, sights
from sambut.complaints.access import VERBS, Reporter, visible, why_not
from sambut.complaints.jobs import follow_move, tell
from sambut.complaints.lists import Filter
from sambut.complaints.models import Complaint, ComplaintEvent, Sight
from sambut.complaints.states import Status
from sambut.frame.refusals import reasons
from sambut.kernel.numbers import spoken
from sambut.mandates.models import Appointment
from sambut.mandates.people import Mandate, Person
from sambut.mandates.queries import person_of
from sambut.mandates.states import Role
from sambut.notices.models import Notice
from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import add_units, move_unit
from sambut.organisations.models import Organisation, OrganisationEvent
from tests.access import table
from tests.access.cases import Cases, Walked
from tests.access.test_walking import people  # noqa: F401  (the same people walk here)
from tests.access.walk import codes, disagreements
from tests.complaints.conftest import WEDNESDAY

pytestmark = pytest.mark.own_database
NOW = WEDNESDAY + timedelta(days=90)
COLUMNS = ("organisation_id", "complaint_id", "status", "supervisory", "secret", "holds", "next_at", "received_at")


@pytest.fixture
def everybody(found, people, cast) -> dict[str, Person | Reporter]:  # noqa: F811
    """The people of every walk, heads, an inspector inside the inspectorate, two reporters."""
    transport, inspectorate = (
        cast.unit_officer.organisation,
        Organisation.objects.get(name="Inspektorat", parent__name__contains="Kota Semarang"),
    )
    own = [found[name].complaint.handle for name in ("answered", "incomplete", "about_a_unit_that_had_it")]
    return people | {
        "head_of_the_unit": Person(-1, (_mandate(Role.HEAD, transport),)),
        "inspector_inside": Person(-2, (_mandate(Role.INSPECTORATE, inspectorate),)),
        "officer_and_inspector": Person(
            -3, (_mandate(Role.UNIT_OFFICER, transport), _mandate(Role.INSPECTORATE, inspectorate))
        ),
        "reporter": Reporter(frozenset(own)),
        "reporter_of_nothing": Reporter(frozenset()),
    }


def _mandate(role: Role, at: Organisation) -> Mandate:
    return Mandate(0, role, at.pk, at.body_id, tuple(at.path))


def test_everybody_may_exactly_what_the_table_says(cast, everybody, found):
    cases = Cases(found)
    assert disagreements(cases, cast, everybody) == []
    assert codes(cases, cast, everybody.values()) - set(reasons()) == set()
    assert {line.verb for line in table.lines_of(cases.heading)} == set(VERBS)
    assert {name.removeprefix("not ") for line in table.lines_of(cases.heading) for name in line.conditions} == set(
        cases.conditions
    )


def seen_one_by_one(who: Person | Reporter, found: dict[str, Walked]) -> set[int]:
    return {one.complaint.pk for one in found.values() if why_not(who, "see", one.complaint) is None}


def test_every_list_search_and_export_shows_exactly_what_may_be_seen_one_by_one(everybody, found):
    """Ended and former cases included: the filters together leave nothing out and let nothing in."""
    for name, who in everybody.items():
        seen = seen_one_by_one(who, found)
        if isinstance(who, Reporter):
            listed = {row["id"] for row in lists.own(who)}
            sought = {row["id"] for row in searching.own("lampu penyeberangan", who)}
        else:
            assert set(visible(who).values_list("pk", flat=True)) == seen, name
            listed = listed_for(who)
            sought = {row["id"] for row in searching.within("lampu penyeberangan", who)}
            exported = {case["number"] for case in exporting.cases(visible(who))}
            assert exported == {spoken(one.complaint.number) for one in found.values() if one.complaint.pk in seen}, (
                name
            )
        assert listed == sought == seen, name


def listed_for(who: Person) -> set[int]:
    """What the desks that this person may open show, with every filter."""
    from sambut.complaints.access import READERS, WATCHERS

    filters = [Filter(status=status.value, former=former) for status in Status for former in (False, True)]
    found: set[int] = set()
    for wanted in filters:
        for organisation in who.organisations(*READERS):
            found |= {row["complaint_id"] for row in lists.queue(organisation, wanted)}
        for mandate in who.mandates:
            if mandate.role == Role.INSPECTORATE:
                found |= {row["id"] for row in lists.inspected(mandate, wanted)}
        if any(who.holds(role) for role in WATCHERS):
            found |= {row["id"] for row in lists.watched(who, wanted)}
    return found


def test_a_case_is_found_by_its_number_by_who_may_see_it_and_by_nobody_else(everybody, found):
    one = found["about_a_unit_that_had_it"].complaint
    finding = {
        name for name, who in everybody.items() if isinstance(who, Person) and searching.within(spoken(one.number), who)
    }
    assert finding == {
        "officer_next_door", "agency_admin", "national_admin", "inspector", "ombudsman", "presidential_office", "with_support",
        "acting_head_elsewhere", "administrator_who_handles", "admin_of_a_unit", "inspector_inside", "officer_and_inspector", "mayor",
    }  # fmt: skip


def test_what_is_secret_or_not_yet_checked_is_on_no_public_list(found):
    shown = {row["id"] for row in lists.public()}
    assert shown == {row["id"] for row in searching.public("lampu penyeberangan")}
    assert shown == {one.complaint.pk for one in found.values() if one.complaint.public_at}
    assert {name for name, one in found.items() if one.complaint.pk in shown} == {
        "at_a_unit", "at_the_other_regency", "with_a_name", "re_forwarded", "bounced_to_the_body", "bounced_to_the_national_desk",
        "at_another_body", "supervisory", "about_a_unit_that_had_it", "about_the_inspectorate", "about_a_unit_bounced", "answered",
        "accepted", "withdrawn", "closed_by_the_timer",
    }  # fmt: skip


def test_the_stored_sight_is_what_a_rebuild_writes(found):
    stored = set(Sight.objects.values_list(*COLUMNS))
    assert stored
    Sight.objects.filter(pk__in=Sight.objects.values("pk")[:5]).delete()
    Sight.objects.update(secret=True, holds=False)

    sights.rebuild()

    assert set(Sight.objects.values_list(*COLUMNS)) == stored
    assert {(row[0], row[1]) for row in stored} == {(pk, one.complaint.pk) for one in found.values() for pk in one.way}


def test_a_unit_that_moves_takes_the_sight_of_its_cases_along(found, cast, way):
    """Who is above it now sees them, who was above it no more; other cases stay as they were."""
    works = cast.officer_next_door.organisation
    add_units(works.pk, ["Bidang Jalan"], by=OPERATOR, at=way.at)
    section = Organisation.objects.get(name="Bidang Jalan", parent=works)
    way.submit()
    case = way.forward(to=section)
    before = set(Sight.objects.exclude(complaint=case).values_list(*COLUMNS))

    move_unit(section.pk, to=cast.unit_officer.organisation.pk, by=OPERATOR, at=way.tick())
    follow_move(OrganisationEvent.objects.latest("pk").pk, at=way.at)

    assert set(Sight.objects.filter(complaint=case).values_list("organisation", flat=True)) == {
        section.pk, cast.unit_officer.organisation.pk, works.body_id,
    }  # fmt: skip
    assert set(Sight.objects.exclude(complaint=case).values_list(*COLUMNS)) == before
    case = Complaint.objects.get(pk=case.pk)
    for player in (cast.unit_officer, cast.officer_next_door, cast.agency_admin):
        person = player.person(way.at)
        assert visible(person).filter(pk=case.pk).exists() is (why_not(person, "see", case) is None)


def test_whoever_is_told_of_a_case_may_see_it(found):
    """Every event of every case, told as it stands now: nobody gets a notice of what would answer them with 404."""
    for event in ComplaintEvent.objects.order_by("pk").values_list("pk", flat=True):
        tell(event, at=NOW)

    cases = {one.complaint.pk: one.complaint for one in found.values()}
    told = set(Notice.objects.exclude(user=None).values_list("user", "subject_id"))
    assert {pk for _, pk in told} == set(cases)
    readers = {user: person_of(user, at=NOW) for user, _ in told}
    assert {(user, pk) for user, pk in told if why_not(readers[user], "see", cases[pk])} == set()


def test_an_office_that_ended_sees_nothing_any_more(found, cast, way):
    user = cast.unit_officer.user
    Appointment.objects.filter(user=user).update(ends_at=way.at)

    person = person_of(user.pk, at=way.at)

    assert (visible(person).count(), seen_one_by_one(person, found), searching.within("lampu", person)) == (
        0,
        set(),
        [],
    )
