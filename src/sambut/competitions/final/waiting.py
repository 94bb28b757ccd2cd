"""What the last stage asks of people: to vote, to sign a sheet, to go and look, to answer, to conclude."""

from datetime import datetime

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sambut.competitions import access
from sambut.competitions.access import WRITERS
from sambut.competitions.final import queries
from sambut.competitions.final.states import SheetState, SlotState, Vacancy, VisitState
from sambut.competitions.judging.access import SEATED
from sambut.competitions.models import Edition, Revocation, Visit
from sambut.competitions.states import State
from sambut.frame.templating import as_written
from sambut.frame.waiting import Waiting
from sambut.mandates.people import Person
from sambut.mandates.states import Role

NEAREST = 5


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """At most six queries; none for a citizen."""
    found: list[Waiting] = []
    if any(person.holds(role) for role in SEATED):
        found += _panel(person, at)
    if mine := sorted(person.organisations(*WRITERS)):
        rows = Visit.objects.filter(
            state=VisitState.REPORTED, entry__unit__path__overlap=mine, entry__edition__state=State.DECIDED
        )
        found += [
            _visit(row, _("Tanggapi temuan lapangan"))
            for row in rows.select_related("entry__edition").order_by("pk")[:NEAREST]
        ]
    if person.organisations(Role.SECRETARIAT, Role.AGENCY_ADMIN):
        found += _hosting(person)
    return found


def _panel(person: Person, at: datetime) -> list[Waiting]:
    found = [
        Waiting(_("Bersuara dalam pleno"), reverse("competitions:ballot", args=[row.uuid]), _("Lomba"), zone=row.edition.zone, note=as_written(row.edition.name))
        for row in queries.open_sittings(person)[:NEAREST]
    ]  # fmt: skip
    sheets = queries.own_sheets(person).filter(
        state=SheetState.OPEN, slot__starts_at__lte=at, slot__edition__state=State.DECIDED
    )
    sheets = sheets.exclude(slot__state=SlotState.ABSENT)
    found += [
        Waiting(_("Nilai presentasi"), reverse("competitions:sheet", args=[row.uuid]), _("Lomba"), zone=row.slot.edition.zone, note=as_written(row.slot.entry.title))
        for row in sheets.order_by("slot__starts_at", "pk")[:NEAREST]
    ]  # fmt: skip
    visits = queries.own_visits(person).filter(state=VisitState.ASSIGNED, entry__edition__state=State.DECIDED)
    found += [_visit(row, _("Verifikasi di lapangan")) for row in visits.order_by("due_on", "pk")[:NEAREST]]
    return found


def _visit(row: Visit, words: str) -> Waiting:
    edition = row.entry.edition
    return Waiting(
        words,
        reverse("competitions:visit", args=[row.uuid]),
        _("Lomba"),
        zone=edition.zone,
        note=as_written(row.entry.title),
    )


def _hosting(person: Person) -> list[Waiting]:
    """One line for each edition with visits that wait for a conclusion, and one for each place that came free."""
    hosted = Edition.objects.filter(access.hosting(person))
    answered = Visit.objects.filter(state=VisitState.ANSWERED, entry__edition__in=hosted.filter(state=State.DECIDED))
    counted = answered.values("entry__edition__uuid", "entry__edition__name", "entry__edition__zone").annotate(
        count=Count("pk")
    )
    found = [
        Waiting(
            ngettext("Simpulkan %(count)s verifikasi", "Simpulkan %(count)s verifikasi", row["count"]) % {"count": row["count"]},
            reverse("competitions:visits", args=[row["entry__edition__uuid"]]), _("Lomba"), zone=row["entry__edition__zone"],
            note=as_written(row["entry__edition__name"]),
        )
        for row in counted.order_by("entry__edition__name")[:NEAREST]
    ]  # fmt: skip
    free = Revocation.objects.filter(vacancy=Vacancy.OFFERED, entry__edition__in=hosted).select_related(
        "entry__edition"
    )
    return found + [
        Waiting(
            _("Putuskan pengganti pemenang"), reverse("competitions:vacancy", args=[row.uuid]), _("Lomba"), zone=row.entry.edition.zone,
            note=as_written(row.entry.edition.name),
        )
        for row in free.order_by("pk")[:NEAREST]
    ]  # fmt: skip
