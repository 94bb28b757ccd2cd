"""Which body and unit a record means: by name and alias, by the words of its address, by its region where that is known."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sambut.organisations.actions import add_units
from sambut.organisations.models import Organisation
from sambut.organisations.queries import body_of_region, find_by_name
from sambut.regions.queries import find
from sambut.services.importing.reading import Record

CERTAIN = "slug"
"""Only a region that stands in the address of the record says whose it is; one from a telephone number says where somebody sits."""
ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
UNIT_KINDS = re.compile(
    r"^(?:dinas|badan|kecamatan|kelurahan|desa|rsud|rumah sakit|puskesmas|sekretariat|bagian|satuan|inspektorat|uptd?|unit|kantor|mal pelayanan publik)\b.{3,}",
    re.IGNORECASE,
)
"""What a unit must be called plainly before it is made."""
NOTE = re.compile(r"\s*\([^()]*\)\s*$")
UNNAMED = re.compile(
    r"\(\s*tidak disebut\s*\)|^(?:kelurahan|kecamatan|puskesmas|perpustakaan|desa|dinas)$", re.IGNORECASE
)
MOST_NAMES = 20_000


@dataclass(frozen=True)
class Joined:
    unit: Organisation | None = None
    how: str = ""
    """`name`, `slug`, `region`, or `guessed`: then somebody must look before it is published."""
    unknown_unit: str = ""
    """A unit of the body that is named and not known here."""

    @property
    def certain(self) -> bool:
        return self.unit is not None and self.how != "guessed"


class Importer:
    """The one who runs the command: may add units to a body, and nothing else."""

    user_id = None

    def __init__(self, body_id: int) -> None:
        self.body_id = body_id

    def manages(self, path: Any) -> bool:
        return self.body_id in path


class Joiner:
    """Asks once for each name of a file."""

    def __init__(self, *, at: datetime, make_units: bool) -> None:
        self.at, self.make_units = at, make_units
        self.made: set[str] = set()
        self._known: dict[tuple[str, ...], Joined] = {}

    def join(self, record: Record) -> Joined:
        key = (record.agency, record.slug, record.unit, record.region, record.region_from)
        if key not in self._known:
            if len(self._known) > MOST_NAMES:
                self._known.clear()
            self._known[key] = self._join(record)
        return self._known[key]

    def _join(self, record: Record) -> Joined:
        body, how = self._body(record)
        if body is not None:
            return self._unit(body, NOTE.sub("", record.unit), how, noted=bool(NOTE.search(record.unit)), unnamed=UNNAMED.search(record.unit) is not None)  # fmt: skip
        name = record.agency or words_of(record.slug)
        for acronym in ACRONYM.findall(name):
            if found := find_by_name(acronym):
                return Joined(found, "guessed", unknown_unit=f"{name} ({found.name})")
        government = self._government(record.region)
        if government is None or not _is_local(name):
            return Joined()
        how = "region" if record.region_from == CERTAIN else "guessed"
        return self._unit(government, name, how, noted=how == "guessed", unnamed=False)

    def _body(self, record: Record) -> tuple[Organisation | None, str]:
        """A body by its own name, then by the words of its address."""
        for name, how in ((record.agency, "name"), (words_of(record.slug), "slug")):
            if name and (found := find_by_name(name)):
                return found, how
        return None, ""

    def _government(self, region: str) -> Organisation | None:
        """The government of the region as the file names it: "Kabupaten Sleman, DI Yogyakarta"."""
        first, _comma, above = region.partition(",")
        if not first.strip():
            return None
        wider = find(above.strip()) if above.strip() else None
        found = find(first.strip(), within=wider.code if wider else None) or find(first.strip())
        return body_of_region(found.code) if found and found.code.count(".") <= 1 else None

    def _unit(self, body: Organisation, name: str, how: str, *, noted: bool, unnamed: bool) -> Joined:
        """The unit within the body; made where the file names it plainly; else the body itself answers."""
        if not name.strip() or unnamed:
            return Joined(body, how)
        if found := find_by_name(name, within=body.pk):
            return Joined(found, how)
        if self.make_units and not noted and UNIT_KINDS.match(name):
            if body.region and len(bare := name.removesuffix(body.region.name).strip()) > len("Dinas X"):
                name = bare
            made = add_units(body.pk, [name[:200]], by=Importer(body.pk), at=self.at)
            if name[:200] in made:
                self.made.add(f"{name[:200]} ({body.name})")
                return Joined(Organisation.objects.get(pk=made[name[:200]]), how)
        return Joined(body, how, unknown_unit=f"{name} ({body.name})")


def words_of(slug: str) -> str:
    """`pemerintah-kab-sleman` → `pemerintah kab sleman`."""
    return " ".join(slug.replace("_", "-").split("-")).strip()


def _is_local(name: str) -> bool:
    """Whether a name is that of an office of a local government: a regional office of a ministry is none."""
    return bool(name) and not re.match(r"(?:kanwil|kantor\s+wilayah|kantor\s+pertanahan|bps\b|pelayanan\s+statistik|balai|kpp|polres|polda|sekretariat\s+utama)", name, re.IGNORECASE)  # fmt: skip
