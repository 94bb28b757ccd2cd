"""Promises, and the list of who signs when. The agreement itself is the work of `replication`, above."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from sambut.events.actions.around import asked, done, locked
from sambut.events.models import Delegate, Event, Pledge, Signing
from sambut.events.representing import standing_of
from sambut.events.states import STAYING, Answer, Verb
from sambut.innovations.models import Innovation
from sambut.innovations.states import State as InnovationState
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Act
from sambut.organisations.models import Organisation

A_MOMENT = timedelta(microseconds=1)


@transaction.atomic
def pledge_innovation(event_id: int, *, body: Organisation, innovation: Innovation, by: Person, at: datetime) -> Pledge:
    """A body promises to copy an innovation of another. Promised twice it is one promise. Istilah: janji replikasi."""
    event = locked(event_id)
    wish = Pledge(event=event, body=body, innovation=innovation, pledged_at=at)
    asked(event, Verb.PLEDGE, wish, by)
    _check_copy("pledge", body, innovation)
    if known := Pledge.objects.filter(event=event, body=body, innovation=innovation, withdrawn_at=None).first():
        return known
    wish.save()
    done(event, Verb.PLEDGE, by=by.user_id, at=at, body=body.pk, innovation=innovation.pk)
    return wish


def _check_copy(verb: str, body: Organisation, innovation: Innovation) -> None:
    """A region does not copy itself, and nobody copies what is not public."""
    if innovation.body_id == body.body_id:
        raise Refused(f"event.{verb}.own_innovation")
    if innovation.state != InnovationState.PUBLIC:
        raise Refused("event.add_stand.not_public")


@transaction.atomic
def withdraw_pledge(pledge_id: int, *, by: Person, at: datetime) -> Pledge:
    event = locked(Pledge.objects.values_list("event_id", flat=True).get(pk=pledge_id))
    pledge = Pledge.objects.select_related("body", "innovation").get(pk=pledge_id)
    asked(event, Verb.WITHDRAW_PLEDGE, pledge, by)
    if pledge.withdrawn_at is not None:
        raise Refused("event.withdraw_pledge.withdrawn_already")
    pledge.withdrawn_at = at
    pledge.save(update_fields=["withdrawn_at"])
    done(event, Verb.WITHDRAW_PLEDGE, by=by.user_id, at=at, body=pledge.body_id, innovation=pledge.innovation_id)
    return pledge


@transaction.atomic
def list_signing(
    event_id: int, *, replicator: Organisation, innovation: Innovation, scheduled_at: datetime | None = None,
    reference: UUID | None = None, by: Person, at: datetime,
) -> Signing:  # fmt: skip
    """A line at the end of the list. `reference` is the agreement of the room above, that asks for the line."""
    event = locked(event_id)
    wish = Signing(event=event, replicator=replicator, owner_id=innovation.body_id, innovation=innovation)
    asked(event, Verb.LIST_SIGNING, wish, by)
    _check_copy("list_signing", replicator, innovation)
    if Signing.objects.filter(event=event, replicator=replicator, innovation=innovation, dropped_at=None).exists():
        raise Refused("event.list_signing.listed_already")
    last = Signing.objects.filter(event=event).aggregate(last=Max("place"))["last"] or 0
    wish.place, wish.reference = last + 1, reference
    wish.scheduled_at = scheduled_at or event.ends_at
    if not event.starts_at <= wish.scheduled_at <= event.ends_at:
        raise Refused("event.add_session.outside")
    wish.save()
    done(event, Verb.LIST_SIGNING, by=by.user_id, at=at, signing=wish.pk, body=replicator.pk)
    return wish


@transaction.atomic
def ready_signing(signing_id: int, *, signatory: Delegate, by: Person, at: datetime) -> Signing:
    """The line is ready: the text stands, and this person signs for the replicator with an office or a letter that holds then."""
    event, signing = _line(signing_id)
    asked(event, Verb.READY_SIGNING, signing, by)
    _check_stands(signing)
    if signing.signed_at is not None:
        raise Refused("event.ready_signing.signed_already")
    _check_signatory(signing, signatory, signing.scheduled_at, event)
    signing.signatory, signing.ready_at = signatory, at
    signing.save(update_fields=["signatory", "ready_at"])
    done(event, Verb.READY_SIGNING, by=by.user_id, at=at, signing=signing.pk, delegate=signatory.pk)
    return signing


def _check_signatory(signing: Signing, who: Delegate, then: datetime, event: Event) -> None:
    if who.delegation.event_id != event.pk or who.delegation.body_id != signing.replicator_id:
        raise Refused("event.ready_signing.other_body")
    if who.state == Answer.DECLINED:
        raise Refused("event.ready_signing.dropped")
    verb = "ready_signing"
    standing_of(
        who.user_id, signing.replicator, Act.SIGN_AGREEMENT, (then, then + A_MOMENT), verb=verb, zone=event.zone
    )


@transaction.atomic
def sign_signing(signing_id: int, *, by: Person, at: datetime) -> Signing:
    """The ceremony: what was ready is signed now, if its signatory may still sign at this moment.

    A line with a reference is signed by the room above, which holds the paper: `note_signature`.
    """
    event, signing = _line(signing_id)
    asked(event, Verb.SIGN, signing, by)
    _check_stands(signing)
    if signing.signed_at is not None:
        raise Refused("event.sign.signed_already")
    if signing.reference is not None:
        raise Refused("event.sign.elsewhere")
    if signing.ready_at is None or signing.signatory is None:
        raise Refused("event.sign.not_ready")
    _check_signatory(signing, signing.signatory, at, event)
    return _signed(event, signing, by.user_id, at)


@transaction.atomic
def note_signature(reference: UUID, *, by_id: int | None, at: datetime) -> Signing | None:
    """Told by `replication`, in its own transaction, once both parties have signed; it has asked who may.

    None: not listed here. Before the doors open and after the report nothing changes: then it was not signed at this event.
    """
    found = Signing.objects.filter(reference=reference, dropped_at=None).values_list("pk", flat=True).first()
    if found is None:
        return None
    event, signing = _line(found)
    if signing.signed_at is not None or event.state not in STAYING[Verb.SIGN]:
        return signing
    signing.ready_at = signing.ready_at or at
    return _signed(event, signing, by_id, at)


def _signed(event: Event, signing: Signing, by_id: int | None, at: datetime) -> Signing:
    signing.signed_at = at
    signing.save(update_fields=["signed_at", "ready_at"])
    done(event, Verb.SIGN, by=by_id, at=at, signing=signing.pk, body=signing.replicator_id)
    return signing


@transaction.atomic
def drop_signing(signing_id: int, *, by: Person, at: datetime) -> Signing:
    """Crosses a line out. What was signed stays."""
    event, signing = _line(signing_id)
    asked(event, Verb.DROP_SIGNING, signing, by)
    _check_stands(signing)
    if signing.signed_at is not None:
        raise Refused("event.drop_signing.signed_already")
    signing.dropped_at = at
    signing.save(update_fields=["dropped_at"])
    done(event, Verb.DROP_SIGNING, by=by.user_id, at=at, signing=signing.pk)
    return signing


def _check_stands(signing: Signing) -> None:
    if signing.dropped_at is not None:
        raise Refused("event.sign.dropped")


def _line(signing_id: int) -> tuple[Event, Signing]:
    event = locked(Signing.objects.values_list("event_id", flat=True).get(pk=signing_id))
    rows = Signing.objects.select_related("replicator", "owner", "innovation", "signatory__delegation")
    signing = rows.get(pk=signing_id)
    signing.event = event
    return event, signing
