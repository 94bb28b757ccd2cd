"""The one way for a person to see an identity: request with a reason → grant by another → one look within 24 hours."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from sambut.identities import sealing
from sambut.identities.access import require
from sambut.identities.actions.sealing import IDENTITY
from sambut.identities.models import Envelope, LookRequest
from sambut.identities.rules import GRANT_LASTS, SHORTEST_REASON, Identity, chain_below, unpacked
from sambut.kernel.refusals import Refused
from sambut.ledger.outbox import announce
from sambut.mandates.people import Person


@transaction.atomic
def request_look(
    handle: UUID, *, case_ref: str, reason: str, body_id: int, subject_path: Sequence[int], by: Person, at: datetime
) -> LookRequest:
    """`body_id` names the body whose custodian decides, `subject_path` the ids from the root to the unit complained about.

    Whether the asker may see the case at all is asked by the room of the case, before.
    """
    if by.user_id is None:
        raise Refused("access.identity.visitor")
    envelope = Envelope.objects.select_for_update().get(handle=handle)
    chain = chain_below(body_id, subject_path)
    request = LookRequest(
        envelope=envelope, case_ref=case_ref, reason=reason.strip(), body_id=body_id, chain=chain,
        accused_id=chain[-1] if chain else None, state="", asked_by_id=by.user_id, asked_at=at,
    )  # fmt: skip
    require(by, "request_look", request)
    if envelope.erased_on:
        raise Refused("identity.request_look.erased")
    if len(request.reason) < SHORTEST_REASON:
        raise Refused("identity.request_look.reason_short", shortest=SHORTEST_REASON)
    try:
        with transaction.atomic():
            event = request.ask(at=at)
    except IntegrityError as error:
        raise Refused("identity.request_look.asked_already") from error
    announce("identities.request_look", event.pk, at=at)
    return request


@transaction.atomic
def grant_look(request_id: int, *, by: Person, at: datetime) -> LookRequest:
    """Istilah: persetujuan pemegang amanat. Lasts 24 hours, for one look."""
    request = _locked(request_id)
    require(by, "grant_look", request)
    if request.envelope.erased_on:
        raise Refused("identity.grant_look.erased")
    event = request.grant(by=_user(by), until=at + GRANT_LASTS, at=at)
    announce("identities.grant_look", event.pk, at=at)
    return request


@transaction.atomic
def deny_look(request_id: int, *, denial: str, by: Person, at: datetime) -> LookRequest:
    request = _locked(request_id)
    require(by, "deny_look", request)
    if len(denial.strip()) < SHORTEST_REASON:
        raise Refused("identity.deny_look.reason_short", shortest=SHORTEST_REASON)
    event = request.deny(by=_user(by), denial=denial.strip(), at=at)
    announce("identities.deny_look", event.pk, at=at)
    return request


@transaction.atomic
def look(request_id: int, *, by: Person, at: datetime) -> Identity:
    """The identity, once. It is given only after the event is committed with it."""
    request = _locked(request_id)
    require(by, "look", request)
    if request.expires_at and at >= request.expires_at and not request.looked_at:
        raise Refused("identity.look.expired")
    if request.envelope.identity is None:
        raise Refused("identity.look.erased")
    event = request.look(at=at)
    announce("identities.look", event.pk, at=at)
    return unpacked(sealing.opened(request.envelope).open(request.envelope.identity, IDENTITY))


def _locked(request_id: int) -> LookRequest:
    """Locked first and read after: who waited for another's decision reads the row as that one left it."""
    LookRequest.objects.select_for_update().only("pk").get(pk=request_id)
    return LookRequest.objects.select_related("envelope", "body").get(pk=request_id)


def _user(person: Person) -> int:
    assert person.user_id is not None
    return person.user_id
