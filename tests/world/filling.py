"""The standing world: a handful of real regions and bodies with their units, and the cast. Written into the template database."""

from datetime import UTC, datetime

from sambut.mandates.cast import JENEPONTO, OMBUDSMAN, PANRB, PLACES, PRESIDENTIAL_OFFICE, SEMARANG
from sambut.mandates.casting import load_cast
from sambut.organisations.models import Kind, Organisation
from sambut.regions.models import Region

BEGAN_AT = datetime(2024, 1, 2, 1, 0, tzinfo=UTC)
"""Since when the cast holds its offices: Tuesday, 2 January 2024, eight in the morning in Jakarta."""

REGIONS = (
    ("33", None, "province", "Jawa Tengah"),
    ("33.74", "33", "regency", "Kota Semarang"),
    ("33.74.01", "33.74", "district", "Semarang Tengah"),
    ("33.74.01.1001", "33.74.01", "village", "Miroto"),
    ("73", None, "province", "Sulawesi Selatan"),
    ("73.04", "73", "regency", "Kabupaten Jeneponto"),
)
BODIES = (
    (SEMARANG, "region", "33.74", "Asia/Jakarta"),
    (JENEPONTO, "region", "73.04", "Asia/Makassar"),
    (PANRB, "ministry", None, "Asia/Jakarta"),
    (OMBUDSMAN, "agency", None, "Asia/Jakarta"),
    (PRESIDENTIAL_OFFICE, "agency", None, "Asia/Jakarta"),
)


def fill_world() -> None:
    _regions()
    _organisations()
    load_cast(at=BEGAN_AT)


def _regions() -> None:
    for code, parent, level, name in REGIONS:
        above = Region.objects.get(code=parent) if parent else None
        Region.objects.get_or_create(code=code, defaults={"parent": above, "level": level, "name": name})


def _organisations() -> None:
    for code, name in (("region", "Pemerintah daerah"), ("ministry", "Kementerian"), ("agency", "Lembaga"), ("unit", "Unit")):
        Kind.objects.get_or_create(code=code, defaults={"name": name})
    for name, kind, region, zone in BODIES:
        _organisation(name, kind=kind, region=region, zone=zone)
    for place in PLACES:
        if place.unit:
            body = Organisation.objects.get(name=place.body, parent=None)
            _organisation(place.unit, kind="unit", above=body)


def _organisation(name: str, *, kind: str, region: str | None = None, zone: str = "", above: Organisation | None = None) -> None:
    if Organisation.objects.filter(name=name, parent=above).exists():
        return
    made = Organisation.objects.create(
        name=name,
        kind_id=kind,
        parent=above,
        region=above.region if above else Region.objects.filter(code=region).first(),
        zone=above.zone if above else zone,
    )
    made.body = above.body if above else made
    made.path = [*(above.path if above else []), made.pk]
    made.save()
