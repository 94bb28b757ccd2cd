"""The desk of everybody with an office: what waits for me, by when, from all rooms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sambut.frame import answers, dates
from sambut.frame.clocks import Chip
from sambut.frame.waiting import Waiting, gather
from sambut.kernel.clock import now
from sambut.mandates.people import Person
from sambut.portal.bodies import headed, loop_of

NEAR, WEEK = timedelta(days=3), timedelta(days=7)
"""From when on a date asks for attention; what is called this week."""


@dataclass(frozen=True)
class Part:
    """One section of the desk."""

    key: str
    title: str
    rows: tuple[tuple[Waiting, Chip | None], ...]


@never_cache
@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    person: Person = request.person  # type: ignore[attr-defined]
    if not person.mandates:
        raise Http404
    at = now()
    parts, body = parted(gather(person, at), at), headed(person)
    facts = {
        "parts": parts, "offices": offices(person), "loop_page": loop_of(body) if body else None, "at": at,
        "zone": person.mandates[0].zone or dates.JAKARTA,
    }  # fmt: skip
    return answers.page(request, "portal/desk.html", facts)


def parted(entries: Iterable[Waiting], at: datetime) -> list[Part]:
    """Late, within a week, later, without a date; empty parts are left out."""
    names = {
        "lewat": _("Lewat batas"), "minggu": _("Dalam tujuh hari"), "nanti": _("Nanti"), "kapan": _("Tanpa batas waktu"),
    }  # fmt: skip
    found: dict[str, list[tuple[Waiting, Chip | None]]] = {key: [] for key in names}
    for entry in entries:
        found[_part(entry, at)].append((entry, chip(entry, at)))
    return [Part(key, names[key], tuple(rows)) for key, rows in found.items() if rows]


def chip(entry: Waiting, at: datetime) -> Chip | None:
    """The last day in words; how near it is, in shape and colour."""
    if entry.due_at is None:
        return None
    words = dates.last_day(entry.due_at, entry.zone, "near")
    left = entry.due_at - at
    if left <= timedelta(0):
        return Chip("late", words)
    if (
        dates.in_zone(at, entry.zone).date()
        == dates.in_zone(entry.due_at - timedelta(microseconds=1), entry.zone).date()
    ):
        return Chip("today", _("hari ini"))
    return Chip("near" if left <= NEAR else "calm", words)


def offices(person: Person) -> list[str]:
    """Under which names this person sits here, each once."""
    said = [f"{mandate.role.label}, {mandate.short_name or mandate.name}" for mandate in person.mandates]
    return list(dict.fromkeys(said))


def _part(entry: Waiting, at: datetime) -> str:
    if entry.due_at is None:
        return "kapan"
    if entry.due_at <= at:
        return "lewat"
    return "minggu" if entry.due_at - at <= WEEK else "nanti"
