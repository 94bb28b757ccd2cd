"""For judges: what waits for them, what stands in the way. Reading, scoring and signing are done by a person at a page."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router
from pydantic import Field, WithJsonSchema

from sambut.api.answers import NothingForm, Shape, valid
from sambut.api.competitions import shapes
from sambut.api.competitions.around import ANSWERS, Strict, person_of
from sambut.api.complaints.desk import Token
from sambut.api.complaints.shapes import Cursor, Spoken
from sambut.competitions import actions
from sambut.competitions.actions.judging import SAID
from sambut.competitions.judging import access as panel_access
from sambut.competitions.judging import panels as panel_queries
from sambut.competitions.judging import queries as judging_queries
from sambut.competitions.judging.forms import RecuseForm
from sambut.competitions.models import Judge
from sambut.competitions.states import ConflictKind, JudgeState
from sambut.frame.paging import slice_of
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken

router = Router(tags=["meja"], auth=Token())
StateOfJudge = Annotated[str, WithJsonSchema({"type": "string", "enum": JudgeState.values})]
SaidKind = Annotated[str, WithJsonSchema({"type": "string", "enum": [one.value for one in SAID]})]
SIZE = 50


class Seat(Shape):
    uuid: UUID
    contest: UUID
    state: StateOfJudge
    most: int
    """The most entries that this judge can read."""
    signed: int
    open: int


class Waiting(Shape):
    uuid: UUID
    contest: UUID
    entry: UUID
    number: Spoken
    due_at: datetime | None


class WaitingPage(Shape):
    rows: list[Waiting]
    next: str | None
    previous: str | None


class DeclareConflict(Strict):
    entry: UUID
    kind: SaidKind
    reason: str = Field(min_length=1, max_length=500, pattern=r"\S")


def seat_of(judge: Judge, signed: int, open_: int) -> dict[str, Any]:
    """Without a name: who asks knows whom they asked."""
    return {
        "uuid": judge.uuid, "contest": judge.edition.uuid, "state": judge.state, "most": judge.most, "signed": signed, "open": open_,
    }  # fmt: skip


def _own(request: HttpRequest, uuid: UUID) -> Judge:
    found = judging_queries.seat(person_of(request), uuid)
    if found is None or not panel_access.sits(person_of(request), found):
        raise Http404
    return found


def _told(judge: Judge) -> dict[str, Any]:
    judge.refresh_from_db(fields=["state"])
    done, every = judging_queries.done(judge)
    return seat_of(judge, done, every - done)


@router.get("/penilaian", response={200: WaitingPage, **ANSWERS}, operation_id="list_readings", summary="List readings")
def waiting(request: HttpRequest, setelah: Cursor = "") -> dict[str, Any]:
    """What this judge has to read, by its clock."""
    page = slice_of(judging_queries.queue(person_of(request)), order=("due_at", "id"), after=setelah or None, size=SIZE)
    rows = [
        {"uuid": one.uuid, "contest": one.judge.edition.uuid, "entry": one.entry.uuid, "number": spoken(one.entry.number), "due_at": one.due_at}
        for one in page.rows
    ]  # fmt: skip
    return {"rows": rows, "next": page.next, "previous": page.previous}


@router.post(
    "/juri/{uuid}/tidak-bersedia",
    response={200: Seat, **ANSWERS},
    operation_id="decline_seat",
    summary="Decline a seat",
)
def decline(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    found = _own(request, uuid)
    actions.decline_seat(found.pk, by=person_of(request), at=now())
    return _told(found)


@router.post(
    "/juri/{uuid}/benturan",
    response={200: Seat, **ANSWERS},
    operation_id="declare_conflict",
    summary="Declare a conflict",
)
def declare(request: HttpRequest, uuid: UUID, payload: DeclareConflict) -> dict[str, Any]:
    """Something came up: an open reading is given back, signed marks are set aside; their trace stays."""
    found = _own(request, uuid)
    entry = next(
        (
            one.pk
            for one in panel_queries.to_declare(found.edition, "", chosen=[str(payload.entry)])
            if one.uuid == payload.entry
        ),
        None,
    )
    if entry is None or payload.kind not in SAID:
        raise Http404
    actions.declare_conflict(
        found.pk,
        entry_id=entry,
        kind=ConflictKind(payload.kind),
        reason=payload.reason,
        by=person_of(request),
        at=now(),
    )
    return _told(found)


@router.post(
    "/penilaian/{uuid}/mundur",
    response={200: shapes.Done, **ANSWERS},
    operation_id="recuse_reading",
    summary="Recuse oneself",
)
def recuse(request: HttpRequest, uuid: UUID, payload: payload_of(RecuseForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """From one entry, with the reason; only the organisers read it."""
    found = judging_queries.reading(person_of(request), uuid)
    if found is None or not panel_access.sits(person_of(request), found.judge):
        raise Http404
    made = actions.recuse_reading(found.pk, **valid(RecuseForm, payload), by=person_of(request), at=now())
    return {"uuid": made.uuid, "state": made.state}
