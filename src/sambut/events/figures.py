"""Numbers of an event as pages, CSV and papers show them. All are derived; nothing here counts."""

import csv as csv_module
import io
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from sambut.events.counting import DEFINITIONS, MAIN, METHOD, figures_of
from sambut.events.models import Counts, Event, PastFigure, Report, Session
from sambut.events.rules import day_of
from sambut.frame.figures.bars import bars
from sambut.frame.figures.figure import Figure, Words

BODIES = (*MAIN, "declined", "silent")
PEOPLE = ("named", "named_confirmed", "attended")


def main(counts: Counts | Mapping[str, int]) -> list[dict[str, Any]]:
    """The five numbers that are so often told as one, each with what it counts."""
    numbers = figures_of(counts) if isinstance(counts, Counts) else counts
    return [row(name, numbers[name]) for name in MAIN if name in numbers]


def row(name: str, value: int) -> dict[str, Any]:
    one = DEFINITIONS[name]
    return {"key": name, "label": str(one.label), "words": str(one.words), "value": value}


def rows(numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """Every number that was frozen, in the order of the definitions."""
    return [row(name, numbers[name]) for name in DEFINITIONS if name in numbers]


def groups(counts: Counts) -> list[tuple[str, list[dict[str, Any]]]]:
    """For the page of live counts: bodies, people, the rest."""
    numbers = figures_of(counts)
    rest = [name for name in DEFINITIONS if name not in (*BODIES, *PEOPLE)]
    parts = ((_("Instansi"), BODIES), (_("Orang"), PEOPLE), (_("Gerai, klinik, janji, tindak lanjut"), rest))
    return [(title, [row(name, numbers[name]) for name in names]) for title, names in parts]


def funnel(event: Event, numbers: Mapping[str, int]) -> Figure:
    """Five bars; the message says how far a promise went."""
    shown = [(str(DEFINITIONS[name].label), numbers.get(name, 0)) for name in MAIN]
    title = _("%(invited)s diundang, %(present)s hadir, %(pledged)s berjanji, %(signed)s menandatangani") % {
        name: numbers.get(name, 0) for name in MAIN
    }
    words = Words(
        subject=_("Instansi menurut langkahnya"), unit=_("instansi"), period=event.name,
        source=_("Sambut, dihitung otomatis, definisi versi %(method)s") % {"method": METHOD},
        note=_("Lima angka ini menghitung hal yang berbeda dan tidak saling menggantikan."),
    )  # fmt: skip
    return bars("langkah", shown, words, title=title)


def csv(event: Event, report: Report) -> str:
    text = io.StringIO()
    writer = csv_module.writer(text)
    writer.writerow([_("acara"), _("ukuran"), _("nilai"), _("arti"), _("terbit"), _("definisi")])
    for one in rows(report.figures):
        writer.writerow(
            [event.name, one["label"], one["value"], one["words"], report.published_at.isoformat(), report.method]
        )
    return text.getvalue()


def days_of(sessions: Iterable[Session], zone: str) -> list[tuple[date, list[Session]]]:
    """The programme by day, on the clocks of the event."""
    return [(on, list(found)) for on, found in groupby(sessions, key=lambda one: day_of(one.starts_at, zone))]


def past_row(one: PastFigure, *, english: bool) -> dict[str, Any]:
    return {
        "value": one.value, "words": one.words_english if english else one.words,
        "counts": one.counts_english if english else one.counts, "source": one.source, "confirmed": one.confirmed,
    }  # fmt: skip
