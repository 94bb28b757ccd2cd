"""Stands, and the interest of units in what they show."""

import hashlib
import hmac
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from sambut.events.actions.around import asked, done, locked
from sambut.events.models import Event, Stand, StandInterest
from sambut.events.states import Verb
from sambut.innovations.models import Innovation
from sambut.innovations.states import State as InnovationState
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from sambut.organisations.rules import key


@transaction.atomic
def add_stand(event_id: int, *, innovation: Innovation, number: str, by: Person, at: datetime) -> Stand:
    """Which innovation stands where. Only what is public can be shown; one stand an innovation, one innovation a number."""
    event = locked(event_id)
    asked(event, Verb.ADD_STAND, event, by)
    if innovation.state != InnovationState.PUBLIC:
        raise Refused("event.add_stand.not_public")
    stand = Stand(event=event, number=number.strip().upper(), innovation=innovation)
    try:
        with transaction.atomic():
            stand.save()
    except IntegrityError as error:
        taken = "number_taken" if "events_stand_number" in str(error) else "shown_already"
        raise Refused(f"event.add_stand.{taken}", number=stand.number) from None
    done(event, Verb.ADD_STAND, by=by.user_id, at=at, stand=stand.pk, innovation=innovation.pk)
    return stand


@transaction.atomic
def drop_stand(stand_id: int, *, by: Person, at: datetime) -> Stand:
    """Takes a stand down. The interest that was recorded there stays."""
    stand = _stand(stand_id)
    event = locked(stand.event_id)
    asked(event, Verb.DROP_STAND, event, by)
    stand.refresh_from_db(fields=["dropped_at"])
    if stand.dropped_at is None:
        stand.dropped_at = at
        stand.save(update_fields=["dropped_at"])
        done(event, Verb.DROP_STAND, by=by.user_id, at=at, stand=stand.pk)
    return stand


@transaction.atomic
def record_interest(stand_id: int, *, unit: Organisation, by: Person, at: datetime) -> StandInterest:
    """One tap of a unit's officer. Tapped again, also by a colleague, it is the same interest."""
    stand = _stand(stand_id)
    event = locked(stand.event_id)
    wish = StandInterest(stand=stand, unit=unit, user_id=by.user_id, recorded_at=at)
    asked(event, Verb.INTEREST, wish, by)
    _check_open(stand)
    if known := StandInterest.objects.filter(stand=stand, unit=unit).first():
        return known
    wish.save()
    done(event, Verb.INTEREST, by=by.user_id, at=at, stand=stand.pk, unit=unit.pk)
    return wish


@transaction.atomic
def claim_interest(stand_id: int, *, body: str, contact: str, at: datetime) -> StandInterest:
    """What a visitor without an account writes down: a body and how to reach it, both unproved. The same body is one interest."""
    stand = _stand(stand_id)
    event: Event = locked(stand.event_id)
    event.after(Verb.INTEREST)
    _check_open(stand)
    mark = claim_key(body)
    if known := StandInterest.objects.filter(stand=stand, unit=None, claimed_key=mark).first():
        return known
    claim = StandInterest.objects.create(
        stand=stand, claimed=body.strip(), claimed_key=mark, contact=contact.strip(), recorded_at=at
    )
    done(event, Verb.INTEREST, by=None, at=at, stand=stand.pk)
    return claim


def claim_key(body: str) -> str:
    """The body as it is compared, as a keyed hash: it tells nothing once the words are erased."""
    compared = key(body) or " ".join(body.casefold().split())
    return hmac.new(settings.SECRET_KEY.encode(), f"stand claim {compared}".encode(), hashlib.sha256).hexdigest()


def _stand(stand_id: int) -> Stand:
    return Stand.objects.select_related("event__body", "innovation").get(pk=stand_id)


def _check_open(stand: Stand) -> None:
    if Stand.objects.filter(pk=stand.pk, dropped_at=None).exists():
        return
    raise Refused("event.interest.stand_gone")
