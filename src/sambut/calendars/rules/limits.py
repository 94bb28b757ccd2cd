"""A span that a rule allows."""

import re
from dataclasses import dataclass
from enum import StrEnum

from sambut.kernel.refusals import Refused


class Unit(StrEnum):
    WORKING_DAYS = "wd"
    DAYS = "d"
    HOURS = "h"
    WORKING_HOURS = "wh"


LONGEST = {Unit.WORKING_DAYS: 1_000, Unit.DAYS: 3_660, Unit.HOURS: 24 * 3_660, Unit.WORKING_HOURS: 7_500}
"""Nobody may promise more than about four years of working days or ten years: such a limit is a slip of the finger."""

WRITTEN = re.compile(r"([0-9]{1,9}) ?(wd|d|h|wh)", re.ASCII)


@dataclass(frozen=True)
class Limit:
    """A span that a rule allows. Istilah: batas waktu. Written `5wd`, `60d`, `24h`, `8wh`."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise Refused("calendar.limit_too_short")
        if self.amount > LONGEST[self.unit]:
            raise Refused("calendar.limit_too_long", longest=f"{LONGEST[self.unit]}{self.unit}")

    @classmethod
    def parse(cls, text: str) -> "Limit":
        found = WRITTEN.fullmatch(text.strip().lower())
        if not found:
            raise Refused("calendar.limit_unreadable", text=text[:40])
        return cls(int(found[1]), Unit(found[2]))

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"
