"""Putting an identity into an envelope.

No event is written here: the case's own first event says that somebody reported, and nobody's name stands in it.
"""

import os
import uuid
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from sambut.identities import marks, sealing, versions
from sambut.identities.keyring import LENGTH, key
from sambut.identities.models import Envelope
from sambut.identities.rules import Identity, packed
from sambut.kernel.refusals import Refused

IDENTITY, OWNER = "identity", "owner"


def seal_identity(
    *, name: str = "", email: str = "", phone: str = "", nik: str = "", user_id: int | None = None, at: datetime
) -> UUID:
    """A fresh handle, one a case. Everything may be empty: an anonymous reporter has an envelope too, of the same looks."""
    return begin_box(name=name, email=email, phone=phone, nik=nik, user_id=user_id, at=at).handle


def begin_box(
    *, name: str = "", email: str = "", phone: str = "", nik: str = "", user_id: int | None = None, at: datetime
) -> sealing.Box:
    """Like `seal_identity`, with the open box of the fresh handle, to seal the first text without asking again."""
    return _made(Identity(name=name, email=email, phone=phone, nik=nik), user_id, at)


def new_handle(*, at: datetime) -> UUID:
    """An envelope without an identity, for a draft: its texts can be sealed at once, `keep_identity` follows."""
    return _made(Identity(), None, at).handle


@transaction.atomic(savepoint=False)
def keep_identity(
    handle: UUID,
    *,
    name: str = "",
    email: str = "",
    phone: str = "",
    nik: str = "",
    user_id: int | None = None,
    at: datetime,
) -> sealing.Box:
    """Puts an identity into an envelope that exists, in place of what was there. Gives its open box."""
    value = packed(Identity(name=name, email=email, phone=phone, nik=nik))
    envelope = Envelope.objects.select_for_update().get(handle=handle)
    if envelope.erased_on or envelope.owner is None:
        raise Refused("identity.keep.erased")
    box = sealing.opened(envelope)
    if marks.Owner.unpacked(box.open(envelope.owner, OWNER)).user_id != (user_id or marks.NOBODY):
        owner, envelope.mark = marks.place_of(key(envelope.key_id), user_id)
        envelope.owner = box.seal(owner.packed(), OWNER)
    envelope.identity = box.seal(value, IDENTITY)
    envelope.save()
    return box


@transaction.atomic(savepoint=False)
def _made(identity: Identity, user_id: int | None, at: datetime) -> sealing.Box:
    value = packed(identity)
    master = versions.current(at)
    box = sealing.Box(uuid.uuid4(), os.urandom(LENGTH))
    owner, mark = marks.place_of(master, user_id)
    Envelope.objects.create(
        handle=box.handle,
        key_id=master.version,
        wrapped_key=sealing.wrap(box, master),
        mark=mark,
        owner=box.seal(owner.packed(), OWNER),
        identity=box.seal(value, IDENTITY),
        created_on=at.date(),
    )
    return box


@transaction.atomic(savepoint=False)
def begin_boxes(count: int, *, at: datetime) -> list[sealing.Box]:
    """Envelopes without an identity for many cases at once, for importers: one COPY, no row object each."""
    master, empty, on = versions.current(at), packed(Identity()), at.date()
    boxes = [sealing.Box(uuid.uuid4(), os.urandom(LENGTH)) for _ in range(count)]
    columns = "handle, key_id, wrapped_key, mark, owner, identity, created_on"
    with connection.cursor() as cursor, cursor.copy(f"copy identities_envelope ({columns}) from stdin") as copy:
        for box in boxes:
            owner, mark = marks.place_of(master, None)
            sealed = sealing.wrap(box, master), mark, box.seal(owner.packed(), OWNER), box.seal(empty, IDENTITY)
            copy.write_row((box.handle, master.version, *sealed, on))
    return boxes
