"""Putting an identity into an envelope."""

import os
import uuid
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sambut.identities import marks, sealing, versions
from sambut.identities.keyring import LENGTH
from sambut.identities.models import Envelope
from sambut.identities.rules import Identity, packed

IDENTITY, OWNER = "identity", "owner"


@transaction.atomic
def seal_identity(
    *, name: str = "", email: str = "", phone: str = "", nik: str = "", user_id: int | None = None, at: datetime
) -> UUID:
    """A fresh handle, one a case. Everything may be empty: an anonymous reporter has an envelope too, of the same looks.

    No event is written here: the case's own first event says that somebody reported, and nobody's name stands in it.
    """
    value = packed(Identity(name=name, email=email, phone=phone, nik=nik))
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
    return box.handle


@transaction.atomic
def fill_identity(
    handle: UUID, *, name: str = "", email: str = "", phone: str = "", nik: str = "", user_id: int | None = None, at: datetime
) -> None:
    """Puts the identity into an envelope that was begun empty, for a draft. Data key and handle stay."""
    envelope = Envelope.objects.select_for_update().get(handle=handle)
    box = sealing.opened(envelope)
    owner, mark = marks.place_of(versions.current(at), user_id)
    envelope.identity = box.seal(packed(Identity(name=name, email=email, phone=phone, nik=nik)), IDENTITY)
    envelope.owner, envelope.mark = box.seal(owner.packed(), OWNER), mark
    envelope.save(update_fields=["identity", "owner", "mark"])
