"""Who presents when, where, before whom: made without a clash, and looked at again when somebody moves one. Plain Python."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Asks:
    """One entry that presents. `east`: minutes its clocks are ahead of UTC; `barred`: judges who must not hear it."""

    entry: int
    body: int
    east: int = 0
    barred: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Place:
    """A room with the judges who sit in it."""

    room: int
    judges: tuple[int, ...]


@dataclass(frozen=True)
class Window:
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Held:
    """One presentation."""

    entry: int
    body: int
    room: int
    starts_at: datetime
    ends_at: datetime
    judges: frozenset[int]

    def meets(self, other: "Held") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True)
class Clash:
    """What stands in the way: `room`, `body` or `judge`, and with whom."""

    kind: str
    other: Held
    judges: frozenset[int] = frozenset()


def clashes(one: Held, others: Iterable[Held]) -> list[Clash]:
    """Everything that cannot be at the same time as `one`."""
    found = []
    for other in others:
        if other.entry == one.entry or not one.meets(other):
            continue
        if other.room == one.room:
            found.append(Clash("room", other))
        if other.body == one.body:
            found.append(Clash("body", other))
        if both := one.judges & other.judges:
            found.append(Clash("judge", other, both))
    return found


def cells(
    windows: Sequence[Window], places: Sequence[Place], *, minutes: int, gap: int
) -> list[tuple[datetime, Place]]:
    """Every beginning in every room, in the order of time."""
    length, step = timedelta(minutes=minutes), timedelta(minutes=minutes + gap)
    found = []
    for window in windows:
        start = window.starts_at
        while start + length <= window.ends_at:
            found += [(start, place) for place in places]
            start += step
    return sorted(found, key=lambda cell: cell[0])


def make(
    asks: Sequence[Asks], places: Sequence[Place], windows: Sequence[Window], *, minutes: int, gap: int, least: int,
    standing: Sequence[Held] = (),
) -> tuple[list[Held], list[int]]:  # fmt: skip
    """The timetable, and the entries that found no place in it. `standing` is kept as it is.

    Who can be heard in the fewest rooms goes first, then who lives farther east: there the day is older. Whoever is left
    changes places with somebody who can go elsewhere.
    """
    length = timedelta(minutes=minutes)
    every = cells(windows, places, minutes=minutes, gap=gap)
    made: list[Held] = []

    def fits(one: Asks, start: datetime, place: Place, without: Held | None = None) -> Held | None:
        end = start + length
        others = [held for held in (*standing, *made) if held is not without]
        meeting = [held for held in others if held.starts_at < end and start < held.ends_at]
        if any(held.room == place.room or held.body == one.body for held in meeting):
            return None
        busy = one.barred.union(*(held.judges for held in meeting))
        judges = frozenset(place.judges) - busy
        return Held(one.entry, one.body, place.room, start, end, judges) if len(judges) >= least else None

    open_rooms = {one.entry: sum(len(set(place.judges) - one.barred) >= least for place in places) for one in asks}
    waits = sorted(asks, key=lambda one: (open_rooms[one.entry], -one.east, one.entry))
    for start, place in every:
        for one in waits:
            if (held := fits(one, start, place)) is not None:
                made.append(held)
                waits.remove(one)
                break
    by_entry = {one.entry: one for one in asks}
    left = [one.entry for one in waits if not _changed(one, every, made, by_entry, fits)]
    return sorted(made, key=lambda held: (held.starts_at, held.room)), left


def _changed(
    one: Asks, every: Sequence[tuple[datetime, Place]], made: list[Held], by_entry: Mapping[int, Asks], fits: Callable[..., Held | None]
) -> bool:  # fmt: skip
    """Puts `one` where somebody else was who fits into a free cell; whether that was found."""
    for held in list(made):
        place = next(place for _start, place in every if place.room == held.room)
        mine = fits(one, held.starts_at, place, without=held)
        if mine is None:
            continue
        made.remove(held)
        made.append(mine)
        for start, other in every:
            if (moved := fits(by_entry[held.entry], start, other)) is not None:
                made.append(moved)
                return True
        made.remove(mine)
        made.append(held)
    return False
