"""Verbs of the glossary. Who may call them is asked by the room above that shows it: this floor knows no people."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection, transaction

from sambut.kernel.refusals import Refused
from sambut.language.models import GlossaryEntry, GlossaryEvent
from sambut.language.normalising import LONGEST_WORD, raw_words
from sambut.language.states import Origin, Verb
from sambut.ledger.outbox import announce

LONGEST_MEANING = 12
LOCK = 727_301


@transaction.atomic
def add_entry(
    word: str,
    *,
    meaning: str,
    stays: bool,
    region_code: str = "",
    source: str = "",
    starts_on: date,
    by: int,
    at: datetime,
) -> GlossaryEntry:
    """A body's own word. It wins over a reference row of the same word from its first day on."""
    row = GlossaryEntry(
        word=_one_word(word), meaning=_few_words(meaning), stays=stays, region_code=region_code, source=source[:200],
        origin=Origin.OWN, starts_on=starts_on,
    )  # fmt: skip
    _one_at_a_time()
    if GlossaryEntry.objects.filter(word=row.word, region_code=region_code, origin=Origin.OWN, ends_on=None).exists():
        raise Refused("glossary.add.exists")
    row.save()
    _record(row, Verb.ADD, by=by, at=at)
    return row


@transaction.atomic
def end_entry(entry_id: int, *, ends_on: date, by: int, at: datetime) -> GlossaryEntry:
    """The word holds until the day before `ends_on`."""
    _one_at_a_time()
    row = GlossaryEntry.objects.select_for_update().get(pk=entry_id)
    if row.ends_on is not None:
        raise Refused("glossary.end.ended")
    if ends_on < row.starts_on:
        raise Refused("glossary.end.before_start")
    _end(row, ends_on=ends_on, by=by, at=at)
    return row


@transaction.atomic
def load_reference(rows: Iterable[dict[str, str]], *, at: datetime) -> int:
    """Brings the reference rows to the given ones; a body's own rows are never touched. Gives how many changed."""
    _one_at_a_time()
    wanted = {(row["word"], row["region_code"]): row for row in rows}
    changed = 0
    for old in GlossaryEntry.objects.filter(origin=Origin.REFERENCE, ends_on=None):
        row = wanted.get((old.word, old.region_code))
        if row and (row["meaning"], row["stays"] == "yes", row["source"]) == (
            old.meaning,
            old.stays,
            old.source,
        ):
            del wanted[old.word, old.region_code]
        else:
            _end(old, ends_on=max(at.date(), old.starts_on), by=None, at=at)
            changed += 1
    for row in wanted.values():
        fresh = GlossaryEntry(
            word=row["word"], meaning=row["meaning"], stays=row["stays"] == "yes", region_code=row["region_code"],
            source=row["source"], origin=Origin.REFERENCE, starts_on=at.date(),
        )  # fmt: skip
        fresh.save()
        _record(fresh, Verb.ADD, by=None, at=at)
        changed += 1
    return changed


def _end(row: GlossaryEntry, *, ends_on: date, by: int | None, at: datetime) -> None:
    row.ends_on = ends_on
    row.save(update_fields=["ends_on"])
    _record(row, Verb.END, by=by, at=at)


def _record(row: GlossaryEntry, verb: Verb, *, by: int | None, at: datetime) -> None:
    facts = {"origin": row.origin, "region": row.region_code}
    event = GlossaryEvent.objects.create(entry=row, verb=verb, actor_id=by, happened_at=at, recorded_at=at, facts=facts)
    announce(f"language.{verb}", event.pk, at=at)


def _one_at_a_time() -> None:
    """Changes commit in the order of their events, so that the newest event's id can be the glossary's version."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])


def _one_word(word: str) -> str:
    found = raw_words(word)
    if len(found) != 1 or len(found[0]) > LONGEST_WORD:
        raise Refused("glossary.add.word_wrong", longest=LONGEST_WORD)
    return found[0]


def _few_words(meaning: str) -> str:
    found = " ".join(raw_words(meaning))
    if not found or len(found.split()) > LONGEST_MEANING or len(found) > 200:
        raise Refused("glossary.add.meaning_wrong", most=LONGEST_MEANING)
    return found
