"""What survey rounds ask of the people at work: drafts to open, rounds that end soon with too few answers, results to publish."""

from datetime import datetime, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame.waiting import MOST, Waiting
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.surveys.models import Round
from sambut.surveys.states import State

SOON = timedelta(days=14)
"""From then on a round that lacks answers is told."""


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """Two queries, whatever there is; none for who runs no rounds."""
    units, over = person.organisations(Role.UNIT_OFFICER), sorted(person.organisations(Role.AGENCY_ADMIN))
    if not units and not over:
        return []
    above = Q(unit__path__overlap=over)
    return [*_closed(above), *_running(Q(unit__in=units) | above, at)]


def _closed(above: Q) -> list[Waiting]:
    rows = Round.objects.filter(above, state=State.CLOSED).select_related("unit").order_by("closes_at", "pk")
    return [_told(row, _("Umumkan hasil survei %(unit)s"), due=False) for row in rows[:MOST]]


def _running(mine: Q, at: datetime) -> list[Waiting]:
    """Drafts, and open rounds that end soon without the answers that are wanted."""
    rows: QuerySet[Round] = Round.objects.filter(mine, state__in=(State.DRAFT, State.OPEN)).annotate(
        got=Count("answers")
    )
    short = Q(state=State.OPEN, closes_at__lte=at + SOON, got__lt=F("sample"))
    wanted = rows.filter(Q(state=State.DRAFT) | short).select_related("unit").order_by("closes_at", "pk")
    return [_draft(row) if row.state == State.DRAFT else _short(row) for row in wanted[:MOST]]


def _draft(row: Round) -> Waiting:
    return _told(row, _("Buka survei %(unit)s"), due=True)


def _short(row: Round) -> Waiting:
    note = _("%(got)s dari %(sample)s jawaban") % {"got": row.got, "sample": row.sample}  # type: ignore[attr-defined]
    return _told(row, _("Kumpulkan jawaban survei %(unit)s"), due=True, note=note)


def _told(row: Round, what: str, *, due: bool, note: str = "") -> Waiting:
    return Waiting(
        what % {"unit": row.unit.name}, reverse("surveys:desk_round", args=[row.uuid]), _("Survei kepuasan"),
        due_at=row.closes_at if due else None, zone=row.unit.zone, note=note or row.name,
    )  # fmt: skip
