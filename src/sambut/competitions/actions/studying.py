"""What is asked of a frozen result beside its order: without one judge, with other weights, group by group. A job, step by step.

Every step is its own transaction, so that the page tells how far it is; a job that is killed begins the study it was at anew.
"""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from sambut.competitions.models import Entry, Judge, Result, Study
from sambut.competitions.states import StudyKind
from sambut.kernel.numbers import spoken

MOST_TOLD = 200
"""Entries or judges that a study names; the others it counts."""
A_BREATH = timedelta(seconds=1)
"""Progress is written at most so often."""
LABELS = ("cluster", "island", "field")
Step = dict[str, Any] | None
"""Found at the last step, nothing before."""


def begin_studies(result: Result, judges: dict[str, str], *, at: datetime) -> None:
    """Rows for the job to fill. `judges`: pseudonym → judge; kept only as long as the job needs it."""
    steps = {StudyKind.INFLUENCE: len(judges), StudyKind.WEIGHTS: 1, StudyKind.GROUPS: len(LABELS)}
    Study.objects.bulk_create(
        Study(result=result, kind=kind, asked_at=at, steps=count, found={"judges": judges} if kind == StudyKind.GROUPS else {})
        for kind, count in steps.items()
    )  # fmt: skip


def study_result(result_id: int, *, clock: Callable[[], datetime]) -> None:
    """Works out what is not worked out yet. `clock`: asked between steps, so that progress is told now and then."""
    result = Result.objects.get(pk=result_id)
    body = None
    for study in Study.objects.filter(result=result, made_at=None).order_by("pk"):
        body = body or json.loads(result.pack)
        _work(study, _WORK[StudyKind(study.kind)](study, body), clock=clock)


def _work(study: Study, steps: Iterator[Step], *, clock: Callable[[], datetime]) -> None:
    told = clock()
    for done, found in enumerate(steps, start=1):
        if found is not None:
            with transaction.atomic():
                Study.objects.filter(pk=study.pk, made_at=None).update(found=found, done=study.steps, made_at=clock())
        elif clock() - told > A_BREATH:
            Study.objects.filter(pk=study.pk, made_at=None).update(done=min(done, study.steps))
            told = clock()


def _influence(study: Study, body: dict[str, Any]) -> Iterator[Step]:
    from sambut.competitions.science import influence, packs

    found = packs.ranked_pack(body)
    left = []
    if len(found.panel.judges) > 1:
        for place in range(len(found.panel.judges)):
            left.append(influence.left_out(found, place))
            yield None
    yield {
        "judges": [
            {
                "judge": one.judge, "readings": one.readings, "leniency": round(one.leniency, 3), "comes_in": one.comes_in[:MOST_TOLD],
                "falls_out": one.falls_out[:MOST_TOLD], "moves": len(one.comes_in), "unread": len(one.unread),
            }
            for one in influence.by_weight(left)
        ]
    }  # fmt: skip


def _weights(study: Study, body: dict[str, Any]) -> Iterator[Step]:
    from sambut.competitions.science.influence import WeightRange, means_of, weight_ranges

    names = sorted(body["weights"])
    sums: dict[str, list[Any]] = {}
    for row in body["readings"]:
        if set(names) - set(row["aspects"]):
            yield {"why": "aspects"}
            return
        sums.setdefault(row["entry"], []).append([row["aspects"][name] for name in names])
    clusters = body.get("clusters", {})
    weights, ranges = [body["weights"][name] for name in names], list[WeightRange]()
    for cluster in sorted({clusters.get(entry, "") for entry in sums}):
        entries = sorted(entry for entry in sums if clusters.get(entry, "") == cluster)
        means = means_of([sums[entry] for entry in entries])
        top = body["places"].get(cluster, 0) if clusters else body["rules"]["top"]
        ranges += weight_ranges(entries, means, weights, top=top)
    some = sorted((one for one in ranges if one.inside == "sometimes"), key=lambda one: (one.rank, one.entry))
    yield {
        "counts": {name: sum(one.inside == name for one in ranges) for name in ("always", "sometimes", "never")},
        "entries": [{"entry": one.entry, "rank": one.rank, "best": one.best, "worst": one.worst} for one in some[:MOST_TOLD]],
    }  # fmt: skip


def _groups(study: Study, body: dict[str, Any]) -> Iterator[Step]:
    """Labels: the cluster of the entry (class of region), whether judge and entry are of one island, whether the field is the judge's own."""
    from sambut.competitions.science import packs
    from sambut.competitions.science.influence import group_test

    panel = packs.panel_of_pack(body)
    entries = _entries(study.result)
    judges = _judges(study.found.get("judges", {}))
    pairs = [(panel.judges[judge], panel.entries[entry]) for judge, entry in zip(panel.judge, panel.entry, strict=True)]
    told = []
    for name in LABELS:
        labels = [_label(name, judges.get(judge), entries.get(entry)) for judge, entry in pairs]
        counts = {label: labels.count(label) for label in sorted(set(labels))}
        row: dict[str, Any] = {"name": name, "counts": counts, "p": None}
        if len(counts) > 1:
            test = group_test(panel, labels)
            row |= {
                "p": round(test.p, 4), "of_judges": test.of_judges, "permutations": test.permutations,
                "differences": {label: round(value, 3) for label, value in test.differences.items()},
                "p_by_group": {label: round(value, 4) for label, value in test.p_by_group.items()},
            }  # fmt: skip
        told.append(row)
        yield None
    yield {"tests": told}


def _label(name: str, judge: dict[str, Any] | None, entry: dict[str, Any] | None) -> str:
    if entry is None or (judge is None and name != "cluster"):
        return "unknown"
    if name == "cluster":
        return str(entry["cluster"]) or "unknown"
    assert judge is not None  # asked above
    if name == "island":
        if not judge["island"] or not entry["island"]:
            return "unknown"
        return "same" if judge["island"] == entry["island"] else "other"
    if not judge["fields"] or not entry["field"]:
        return "unknown"
    return "same" if entry["field"] in judge["fields"] else "other"


def _entries(result: Result) -> dict[str, dict[str, Any]]:
    rows = Entry.objects.filter(edition=result.edition_id, number__isnull=False)
    columns = rows.values_list("number", "cluster__code", "region__code", "category__code")
    return {
        spoken(number): {"cluster": cluster or "", "island": (region or "")[:1], "field": field or ""}
        for number, cluster, region, field in columns.iterator(chunk_size=2000)
    }


def _judges(known: dict[str, str]) -> dict[str, dict[str, Any]]:
    rows = Judge.objects.filter(pk__in=[int(pk) for pk in known.values()]).select_related("institution__region")
    of = {row.pk: row for row in rows.prefetch_related("categories")}
    found = {}
    for name, pk in known.items():
        if (row := of.get(int(pk))) is not None:
            region = row.institution.region if row.institution else None
            found[name] = {
                "island": region.code[:1] if region else "", "fields": {category.code for category in row.categories.all()}
            }  # fmt: skip
    return found


_WORK: dict[StudyKind, Callable[[Study, dict[str, Any]], Iterator[Step]]] = {
    StudyKind.INFLUENCE: _influence, StudyKind.WEIGHTS: _weights, StudyKind.GROUPS: _groups,
}  # fmt: skip
