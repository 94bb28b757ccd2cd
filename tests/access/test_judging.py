"""Everybody over every seat, reading and objection of a contest: the table, the single answer, the query; and what leaks nowhere."""

from collections.abc import Sequence

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from sambut.competitions import actions
from sambut.competitions.judging import access as panel_access
from sambut.competitions.models import Conflict, Judge, Objection, Reading, Remark
from sambut.competitions.states import ReadingState
from sambut.frame.refusals import reasons
from sambut.mandates.people import Person
from sambut.notices.models import Notice
from tests.access import table
from tests.access.test_walking import people  # noqa: F401  (the same people walk here)
from tests.access.walk import Subject, codes, disagreements, sights
from tests.competitions.panel import JUDGES, REASON, TITLES, Panel
from tests.world.cast import Cast, signed_in

FIRST, SECOND = TITLES[:2]
SECRET = "Rahasia juri nomor tujuh."
SAID = "Angka tahun kedua tampak ganjil."


def local(person: Person, row) -> bool:  # type: ignore[no-untyped-def]
    edition = row.judge.edition if isinstance(row, Reading) else getattr(row, "edition", None) or row.entry.edition
    return edition.scheme == "local"


def mine(person: Person, row: Reading, state: str) -> bool:
    return Reading.objects.filter(judge__user=person.user_id, entry=row.entry_id, state=state).exists()


class Walked:
    conditions: dict[str, object] = {"local_contest": local}

    def __init__(self, found: Sequence[object]) -> None:
        self.found = found

    def rows(self, cast: Cast) -> Sequence[object]:
        return self.found

    def wishes(self, cast: Cast, verb: str) -> Sequence[object]:
        return ()

    def why_not(self, person: Person, verb: str, row) -> str | None:  # type: ignore[no-untyped-def]
        return panel_access.why_not(person, verb, row)


class Seats(Walked):
    heading = "competitions.Judge"
    verbs = tuple(str(verb) for verb in panel_access.JUDGE_VERBS)
    conditions = {"local_contest": local, "seat": lambda person, row: person.user_id == row.user_id}

    def path(self, row: Judge) -> Sequence[int]:
        return row.edition.host.path

    def owner(self, row: Judge) -> int:
        return row.user_id

    def visible(self, person: Person) -> QuerySet[Judge]:
        return panel_access.visible_judges(person)


class Readings(Walked):
    heading = "competitions.Reading"
    verbs = tuple(str(verb) for verb in panel_access.READING_VERBS)
    conditions = {
        "local_contest": local,
        "signed": lambda person, row: row.state == ReadingState.SIGNED,
        "has_signed": lambda person, row: mine(person, row, "signed"),
        "has_open": lambda person, row: mine(person, row, "assigned"),
        "conflict": lambda person, row: Conflict.objects.filter(user=person.user_id, entry=row.entry_id).exists(),
    }

    def path(self, row: Reading) -> Sequence[int]:
        return row.judge.edition.host.path

    def owner(self, row: Reading) -> int:
        return row.judge.user_id

    def visible(self, person: Person) -> QuerySet[Reading]:
        return panel_access.visible_readings(person)


class Remarks(Walked):
    heading = "competitions.Remark"
    verbs = ("see",)
    conditions = {
        "local_contest": local,
        "has_signed": lambda person, row: mine(person, row, "signed"),
        "has_open": lambda person, row: mine(person, row, "assigned"),
        "conflict": lambda person, row: Conflict.objects.filter(user=person.user_id, entry=row.entry_id).exists(),
    }

    def path(self, row: Remark) -> Sequence[int]:
        return row.entry.edition.host.path

    def owner(self, row: Remark) -> None:
        return None

    def why_not(self, person: Person, verb: str, row: Remark) -> str | None:
        return panel_access.why_not_discuss(person, row.entry)

    def visible(self, person: Person) -> QuerySet[Remark]:
        return panel_access.visible_remarks(person)


class Objections(Walked):
    heading = "competitions.Objection"
    verbs = tuple(str(verb) for verb in panel_access.OBJECTION_VERBS)
    conditions = {
        "local_contest": local,
        "author": lambda person, row: person.user_id == row.author_id,
        "review": lambda _person, row: row.kind == "review",
    }

    def path(self, row: Objection) -> Sequence[int]:
        return row.entry.unit.path

    def way(self, row: Objection) -> set[int]:
        return set(row.entry.edition.host.path)

    def owner(self, row: Objection) -> int:
        return row.author_id

    def visible(self, person: Person) -> QuerySet[Objection]:
        return panel_access.visible_objections(person)


@pytest.fixture
def panel(db: None) -> Panel:
    """One entry that two have signed and one has open, one that nobody has, a judge and a secretary who stand too near."""
    panel = Panel(Cast())
    panel.assigned(TITLES[:2])
    panel.seated(("judge_partner",))
    for name in JUDGES[:2]:
        panel.sign(name, FIRST, reason=SECRET)
    actions.remark_reading(panel.reading("judge", FIRST).pk, words=SAID, by=panel.who("judge"), at=panel.tick())
    actions.recuse_reading(
        panel.reading("judge", SECOND).pk, reason="Teman lama.", by=panel.who("judge"), at=panel.tick()
    )
    actions.declare_own_conflict(
        panel.edition.pk, entry_id=panel.entries[SECOND].pk, reason="Saudara.", by=panel.who("contest_secretary"), at=panel.tick()
    )  # fmt: skip
    panel.sign("judge_palace", SECOND, 55)
    actions.remark_reading(
        panel.reading("judge_palace", SECOND).pk, words=SAID, by=panel.who("judge_palace"), at=panel.tick()
    )
    return panel


@pytest.fixture
def subjects(panel: Panel) -> list[Subject]:
    objection = Objection.objects.create(
        entry=panel.entries[FIRST],
        author=panel.cast.innovator.user,
        words="Keliru.",
        filed_at=panel.at,
        due_at=panel.at,
    )
    return [
        Seats(list(Judge.objects.select_related("edition__host"))),
        Readings(list(Reading.objects.select_related("judge__edition__host", "entry"))),
        Remarks(list(Remark.objects.select_related("entry__edition__host"))),
        Objections([Objection.objects.select_related("entry__edition__host", "entry__unit").get(pk=objection.pk)]),
    ]  # type: ignore[list-item]


def test_everybody_may_exactly_what_the_table_says(cast: Cast, subjects: list[Subject], people: dict[str, Person]):  # noqa: F811
    for subject in subjects:
        assert subject.rows(cast)
        assert disagreements(subject, cast, people) == []
        assert {line.verb for line in table.lines_of(subject.heading)} == set(subject.verbs)
        named = {name.removeprefix("not ") for line in table.lines_of(subject.heading) for name in line.conditions}
        assert named == set(subject.conditions)
        assert codes(subject, cast, people.values()) - set(reasons()) == set()


def test_every_list_shows_exactly_what_may_be_seen_one_by_one(
    cast: Cast,
    subjects: list[Subject],
    people: dict[str, Person],  # noqa: F811
):
    for subject in subjects:
        for name, person in people.items():
            listed, one_by_one = sights(subject, cast, person)
            assert listed == one_by_one, (subject.heading, name)
    for name, person in people.items():
        rows = Reading.objects.select_related("judge__edition__host")
        one_by_one = {row.pk for row in rows if panel_access.why_not(person, "see_marks", row) is None}
        assert set(panel_access.visible_marks(person).values_list("pk", flat=True)) == one_by_one, name


def test_a_judge_opens_only_the_own_readings_and_reads_others_after_the_own_signature(panel: Panel):
    address = {name: reverse("competitions:reading", args=[panel.reading(name, FIRST).uuid]) for name in JUDGES}
    for name in JUDGES:
        browser = signed_in(getattr(panel.cast, name))
        for other in JUDGES:
            assert browser.get(address[other]).status_code == (200 if name == other else 404), (name, other)
    assert SECRET in signed_in(panel.cast.judge).get(address["judge"]).content.decode()
    assert SECRET not in signed_in(panel.cast.judge_palace).get(address["judge_palace"]).content.decode()
    names = [getattr(panel.cast, name).user.name for name in JUDGES]
    shown = signed_in(panel.cast.judge).get(address["judge"]).content.decode()
    assert not [name for name in names[1:] if name in shown]
    talk = {name: SAID in signed_in(getattr(panel.cast, name)).get(address[name]).content.decode() for name in JUDGES}
    assert talk == {"judge": True, "judge_ombudsman": True, "judge_palace": False}
    desk = reverse("competitions:pair", args=[panel.edition.uuid, panel.entries[SECOND].uuid])
    assert SAID not in signed_in(panel.cast.contest_secretary).get(desk).content.decode()  # stands too near
    assert SAID in signed_in(panel.cast.agency_admin).get(desk).content.decode()


def test_before_the_decree_no_page_of_a_participant_or_of_the_public_holds_a_score_or_a_judge(panel: Panel):
    for name in JUDGES[1:]:
        if panel.reading(name, SECOND).state == ReadingState.ASSIGNED:
            panel.sign(name, SECOND, 55)
    panel.sign("judge_palace", FIRST)
    panel.count()
    names = [getattr(panel.cast, name).user.name for name in JUDGES]
    entry, edition = panel.entries[FIRST], panel.edition

    def pages() -> str:
        mine = signed_in(panel.cast.innovator)
        addresses = [
            reverse("competitions:entry", args=[entry.uuid]), reverse("competitions:scores", args=[entry.uuid]),
            reverse("competitions:contest", args=[edition.uuid]), reverse("competitions:public_result", args=[edition.uuid]),
            reverse("competitions:pack", args=[edition.uuid]),
        ]  # fmt: skip
        return "".join(browser.get(one).content.decode() for browser in (mine, Client()) for one in addresses)

    secretary = signed_in(panel.cast.contest_secretary)
    for one in ("panel", "readings", "result"):
        assert SECRET not in secretary.get(reverse(f"competitions:{one}", args=[edition.uuid])).content.decode(), one
    assert not [words for words in (SECRET, REASON, SAID, *names) if words in pages()]
    panel.edition.refresh_from_db()
    Conflict.objects.filter(judge=None).delete()
    panel.choose(FIRST)
    panel.announce()
    assert not [words for words in (SECRET, REASON, *names) if words in pages()]
    panel.decide()
    shown = pages()
    assert SECRET in shown
    assert SAID not in shown  # what judges say to each other stays with them
    assert not [words for words in names if words in shown]
    assert not Notice.objects.filter(kind="judge_read", user=panel.cast.innovator.user).exists()


def test_a_stranger_finds_none_of_the_organisers_pages(panel: Panel):
    desks = ("panel", "invite", "readings", "result", "declare_own", "decree", "pairs", "spreads", "reread")
    for name in ("innovator", "judge", "officer_far_away", "agency_admin_far_away", "citizen", "secretariat"):
        browser = signed_in(getattr(panel.cast, name))
        for desk in desks:
            status = browser.get(reverse(f"competitions:{desk}", args=[panel.edition.uuid])).status_code
            assert status == 404, (name, desk)
