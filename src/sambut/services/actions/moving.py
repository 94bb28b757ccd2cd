"""What every verb does around its own part."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sambut.kernel.refusals import Refused
from sambut.services.models import Edition, Part, Service
from sambut.services.rules.whole import Completeness
from sambut.services.states import WORKING, Component

REVIEW_YEARS = 1
"""Every standard is looked at again within a year: the top level of PEKPPP's indicator on review."""


def locked(service_id: int) -> Service:
    """The row, locked until the transaction ends; what it points to is read after that."""
    Service.objects.select_for_update().only("pk").get(pk=service_id)
    return Service.objects.select_related("unit", "body__region", "current").get(pk=service_id)


def working(service: Service) -> Edition:
    """What is being written or waits; refuses where there is nothing."""
    found = Edition.objects.filter(service=service, state__in=WORKING).first()
    if found is None:
        raise Refused("service.edition.none")
    return found


def texts_of(edition: Edition) -> dict[str, str]:
    return dict(Part.objects.filter(edition=edition).values_list("component", "text"))


def refuse_incomplete(verb: str, told: Completeness) -> None:
    """The six that users must be told have to be there. Dasar: UU 25/2009 Pasal 21; PermenPANRB 15/2014."""
    if told.missing_public:
        missing = ", ".join(str(Component(one).label) for one in told.missing_public)
        raise Refused(f"service.{verb}.incomplete", missing=missing)


def today(service: Service, at: datetime) -> date:
    return at.astimezone(ZoneInfo(service.unit.zone if service.unit else "Asia/Jakarta")).date()


def review_due(checked_on: date) -> date:
    year = checked_on.year + REVIEW_YEARS
    leap = checked_on.month == 2 and checked_on.day == 29
    return date(year, 2, 28) if leap else checked_on.replace(year=year)
