"""Outlines as SVG paths for a map of Indonesia. Plain Python."""

import math
from dataclasses import dataclass

from sambut.regions.topology import Point, Topology, area, joined, simplified

WEST, NORTH, DEGREES_WIDE = 94.9, 6.3, 46.2
PARALLEL = math.cos(math.radians(2.5))
"""Equirectangular, standard parallel 2.5° S: the country lies on the equator, so shapes are under 2 % wrong."""
ISLET = 0.8
"""Rings under this many square pixels are left out."""


@dataclass(frozen=True)
class Size:
    """A map for screens of a width: how coarse it is, and under which area a region becomes a dot."""

    width: int
    drawn: int
    triangle: float
    dot: float


SIZES = (Size(720, 680, 0.30, 16), Size(320, 308, 0.50, 6))
"""Drawn in 680 and 308 units: what the column leaves."""


@dataclass(frozen=True)
class Drawn:
    code: str
    path: str
    dot: Point | None


def drawn(topology: Topology, size: Size) -> list[Drawn]:
    """Each shape once, by code; a code that stands in several shapes is one region."""
    full = [[_placed(point, size) for point in arc] for arc in topology.arcs]
    coarse = [simplified(arc, size.triangle) for arc in full]
    polygons: dict[str, list[list[list[int]]]] = {}
    for shape in topology.shapes:
        polygons.setdefault(shape.code, []).extend(shape.polygons)
    return [
        Drawn(
            code, "".join(_path(joined(ring, coarse)) for polygon in found for ring in polygon), _dot(found, full, size)
        )
        for code, found in polygons.items()
    ]


def _placed(point: Point, size: Size) -> Point:
    scale = size.drawn / DEGREES_WIDE
    return (point[0] - WEST) * PARALLEL * scale, (NORTH - point[1]) * scale


def _dot(polygons: list[list[list[int]]], arcs: list[list[Point]], size: Size) -> Point | None:
    """The middle of the largest part of a region that is too small to be seen."""
    outer = [joined(polygon[0], arcs) for polygon in polygons if polygon]
    if not outer or sum(map(area, outer)) >= size.dot:
        return None
    largest = max(outer, key=area)
    inner = largest[:-1] or largest
    return round(sum(x for x, _ in inner) / len(inner), 1), round(sum(y for _, y in inner) / len(inner), 1)


def _path(points: list[Point]) -> str:
    """`M12.5 3l1 .5-.2 1z`: one absolute point, then differences in tenths of a unit."""
    if len(points) < 4 or area(points) < ISLET:
        return ""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points[:-1]]
    steps, (last_x, last_y) = [], tenths[0]
    for x, y in tenths[1:]:
        if (x, y) != (last_x, last_y):
            steps.append((x - last_x, y - last_y))
            last_x, last_y = x, y
    if len(steps) < 2:
        return ""
    return f"M{_number(tenths[0][0])}{_separated(tenths[0][1])}l{_joined(steps)}z"


def _joined(steps: list[tuple[int, int]]) -> str:
    first, *others = [value for step in steps for value in step]
    return _number(first) + "".join(map(_separated, others))


def _separated(tenths: int) -> str:
    text = _number(tenths)
    return text if text.startswith("-") else f" {text}"


def _number(tenths: int) -> str:
    """Tenths as SVG writes them: `-.5`, `12`, `3.4`."""
    whole, part = divmod(abs(tenths), 10)
    text = f"{whole or ''}.{part}" if part else str(whole)
    return f"-{text}" if tenths < 0 else text
