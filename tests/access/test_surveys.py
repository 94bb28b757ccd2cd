"""Everybody over rounds in every state: the table, the single answer, and the list."""

import pytest

from sambut.frame.refusals import reasons
from sambut.mandates.cast import CLINIC
from sambut.mandates.casting import organisation_at
from sambut.mandates.people import Mandate, Person
from sambut.mandates.states import Role
from sambut.surveys import access, loading
from sambut.surveys.models import Round
from tests.access import table
from tests.access.test_walking import people  # noqa: F401  (the same people walk here)
from tests.access.walk import codes, disagreements, sights
from tests.surveys.conftest import Way
from tests.surveys.golden import ANSWERS

pytestmark = pytest.mark.django_db


class Rounds:
    """The subject of the walk; see `tests/access/walk.py`."""

    heading = "surveys.Round"
    verbs = access.VERBS
    conditions = {"published": lambda _person, row: row.state == "published"}

    def __init__(self, rows: list[Round]) -> None:
        self.found = rows

    def rows(self, cast):
        return self.found

    def wishes(self, cast, verb):
        return ()

    def why_not(self, person, verb, row):
        return access.why_not(person, verb, row)

    def visible(self, person):
        return access.visible(person)

    def path(self, row):
        return row.unit.path

    def owner(self, row):
        return None


@pytest.fixture
def rounds(cast) -> Rounds:
    """Every state, at a unit, at a body, and far away."""
    loading.load()
    way, made = Way(cast), []
    for unit in (cast.unit_officer.organisation, cast.agency_admin.organisation, organisation_at(CLINIC)):
        way.prepare(unit=unit)
        made.append(way.round.pk)
        way.open(unit=unit, tickets=11)
        way.answer(ANSWERS[:11])
        made.append(way.close().pk)
        way.open(unit=unit)
        made.append(way.round.pk)
    way.golden(unit=cast.officer_next_door.organisation)
    made.append(way.round.pk)
    far = cast.agency_admin_far_away
    way.prepare(unit=cast.officer_far_away.organisation, by=far.person(way.at))
    made.append(way.round.pk)
    return Rounds(list(Round.objects.filter(pk__in=made).select_related("unit").order_by("pk")))


@pytest.fixture
def everybody(people, cast) -> dict[str, Person]:  # noqa: F811
    """Heads and inspectors inside the unit as well."""
    unit = cast.unit_officer.organisation
    inside = Mandate(0, Role.HEAD, unit.pk, unit.body_id, tuple(unit.path))
    inspector = Mandate(0, Role.INSPECTORATE, unit.pk, unit.body_id, tuple(unit.path))
    return people | {"head_of_the_unit": Person(-1, (inside,)), "inspector_inside": Person(-2, (inspector,))}


def test_everybody_may_exactly_what_the_table_says(cast, everybody, rounds):
    assert disagreements(rounds, cast, everybody) == []
    assert codes(rounds, cast, everybody.values()) - set(reasons()) == set()
    assert {line.verb for line in table.lines_of(rounds.heading)} == set(rounds.verbs)


def test_the_list_shows_exactly_what_may_be_seen_one_by_one(cast, everybody, rounds):
    for name, person in everybody.items():
        listed, one_by_one = sights(rounds, cast, person)
        assert listed == one_by_one, name
