"""How well earlier complaints tell who answers later ones: trained on the first 80 % by time, tested on the rest."""

import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sambut.language.evaluating.reading import BadFile
from sambut.language.learning import routing
from sambut.language.masking import mask

TRAINED = 0.8
LEAST_ROWS = 40
SUREST = (0.3, 0.5, 0.7)


def measure_routing(
    texts: Sequence[str], labels: Sequence[str], moments: Sequence[datetime], *, least: int, masked: bool
) -> dict[str, Any]:
    """First choice, first three, macro F1, and how right the surest are. Labels with fewer rows than `least` are left out."""
    import numpy

    counts = Counter(labels)
    rows = sorted(
        (moment, place)
        for place, moment in enumerate(moments)
        if labels[place].strip() and counts[labels[place]] >= least and texts[place].strip()
    )
    if len(rows) < 20 or len({labels[place] for _, place in rows}) < 2:
        raise BadFile(f"Too little to measure: two labels with {least} rows or more are needed (see --least).")
    order = [place for _, place in rows]
    read = [mask(text).text for text in texts] if masked else texts
    cut = int(len(order) * TRAINED)
    start = time.process_time()
    router = routing.train([read[place] for place in order[:cut]], [labels[place] for place in order[:cut]])
    fit = time.process_time() - start
    start = time.process_time()
    scores = router.scores([read[place] for place in order[cut:]])
    asked = time.process_time() - start
    ranked = numpy.argsort(-scores, axis=1, kind="stable")
    truth = [labels[place] for place in order[cut:]]
    first = [router.labels[row[0]] for row in ranked]
    right = [a == b for a, b in zip(first, truth, strict=True)]
    return {
        "rows": len(texts), "used": len(order), "labels": len({labels[place] for place in order}), "least_rows_a_label": least,
        "trained": cut, "tested": len(order) - cut, "tested_from": rows[cut][0].isoformat(), "masked_first": masked,
        "top1": _mean(right),
        "top3": _mean([label in [router.labels[at] for at in row[:3]] for label, row in zip(truth, ranked, strict=True)]),
        "macro_f1": round(_macro(truth, first), 4),
        "commonest_label_share": _mean([label == Counter(truth).most_common(1)[0][0] for label in truth]),
        "surest": _surest(scores, ranked, right),
        "fit_seconds": round(fit, 3),
        "texts_per_second": round(len(truth) / asked) if asked else None,
    }  # fmt: skip


def _surest(scores: Any, ranked: Any, right: Sequence[bool]) -> dict[str, float]:
    """Right answers among the surest part, by the margin between first and second place."""
    margins = [float(row[order[0]] - row[order[1]]) for row, order in zip(scores, ranked, strict=True)]
    places = sorted(range(len(margins)), key=lambda place: -margins[place])
    return {
        f"{share:.0%}": _mean([right[place] for place in places[: max(1, round(share * len(places)))]])
        for share in SUREST
    }


def _macro(truth: Sequence[str], guesses: Sequence[str]) -> float:
    from sklearn.metrics import f1_score

    return float(f1_score(list(truth), list(guesses), average="macro", zero_division=0))


def _mean(values: Sequence[bool]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0
