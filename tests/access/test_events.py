"""Everybody over every row of a forum: the table, the single answer, the list."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import QuerySet

from sambut.events import access, actions, seeing
from sambut.events.models import (
    Booking,
    ClinicSlot,
    Delegate,
    Delegation,
    DeskRequest,
    Event,
    Partner,
    Pledge,
    Signing,
    StandInterest,
    Task,
)
from sambut.events.states import Answer
from sambut.frame.refusals import reasons
from sambut.mandates.people import Mandate, Person
from sambut.mandates.queries import person_of
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from tests.access import table
from tests.access.test_walking import people  # noqa: F401  (the same people walk here)
from tests.access.walk import codes, disagreements, sights
from tests.events.conftest import HOUR, STARTS, Forum, innovation
from tests.world.cast import Cast

pytestmark = pytest.mark.django_db
Condition = Callable[[Person, Any], bool]


def secretariat_of(person: Person, event: Event) -> bool:
    return any(m.role == Role.SECRETARIAT and m.organisation_id in event.body.path for m in person.mandates)


def hosted(person: Person, row: Any) -> bool:
    return secretariat_of(person, event_of(row))


def event_of(row: Any) -> Event:
    if isinstance(row, Booking):
        return row.delegation.event
    return row.stand.event if isinstance(row, StandInterest) else row.event


def named(person: Person, row: Any) -> bool:
    delegation = row if isinstance(row, Delegation) else row.delegation
    people_of = Delegate.objects.filter(delegation=delegation).exclude(state=Answer.DECLINED)
    return person.user_id in set(people_of.exclude(user=None).values_list("user_id", flat=True))


def shows(person: Person, row: StandInterest) -> bool:
    path = row.stand.innovation.unit.path
    return any(
        m.role in ("head", "agency_admin", "local_admin", "innovator") and m.organisation_id in path
        for m in person.mandates
    )


def owns(person: Person, row: Signing) -> bool:
    readers = ("head", "agency_admin", "local_admin", "unit_officer", "innovator", "support")
    return any(m.role in readers and m.organisation_id in row.owner.path for m in person.mandates)


class Rows:
    """One kind of row of the walked forums."""

    def __init__(
        self, model: type, rows: Sequence[Any], conditions: dict[str, Condition], place: Callable[[Any], Organisation | None],
        seen: Callable[[Person], QuerySet[Any]] | None = None, owner: Callable[[Any], int | None] = lambda _row: None,
    ) -> None:  # fmt: skip
        self.heading, self.verbs = f"events.{model.__name__}", tuple(str(verb) for verb in access.RULES[model])
        self.conditions, self._rows, self._place, self._seen, self._owner = conditions, list(rows), place, seen, owner

    def rows(self, cast: Cast) -> Sequence[Any]:
        return self._rows

    def wishes(self, cast: Cast, verb: str) -> Sequence[Any]:
        return ()

    def why_not(self, person: Person, verb: str, row: Any) -> str | None:
        return access.why_not(person, verb, row)

    def visible(self, person: Person) -> QuerySet[Any] | None:
        return self._seen(person) if self._seen else None

    def path(self, row: Any) -> Sequence[int]:
        place = self._place(row)
        return place.path if place else []

    def owner(self, row: Any) -> int | None:
        return self._owner(row)


@pytest.fixture
def everybody(people: dict[str, Person], cast: Cast) -> dict[str, Person]:  # noqa: F811
    """The people of every walk, a secretariat, a partner and a facilitator of other bodies, and an officer who travels."""
    far, clinic = cast.regent.organisation, cast.innovator.organisation
    return people | {
        "another_secretariat": Person(-1, (_mandate(Role.SECRETARIAT, far),)),
        "another_partner": Person(-2, (_mandate(Role.PARTNER, far),)),
        "another_facilitator": Person(-3, (_mandate(Role.FACILITATOR, far),)),
        "secretariat_and_head": Person(
            -4, (_mandate(Role.SECRETARIAT, cast.secretariat.organisation), _mandate(Role.HEAD, far))
        ),
        "innovator_far_away": Person(-5, (_mandate(Role.INNOVATOR, cast.officer_far_away.organisation),)),
        "head_of_the_clinic": Person(-6, (_mandate(Role.HEAD, clinic),)),
        "the_traveller": person_of(cast.inspector.user.pk, at=STARTS),
        "who_was_taken_back": person_of(cast.custodian.user.pk, at=STARTS),
    }


def _mandate(role: Role, at: Organisation) -> Mandate:
    return Mandate(0, role, at.pk, at.body_id, tuple(at.path))


@pytest.fixture
def subjects(cast: Cast, db: None) -> list[Rows]:
    """A draft, a forum that runs with something of every kind, and one that is over."""
    draft, running, over = Forum(cast), Forum(cast), Forum(cast)
    draft.stand("D1", innovation(cast.innovator.organisation, "Belum"))
    for forum in (running, over):
        forum.announce()
    _fill(running)
    actions.invite_body(over.event.pk, body=over.city, by=over.secretariat, at=over.tick())
    over.start()
    over.close()
    events = list(Event.objects.select_related("body").order_by("pk"))
    of_body: Callable[[Any], Organisation] = lambda row: row.delegation.body  # noqa: E731
    return [
        Rows(
            Event, events,
            {
                "announced": lambda _p, row: row.state != "draft",
                "over_now": lambda _p, row: row.state in ("closed", "reported"),
                "partner_here": lambda p, row: any(
                    m.role == Role.PARTNER and Partner.objects.filter(event=row, body=m.organisation_id).exists() for m in p.mandates
                ),
            },
            lambda row: row.body, seeing.visible,
        ),
        Rows(Delegation, _all(Delegation, "event__body", "body"), {"hosted": hosted, "named": named}, lambda row: row.body,
             seeing.visible_delegations),
        Rows(Booking, _all(Booking, "delegation__event__body", "delegation__body"), {"hosted": hosted, "named": named}, of_body,
             seeing.visible_bookings, lambda row: row.facilitator_id),
        Rows(ClinicSlot, _all(ClinicSlot, "event__body"), {}, lambda row: row.event.body, None, lambda row: row.facilitator_id),
        Rows(DeskRequest, _all(DeskRequest, "event__body", "delegation__body", "delegation__event__body"),
             {"hosted": hosted, "named": named}, of_body, seeing.visible_requests),
        Rows(StandInterest, _all(StandInterest, "stand__event__body", "stand__innovation__unit", "unit"),
             {"hosted": hosted, "shows": shows}, lambda row: row.unit, seeing.visible_interests),
        Rows(Pledge, _all(Pledge, "body"), {}, lambda row: row.body),
        Rows(Signing, _all(Signing, "event__body", "replicator", "owner"),
             {"hosted": hosted, "owns": owns, "announced": lambda _p, row: row.event.state != "draft"}, lambda row: row.replicator,
             seeing.visible_signings),
        Rows(Task, _all(Task, "event__body", "unit"), {"hosted": hosted}, lambda row: row.unit, seeing.visible_tasks),
    ]  # fmt: skip


def _all(model: Any, *with_: str) -> list[Any]:
    return list(model.objects.select_related(*with_).order_by("pk"))


def _fill(forum: Forum) -> None:
    cast = forum.cast
    own = forum.confirm()
    forum.name(own, cast.inspector)
    gone = forum.name(own, cast.custodian)
    actions.drop_delegate(gone.pk, by=forum.regent, at=forum.tick())
    forum.invite(forum.city)
    stand = forum.stand()
    for unit, player in (
        (cast.officer_far_away.organisation, cast.officer_far_away),
        (cast.unit_officer.organisation, cast.unit_officer),
    ):
        actions.record_interest(stand.pk, unit=unit, by=forum.person(player), at=forum.tick())
    actions.claim_interest(stand.pk, body="Dinas Gowa", contact="x", at=forum.tick())
    forum.book(forum.slot(), own)
    forum.slot(STARTS + 5 * HOUR)
    actions.ask_desk(own.pk, topic="?", question="?", by=forum.regent, at=forum.tick())
    actions.pledge_innovation(
        forum.event.pk, body=forum.regency, innovation=stand.innovation, by=forum.regent, at=forum.tick()
    )
    actions.list_signing(
        forum.event.pk, replicator=forum.regency, innovation=stand.innovation, by=forum.regent, at=forum.tick()
    )
    actions.add_partner(forum.event.pk, body=cast.partner.organisation, by=forum.secretariat, at=forum.tick())
    forum.start()
    forum.task()
    forum.task(unit=forum.regency)
    assert forum.at < STARTS + timedelta(days=1)


def test_everybody_may_exactly_what_the_table_says_and_sees_exactly_what_the_list_gives(subjects, everybody, cast):
    for subject in subjects:
        assert subject.rows(cast), subject.heading
        assert disagreements(subject, cast, everybody) == [], subject.heading
        assert codes(subject, cast, everybody.values()) - set(reasons()) == set()
        assert {line.verb for line in table.lines_of(subject.heading)} == set(subject.verbs), subject.heading
        told = {name.removeprefix("not ") for line in table.lines_of(subject.heading) for name in line.conditions}
        assert told == set(subject.conditions), subject.heading
        if "see" in subject.verbs:
            for name, person in everybody.items():
                listed, one_by_one = sights(subject, cast, person)
                assert listed == one_by_one, (subject.heading, name)


def test_a_secretariat_is_one_only_where_its_host_is_and_who_was_taken_back_sees_nothing_more(
    subjects, everybody, cast
):
    assert {subject.heading for subject in subjects} == {f"events.{model.__name__}" for model in access.RULES}
    outsider = everybody["another_secretariat"]
    for subject in subjects:
        if subject.heading in (
            "events.Delegation",
            "events.Booking",
            "events.DeskRequest",
            "events.StandInterest",
            "events.Task",
        ):
            listed, _one_by_one = sights(subject, cast, outsider)
            assert listed == set(), subject.heading
    delegations = next(one for one in subjects if one.heading == "events.Delegation")
    seen = {name: delegations.visible(everybody[name]).count() for name in ("the_traveller", "who_was_taken_back")}
    assert seen == {"the_traveller": 1, "who_was_taken_back": 0}
