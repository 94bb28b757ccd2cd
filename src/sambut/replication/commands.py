"""`sambut match`: innovations for a need in people's words, with the reasons."""

import json as json_module
import time
from typing import Any

import click

from sambut.complaints.models import Category
from sambut.innovations.states import Cost, Grade
from sambut.kernel.clock import now
from sambut.organisations.models import Organisation
from sambut.regions.models import Region
from sambut.regions.queries import find, region
from sambut.replication import matching, sentences
from sambut.replication.matching import Match, Matches


@click.command()
@click.option("--need", "text", required=True, help="What is needed, in everyday words.")
@click.option(
    "--region",
    "code",
    help="Code (73.04) or name of the region that needs it: places are compared, powers are asked for.",
)
@click.option("--category", "topic", help="Code of a topic of complaints.")
@click.option(
    "--cost", type=click.Choice([cost.value for cost in Cost if cost]), help="The dearest band that can be afforded."
)
@click.option("--limit", default=matching.SHOWN, show_default=True, type=click.IntRange(1, matching.CANDIDATES))
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def match(text: str, code: str | None, topic: str | None, cost: str | None, limit: int, as_json: bool) -> None:
    """Innovations that answer a NEED, best first; what cannot be copied stands apart with the reason."""
    place, category = _region(code), _category(topic)
    body = Organisation.objects.running().bodies().filter(region=place).first() if place else None
    began = time.monotonic()
    found = matching.rank(text, category=category, region=place, body=body, cost=cost or "", at=now(), limit=limit)
    milliseconds = 1000 * (time.monotonic() - began)
    if as_json:
        click.echo(json_module.dumps(_object(text, place, found, milliseconds), ensure_ascii=False))
    else:
        _say(found, milliseconds)


def _region(code: str | None) -> Region | None:
    if not code:
        return None
    found = region(code) or find(code)
    if found is None:
        raise click.BadParameter(f"there is no region {code!r}", param_hint="--region")
    return found


def _category(code: str | None) -> Category | None:
    if not code:
        return None
    found = Category.objects.filter(code=code, body=None).first()
    if found is None:
        raise click.BadParameter(f"there is no topic {code!r}", param_hint="--category")
    return found


def _object(text: str, place: Region | None, found: Matches, milliseconds: float) -> dict[str, Any]:
    return {
        "need": text,
        "region": {"code": place.code, "name": place.name} if place else None,
        "matches": [_row(number, one) for number, one in enumerate(found.feasible, start=1)],
        "not_feasible": [_row(number, one) for number, one in enumerate(found.blocked, start=1)],
        "message": sentences.nothing(found),
        "rule": sentences.rule(),
        "milliseconds": round(milliseconds, 1),
    }


def _row(number: int, one: Match) -> dict[str, Any]:
    innovation = one.innovation
    return {
        "rank": number,
        "innovation": {
            "uuid": str(innovation.uuid), "title": innovation.name, "owner": innovation.body.name,
            "region": innovation.body.region.name if innovation.body.region else None,
        },
        "score": round(one.score, 4),
        "words": {"score": round(one.words, 4), "shared": list(one.shared)},
        "context": {"score": None if one.likeness.value is None else round(one.likeness.value, 4), "parts": {name: round(part, 4) for name, part in one.likeness.parts.items()}},
        "evidence": {"grade": one.evidence, "words": str(Grade(one.evidence).label)},
        "feasible": not one.obstacles,
        "obstacles": list(one.obstacles),
        "reasons": sentences.reasons(one),
    }  # fmt: skip


def _say(found: Matches, milliseconds: float) -> None:
    for number, one in enumerate(found.feasible, start=1):
        click.echo(f"{number}. {one.innovation.name} ({one.innovation.body.name}), {one.score:.2f}")
        for reason in sentences.reasons(one):
            click.echo(f"   {reason}")
    if not found.feasible:
        click.echo(sentences.nothing(found))
    for one in found.blocked:
        click.echo(f"-  {one.innovation.name} ({one.innovation.body.name}): {sentences.obstacle_words(one.obstacles)}")
    click.echo(f"{milliseconds:.0f} ms. {sentences.rule()}")
