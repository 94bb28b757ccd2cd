"""Services of the demo country, written and published by their offices, and a few reports that are about them."""

import tomllib
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

from django.contrib.postgres.search import SearchQuery

from sambut.complaints.models import Complaint
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.mandates.queries import person_of
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from sambut.services import actions
from sambut.services.forms import EditionForm
from sambut.services.models import Edition, Service
from sambut.services.states import Origin

AGES = {"published": 160, "stale": 430}
"""Days since somebody said that the standard is right; the review is due after a year."""
RECENT = 12
MOST_TIED = 40


def fill(at: datetime) -> int:
    """Gives how many services were made now; nought when they stand already."""
    if Service.objects.filter(origin=Origin.DEMO).exists():
        return 0
    rows = tomllib.loads(files("sambut.config.demo").joinpath("reference", "services.toml").read_text("utf-8"))[
        "service"
    ]
    for place, row in enumerate(rows):
        _tie(_made(row, place, at), row)
    return len(rows)


def _made(row: dict[str, Any], place: int, at: datetime) -> Service:
    """By its verbs, in the past of the country."""
    unit = Organisation.objects.get(body__name=row["body"], name=row["unit"])
    way = row.get("way", "published")
    began = at - timedelta(days=AGES.get(way, RECENT), hours=place)
    admin = _admin(unit, at)
    service = actions.draft_service(unit, name=row["name"], by=admin, at=began)
    Service.objects.filter(pk=service.pk).update(origin=Origin.DEMO, source_key=f"demo-{place}")
    texts = {name: str(row[name]).strip() for name in EditionForm.base_fields if name in row}
    edition = Edition.objects.get(service=service)
    actions.keep_edition(edition.pk, texts, revision=None, by=admin, at=began + timedelta(minutes=20))
    if way != "draft":
        actions.submit_service(service.pk, by=admin, at=began + timedelta(minutes=30))
    if way in AGES:
        actions.publish_service(service.pk, by=admin, at=began + timedelta(hours=3))
    if way == "returned":
        actions.return_service(service.pk, because=row["because"], by=admin, at=began + timedelta(hours=3))
    return service


def _admin(unit: Organisation, at: datetime) -> Person:
    """Whoever decides for the body of the unit."""
    found = Appointment.objects.running(at).filter(role=Role.AGENCY_ADMIN, organisation=unit.body_id).order_by("pk")
    return person_of(found.values_list("user_id", flat=True)[0], at=at)


def _tie(service: Service, row: dict[str, Any]) -> None:
    """Reports of the demo whose words are those of the service."""
    if "tie" not in row:
        return
    asked = SearchQuery(row["tie"], config="simple", search_type="raw")
    found = Complaint.objects.filter(body=service.body_id, service=None, search=asked).order_by("-received_at", "-id")
    Complaint.objects.filter(pk__in=list(found.values_list("pk", flat=True)[:MOST_TIED])).update(service=service.pk)
