"""What jobs found beside a result, as figures and rows of tables. Numbers of entries become titles nowhere: figures travel."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sambut.competitions.judging import sentences
from sambut.competitions.models import Cluster, Edition, Result, Study
from sambut.competitions.states import StudyKind
from sambut.frame import dates, numbers
from sambut.frame.figures import Column, Figure, Words, bars, stacked
from sambut.frame.figures.drawing import Drawing, linear
from sambut.frame.figures.figure import made
from sambut.frame.templating import as_written

SHOWN = 20
CHANCE = 0.05


def figures(result: Result, kept: dict[str, Study]) -> dict[str, Figure]:
    """Kind → figure, of those that are worked out and have something to draw."""
    found: dict[str, Figure] = {}
    for kind, draw in ((StudyKind.INFLUENCE, _influence), (StudyKind.WEIGHTS, _weights)):
        study = kept.get(kind)
        if study is not None and study.made_at is not None and (figure := draw(result, study.found)) is not None:
            found[str(kind)] = figure
    if (study := kept.get(StudyKind.INFLUENCE)) is not None and study.made_at is not None and study.found.get("judges"):
        found["leniency"] = _leniency(result, study.found["judges"])
    return found


def _words(result: Result, subject: str, unit: str, note: str = "") -> Words:
    day = dates.day(result.made_at, "long")
    return Words(subject, unit, day, _("paket hasil %(digest)s") % {"digest": result.digest[:12]}, note)


def _influence(result: Result, found: dict[str, Any]) -> Figure | None:
    rows = [(one["judge"], one["moves"]) for one in found.get("judges", ())]
    if not rows:
        return None
    moved = [row for row in rows if row[1]]
    title = (
        ngettext(
            "Tanpa satu juri tertentu, paling banyak %(count)s entri berpindah melewati garis",
            "Tanpa satu juri tertentu, paling banyak %(count)s entri berpindah melewati garis", rows[0][1],
        ) % {"count": numbers.number(rows[0][1])}
        if moved
        else _("Tidak seorang juri pun menentukan sendirian: garisnya tetap tanpa siapa pun")
    )  # fmt: skip
    words = _words(
        result, _("Entri yang berpindah bila seorang juri tidak ada"), _("entri"),
        _("Juri bernama samaran, sama dengan dalam paket hasil."),
    )  # fmt: skip
    figure = bars("influence", (moved or rows)[:SHOWN], words, title=title)
    columns = (
        Column(_("Juri")), Column(_("Pembacaan"), "number"), Column(_("Kemurahan nilai"), "number", 2), Column(_("Masuk garis")), Column(_("Keluar garis")),
        Column(_("Tanpa pembaca lain"), "number"),
    )  # fmt: skip
    data = tuple(
        (
            one["judge"], one["readings"], one["leniency"], ", ".join(one["comes_in"]) or "–", ", ".join(one["falls_out"]) or "–", one["unread"]
        )
        for one in found["judges"]
    )  # fmt: skip
    return Figure(figure.key, figure.title, figure.description, words, columns, data, figure.wide, figure.narrow)


def _weights(result: Result, found: dict[str, Any]) -> Figure | None:
    counts = found.get("counts")
    if not counts:
        return None
    kinds = [_("selalu di dalam garis"), _("kadang di dalam"), _("selalu di luar")]
    parts = [counts["always"], counts["sometimes"], counts["never"]]
    title = (
        ngettext(
            "%(count)s entri bergantung pada bobot: kadang masuk, kadang tidak",
            "%(count)s entri bergantung pada bobot: kadang masuk, kadang tidak", parts[1],
        ) % {"count": numbers.number(parts[1])}
        if parts[1]
        else _("Bobot yang bergeser seperlima tidak mengubah siapa yang di dalam garis")
    )  # fmt: skip
    words = _words(
        result,
        _("Entri bila setiap bobot bergeser sampai seperlima"),
        _("entri"),
        _("Semua sudut dihitung, dari nilai mentah."),
    )
    figure = stacked("weights", [(_("Semua entri"), parts)], kinds, words, title=title)
    if not found["entries"]:
        return figure
    columns = (
        Column(_("Entri")), Column(_("Peringkat"), "number"), Column(_("Terbaik"), "number"), Column(_("Terburuk"), "number"),
    )  # fmt: skip
    data = tuple((one["entry"], one["rank"], one["best"], one["worst"]) for one in found["entries"])
    return Figure(figure.key, figure.title, figure.description, words, columns, data, figure.wide, figure.narrow)


def _leniency(result: Result, judges: list[dict[str, Any]]) -> Figure:
    """How mild or strict judges are, on one line through nought."""
    rows = sorted(((one["judge"], one["leniency"]) for one in judges), key=lambda row: row[1])
    words = _words(
        result, _("Murah atau hematnya nilai tiap juri"), _("angka di atas atau di bawah juri lain"),
        _("Ditaksir dari entri yang dibaca bersama; nol berarti seperti juri lain."),
    )  # fmt: skip
    width_of = rows[-1][1] - rows[0][1]
    title = _("Dari juri yang paling hemat sampai yang paling murah: %(points)s angka") % {
        "points": numbers.number(round(width_of, 1), 1)
    }
    if not any(value for _name, value in rows):
        title = _("Kemurahan nilai tidak ditaksir pada hasil ini")

    def draw(d: Drawing) -> None:
        top, step = 26, 9
        d.height = top + min(len(rows), 60) * step + 10
        most = max((abs(value) for _name, value in rows), default=0) or 1
        x = linear(-most, most, 6, d.width - 6)
        d.text(0, 12, _("hemat"), "axis")
        d.text(d.width, 12, _("murah"), "axis", "end")
        d.line(x(0), top - 8, x(0), d.height, "base")
        for place, (_name, value) in enumerate(rows[:60]):
            y = top + place * step
            d.line(x(0), y, x(value), y, "lead")
            d.dot(x(value), y, 3.5, "fill-accent" if value >= 0 else "fill-clay")

    columns = (Column(_("Juri")), Column(_("Kemurahan nilai"), "number", 2))
    description = "; ".join(f"{name} {numbers.number(value, 1)}" for name, value in (rows[0], rows[-1]))
    return made("leniency", title, words.subject, description, words, columns, rows, draw)


def group_rows(edition: Edition, study: Study | None) -> list[dict[str, Any]]:
    """One row for each test: what was asked, what came out in words, and its table."""
    if study is None or study.made_at is None:
        return []
    names: dict[str, Any] = {row.code: as_written(row.name) for row in Cluster.objects.filter(edition=edition)}
    names |= {label: str(words) for label, words in sentences.GROUP_LABELS.items()}
    told = []
    for test in study.found.get("tests", ()):
        rows = [
            [
                names.get(label, label), numbers.number(count),
                sentences.decimal(test.get("differences", {}).get(label)), sentences.decimal(test.get("p_by_group", {}).get(label), 3),
            ]
            for label, count in test["counts"].items()
        ]  # fmt: skip
        told.append({
            "title": str(sentences.GROUP_TESTS[test["name"]]), "words": sentences.group_words(test, CHANCE), "rows": rows,
            "compared": test["p"] is not None, "seen": test["p"] is not None and test["p"] < CHANCE,
        })  # fmt: skip
    return told
