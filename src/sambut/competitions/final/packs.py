"""The frozen pack of the last numbers: marks of the panel, presence, checklists and desk results, and what they add up to. Plain Python.

Like the pack of the desk result: one JSON object, `sha256` that of the canonical JSON of all the rest, members of the panel without names.
`recompute` counts marks, means, shares, totals, places and ties anew from what stands in it, and compares; figures to six decimals.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sambut.competitions.final.weighing import Parts, Weights, panel_mean, seen_share
from sambut.competitions.judging.choosing_rules import Scored, needs_reason, ordered, places_of, tied_at_the_line
from sambut.competitions.science import packs as science
from sambut.competitions.science.packs import BadPack, Verdict, digest

FORMAT = "sambut-contest-final-1"
METHOD = "final-2026-1"
PARTS = ("desk", "panel", "visit")
CLOSE, DECIMALS = 1e-6, 6
THOUSANDTH = Decimal("0.001")
NEEDED = ("method", "weights", "criteria", "presence", "checklist", "clusters", "finalists", "results", "sha256")


def pack(body: Mapping[str, Any]) -> dict[str, Any]:
    """`edition`, `desk_sha256`, `weights` of the parts, `criteria` (code → weight, kind), `presence` (who came → points), `checklist`,
    `clusters` (code → places) and `finalists`, each with `entry`, `cluster`, `desk`, `slot`, `attendance`, `sheets`, `seen`, `won`.
    """
    whole = {"format": FORMAT, "method": METHOD, **body}
    whole["results"] = counted(whole)
    return {**whole, "sha256": digest(whole)}


def checked(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same, if it is such a pack. Raises BadPack."""
    if lacking := [name for name in NEEDED if name not in found]:
        raise BadPack(f"The pack lacks {', '.join(lacking)}.")
    if found["method"] != METHOD:
        raise BadPack(f"The pack was made with method {found['method']}; this program counts with {METHOD}.")
    return found


def recompute(given: Mapping[str, Any]) -> Verdict:
    """Count it again from nothing but itself. Raises BadPack where it cannot be counted."""
    checked(given)
    try:
        found = digest(given)
        differences = [] if found == given["sha256"] else ["The contents were changed: the hash does not fit."]
        differences += _differences(given["results"], counted(given))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise BadPack(f"The pack cannot be counted: {error}.") from error
    return Verdict(not differences, found, tuple(differences))


def recompute_any(text: str) -> Verdict:
    """A pack of either kind from its text, counted again. Raises BadPack."""
    found = science.read_json(text, science.FORMAT, FORMAT)
    return recompute(found) if found["format"] == FORMAT else science.recompute(science.read_pack(text))


def counted(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each finalist's numbers and place, cluster by cluster, best first."""
    weights = Weights(*(int(body["weights"][name]) for name in PARTS))
    found: list[dict[str, Any]] = []
    for cluster in sorted(body["clusters"]):
        those = [row for row in body["finalists"] if row["cluster"] == cluster]
        found += _cluster(body, those, int(body["clusters"][cluster]), weights)
    return found


def _cluster(
    body: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], places: int, weights: Weights
) -> list[dict[str, Any]]:
    parts = [Parts(row["desk"], _panel(body, row), _seen(body, row)) for row in rows]
    groups = ordered(
        [
            Scored(at, one.total(weights), (one.panel or 0.0, one.desk or 0.0))
            for at, one in enumerate(parts)
        ],
        by_criteria=True,
    )  # fmt: skip
    place, tied = places_of(groups), tied_at_the_line(groups, places)
    leaves = needs_reason(groups, places, {at for at, row in enumerate(rows) if row["won"]})
    return [
        {
            "entry": rows[one.entry]["entry"], "place": place[one.entry], "total": round(one.score, DECIMALS), "tied": one.entry in tied,
            "out_of_order": one.entry in leaves, **{name: _rounded(getattr(parts[one.entry], name)) for name in PARTS},
        }
        for group in groups
        for one in group
    ]  # fmt: skip


def _panel(body: Mapping[str, Any], row: Mapping[str, Any]) -> float | None:
    """The mean of the sheets with the head's presence; 0 for who did not come, none for who was not heard."""
    if row["slot"] == "absent":
        return 0.0
    if row["slot"] != "held":
        return None
    scored = {code: _exact(one["weight"]) for code, one in body["criteria"].items() if one["kind"] == "score"}
    head = float(sum(one["weight"] for one in body["criteria"].values() if one["kind"] == "head"))
    whole = sum(scored.values(), start=Decimal())
    totals = [
        sum((scored[code] * _exact(sheet["marks"][code]) for code in scored), start=Decimal()) / whole
        for sheet in row["sheets"]
    ]
    points = float(body["presence"].get(row["attendance"], 0)) if head else None
    return panel_mean(
        [float(one.quantize(THOUSANDTH)) for one in totals], scored=float(whole), head=head, head_points=points
    )


def _seen(body: Mapping[str, Any], row: Mapping[str, Any]) -> float | None:
    """None where nobody concluded a visit."""
    if row["seen"] is None:
        return None
    items = range(len(body["checklist"]))
    return seen_share({at: row["seen"].get(body["checklist"][at]) for at in items}, items)


def _differences(told: Any, anew: Sequence[Mapping[str, Any]]) -> list[str]:
    before = {row["entry"]: row for row in told}
    found: list[str] = []
    if [row["entry"] for row in told] != [row["entry"] for row in anew]:
        found.append("results: another order.")
    for row in anew:
        old = before.pop(row["entry"], None)
        if old is None:
            found.append(f"{row['entry']}: is not in the results.")
        elif wrong := [name for name, value in row.items() if not _same(old.get(name), value)]:
            found.append(f"{row['entry']}: {', '.join(wrong)} differ.")
    return found + [f"{entry}: stands in the results and is no finalist." for entry in before]


def _same(old: Any, new: Any) -> bool:
    if isinstance(new, float):
        return isinstance(old, int | float) and abs(old - new) <= CLOSE * max(1.0, abs(new))
    return bool(old == new)


def _exact(value: float) -> Decimal:
    """Marks and weights have two decimals: they are added as such, as on the sheet."""
    return Decimal(str(value))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), DECIMALS)
