"""What the columns of a foreign catalogue mean: a TOML file, checked whole before the first row. See docs/importing.md."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sambut.innovations.fields import TEXTS
from sambut.innovations.states import Authority, Connectivity, Cost, Form, Initiator, Novelty, Staff, Stage
from sambut.kernel.refusals import Refused

NEEDED = ("id", "title")
MORE = ("agency", "unit", "idea", "started", "stage", "goals", "classification", "beneficiaries")
CHOICES: dict[str, list[str]] = {
    "stage": Stage.values, "authority": Authority.values, "cost": Cost.values, "staff": Staff.values,
    "connectivity": Connectivity.values, "initiator": Initiator.values, "form": Form.values, "kind": Novelty.values,
}  # fmt: skip
FIELDS = (*dict.fromkeys((*NEEDED, *MORE, *TEXTS, *CHOICES)),)
KEYS = ("title", "source", "sheet", "body", "scheme", "stage", "public", "optional", "columns", "values")


@dataclass(frozen=True)
class Mapping:
    """One catalogue. Facts that no column states hold for all its rows."""

    title: str
    source: str
    """Name within which ids are unique for ever."""
    columns: dict[str, tuple[str, ...]]
    sheet: str = ""
    body: str = ""
    scheme: str = ""
    """What the catalogue's own categories are called."""
    stage: str = Stage.RUNNING
    public: bool = False
    """Whether records stand in public at once; else their owners publish them."""
    optional: tuple[str, ...] = ()
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    """Field → word of the file, small → word of this house."""

    def missing(self, headings: Iterable[str]) -> list[str]:
        there = {_key(heading) for heading in headings}
        wanted = [column for name, columns in self.columns.items() if name not in self.optional for column in columns]
        return [column for column in wanted if _key(column) not in there]

    def read(self, cells: dict[str, str]) -> dict[str, str]:
        """Field → text: several columns are joined, texts by an empty line, the others by a blank."""
        known = {_key(name): text for name, text in cells.items()}
        found = {}
        for name, columns in self.columns.items():
            said = [known.get(_key(column), "") for column in columns]
            found[name] = ("\n\n" if name in TEXTS else " ").join(text for text in said if text).strip()
        return found


def read_mapping(path: Path) -> Mapping:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused("innovation.import.mapping_unreadable", file=path.name, why=str(error)[:200]) from error
    return checked(given, path.name)


def checked(given: dict[str, Any], name: str) -> Mapping:
    """The mapping, or a refusal that names the first thing to change. What is not known is refused, so that no slip is silence."""
    if unknown := [key for key in given if key not in KEYS]:
        raise Refused(
            "innovation.import.mapping_key", file=name, unknown=", ".join(unknown)[:200], allowed=", ".join(KEYS)
        )
    columns = _columns(given.get("columns"), name)
    title, source = _text(given, "title", name), _text(given, "source", name)
    if not title or not source or len(source) > 20 or ":" in source:
        raise _wrong(name, "title, source", '"…" (source: 1-20, no ":")')
    body = _text(given, "body", name)
    if not body and "agency" not in columns:
        raise _wrong(name, "body", '"…", columns.agency')
    stage, public = _text(given, "stage", name) or Stage.RUNNING, given.get("public", False)
    if stage not in Stage.values:
        raise _wrong(name, "stage", ", ".join(Stage.values))
    if not isinstance(public, bool):
        raise _wrong(name, "public", "true, false")
    optional = given.get("optional", [])
    if not isinstance(optional, list) or any(one not in columns or one in NEEDED for one in optional):
        raise _wrong(name, "optional", ", ".join(one for one in columns if one not in NEEDED))
    return Mapping(
        title[:120], source, columns, _text(given, "sheet", name), body, _text(given, "scheme", name)[:80] or title[:80], stage, public,
        tuple(optional), _values(given.get("values", {}), columns, name),
    )  # fmt: skip


def _columns(given: object, name: str) -> dict[str, tuple[str, ...]]:
    table = given if isinstance(given, dict) else {}
    found = {
        key: (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else ()
        for key, value in table.items()
    }
    lacking = [key for key in NEEDED if key not in found]
    unknown = [key for key in found if key not in FIELDS]
    if lacking or unknown:
        raise Refused(
            "innovation.import.mapping_columns", file=name, lacking=", ".join(lacking) or "-", unknown=", ".join(unknown)[:200] or "-",
            allowed=", ".join(FIELDS),
        )  # fmt: skip
    for key, value in found.items():
        if not value or not all(isinstance(one, str) and one.strip() for one in value):
            raise _wrong(name, f"columns.{key}", '"kolom", ["kolom", "kolom"]')
    return found


def _values(given: object, columns: dict[str, tuple[str, ...]], name: str) -> dict[str, dict[str, str]]:
    """A field of choices needs its table: nobody guesses what a word of another house means."""
    tables = given if isinstance(given, dict) else {"": ""}
    found: dict[str, dict[str, str]] = {}
    for key, table in tables.items():
        if key not in CHOICES or not isinstance(table, dict):
            raise _wrong(name, "values", ", ".join(f"[values.{one}]" for one in CHOICES))
        if wrong := [word for word in table.values() if word not in CHOICES[key]]:
            raise _wrong(name, f"values.{key}: {wrong[0]!r}"[:80], ", ".join(CHOICES[key]))
        found[key] = {_key(word): value for word, value in table.items()}
    if lacking := [key for key in columns if key in CHOICES and key not in found]:
        raise _wrong(name, f"values.{lacking[0]}", ", ".join(CHOICES[lacking[0]]))
    return found


def _text(given: dict[str, Any], key: str, name: str) -> str:
    value = given.get(key, "")
    if not isinstance(value, str):
        raise _wrong(name, key, '"…"')
    return value.strip()


def _wrong(name: str, key: str, allowed: str) -> Refused:
    return Refused("innovation.import.mapping_value", file=name, key=key, allowed=allowed)


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
