"""Judges talk about an entry once each has signed, and may change a mark then: what stood stays beside it, with the reason."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from sambut.competitions.actions.scoring import GIVEN, criteria_of, locked_reading, total_of
from sambut.competitions.judging import access as panel_access
from sambut.competitions.models import Choice, Mark, Reading, Remark, Revision
from sambut.competitions.states import ReadingState, State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

LONGEST_WORDS, LONGEST_WHY = 2000, 500


@transaction.atomic
def remark_reading(reading_id: int, *, words: str, by: Person, at: datetime) -> Remark:
    """A word to the other judges of the entry. Istilah: diskusi juri."""
    reading = locked_reading(reading_id)
    panel_access.require(by, Verb.REMARK, reading)
    _open(reading, "remark")
    if not words.strip():
        raise Refused("reading.remark.without_words")
    if len(words) > LONGEST_WORDS:
        raise Refused("reading.remark.too_long", longest=LONGEST_WORDS)
    remark = Remark.objects.create(entry=reading.entry, judge=reading.judge, words=words.strip(), written_at=at)
    reading.note(Verb.REMARK, reading.state, by=by.user_id, at=at, remark=remark.pk)
    return remark


@transaction.atomic
def revise_reading(
    reading_id: int, scores: Mapping[str, Decimal], *, reasons: Mapping[str, str] | None = None, why: str, by: Person, at: datetime
) -> Reading:  # fmt: skip
    """Changes signed marks after the discussion. `reasons`: what participants read from now on, where it changes too."""
    reading = locked_reading(reading_id)
    panel_access.require(by, Verb.REVISE, reading)
    _open(reading, "revise")
    if not why.strip():
        raise Refused("reading.revise.without_reason")
    if not Remark.objects.filter(entry=reading.entry_id).exists():
        raise Refused("reading.revise.not_discussed")
    if Choice.objects.filter(entry=reading.entry_id).exists():
        raise Refused("reading.revise.chosen")
    known = {row.code: row for row in criteria_of(reading.entry)}
    stand = {mark.criterion_id: mark for mark in Mark.objects.filter(reading=reading)}
    changed = []
    for code, score in scores.items():
        if code not in known:
            raise Refused("reading.score.no_criterion")
        if not 0 <= score <= known[code].scale:
            raise Refused("reading.score.out_of_bounds", criterion=known[code].name, scale=known[code].scale)
        mark = stand[known[code].pk]
        if mark.score == score:
            continue
        assert mark.score is not None  # nothing is signed without
        Revision.objects.create(
            reading=reading, criterion=known[code], old=mark.score, new=score, old_reason=mark.reason, why=why.strip()[:LONGEST_WHY], revised_at=at
        )  # fmt: skip
        mark.score, mark.revision = score, reading.revision + 1
        mark.reason = ((reasons or {}).get(code, "").strip() or mark.reason)[:4000]
        mark.save()
        changed.append(code)
    if not changed:
        raise Refused("reading.revise.same")
    reading.revision += 1
    reading.total = total_of(reading)
    reading.note(Verb.REVISE, reading.state, by=by.user_id, at=at, criteria=sorted(changed))
    return reading


def _open(reading: Reading, verb: str) -> None:
    if reading.state != ReadingState.SIGNED:
        raise Refused(f"reading.{verb}.unsigned")
    if reading.judge.edition.state != State.OPEN or reading.entry.state not in GIVEN:
        raise Refused("reading.score.over")
