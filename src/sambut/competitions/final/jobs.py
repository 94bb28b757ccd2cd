"""Reactions of the last stage. Each reads the row again; none trusts what it was told."""

from datetime import datetime

from sambut.competitions.final import telling
from sambut.competitions.models import EditionEvent, EntryEvent, VisitEvent


def tell_of_timetable(event_id: int, *, at: datetime) -> None:
    """Reaction to a timetable that was told."""
    telling.tell_of_timetable(EditionEvent.objects.get(pk=event_id), at=at)


def tell_of_slot(event_id: int, *, at: datetime) -> None:
    """Reaction to a time that an entry got, or another one."""
    telling.tell_of_slot(EntryEvent.objects.select_related("entry__unit").get(pk=event_id), at=at)


def tell_of_visit(event_id: int, *, at: datetime) -> None:
    """Reaction to every verb of a visit."""
    telling.tell_of_visit(
        VisitEvent.objects.select_related("visit__entry__unit", "visit__entry__edition").get(pk=event_id), at=at
    )


def tell_of_winners(event_id: int, *, at: datetime) -> None:
    """Reaction to the decree of winners."""
    telling.tell_of_winners(EditionEvent.objects.get(pk=event_id), at=at)


def tell_of_award(event_id: int, *, at: datetime) -> None:
    """Reaction to an award that was withdrawn, or given to who came next."""
    telling.tell_of_award(EntryEvent.objects.select_related("entry__unit").get(pk=event_id), at=at)
