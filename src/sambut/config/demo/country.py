"""The bodies of the demo country as rows: units made, offices filled, places and people to look up while cases are walked."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from sambut.accounts.models import User
from sambut.calendars.queries import working_calendar
from sambut.complaints.models import Category
from sambut.config.demo import reference
from sambut.config.demo.times import Times
from sambut.kernel.refusals import Refused
from sambut.mandates.actions import appoint
from sambut.mandates.cast import CAST, DOMAIN, PLACES
from sambut.mandates.casting import load_cast
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.mandates.queries import person_of
from sambut.mandates.states import Role
from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import add_units
from sambut.organisations.models import Organisation
from sambut.regions.models import Region

BEGAN = timedelta(days=600)
"""How long before the loading the offices of the country were filled."""


@dataclass
class Body:
    """One body of `bodies.toml` with its rows."""

    short_name: str
    facts: dict[str, Any]
    row: Organisation
    units: dict[str, Organisation]
    times: Times
    places: list[Region]
    """Villages, or what is known below it, or the region itself."""


@dataclass
class Country:
    """Everything that walking asks for by name. `at` is the present of the country."""

    at: datetime
    bodies: dict[str, Body] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    """Persons by the short name of the cast."""
    officers: dict[int, Person] = field(default_factory=dict)
    """Who answers for an organisation: unit officers by unit, admins by body."""

    @cached_property
    def categories(self) -> dict[str, Category]:
        return {row.code: row for row in Category.objects.filter(body=None)}

    @cached_property
    def regions(self) -> dict[str, Region]:
        return {place.code: place for body in self.bodies.values() for place in body.places}

    @cached_property
    def home(self) -> Times:
        """Days of the national desk."""
        return Times(self.at, ZoneInfo("Asia/Jakarta"), working_calendar(None))


def found(at: datetime) -> Country:
    """Units, cast and colleagues; safe to repeat."""
    began_at = at - BEGAN
    country = Country(at)
    _units(began_at)
    load_cast(at=began_at)
    for short_name, facts in reference.bodies().items():
        country.bodies[short_name] = _body(short_name, facts, at)
    country.people = {member.short_name: person_of(User.objects.get(email=member.email).pk, at=at) for member in CAST}
    _colleagues(country, began_at)
    country.officers = _officers(at)
    return country


def _units(at: datetime) -> None:
    wanted = {facts["name"]: list(facts["units"]) for facts in reference.bodies().values()}
    for place in PLACES:
        if place.unit and place.unit not in wanted.setdefault(place.body, []):
            wanted[place.body].append(place.unit)
    for name, units in wanted.items():
        body = Organisation.objects.get(name=name, parent=None)
        add_units(body.pk, units, by=OPERATOR, at=at)


def _body(short_name: str, facts: dict[str, Any], at: datetime) -> Body:
    row = Organisation.objects.select_related("region").get(name=facts["name"], parent=None)
    rows = Organisation.objects.select_related("region").filter(body=row)
    units = {unit.name: unit for unit in rows}
    calendar = working_calendar(row.region.code if row.region else None)
    return Body(short_name, facts, row, units, Times(at, ZoneInfo(row.zone), calendar), _places(facts))


def _places(facts: dict[str, Any]) -> list[Region]:
    found: list[Region] = []
    for code in facts.get("regions") or [facts["region"]]:
        rows = Region.objects.filter(code__startswith=f"{code}.", ends_on=None).order_by("code")
        below = (
            [row for row in rows if row.code.count(".") == 3]
            or list(rows)
            or list(Region.objects.filter(code=code, ends_on=None))
        )
        found += below[:: max(1, len(below) // 60)]
    return found


def _colleagues(country: Country, at: datetime) -> None:
    """Who works where the cast does not: one admin a body, one officer a unit. They have no part in the stories told to visitors."""
    names = iter(reference.people()["officers"])
    appointer = country.people["system_administrator"]
    for body in country.bodies.values():
        for unit in (body.row, *(body.units[name] for name in body.facts["units"])):
            role = Role.AGENCY_ADMIN if unit == body.row else Role.UNIT_OFFICER
            name = next(names)
            if Appointment.objects.filter(role=role, organisation=unit).exists():
                continue
            email = f"{name.lower().replace(' ', '.').replace('’', '')}@{DOMAIN}"
            user = User.objects.filter(email=email).first() or User.objects.create_user(email, name=name, joined_at=at)
            appoint(user.pk, role=role, organisation=unit, starts_at=at, by=appointer, at=at)


def _officers(at: datetime) -> dict[int, Person]:
    rows = Appointment.objects.running(at).filter(role__in=(Role.UNIT_OFFICER, Role.AGENCY_ADMIN)).order_by("-pk")
    return {
        organisation: person_of(user, at=at) for user, organisation in rows.values_list("user_id", "organisation_id")
    }


def unit_of(country: Country, body: str, name: str) -> Organisation:
    try:
        return country.bodies[body].units[name]
    except KeyError as error:
        raise Refused("demo.unit.unknown", body=body, unit=name) from error
