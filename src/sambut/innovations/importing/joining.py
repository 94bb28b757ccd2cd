"""Whose a record is: body by name and alias, unit within it, and by the region in the name where the body is not known."""

import csv
import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import add_body, add_units
from sambut.organisations.models import Organisation
from sambut.organisations.queries import body_of_region, find_by_name
from sambut.organisations.rules import key
from sambut.regions.queries import find

OWNERS = Path(__file__).parents[1] / "reference" / "owners.csv"
TAIL = re.compile(r"[\s,]*(?:\(persero\)|\btbk\b|\bpersero\b|\bri\b|\brepublik indonesia\b)[\s.,]*$", re.IGNORECASE)
HEAD = re.compile(r"^(?:pt\.?|pemda|pelatihan|prov\.)\s+", re.IGNORECASE)
LOCAL = re.compile(r"\b(kota|kabupaten|kab\.?|provinsi|prov\.?)\s+(.{3,40})$", re.IGNORECASE)
INSIDE = re.compile(r"\(([^()]{3,40})\)")
POLICE = re.compile(r"^(?:polda|polres(?:ta|tabes)?|polsek|satpas|ditlantas)\b", re.IGNORECASE)
POLICE_BODY = "Kepolisian Negara Republik Indonesia"
REGIONAL = re.compile(
    r"\b(?:pdam|pd|perumda|bpr|bank (?:jatim|jogja|pembangunan)|jamkrida|transjakarta|jaya ancol|ppk)\b", re.IGNORECASE
)
ENTERPRISE = re.compile(r"^(?:pt\b|perum\b|perusahaan|pd\b|bank\b|badan usaha|pg\b)|\bpersero\b|\btbk\b", re.IGNORECASE)
UNIT = re.compile(
    r"^(?:dinas|badan|kecamatan|kelurahan|desa|rsud|rumah sakit|puskesmas|sekretariat|bagian|inspektorat|kantor|uptd?|unit|satuan|balai|sd|smp|sma|smk)\b[^;:,]{3,90}$",
    re.IGNORECASE,
)
"""What a unit must be called plainly before it is made."""
NOTE = re.compile(r"\s*\([^()]*\)\s*$")
REGION_TAIL = re.compile(r"[\s,–-]*\b(?:kota|kab\.|kabupaten|provinsi|pemkot|pemerintah)\b.*$", re.IGNORECASE)


@dataclass(frozen=True)
class Joined:
    unit: Organisation | None = None
    how: str = ""
    """`name`, or `region`: the government of its region stands for an office that is not known here."""
    unknown_unit: str = ""


class Importer:
    """Whoever runs the command: may add units to this body, and nothing else."""

    user_id = None

    def __init__(self, body_id: int) -> None:
        self.body_id = body_id

    def manages(self, path: Any) -> bool:
        return self.body_id in path


class Joiner:
    """Asks once for each name of a file."""

    def __init__(self, *, at: datetime, make_units: bool, make_bodies: bool = False) -> None:
        self.at, self.make_units, self.make_bodies = at, make_units, make_bodies
        self.made: list[str] = []
        self.made_bodies: list[str] = []
        self._known: dict[tuple[str, str], Joined] = {}
        self._bodies: dict[str, tuple[Organisation | None, str]] = {}

    def join(self, agency: str, unit: str) -> Joined:
        if (agency, unit) not in self._known:
            self._known[agency, unit] = self._join(agency, unit)
        return self._known[agency, unit]

    def body(self, agency: str) -> tuple[Organisation | None, str]:
        """A body by its name in one of its spellings; else the government of the region that the name ends in."""
        if agency not in self._bodies:
            self._bodies[agency] = self._body(agency)
        return self._bodies[agency]

    def _body(self, agency: str) -> tuple[Organisation | None, str]:
        names = spellings(agency)
        for name in names:
            if found := _named(owners().get(key(name), "")) or find_by_name(name):
                return found, "name"
        if POLICE.match(agency):
            return _named(POLICE_BODY), "region"
        local = LOCAL.search(agency)
        region = find(f"{local.group(1)} {local.group(2)}") if local else find(HEAD.sub("", agency))
        government = body_of_region(region.code) if region and region.code.count(".") <= 1 else None
        if government:
            return government, "name" if local and local.start() == 0 else "region"
        return (self._make(agency), "name") if self.make_bodies and agency.strip() else (None, "")

    def _make(self, agency: str) -> Organisation:
        """A body that is not known here, by the kind that its name says; whoever runs the command asked for it."""
        kind = (
            "regional_enterprise"
            if REGIONAL.search(agency)
            else "state_enterprise"
            if ENTERPRISE.search(agency)
            else "public_body"
        )
        made = add_body(kind, name=agency[:200], by=OPERATOR, at=self.at)
        self.made_bodies.append(made.name)
        return _whole(made.pk)

    def _join(self, agency: str, unit: str) -> Joined:
        body, how = self.body(agency)
        if body is None:
            return Joined()
        if how == "region":
            return Joined(body, how, unknown_unit=f"{agency} ({body.name})")
        bare = NOTE.sub("", unit).strip()
        if not bare or key(bare) == key(agency):
            return Joined(body, how)
        if found := find_by_name(bare, within=body.pk):
            return Joined(_whole(found.pk), how)
        if self.make_units and body.ends_on is None and UNIT.match(bare):
            name = self._plain(bare, body)
            made = add_units(body.pk, [name], by=Importer(body.pk), at=self.at)
            if name in made:
                self.made.append(f"{name} ({body.name})")
                return Joined(_whole(made[name]), how)
        return Joined(body, how, unknown_unit=f"{unit} ({body.name})")

    def _plain(self, name: str, body: Organisation) -> str:
        """Without the words of the body's own region: every unit of a city is one of the city."""
        shorter = REGION_TAIL.sub("", name).strip()
        return shorter if body.region_id and len(shorter.split()) > 1 else name


def spellings(agency: str) -> list[str]:
    """The name as given, without its legal tail, without its legal head, and what stands in brackets."""
    bare = agency
    while (shorter := TAIL.sub("", bare).strip()) != bare:
        bare = shorter
    found = [
        agency,
        bare,
        HEAD.sub("", bare),
        re.sub(r"\bPT\.", "PT", bare),
        *INSIDE.findall(agency),
        NOTE.sub("", bare),
    ]
    return [name for name in dict.fromkeys(one.strip() for one in found) if name]


@cache
def owners() -> dict[str, str]:
    """Former and short names of bodies as directories write them, and what they are called here. Our own dated lines."""
    with open(OWNERS, encoding="utf-8", newline="") as lines:
        return {key(row["name"]): row["body"] for row in csv.DictReader(lines)}


def _named(name: str) -> Organisation | None:
    """A body by its own name, also one that has ended: what it did was its own."""
    if not name:
        return None
    rows = Organisation.objects.bodies().filter(name=name).select_related("body", "region")
    return rows.order_by("-starts_on").first()


def _whole(organisation_id: int) -> Organisation:
    return Organisation.objects.select_related("body", "region").get(pk=organisation_id)
