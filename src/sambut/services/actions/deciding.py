"""What everybody reads: publishing, returning, checking again, withdrawing; placing what an import could not place."""

from datetime import datetime

from django.db import transaction

from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from sambut.services import writing
from sambut.services.access import require
from sambut.services.actions.moving import locked, refuse_incomplete, review_due, texts_of, today, working
from sambut.services.models import Edition, Service
from sambut.services.rules.whole import read_standard
from sambut.services.states import WORKING, EditionState, State, Verb


@transaction.atomic
def publish_service(service_id: int, *, by: Person, at: datetime) -> Service:
    """What was submitted holds from now on; what held before is kept with its dates. Istilah: menerbitkan."""
    service = locked(service_id)
    user_id = require(by, Verb.PUBLISH, service)
    edition = working(service)
    edition.move(Verb.PUBLISH)
    refuse_incomplete(Verb.PUBLISH, writing.complete(edition))
    put_in_force(service, edition, user_id=user_id, at=at)
    service.checked_on = today(service, at)
    service.review_due_on = review_due(service.checked_on)
    service.withdrawn_at, service.withdrawn_because = None, ""
    service.move(Verb.PUBLISH, by=user_id, at=at, edition=edition.number)
    return service


def put_in_force(service: Service, edition: Edition, *, user_id: int | None, at: datetime) -> None:
    """Ends the edition that held and shows this one in lists. The caller moves the service; imports do the same."""
    Edition.objects.filter(service=service, state=EditionState.CURRENT).update(state=EditionState.FORMER, ended_at=at)
    edition.state, edition.published_at, edition.published_by_id = EditionState.CURRENT, at, user_id
    edition.save()
    texts = texts_of(edition)
    service.current, service.published_at = edition, at
    writing.show(service, edition, read_standard(texts), texts)


@transaction.atomic
def return_service(service_id: int, *, because: str, by: Person, at: datetime) -> Service:
    """Hands it back to who wrote it, with the reason. Istilah: mengembalikan."""
    service = locked(service_id)
    user_id = require(by, Verb.RETURN, service)
    edition = working(service)
    edition.move(Verb.RETURN)
    if not because.strip():
        raise Refused("service.return.without_reason")
    edition.returned_because = because.strip()[:1000]
    edition.save()
    service.move(Verb.RETURN, by=user_id, at=at, edition=edition.number)
    return service


@transaction.atomic
def check_service(service_id: int, *, by: Person, at: datetime) -> Service:
    """The office looked at it again, and it is still right. Istilah: meninjau ulang."""
    service = locked(service_id)
    user_id = require(by, Verb.CHECK, service)
    service.after(Verb.CHECK)
    service.checked_on = today(service, at)
    service.review_due_on = review_due(service.checked_on)
    service.move(Verb.CHECK, by=user_id, at=at, edition=service.current.number if service.current else 0)
    return service


@transaction.atomic
def withdraw_service(service_id: int, *, because: str, by: Person, at: datetime) -> Service:
    """It is not offered any more. Its page stays and says so, so that nobody walks there in vain. Istilah: menarik."""
    service = locked(service_id)
    user_id = require(by, Verb.WITHDRAW, service)
    service.after(Verb.WITHDRAW)
    if not because.strip():
        raise Refused("service.withdraw.without_reason")
    if service.state == State.DRAFT:
        Edition.objects.filter(service=service, state__in=WORKING).update(state=EditionState.DISCARDED, ended_at=at)
    service.withdrawn_at, service.withdrawn_because = at, because.strip()[:400]
    service.move(Verb.WITHDRAW, by=user_id, at=at)
    return service


@transaction.atomic
def place_service(service_id: int, *, unit: Organisation, by: Person, at: datetime) -> Service:
    """The national desk says which unit delivers what an import could not place."""
    service = locked(service_id)
    user_id = require(by, Verb.PLACE, service)
    service.after(Verb.PLACE)
    if unit.ends_on is not None:
        raise Refused("service.place.unit_ended", unit=unit.name)
    service.unit, service.body = unit, unit.body
    edition = Edition.objects.filter(service=service, state__in=WORKING).first()
    texts = texts_of(edition) if edition else {}
    service.search = writing.vector(service, texts)
    service.move(Verb.PLACE, by=user_id, at=at, unit=unit.pk)
    return service
