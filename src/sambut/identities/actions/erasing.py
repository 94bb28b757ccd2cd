"""Destroying the data key and the identity; handle and events stay."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sambut.identities import marks, sealing
from sambut.identities.actions.sealing import OWNER
from sambut.identities.keyring import MissingKeys
from sambut.identities.models import Envelope, IdentityEvent, LookRequest
from sambut.identities.states import Verb
from sambut.ledger.outbox import announce
from sambut.retention import erasures

SUBJECT = "identities.identity"


@transaction.atomic
def erase_identity(handle: UUID, *, at: datetime, by: int | None = None) -> bool:
    """Everything sealed under the handle can no longer be opened, by anybody. False when it was erased before.

    Dasar: UU 27/2022 (penghapusan dan pemusnahan). The line in the erasure log is written before the commit: after a
    crash between the two a restored backup erases once too often rather than once too little.
    """
    envelope = Envelope.objects.select_for_update().get(handle=handle)
    if envelope.erased_on:
        return False
    _close_gap(envelope)
    envelope.wrapped_key = envelope.mark = envelope.owner = envelope.identity = None
    envelope.erased_on = at.date()
    envelope.save()
    LookRequest.objects.filter(envelope=envelope).update(reason="", denial="")
    event = IdentityEvent.objects.create(
        envelope=envelope,
        actor_id=by,
        verb=Verb.ERASE,
        state_from="sealed",
        state_to="erased",
        happened_at=at,
        recorded_at=at,
    )
    announce("identities.erase", event.pk, at=at)
    erasures.note(SUBJECT, str(handle))
    return True


def _close_gap(envelope: Envelope) -> None:
    """The owner's last envelope takes the place that becomes free, so that looking from 0 upwards still finds all."""
    try:
        box = sealing.opened(envelope)
    except (MissingKeys, sealing.BrokenSeal):
        return  # a lost key must not stop an erasure; the gap is forgiven when reading
    owner = marks.Owner.unpacked(box.open(envelope.owner or b"", OWNER))
    if owner.user_id == marks.NOBODY:
        return
    from sambut.identities import keyring

    master = keyring.key(envelope.key_id)
    marks.lock(master, owner.user_id)
    last_place, last_handle = max(marks.handles(master, owner.user_id).items())
    envelope.mark, freed = None, bytes(envelope.mark or b"")
    Envelope.objects.filter(handle=envelope.handle).update(mark=b"erasing " + envelope.handle.bytes)
    if last_place == owner.place:
        return
    last = Envelope.objects.select_for_update().get(handle=last_handle)
    last.mark = freed
    last.owner = sealing.opened(last).seal(owner.packed(), OWNER)
    last.save()
