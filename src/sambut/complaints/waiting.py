"""What cases ask of the people at work: reports to check and forward, reports to answer, the nearest limit first."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sambut.complaints import lists, ruling_access
from sambut.complaints.access import WATCHERS
from sambut.complaints.clocks import NATIONAL_ZONE
from sambut.complaints.models import Sight
from sambut.complaints.rules import END_OF_TIME
from sambut.complaints.ruling_access import NATIONAL
from sambut.complaints.states import ProposalState, Status
from sambut.frame.templating import as_written
from sambut.frame.waiting import Waiting, after
from sambut.kernel.numbers import spoken
from sambut.language.masking import translated
from sambut.mandates.people import Person
from sambut.mandates.states import Role

NEAREST = 6
"""Of each kind; the queue holds the rest."""
MOST = 99
"""Beyond so many late ones a count says "99+"."""
FACTS = {"number": F("complaint__number"), "title": F("complaint__title"), "zone": F("complaint__holder__zone")}


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """One query for each kind of duty that the person has: answering, checking, placing, watching, deciding about limits."""
    found: list[Waiting] = []
    if units := person.organisations(Role.UNIT_OFFICER):
        held = _sighted(units, Status.FORWARDED).filter(complaint__holder__in=units)
        found += _told(held, lambda row: _("Jawab laporan %(number)s"))
    if bodies := person.organisations(Role.AGENCY_ADMIN):
        found += _told(_sighted(bodies, Status.RECEIVED), lambda row: _("Periksa dan teruskan laporan %(number)s"))
    if person.holds(Role.NATIONAL_ADMIN):
        unplaced = lists.unplaced().order_by("next_at", "id")
        found += _told(unplaced, lambda row: _("Carikan instansi untuk laporan %(number)s"))
    found += _watched(person, at)
    if any(person.holds(role) for role in (*NATIONAL, Role.AGENCY_ADMIN)):
        found += _proposals(person)
    return found


def _watched(person: Person, at: datetime) -> list[Waiting]:
    """What is late where this person watches, as one entry with their number."""
    late = lists.Filter(late_at=at)
    found: list[Waiting] = []
    for mandate in person.mandates:
        if mandate.role == Role.INSPECTORATE:
            url = reverse("complaints:queue", args=[mandate.organisation_id])
            found += _late(lists.inspected(mandate, late), url, mandate.short_name or mandate.name)
    if any(person.holds(role) for role in WATCHERS):
        found += _late(lists.watched(person, late), reverse("complaints:national_queue"), _("semua instansi"))
    return found


def _late(rows: Any, url: str, where: str) -> list[Waiting]:
    count = len(rows.order_by("next_at", "id").values_list("pk")[: MOST + 1])
    if not count:
        return []
    words = ngettext("Lihat %(count)s laporan yang lewat batas", "Lihat %(count)s laporan yang lewat batas", count)
    number = f"{MOST}+" if count > MOST else str(count)
    return [Waiting(words % {"count": number}, f"{url}?waktu=lewat", _("Pengawasan"), note=where)]


def _proposals(person: Person) -> list[Waiting]:
    """Limits that somebody else wants: a second person of the same circle decides."""
    rows = ruling_access.visible(person).filter(state=ProposalState.PROPOSED).exclude(proposed_by=person.user_id)
    facts = rows.select_related("organisation").order_by("starts_on", "pk")[:NEAREST]
    return [
        Waiting(
            _("Putuskan usul aturan waktu: %(step)s") % {"step": row.get_step_display()}, reverse("complaints:rules"), _("Aturan"),
            due_at=after(row.starts_on, NATIONAL_ZONE), note=row.organisation.name if row.organisation else _("seluruh Indonesia"),
        )
        for row in facts
    ]  # fmt: skip


def _sighted(organisations: frozenset[int], status: Status) -> Any:
    rows = Sight.objects.filter(organisation__in=organisations, holds=True, status=status)
    return rows.order_by("next_at", "complaint").values("next_at", **FACTS)


def _told(rows: Any, words: Callable[[dict[str, Any]], str]) -> list[Waiting]:
    return [
        Waiting(
            words(row) % {"number": spoken(row["number"])}, reverse("complaints:desk_case", args=[spoken(row["number"])]),
            _("Pengaduan"), due_at=None if row["next_at"] == END_OF_TIME else row["next_at"], zone=row["zone"] or NATIONAL_ZONE,
            note=as_written(translated(row["title"])),
        )
        for row in rows[:NEAREST]
    ]  # fmt: skip
