"""Drafts: a text is never lost, from the first field on."""

import json
import uuid
from datetime import datetime

from django.db import transaction

from sambut.complaints.actions.submitting import hash_of, one_at_a_time
from sambut.complaints.models import Complaint, Draft
from sambut.files.models import File
from sambut.identities.actions import erase_identity, new_handle
from sambut.identities.sealing import open_text, seal_text
from sambut.kernel.refusals import Refused
from sambut.retention import erasures
from sambut.retention.own import erase_file


@transaction.atomic
def begin_draft(key: uuid.UUID, *, at: datetime) -> Draft:
    """A place on the server for what is being written; begun twice, also at once, it is the same place.

    What was sent is never begun again: its key would give the first receipt for a second report.
    """
    key_hash = hash_of(key)
    draft = Draft.objects.filter(key_hash=key_hash).first()
    if draft is None:
        one_at_a_time(key_hash)
        draft = Draft.objects.filter(key_hash=key_hash).first()
    if draft:
        return draft
    if Complaint.objects.filter(submission=key_hash).exists():
        raise Refused("draft.keep.gone")
    handle = new_handle(at=at)
    return Draft.objects.create(
        key_hash=key_hash, handle=handle, sealed=seal_text(handle, "{}"), started_at=at, changed_at=at
    )


@transaction.atomic
def keep_draft(key: uuid.UUID, content: dict[str, str], *, revision: int | None, at: datetime) -> Draft:
    """Keeps the content when `revision` is newer than what is kept; an older one is refused, so that no tab undoes another.

    None stands above whatever is kept by then: somebody pressed a button. The same words once more undo nothing: what a page
    says in leaving and what the reloaded page says in coming may arrive in any order.
    """
    draft = Draft.objects.select_for_update().filter(key_hash=hash_of(key)).first()
    if draft is None:
        raise Refused("draft.keep.gone")
    if revision is None:
        revision = draft.revision + 1
    if revision <= draft.revision:
        if content == json.loads(open_text(draft.handle, bytes(draft.sealed))):
            return draft
        raise Refused("draft.keep.older", revision=draft.revision)
    draft.sealed = seal_text(draft.handle, json.dumps(content, ensure_ascii=False))
    draft.revision, draft.changed_at = revision, at
    draft.save(update_fields=["sealed", "revision", "changed_at"])
    return draft


@transaction.atomic
def discard_draft(draft_id: int, *, at: datetime) -> None:
    """Forgets a draft with its uploads and destroys its key."""
    draft = Draft.objects.select_for_update().get(pk=draft_id)
    for uuid_ in File.objects.filter(sealed_for=draft.handle).values_list("uuid", flat=True):
        erase_file(str(uuid_), at=at)
    draft.delete()
    erase_identity(draft.handle, at=at)
    erasures.note("complaints.draft", str(draft.handle))
