"""Reads of judging and results for pages. The number of queries never follows the number of rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sambut.accounts.models import User
from sambut.competitions.final.states import ObjectionKind
from sambut.competitions.judging import access as panel_access
from sambut.competitions.models import (
    Choice,
    Conflict,
    Edition,
    EditionEvent,
    Entry,
    EntryEvent,
    Judge,
    Level,
    Mark,
    Objection,
    Reading,
    Result,
    Standing,
)
from sambut.competitions.states import COUNTS, ReadingState, State, Verb
from sambut.frame.paging import Slice, slice_of
from sambut.innovations.models import Member
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person

PATIENCE = timedelta(minutes=10)
AROUND = (
    "judge__edition__host",
    "entry__unit",
    "entry__body",
    "entry__region",
    "entry__category",
    "entry__group",
    "entry__cluster",
)


# -- the judge's desk ---------------------------------------------------------------------------------------


def seats(person: Person) -> list[Judge]:
    rows = Judge.objects.filter(user_id=person.user_id or 0).select_related("edition__host")
    return list(rows.order_by("-pk")[:20])


def seat(person: Person, uuid: UUID | str) -> Judge | None:
    rows = panel_access.visible_judges(person).select_related("edition__host", "institution", "user")
    return rows.filter(uuid=uuid).first()


def queue(person: Person) -> QuerySet[Reading]:
    """What this judge has to read; order it by `due_at, id`."""
    rows = Reading.objects.filter(
        judge__user_id=person.user_id or 0, state=ReadingState.ASSIGNED, judge__edition__state=State.OPEN
    )
    return rows.select_related("judge__edition", "entry__body", "entry__category")


def signed(person: Person) -> QuerySet[Reading]:
    """What this judge signed; order it by `-signed_at, -id`."""
    rows = Reading.objects.filter(judge__user_id=person.user_id or 0, state=ReadingState.SIGNED)
    return rows.select_related("judge__edition", "entry__body", "entry__category")


def done(judge: Judge) -> tuple[int, int]:
    """How many this judge has signed, of how many."""
    found = Reading.objects.filter(judge=judge, state__in=COUNTS).aggregate(
        done=Count("pk", Q(state=ReadingState.SIGNED)), every=Count("pk")
    )
    return found["done"], found["every"]


def following(reading: Reading) -> Reading | None:
    """The next one of the same judge that is not signed."""
    rows = Reading.objects.filter(judge=reading.judge, state=ReadingState.ASSIGNED).exclude(pk=reading.pk)
    return rows.order_by("due_at", "pk").first()


def reading(person: Person, uuid: UUID | str) -> Reading | None:
    rows = panel_access.visible_readings(person).select_related(*AROUND).defer("entry__innovation__search")
    return rows.filter(uuid=uuid).first()


def marks(reading: Reading) -> dict[int, Mark]:
    """Id of the criterion → what stands under it."""
    return {row.criterion_id: row for row in Mark.objects.filter(reading=reading)}


def others(person: Person, reading: Reading) -> list[tuple[Reading, list[Mark]]]:
    """What the other judges of the entry signed, as far as this person may read it. Two queries."""
    rows = (
        panel_access.visible_marks(person)
        .filter(entry=reading.entry_id, state=ReadingState.SIGNED)
        .exclude(pk=reading.pk)
    )
    found = list(rows.order_by("pk"))
    by_reading: dict[int, list[Mark]] = {}
    for mark in Mark.objects.filter(reading__in=found).select_related("criterion").order_by("criterion__position"):
        by_reading.setdefault(mark.reading_id, []).append(mark)
    return [(row, by_reading.get(row.pk, [])) for row in found]


def people_behind(entry: Entry) -> list[str]:
    """Names of who wrote the entry or its record."""
    wrote = EntryEvent.objects.filter(entry=entry, verb__in=(Verb.BEGIN, Verb.WRITE, Verb.SEND, Verb.SUBMIT)).values(
        "actor"
    )
    found = set(User.objects.filter(pk__in=wrote).values_list("name", flat=True))
    if entry.innovation_id:
        found |= set(Member.objects.filter(innovation=entry.innovation_id).values_list("name", flat=True))
    return sorted(found)


def levels(edition_id: int) -> dict[int, list[Level]]:
    found: dict[int, list[Level]] = {}
    for row in Level.objects.filter(criterion__edition=edition_id).order_by("lowest"):
        found.setdefault(row.criterion_id, []).append(row)
    return found


# -- the organisers' panel ----------------------------------------------------------------------------------


def readings(edition: Edition) -> QuerySet[Reading]:
    """Every reading of an edition, for those who run it; order it by `due_at, id`."""
    rows = Reading.objects.filter(judge__edition=edition)
    return rows.select_related("judge__user", "entry__body")


def last_events(edition: Edition, *verbs: Verb) -> dict[str, EditionEvent]:
    """Verb → its last event. One query."""
    rows = EditionEvent.objects.filter(edition=edition, verb__in=verbs).order_by("verb", "-pk").distinct("verb")
    return {row.verb: row for row in rows}


def last_event(edition: Edition, verb: Verb) -> EditionEvent | None:
    return EditionEvent.objects.filter(edition=edition, verb=verb).order_by("-pk").first()


def under_way(called: EditionEvent | None, done: EditionEvent | None, *, at: datetime) -> bool:
    """A job was called for and has not answered yet; after a while the page offers it again."""
    if called is None or at - called.happened_at > PATIENCE:
        return False
    return done is None or done.pk < called.pk


def lacking(edition: Edition) -> int:
    """Accepted entries that fewer judges have than was declared."""
    stand = Count("readings", Q(readings__state__in=COUNTS))
    rows = Entry.objects.filter(edition=edition, state__in=("accepted", "judged")).annotate(stand=stand)
    return rows.filter(stand__lt=edition.readings).count()


def to_invite(edition: Edition, *, at: datetime) -> list[User]:
    """Who holds the office of a judge and was not asked yet."""
    held = Appointment.objects.running(at).filter(role__in=panel_access.SEATED, user__is_active=True)
    asked = Judge.objects.filter(edition=edition).values("user")
    return list(User.objects.filter(pk__in=held.values("user")).exclude(pk__in=asked).order_by("name", "pk")[:500])


def alternates(reading: Reading) -> list[Judge]:
    """Judges who may get this entry instead, the least laden first."""
    had = Reading.objects.filter(entry=reading.entry_id).values("judge")
    barred = Conflict.objects.filter(entry=reading.entry_id).values("user")
    rows = (
        Judge.objects.filter(edition=reading.judge.edition_id, state="confirmed")
        .exclude(pk__in=had)
        .exclude(user__in=barred)
    )
    load = Count("readings", Q(readings__state__in=COUNTS))
    return list(rows.select_related("user", "institution").annotate(load=load).order_by("load", "pk")[:50])


# -- results ------------------------------------------------------------------------------------------------


def standings(result: Result) -> QuerySet[Standing]:
    """Everybody in the raw order; order them by `raw_rank, id`."""
    rows = Standing.objects.filter(result=result)
    return rows.select_related("entry__body", "entry__cluster", "entry__category", "entry__choice")


def page_of_standings(result: Result, *, order: Sequence[str], after: str | None, size: int) -> Slice:
    """One page, and only its entries: joined at once, a plan with old statistics would read every entry. Two queries."""
    page = slice_of(Standing.objects.filter(result=result), order=order, after=after, size=size)
    rows = Entry.objects.select_related("body", "cluster", "category", "choice")
    entries = rows.in_bulk([row.entry_id for row in page.rows])
    for row in page.rows:
        row.entry = entries[row.entry_id]
    return page


def chosen(edition: Edition) -> list[Choice]:
    """Who was nominated, cluster by cluster; after the announcement."""
    rows = Choice.objects.filter(edition=edition, chosen=True).select_related(
        "entry__body", "entry__unit", "entry__cluster", "entry__category", "entry__innovation"
    )
    return list(rows.defer("entry__innovation__search").order_by("entry__cluster__place", "entry__title"))


def objections(edition: Edition) -> list[Objection]:
    rows = Objection.objects.filter(entry__edition=edition).select_related(
        "entry__body", "entry__edition__host", "author"
    )
    return list(rows.order_by("state", "due_at", "pk")[:200])


def objection(person: Person, uuid: UUID | str) -> Objection | None:
    rows = panel_access.visible_objections(person).select_related("entry__edition__host", "entry__unit", "entry__body")
    return rows.filter(uuid=uuid).first()


def objections_of(entry: Entry) -> list[Objection]:
    """What the participant asked to be looked at again; what others objected stays with the organisers."""
    return list(Objection.objects.filter(entry=entry, kind=ObjectionKind.REVIEW).order_by("-pk")[:20])


@dataclass(frozen=True)
class Aspect:
    """One criterion as the participant reads it after the decree: the mean, and every judge's words without a name."""

    name: str
    weight: Any
    mean: float
    reasons: list[str]


def aspects(entry: Entry) -> list[Aspect]:
    """Two queries; judges stay unnamed, and the order of their words tells nothing: it is that of the words."""
    rows = Mark.objects.filter(reading__entry=entry, reading__state=ReadingState.SIGNED).select_related("criterion")
    found: dict[int, list[Mark]] = {}
    for mark in rows.order_by("criterion__position", "reason"):
        found.setdefault(mark.criterion_id, []).append(mark)
    return [
        Aspect(
            those[0].criterion.name, those[0].criterion.weight, sum(float(one.score or 0) for one in those) / len(those),
            [one.reason for one in those],
        )
        for those in found.values()
    ]  # fmt: skip


def sealed(person: Person, edition: Edition) -> set[int]:
    """Entries of this edition between which and this person a conflict stands."""
    rows = Conflict.objects.filter(user_id=person.user_id or 0, entry__edition=edition)
    return set(rows.values_list("entry_id", flat=True))


def standing_of(entry: Entry, result: Result) -> Standing | None:
    return Standing.objects.filter(result=result, entry=entry).first()


def by_number(numbers: Iterable[str]) -> dict[str, Entry]:
    return {row.number: row for row in Entry.objects.filter(number__in=list(numbers)).select_related("body")}
