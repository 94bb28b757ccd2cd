"""What somebody may see, as queries: the same rules as in `access.py`, walked against them."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from sambut.events.access import READERS, SHOWERS, standing_of
from sambut.events.models import Booking, Delegate, Delegation, DeskRequest, Event, Signing, StandInterest, Task
from sambut.events.states import State
from sambut.mandates.people import Person
from sambut.mandates.states import Role


def visible(person: Person) -> QuerySet[Event]:
    held = person.organisations(Role.SECRETARIAT)
    return Event.objects.filter(~Q(state=State.DRAFT) | Q(body__path__overlap=sorted(held)))


def visible_delegations(person: Person) -> QuerySet[Delegation]:
    if person.user_id is None:
        return Delegation.objects.none()
    own = Exists(Delegate.objects.filter(standing_of(person), delegation=OuterRef("pk")))
    return Delegation.objects.filter(_hosted(person, "event__") | _of_body(person, "body__") | Q(own))


def visible_bookings(person: Person) -> QuerySet[Booking]:
    if person.user_id is None:
        return Booking.objects.none()
    return Booking.objects.filter(
        Q(facilitator_id=person.user_id) | Q(delegation__in=visible_delegations(person).values("pk"))
    )


def visible_requests(person: Person) -> QuerySet[DeskRequest]:
    if person.holds(Role.FACILITATOR):
        return DeskRequest.objects.all()
    return DeskRequest.objects.filter(delegation__in=visible_delegations(person).values("pk"))


def visible_interests(person: Person) -> QuerySet[StandInterest]:
    if person.user_id is None:
        return StandInterest.objects.none()
    shown = _of_body(person, "stand__innovation__unit__", SHOWERS)
    return StandInterest.objects.filter(_hosted(person, "stand__event__") | shown | _of_body(person, "unit__"))


def visible_signings(person: Person) -> QuerySet[Signing]:
    if person.user_id is None:
        return Signing.objects.none()
    if person.holds(Role.FACILITATOR):
        return Signing.objects.filter(~Q(event__state=State.DRAFT) | _hosted(person, "event__"))
    return Signing.objects.filter(
        _hosted(person, "event__") | _of_body(person, "replicator__") | _of_body(person, "owner__")
    )


def visible_tasks(person: Person) -> QuerySet[Task]:
    if person.user_id is None:
        return Task.objects.none()
    return Task.objects.filter(_hosted(person, "event__") | _of_body(person, "unit__"))


def _hosted(person: Person, way: str = "") -> Q:
    return Q(**{f"{way}body__path__overlap": sorted(person.organisations(Role.SECRETARIAT))})


def _of_body(person: Person, way: str, roles: Sequence[Role] = READERS) -> Q:
    return Q(**{f"{way}path__overlap": sorted(person.organisations(*roles))})
