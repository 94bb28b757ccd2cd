"""`sambut evaluate`: how well the language room does on a file of yours. Figures only; no text is printed or kept."""

import json as json_module
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from sambut.kernel.refusals import Refused
from sambut.language.evaluating.reading import BadFile, moments_of, rows_of

WRONG_USE = 2
_file = click.argument("file", type=click.Path(path_type=Path))
_json = click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")


@click.group(
    help="Measure masking, routing, duplicates and spam on rows of yours (CSV, UTF-8, first line = column names)."
)
def evaluate() -> None:
    """No database is needed and nothing is stored."""


@evaluate.command(help="What masking finds, how fast, and what survives it.")
@_file
@click.option("--column", "--text", default="teks", show_default=True, help="The column with the texts.")
@_json
def masking(file: Path, column: str, as_json: bool) -> None:
    from sambut.language.evaluating.masking import measure_masking

    _print(as_json, lambda: measure_masking([row[column] for row in rows_of(file, [column])]))


@evaluate.command(help="Who answers: trained on the first 80 % by time, tested on the rest.")
@_file
@click.option("--text", default="teks", show_default=True, help="The column with the texts.")
@click.option("--label", default="instansi", show_default=True, help="The column that says who answered.")
@click.option("--time", "moment", default="tanggal_keluhan", show_default=True, help="The column with date and time.")
@click.option(
    "--least", default=40, show_default=True, type=click.IntRange(2), help="Leave out labels with fewer rows."
)
@click.option(
    "--mask/--no-mask",
    "masked",
    default=False,
    show_default=True,
    help="Mask the texts first, as the product does.",
)
@_json
def routing(file: Path, text: str, label: str, moment: str, least: int, masked: bool, as_json: bool) -> None:
    from sambut.language.evaluating.routing import measure_routing

    def measured() -> dict[str, Any]:
        rows = rows_of(file, [text, label, moment], least=20)
        moments = moments_of(rows, moment)
        return measure_routing(
            [row[text] for row in rows], [row[label] for row in rows], moments, least=least, masked=masked
        )

    _print(as_json, measured)


@evaluate.command(help="Noisy copies of the texts, made the same way every time: is the original found again?")
@_file
@click.option("--text", "--column", default="teks", show_default=True, help="The column with the texts.")
@click.option("--seed", default=7, show_default=True, help="Another number makes other copies.")
@_json
def duplicates(file: Path, text: str, seed: int, as_json: bool) -> None:
    from sambut.language.evaluating.duplicates import measure_duplicates

    _print(as_json, lambda: measure_duplicates([row[text] for row in rows_of(file, [text], least=25)], seed=seed))


@evaluate.command(help="Labelled spam: trained on four fifths of the texts, tested on the rest.")
@_file
@click.option("--text", "--column", default="teks", show_default=True, help="The column with the texts.")
@click.option("--label", default="label", show_default=True, help="The column with 1 for spam and 0 for none.")
@_json
def spam(file: Path, text: str, label: str, as_json: bool) -> None:
    from sambut.language.evaluating.spam import labels_of, measure_spam

    def measured() -> dict[str, Any]:
        rows = rows_of(file, [text, label], least=20)
        return measure_spam([row[text] for row in rows], labels_of([row[label] for row in rows], label))

    _print(as_json, measured)


def _print(as_json: bool, measure: Callable[[], dict[str, Any]]) -> None:
    try:
        figures = measure()
    except BadFile as error:
        _end(str(error))
    except Refused:
        _end("The texts of this file are too few or too much alike to learn from.")
    else:
        click.echo(json_module.dumps(figures, ensure_ascii=False, indent=2) if as_json else "\n".join(_lines(figures)))


def _end(words: str) -> None:
    click.echo(words, err=True)
    raise SystemExit(WRONG_USE)


def _lines(figures: dict[str, Any], indent: str = "") -> list[str]:
    lines = []
    for name, value in figures.items():
        words = f"{indent}{name.replace('_', ' ')}"
        lines += [f"{words}:", *_lines(value, indent + "  ")] if isinstance(value, dict) else [f"{words}: {value}"]
    return lines
