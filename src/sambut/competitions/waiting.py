"""What a contest asks of the people at work: to check what was sent, to mend what came back, to decide what was submitted."""

from datetime import datetime

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sambut.competitions import access, queries
from sambut.competitions.models import Edition, Entry, Period
from sambut.competitions.states import EntryState, Stage, State
from sambut.frame.templating import as_written, naming
from sambut.frame.waiting import Waiting
from sambut.mandates.people import Person
from sambut.mandates.states import Role

NEAREST = 5


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """At most six queries; none for a citizen."""
    found: list[Waiting] = []
    if person.organisations(*access.VERIFIERS):
        found += _rows(list(queries.at_admin(person).order_by("sent_at", "id")[:NEAREST]), _("Periksa entri %(title)s"))
    mine, bodies = sorted(person.organisations(*access.WRITERS)), sorted(person.organisations(*access.BODY_WRITERS))
    if mine or bodies:
        theirs = Q(unit__path__overlap=mine, innovation__isnull=False) | Q(unit__path__overlap=bodies, innovation=None)
        returned = Entry.objects.filter(theirs, state=EntryState.RETURNED).select_related("edition", "unit")
        found += _rows(list(returned.order_by("touched_at", "id")[:NEAREST]), _("Perbaiki entri %(title)s"))
    if person.organisations(Role.SECRETARIAT, Role.AGENCY_ADMIN):
        found += _selecting(person)
    return found


def _rows(rows: list[Entry], words: str) -> list[Waiting]:
    closings = _closings({row.edition_id for row in rows})
    return [
        Waiting(
            naming(words, title=row.title), reverse("competitions:entry", args=[row.uuid]), _("Lomba"),
            due_at=closings.get(row.edition_id), zone=row.edition.zone, note=as_written(row.edition.name),
        )
        for row in rows
    ]  # fmt: skip


def _closings(editions: set[int]) -> dict[int, datetime]:
    """From when on a local admin is late."""
    if not editions:
        return {}
    stages = (Stage.REGISTRATION, Stage.VERIFICATION)
    rows = Period.objects.filter(edition__in=editions, stage__in=stages).values_list("edition_id")
    return dict(rows.annotate(last=Max("ends_at")).order_by())


def _selecting(person: Person) -> list[Waiting]:
    """One line for each edition with entries that nobody has looked at."""
    waits = Count("entries", Q(entries__state=EntryState.SUBMITTED))
    rows = Edition.objects.filter(access.hosting(person), state=State.OPEN).annotate(waits=waits).filter(waits__gt=0)
    return [
        Waiting(
            ngettext("Putuskan %(count)s entri yang masuk", "Putuskan %(count)s entri yang masuk", row.waits) % {"count": row.waits},
            f"{reverse('competitions:entries', args=[row.uuid])}?keadaan={EntryState.SUBMITTED}", _("Lomba"),
            zone=row.zone, note=as_written(row.name),
        )
        for row in rows.order_by("-opened_at", "-id")[:NEAREST]
    ]  # fmt: skip
