"""What standards ask of the people at work: to check what was handed in, to mend what came back, to review what grew old."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame.templating import naming
from sambut.frame.waiting import Waiting, after
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.services import lists
from sambut.services.access import WRITERS
from sambut.services.models import Edition, Service
from sambut.services.states import EditionState, State

SOON = timedelta(days=30)
"""How long before its day a review is told."""
NEAREST = 5
NATIONAL_ZONE = "Asia/Jakarta"


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """At most four queries; none for who neither writes, decides nor places."""
    found: list[Waiting] = []
    if person.holds(Role.NATIONAL_ADMIN):
        found += _unplaced()
    if deciding := sorted(person.organisations(Role.AGENCY_ADMIN)):
        found += _editions(Q(state=EditionState.SUBMITTED), deciding, _("Periksa standar %(name)s"))
    if writing := sorted(person.organisations(*WRITERS)):
        came_back = Q(state=EditionState.WRITING) & ~Q(returned_because="")
        found += _editions(came_back, writing, _("Perbaiki standar %(name)s"))
        found += _reviews(writing, at)
    return found


def _editions(wanted: Q, over: list[int], words: str) -> list[Waiting]:
    rows = Edition.objects.filter(wanted, service__unit__path__overlap=over).order_by("changed_at", "pk")
    facts = rows.values("name", uuid=F("service__uuid"), unit=F("service__unit__name"))
    return [_told(naming(words, name=row["name"]), row["uuid"], row["unit"]) for row in facts[:NEAREST]]


def _unplaced() -> list[Waiting]:
    """What an import could not place: the list holds the rest."""
    facts = lists.unplaced().order_by("name", "id").values_list("name", "uuid", "source_place")
    return [
        Waiting(naming(_("Tempatkan layanan %(name)s"), name=name), reverse("services:place", args=[uuid]), _("Layanan"), note=place)
        for name, uuid, place in facts[:NEAREST]
    ]  # fmt: skip


def _reviews(over: list[int], at: datetime) -> list[Waiting]:
    last = (at.astimezone(ZoneInfo(NATIONAL_ZONE)) + SOON).date()
    rows = Service.objects.filter(state=State.PUBLISHED, review_due_on__lte=last, unit__path__overlap=over)
    facts = rows.order_by("review_due_on", "pk").values(
        "name", "uuid", "review_due_on", unit_name=F("unit__name"), zone=F("unit__zone")
    )
    return [
        _told(
            naming(_("Tinjau standar %(name)s"), name=row["name"]), row["uuid"], row["unit_name"],
            due_at=after(row["review_due_on"], row["zone"]), zone=row["zone"],
        )
        for row in facts[:NEAREST]
        if row["review_due_on"]
    ]  # fmt: skip


def _told(what: str, uuid: object, unit: str, *, due_at: datetime | None = None, zone: str = NATIONAL_ZONE) -> Waiting:
    return Waiting(what, reverse("services:service", args=[uuid]), _("Layanan"), due_at=due_at, zone=zone, note=unit)
