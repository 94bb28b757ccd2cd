"""iCalendar (RFC 5545) of the programme and of a delegation's bookings. Written by hand: three properties and one fold."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from sambut.events.models import Booking, Event, Session

Entry = tuple[str, datetime, datetime, str, str]
"""Mark, beginning, end, what, where."""
FOLD = 75
"""Octets of a line. Dasar: RFC 5545, 3.1."""


def of_programme(event: Event, sessions: Iterable[Session], *, at: datetime) -> str:
    entries = [
        (f"{one.uuid}@sambut", one.starts_at, one.ends_at, f"{one.get_kind_display()}: {one.title}", f"{one.room}, {event.venue}")
        for one in sessions
    ]  # fmt: skip
    return calendar_of(
        entries or [(f"{event.uuid}@sambut", event.starts_at, event.ends_at, event.name, event.venue)], at
    )


def of_bookings(bookings: Iterable[Booking], *, at: datetime) -> str:
    """What a delegation has booked, and with whom."""
    return calendar_of(
        [
            (
                f"{one.uuid}@sambut", one.starts_at, one.ends_at,
                _("Klinik: %(topic)s") % {"topic": one.slot.topic}, f"{one.slot.table}, {one.slot.event.venue}",
            )
            for one in bookings
        ],
        at,
    )  # fmt: skip


def calendar_of(entries: Iterable[Entry], at: datetime) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sambut//Forum//ID", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for mark, starts_at, ends_at, what, where in entries:
        lines += [
            "BEGIN:VEVENT", f"UID:{mark}", f"DTSTAMP:{instant(at)}", f"DTSTART:{instant(starts_at)}",
            f"DTEND:{instant(ends_at)}", f"SUMMARY:{escaped(what)}", f"LOCATION:{escaped(where)}", "END:VEVENT",
        ]  # fmt: skip
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def instant(at: datetime) -> str:
    """In UTC: every calendar shows it on its own clock."""
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(words: str) -> str:
    plain = "".join(mark for mark in words.replace("\r\n", "\n").replace("\r", "\n") if mark == "\n" or ord(mark) >= 32)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """Long lines go on after a line break and a blank, never in the middle of a letter."""
    parts: list[str] = []
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > FOLD - bool(parts):
            parts.append(part)
            part, size = "", 0
        part, size = part + letter, size + width
    return "\r\n ".join([*parts, part])
