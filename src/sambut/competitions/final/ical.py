"""Timetables as iCalendar files (RFC 5545): of one participant, of one member of the panel, of a whole edition."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from sambut.competitions.final.states import SlotState
from sambut.competitions.models import Slot

PRODUCT = "-//Sambut//Presentasi//ID"


def calendar_of(name: str, slots: Iterable[Slot], *, links: bool) -> bytes:
    """`links`: with the online address, for who takes part. A moved presentation keeps its mark and counts its moves."""
    from icalendar import Calendar

    found = Calendar()
    for key, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", "PUBLISH"), ("x-wr-calname", name)):
        found.add(key, value)
    for slot in slots:
        found.add_component(_event(slot, links=links))
    return bytes(found.to_ical())


def _event(slot: Slot, *, links: bool) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{slot.uuid}@sambut")
    event.add("dtstamp", _utc(slot.changed_at))
    event.add("dtstart", _utc(slot.starts_at))
    event.add("dtend", _utc(slot.ends_at))
    event.add("sequence", slot.times_moved)
    event.add("summary", _("Presentasi %(title)s") % {"title": slot.entry.title})
    where = ", ".join(part for part in (slot.room.name, slot.room.place) if part)
    event.add("location", where)
    event.add("status", "CANCELLED" if slot.state == SlotState.ABSENT else "CONFIRMED")
    if slot.reason:
        event.add("description", slot.reason)
    if links and slot.link:
        event.add("url", slot.link)
    return event


def _utc(at: datetime) -> datetime:
    """Every calendar shows it on its own clock."""
    return at.astimezone(UTC).replace(microsecond=0)
