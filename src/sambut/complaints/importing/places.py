"""What the names in a file mean here: body, units, topics, districts. Asked once an import, kept in memory."""

import re
from collections import Counter
from copy import copy
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from sambut.calendars.queries import working_calendar
from sambut.calendars.rules import Limit, due_or_provisional
from sambut.complaints.clocks import NATIONAL_ZONE
from sambut.complaints.importing.mapping import Mapping
from sambut.complaints.models import Category, Clock, ClockRule
from sambut.complaints.rules import most_special
from sambut.complaints.states import Grade, Step
from sambut.kernel.refusals import Refused
from sambut.organisations.actions import add_units
from sambut.organisations.models import Organisation
from sambut.organisations.queries import find_by_name
from sambut.regions import queries as region_queries
from sambut.regions.models import Region
from sambut.regions.rules import key as region_key
from sambut.regions.states import Level


class Importer:
    """The one who runs the command: may add units to the body of the file, and nothing else."""

    user_id = None

    def __init__(self, body_id: int) -> None:
        self.body_id = body_id

    def manages(self, path: Any) -> bool:
        return self.body_id in path


class Places:
    """Names → rows of one body. Unknown units and topics are made, with their origin; unknown districts stay unknown."""

    def __init__(self, mapping: Mapping) -> None:
        body = find_by_name(mapping.body)
        if body is None:
            raise Refused("complaint.import.unknown_body", body=mapping.body)
        self.mapping, self.body = mapping, body
        self.units: dict[str, Organisation | None] = {"": None}
        self.topics: dict[str, int | None] = {"": None}
        self.districts, self.villages = _below(mapping.region) if mapping.region else ({}, {})
        self.region_of_body = region_queries.region(mapping.region) if mapping.region else None
        self.calendar = working_calendar(mapping.region or None)
        self.rules = list(ClockRule.objects.all())
        self.counted: dict[tuple[str, int | None, datetime], Clock] = {}
        self.unjoined: set[str] = set()

    @transaction.atomic
    def learn(self, units: set[str], topics: set[str], *, at: datetime) -> None:
        """Looks up, and makes, what a batch names. Call before storing it."""
        new = {name for name in units if name not in self.units}
        if new:
            found = add_units(self.body.pk, sorted(new), by=Importer(self.body.pk), at=at)
            rows = Organisation.objects.select_related("region").in_bulk(set(found.values()))
            self.units |= {name: rows.get(found.get(name, 0)) for name in new}
        for name in sorted(topics - self.topics.keys()):
            self.topics[name] = self._topic(name)

    def _topic(self, name: str) -> int:
        code = "import." + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:50]
        row, _ = Category.objects.get_or_create(
            code=code, body=self.body, defaults={"name": name[:160], "origin": "import", "source": self.mapping.title}
        )
        return row.pk

    def unit(self, name: str) -> Organisation | None:
        return self.units[name]

    def topic(self, name: str) -> int | None:
        return self.topics[name]

    def region(self, district: str, village: str) -> int | None:
        """The village of that district, else the district, else the region of the whole file. Unknown names are reported."""
        above = self.districts.get(_key(district))
        below = self.villages.get((above.code if above else "", _key(village)))
        self.unjoined |= {name for name, found in ((district, above), (village, below)) if name and not found}
        found = below or above or self.region_of_body
        return found.pk if found else None

    def clock(self, step: Step, organisation: Organisation | None, at: datetime) -> Clock:
        """A clock that started then, counted as `clocks.start` would; equal ones are counted once."""
        wanted = (step, organisation.pk if organisation else None, at)
        if wanted not in self.counted:
            if len(self.counted) > 20_000:
                self.counted.clear()
            self.counted[wanted] = self._counted(step, organisation, at)
        return copy(self.counted[wanted])

    def _counted(self, step: Step, organisation: Organisation | None, at: datetime) -> Clock:
        zone = self.zone_of(organisation)
        on = at.astimezone(zone).date()
        path = organisation.path if organisation else []
        rule = most_special([rule for rule in self.rules if _holds(rule, on, path)], step, Grade(self.mapping.grade if step != Step.VERIFY else ""), path)
        if rule is None:
            raise Refused("complaint.clock.no_rule", step=step.label)
        due = due_or_provisional(at, Limit.parse(rule.limit), zone, self.calendar)
        return Clock(step=step, organisation=organisation, rule=rule, started_at=at, due_at=due.due_at, provisional=due.provisional)

    @staticmethod
    def zone_of(organisation: Organisation | None) -> ZoneInfo:
        return ZoneInfo(organisation.zone if organisation else NATIONAL_ZONE)


def _below(code: str) -> tuple[dict[str, Region], dict[tuple[str, str], Region]]:
    """Districts by name; villages by district and name, and by name alone where only one has it (code "")."""
    rows = list(region_queries.within(code))
    districts = {_key(row.name): row for row in rows if row.level == Level.DISTRICT}
    villages: dict[tuple[str, str], Region] = {}
    counted = Counter(_key(row.name) for row in rows if row.level == Level.VILLAGE)
    for row in rows:
        if row.level == Level.VILLAGE:
            villages[row.code.rpartition(".")[0], _key(row.name)] = row
            if counted[_key(row.name)] == 1:
                villages["", _key(row.name)] = row
    return districts, villages


def _key(name: str) -> str:
    """Without blanks too: `Lakar Santri` and `Lakarsantri` are one place."""
    return region_key(name).replace(" ", "")


def _holds(rule: ClockRule, on: date, path: list[int]) -> bool:
    placed = rule.organisation_id is None or rule.organisation_id in path
    return placed and (rule.starts_on is None or rule.starts_on <= on) and (rule.ends_on is None or rule.ends_on > on)
