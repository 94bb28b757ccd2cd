"""What the verbs share: the locked rows, who acts, and the closing of an edition."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max, OuterRef, Subquery

from sambut.competitions.models import Answer, Edition, EditionEvent, Entry, EntryEvent, EntryNote, Period, Question
from sambut.competitions.rules import Gate, gate
from sambut.competitions.states import Stage, Verb
from sambut.kernel.numbers import new_number
from sambut.kernel.refusals import Refused

LONGEST_NOTE = 2000


def locked_edition(edition_id: int) -> Edition:
    """The row, locked until the transaction ends; read after the lock is held."""
    Edition.objects.select_for_update().only("pk").get(pk=edition_id)
    return Edition.objects.select_related("host__region").get(pk=edition_id)


def answered(edition: Edition, verb: Verb, call: int | None) -> bool:
    """Whether `verb` happened since the event that called for it. Asked behind the lock of the edition."""
    return call is not None and EditionEvent.objects.filter(edition=edition, verb=verb, pk__gt=call).exists()


def locked(entry_id: int) -> Entry:
    """The row, locked until the transaction ends; read after the lock is held."""
    Entry.objects.select_for_update().only("pk").get(pk=entry_id)
    rows = Entry.objects.select_related(
        "edition__host__region",
        "innovation__region",
        "innovation__category",
        "unit",
        "body",
        "group",
        "category",
        "cluster",
    )
    return rows.defer("innovation__search").get(pk=entry_id)


def fresh_number() -> str:
    """A number that no entry has. Two that draw one at once: the constraint stops the second."""
    while True:
        number = new_number(settings.ENVIRONMENT.number_prefix)
        if not Entry.objects.filter(number=number).exists():
            return number


def gate_of(edition: Edition, *stages: Stage, at: datetime) -> Gate:
    """Whether something that comes now is taken: from the first of these stages that the edition has to the last one's end."""
    rows = list(Period.objects.filter(edition=edition, stage__in=stages))
    if not rows:
        return Gate(False)
    opens, closes = min(row.starts_at for row in rows), max(row.ends_at for row in rows)
    return gate(opens, closes, grace=timedelta(hours=edition.late_hours), at=at)


def questions_of(entry: Entry) -> list[Question]:
    """What the group of this entry is asked, in order."""
    rows = Question.objects.filter(edition_id=entry.edition_id).order_by("position", "id")
    return [row for row in rows if row.group_id in (None, entry.group_id)]


Asked = list[tuple[Question, str]]
"""Questions in order, each with what stands under it."""


def asked_of(entry: Entry) -> Asked:
    """Every question that the group of this entry is asked, with its answer. One query."""
    text = Answer.objects.filter(entry=entry, question=OuterRef("pk")).values("text")
    rows = Question.objects.filter(edition_id=entry.edition_id).order_by("position", "id")
    return [
        (row, row.text or "") for row in rows.annotate(text=Subquery(text)) if row.group_id in (None, entry.group_id)
    ]


def save_row(row: Any, values: Mapping[str, Any], *, order: str) -> None:
    """Writes these fields of a row of an edition; a new one comes last by the column `order`, if that is not empty. Refuses what stands there."""
    for name, value in values.items():
        setattr(row, name, value)
    if row.pk is None and order:
        last = type(row).objects.filter(edition=row.edition).aggregate(last=Max(order))["last"]
        setattr(row, order, (last or 0) + 1)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused("edition.edit.there_already") from None


def kept_note(entry: Entry, event: EntryEvent, text: str, *, question: Question | None = None) -> None:
    EntryNote.objects.create(entry=entry, event=event, question=question, text=text)


def note_text(text: str, code: str) -> str:
    """The words without blanks around them; refuses none and too many."""
    text = text.strip()
    if not text:
        raise Refused(f"{code}.without_text")
    if len(text) > LONGEST_NOTE:
        raise Refused("entry.note.too_long", longest=LONGEST_NOTE)
    return text
