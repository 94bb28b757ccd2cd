"""What forms offer to choose from, and single rows behind an address."""

from uuid import UUID

from django.db.models import QuerySet

from sambut.events import seeing
from sambut.events.models import Delegate, DeskRequest, Event, Partner, Pledge, Session, Signing, Stand, Task
from sambut.events.states import Answer
from sambut.innovations.models import Innovation
from sambut.innovations.queries import public
from sambut.mandates.people import Person
from sambut.mandates.queries import units_of
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation


def hosts(person: Person) -> list[Organisation]:
    """For whom this person may draft a forum."""
    rows = Organisation.objects.running().filter(pk__in=person.organisations(Role.SECRETARIAT))
    return list(rows.order_by("name", "id"))


def shown_innovations(event: Event) -> QuerySet[Innovation]:
    """What has a stand there."""
    standing = Stand.objects.filter(event=event, dropped_at=None).values("innovation_id")
    return public().filter(pk__in=standing).order_by("title", "id")


def invited_bodies(event: Event) -> QuerySet[Organisation]:
    return Organisation.objects.filter(pk__in=event.delegations.values("body_id")).order_by("name", "id")


def signatories(line: Signing) -> QuerySet[Delegate]:
    """Of the replicator's delegation, with an account by which a mandate can be checked."""
    rows = Delegate.objects.filter(delegation__event=line.event_id, delegation__body=line.replicator_id)
    rows = rows.filter(user__isnull=False).exclude(state=Answer.DECLINED)
    return rows.select_related("delegation").order_by("id")


def units(body: Organisation) -> QuerySet[Organisation]:
    return units_of(body.pk)


def session(event: Event, uuid: UUID | str) -> Session | None:
    return Session.objects.filter(event=event, uuid=uuid).first()


def partner(event: Event, partner_id: int) -> Partner | None:
    return Partner.objects.filter(event=event, pk=partner_id).first()


def stand(event: Event, uuid: UUID | str) -> Stand | None:
    return Stand.objects.filter(event=event, uuid=uuid).first()


def pledge(event: Event, body: Organisation, pledge_id: int) -> Pledge | None:
    return Pledge.objects.filter(event=event, body=body, pk=pledge_id).first()


def pledged(event: Event, body: Organisation, innovation: UUID | str) -> Pledge | None:
    """The promise of a body that stands."""
    rows = Pledge.objects.filter(event=event, body=body, innovation__uuid=innovation, withdrawn_at=None)
    return rows.first()


def partner_body(event: Event, body: UUID | str) -> Partner | None:
    return Partner.objects.filter(event=event, body__uuid=body).first()


def request(person: Person, uuid: UUID | str) -> DeskRequest | None:
    return seeing.visible_requests(person).filter(uuid=uuid).first()


def line(person: Person, uuid: UUID | str) -> Signing | None:
    rows = seeing.visible_signings(person).select_related("event__body", "replicator", "owner", "innovation")
    return rows.defer("innovation__search").filter(uuid=uuid).first()


def task(person: Person, uuid: UUID | str) -> Task | None:
    return seeing.visible_tasks(person).select_related("unit__body", "event__body").filter(uuid=uuid).first()
