"""The job after an import: masks, indexes and titles what was stored. Only then does anything become public.

A case becomes public with its hand-over, as any other; one that nobody forwarded, or that is secret, does not.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from sambut.complaints.models import ImportBatch
from sambut.complaints.rules import title_of
from sambut.identities.sealing import Box, BrokenSeal, boxes
from sambut.language.masking import mask
from sambut.language.searching import search_text

log = logging.getLogger(__name__)

CHUNK = 200

WAITING = """
select m.id, m.complaint_id, c.handle, m.sealed
  from complaints_message as m join complaints_complaint as c on c.id = m.complaint_id
 where m.complaint_id between %s and %s and m.masked_at is null and m.erased_at is null and m.id > %s
 order by m.id limit %s
"""
LOCK = "select from complaints_complaint where id = any(%s) order by id for update"
UPDATE = """
with given as (
    select * from unnest(%(messages)s::bigint[], %(cases)s::bigint[], %(masked)s::text[], %(titles)s::text[], %(words)s::text[])
        as given(message, id, masked, title, words)
), masked as (
    update complaints_message as m set masked = given.masked, masked_at = %(at)s
      from given where m.id = given.message and m.masked_at is null and m.erased_at is null
 returning given.id, given.title, given.words
)
update complaints_complaint as c
   set title = case when c.title = '' then masked.title else c.title end, search = to_tsvector('simple', masked.words),
       public_at = case when c.secret then null else coalesce(c.public_at, (
           select min(happened_at) from complaints_event where complaint_id = c.id and verb = 'forward')) end
  from masked where c.id = masked.id
"""


@dataclass(frozen=True)
class Waiting:
    message: int
    case: int
    handle: UUID
    sealed: bytes


def mask_batch(batch_id: int, *, at: datetime) -> None:
    """Masks in small transactions; what is masked already is not done again, so it may be stopped anywhere."""
    batch = ImportBatch.objects.get(pk=batch_id)
    last = 0
    while rows := _waiting(batch, last):
        _mask(rows, at=at)
        last = rows[-1].message
    if not _waiting(batch, 0):
        ImportBatch.objects.filter(pk=batch_id).update(masked_at=at)


def _waiting(batch: ImportBatch, last: int) -> list[Waiting]:
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [batch.first_id, batch.last_id, last, CHUNK])
        return [
            Waiting(message, case, handle, bytes(sealed or b"")) for message, case, handle, sealed in cursor.fetchall()
        ]


def _mask(rows: list[Waiting], *, at: datetime) -> None:
    """Reads and masks first, locks afterwards: nobody waits for a case while its words are looked at."""
    opened = boxes(row.handle for row in rows)
    texts = {row: text for row in rows if (text := _opened(row, opened.get(row.handle)))}
    masked = {row: mask(text).text for row, text in texts.items()}
    _write(masked, at=at)


def _opened(row: Waiting, box: Box | None) -> str:
    """Empty when the identity was erased, or the seal is broken: such a case never becomes public."""
    try:
        return box.open_text(row.sealed) if box and row.sealed else ""
    except BrokenSeal:
        log.error("the text of message %s cannot be opened; it stays unmasked", row.message)
        return ""


@transaction.atomic
def _write(masked: dict[Waiting, str], *, at: datetime) -> None:
    cases = [row.case for row in masked]
    facts: dict[str, Any] = {
        "at": at, "messages": [row.message for row in masked], "cases": cases, "masked": list(masked.values()),
        "titles": [title_of(text) for text in masked.values()], "words": [search_text(text) for text in masked.values()],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [cases])
        cursor.execute(UPDATE, facts)
