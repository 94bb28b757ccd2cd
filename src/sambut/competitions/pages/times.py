"""The calendar of all contests: what is open, what closes next, month by month; for people and for calendar programs."""

import re
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_GET

from sambut.competitions.pages.hall import answers_csv
from sambut.competitions.public import courses, reading, telling
from sambut.frame import answers, dates
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now

SIZE, FIRST_YEAR, LAST_YEAR = 40, 2000, 2100
WEST = ZoneInfo(dates.JAKARTA)
MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
KEEP = 600
"""Seconds that a subscription may be kept on the way."""


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    at = now()
    year, month = _month(request, at)
    first, last = datetime(year, month, 1, tzinfo=WEST), _next(year, month)
    page = slice_of(reading.dates(first, last), order=("told_at", "id"), after=request.GET.get("setelah"), size=SIZE)
    rows, more = reading.drawn(datetime(year, 1, 1, tzinfo=WEST), datetime(year + 1, 1, 1, tzinfo=WEST))
    facts = {
        "at": at, "clock": telling.now_on_clocks(at), "open": [(one, telling.clocks(one.ends_at)) for one in reading.open_now(at)],
        "opening": reading.opening_next(at), "first": first, "year": year, "slice": page,
        "dates": [(one, first <= one.starts_at < last, first < one.ends_at <= last) for one in page.rows],
        "months": [_named(year, number, month) for number in range(1, 13)],
        "strip": courses.year_strip(year, rows, at=at, more=more) if rows else None,
        "ics": request.build_absolute_uri(reverse("competitions:calendar_ics")),
    }  # fmt: skip
    return answers.page(request, "competitions/public/calendar.html", facts)


@require_GET
def calendar_csv(request: HttpRequest, year: int) -> HttpResponse:
    """The year that the strip draws."""
    if not FIRST_YEAR <= year < LAST_YEAR:
        raise Http404
    rows, more = reading.drawn(datetime(year, 1, 1, tzinfo=WEST), datetime(year + 1, 1, 1, tzinfo=WEST))
    return answers_csv(f"kalender-lomba-{year}", courses.year_strip(year, rows, at=now(), more=more).csv)


@conditional_page
@cache_control(public=True, max_age=KEEP)
@require_GET
def calendar_ics(request: HttpRequest, uuid: UUID | None = None) -> HttpResponse:
    """To subscribe to: all contests, or one."""
    today = now().replace(hour=0, minute=0, second=0, microsecond=0)
    rows = reading.subscribed(reading.since(today), edition=uuid)
    if uuid is not None and not rows and not reading.editions().filter(uuid=uuid).exists():
        raise Http404
    answer = HttpResponse(telling.ics(rows, at=today), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="lomba.ics"'
    return answer


def _month(request: HttpRequest, at: datetime) -> tuple[int, int]:
    """`?bulan=2026-11`; what is no month is the present one of western Indonesia."""
    here = at.astimezone(WEST)
    asked = MONTH.fullmatch(request.GET.get("bulan", ""))
    if asked and FIRST_YEAR <= int(asked[1]) < LAST_YEAR:
        return int(asked[1]), int(asked[2])
    return here.year, here.month


def _named(year: int, number: int, present: int) -> tuple[str, str, str, bool]:
    """A month for the row of months: its name, its short name, its address, whether it is shown."""
    begin = datetime(year, number, 1, tzinfo=WEST)
    return dates.month(begin), dates.day(begin, "short").split(dates.NBSP)[1], f"{year}-{number:02}", number == present


def _next(year: int, month: int) -> datetime:
    return datetime(year + month // 12, month % 12 + 1, 1, tzinfo=WEST)
