"""What a form may choose from, as queries that are asked when a form is used."""

from django.db.models import QuerySet

from sambut.complaints.models import Category
from sambut.organisations.models import Organisation
from sambut.regions.models import Region
from sambut.services.models import Service
from sambut.services.queries import published


def regions() -> QuerySet[Region]:
    return Region.objects.filter(ends_on=None)


def organisations() -> QuerySet[Organisation]:
    return Organisation.objects.filter(ends_on=None).select_related("body", "region")


def services() -> QuerySet[Service]:
    return published()


def categories() -> QuerySet[Category]:
    return Category.objects.filter(ends_on=None)
