"""What judging asks of people: to answer an invitation, to read, to give out entries, to answer objections."""

from datetime import datetime

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sambut.competitions import access
from sambut.competitions.judging import access as panel_access
from sambut.competitions.models import Edition, Judge, Objection
from sambut.competitions.states import JudgeState, ObjectionState, ReadingState, State
from sambut.frame.templating import as_written
from sambut.frame.waiting import Waiting
from sambut.mandates.people import Person
from sambut.mandates.states import Role

NEAREST = 5


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """At most three queries; none for a citizen."""
    found: list[Waiting] = []
    if any(person.holds(role) for role in panel_access.SEATED):
        found += _reading(person)
    if person.organisations(Role.SECRETARIAT, Role.AGENCY_ADMIN):
        found += [*_late(person, at), *_objections(person)]
    return found


def _reading(person: Person) -> list[Waiting]:
    """One line for each seat: its invitation, or how much is left to read."""
    unread = Q(readings__state=ReadingState.ASSIGNED)
    seats = Judge.objects.filter(
        user_id=person.user_id or 0, edition__state__in=(State.OPEN, State.ANNOUNCED, State.DECIDED)
    ).select_related("edition")
    rows = seats.annotate(unread=Count("readings", unread), due=Min("readings__due_at", filter=unread))
    wanted = rows.filter(
        Q(state=JudgeState.INVITED) | Q(state=JudgeState.CONFIRMED, unread__gt=0, edition__state=State.OPEN)
    )
    return [_seat(row) for row in wanted.order_by("due", "pk")[:NEAREST]]


def _seat(row: Judge) -> Waiting:
    note = as_written(row.edition.name)
    if row.state == JudgeState.INVITED:
        path = reverse("competitions:seat", args=[row.uuid])
        return Waiting(_("Jawab undangan menjadi juri"), path, _("Lomba"), zone=row.edition.zone, note=note)
    unread: int = row.unread  # type: ignore[attr-defined]
    words = ngettext("Baca dan nilai %(count)s entri", "Baca dan nilai %(count)s entri", unread) % {"count": unread}
    return Waiting(words, reverse("competitions:judging"), _("Lomba"), due_at=row.due, zone=row.edition.zone, note=note)  # type: ignore[attr-defined]


def _late(person: Person, at: datetime) -> list[Waiting]:
    """One line for each contest whose judges are late."""
    late = Count("judges__readings", Q(judges__readings__state=ReadingState.ASSIGNED, judges__readings__due_at__lt=at))
    rows = Edition.objects.filter(access.hosting(person), state=State.OPEN).annotate(late=late).filter(late__gt=0)
    return [
        Waiting(
            ngettext("Tindak lanjuti %(count)s penilaian yang lewat waktu", "Tindak lanjuti %(count)s penilaian yang lewat waktu", row.late)
            % {"count": row.late},
            reverse("competitions:panel", args=[row.uuid]), _("Lomba"), zone=row.zone, note=as_written(row.name),
        )
        for row in rows.order_by("-late", "pk")[:NEAREST]
    ]  # fmt: skip


def _objections(person: Person) -> list[Waiting]:
    hosted = Edition.objects.filter(access.hosting(person))
    rows = Objection.objects.filter(state=ObjectionState.OPEN, entry__edition__in=hosted).select_related(
        "entry__edition"
    )
    return [
        Waiting(
            _("Jawab sanggahan"), reverse("competitions:objection", args=[row.uuid]), _("Lomba"), due_at=row.due_at,
            zone=row.entry.edition.zone, note=as_written(row.entry.edition.name),
        )
        for row in rows.order_by("due_at", "pk")[:NEAREST]
    ]  # fmt: skip
