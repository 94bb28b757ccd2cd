"""Names of those who came and what visitors wrote at stands are kept for a time; numbers and events stay.

Who represented a body by office or letter keeps the account beside the official act; the name on the badge goes all the same.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sambut.events.actions.around import done
from sambut.events.actions.inviting import opened
from sambut.events.models import Delegate, StandInterest
from sambut.events.states import REPRESENTING, Verb
from sambut.retention import erasures, registry

DELEGATE, CLAIM = "events.delegate", "events.claim"


def closed_before(before: datetime, limit: int) -> list[str]:
    """People of forums that were closed before and still have a name, by their UUID."""
    rows = Delegate.objects.filter(erased_at=None, delegation__event__closed_at__lt=before)
    return [str(key) for key in rows.order_by("pk").values_list("uuid", flat=True)[:limit]]


@registry.erases(DELEGATE, due=closed_before)
@transaction.atomic
def erase_delegate(key: str, *, at: datetime) -> bool:
    found = Delegate.objects.filter(uuid=UUID(key), erased_at=None).values_list("pk", "delegation_id").first()
    if found is None:
        return False
    event, delegation = opened(found[1])
    row = Delegate.objects.get(pk=found[0])
    if row.erased_at is not None:
        return False
    row.name, row.role_line, row.erased_at = "", "", at
    row.user_id = row.user_id if row.capacity in REPRESENTING else None
    row.save()
    done(event, Verb.ERASE, by=None, at=at, delegation=delegation, delegate=row.pk)
    erasures.note(DELEGATE, key)
    return True


@registry.forgets(DELEGATE)
def forget_delegate(user_id: int, *, at: datetime) -> None:
    """Every delegation somebody was part of, each in a transaction of its own."""
    for key in list(Delegate.objects.filter(user_id=user_id, erased_at=None).values_list("uuid", flat=True)):
        erase_delegate(str(key), at=at)


@registry.tells(DELEGATE)
def delegations_of(user_id: int) -> object:
    """Where somebody was sent, and as what."""
    rows = (
        Delegate.objects.filter(user_id=user_id).select_related("delegation__event", "delegation__body").order_by("pk")
    )
    return [
        {
            "forum": row.delegation.event.name, "body": row.delegation.body.name, "name": row.name, "role_line": row.role_line,
            "capacity": row.capacity, "state": row.state, "days": [str(one.on) for one in row.check_ins.order_by("on")],
        }
        for row in rows
    ]  # fmt: skip


def written_before(before: datetime, limit: int) -> list[str]:
    """What visitors without account wrote at stands, by its UUID."""
    rows = StandInterest.objects.filter(unit=None, erased_at=None, recorded_at__lt=before)
    return [str(key) for key in rows.order_by("pk").values_list("uuid", flat=True)[:limit]]


@registry.erases(CLAIM, due=written_before)
@transaction.atomic
def erase_claim(key: str, *, at: datetime) -> bool:
    """Body and contact go; that somebody was interested stays, by a keyed hash, so that no number changes."""
    rows = StandInterest.objects.filter(uuid=UUID(key), unit=None, erased_at=None)
    if not rows.update(claimed="", contact="", erased_at=at):
        return False
    erasures.note(CLAIM, key)
    return True
