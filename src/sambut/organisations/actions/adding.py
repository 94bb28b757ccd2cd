"""Adding bodies and units, one by one and for importers."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from sambut.kernel.refusals import Refused
from sambut.organisations.access import Manager, require
from sambut.organisations.actions.writing import locked, must_run, plant, record, tidy
from sambut.organisations.models import Kind, Organisation
from sambut.organisations.queries import keys_within, place_of
from sambut.organisations.rules import key
from sambut.organisations.states import ZONES, Origin, Verb
from sambut.regions.queries import region as region_of


@transaction.atomic
def add_body(
    kind: str,
    *,
    name: str,
    short_name: str = "",
    region: str = "",
    zone: str = ZONES[0],
    by: Manager,
    at: datetime,
) -> Organisation:
    """Adds a whole body; `region` is a code and gives the zone. Only who manages the country may. Istilah: instansi."""
    require(by, Verb.ADD, None)
    if kind == "unit" or not Kind.objects.filter(pk=kind).exists():
        raise Refused("organisation.add.unknown_kind")
    place = region_of(region) if region else None
    if region and place is None:
        raise Refused("organisation.add.unknown_region")
    if not place and zone not in ZONES:
        raise Refused("organisation.add.unknown_zone")
    made = plant(
        tidy(name, Verb.ADD), kind, None, verb=Verb.ADD, at=at,
        short_name=short_name.strip()[:60], region=place, zone=place.zone if place else zone,
    )  # fmt: skip
    record(Verb.ADD, made, by=by, at=at, kind=kind)
    return made


@transaction.atomic
def add_unit(
    parent_id: int, *, name: str, short_name: str = "", kind: str = "unit", by: Manager, at: datetime
) -> Organisation:
    """Adds a unit below an organisation. Istilah: unit kerja, OPD."""
    above = locked(parent_id, Verb.ADD)
    require(by, Verb.ADD, above)
    must_run(above, Verb.ADD)
    if not Kind.objects.filter(pk=kind).exists():
        raise Refused("organisation.add.unknown_kind")
    made = plant(tidy(name, Verb.ADD), kind, above, verb=Verb.ADD, at=at, short_name=short_name.strip()[:60])
    record(Verb.ADD, made, by=by, at=at, parent=above.pk)
    return made


@transaction.atomic
def add_units(body_id: int, names: Iterable[str], *, by: Manager, at: datetime) -> dict[str, int]:
    """Name → id of the unit of this body, for importers; units that the body does not know yet are made.

    Two spellings of one unit lead to one id. A name without a letter is left out.
    """
    body = locked(body_id, Verb.IMPORTED)
    require(by, Verb.ADD, body)
    known, place, found = keys_within(body.body_id), place_of(body.body_id), {}
    for name in dict.fromkeys(names):
        tidied = " ".join(name.replace("\x00", "").split())[:200]
        wanted = key(tidied, place=place)
        if not any(c.isalpha() for c in wanted):
            continue
        if wanted not in known:
            made = plant(tidied, "unit", body, verb=Verb.IMPORTED, at=at, origin=Origin.IMPORT)
            record(Verb.IMPORTED, made, by=by, at=at, parent=body.pk)
            known[wanted] = made.pk
        found[name] = known[wanted]
    return found
