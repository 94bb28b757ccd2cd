"""Reading TopoJSON: shared arcs, quantised and written as differences. Plain Python.

Neighbours share an arc, so an arc that is simplified once keeps one border between them and leaves no slivers.
"""

import heapq
import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sambut.kernel.refusals import Refused

Point = tuple[float, float]
Ring = list[int]
"""Numbers of arcs, one after the other; `~n` is arc n walked backwards."""

MOST_POINTS = 3_000_000


@dataclass(frozen=True)
class Shape:
    """One region of the file: its code and its polygons, each an outer ring and its holes."""

    code: str
    polygons: list[list[Ring]]


@dataclass(frozen=True)
class Topology:
    arcs: list[list[Point]]
    shapes: list[Shape]


def decoded(content: Any) -> Topology:
    """The arcs in degrees and the shapes that carry a `kode`. Refuses what is no TopoJSON or is broken."""
    if (
        not isinstance(content, dict)
        or content.get("type") != "Topology"
        or not isinstance(content.get("objects"), dict)
    ):
        raise Refused("region.boundaries.not_topojson")
    try:
        arcs = _arcs(content)
        shapes = [shape for found in content["objects"].values() for shape in _shapes(found)]
        if not all(math.isfinite(x) and math.isfinite(y) for arc in arcs for x, y in arc):
            raise ValueError("a point without a place")
        for shape in shapes:
            for ring in (ring for polygon in shape.polygons for ring in polygon):
                joined(ring, arcs)
    except (KeyError, IndexError, TypeError, ValueError, OverflowError, AttributeError) as fault:
        raise Refused("region.boundaries.broken", why=type(fault).__name__) from fault
    if not shapes:
        raise Refused("region.boundaries.no_codes")
    return Topology(arcs, shapes)


def joined(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring. Each arc begins where the one before ended, so its first point is left out."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def area(points: list[Point]) -> float:
    """Of a closed ring, without sign."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))) / 2


def simplified(points: list[Point], least: float) -> list[Point]:
    """Visvalingam: drops the point with the smallest triangle while that is under `least`. The ends always stay.

    A triangle counts at least as much as the one dropped before it beside it, so a smooth bend is not eaten from one end.
    """
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    weight = [0.0] * len(points)
    heap = []
    for middle in range(1, len(points) - 1):
        weight[middle] = _triangle(points, middle - 1, middle, middle + 1)
        heap.append((weight[middle], middle))
    heapq.heapify(heap)
    gone = [False] * len(points)
    while heap and heap[0][0] < least:
        size, middle = heapq.heappop(heap)
        if gone[middle] or size != weight[middle]:
            continue
        gone[middle] = True
        left, right = before[middle], after[middle]
        after[left], before[right] = right, left
        for beside in (left, right):
            if 0 < beside < len(points) - 1:
                weight[beside] = max(size, _triangle(points, before[beside], beside, after[beside]))
                heapq.heappush(heap, (weight[beside], beside))
    return [point for point, dropped in zip(points, gone, strict=True) if not dropped]


def _triangle(points: list[Point], a: int, b: int, c: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = points[a], points[b], points[c]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2


def _arcs(content: dict[str, Any]) -> list[list[Point]]:
    if sum(len(arc) for arc in content["arcs"]) > MOST_POINTS:
        raise Refused("region.boundaries.too_large")
    quantised = content.get("transform")
    if quantised is None:
        return [[(float(x), float(y)) for x, y, *_ in arc] for arc in content["arcs"]]
    (width, height), (left, bottom) = quantised["scale"], quantised["translate"]
    arcs = []
    for arc in content["arcs"]:
        x, y, points = 0, 0, []
        for step_x, step_y, *_ in arc:
            x, y = x + step_x, y + step_y
            points.append((x * width + left, y * height + bottom))
        arcs.append(points)
    return arcs


def _shapes(found: dict[str, Any]) -> list[Shape]:
    if found["type"] == "GeometryCollection":
        return [shape for inner in found["geometries"] for shape in _shapes(inner)]
    code = (found.get("properties") or {}).get("kode")
    if not isinstance(code, str) or found["type"] not in ("Polygon", "MultiPolygon"):
        return []
    return [Shape(code.strip(), [found["arcs"]] if found["type"] == "Polygon" else found["arcs"])]
