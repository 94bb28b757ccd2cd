"""Indicators as people read them. What fills an answer is Indonesian, as every answer is."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from sambut.competitions.measures.definitions import DEFINITIONS, SMALLEST, Unit
from sambut.competitions.measures.states import Basis, Measure
from sambut.competitions.models import Figure
from sambut.frame import numbers
from sambut.organisations.models import Organisation


def title_of(unit: Organisation) -> str:
    return f"Pengelolaan pengaduan {unit.name}"


def value_words(measure: Measure, value: Decimal) -> str:
    unit = DEFINITIONS[measure].unit
    if unit == Unit.SHARE:
        return numbers.percent(value, 1)
    if unit == Unit.DAYS:
        return _("%(days)s hari kerja") % {"days": numbers.number(value)}
    if unit == Unit.INDEX:
        return numbers.number(value, 2)
    return numbers.number(value, 0)


def figure_words(row: Figure) -> str:
    """The value, or why there is none."""
    measure = Measure(row.measure)
    if row.value is not None:
        return value_words(measure, row.value)
    if row.basis == Basis.FEW:
        return _("kurang dari %(least)s") % {"least": SMALLEST}
    return str(Basis(row.basis).label)


def of_words(row: Figure) -> str:
    """`1.150 dari 1.234 laporan yang diterima …`; nothing for what a body states."""
    definition = DEFINITIONS[Measure(row.measure)]
    if row.denominator is None or definition.unit == Unit.COUNT:
        return ""
    if row.numerator is None:
        count = _("kurang dari %(least)s dari") % {"least": SMALLEST} if row.basis == Basis.FEW else _("dari")
    else:
        count = _("%(top)s dari") % {"top": numbers.number(row.numerator)}
    return f"{count} {numbers.number(row.denominator)} {definition.of}"


def answer_of(measures: Sequence[Measure], figures: Mapping[str, Figure]) -> str:
    """What an answer says of these indicators until somebody writes more: a line each, without those that say nothing."""
    with translation.override("id"):
        return "\n".join(
            line_of(figures[measure])
            for measure in measures
            if measure in figures and figures[measure].basis in (Basis.COUNTED, Basis.STATED, Basis.FEW)
        )


def line_of(row: Figure) -> str:
    words = f"{headed(Measure(row.measure))}: {figure_words(row)}"
    if row.basis == Basis.STATED:
        return f"{words} (dinyatakan instansi, surat {row.letter})."
    of = of_words(row)
    return f"{words} ({of})." if of else f"{words}."


def headed(measure: Measure) -> str:
    """Its name as the head of a row."""
    label = str(measure.label)
    return label[:1].upper() + label[1:]


def shown(row: Figure, spread: Any = None, *, hidden: bool = False) -> dict[str, Any]:
    """One indicator as a page shows it, beside its definition and the national spread. `hidden`: no number of a letter."""
    measure = Measure(row.measure)
    definition = DEFINITIONS[measure]
    return {
        "measure": measure, "label": headed(measure), "value": figure_words(row), "of": of_words(row), "words": definition.words,
        "basis": row.basis, "stated": row.basis == Basis.STATED, "letter": "" if hidden else row.letter, "better": definition.better,
        "spread": spread_of(measure, spread, row.value) if spread is not None else None,
    }  # fmt: skip


def spread_of(measure: Measure, spread: Any, value: Decimal | None) -> dict[str, Any]:
    """The spread in words, and where it and the value lie on a line from nought to a hundred."""
    low, high = spread.tenth, spread.ninetieth
    least, most = (min(low, value), max(high, value)) if value is not None else (low, high)
    width = most - least

    def place(point: Decimal) -> int:
        return 50 if not width else round(float((point - least) / width) * 100)

    return {
        "low": value_words(measure, low), "median": value_words(measure, spread.median), "high": value_words(measure, high),
        "quarter": value_words(measure, spread.quarter), "three": value_words(measure, spread.three_quarters),
        "bodies": spread.bodies, "flat": low == high and value in (None, low),
        "from": place(spread.quarter), "to": place(spread.three_quarters), "middle": place(spread.median),
        "at": None if value is None else place(value),
    }  # fmt: skip
