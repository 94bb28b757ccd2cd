"""Frozen result packs: everything a result was made of, without names of judges, and a hash. Anybody can count it again, alone.

A pack is one JSON object. `sha256` is that of the canonical JSON (sorted keys, no blanks, UTF-8) of all the rest. `recompute` checks the
hash, counts totals from aspects and weights, ranks and draws anew from what stands in the pack, and compares. Figures are compared to six
decimals (chances to 0.002: processors round draws otherwise in the last place); orders exactly.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sambut.competitions.science import method
from sambut.competitions.science.panel import Panel, Reading, panel_of
from sambut.competitions.science.ranking import Line, Ranking, lines_of, rank
from sambut.competitions.science.tables import BadTable

FORMAT = "sambut-contest-pack-1"
CLOSE, CLOSE_CHANCE = 1e-6, 0.002


class BadPack(ValueError):
    """No pack, or one of another format or method; the words say which."""


class Scored(NamedTuple):
    """One judge's scores of one entry, by aspect."""

    judge: str
    entry: str
    aspects: Mapping[str, float]
    sector: str = ""
    group: str = ""
    """Where groups of entries are scored by aspects of their own."""


@dataclass(frozen=True)
class Verdict:
    """`same` only when nothing differs. `differences` are sentences; `sha256` is that of the contents as they are now."""

    same: bool
    sha256: str
    differences: tuple[str, ...]


def pseudonyms(names: Iterable[str], key: bytes, letter: str) -> dict[str, str]:
    """Names → J001, J002 … in an order that only who has the key can repeat; so the number tells nothing of the name."""
    order = sorted(set(names), key=lambda name: (hmac.new(key, name.encode(), hashlib.sha256).digest(), name))
    width = max(3, len(str(len(order))))
    return {name: f"{letter}{place:0{width}d}" for place, name in enumerate(order, start=1)}


def total_of(aspects: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted mean of the aspects. Raises BadTable when an aspect lacks or weights do not sum above nought."""
    whole = sum(weights.values())
    if whole <= 0 or any(weight < 0 for weight in weights.values()):
        raise BadTable("Weights must not be negative, and some must be above nought.")
    if missing := sorted(set(weights) - set(aspects)):
        raise BadTable(f"A score lacks the aspect {missing[0]}.")
    return sum(weight * aspects[name] for name, weight in sorted(weights.items())) / whole


def pack(
    scores: Sequence[Scored],
    weights: Mapping[str, float],
    *,
    top: int,
    calibrate: bool,
    edition: Mapping[str, Any],
    key: bytes,
    groups: Mapping[str, Sequence[str]] | None = None,
    clusters: Mapping[str, str] | None = None,
    places: Mapping[str, int] | None = None,
    draws: int = method.DRAWS,
    seed: int = method.SEED,
) -> dict[str, Any]:
    """A pack of what was scored. `edition`: its rules as data (name, quotas, tie rule, decree …), kept as given.

    `groups`: group → its aspects, where not every group is scored by all of them; weights count within those.
    `clusters` (entry → cluster) and `places` (cluster → how many are taken), where places are given cluster by cluster.
    Judges lose their names; entries keep theirs, which are public. `key` (secret, 16 bytes or more) orders the pseudonyms.
    """
    if len(key) < 16:
        raise ValueError("The key of the pseudonyms needs 16 bytes.")
    judges = pseudonyms((one.judge for one in scores), key, "J")
    readings = sorted(
        (
            {
                "judge": judges[one.judge],
                "entry": one.entry,
                "sector": one.sector,
                "aspects": {name: float(one.aspects[name]) for name in sorted(weights) if name in one.aspects},
                **({"group": one.group} if groups else {}),
            }
            for one in scores
        ),
        key=lambda row: (row["entry"], row["judge"]),
    )
    rules = {"top": top, "calibrate": calibrate, "ties": method.TIES, "draws": draws, "seed": seed}
    body: dict[str, Any] = {
        "format": FORMAT,
        "method": method.VERSION,
        "edition": dict(edition),
        "weights": {name: float(weight) for name, weight in weights.items()},
        **({"groups": {name: sorted(groups[name]) for name in sorted(groups)}} if groups else {}),
        "rules": rules,
        "readings": readings,
        **({"clusters": dict(clusters), "places": dict(places)} if clusters and places else {}),
    }
    body["results"] = _results(ranked_pack(body))
    return {**body, "sha256": digest(body)}


def digest(body: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON of a pack without its own hash, in hexadecimal."""
    rest = {name: value for name, value in body.items() if name != "sha256"}
    return hashlib.sha256(canonical(rest).encode()).hexdigest()


def canonical(value: Any) -> str:
    """JSON with sorted keys and no blanks. Raises ValueError for nan and infinite numbers."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def read_json(text: str, *formats: str) -> dict[str, Any]:
    """The object of a pack of one of these formats. Raises BadPack."""
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except BadPack:
        raise
    except (ValueError, RecursionError) as error:
        raise BadPack("This is no JSON.") from error
    if not isinstance(found, dict) or found.get("format") not in formats:
        raise BadPack(f"This is no result pack: its format is not {' or '.join(formats)}.")
    return found


def read_pack(text: str) -> dict[str, Any]:
    """A pack from its text. Raises BadPack."""
    found = read_json(text, FORMAT)
    if lacking := [
        name for name in ("method", "weights", "rules", "readings", "results", "sha256") if name not in found
    ]:
        raise BadPack(f"The pack lacks {', '.join(lacking)}.")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names stand once: of two values of one name a reader sees the first, and a program counts the last."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise BadPack(f"The pack says {next(name for name in names if names.count(name) > 1)!r} twice.")
    return found


def _no_constant(said: str) -> float:
    raise BadPack(f"The pack holds {said}, which is no number.")


def recompute(given: Mapping[str, Any]) -> Verdict:
    """Count a pack again from nothing but itself. Raises BadPack where it cannot be counted."""
    if given["method"] != method.VERSION:
        raise BadPack(f"The pack was made with method {given['method']}; this program counts with {method.VERSION}.")
    try:
        found = digest(given)
        differences = [] if found == given["sha256"] else ["The contents were changed: the hash does not fit."]
        differences += _differences(given["results"], _results(ranked_pack(given)))
    except (BadTable, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise BadPack(f"The pack cannot be counted: {error}.") from error
    return Verdict(not differences, found, tuple(differences))


def panel_of_pack(given: Mapping[str, Any]) -> Panel:
    """The readings of a pack as weighted totals."""
    return panel_of(
        Reading(row["judge"], row["entry"], total_of(row["aspects"], _weights_of(given, row)), row.get("sector", ""))
        for row in given["readings"]
    )


def _weights_of(given: Mapping[str, Any], row: Mapping[str, Any]) -> Mapping[str, float]:
    """Of the aspects that this reading's group is scored by. Raises KeyError for a group that the pack does not know."""
    weights: Mapping[str, float] = given["weights"]
    if "groups" not in given:
        return weights
    return {name: weights[name] for name in given["groups"][row["group"]]}


def ranked_pack(body: Mapping[str, Any]) -> Ranking:
    """The ranking of what stands in a pack, by the pack's own rules."""
    rules = body["rules"]
    if not 1 <= int(rules["draws"]) <= 20_000:
        raise ValueError("draws lie between 1 and 20,000")
    panel = panel_of_pack(body)
    lines: tuple[Line, ...] = ()
    if body.get("clusters"):
        lines = lines_of(panel, body["clusters"], {name: int(count) for name, count in body["places"].items()})
    return rank(
        panel, top=int(rules["top"]), draws=int(rules["draws"]), seed=int(rules["seed"]), calibrate=bool(rules["calibrate"]), lines=lines
    )  # fmt: skip


def _results(found: Ranking) -> dict[str, Any]:
    parts = found.fit.components
    return {
        "raw": list(found.raw),
        "calibrated": list(found.calibrated),
        "counting": list(found.counting),
        "calibration": {"allowed": found.calibration.allowed, "applied": found.calibration.applied, "code": found.calibration.code},
        "components": {name: round(value, 6) for name, value in vars(parts).items()},
        "ties": [list(group) for group in found.ties],
        "standings": [one.as_dict() for one in found.standings],
    }  # fmt: skip


def _differences(told: Any, anew: Mapping[str, Any]) -> list[str]:
    if not isinstance(told, Mapping):
        return ["The results are not those of a pack."]
    found = [
        f"{name}: another order." for name in ("raw", "calibrated", "counting", "ties") if told.get(name) != anew[name]
    ]
    if told.get("calibration") != anew["calibration"]:
        found.append("calibration: another decision.")
    for name, value in anew["components"].items():
        if not _close((told.get("components") or {}).get(name), value, CLOSE * 1000 * max(1.0, abs(value))):
            found.append(f"components: {name} differs.")
    before = {row.get("entry"): row for row in told.get("standings") or () if isinstance(row, Mapping)}
    for row in anew["standings"]:
        old = before.pop(row["entry"], None)
        if old is None:
            found.append(f"{row['entry']}: is not in the results.")
            continue
        wrong = [name for name, value in row.items() if not _same(name, old.get(name), value)]
        if wrong:
            found.append(f"{row['entry']}: {', '.join(wrong)} differ.")
    return found + [f"{entry}: stands in the results and was not scored." for entry in before]


def _same(name: str, old: Any, new: Any) -> bool:
    if name in ("raw", "calibrated"):
        return _close(old, new, 1e-5 * max(1.0, abs(new)))
    if name == "p_top":
        return _close(old, new, CLOSE_CHANCE)
    if name in ("expected_rank", "low_rank", "high_rank"):
        return _close(old, new, 1 + 0.002 * abs(new or 0))
    return name == "in_band" or bool(old == new)


def _close(old: Any, new: Any, by: float) -> bool:
    if old is None or new is None:
        return old is new
    return isinstance(old, int | float) and abs(old - new) <= by
