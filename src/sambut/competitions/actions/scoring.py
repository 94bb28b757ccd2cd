"""At the judge's desk: marks with reasons, kept while they are written; the signature; and stepping back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from sambut.competitions.editions import checking
from sambut.competitions.judging import access as panel_access
from sambut.competitions.judging import conflicts
from sambut.competitions.models import Conflict, Criterion, Edition, Entry, FinalCriterion, Mark, Reading, SheetMark
from sambut.competitions.states import ConflictKind, EntryState, ReadingState, State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

Scored = Criterion | FinalCriterion
Marked = Mark | SheetMark

LONGEST_REASON, LONGEST_WHY = 4000, 500
SURE = range(1, 6)
PAUSE = timedelta(minutes=15)
GIVEN = (EntryState.ACCEPTED, EntryState.JUDGED)


@dataclass(frozen=True)
class Given:
    """What stands under one criterion."""

    score: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True)
class Kept:
    """The reading as it stands, and what another page of the same judge wrote since: code → what stands."""

    reading: Reading
    elsewhere: dict[str, Given] = field(default_factory=dict)


@transaction.atomic
def score_reading(
    reading_id: int | UUID,
    given: Mapping[str, Given],
    *,
    revision: int,
    confidence: int | None = None,
    since: datetime | None = None,
    draft: bool = False,
    by: Person,
    at: datetime,
) -> Kept:
    """Keeps marks and reasons as far as they are. `revision`: the last one that this page saw; what is newer is not overwritten.

    `since`: when the page was opened. `draft`: it is still being typed; a number beyond the scale is left for the next time.
    """
    rows = Reading.objects.select_for_update(of=("self",)).select_related("judge__edition__host", "entry")
    key = "uuid" if isinstance(reading_id, UUID) else "pk"
    reading = rows.defer("reasons", "entry__snapshot").filter(**{key: reading_id}).first()
    if reading is None:
        raise Refused("reading.see.not_found")
    panel_access.require(by, "score", reading)
    _open(reading, "score")
    elsewhere = _keep(reading, given, revision=revision, draft=draft)
    if confidence is not None:
        reading.confidence = _sure(confidence)
    reading.revision += 1
    _clocked(reading, since, at)
    reading.save(update_fields=["revision", "confidence", "seconds", "touched_at"])
    return Kept(reading, elsewhere)


@transaction.atomic
def sign_reading(
    reading_id: int,
    given: Mapping[str, Given],
    *,
    revision: int,
    confidence: int | None = None,
    since: datetime | None = None,
    by: Person,
    at: datetime,
) -> Reading:
    """Every criterion has its score and its reason; from now on they stand. Istilah: menandatangani nilai."""
    reading = locked_reading(reading_id)
    panel_access.require(by, Verb.SIGN, reading)
    _open(reading, "sign")
    if conflicts.look([reading.judge], [reading.entry], edition=reading.judge.edition, at=at):
        raise Refused("reading.sealed")
    if _keep(reading, given, revision=revision):
        raise Refused("reading.sign.newer")
    if confidence is not None:
        reading.confidence = _sure(confidence)
    reading.total = total_of(reading)
    if reading.confidence is None:
        raise Refused("reading.sign.no_confidence")
    reading.revision += 1
    _clocked(reading, since, at)
    before, reading.state, reading.signed_at = reading.state, ReadingState.SIGNED, at
    reading.note(Verb.SIGN, before, by=by.user_id, at=at, revision=reading.revision)
    return reading


@transaction.atomic
def recuse_reading(reading_id: int, *, reason: str, by: Person, at: datetime) -> Reading:
    """The judge steps back from one entry; the reason goes to the secretariat. Istilah: mengundurkan diri."""
    reading = locked_reading(reading_id)
    panel_access.require(by, Verb.RECUSE, reading)
    _open(reading, "recuse")
    if not reason.strip():
        raise Refused("reading.recuse.without_reason")
    Conflict.objects.get_or_create(
        entry=reading.entry, user_id=reading.judge.user_id, kind=ConflictKind.DECLARED,
        defaults={"judge": reading.judge, "reason": reason.strip()[:LONGEST_WHY], "found_at": at},
    )  # fmt: skip
    before, reading.state, reading.why = reading.state, ReadingState.RECUSED, reason.strip()[:LONGEST_WHY]
    reading.note(Verb.RECUSE, before, by=by.user_id, at=at)
    return reading


def criteria_of(entry: Entry) -> list[Criterion]:
    """What this entry is scored by: criteria on a question that its group is asked."""
    rows = Criterion.objects.filter(edition_id=entry.edition_id).select_related("question").order_by("position", "id")
    return [row for row in rows if checking.meets(row, entry.group_id)]


def locked_reading(reading_id: int) -> Reading:
    """The row, locked; read after the lock is held."""
    Reading.objects.select_for_update().only("pk").get(pk=reading_id)
    rows = Reading.objects.select_related(
        "judge__edition__host", "judge__institution__region", "entry__unit", "entry__region"
    )
    return rows.get(pk=reading_id)


def _clocked(reading: Reading, since: datetime | None, at: datetime) -> None:
    """Adds the time since the page was opened or something was last kept, a long pause as a short one."""
    before = max((one for one in (since, reading.touched_at) if one is not None and one <= at), default=None)
    if before is not None:
        reading.seconds += int(min(at - before, PAUSE).total_seconds())
    reading.touched_at = at


def _open(reading: Reading, verb: str) -> None:
    """Refuses what is signed, given back or set aside, and what comes after the announcement."""
    if reading.state != ReadingState.ASSIGNED:
        raise Refused(f"reading.{verb}.from_{reading.state}")
    edition: Edition = reading.judge.edition
    if edition.state != State.OPEN or reading.entry.state not in GIVEN:
        raise Refused("reading.score.over")


def _keep(reading: Reading, given: Mapping[str, Given], *, revision: int, draft: bool = False) -> dict[str, Given]:
    """Writes what changed. Gives what a newer page wrote otherwise."""
    known = {row.code: row for row in criteria_of(reading.entry)}
    stand = {mark.criterion_id: mark for mark in Mark.objects.filter(reading=reading)}
    elsewhere: dict[str, Given] = {}
    changed: list[Mark] = []
    for code, one in given.items():
        if code not in known:
            raise Refused("reading.score.no_criterion")
        if draft and one.score is not None and not 0 <= one.score <= known[code].scale:
            continue
        accept_mark(known[code], one)
        mark = stand.get(known[code].pk) or Mark(reading=reading, criterion=known[code])
        if (mark.score, mark.reason) == (one.score, one.reason):
            continue
        if mark.pk and mark.revision > revision:
            elsewhere[code] = Given(mark.score, mark.reason)
            continue
        mark.score, mark.reason, mark.revision = one.score, one.reason, reading.revision + 1
        changed.append(mark)
    again = [mark for mark in changed if mark.pk]
    if len(changed) == 1:  # as a rule: one field was typed
        changed[0].save(force_insert=not again, update_fields=["score", "reason", "revision"] if again else None)
        return elsewhere
    Mark.objects.bulk_create([mark for mark in changed if not mark.pk])
    Mark.objects.bulk_update(again, ["score", "reason", "revision"])
    return elsewhere


def total_of(reading: Reading) -> Decimal:
    """The weighted mean of a hundred; refuses as long as a score or a reason lacks."""
    return weighted(
        criteria_of(reading.entry), {mark.criterion_id: mark for mark in Mark.objects.filter(reading=reading)}
    )


def weighted(needed: Sequence[Scored], stand: Mapping[int, Marked]) -> Decimal:
    """The weighted mean of a hundred, at the desk and before a panel. `stand`: criterion → what is marked under it."""
    lacking = [
        row.name for row in needed if row.pk not in stand or stand[row.pk].score is None or not stand[row.pk].reason.strip()
    ]  # fmt: skip
    if lacking:
        raise Refused("reading.sign.incomplete", lacking=lacking)
    whole = sum((row.weight for row in needed), start=Decimal())
    if not whole:
        raise Refused("reading.sign.no_weights")
    total = sum((row.weight * (stand[row.pk].score or 0) * 100 / row.scale for row in needed), start=Decimal()) / whole
    return total.quantize(Decimal("0.001"))


def accept_mark(row: Scored, one: Given) -> None:
    """Refuses a score beyond the scale and a reason beyond its length."""
    if one.score is not None and not 0 <= one.score <= row.scale:
        raise Refused("reading.score.out_of_bounds", criterion=row.name, scale=row.scale)
    if len(one.reason) > LONGEST_REASON:
        raise Refused("reading.score.too_long", longest=LONGEST_REASON)


def _sure(confidence: int) -> int:
    if confidence not in SURE:
        raise Refused("reading.score.confidence")
    return confidence
