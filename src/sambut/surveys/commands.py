"""`sambut survey index` and `sambut survey sample`. Neither asks the database."""

import json as json_module
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any

import click
import django

from sambut.frame.refusals import sentence
from sambut.kernel.refusals import Refused
from sambut.surveys.explaining import Explanation, explanations
from sambut.surveys.reading import Found, read
from sambut.surveys.rules import FEWEST, METHOD, Index, rounded, sample_size, satisfaction_index, weight_of, written

FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--weights", help="Own weights that add up to 1: U1=1/9,U2=0.1,…  Without it each element counts the same."
)
@click.option(
    "--respondents", type=click.IntRange(min=1), help="How many answered, for a file of sums that does not tell."
)
@click.option("--published", help="A figure that was published: which weight explains it?")
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def index(file: Path, weights: str | None, respondents: int | None, published: str | None, as_json: bool) -> None:
    """The satisfaction index of a CSV FILE, exact: columns U1, U2, … with a respondent a row, or sums of elements.

    An empty cell is a question that was not filled in. Sums come as one row of U1, U2, … with a column `respondents`,
    or as rows of `element`, `total`, `respondents`.
    """
    with _one_sentence():
        found = read(file, respondents=respondents)
        reckoned = satisfaction_index(found.tallies, _weights(weights))
        explained = list(explanations(_figure(published), found.tallies)) if published is not None else None
    if as_json:
        click.echo(json_module.dumps(_object(found, reckoned, published, explained), ensure_ascii=False))
    else:
        _say(found, reckoned, published, explained)


@click.command()
@click.option("--population", type=int, required=True, help="How many people used the service.")
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def sample(population: int, as_json: bool) -> None:
    """How many answers are wanted of so many users (Krejcie and Morgan)."""
    with _one_sentence():
        wanted = sample_size(population)
    click.echo(json_module.dumps({"population": population, "sample": wanted}) if as_json else wanted)


@contextmanager
def _one_sentence() -> Iterator[None]:
    django.setup()  # for the sentences; the database stays closed
    try:
        yield
    except Refused as refused:
        raise click.ClickException(f"{sentence(refused)} ({refused.code})") from refused


def _weights(text: str | None) -> dict[str, Fraction] | None:
    if text is None:
        return None
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    return {code.strip().upper(): weight_of(weight) for code, _sign, weight in pairs}


def _figure(text: str) -> Decimal:
    try:
        figure = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        figure = Decimal("NaN")
    if not figure.is_finite() or abs(figure) > 1000:
        raise Refused("survey.file.published", value=text[:40])
    return figure


def _object(
    found: Found, reckoned: Index, published: str | None, explained: list[Explanation] | None
) -> dict[str, Any]:
    given: dict[str, Any] = {
        "index": float(reckoned.value), "class": str(reckoned.grade), "label": str(reckoned.grade.label),
        "raw": float(rounded(reckoned.raw, 6)), "exact": written(reckoned.exact), "respondents": found.respondents,
        "elements": {
            code: {
                "mean": float(rounded(reckoned.means[code], 6)), "total": tally.total, "respondents": tally.respondents,
                "weight": written(reckoned.weights[code]),
            }
            for code, tally in sorted(found.tallies.items())
        },
        "enough": found.respondents >= FEWEST, "method": METHOD, "ignored": found.ignored,
    }  # fmt: skip
    if explained is not None:
        given["published"] = published
        given["explained_by"] = [
            {"weight": one.weight, "mean_places": one.mean_places, "index": float(one.value), "exact": one.exact}
            for one in explained
        ]
    return given


def _say(found: Found, reckoned: Index, published: str | None, explained: list[Explanation] | None) -> None:
    click.echo(f"{reckoned.value} {reckoned.grade} ({reckoned.grade.label}), {found.respondents} respondents, {METHOD}")
    for code, tally in sorted(found.tallies.items()):
        mean, weight = rounded(reckoned.means[code], 4), written(reckoned.weights[code])
        click.echo(f"  {code:4} {mean}  {tally.total} of {tally.respondents} answers, weight {weight}")
    if found.respondents < FEWEST:
        click.echo(f"  Fewer than {FEWEST} answers: do not publish a figure.")
    if found.ignored:
        click.echo(f"  Passed over: {', '.join(found.ignored[:20])}")
    if explained == []:
        click.echo(f"  {published} is explained by no weight that is in use.")
    for one in explained or []:
        means = f", means rounded to {one.mean_places} places" if one.mean_places else ""
        click.echo(f"  {published} is what weight {one.weight} gives{means}.")
