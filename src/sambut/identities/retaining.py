"""What this room tells and erases when a person asks, when time has come, and after a restore."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sambut.identities import sealing
from sambut.identities.actions import erase_identity
from sambut.identities.actions.erasing import SUBJECT
from sambut.identities.actions.sealing import IDENTITY
from sambut.identities.models import Envelope
from sambut.identities.queries import handles_of, looks_at
from sambut.identities.rules import unpacked
from sambut.retention import registry


@registry.erases(SUBJECT)
def erase(key: str, *, at: datetime) -> bool:
    """By handle. A handle that an older backup does not know yet has nothing to erase."""
    handle = UUID(key)
    return Envelope.objects.filter(handle=handle).exists() and erase_identity(handle, at=at)


@registry.tells(SUBJECT)
def identities_of(user_id: int) -> object:
    """What somebody told about themselves in each case, and when an officer looked."""
    told = []
    for row in Envelope.objects.filter(handle__in=handles_of(user_id)).order_by("created_on", "handle"):
        identity = unpacked(sealing.opened(row).open(row.identity or b"", IDENTITY))
        looks = [look.isoformat() for look in looks_at(row.handle)]
        told.append({"day": row.created_on.isoformat(), **asdict(identity), "looked_at": looks})
    return told


@registry.forgets(SUBJECT)
def forget(user_id: int, *, at: datetime) -> None:
    for handle in handles_of(user_id):
        erase_identity(handle, at=at)
