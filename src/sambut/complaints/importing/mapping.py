"""What the columns of a file mean: a TOML file, checked before the first row is read."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sambut.complaints.states import Grade
from sambut.kernel.refusals import Refused

NEEDED = ("id", "text", "received")
OPTIONAL = ("topic", "unit", "district", "village", "answered")


@dataclass(frozen=True)
class Mapping:
    """One source. Facts that no column states hold for all its rows."""

    title: str
    body: str
    region: str
    zone: ZoneInfo
    columns: dict[str, str]
    dates: tuple[str, ...] = ("%Y-%m-%d %H:%M",)
    channel: str = "import"
    grade: Grade = Grade.ORDINARY
    anonymous: bool = True
    secret: bool = False

    def missing(self, header: list[str]) -> list[str]:
        """Columns that the mapping names and the file does not have."""
        return [column for column in self.columns.values() if column not in header]


def read_mapping(path: Path) -> Mapping:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused("complaint.import.mapping_unreadable", file=path.name, why=str(error)[:200]) from error
    return checked(given, path.name)


def checked(given: dict[str, object], name: str) -> Mapping:
    columns = given.get("columns")
    if not isinstance(columns, dict) or not all(isinstance(value, str) for value in columns.values()):
        raise Refused("complaint.import.mapping_without_columns", file=name)
    lacking = [field for field in NEEDED if field not in columns]
    unknown = [field for field in columns if field not in (*NEEDED, *OPTIONAL)]
    if lacking or unknown:
        raise Refused("complaint.import.mapping_columns", file=name, lacking=", ".join(lacking) or "-", unknown=", ".join(unknown) or "-")
    try:
        return Mapping(
            title=str(given.get("title") or name), body=str(given["body"]), region=str(given.get("region", "")),
            zone=ZoneInfo(str(given.get("zone", "Asia/Jakarta"))), columns=dict(columns),
            dates=tuple(given.get("dates") or Mapping.dates),  # type: ignore[arg-type]
            channel=str(given.get("channel", "import"))[:20], grade=Grade(str(given.get("grade", "ordinary"))),
            anonymous=bool(given.get("anonymous", True)), secret=bool(given.get("secret", False)),
        )  # fmt: skip
    except (KeyError, ValueError, ZoneInfoNotFoundError) as error:
        raise Refused("complaint.import.mapping_value", file=name, why=str(error)[:200]) from error


def shipped() -> list[Mapping]:
    """The mappings that come with the product."""
    folder = files("sambut.complaints").joinpath("reference", "mappings")
    return [checked(tomllib.loads(file.read_text(encoding="utf-8")), file.name) for file in sorted(folder.iterdir(), key=lambda f: f.name)]


def fitting(header: list[str]) -> Mapping | None:
    """The shipped mapping whose columns the file has all."""
    return next((mapping for mapping in shipped() if not mapping.missing(header)), None)
