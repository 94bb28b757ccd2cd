"""Everybody over every innovation: the table, the single answer, the query, the lists, the search, the pages."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db.models import QuerySet
from django.test import Client

from sambut.complaints import loading
from sambut.frame.refusals import reasons
from sambut.innovations import access, actions, idea_access, lists, matching, searching
from sambut.innovations.models import Idea, Innovation
from sambut.kernel.clock import now
from sambut.mandates.people import Person
from sambut.mandates.queries import person_of
from tests.access import table
from tests.access.test_walking import people  # noqa: F401  (the same people walk here)
from tests.access.walk import codes, disagreements, sights
from tests.innovations.conftest import LAMP
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


class Innovations:
    """The subject of the walk; see `tests/access/walk.py`."""

    heading = "innovations.Innovation"
    verbs = access.VERBS
    conditions = {"public": lambda _person, row: row.state == "public"}

    def __init__(self, found: Sequence[Innovation]) -> None:
        self.found = found

    def rows(self, cast: Cast) -> Sequence[Innovation]:
        return self.found

    def wishes(self, cast: Cast, verb: str) -> Sequence[Innovation]:
        return ()

    def why_not(self, person: Person, verb: str, row: Innovation) -> str | None:
        return access.why_not(person, verb, row)

    def visible(self, person: Person) -> QuerySet[Innovation]:
        return access.visible(person)

    def path(self, row: Innovation) -> Sequence[int]:
        return row.unit.path

    def owner(self, row: Innovation) -> None:
        return None


@pytest.fixture
def found(cast: Cast) -> list[Innovation]:
    """Private, submitted, public and withdrawn, at a clinic, at its body, at a neighbour's unit, at another body."""
    loading.load()
    boss = cast.national_admin.person(AT)
    places = [
        cast.innovator.organisation,
        cast.local_admin.organisation,
        cast.officer_next_door.organisation,
        cast.regent.organisation,
    ]
    for unit in places:
        for steps in range(4):
            made = actions.begin_innovation(unit.pk, title=f"Terang {unit.pk}-{steps}", by=boss, at=AT)
            content = {**LAMP, "title": f"Terang {unit.pk}-{steps}"}
            actions.write_innovation(made.pk, content, revision=0, page="halaman-uji", by=boss, at=AT)
            if steps > 0:
                actions.submit_innovation(made.pk, by=boss, at=AT)
            if steps > 1:
                actions.publish_innovation(made.pk, by=boss, at=AT)
            if steps > 2:
                actions.withdraw_innovation(made.pk, text="Uji.", by=boss, at=AT)
    return list(Innovation.objects.select_related("unit", "body").order_by("pk"))


def test_everybody_may_exactly_what_the_table_says(cast, people, found):  # noqa: F811
    subject = Innovations(found)
    assert disagreements(subject, cast, people) == []
    assert codes(subject, cast, people.values()) - set(reasons()) == set()
    assert {line.verb for line in table.lines_of(subject.heading)} == set(subject.verbs)
    assert {name for line in table.lines_of(subject.heading) for name in line.conditions} == set(subject.conditions)


def test_lists_search_and_matching_show_exactly_what_may_be_seen(cast, people, found):  # noqa: F811
    subject = Innovations(found)
    public = {row.pk for row in found if row.state == "public"}
    assert {row["id"] for row in lists.public()} == public
    assert {row["id"] for row in searching.public("penerangan jalan")} == public
    assert {one.innovation_id for one in matching.rank("lampu jalan padam", limit=100)} == public
    for name, person in people.items():
        listed, one_by_one = sights(subject, cast, person)
        assert listed == one_by_one, name
        own = {row.pk for row in found if access.works_on(person, row)}
        desks = [unit for unit in {row.unit for row in found} if access.sees_desk(person, unit.path)]
        assert {row["id"] for unit in desks for row in lists.of_organisation(unit.pk)} == own, name
        assert set(access.own(person).filter(pk__in=[row.pk for row in found]).values_list("pk", flat=True)) == own, (
            name
        )


@pytest.mark.parametrize("who", ["innovator", "local_admin", "mayor", "regent", "partner", "visitor"])
def test_every_page_answers_as_the_single_rule_says(cast, found, who):
    client = Client() if who == "visitor" else signed_in(getattr(cast, who))
    person = cast.visitor if who == "visitor" else person_of(getattr(cast, who).user.pk, at=now())
    for row in (*found[1:4], *found[-3:]):  # submitted, public, withdrawn; at the clinic and far away
        sees, works = access.sees(person, row), access.works_on(person, row)
        assert client.get(f"/inovasi/{row.uuid}/").status_code == (200 if sees else 404)
        assert client.get(f"/inovasi/{row.uuid}/kartu.pdf").status_code == (
            200 if sees and row.state == "public" else 404
        )
        if who == "visitor":
            continue
        desk = f"/meja/inovasi/{row.uuid}/"
        assert client.get(desk).status_code == (200 if works else 404)
        may = access.why_not(person, "write", row) is None
        assert client.get(desk + "tulis/").status_code == (200 if may else 403 if works else 404)
        decides = access.why_not(person, "withdraw", row) is None
        assert client.get(desk + "tarik/").status_code == (200 if decides else 403 if works else 404)


class Ideas:
    """The subject of the walk over ideas from the field."""

    heading = "innovations.Idea"
    verbs = idea_access.VERBS
    conditions = {"sent": lambda _person, row: row.state != "draft"}

    def __init__(self, found: Sequence[Idea]) -> None:
        self.found = found

    def rows(self, cast: Cast) -> Sequence[Idea]:
        return self.found

    def wishes(self, cast: Cast, verb: str) -> Sequence[Idea]:
        return ()

    def why_not(self, person: Person, verb: str, row: Idea) -> str | None:
        return idea_access.why_not(person, verb, row)

    def visible(self, person: Person) -> QuerySet[Idea]:
        return idea_access.visible(person)

    def path(self, row: Idea) -> Sequence[int]:
        return row.unit.path if row.unit else []

    def owner(self, row: Idea) -> int:
        return row.sender_id


def test_everybody_may_with_ideas_exactly_what_the_table_says(cast, people):  # noqa: F811
    texts = {"title": "Antre dari rumah", "problem": "Antre lama.", "solution": "Nomor lewat pesan."}
    for player in (cast.innovator, cast.unit_officer, cast.officer_next_door, cast.officer_far_away):
        actions.send_idea(uuid4(), unit=player.organisation, content=texts, by=player.person(AT), at=AT)
    actions.keep_idea(uuid4(), content=texts, revision=0, by=cast.innovator.person(AT), at=AT)
    subject = Ideas(list(Idea.objects.select_related("unit").order_by("pk")))
    assert disagreements(subject, cast, people) == []
    assert codes(subject, cast, people.values()) - set(reasons()) == set()
    assert {line.verb for line in table.lines_of(subject.heading)} == set(subject.verbs)
    assert {name for line in table.lines_of(subject.heading) for name in line.conditions} == set(subject.conditions)
    for name, person in people.items():
        listed, one_by_one = sights(subject, cast, person)
        assert listed == one_by_one, name
