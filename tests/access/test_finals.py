"""Everybody over every presentation, sheet, visit and plenary of a contest: the table, the single answer, the query."""

from collections.abc import Sequence

import pytest
from django.db.models import QuerySet

from sambut.competitions.final import access
from sambut.competitions.final.states import SittingStage
from sambut.competitions.models import Conflict, FinalPlan, Judge, Panelist, Sheet, Sitting, Slot, Visit
from sambut.competitions.states import ConflictKind
from sambut.frame.refusals import reasons
from sambut.mandates.people import Person
from tests.access import table
from tests.access.test_judging import local as judged_local
from tests.access.test_walking import people  # noqa: F401  (the same people walk here)
from tests.access.walk import codes, disagreements, sights
from tests.competitions.finale import FIRST, SECOND, Finale
from tests.world.cast import Cast


def local(person: Person, row) -> bool:  # type: ignore[no-untyped-def]
    return row.judge.edition.scheme == "local" if isinstance(row, Sheet) else judged_local(person, row)


def entry_of(row) -> int:  # type: ignore[no-untyped-def]
    return row.slot.entry_id if isinstance(row, Sheet) else row.entry_id


def conflict(person: Person, row) -> bool:  # type: ignore[no-untyped-def]
    return Conflict.objects.filter(user=person.user_id, entry=entry_of(row)).exists()


def mine(person: Person, row: Sheet, state: str) -> bool:
    return Sheet.objects.filter(judge__user=person.user_id, slot=row.slot_id, state=state).exists()


class Walked:
    conditions: dict[str, object] = {"local_contest": local}
    verbs: tuple[str, ...] = ()

    def __init__(self, found: Sequence[object]) -> None:
        self.found = found

    def rows(self, cast: Cast) -> Sequence[object]:
        return self.found

    def wishes(self, cast: Cast, verb: str) -> Sequence[object]:
        return ()

    def why_not(self, person: Person, verb: str, row) -> str | None:  # type: ignore[no-untyped-def]
        return access.why_not(person, verb, row)

    def owner(self, row) -> int | None:  # type: ignore[no-untyped-def]
        return row.judge.user_id if isinstance(row, Sheet) else None

    def path(self, row) -> Sequence[int]:  # type: ignore[no-untyped-def]
        return row.entry.unit.path

    def way(self, row) -> set[int]:  # type: ignore[no-untyped-def]
        return set(row.entry.edition.host.path)


class Slots(Walked):
    heading = "competitions.Slot"
    verbs = tuple(str(verb) for verb in access.SLOT_VERBS)
    conditions = {
        "local_contest": local,
        "conflict": conflict,
        "told": lambda _person, row: FinalPlan.objects.filter(edition=row.edition, told_at__isnull=False).exists(),
        "hears": lambda person, row: row.sheets.filter(judge__user=person.user_id).exclude(state="set_aside").exists(),
    }

    def visible(self, person: Person) -> QuerySet[Slot]:
        return access.visible_slots(person)


class Sheets(Walked):
    heading = "competitions.Sheet"
    verbs = tuple(str(verb) for verb in access.SHEET_VERBS)
    conditions = {
        "local_contest": local,
        "conflict": conflict,
        "signed": lambda _person, row: row.state == "signed",
        "has_signed": lambda person, row: mine(person, row, "signed"),
        "has_open": lambda person, row: mine(person, row, "open"),
    }

    def path(self, row: Sheet) -> Sequence[int]:
        return row.judge.edition.host.path

    def visible(self, person: Person) -> QuerySet[Sheet]:
        return access.visible_sheets(person)


class Visits(Walked):
    heading = "competitions.Visit"
    verbs = tuple(str(verb) for verb in access.VISIT_VERBS)
    conditions = {
        "local_contest": local,
        "conflict": conflict,
        "reported": lambda _person, row: row.state != "assigned",
        "goes": lambda person, row: row.judges.filter(user=person.user_id).exists(),
    }

    def visible(self, person: Person) -> QuerySet[Visit]:
        return access.visible_visits(person)


class Sittings(Walked):
    heading = "competitions.Sitting"
    verbs = tuple(str(verb) for verb in access.SITTING_VERBS)
    conditions = {
        "local_contest": local,
        "member": lambda person, row: Panelist.objects.filter(
            judge__edition=row.edition, judge__user=person.user_id, judge__state="confirmed"
        ).exists(),
    }

    def path(self, row: Sitting) -> Sequence[int]:
        return row.edition.host.path

    def visible(self, person: Person) -> QuerySet[Sitting]:
        return access.visible_sittings(person)


@pytest.fixture
def subjects(db: None) -> list[Walked]:
    """One presentation that a judge signed and another has open, one whose judge stands too near now; a visit of each kind."""
    finale = Finale(Cast())
    finale.finalists()
    finale.told()
    finale.at = finale.slot(SECOND).ends_at
    finale.mark("judge", FIRST)
    finale.mark("judge_ombudsman", FIRST)
    finale.reported(FIRST)
    finale.sent_out(SECOND)
    finale.sits(SittingStage.WINNERS)
    near = Judge.objects.get(edition=finale.edition, user=finale.cast.judge_palace.user)
    for user in (near.user, finale.cast.contest_secretary.user):
        Conflict.objects.create(entry=finale.entries[SECOND], user=user, kind=ConflictKind.DECLARED, found_at=finale.at)
    return [
        Slots(list(Slot.objects.select_related("edition__host", "entry__unit", "entry__edition__host"))),
        Sheets(list(Sheet.objects.select_related("judge__edition__host", "slot"))),
        Visits(list(Visit.objects.select_related("entry__unit", "entry__edition__host"))),
        Sittings(list(Sitting.objects.select_related("edition__host"))),
    ]


def test_everybody_may_exactly_what_the_table_says_and_lists_show_the_same(
    cast: Cast,
    subjects: list[Walked],
    people: dict[str, Person],  # noqa: F811
):
    for subject in subjects:
        assert subject.rows(cast)
        assert disagreements(subject, cast, people) == []  # type: ignore[arg-type]
        assert {line.verb for line in table.lines_of(subject.heading)} == set(subject.verbs)
        named = {name.removeprefix("not ") for line in table.lines_of(subject.heading) for name in line.conditions}
        assert named == set(subject.conditions)
        assert codes(subject, cast, people.values()) - set(reasons()) == set()  # type: ignore[arg-type]
        for name, person in people.items():
            listed, one_by_one = sights(subject, cast, person)  # type: ignore[arg-type]
            assert listed == one_by_one, (subject.heading, name)
    for name, person in people.items():
        rows = Sheet.objects.select_related("judge__edition__host", "slot")
        one_by_one = {row.pk for row in rows if access.why_not(person, "see_marks", row) is None}
        assert set(access.visible_sheet_marks(person).values_list("pk", flat=True)) == one_by_one, name
