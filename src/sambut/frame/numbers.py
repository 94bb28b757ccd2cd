"""Numbers, shares and money as people read them: `1.234,5`, `60%`, `Rp1.250.000`. Under /en/: `1,234.5`."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import pgettext

from sambut.frame.dates import NBSP, language

Number = int | float | Decimal
MINUS = "\u2212"
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
