"""The counting of a clock day by day, as the calendar picture of a case shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sambut.calendars.rules.due import DAY, PAUSED, Due, Pause, dates, due_or_provisional
from sambut.calendars.rules.limits import Limit
from sambut.calendars.rules.working import Kind, WorkingCalendar, zone_of


class Place(StrEnum):
    """What a day is to the clock; the picture's `data-kind`."""

    START = "start"
    COUNT = "count"
    NOW = "now"
    DUE = "due"
    SKIP = "skip"
    LATE = "late"


@dataclass(frozen=True)
class CountedDay:
    """One day of the picture. `number` is its place in the counting, `word` the short word under the date."""

    date: date
    kind: Place
    word: str
    number: int | None = None
    reason: str = ""
    is_today: bool = False


WORDS = {
    "Idulfitri": "Idulfitri",
    "Iduladha": "Iduladha",
    "Nyepi": "Nyepi",
    "Natal": "Natal",
    "Waisak": "Waisak",
    "Imlek": "Imlek",
    "Mikraj": "Mikraj",
    "Maulid": "Maulid",
    "Pancasila": "Pancasila",
    "Buruh": "Buruh",
    "Kemerdekaan": "17 Agustus",
    "Pemilihan": "Pemilu",
    "Masehi": "Tahun baru",
    "Tahun Baru Islam": "Muharam",
    "Wafat Yesus": "Jumat Agung",
    "Kenaikan Yesus": "Kenaikan",
    "Paskah": "Paskah",
}


def counting(
    start: datetime,
    limit: Limit,
    zone: str | ZoneInfo,
    calendar: WorkingCalendar,
    *,
    now: datetime,
    pauses: Sequence[Pause] = (),
) -> tuple[CountedDay, ...]:
    """Every day from the start to the last one in time; after it, while late, up to today."""
    here = zone_of(zone)
    due = due_or_provisional(start, limit, here, calendar, pauses=pauses)
    known = calendar.provisional()
    today, first = now.astimezone(here).date(), start.astimezone(here).date()
    numbers = {day: place for place, day in enumerate(due.counted, start=1)}
    reasons = dict(due.skipped)
    shown = [_day(day, first, today, due, numbers, reasons, known) for day in dates(first, due.last_day)]
    late_until = min(today, due.last_day + timedelta(days=60))
    return (
        *shown,
        *(
            CountedDay(day, Place.LATE, "terlambat", is_today=day == today)
            for day in dates(due.last_day + DAY, late_until)
        ),
    )


def _day(
    day: date,
    first: date,
    today: date,
    due: Due,
    numbers: dict[date, int],
    reasons: dict[date, str],
    calendar: WorkingCalendar,
) -> CountedDay:
    number, is_today = numbers.get(day), day == today
    if day == due.last_day:
        return CountedDay(day, Place.DUE, "batas", number, is_today=is_today)
    if day == first:
        return CountedDay(day, Place.START, "mulai", number, is_today=is_today)
    if is_today:
        return CountedDay(day, Place.NOW, "kini", number, reasons.get(day, ""), is_today=True)
    if number is not None:
        return CountedDay(day, Place.COUNT, f"hari {number}", number)
    return CountedDay(day, Place.SKIP, short_word(day, reasons.get(day, ""), calendar), reason=reasons.get(day, ""))


def short_word(day: date, reason: str, calendar: WorkingCalendar) -> str:
    """`cuti`, `Nyepi`, `jeda` or `libur`: what fits under a date."""
    if reason == PAUSED:
        return "jeda"
    off = calendar.off(day)
    if off and all(one.kind == Kind.JOINT_LEAVE for one in off):
        return "cuti"
    return next((word for part, word in WORDS.items() if part in reason), "libur")


def weeks(days: Sequence[CountedDay]) -> list[list[CountedDay | None]]:
    """The days in rows from Monday to Sunday, with None where the picture has no day."""
    if not days:
        return []
    lead = days[0].date.weekday()
    cells: list[CountedDay | None] = [*([None] * lead), *days]
    cells += [None] * (-len(cells) % 7)
    return [cells[place : place + 7] for place in range(0, len(cells), 7)]
