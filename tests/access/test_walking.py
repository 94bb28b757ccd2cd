from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sambut.frame.refusals import reasons
from sambut.mandates.cast import CAST
from sambut.mandates.models import Appointment, SupportAccess
from sambut.mandates.people import VISITOR, Person
from sambut.mandates.queries import person_of
from sambut.mandates.states import Role, SupportState
from tests.access import table
from tests.access.subjects import AT, SUBJECTS
from tests.access.walk import Subject, codes, disagreements, sights
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db
NAMES = [subject.heading for subject in SUBJECTS]


@pytest.fixture
def people(cast: Cast) -> dict[str, Person]:
    """The cast, a visitor, somebody with support access, an acting head, and somebody with two offices."""
    city, works = cast.agency_admin.organisation, cast.officer_next_door.organisation
    first, second, citizen = cast.system_administrator.user, cast.second_administrator.user, cast.citizen.user
    before = {player.member.short_name: player.person(AT) for player in cast}
    SupportAccess.objects.create(
        user=first, organisation=city, reason="Antrean dinas tidak terbuka", hours=4, state=SupportState.APPROVED,
        decided_by=second, requested_at=AT, starts_at=AT, ends_at=AT + timedelta(hours=4),
    )  # fmt: skip
    week = {"starts_at": AT, "ends_at": AT + timedelta(days=7)}
    Appointment.objects.create(
        user=cast.officer_far_away.user, role=Role.HEAD, organisation=works, acting="plt", decree="SP 1", **week
    )
    Appointment.objects.create(user=second, role=Role.AGENCY_ADMIN, organisation=city, **week)
    Appointment.objects.create(user=citizen, role=Role.AGENCY_ADMIN, organisation=works, **week)
    return before | {
        "visitor": VISITOR,
        "with_support": person_of(first.pk, at=AT),
        "acting_head_elsewhere": cast.officer_far_away.person(AT),
        "administrator_who_handles": person_of(second.pk, at=AT),
        "admin_of_a_unit": person_of(citizen.pk, at=AT),
    }


@pytest.mark.parametrize("subject", SUBJECTS, ids=NAMES)
def test_everybody_may_exactly_what_the_table_says(cast: Cast, people: dict[str, Person], subject: Subject):
    assert disagreements(subject, cast, people) == []


@pytest.mark.parametrize("subject", SUBJECTS, ids=NAMES)
def test_the_list_shows_exactly_what_may_be_seen_one_by_one(cast: Cast, people: dict[str, Person], subject: Subject):
    if "see" not in subject.verbs:
        return
    for name, person in people.items():
        listed, one_by_one = sights(subject, cast, person)
        assert listed == one_by_one, name


@pytest.mark.parametrize("subject", SUBJECTS, ids=NAMES)
def test_the_table_knows_every_verb_and_no_other(subject: Subject):
    assert {line.verb for line in table.lines_of(subject.heading)} == set(subject.verbs)
    named = {name.removeprefix("not ") for line in table.lines_of(subject.heading) for name in line.conditions}
    assert named == set(subject.conditions)


@pytest.mark.parametrize("subject", SUBJECTS, ids=NAMES)
def test_every_reason_of_the_walk_has_a_sentence(cast: Cast, people: dict[str, Person], subject: Subject):
    assert codes(subject, cast, people.values()) - set(reasons()) == set()


class Careless(type(SUBJECTS[0])):
    """A room that lets everybody do everything but lists nothing."""

    def why_not(self, person, verb, row):
        return None

    def visible(self, person):
        return Appointment.objects.none()


def test_the_walk_finds_a_room_that_lets_everybody_in(cast: Cast, people: dict[str, Person]):
    careless = Careless()
    found = disagreements(careless, cast, {"citizen": people["citizen"], "visitor": VISITOR})

    assert {(one.person, one.verb, one.table) for one in found} == {
        (name, verb, False) for name in ("citizen", "visitor") for verb in careless.verbs
    }
    listed, one_by_one = sights(careless, cast, VISITOR)
    assert (listed, len(one_by_one)) == (set(), Appointment.objects.count())


@pytest.mark.parametrize("short_name", [member.short_name for member in CAST])
def test_everybody_gets_exactly_the_pages_of_the_table(cast: Cast, short_name: str):
    player = getattr(cast, short_name)
    client, held = signed_in(player), {role.value for role, _place in player.member.offices}
    wanted = {name: 200 if "signed in" in who or held & set(who) else 404 for name, who in table.pages().items()}
    assert {name: client.get(reverse(name)).status_code for name in wanted} == wanted


@pytest.mark.parametrize("name", table.pages())
def test_who_is_not_signed_in_is_led_to_the_way_in_from_every_page_of_the_table(db: None, name: str):
    away = Client().get(reverse(name))
    assert (away.status_code, away["Location"].partition("?")[0]) == (302, "/masuk/")
