"""What cases ask of the people at work: reports to check and forward, reports to answer, the nearest limit first."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.complaints import lists
from sambut.complaints.clocks import NATIONAL_ZONE
from sambut.complaints.models import Sight
from sambut.complaints.rules import END_OF_TIME
from sambut.complaints.states import Status
from sambut.frame.waiting import Waiting
from sambut.kernel.numbers import spoken
from sambut.language.masking import translated
from sambut.mandates.people import Person
from sambut.mandates.states import Role

NEAREST = 6
"""Of each kind; the queue holds the rest."""
FACTS = {"number": F("complaint__number"), "title": F("complaint__title"), "zone": F("complaint__holder__zone")}


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """One query for each kind of duty that the person has: answering, checking, placing."""
    found: list[Waiting] = []
    if units := person.organisations(Role.UNIT_OFFICER):
        held = _sighted(units, Status.FORWARDED).filter(complaint__holder__in=units)
        found += _told(held, lambda row: _("Jawab laporan %(number)s"))
    if bodies := person.organisations(Role.AGENCY_ADMIN):
        found += _told(_sighted(bodies, Status.RECEIVED), lambda row: _("Periksa dan teruskan laporan %(number)s"))
    if person.holds(Role.NATIONAL_ADMIN):
        unplaced = lists.unplaced().order_by("next_at", "id")
        found += _told(unplaced, lambda row: _("Carikan instansi untuk laporan %(number)s"))
    return found


def _sighted(organisations: frozenset[int], status: Status) -> Any:
    rows = Sight.objects.filter(organisation__in=organisations, holds=True, status=status)
    return rows.order_by("next_at", "complaint").values("next_at", **FACTS)


def _told(rows: Any, words: Callable[[dict[str, Any]], str]) -> list[Waiting]:
    return [
        Waiting(
            words(row) % {"number": spoken(row["number"])}, reverse("complaints:desk_case", args=[spoken(row["number"])]),
            _("Pengaduan"), due_at=None if row["next_at"] == END_OF_TIME else row["next_at"], zone=row["zone"] or NATIONAL_ZONE,
            note=translated(row["title"]),
        )
        for row in rows[:NEAREST]
    ]  # fmt: skip
