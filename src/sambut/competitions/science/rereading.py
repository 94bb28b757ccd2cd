"""Second readings: which entries to read again, given so many more readings. Where it matters: nearest the line."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sambut.competitions.science import method
from sambut.competitions.science.ranking import Ranking


@dataclass(frozen=True)
class SecondReading:
    """`more` judges should read this entry, besides the `readings` it has; `p_top` is its chance today."""

    entry: str
    sector: str
    readings: int
    more: int
    p_top: float | None
    rank: int

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def second_readings(found: Ranking, count: int, *, free: Mapping[str, int] | None = None) -> tuple[SecondReading, ...]:
    """`count` more readings, dealt to the entries whose place at the line is most open, best standing first.

    Entries of the grey band are taken by p(1 - p), p their chance to be among the best K, up to eight readings each and never more than
    there are judges who have not read it, or than `free` says for that entry. Where nobody stands in the band, because scores tell so little,
    all are taken whose place is not sure. Without a line (K all entries, or one entry) or chances there is nothing to plan: ().
    """
    panel = found.panel
    if count < 1 or len(found.inside) >= len(panel.entries) or any(one.p_top is None for one in found.standings):
        return ()
    open_ = found.band or tuple(one for one in found.standings if 0 < (one.p_top or 0) < 1)
    most = {one.entry: len(panel.judges) - one.readings for one in found.standings} if free is None else free
    room = {one.entry: min(method.MOST_AGAIN, most.get(one.entry, 0)) for one in open_}
    places = {one.entry: place for place, one in enumerate(found.standings)}
    line = found.top - 0.5
    nearest = sorted(
        (one for one in open_ if room[one.entry] > 0),
        key=lambda one: (-round((one.p_top or 0) * (1 - (one.p_top or 0)), 6), abs(places[one.entry] - line)),
    )
    given: dict[str, int] = {}
    for one in nearest:
        more = min(room[one.entry], count - sum(given.values()))
        if more <= 0:
            break
        given[one.entry] = more
    return tuple(
        SecondReading(one.entry, one.sector, one.readings, given[one.entry], one.p_top, place + 1)
        for place, one in enumerate(found.standings)
        if one.entry in given
    )
