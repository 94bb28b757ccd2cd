"""Reading a draft, for its owner's browser."""

import json
import uuid

from sambut.complaints.actions.submitting import hash_of
from sambut.complaints.models import Draft
from sambut.identities.sealing import open_text

Content = dict[str, str]
"""Field → what was typed. `files` holds the ids of uploads, comma-separated."""


def found(key: uuid.UUID | None) -> Draft | None:
    return Draft.objects.filter(key_hash=hash_of(key)).first() if key else None


def read(key: uuid.UUID | None) -> tuple[Draft | None, Content]:
    """The draft with its content, or None and nothing when it was sent, thrown away or never begun."""
    draft = found(key)
    if draft is None:
        return None, {}
    return draft, json.loads(open_text(draft.handle, bytes(draft.sealed)))


def file_ids(content: Content) -> list[int]:
    return [int(part) for part in content.get("files", "").split(",") if part]
