"""A standard as a page answers with it: what I get, what I bring, how long, how much, where, who."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sambut.services import outdated, words
from sambut.services.models import Item, Part, Service
from sambut.services.queries import Standard
from sambut.services.rules.times import sum_of
from sambut.services.rules.whole import Completeness, Told, completeness, web_address
from sambut.services.states import PUBLIC, ChannelKind, Component, FeeKind, Origin, Sureness, TimeKind

NAMED_TIME = (TimeKind.VARIANTS, TimeKind.PER_CHANNEL)
FIRST, SHORT, ROOM = 2, 24, 70
"""Lines of one answer in the first screen of a phone (one more where all are short), and letters of its sentences."""


@dataclass(frozen=True)
class Answer:
    """One answer: its head, what goes with it, lines for each case, and the words of the standard itself."""

    head: str = ""
    more: str = ""
    """In the words of the standard."""
    lines: tuple[tuple[str, str], ...] = ()
    instead: str = ""
    """Said where there is no answer."""
    given: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def first(self) -> tuple[tuple[str, str], ...]:
        """The lines that the first screen has room for; none beside a head, which says it."""
        few = len(self.lines) <= FIRST + 1 and all(len(subject) <= SHORT for subject, _words in self.lines)
        return () if self.head else self.lines if few else self.lines[:FIRST]

    @property
    def rest(self) -> int:
        """How many lines stand below only."""
        return len(self.lines) - len(self.first)

    @property
    def briefly(self) -> str:
        """The words of the standard, as far as there is room."""
        return textwrap.shorten(self.more, ROOM, placeholder=" …")


@dataclass(frozen=True)
class Group:
    name: str
    items: tuple[tuple[Item, tuple[Item, ...]], ...]


@dataclass(frozen=True)
class Brings:
    """What to bring, in the room of the first screen: all of it where it is short, else its beginning and how many more."""

    names: tuple[str, ...] = ()
    more: int = 0
    by_case: bool = False
    """The names are those of cases, each with a list of its own."""


@dataclass(frozen=True)
class Way:
    """A channel as people follow it."""

    name: str
    value: str
    url: str
    note: str


@dataclass(frozen=True)
class Shown:
    """Everything that the page of a service says."""

    service: Service
    standard: Standard
    gets: str
    time: Answer
    fee: Answer
    brings: tuple[Group, ...]
    brings_first: Brings
    brings_given: str
    brings_reasons: tuple[str, ...]
    steps: tuple[Group, ...]
    steps_given: str
    steps_reasons: tuple[str, ...]
    ways: tuple[Way, ...]
    complaint_steps: tuple[str, ...]
    inner: tuple[tuple[str, str], ...]
    complete: Completeness
    stale: bool
    never_checked: bool
    replaced: outdated.Replaced | None
    link: str
    """Where it can be asked for online, when that is an address."""


def shown(service: Service, standard: Standard, *, at: datetime) -> Shown:
    """Facts of the page; `standard` is the current edition's, or that of one being written."""
    parts = {
        name: Told(part.reading, Sureness(part.sureness), tuple(part.reasons)) for name, part in standard.parts.items()
    }
    zone = ZoneInfo(service.unit.zone if service.unit else "Asia/Jakarta")
    needed, way = standard.parts.get(Component.REQUIREMENTS), standard.parts.get(Component.PROCEDURE)
    brings = groups(standard.items[Component.REQUIREMENTS])
    return Shown(
        service, standard, standard.text(Component.PRODUCT) or standard.edition.name, _time(standard), _fee(standard),
        brings, first_of(brings), needed.text if needed else "", _reasons(needed),
        groups(standard.items[Component.PROCEDURE]), way.text if way else "", _reasons(way), ways(standard),
        tuple(item.text for item in standard.items.get(Component.COMPLAINTS, ())), _inner(standard), completeness(parts),
        stale=is_stale(service.review_due_on, at.astimezone(zone).date()),
        never_checked=service.checked_on is None and service.origin == Origin.SIPPN,
        replaced=outdated.replaced(standard.edition.name), link=web_address(standard.edition.link),
    )  # fmt: skip


def is_stale(review_due_on: date | None, today: date) -> bool:
    return review_due_on is not None and review_due_on < today


def groups(items: Iterable[Item]) -> tuple[Group, ...]:
    """Items under their headings, smaller ones under theirs."""
    found: list[tuple[str, list[tuple[Item, list[Item]]]]] = []
    for item in items:
        if not found or found[-1][0] != item.group:
            found.append((item.group, []))
        held = found[-1][1]
        if item.level and held:
            held[-1][1].append(item)
        else:
            held.append((item, []))
    return tuple(Group(name, tuple((item, tuple(smaller)) for item, smaller in held)) for name, held in found)


def first_of(brings: tuple[Group, ...]) -> Brings:
    """Cases by their names; else the things themselves, as many as there is room for."""
    by_case = len(brings) > 1 or any(group.name for group in brings)
    names = [group.name or group.items[0][0].text for group in brings] if by_case else [item.text for group in brings for item, _smaller in group.items]  # fmt: skip
    told: list[str] = []
    while len(told) < len(names) and (not told or len(", ".join([*told, names[len(told)]])) <= ROOM):
        told.append(names[len(told)])
    return Brings(tuple(told), len(names) - len(told), by_case)


def ways(standard: Standard) -> tuple[Way, ...]:
    """Channels that lead somewhere; the others are named to the office, not to people."""
    return tuple(
        Way(words.channel_words(row.kind), row.value, _address(row.kind, row.value, row.reason), _note(row.reason))
        for row in standard.channels
        if row.reason not in ("blank", "not_an_address")
    )


def _address(kind: str, value: str, reason: str) -> str:
    """A link where the value is whole."""
    if reason or not value:
        return "https://www.lapor.go.id" if kind == ChannelKind.LAPOR else ""
    if kind == ChannelKind.EMAIL:
        return f"mailto:{value}"
    digits = "".join(letter for letter in value if letter.isdigit() or letter == "+")
    if kind == ChannelKind.PHONE:
        return f"tel:{digits}"
    if kind == ChannelKind.MESSAGE:
        bare = digits.lstrip("+")
        return f"https://wa.me/{'62' + bare[1:] if bare.startswith('0') else bare}"
    if kind == ChannelKind.WEBSITE:
        return value if value.startswith(("http://", "https://")) else f"https://{value}"
    return "https://www.lapor.go.id" if kind == ChannelKind.LAPOR else ""


def _note(reason: str) -> str:
    return words.reason_words(reason) if reason in ("masked", "old_number", "no_number", "no_address") else ""


def _time(standard: Standard) -> Answer:
    part, rows = standard.parts.get(Component.TIME), standard.times
    if part is None or not part.text:
        return Answer(instead=words.time_instead(TimeKind.UNKNOWN), reasons=_reasons(part))
    kind, lines, head, more = part.reading, [], "", ""
    told = [row for row in rows if row.unit]
    if kind == TimeKind.STAGES and (added := sum_of(told)) is not None:  # type: ignore[arg-type]
        head = words.span_words(added[0], added[0], told[0].unit, told[0].working)
        lines = [(row.subject, words.time_words(row)) for row in told]
    elif kind in NAMED_TIME or kind in (TimeKind.STAGES, TimeKind.BROKEN):
        lines = [(row.subject or row.condition, words.time_words(row)) for row in told]
    elif told:
        first, *rest = told
        head = words.time_words(first)
        more = " ".join(filter(None, (first.subject, first.starts, first.condition)))
        lines = [(row.subject, words.time_words(row)) for row in rest]
    return Answer(
        head,
        more,
        tuple(lines),
        "" if head or (lines and kind != TimeKind.BROKEN) else words.time_instead(kind),
        part.text,
        _reasons(part),
    )


def _fee(standard: Standard) -> Answer:
    part, rows = standard.parts.get(Component.FEE), standard.fees
    if part is None or not part.text:
        return Answer(instead=words.fee_instead(FeeKind.UNKNOWN), reasons=_reasons(part))
    kind = part.reading
    lines = tuple((row.subject, words.fee_words(row)) for row in rows if row.subject)
    if kind == FeeKind.FREE:
        return Answer(words.fee_words(rows[0]).capitalize(), lines=lines, given=part.text, reasons=_reasons(part))
    if kind == FeeKind.AMOUNT:
        head = words.fee_words(rows[0])
        return Answer(head, rows[0].subject, given=part.text, reasons=_reasons(part))
    if kind in (FeeKind.PRICES, FeeKind.PER_CLASS, FeeKind.PRICES_PER_CLASS, FeeKind.RULE_PER_CLASS) and lines:
        return Answer(lines=lines, given=part.text, reasons=_reasons(part))
    priced = [row for row in rows if row.amount is not None]
    head = words.fee_words(priced[0]) if len(priced) == 1 else ""
    return Answer(head, part.text, instead=words.fee_instead(kind), given=part.text, reasons=_reasons(part))


def _inner(standard: Standard) -> tuple[tuple[str, str], ...]:
    """The eight components that are internal, where an office tells them."""
    told = [part for part in standard.parts.values() if part.component not in PUBLIC and part.text.strip()]
    order = {component: place for place, component in enumerate(Component.values)}
    return tuple(
        (words.component_words(part.component), part.text) for part in sorted(told, key=lambda p: order[p.component])
    )


def _reasons(part: Part | None) -> tuple[str, ...]:
    return tuple(words.reason_words(code) for code in part.reasons) if part else ()
