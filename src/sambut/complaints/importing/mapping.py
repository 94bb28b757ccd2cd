"""What the columns of a file mean: a TOML file, checked whole before the first row is read. See docs/importing.md."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sambut.complaints.importing.moments import form_works
from sambut.complaints.importing.words import OUTCOMES, VISIBILITIES, header_key, value_key
from sambut.complaints.states import Grade
from sambut.kernel.refusals import Refused

NEEDED = ("id", "text", "received")
OPTIONAL = (
    "title",
    "topic",
    "body",
    "unit",
    "district",
    "village",
    "grade",
    "status",
    "visibility",
    "answered",
    "ended",
)
KEYS = (
    "title",
    "source",
    "body",
    "region",
    "zone",
    "channel",
    "grade",
    "anonymous",
    "secret",
    "dates",
    "optional",
    "columns",
    "values",
)
VALUES = {"grade": tuple(Grade.values), "status": tuple(OUTCOMES), "visibility": tuple(VISIBILITIES)}
"""What the words of a file may be turned into."""


@dataclass(frozen=True)
class Mapping:
    """One source. Facts that no column states hold for all its rows."""

    title: str
    columns: dict[str, tuple[str, ...]]
    """Field → its column, or several that are joined."""
    source: str
    """Name within which ids are unique for ever: rows of one source are never taken twice."""
    body: str = ""
    region: str = ""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Jakarta"))
    dates: tuple[str, ...] = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d")
    channel: str = "import"
    grade: Grade = Grade.UNGRADED
    anonymous: bool = True
    secret: bool = False
    optional: tuple[str, ...] = ()
    """Fields whose column a file may lack."""
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    """Field → word of the file → word of this house."""

    def missing(self, header: Iterable[str]) -> list[str]:
        """Columns that the mapping names, and a file with this header does not have."""
        there = {header_key(cell) for cell in header}
        wanted = [column for name, columns in self.columns.items() if name not in self.optional for column in columns]
        return [column for column in wanted if header_key(column) not in there]

    def places(self, header: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """Field → the places of its columns in a row; a field whose column is missing is left out."""
        at: dict[str, int] = {}
        for place, cell in enumerate(header):
            at.setdefault(header_key(cell), place)
        found = {
            name: tuple(at.get(header_key(column), -1) for column in columns) for name, columns in self.columns.items()
        }
        return {name: places for name, places in found.items() if -1 not in places}


def read_mapping(path: Path) -> Mapping:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused("complaint.import.mapping_unreadable", file=path.name, why=str(error)[:200]) from error
    return checked(given, path.name)


def checked(given: dict[str, Any], name: str) -> Mapping:
    """The mapping, or a refusal that names the first thing to change. A key that is not known is refused too:
    `secert = true` must not leave rows open."""
    columns = _columns(given.get("columns"), name)
    if unknown := [key for key in given if key not in KEYS]:
        raise Refused(
            "complaint.import.mapping_key", file=name, unknown=", ".join(unknown)[:200], allowed=", ".join(KEYS)
        )
    check = _Check(given, name)
    title, body = check.text("title", name), check.text("body")
    if not body and "body" not in columns:
        raise Refused("complaint.import.mapping_without_body", file=name)
    return Mapping(
        title=title[:200], columns=columns, source=check.text("source", f"{body}:{title}"), body=body, region=check.text("region"),
        zone=check.zone(), dates=check.dates(), channel=check.text("channel", "import")[:20], grade=check.grade(),
        anonymous=check.flag("anonymous", standard=True), secret=check.flag("secret", standard=False),
        optional=check.optional(columns), values=check.values(columns),
    )  # fmt: skip


def _columns(given: object, name: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(given, dict):
        raise Refused("complaint.import.mapping_without_columns", file=name)
    found = {
        key: (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else ()
        for key, value in given.items()
    }
    wrong = [
        key
        for key, value in found.items()
        if not value or not all(isinstance(one, str) and one.strip() for one in value)
    ]
    if wrong:
        raise Refused(
            "complaint.import.mapping_value",
            file=name,
            key=f"columns.{wrong[0]}",
            allowed='"kolom", ["kolom", "kolom"]',
        )
    lacking = [key for key in NEEDED if key not in found]
    unknown = [key for key in found if key not in (*NEEDED, *OPTIONAL)]
    if lacking or unknown:
        raise Refused(
            "complaint.import.mapping_columns",
            file=name,
            lacking=", ".join(lacking) or "-",
            unknown=", ".join(unknown)[:200] or "-",
        )
    return found


class _Check:
    """Reads one value after the other, refusing by the name of the key."""

    def __init__(self, given: dict[str, Any], name: str) -> None:
        self.given, self.name = given, name

    def wrong(self, key: str, allowed: str) -> Refused:
        return Refused("complaint.import.mapping_value", file=self.name, key=key, allowed=allowed)

    def text(self, key: str, standard: str = "") -> str:
        value = self.given.get(key, standard)
        if not isinstance(value, str):
            raise self.wrong(key, '"…"')
        return value.strip() or standard

    def flag(self, key: str, *, standard: bool) -> bool:
        value = self.given.get(key, standard)
        if not isinstance(value, bool):
            raise self.wrong(key, "true, false")
        return value

    def zone(self) -> ZoneInfo:
        try:
            return ZoneInfo(self.text("zone", "Asia/Jakarta"))
        except (ValueError, OSError, KeyError) as error:  # unknown, or no name of a zone at all
            raise self.wrong("zone", "Asia/Jakarta, Asia/Makassar, Asia/Jayapura, UTC") from error

    def dates(self) -> tuple[str, ...]:
        value = self.given.get("dates", list(Mapping.dates))
        if (
            not isinstance(value, list)
            or not value
            or not all(isinstance(form, str) and form_works(form) for form in value)
        ):
            raise self.wrong("dates", '["%Y-%m-%d %H:%M", "%d %B %Y %H:%M:%S"]')
        return tuple(value)

    def grade(self) -> Grade:
        value = self.text("grade")
        if value not in Grade.values:
            raise self.wrong("grade", _listed(Grade.values))
        return Grade(value)

    def optional(self, columns: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        value = self.given.get("optional", [])
        allowed = [name for name in columns if name not in NEEDED and name != "visibility"]
        if not isinstance(value, list) or any(name not in allowed for name in value):
            raise self.wrong("optional", _listed(allowed))
        return tuple(value)

    def values(self, columns: dict[str, tuple[str, ...]]) -> dict[str, dict[str, str]]:
        tables = self.given.get("values", {})
        if not isinstance(tables, dict) or any(name not in VALUES for name in tables):
            raise self.wrong("values", _listed(f"[values.{name}]" for name in VALUES))
        for name, allowed in VALUES.items():
            table = tables.get(name, {})
            wanting = name in columns and not table
            if wanting or not isinstance(table, dict) or any(word not in allowed for word in table.values()):
                raise self.wrong(f"values.{name}", _listed(allowed))
        return {name: {value_key(word): mine for word, mine in table.items()} for name, table in tables.items()}


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f'"{word}"' for word in words)


def shipped() -> list[Mapping]:
    """The mappings that come with the product."""
    folder = files("sambut.complaints").joinpath("reference", "mappings")
    there = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return [checked(tomllib.loads(file.read_text(encoding="utf-8")), file.name) for file in there]
