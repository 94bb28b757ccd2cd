"""What a forum asks of the people at work: an invitation to answer, tasks to finish, clinics to hold, a report to give."""

from datetime import datetime

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.events import queries
from sambut.events.access import KEEPERS
from sambut.events.models import Booking, Delegation, Event
from sambut.events.states import OPEN, Answer, State
from sambut.frame.templating import as_written, naming
from sambut.frame.waiting import Waiting, after
from sambut.mandates.people import Person
from sambut.mandates.states import Role

NEAREST = 5


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """At most four queries; none for a citizen."""
    found: list[Waiting] = []
    if keeping := sorted(person.organisations(*KEEPERS)):
        found += _invitations(keeping)
    if person.organisations(*KEEPERS, Role.UNIT_OFFICER, Role.INNOVATOR):
        found += _tasks(person)
    if person.holds(Role.FACILITATOR):
        found += _clinics(person, at)
    if hosting := sorted(person.organisations(Role.SECRETARIAT)):
        found += _reports(hosting)
    return found


def _invitations(keeping: list[int]) -> list[Waiting]:
    rows = Delegation.objects.filter(body__path__overlap=keeping, state=Answer.INVITED, event__state__in=OPEN)
    facts = rows.order_by("event__answer_by", "pk").values(
        "uuid", name=F("event__name"), due=F("event__answer_by"), zone=F("event__body__zone"), who=F("body__name")
    )
    return [
        Waiting(
            naming(_("Jawab undangan %(name)s"), name=row["name"]), reverse("events:delegation", args=[row["uuid"]]), _("Forum"),
            due_at=row["due"], zone=row["zone"], note=row["who"],
        )
        for row in facts[:NEAREST]
    ]  # fmt: skip


def _tasks(person: Person) -> list[Waiting]:
    rows = queries.open_tasks(person).order_by("due_on", "pk")
    return [
        Waiting(as_written(row.text), reverse("events:tasks"), _("Forum"), due_at=after(row.due_on, row.unit.zone), zone=row.unit.zone, note=row.unit.name)
        for row in rows[:NEAREST]
    ]  # fmt: skip


def _clinics(person: Person, at: datetime) -> list[Waiting]:
    rows = Booking.objects.filter(facilitator_id=person.user_id, cancelled_at=None, starts_at__gt=at).order_by(
        "starts_at", "pk"
    )
    facts = rows.values(
        "uuid",
        "starts_at",
        who=F("delegation__body__name"),
        name=F("slot__event__name"),
        zone=F("slot__event__body__zone"),
    )
    return [
        Waiting(
            _("Dampingi klinik %(who)s") % {"who": row["who"]}, reverse("events:desk"), _("Forum"),
            due_at=row["starts_at"], zone=row["zone"], note=as_written(row["name"]),
        )
        for row in facts[:NEAREST]
    ]  # fmt: skip


def _reports(hosting: list[int]) -> list[Waiting]:
    rows = Event.objects.filter(body__path__overlap=hosting, state=State.CLOSED).order_by("closed_at", "pk")
    return [
        Waiting(naming(_("Terbitkan laporan %(name)s"), name=name), reverse("events:host", args=[uuid]), _("Forum"))
        for uuid, name in rows.values_list("uuid", "name")[:NEAREST]
    ]
