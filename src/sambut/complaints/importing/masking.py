"""The job after an import: masks, indexes and titles what was stored. Only then does anything become public."""

from datetime import datetime

from django.db import connection, transaction

from sambut.complaints.models import Complaint, ImportBatch, Message
from sambut.complaints.rules import title_of
from sambut.identities.sealing import boxes
from sambut.language.masking import mask
from sambut.language.searching import search_text

CHUNK = 200

UPDATE_MESSAGES = """
update complaints_message as m set masked = given.masked, masked_at = %(at)s
  from unnest(%(ids)s::bigint[], %(masked)s::text[]) as given(id, masked) where m.id = given.id
"""
UPDATE_CASES = """
update complaints_complaint as c
   set title = given.title, search = to_tsvector('simple', given.words),
       public_at = case when c.secret then null else coalesce(c.public_at, c.received_at) end
  from unnest(%(ids)s::bigint[], %(titles)s::text[], %(words)s::text[]) as given(id, title, words) where c.id = given.id
"""


def mask_batch(batch_id: int, *, at: datetime) -> None:
    """Masks in small transactions; what is masked already is not done again, so it may be stopped anywhere."""
    batch = ImportBatch.objects.get(pk=batch_id)
    while _mask_chunk(batch, at=at):
        pass
    ImportBatch.objects.filter(pk=batch_id).update(masked_at=at)


@transaction.atomic
def _mask_chunk(batch: ImportBatch, *, at: datetime) -> bool:
    waiting = Message.objects.select_for_update(skip_locked=True).filter(
        complaint__gte=batch.first_id, complaint__lte=batch.last_id, masked_at=None, erased_at=None
    )
    messages = list(waiting.order_by("complaint_id")[:CHUNK])
    if not messages:
        return False
    cases = Complaint.objects.in_bulk([message.complaint_id for message in messages])
    opened = boxes(case.handle for case in cases.values())
    done = []
    for message in messages:
        case = cases[message.complaint_id]
        box = opened.get(case.handle)
        text = box.open_text(message.sealed) if box and message.sealed else ""
        done.append((message.pk, case.pk, mask(text).text))
    with connection.cursor() as cursor:
        cursor.execute(UPDATE_MESSAGES, {"at": at, "ids": [pk for pk, _, _ in done], "masked": [text for _, _, text in done]})
        facts = {"ids": [pk for _, pk, _ in done], "titles": [title_of(text) for _, _, text in done], "words": [search_text(text) for _, _, text in done]}
        cursor.execute(UPDATE_CASES, facts)
    return True
