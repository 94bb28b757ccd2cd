"""Nothing was lost: what was done is there afterwards, counted again from the rows."""

from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef

from sambut.competitions.final.packs import recompute_any
from sambut.competitions.final.states import SheetState, SlotState, VisitState
from sambut.competitions.judging import choosing
from sambut.competitions.models import (
    Criterion,
    Edition,
    Entry,
    EntryEvent,
    FinalResult,
    Mark,
    Reading,
    ReadingEvent,
    Result,
    Sheet,
    Slot,
    Visit,
)
from sambut.competitions.rehearsal import taking_part
from sambut.competitions.rehearsal.hands import Hands
from sambut.competitions.science.packs import read_pack, recompute
from sambut.competitions.states import SENT, EntryState, ReadingState, Verb

ENTRIES = ("competitions_entry", "competitions_entry_event", "entry_id", "edition_id = %s")
READINGS = (
    "competitions_reading", "competitions_reading_event", "reading_id", "judge_id in (select id from competitions_judge where edition_id = %s)",
)  # fmt: skip
BROKEN = """
select count(*) from (
  select state_from, lag(state_to, 1, '') over (partition by {link} order by id) as before
    from {events} where {link} in (select id from {rows} where {of})
) as chain where state_from <> before
"""
LAST = """
select count(*) from {rows} as r
 where {of} and state is distinct from (select state_to from {events} as e where e.{link} = r.id order by e.id desc limit 1)
"""
UNTOLD = """
select count(*) from {events} as e
 where {link} in (select id from {rows} where {of})
   and not exists (select from ledger_outbox as o where o.row_id = e.id and o.topic = %s || e.verb)
"""


def look(edition: Edition, hands: Hands) -> list[dict[str, Any]]:
    """Each: what was looked at, what should be, what is."""
    done = {step.name: step for step in hands.steps}
    entries = Entry.objects.filter(edition=edition)
    readings = Reading.objects.filter(judge__edition=edition)
    signed = readings.filter(state=ReadingState.SIGNED)
    accepted = done["administrative selection"].facts["accepted"]
    per_entry = signed.values("entry").annotate(count=Count("pk")).values_list("count", flat=True)
    criteria = Criterion.objects.filter(edition=edition).count()
    told = [
        ("entries that were begun", done["begun"].count, entries.count()),
        ("submissions", done["submitted"].count, _events(edition, Verb.SUBMIT)),
        ("submitted, with version and moment", done["submitted"].count, entries.filter(version__isnull=False, submitted_at__isnull=False).count()),
        ("submitted texts whose digest is that of the event", done["submitted"].count, _same_digests(edition, hands)),
        ("entries with all their readings signed", accepted, sum(count >= edition.readings for count in per_entry)),
        ("signatures", done["marks kept, then signed"].count + done["second marks signed"].count, ReadingEvent.objects.filter(reading__in=signed, verb=Verb.SIGN).count()),
        ("marks", signed.count() * criteria, Mark.objects.filter(reading__in=signed, score__isnull=False).exclude(reason="").count()),
        ("entries that stand in the result", accepted, done["counted anew, frozen beside"].count),
        ("entries with an outcome", accepted, entries.filter(state__in=(EntryState.FINALIST, EntryState.WINNER, EntryState.NOT_CHOSEN)).count()),
        ("finalists heard, with all seats signed", done["panel, rooms, timetable without a clash"].count, _heard(edition)),
        ("finalists visited, with a conclusion", done["visited, answered, concluded"].count, Visit.objects.filter(entry__edition=edition, state=VisitState.CONCLUDED).count()),
        ("winners, each with a certificate", done["certificates of winners"].count, entries.filter(state=EntryState.WINNER, certificates__isnull=False).count()),
        ("entries of no known state", 0, entries.exclude(state__in=(*SENT, EntryState.WITHDRAWN, EntryState.LAPSED)).count()),
        ("breaks in the chain of events of an entry", 0, _one(BROKEN, ENTRIES, edition)),
        ("breaks in the chain of events of a reading", 0, _one(BROKEN, READINGS, edition)),
        ("entries whose state is not that of the last event", 0, _one(LAST, ENTRIES, edition)),
        ("readings whose state is not that of the last event", 0, _one(LAST, READINGS, edition)),
        ("events of entries without their line in the outbox", 0, _one(UNTOLD, ENTRIES, edition, "entries.")),
        ("events of readings without their line in the outbox", 0, _one(UNTOLD, READINGS, edition, "readings.")),
        ("result counted again from its pack: differences", 0, _recounted(edition)),
        ("last numbers counted again from their pack: differences", 0, _last_recounted(edition)),
    ]  # fmt: skip
    return [{"what": what, "wanted": wanted, "found": found, "same": wanted == found} for what, wanted, found in told]


def _heard(edition: Edition) -> int:
    open_sheets = Sheet.objects.filter(slot=OuterRef("pk")).exclude(state=SheetState.SIGNED)
    held = Slot.objects.filter(edition=edition, state=SlotState.HELD, sheets__isnull=False)
    return held.exclude(Exists(open_sheets)).distinct().count()


def _events(edition: Edition, verb: Verb) -> int:
    return EntryEvent.objects.filter(entry__edition=edition, verb=verb).count()


def _one(sql: str, about: tuple[str, str, str, str], edition: Edition, *more: str) -> int:
    rows, events, link, of = about
    with connection.cursor() as cursor:
        cursor.execute(sql.format(rows=rows, events=events, link=link, of=of), [edition.pk, *more])
        return int(cursor.fetchone()[0])


def _same_digests(edition: Edition, hands: Hands) -> int:
    """What the events say was submitted, against what stands now."""
    said = EntryEvent.objects.filter(entry__edition=edition, verb=Verb.SUBMIT).values_list("entry_id", "facts__digest")
    return sum(hands.each(taking_part.is_as_submitted, list(said)))


def _recounted(edition: Edition) -> int:
    latest = choosing.latest(edition)
    assert latest is not None  # counted before
    verdict = recompute(read_pack(Result.objects.get(pk=latest.pk).pack))
    return len(verdict.differences) + (verdict.sha256 != latest.digest)


def _last_recounted(edition: Edition) -> int:
    frozen = FinalResult.objects.get(edition=edition)
    verdict = recompute_any(frozen.pack)
    return len(verdict.differences) + (verdict.sha256 != frozen.digest)
