"""The last order of one cluster: desk result, panel and visit side by side, and what the plenary made of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sambut.competitions.final.plans import plan_of, weights_of
from sambut.competitions.final.states import Attendance, CriterionKind, SheetState, SlotState, VisitState
from sambut.competitions.final.weighing import Parts, Weights, panel_mean, seen_share
from sambut.competitions.judging import choosing
from sambut.competitions.judging.choosing_rules import Scored, needs_reason, ordered, places_of, tied_at_the_line
from sambut.competitions.models import (
    Cluster,
    Edition,
    Entry,
    FinalCriterion,
    FinalPlan,
    Sheet,
    Slot,
    Standing,
    Verdict,
    Visit,
    VisitItem,
    VisitTick,
)
from sambut.competitions.states import EntryState

AFTER = (EntryState.FINALIST, EntryState.WINNER, EntryState.STRIPPED)
"""Whoever reached the final, whatever came of it."""


@dataclass(frozen=True)
class FinalLine:
    """One finalist before the last plenary."""

    entry: Entry
    parts: Parts
    total: float
    place: int
    within: bool
    tied: bool
    verdict: Verdict | None
    slot: Slot | None
    visit: Visit | None


@dataclass(frozen=True)
class FinalRoomOf:
    """One cluster. `groups` are for `needs_reason`."""

    cluster: Cluster
    places: int
    lines: list[FinalLine]
    groups: list[list[Scored]]
    weights: Weights

    @property
    def decided(self) -> bool:
        return bool(self.lines) and all(line.verdict is not None for line in self.lines)

    @property
    def won(self) -> int:
        return sum(line.verdict is not None and line.verdict.won for line in self.lines)

    @property
    def lacking(self) -> list[Entry]:
        """Finalists of whom something that counts is not there yet."""
        return [line.entry for line in self.lines if line.parts.lacks(self.weights)]

    def leaves_order(self, won: set[int]) -> set[int]:
        return needs_reason(self.groups, self.places, won)


def final_rooms(edition: Edition, *, only: Cluster | None = None) -> list[FinalRoomOf]:
    """Every cluster with finalists; nine queries at any size."""
    plan = plan_of(edition)
    clusters = [only] if only else list(Cluster.objects.filter(edition=edition).order_by("place", "id"))
    rows = Entry.objects.filter(edition=edition, state__in=AFTER, cluster__in=clusters)
    entries = list(rows.select_related("unit", "body__kind", "category", "group", "region").order_by("pk"))
    parts = parts_of(edition, entries, plan)
    verdicts = {row.entry_id: row for row in Verdict.objects.filter(edition=edition)}
    slots = {row.entry_id: row for row in Slot.objects.filter(edition=edition)}
    visits = {row.entry_id: row for row in Visit.objects.filter(entry__in=entries)}
    by_cluster: dict[int, list[Entry]] = {}
    for entry in entries:
        by_cluster.setdefault(entry.cluster_id or 0, []).append(entry)
    return [
        _room(cluster, by_cluster[cluster.pk], parts, weights_of(plan), verdicts, slots, visits)
        for cluster in clusters
        if cluster.pk in by_cluster
    ]


def _room(
    cluster: Cluster, entries: Sequence[Entry], parts: dict[int, Parts], weights: Weights, verdicts: dict[int, Verdict],
    slots: dict[int, Slot], visits: dict[int, Visit],
) -> FinalRoomOf:  # fmt: skip
    """Equal totals are told apart by panel, then desk; what is still equal the plenary decides with a reason."""
    of = {entry.pk: entry for entry in entries}
    scored = [
        Scored(pk, parts[pk].total(weights), (parts[pk].panel or 0.0, parts[pk].desk or 0.0)) for pk in of
    ]  # fmt: skip
    groups = ordered(scored, by_criteria=True)
    place, tied = places_of(groups), tied_at_the_line(groups, cluster.quota)
    every = {row.entry for row in scored}
    within = every - needs_reason(groups, cluster.quota, every) - tied
    lines = [
        FinalLine(
            of[row.entry], parts[row.entry], row.score, place[row.entry], row.entry in within, row.entry in tied, verdicts.get(row.entry),
            slots.get(row.entry), visits.get(row.entry),
        )
        for group in groups
        for row in group
    ]  # fmt: skip
    return FinalRoomOf(cluster, cluster.quota, lines, groups, weights)


def parts_of(edition: Edition, entries: Sequence[Entry], plan: FinalPlan) -> dict[int, Parts]:
    """Entry → what counts of it. Six queries at any size."""
    desk = _desk(edition, entries)
    panel = _panel(edition, entries, plan)
    visit = _visited(edition, entries)
    return {entry.pk: Parts(desk.get(entry.pk), panel.get(entry.pk), visit.get(entry.pk)) for entry in entries}


def _desk(edition: Edition, entries: Sequence[Entry]) -> dict[int, float]:
    """What counted when the finalists were chosen."""
    result = choosing.latest(edition)
    if result is None:
        return {}
    calibrated = result.counts.get("counts") == "calibrated"
    rows = Standing.objects.filter(result=result, entry__in=entries)
    return {row.entry_id: choosing.score_of(row, calibrated) for row in rows}


def _panel(edition: Edition, entries: Sequence[Entry], plan: FinalPlan) -> dict[int, float]:
    """The mean of the signed sheets with the head's presence; 0 for who did not come."""
    criteria = list(FinalCriterion.objects.filter(edition=edition))
    scored = float(sum(row.weight for row in criteria if row.kind == CriterionKind.SCORE))
    head = float(sum(row.weight for row in criteria if row.kind == CriterionKind.HEAD))
    totals: dict[int, list[float]] = {}
    sheets = Sheet.objects.filter(slot__entry__in=entries).exclude(state=SheetState.SET_ASIDE)
    open_: set[int] = set()
    for entry, state, total in sheets.values_list("slot__entry_id", "state", "total"):
        if state == SheetState.SIGNED:
            totals.setdefault(entry, []).append(float(total or 0))
        else:
            open_.add(entry)
    found: dict[int, float] = {}
    for slot in Slot.objects.filter(entry__in=entries):
        if slot.state == SlotState.ABSENT:
            found[slot.entry_id] = 0.0
            continue
        if slot.state != SlotState.HELD or slot.entry_id in open_:
            continue
        points = head_points(slot.attendance, plan) if head else None
        mean = panel_mean(totals.get(slot.entry_id, []), scored=scored, head=head, head_points=points)
        if mean is not None:
            found[slot.entry_id] = mean
    return found


def head_points(attendance: str, plan: FinalPlan) -> float:
    """What the head's presence is worth, of 100, as the edition declared it."""
    worth = {Attendance.HEAD: 100, Attendance.DEPUTY: plan.deputy_points, Attendance.DELEGATE: plan.delegate_points}
    return float(worth.get(Attendance(attendance), 0))


def _visited(edition: Edition, entries: Sequence[Entry]) -> dict[int, float]:
    """Of 100, for visits that are concluded."""
    items = list(VisitItem.objects.filter(edition=edition).values_list("pk", flat=True))
    done = dict(Visit.objects.filter(entry__in=entries, state=VisitState.CONCLUDED).values_list("pk", "entry_id"))
    met: dict[int, dict[int, bool | None]] = {visit: {} for visit in done}
    for visit, item, was in VisitTick.objects.filter(visit__in=done).values_list("visit_id", "item_id", "met"):
        met[visit][item] = was
    shares = {done[visit]: seen_share(ticks, items) for visit, ticks in met.items()}
    return {entry: share for entry, share in shares.items() if share is not None}
