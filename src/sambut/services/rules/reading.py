"""What a reading gives back: rows, how sure it is, and codes of why. `reasons` are words in `words.py`."""

from dataclasses import dataclass, field
from decimal import Decimal

from sambut.services.states import ChannelKind, FeeKind, Sureness, TimeKind, TimeUnit


@dataclass(frozen=True)
class TimeRow:
    subject: str = ""
    shortest: Decimal | None = None
    longest: Decimal | None = None
    unit: TimeUnit | None = None
    working: bool | None = None
    about: bool = False
    stage: bool = False
    starts: str = ""
    condition: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Times:
    kind: TimeKind
    rows: tuple[TimeRow, ...] = ()
    sureness: Sureness = Sureness.SURE
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class FeeRow:
    kind: FeeKind
    subject: str = ""
    amount: Decimal | None = None
    most: Decimal | None = None
    per: str = ""
    words: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Fees:
    kind: FeeKind
    rows: tuple[FeeRow, ...] = ()
    sureness: Sureness = Sureness.SURE
    reasons: tuple[str, ...] = ()

    @property
    def free(self) -> bool | None:
        """Wholly free, not free, or not known. Unknown is not free."""
        if self.kind == FeeKind.FREE:
            return True
        return None if self.kind in (FeeKind.DASH, FeeKind.UNCLEAR, FeeKind.UNKNOWN) else False


@dataclass(frozen=True)
class ItemRow:
    text: str
    group: str = ""
    level: int = 0
    condition: str = ""
    alternative: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Items:
    rows: tuple[ItemRow, ...] = ()
    sureness: Sureness = Sureness.SURE
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChannelRow:
    kind: ChannelKind
    value: str = ""
    reason: str = ""

    @property
    def usable(self) -> bool:
        """Whether somebody can find their way by it."""
        return self.reason not in ("blank", "not_an_address")


@dataclass(frozen=True)
class Channels:
    rows: tuple[ChannelRow, ...] = ()
    steps: tuple[str, ...] = ()
    """What the office does with a complaint: the workflow that stands in the same text."""
    sureness: Sureness = Sureness.SURE
    reasons: tuple[str, ...] = field(default=())
