"""Numbers, shares and money as people read them: `1.234,5`, `60%`, `Rp1.250.000`. Under /en/: `1,234.5`."""

import re
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import pgettext

from sambut.frame.dates import NBSP, language

Number = int | float | Decimal
MINUS = "\u2212"
THOUSANDS = {"id": ".", "en": ","}
_SCALES = ((12, "triliun"), (9, "miliar"), (6, "juta"))
_SCALES_ENGLISH = {"triliun": "trillion", "miliar": "billion", "juta": "million"}


def number(value: Number, decimals: int | None = None) -> str:
    """`1.234,5`. Without `decimals` a whole number stays whole and another shows what it has, three places at most."""
    exact = Decimal(str(value))
    if not exact.is_finite():
        return "–"
    if decimals is None:
        exact = exact.quantize(Decimal("0.001"), ROUND_HALF_UP).normalize()
    places = decimals if decimals is not None else max(-int(exact.as_tuple().exponent), 0)
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    plain = f"{abs(rounded):,.{places}f}"
    words = plain if language() == "en" else plain.translate(str.maketrans(",.", ".,"))
    return (MINUS if rounded < 0 else "") + words


class Ambiguous(ValueError):
    """`1.250`: a thousand and more, or a little more than one."""

    def __init__(self, whole: str, parted: str) -> None:
        super().__init__("no number: it reads two ways")
        self.whole, self.parted = whole, parted


def read(text: str) -> Decimal:
    """What people type, in either way: `1.234,5`, `12,5`, `12.5`, `1.250.000`. What reads two ways is asked about."""
    plain = text.replace(MINUS, "-").replace(NBSP, "").replace(" ", "")
    marks = [mark for mark in plain if mark in ".,"]
    if len(marks) > 1:
        grouping = marks[0]
        last = marks[-1] if marks[-1] != grouping else ""
        whole, _, rest = plain.partition(last) if last else (plain, "", "")
        if not re.fullmatch(rf"-?[0-9]{{1,3}}([{grouping}][0-9]{{3}})+", whole):
            raise ValueError("no number")
        plain = whole.replace(grouping, "") + (f".{rest}" if last else "")
    elif marks and marks[0] == (THOUSANDS[language()]) and re.fullmatch(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", plain):
        point = "," if marks[0] == "." else "."
        raise Ambiguous(plain.replace(marks[0], ""), plain.replace(marks[0], point).rstrip("0").rstrip(point))
    plain = plain.replace(",", ".")
    if not re.fullmatch(r"-?[0-9]{1,13}(\.[0-9]{1,3})?", plain):
        raise ValueError("no number")
    return Decimal(plain)


def typed(value: Decimal) -> str:
    """As it stands in a field: no grouping, no empty decimals. `read` gives it back."""
    plain = f"{value:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain if language() == "en" else plain.replace(".", ",")


def percent(share: Number, decimals: int = 0) -> str:
    """A share as a percentage: `0.604` → `60%`."""
    return f"{number(Decimal(str(share)) * 100, decimals)}%"


def rupiah(value: Number, short: bool = False) -> str:
    """`Rp1.250.000`; `short` gives `Rp1,3 juta`."""
    amount = Decimal(str(value))
    sign = MINUS if amount < 0 else ""
    if short:
        for power, word in _SCALES:
            if abs(amount) >= Decimal(10) ** power:
                unit = _SCALES_ENGLISH[word] if language() == "en" else word
                return f"{sign}Rp{number((abs(amount) / Decimal(10) ** power).quantize(Decimal('0.1'), ROUND_HALF_UP))}{NBSP}{unit}"
    return f"{sign}Rp{number(abs(amount), 0)}"


def size(octets: int) -> str:
    """The size of a file: `412 kB`, `2,4 MB`."""
    if octets < 1_000_000:
        return f"{number(max(round(octets / 1000), 1))}{NBSP}kB"
    return f"{number(Decimal(octets) / 1_000_000, 1)}{NBSP}MB"


def counted(value: int, most: int = 1000) -> str:
    """A count that is only known up to `most`: `1.000+`."""
    return f"{number(most)}+" if value > most else number(value)


def yes_no(value: bool) -> str:
    return pgettext("jawaban", "ya") if value else pgettext("jawaban", "tidak")
