"""The last numbers as a frozen pack, beside that of the desk result: made once, by the decree of the winners."""

from datetime import datetime
from typing import Any

from sambut.competitions.actions.counting import key_of
from sambut.competitions.final import packs
from sambut.competitions.final.choosing import FinalRoomOf, final_rooms, head_points
from sambut.competitions.final.plans import plan_of, weights_of
from sambut.competitions.final.states import Attendance, SheetState, VisitState
from sambut.competitions.judging import choosing
from sambut.competitions.models import Edition, FinalCriterion, FinalResult, SheetMark, VisitItem, VisitTick
from sambut.competitions.science.packs import canonical, pseudonyms
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused

CLOSE = 1e-6


def freeze_final(edition: Edition, *, at: datetime) -> FinalResult:
    """Refused where a number moved since the plenary had it: then the plenary decides that cluster once more."""
    rooms = final_rooms(edition)
    moved = [line.entry.title for room in rooms for line in room.lines if _moved(line.verdict, line.total)]
    if moved:
        raise Refused("edition.finish.moved", count=len(moved), lacking=moved[:5])
    body = packs.pack(_body(edition, rooms))
    return FinalResult.objects.create(
        edition=edition, made_at=at, method=body["method"], pack=canonical(body), digest=body["sha256"]
    )


def _moved(verdict: Any, total: float) -> bool:
    return verdict is not None and abs(verdict.total - total) > CLOSE


def _body(edition: Edition, rooms: list[FinalRoomOf]) -> dict[str, Any]:
    plan, result = plan_of(edition), choosing.latest(edition)
    sheets, seen = _sheets(edition), _seen(edition)
    return {
        "edition": {
            "id": str(edition.uuid), "name": edition.name, "year": edition.year, "host": edition.host.name, "decree": edition.winners_decree,
        },
        "desk_sha256": result.digest if result else "",
        "weights": vars(weights_of(plan)),
        "criteria": {
            row.code: {"weight": float(row.weight), "kind": row.kind} for row in FinalCriterion.objects.filter(edition=edition)
        },
        "presence": {one.value: head_points(one, plan) for one in Attendance},
        "checklist": list(VisitItem.objects.filter(edition=edition).order_by("place", "id").values_list("code", flat=True)),
        "clusters": {room.cluster.code: room.places for room in rooms},
        "finalists": [
            {
                "entry": spoken(line.entry.number), "cluster": room.cluster.code, "desk": line.parts.desk,
                "slot": line.slot.state if line.slot else None, "attendance": line.slot.attendance if line.slot else "",
                "sheets": sheets.get(line.entry.pk, []), "won": line.verdict is not None and line.verdict.won,
                "seen": seen.get(line.entry.pk, {}) if line.visit and line.visit.state == VisitState.CONCLUDED else None,
            }
            for room in rooms
            for line in sorted(room.lines, key=lambda one: one.entry.number)
        ],
    }  # fmt: skip


def _sheets(edition: Edition) -> dict[int, list[dict[str, Any]]]:
    """Entry → its signed sheets; members of the panel lose their names, and their order tells nothing."""
    rows = SheetMark.objects.filter(
        sheet__slot__edition=edition, sheet__state=SheetState.SIGNED, criterion__kind="score"
    )
    columns = rows.values_list("sheet__slot__entry_id", "sheet__judge_id", "criterion__code", "score")
    marks: dict[tuple[int, str], dict[str, float]] = {}
    for entry, judge, code, score in columns:
        assert score is not None  # nothing is signed without
        marks.setdefault((entry, str(judge)), {})[code] = float(score)
    names = pseudonyms((judge for _entry, judge in marks), key_of(edition, "panel"), "P")
    found: dict[int, list[dict[str, Any]]] = {}
    for (of, member), scores in sorted(marks.items(), key=lambda one: names[one[0][1]]):
        found.setdefault(of, []).append({"judge": names[member], "marks": scores})
    return found


def _seen(edition: Edition) -> dict[int, dict[str, bool | None]]:
    found: dict[int, dict[str, bool | None]] = {}
    rows = VisitTick.objects.filter(visit__entry__edition=edition)
    for entry, code, met in rows.values_list("visit__entry_id", "item__code", "met"):
        found.setdefault(entry, {})[code] = met
    return found
