"""A figure as a page shows it: message, two drawings, the same data as table and CSV, source."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext as _
from markupsafe import Markup

from sambut.frame import dates, numbers
from sambut.frame.figures.drawing import NARROW, WIDE, Drawing

Written = Callable[[float], str]


@dataclass(frozen=True)
class Words:
    """What is said around every figure. `subject` is the neutral title and the first part of the subtitle."""

    subject: str
    unit: str
    period: str
    source: str
    note: str = ""

    @property
    def subtitle(self) -> str:
        unit = "" if plain(self.unit).lower() in plain(self.subject).lower() else self.unit
        parts = [part for part in (self.subject, unit, self.period) if part]
        return Markup(", ").join(parts) if any(isinstance(part, Markup) for part in parts) else ", ".join(parts)


@dataclass(frozen=True)
class Column:
    """A column of the table behind a figure; values stay raw and are written by `kind`."""

    name: str
    kind: Literal["text", "number", "share", "day"] = "text"
    decimals: int | None = None

    def written(self, value: Any) -> str:
        if value is None:
            return _("tanpa data")
        if self.kind == "number":
            return numbers.number(value, self.decimals)
        if self.kind == "share":
            return numbers.percent(value, self.decimals or 0)
        if self.kind == "day":
            return dates.day(value, "plain")
        return value if isinstance(value, Markup) else str(value)


@dataclass(frozen=True)
class Figure:
    """Made by a writer of this package; shown by the macro `figure` of `frame/parts/figures.html`."""

    key: str
    title: str
    description: str
    words: Words
    columns: tuple[Column, ...]
    data: tuple[tuple[Any, ...], ...]
    wide: Drawing
    narrow: Drawing

    @property
    def subtitle(self) -> str:
        return self.words.subtitle

    @property
    def svg_wide(self) -> Markup:
        return self.wide.svg(plain(self.title), self.description)

    @property
    def svg_narrow(self) -> Markup:
        return self.narrow.svg(plain(self.title), self.description)

    @property
    def head(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def number_columns(self) -> list[int]:
        return [place for place, column in enumerate(self.columns) if column.kind in ("number", "share")]

    @property
    def rows(self) -> list[list[str]]:
        """The table, written in the language of the page."""
        return [[column.written(value) for column, value in zip(self.columns, row, strict=True)] for row in self.data]

    @property
    def csv(self) -> str:
        """The same table for machines: raw numbers with a point, days as YYYY-MM-DD, an empty cell for no data."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([plain(name) for name in self.head])
        writer.writerows([[_raw(value) for value in row] for row in self.data])
        return text.getvalue()


def plain(words: str) -> str:
    """Without the marks of a language: for drawings and machines. Words of a figure may be marked (`as_written`)."""
    return words.striptags() if isinstance(words, Markup) else words


def _raw(value: Any) -> Any:
    if value is None:
        return ""
    value = plain(value)
    if isinstance(value, str) and value[:1] in "=+-@\t\r":
        return "'" + value  # a spreadsheet would run it
    return value.isoformat() if isinstance(value, date) else value


def made(
    key: str,
    title: str | None,
    message: str,
    description: str,
    words: Words,
    columns: Sequence[Column],
    data: Sequence[Sequence[Any]],
    draw: Callable[[Drawing], None],
) -> Figure:
    """Draws both forms and puts the figure together; `message` is used when the caller gives no title."""
    drawings = [Drawing(key, WIDE), Drawing(key, NARROW)]
    for drawing in drawings:
        draw(drawing)
    return Figure(
        key,
        title or message,
        description,
        words,
        tuple(columns),
        tuple(tuple(row) for row in data),
        *drawings,
    )
