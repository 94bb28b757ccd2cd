"""Everybody over every need, answer, offer, interest and agreement: the table, the single answer, the query, the desks."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from sambut.frame.refusals import reasons
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.mandates.people import VISITOR, Mandate, Person
from sambut.mandates.queries import person_of
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from sambut.replication import access, queries
from sambut.replication import actions as replication_actions
from sambut.replication.models import Agreement, Answer, Interest, Need, Offer
from sambut.replication.states import PUBLIC, Side, Verb
from tests.access import table
from tests.access.test_walking import people  # noqa: F401  (the same people walk here)
from tests.access.walk import Subject, codes, disagreements, sights
from tests.replication.conftest import STATES, Stands, stands, world  # noqa: F401  (the agreements that stand there)
from tests.world.cast import Cast, signed_in


class Walked:
    """What the five kinds of rows share; see `tests/access/walk.py`."""

    conditions: dict[str, object] = {}

    def __init__(self, found: Sequence[object]) -> None:
        self.found = found

    def rows(self, cast: Cast) -> Sequence[object]:
        return self.found

    def wishes(self, cast: Cast, verb: str) -> Sequence[object]:
        return ()

    def why_not(self, person: Person, verb: str, row) -> str | None:  # type: ignore[no-untyped-def]
        return access.why_not(person, verb, row)

    def owner(self, row: object) -> None:
        return None


class Needs(Walked):
    heading = "replication.Need"
    verbs = tuple(str(verb) for verb in access.NEED_VERBS)

    def path(self, row: Need) -> Sequence[int]:
        return row.unit.path

    def visible(self, person: Person) -> None:
        return None


class Answers(Walked):
    heading = "replication.Answer"
    verbs = tuple(str(verb) for verb in access.ANSWER_VERBS)

    def path(self, row: Answer) -> Sequence[int]:
        return row.innovation.unit.path

    def visible(self, person: Person) -> None:
        return None


class Offers(Walked):
    heading = "replication.Offer"
    verbs = tuple(str(verb) for verb in access.OFFER_VERBS)

    def path(self, row: Offer) -> Sequence[int]:
        return (row.unit or row.body).path

    def visible(self, person: Person) -> QuerySet[Offer]:
        return access.visible_offers(person)


class Interests(Walked):
    heading = "replication.Interest"
    verbs = tuple(str(verb) for verb in access.INTEREST_VERBS)

    def path(self, row: Interest) -> Sequence[int]:
        return row.unit.path

    def way(self, row: Interest) -> set[int]:
        return set(row.owner_unit.path)

    def visible(self, person: Person) -> QuerySet[Interest]:
        return access.visible_interests(person)


class Agreements(Walked):
    heading = "replication.Agreement"
    verbs = tuple(str(verb) for verb in access.AGREEMENT_VERBS)
    conditions = {
        "signatory": lambda person, row: (
            person.user_id is not None and person.user_id in {party.signatory_id for party in row.parties.all()}
        )
    }

    def path(self, row: Agreement) -> Sequence[int]:
        return row.replicator_unit.path

    def way(self, row: Agreement) -> set[int]:
        return set(row.owner_unit.path)

    def visible(self, person: Person) -> QuerySet[Agreement]:
        return access.visible(person)


@pytest.fixture
def subjects(stands: Stands) -> list[Subject]:  # noqa: F811
    way = stands("frozen")
    need = way.need()
    own = way.innovation(title="Lampu Pasar")
    replication_actions.answer_need(
        need.pk, own.pk, words="Sudah kami pecahkan.", by=way.who("innovator"), at=way.tick()
    )
    unit = way.cast.officer_far_away.organisation
    figures = {"facts": {"index": "60.00", "grade": "D", "respondents": 9}, "offered_at": way.at, "counted_at": way.at}
    Offer.objects.create(body=need.body, origin="survey", unit=unit, **figures)
    Offer.objects.create(body=need.body, origin="complaints", category=way.agreement.category, **figures)
    related = ("unit", "body", "owner_unit", "innovation")
    return [
        Needs(list(Need.objects.select_related("unit"))),
        Answers(list(Answer.objects.select_related("innovation__unit"))),
        Offers(list(Offer.objects.select_related("unit", "body"))),
        Interests(list(Interest.objects.select_related(*related))),
        Agreements(list(Agreement.objects.select_related("owner_unit", "replicator_unit").prefetch_related("parties"))),
    ]


@pytest.fixture
def everybody(subjects: list[Subject], people: dict[str, Person]) -> Iterator[dict[str, Person]]:  # noqa: F811
    """The people of every walk, and a head, an innovator and an inspector right at the copier's unit."""
    far = Organisation.objects.get(name="Dinas Pekerjaan Umum dan Penataan Ruang", body__name__contains="Jeneponto")
    roles = (Role.HEAD, Role.INNOVATOR, Role.INSPECTORATE, Role.LOCAL_ADMIN, Role.PARTNER)
    return people | {
        f"{role}_of_the_copier": Person(-place, (Mandate(0, role, far.pk, far.body_id, tuple(far.path)),))
        for place, role in enumerate(roles, start=1)
    }


def test_everybody_may_exactly_what_the_table_says(cast: Cast, subjects: list[Subject], everybody: dict[str, Person]):
    for subject in subjects:
        assert subject.rows(cast)
        assert disagreements(subject, cast, everybody) == []
        assert {line.verb for line in table.lines_of(subject.heading)} == set(subject.verbs)
        named = {name for line in table.lines_of(subject.heading) for name in line.conditions}
        assert named == set(subject.conditions)
        assert codes(subject, cast, everybody.values()) - set(reasons()) == set()


def test_every_list_shows_exactly_what_may_be_seen_one_by_one(
    cast: Cast, subjects: list[Subject], everybody: dict[str, Person]
):
    for subject in subjects[2:]:
        for name, person in everybody.items():
            listed, one_by_one = sights(subject, cast, person)
            assert listed == one_by_one, (subject.heading, name)
    for name, person in everybody.items():
        assert set(queries.at_desk(person).values_list("pk", flat=True)) == set(
            access.visible(person).values_list("pk", flat=True)
        ), name


def test_a_side_acts_for_itself_only(cast: Cast, stands: Stands, people: dict[str, Person]):  # noqa: F811
    agreement = stands("frozen").agreement
    for name, person in people.items():
        mine = access.sides(person, agreement)
        assert (Side.OWNER in mine) == any(
            m.role in access.ACTING and m.organisation_id in agreement.owner_unit.path for m in person.mandates
        ), name
        assert len(mine) < 2, name


def test_every_address_of_an_agreement_answers_as_the_table_says(cast: Cast, stands: Stands):  # noqa: F811
    names = ("citizen", "officer_far_away", "officer_next_door", "innovator", "local_admin", "regent", "mayor", "partner", "facilitator", "ombudsman")  # fmt: skip
    rows = [stands(state).agreement for state in STATES[1:]]
    for name in names:
        player = getattr(cast, name)
        person, browser = person_of(player.user.pk, at=now()), signed_in(player)
        for row in rows:
            agreement = Agreement.objects.select_related("owner_unit", "replicator_unit").get(pk=row.pk)
            number = spoken(agreement.number)
            sees = access.why_not(person, "see", agreement) is None
            assert browser.get(reverse("replication:desk_agreement", args=[number])).status_code == (
                200 if sees else 404
            ), (name, row.state)
            may = access.why_not(person, Verb.WRITE, agreement) is None and agreement.state == "draft"
            status = browser.get(reverse("replication:write", args=[number])).status_code
            assert status == (404 if not sees else 200 if may else status), (name, row.state)
            assert status in ((200,) if may else (403, 404, 409)), (name, row.state)


def test_only_signed_ones_are_public_and_of_them_only_their_facts(cast: Cast, stands: Stands):  # noqa: F811
    for state in STATES[1:]:
        way = stands(state)
        number = spoken(way.agreement.number)
        answer = Client().get(reverse("replication:agreement", args=[number]))
        assert answer.status_code == (200 if way.agreement.state in PUBLIC else 404), state
        if answer.status_code == 200:
            shown = answer.content.decode()
            for player in (cast.officer_far_away, cast.innovator, cast.regent, cast.mayor):
                assert player.user.name not in shown
                assert player.user.email not in shown


def test_an_office_that_ended_sees_nothing_any_more(cast: Cast, stands: Stands):  # noqa: F811
    from sambut.mandates.models import Appointment

    way = stands("started")
    user = cast.officer_far_away.user
    Appointment.objects.filter(user=user).update(ends_at=way.at)
    person = person_of(user.pk, at=way.at + timedelta(seconds=1))
    assert access.visible(person).count() == access.visible(VISITOR).count() == 0
