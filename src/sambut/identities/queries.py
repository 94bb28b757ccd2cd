"""Reads around identities."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from sambut.accounts.models import User
from sambut.identities import marks, sealing, versions
from sambut.identities.access import visible
from sambut.identities.actions.sealing import IDENTITY, OWNER
from sambut.identities.models import Envelope, IdentityEvent, LookRequest
from sambut.identities.rules import Contact, unpacked
from sambut.identities.states import LookState, Verb
from sambut.mandates.people import Person


def handles_of(user_id: int) -> list[UUID]:
    """All handles of somebody who is signed in: two queries for up to about thirty cases, one more each time that doubles."""
    return [handle for master in versions.live() for _, handle in sorted(marks.handles(master, user_id).items())]


def owns(user_id: int, handle: UUID) -> bool:
    """Whether this handle is this person's. Two queries."""
    return owner_of(handle) == user_id


def owner_of(handle: UUID) -> int | None:
    """The user behind a handle, for deciding and sending in memory; never show it, never store it."""
    envelope = Envelope.objects.get(handle=handle)
    if envelope.owner is None:
        return None
    owner = marks.Owner.unpacked(sealing.opened(envelope).open(envelope.owner, OWNER))
    return owner.user_id or None


def contact_of(handle: UUID) -> Contact | None:
    """Where to reach the reporter, in memory: for sending, or for showing one who did not ask to be anonymous.

    None when erased. The address of the account stands in where the reporter gave none. An anonymous identity is
    shown by `actions.look` only.
    """
    envelope = Envelope.objects.get(handle=handle)
    if envelope.identity is None or envelope.owner is None:
        return None
    box = sealing.opened(envelope)
    identity = unpacked(box.open(envelope.identity, IDENTITY))
    user_id = marks.Owner.unpacked(box.open(envelope.owner, OWNER)).user_id or None
    email = identity.email
    if not email and user_id:
        email = User.objects.filter(pk=user_id, is_active=True).values_list("email", flat=True).first() or ""
    return Contact(name=identity.name, email=email, phone=identity.phone, user_id=user_id)


def looks_at(handle: UUID) -> list[datetime]:
    """When somebody looked at this identity; the reporter sees these dates."""
    rows = IdentityEvent.objects.filter(envelope_id=handle, verb=Verb.LOOK).order_by("id")
    return list(rows.values_list("happened_at", flat=True))


def requests_for(person: Person, *, waiting: bool) -> QuerySet[LookRequest]:
    """What this person may see; waiting ones are not decided, or granted and not yet used."""
    found = visible(person).select_related("asked_by", "body", "accused")
    return found.filter(state__in=[LookState.ASKED, LookState.GRANTED]) if waiting else found


def request_for(person: Person, uuid: UUID) -> LookRequest | None:
    return visible(person).select_related("asked_by", "decided_by", "body", "accused").filter(uuid=uuid).first()
