"""Drafts: a text is never lost, from the first field on."""

import json
import uuid
from datetime import datetime

from django.db import transaction

from sambut.complaints.actions.submitting import hash_of
from sambut.complaints.models import Draft
from sambut.identities.actions import erase_identity, new_handle
from sambut.identities.sealing import seal_text
from sambut.kernel.refusals import Refused


@transaction.atomic
def begin_draft(key: uuid.UUID, *, at: datetime) -> Draft:
    """A place on the server for what is being written; begun twice it is the same place."""
    draft = Draft.objects.filter(key_hash=hash_of(key)).first()
    if draft:
        return draft
    handle = new_handle(at=at)
    return Draft.objects.create(
        key_hash=hash_of(key), handle=handle, sealed=seal_text(handle, "{}"), started_at=at, changed_at=at
    )


@transaction.atomic
def keep_draft(key: uuid.UUID, content: dict[str, str], *, revision: int, at: datetime) -> Draft:
    """Keeps the content when `revision` is newer than what is kept; an older one is refused, so that no tab undoes another."""
    draft = Draft.objects.select_for_update().filter(key_hash=hash_of(key)).first()
    if draft is None:
        raise Refused("draft.keep.gone")
    if revision <= draft.revision:
        raise Refused("draft.keep.older", revision=draft.revision)
    draft.sealed = seal_text(draft.handle, json.dumps(content, ensure_ascii=False))
    draft.revision, draft.changed_at = revision, at
    draft.save(update_fields=["sealed", "revision", "changed_at"])
    return draft


@transaction.atomic
def discard_draft(draft_id: int, *, at: datetime) -> None:
    """Forgets a draft and destroys its key."""
    draft = Draft.objects.select_for_update().get(pk=draft_id)
    draft.delete()
    erase_identity(draft.handle, at=at)
