"""Figures of a published result: means of its elements, earlier rounds, and the same as CSV."""

import csv as csv_module
import io
from typing import Any

from django.utils.translation import gettext as _

from sambut.frame.figures.bars import bars
from sambut.frame.figures.figure import Figure, Words
from sambut.frame.numbers import number
from sambut.kernel.spreadsheets import harmless
from sambut.surveys.models import ElementResult, Result, Round
from sambut.surveys.rules import rounded, written
from sambut.surveys.words import said


def name_of(element: ElementResult) -> str:
    return said(element.name, extra=not element.code.startswith("U"))


def means(round_: Round, elements: list[ElementResult]) -> Figure:
    """The mean of each element, the weakest one marked."""
    shown = [(name_of(one), float(rounded(one.tally.mean, 2))) for one in elements]
    weakest = min(elements, key=lambda one: (one.tally.mean, one.code))
    words = Words(
        subject=_("Nilai rata-rata unsur"), unit=_("dari 4"), period=round_.name, source=_("Sambut, dihitung saat putaran ditutup"),
        note=_("Skala 1 sampai 4."),
    )  # fmt: skip
    title = _("Paling lemah: %(element)s, %(mean)s dari 4") % {
        "element": name_of(weakest).lower(),
        "mean": number(float(rounded(weakest.tally.mean, 2)), 2),
    }
    return bars("unsur", shown, words, marked={name_of(weakest)}, decimals=2, title=title)


def csv(round_: Round, result: Result, elements: list[ElementResult]) -> str:
    """Everything that is needed to reckon the index again; without means where they are not shown."""
    text = io.StringIO()
    writer = csv_module.writer(text)
    writer.writerow(["element", "name", "total", "respondents", "mean", "weight"])
    for one in elements:
        mean = str(rounded(one.tally.mean, 6))
        writer.writerow([one.code, harmless(one.name), one.total, one.respondents, mean, written(one.weight)])
    writer.writerow([])
    writer.writerow(
        ["round", "unit", "name", "index", "class", "respondents", "population", "sample", "closed", "method"]
    )
    writer.writerow(_facts(round_, result))
    return text.getvalue()


def _facts(round_: Round, result: Result) -> list[Any]:
    return [
        round_.uuid, harmless(round_.unit.name), harmless(round_.name), "" if result.index is None else result.index,
        result.grade or result.outcome, result.respondents, round_.population, round_.sample,
        round_.closes_at.isoformat(), result.method,
    ]  # fmt: skip
