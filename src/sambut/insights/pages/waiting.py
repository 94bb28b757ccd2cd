"""What stands where numbers will be, until they were counted for the first time."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse

from sambut.frame import answers, dates
from sambut.kernel.clock import now
from sambut.regions.models import Region

EACH = timedelta(hours=1)
"""How often numbers are counted; `jobs/schedule.py` says the same."""


def not_yet(request: HttpRequest, place: Region | None) -> HttpResponse:
    zone = place.zone if place else dates.JAKARTA
    facts = {"region": place, "expected": dates.hour(now() + EACH, zone)}
    return answers.page(request, "insights/not_yet.html", facts)
