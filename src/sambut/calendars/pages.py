"""Public pages: the days off of a year with their source, and a counting to try."""

import csv
from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from sambut.calendars import queries, words
from sambut.calendars.forms import TryForm
from sambut.calendars.models import Holiday
from sambut.calendars.rules import Due, WorkingCalendar, counting, due_or_provisional, weeks, working_days_between
from sambut.frame import answers
from sambut.frame.refusals import sentence
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

FIRST_YEAR, LAST_YEAR = 2000, 2100
NATIONAL_ZONE = ZoneInfo("Asia/Jakarta")


@require_GET
def present_year(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(reverse("calendars:year", args=[now().astimezone(NATIONAL_ZONE).year]))


@require_GET
def year(request: HttpRequest, year: int) -> HttpResponse:
    """The days off of one year by month, each with the decree that set it."""
    calendar = queries.working_calendar()
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    rows = queries.days_of_year(year)
    facts = {
        "year": year,
        "today": now().astimezone(NATIONAL_ZONE).date(),
        "months": by_month(rows),
        "decrees": queries.decrees_of_year(year),
        "standing": {row.decree_id for row in rows},
        "counts": counts(rows),
        "years": years(calendar),
        "decreed_until": calendar.decreed_until,
        "is_decreed": year in years(calendar),
        "form": TryForm(),
    }
    return answers.page(request, "calendars/year.html", facts)


@require_GET
def year_csv(request: HttpRequest, year: int) -> HttpResponse:
    """The same days as open data."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="hari-libur-{year}.csv"'
    writer = csv.writer(answer, lineterminator="\n")
    writer.writerow(["date", "kind", "name", "region", "decree", "source"])
    for row in queries.days_of_year(year):
        region = row.region.code if row.region else ""
        writer.writerow([row.date.isoformat(), row.kind, row.name, region, str(row.decree), row.decree.source])
    return answer


@require_GET
def try_counting(request: HttpRequest) -> HttpResponse:
    """What is due when, day by day; the question stands in the address, so that it can be passed on."""
    form = (
        TryForm(request.GET)
        if request.GET.get("mulai")
        else TryForm(initial={"mulai": now().astimezone(NATIONAL_ZONE)})
    )
    facts: dict[str, Any] = {"form": form, "due": None, "refusal": None}
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
        try:
            facts |= counted(asked["mulai"], asked["limit"], asked["zona"])
        except Refused as refused:
            facts["refusal"] = sentence(refused)
    return answers.page(request, "calendars/try.html", facts, status=400 if form.is_bound and form.errors else 200)


def counted(start: Any, limit: Any, zone: str) -> dict[str, Any]:
    calendar = queries.working_calendar()
    due = due_or_provisional(start, limit, zone, calendar)
    days = counting(start, limit, zone, calendar, now=start)
    is_short = len(days) <= 100
    return {
        "due": due,
        "zone": zone,
        "limit": limit,
        "weeks": [[day and words.translated(day) for day in week] for week in weeks(days)] if is_short else [],
        "reasons": reasons(due),
        "working_days": working_days_between(start, due.due_at, zone, calendar),
        "last_instant": due.due_at - timedelta(microseconds=1),
    }


def reasons(due: Due) -> list[tuple[str, list[Any]]]:
    """Skipped days gathered by their reason, in the order in which they came."""
    found: dict[str, list[Any]] = {}
    for skip in due.skipped:
        found.setdefault(words.reason(skip.reason), []).append(skip.date)
    return list(found.items())


def by_month(rows: Iterable[Holiday]) -> list[tuple[Any, list[tuple[Holiday, str]]]]:
    """The first day of each month that has a day off, and its rows with the name in the reader's language."""
    return [
        (first, [(row, words.reason(row.name)) for row in group])
        for first, group in groupby(rows, key=lambda row: row.date.replace(day=1))
    ]


def counts(rows: Iterable[Holiday]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        found[row.kind] = found.get(row.kind, 0) + 1
    return found


def years(calendar: WorkingCalendar) -> list[int]:
    """The years that are decreed."""
    if calendar.decreed_from is None or calendar.decreed_until is None:
        return []
    return list(range(calendar.decreed_from.year, calendar.decreed_until.year + 1))
