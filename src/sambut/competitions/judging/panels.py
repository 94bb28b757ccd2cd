"""Reads of the jury's work for those who run a contest: progress, pairs, differences, discussion. The number of queries is fixed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sambut.competitions.judging import access as panel_access
from sambut.competitions.models import Conflict, Edition, Entry, Judge, Mark, Reading, Remark, Result, Revision, Study
from sambut.competitions.states import COUNTS, PASSED, EntryState, JudgeState, ReadingKind, ReadingState
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation

OPEN, SIGNED = Q(readings__state=ReadingState.ASSIGNED), Q(readings__state=ReadingState.SIGNED)
JUDGED = (EntryState.ACCEPTED, EntryState.JUDGED)
LONGEST_SEARCH, MOST_FOUND, MOST_LISTED = 60, 30, 200


# -- progress -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Progress:
    """One seat. `minutes`: mean time over a signed reading; `silent`: late, and nothing was ever kept."""

    judge: Judge
    signed: int
    open: int
    late: int
    given_back: int
    minutes: int | None
    silent: bool


def progress(edition: Edition, *, at: datetime) -> list[Progress]:
    """Every seat with how far it is. Two queries."""
    rows = Judge.objects.filter(edition=edition).select_related("user", "institution").prefetch_related("categories")
    counted = rows.annotate(
        signed=Count("readings", SIGNED), open=Count("readings", OPEN), late=Count("readings", OPEN & Q(readings__due_at__lt=at)),
        given_back=Count("readings", Q(readings__state__in=(ReadingState.RECUSED, ReadingState.SET_ASIDE))),
        seconds=Avg("readings__seconds", filter=SIGNED & Q(readings__seconds__gt=0)), begun=Count("readings", Q(readings__revision__gt=0)),
    )  # fmt: skip
    return [
        Progress(
            row, row.signed, row.open, row.late, row.given_back, None if row.seconds is None else max(1, round(row.seconds / 60)),
            row.state == JudgeState.CONFIRMED and row.late > 0 and row.begun == 0,
        )
        for row in counted.order_by("pk")
    ]  # fmt: skip


def institution_of(user_id: int, *, at: datetime) -> Organisation | None:
    """Where somebody works, as their offices say: that of the judge's office itself last."""
    held = Appointment.objects.running(at).filter(user_id=user_id).select_related("organisation__body")
    offices = sorted(held, key=lambda one: (one.role in panel_access.SEATED, one.pk))
    return offices[0].organisation if offices else None


# -- pairs --------------------------------------------------------------------------------------------------


def _searched(rows: QuerySet[Entry], words: str) -> QuerySet[Entry]:
    words = words.strip()[:LONGEST_SEARCH]
    if not words:
        return rows
    number = words.replace(" ", "").replace("-", "").upper()
    return rows.filter(Q(title__icontains=words) | Q(body__name__icontains=words) | Q(number__icontains=number))


def pairs(edition: Edition, *, words: str = "", lacking: bool = False) -> QuerySet[Entry]:
    """Accepted entries with how many readings stand; order them by `id`."""
    stand = Reading.objects.filter(entry=OuterRef("pk"), state__in=COUNTS).order_by().values("entry")
    rows = Entry.objects.filter(edition=edition, state__in=JUDGED).select_related("body", "category")
    rows = rows.annotate(stand=Coalesce(Subquery(stand.annotate(count=Count("pk")).values("count")), 0))
    return _searched(rows.filter(stand__lt=edition.readings) if lacking else rows, words)


def readings_of(entries: Iterable[Entry]) -> dict[int, list[Reading]]:
    """Entry → its readings that stand, with the judges. One query."""
    found: dict[int, list[Reading]] = {}
    rows = Reading.objects.filter(entry__in=[entry.pk for entry in entries], state__in=COUNTS).select_related(
        "judge__user"
    )
    for row in rows.order_by("pk"):
        found.setdefault(row.entry_id, []).append(row)
    return found


@dataclass(frozen=True)
class Candidate:
    """A judge for an entry. `bars`: kinds of conflict that stand between them."""

    judge: Judge
    load: int
    had: bool
    bars: tuple[str, ...]
    knows: bool

    @property
    def free(self) -> bool:
        return not self.had and not self.bars and self.load < self.judge.most


def candidates(entry: Entry, *, words: str = "") -> list[Candidate]:
    """Every confirmed judge who fits the words, those first who may and know the field and read least. Four queries."""
    rows = Judge.objects.filter(edition=entry.edition_id, state=JudgeState.CONFIRMED).select_related(
        "user", "institution"
    )
    rows = rows.prefetch_related("categories").annotate(load=Count("readings", Q(readings__state__in=COUNTS)))
    if words := words.strip()[:LONGEST_SEARCH]:
        rows = rows.filter(
            Q(user__name__icontains=words)
            | Q(institution__name__icontains=words)
            | Q(institution_words__icontains=words)
        )
    had = set(Reading.objects.filter(entry=entry).values_list("judge_id", flat=True))
    bars: dict[int, list[str]] = {}
    for user, kind in Conflict.objects.filter(entry=entry).order_by("kind").values_list("user_id", "kind"):
        bars.setdefault(user, []).append(kind)
    found = [
        Candidate(
            row, row.load, row.pk in had, tuple(bars.get(row.user_id, ())),
            entry.category_id in {one.pk for one in row.categories.all()},
        )
        for row in rows.order_by("pk")
    ]  # fmt: skip
    return sorted(found, key=lambda one: (not one.free, not one.knows, one.load, one.judge.pk))[:MOST_FOUND]


def entry_of(edition: Edition, uuid: str) -> Entry | None:
    rows = Entry.objects.filter(edition=edition, state__in=JUDGED).select_related(
        "edition__host", "body", "unit", "category", "cluster"
    )
    return rows.filter(uuid=uuid).first()


def to_declare(edition: Edition, words: str, *, chosen: Iterable[str] = ()) -> list[Entry]:
    """Entries that fit the words and those that were chosen, by body: for somebody who stands too near one. While a contest is blind,
    words find bodies and units alone."""
    rows = Entry.objects.filter(edition=edition, state__in=PASSED).select_related("body", "unit")
    known = [one for one in chosen if _is_uuid(one)]
    if edition.blind and (words := words.strip()[:LONGEST_SEARCH]):
        fits = rows.filter(Q(body__name__icontains=words) | Q(unit__name__icontains=words))
    else:
        fits = _searched(rows, words)
    found = list(fits.order_by("body__name", "unit__name", "pk")[:MOST_LISTED])
    there = {row.pk for row in found}
    return found + [row for row in rows.filter(uuid__in=known) if row.pk not in there]


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


# -- differences --------------------------------------------------------------------------------------------


def spreads(edition: Edition) -> QuerySet[Entry]:
    """Entries whose readers differ by as much as was declared; order them by `-spread, -id`."""
    rows = Entry.objects.filter(edition=edition, state__in=JUDGED).select_related("body", "category")
    rows = rows.annotate(
        most=Max("readings__total", filter=SIGNED), least=Min("readings__total", filter=SIGNED), signed=Count("readings", SIGNED),
        open=Count("readings", OPEN), third=Count("readings", Q(readings__kind=ReadingKind.THIRD, readings__state__in=COUNTS)),
    )  # fmt: skip
    return rows.annotate(spread=F("most") - F("least")).filter(spread__gte=edition.spread)


# -- one entry ----------------------------------------------------------------------------------------------


def signed_of(person: Person, entry: Entry) -> list[tuple[Reading, list[Mark], list[Revision]]]:
    """Signed readings with marks and what was changed, as far as this person may read them. Three queries."""
    rows = list(
        panel_access.visible_marks(person)
        .filter(entry=entry, state=ReadingState.SIGNED)
        .select_related("judge__user")
        .order_by("pk")
    )
    marks: dict[int, list[Mark]] = {}
    for mark in Mark.objects.filter(reading__in=rows).select_related("criterion").order_by("criterion__position"):
        marks.setdefault(mark.reading_id, []).append(mark)
    changed: dict[int, list[Revision]] = {}
    for one in Revision.objects.filter(reading__in=rows).select_related("criterion").order_by("pk"):
        changed.setdefault(one.reading_id, []).append(one)
    return [(row, marks.get(row.pk, []), changed.get(row.pk, [])) for row in rows]


def remarks(person: Person, entry_id: int) -> list[Remark]:
    rows = panel_access.visible_remarks(person).filter(entry=entry_id).select_related("judge__user")
    return list(rows.order_by("pk")[:200])


def revised(reading: Reading) -> list[Revision]:
    return list(Revision.objects.filter(reading=reading).select_related("criterion").order_by("pk"))


# -- results ------------------------------------------------------------------------------------------------


def results(edition: Edition) -> list[Result]:
    """Every frozen result, the latest first."""
    return list(Result.objects.filter(edition=edition).defer("pack").order_by("-pk")[:50])


def studies(result: Result) -> dict[str, Study]:
    return {row.kind: row for row in Study.objects.filter(result=result)}


def again(edition: Edition) -> dict[str, Any]:
    """How far the second and additional readings are."""
    rows = Reading.objects.filter(judge__edition=edition, state__in=COUNTS).exclude(kind=ReadingKind.FIRST)
    return rows.aggregate(every=Count("pk"), signed=Count("pk", Q(state=ReadingState.SIGNED)))
