"""Taking in outlines of regions for maps."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from sambut.kernel.refusals import Refused
from sambut.regions.drawing import SIZES, Drawn, Size, drawn
from sambut.regions.models import Outline, Region
from sambut.regions.queries import regions, without_outline
from sambut.regions.states import LEVELS
from sambut.regions.topology import decoded

Progress = Callable[[str, int, int], None]
LARGEST = 60_000_000


@dataclass(frozen=True)
class Joined:
    """Which codes of the file are regions of ours, which are not, and which of ours of that level have no outline yet."""

    level: str
    joined: tuple[str, ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]


@transaction.atomic
def import_boundaries(content: bytes, *, progress: Progress | None = None) -> Joined:
    """Draws every shape of a TopoJSON file once for each size and stores it by code. Again: replaces what it names."""
    tell = progress or (lambda step, done, total: None)
    topology = decoded(_read(content))
    codes = list(dict.fromkeys(shape.code for shape in topology.shapes))
    ours = regions(codes)
    if not ours:
        raise Refused("region.boundaries.none_known", example=codes[0][:13])
    for done, size in enumerate(SIZES, start=1):
        Outline.objects.bulk_create(
            [_outline(ours[found.code], size, found) for found in drawn(topology, size) if found.code in ours],
            update_conflicts=True,
            unique_fields=["region", "width"],
            update_fields=["path", "dot_x", "dot_y"],
        )
        tell("draw", done, len(SIZES))
    level = max(ours).count(".")
    return Joined(
        level=LEVELS[level],
        joined=tuple(sorted(ours)),
        unknown=tuple(sorted(set(codes) - set(ours))),
        missing=tuple(without_outline(LEVELS[level])),
    )


def _read(content: bytes) -> object:
    if len(content) > LARGEST:
        raise Refused("region.boundaries.too_large")
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise Refused("region.boundaries.not_topojson") from fault


def _outline(region: Region, size: Size, found: Drawn) -> Outline:
    x, y = found.dot or (None, None)
    return Outline(region=region, width=size.width, path=found.path, dot_x=x, dot_y=y)
