"""Finding durations in a line: `Maksimal 6 (enam) hari kerja`, `7 - 10 menit`, `± 2x24 jam`, `kurang lebih5 hari`."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from sambut.services.rules.numerals import FIGURES, HALF, WORDS, in_words, number
from sambut.services.states import TimeUnit

UNITS: tuple[tuple[str, TimeUnit, bool | None], ...] = (
    (r"detik", TimeUnit.SECOND, None),
    (r"menit|mnt|mnit|menti|minutes?", TimeUnit.MINUTE, None),
    (r"jam kerja", TimeUnit.HOUR, True),
    (r"jam|hours?", TimeUnit.HOUR, None),
    (r"hari[ -]*kerja|hk|working days?|hari efektif", TimeUnit.DAY, True),
    (r"hari (?:kalender|takwim)", TimeUnit.DAY, False),
    (r"hari|hr|days?", TimeUnit.DAY, None),
    (r"minggu(?! ke)|weeks?", TimeUnit.WEEK, None),
    (r"bulan|bln|months?", TimeUnit.MONTH, None),
    (r"tahun(?! \d{4})|thn|years?", TimeUnit.YEAR, None),
)
_UNIT = "|".join(f"(?:{pattern})" for pattern, _unit, _working in UNITS)
_NUMBER = rf"(?:{FIGURES}|{HALF}|{WORDS})"
_SPELT = rf"(?:\s*[(\[]\s*(?P<spelt>{WORDS}|[a-z ]{{3,30}}?)\s*[)\]])?"
_SPELT_2 = rf"(?:\s*[(\[]\s*(?:{WORDS})\s*[)\]])?"
UPPER = (
    r"maksimal(?:nya)?|maximal|maximum|maksimum|maks?\.?|max\.?|paling\s+(?:lama|lambat|banyak)(?:nya)?|selambat\s*-?\s*lambatnya|"
    r"selama\s*-?\s*lamanya|tidak\s+(?:lebih|melebihi)(?:\s+dari)?|kurang\s+dari|di\s*bawah|hingga|sampai(?:\s+dengan)?|s/d|s\.d\.?|[<≤]=?"
)
LOWER = r"minimal|paling\s+(?:cepat|sedikit|kurang)|sekurang\s*-?\s*kurangnya|lebih\s+dari|di\s*atas|[>≥]=?"
ABOUT = r"kurang\s*-?\s*lebih|lebih\s+kurang|sekitar|kira\s*-?\s*kira|perkiraan|estimasi(?:\s+waktu)?|rata\s*-?\s*rata|\+/?-|±|[~≈]"
_DURATION = re.compile(
    rf"""
    (?P<upper>(?:{UPPER})\s*(?:waktu\s+|dalam\s+)?[:=]?\s*)?
    (?P<lower>(?:{LOWER})\s*)?
    (?P<about>(?:{ABOUT})\s*[:=]?\s*)?
    (?<![\w.,/])(?P<first>{_NUMBER}){_SPELT}
    (?:\s*[x×*]\s*(?P<times>\d{{1,3}}))?
    (?:\s*(?P<first_unit>{_UNIT})?\b\s*(?:-|–|—|s/d|s\.d\.?|sampai(?:\s+dengan)?|hingga|atau)\s*(?P<second>{FIGURES}|{WORDS}){_SPELT_2})?
    \s*[-]?\s*(?P<unit>{_UNIT})(?![a-z])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_GLUED = re.compile(rf"\b({ABOUT}|maksimal|selama|sampai|hingga)(?=\d)", re.IGNORECASE)
_CLOCK_TIME = re.compile(r"pukul\s*\d{1,2}(?:[.:]\d{2})?|jam\s*\d{1,2}(?:[.:]\d{2}|\s*(?:pagi|siang|sore|malam|wib|wita|wit)\b)|\b\d{1,2}[.:]\d{2}\s*(?:-|–|s/d|s\.d\.?|sampai)\s*\d{1,2}[.:]\d{2}", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True)
class Duration:
    """`start` and `end` are places in the line as `tidy` gives it."""

    shortest: Decimal | None
    longest: Decimal | None
    unit: TimeUnit
    working: bool | None
    about: bool
    upper: bool
    lower: bool
    start: int
    end: int
    reason: str = ""


def tidy(line: str) -> str:
    """Puts a blank where a word grew together with a number."""
    return _GLUED.sub(r"\1 ", line)


def durations(line: str) -> list[Duration]:
    """All of a tidy line, in their order. Times of the day (`jam 08.00`) are none."""
    clock = [match.span() for match in _CLOCK_TIME.finditer(line)]
    found: list[Duration] = []
    for match in _DURATION.finditer(line):
        if any(begin < match.end() and match.start("first") < end for begin, end in clock) and match["unit"] != "menit":
            continue
        if (one := _duration(match)) is None:
            continue
        if found and (both := _together(found[-1], one, line[found[-1].end : one.start])):
            found[-1] = both
        else:
            found.append(one)
    return found


def _together(one: Duration, next_: Duration, between: str) -> Duration | None:
    """`1 jam 30 menit` is one duration; days and hours are not added, since nobody says how long a day is."""
    larger = {TimeUnit.HOUR: TimeUnit.MINUTE, TimeUnit.MINUTE: TimeUnit.SECOND, TimeUnit.YEAR: TimeUnit.MONTH}
    if larger.get(one.unit) != next_.unit or between.strip(" ,").casefold() not in ("", "dan", "lebih"):
        return None
    if (
        next_.upper
        or next_.lower
        or one.longest is None
        or next_.longest is None
        or one.shortest not in (None, one.longest)
    ):
        return None
    size = 12 if one.unit == TimeUnit.YEAR else 60
    longest = one.longest * size + next_.longest
    shortest = None if one.shortest is None else longest
    return replace(one, shortest=shortest, longest=longest, unit=next_.unit, end=next_.end)


def unit_of(text: str) -> tuple[TimeUnit, bool | None]:
    for pattern, unit, working in UNITS:
        if re.fullmatch(pattern, text.strip(), re.IGNORECASE):
            return unit, working
    raise ValueError(text)


def _duration(match: re.Match[str]) -> Duration | None:
    first, second = number(match["first"]), number(match["second"]) if match["second"] else None
    if first is None or (match["second"] and second is None):
        return None
    unit, working = unit_of(match["unit"])
    reason = ""
    spelt = in_words(match["spelt"].casefold()) if match["spelt"] else None
    if spelt is not None and second is None and spelt != first:
        reason = "number_differs"
    if match["times"]:
        first = first * int(match["times"])
    if match["first_unit"] and second is not None and unit_of(match["first_unit"])[0] != unit:
        return None
    upper, lower = bool(match["upper"]), bool(match["lower"])
    shortest, longest = _ends(first, second, upper=upper, lower=lower)
    if shortest is not None and longest is not None and shortest > longest:
        shortest, longest, reason = longest, shortest, "ends_turned"
    return Duration(
        shortest, longest, unit, working, bool(match["about"]), upper, lower, match.start(), match.end(), reason
    )


def _ends(first: Decimal, second: Decimal | None, *, upper: bool, lower: bool) -> tuple[Decimal | None, Decimal | None]:
    if second is not None:
        return first, second
    if upper:
        return None, first
    return (first, None) if lower else (first, first)
