"""The standing world: the regions and bodies of the reference, a few units, and the cast. Written into the template database."""

from datetime import UTC, datetime

from sambut.mandates.cast import PLACES
from sambut.mandates.casting import load_cast
from sambut.mandates.loading import load
from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import add_units
from sambut.organisations.loading import load as load_organisations
from sambut.organisations.models import Organisation
from sambut.regions.loading import load as load_regions

BEGAN_AT = datetime(2024, 1, 2, 1, 0, tzinfo=UTC)
"""Since when the cast holds its offices: Tuesday, 2 January 2024, eight in the morning in Jakarta."""

WITH_VILLAGES = ("33.74", "35.78", "73.04", "91.71")
"""Semarang, Surabaya, Jeneponto, Jayapura: the regencies whose districts and villages the tests know."""


def fill_world() -> None:
    load()
    load_regions(at=BEGAN_AT, villages=WITH_VILLAGES)
    load_organisations(at=BEGAN_AT)
    _units()
    load_cast(at=BEGAN_AT)


def _units() -> None:
    for place in PLACES:
        if place.unit:
            body = Organisation.objects.get(name=place.body, parent=None)
            add_units(body.pk, [place.unit], by=OPERATOR, at=BEGAN_AT)
