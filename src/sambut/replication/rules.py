"""Plain rules of the room: likeness of places, how a match is scored, what cannot be copied, what figures offer as a need.

No clock, no request, no database.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import log

from sambut.innovations.states import Authority, Cost, Stage, State, Sustainability
from sambut.regions.states import Kind

# -- how alike two places are ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """What is known of a region, for comparing. A feature that is not known is None and does not count."""

    kind: str = ""
    island: str = ""
    population: float | None = None
    area: float | None = None

    @property
    def density(self) -> float | None:
        return self.population / self.area if self.population and self.area else None


ISLANDS = {
    "1": "sumatra",
    "2": "riau",
    "3": "java",
    "5": "lesser_sunda",
    "6": "kalimantan",
    "7": "sulawesi",
    "8": "maluku",
    "9": "papua",
}
"""Island groups by the first digit of the Kemendagri code; 19 and 21 are islands of their own beside Sumatra."""
BANGKA = ("19", "21")
WEIGHTS = {"kind": 2.0, "population": 2.0, "density": 2.0, "area": 1.0, "island": 1.0}
"""Our choice: what decides about offices, people and distances counts most."""
NUMBERS = ("population", "density", "area")
ALIKE, UNLIKE = 0.8, 0.4
"""From which part on it is said in words that two places are alike in it, and below which that they are not."""
UNKNOWN = 0.5
"""The likeness that counts where nothing can be compared: a ministry has no region."""


def island_of(code: str) -> str:
    return "riau" if code[:2] in BANGKA else ISLANDS.get(code[:1], "")


@dataclass(frozen=True)
class Likeness:
    """Gower's similarity, 0 to 1, with the part of each feature; None where nothing could be compared."""

    value: float | None
    parts: Mapping[str, float] = field(default_factory=dict)

    def named(self, least: float = ALIKE) -> tuple[str, ...]:
        return tuple(name for name, part in self.parts.items() if part >= least)

    @property
    def apart(self) -> tuple[str, ...]:
        return tuple(name for name, part in self.parts.items() if part < UNLIKE)


def likeness(one: Place | None, other: Place | None, spans: Mapping[str, float]) -> Likeness:
    """Gower (1971): the mean of the features that both have, weighted. Numbers are compared by their logarithms over the
    span of all autonomous regions, `spans`: two and four thousand people differ as two and four million do."""
    if one is None or other is None:
        return Likeness(None)
    parts: dict[str, float] = {}
    if one.kind and other.kind:
        parts["kind"] = float(one.kind == other.kind)
    if one.island and other.island:
        parts["island"] = float(one.island == other.island)
    for name in NUMBERS:
        a, b = getattr(one, name), getattr(other, name)
        if a and b and spans.get(name):
            parts[name] = max(0.0, 1.0 - abs(log(a) - log(b)) / spans[name])
    whole = sum(WEIGHTS[name] for name in parts)
    if not whole:
        return Likeness(None)
    return Likeness(sum(WEIGHTS[name] * part for name, part in parts.items()) / whole, parts)


def spans_of(places: Iterable[Place]) -> dict[str, float]:
    """How far apart, in logarithms, the smallest and the largest are."""
    known = list(places)
    found = {}
    for name in NUMBERS:
        values = [log(value) for place in known if (value := getattr(place, name))]
        found[name] = max(values) - min(values) if values else 0.0
    return found


# -- how a match is scored -----------------------------------------------------------------------------------


def score(words: float, context: float | None, evidence: int) -> float:
    """Words × place × proof, each shown apart as well. Words lead; an unlike place halves at most, no proof takes a third.

    `words` is 0 to 1 (1: the best of all found), `context` Gower's similarity, `evidence` the grade 0 to 4 of the effect.
    """
    place = 0.5 + 0.5 * (UNKNOWN if context is None else context)
    proof = (2.0 + evidence / 4) / 3
    return words * place * proof


# -- what cannot be copied, and why ----------------------------------------------------------------------------

BANDS = (Cost.SMALL, Cost.MIDDLE, Cost.LARGE, Cost.HUGE)
REACH: Mapping[str, frozenset[str]] = {
    Kind.PROVINCE: frozenset({Authority.PROVINCE}),
    Kind.REGENCY: frozenset({Authority.REGENCY, Authority.VILLAGE}),
    Kind.CITY: frozenset({Authority.REGENCY, Authority.CITY, Authority.VILLAGE}),
    "": frozenset({Authority.MINISTRY}),
}
"""What a government of each kind has the powers for. Dasar: UU 23/2014 (pembagian urusan pemerintahan)."""


@dataclass(frozen=True)
class Asked:
    """Who needs it, as far as it decides what can be copied."""

    kind: str | None = None
    """Kind of the region, "" for a ministry, None when nobody in particular asks."""
    body_id: int | None = None
    cost: str = ""


@dataclass(frozen=True)
class Given:
    """What is known of an innovation and its owner, for the same."""

    body_id: int
    authority: str = ""
    cost: str = ""
    stage: str = Stage.RUNNING
    state: str = State.PUBLIC
    sustainability: str = Sustainability.UNCONFIRMED
    family: frozenset[int] = frozenset()
    """Bodies that have a member of its family."""
    willing: bool | None = None
    """None: the owner has not said."""
    helped: int = 0
    """Copiers whom the owner helps now."""
    most: int = 1


def obstacles(asked: Asked, given: Given) -> list[str]:
    """Codes of the reasons for which it cannot be copied now; none: it can."""
    found = []
    if given.state != State.PUBLIC:
        found.append("withdrawn")
    if asked.body_id is not None and asked.body_id == given.body_id:
        found.append("own")
    elif asked.body_id is not None and asked.body_id in given.family:
        found.append("own_copy")
    if given.stage == Stage.IDEA:
        found.append("only_an_idea")
    if given.sustainability == Sustainability.STOPPED:
        found.append("stopped")
    if asked.kind is not None and given.authority and given.authority not in REACH.get(asked.kind, frozenset()):
        found.append("authority")
    if asked.cost and given.cost and BANDS.index(Cost(given.cost)) > BANDS.index(Cost(asked.cost)):
        found.append("cost")
    if given.willing is False:
        found.append("not_willing")
    elif given.helped >= given.most:
        found.append("owner_full")
    return found


# -- what figures offer as a need --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Topic:
    """Complaints about one topic in one region: this year and the year before, and the same of the country."""

    count: int
    before: int
    population: int | None
    country: int
    country_population: int

    @property
    def rate(self) -> float | None:
        """Per 100,000 people."""
        return self.count * 100_000 / self.population if self.population else None

    @property
    def country_rate(self) -> float:
        return self.country * 100_000 / self.country_population if self.country_population else 0.0


FEWEST = 20
"""Cases below which a topic says too little to offer anything."""
ABOVE, RISING = 1.25, 1.3
"""How far above the country's rate, or above the year before, a topic must stand. Our choice."""


def speaks(topic: Topic) -> list[str]:
    """Why a topic is offered as a need: `above` the country, `rising` against the year before; none: it is not."""
    if topic.count < FEWEST:
        return []
    found = []
    if topic.rate is not None and topic.rate > ABOVE * topic.country_rate > 0:
        found.append("above")
    if topic.before >= FEWEST and topic.count > RISING * topic.before:
        found.append("rising")
    return found


WEAK = ("C", "D")
"""Grades of satisfaction that offer a need. Dasar: PermenPANRB 14/2017 (kurang baik, tidak baik)."""


# -- dates ---------------------------------------------------------------------------------------------------------


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has twenty-eight days")
