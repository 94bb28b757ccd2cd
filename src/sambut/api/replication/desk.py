"""For offices: stating needs, interests and their answer, milestones, with the token of a system."""

from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Path, Router, Status

from sambut.api.answers import KEYED, LISTS, READS, TAKES, NothingForm, Refusal, valid
from sambut.api.complaints.desk import Token
from sambut.api.complaints.shapes import Number
from sambut.api.replication import shapes
from sambut.frame.payloads import payload_of
from sambut.innovations import access as innovations_access
from sambut.innovations import queries as innovations_queries
from sambut.innovations.states import Sustainability
from sambut.kernel.clock import now
from sambut.replication import actions, queries
from sambut.replication.forms import (
    CheckForm,
    CoachForm,
    DayForm,
    ExpressForm,
    FinishForm,
    MilestoneForm,
    RefuseForm,
    StateNeedForm,
)
from sambut.replication.models import Agreement, Interest
from sambut.replication.states import Side

router = Router(tags=["meja"], auth=Token())
MAY: dict[int, Any] = {403: Refusal}
Months = Annotated[int, Path(ge=1, le=120, description="12 or 36.")]


@router.post(
    "/kebutuhan", response={201: shapes.NeedRow, **READS, **TAKES, **KEYED, **MAY}, operation_id="state_need", summary="State a need"
)  # fmt: skip
def state_need(request: HttpRequest, payload: payload_of(StateNeedForm)) -> Status:  # type: ignore[valid-type]
    """What a unit (`unit`: its UUID) needs. Everybody may read it."""
    given = dict(valid(StateNeedForm, payload))
    unit = given.pop("unit")
    made = actions.state_need(unit.pk, actions.Words(**given), by=request.auth, at=now())  # type: ignore[attr-defined]
    found = queries.need(made.uuid)
    assert found is not None  # just made
    return Status(201, shapes.need(found))


@router.post(
    "/inovasi/{uuid}/minat", response={201: shapes.OneInterest, **READS, **TAKES, **KEYED, **MAY}, operation_id="express_interest",
    summary="Express interest",
)  # fmt: skip
def express(request: HttpRequest, uuid: UUID, payload: payload_of(ExpressForm)) -> Status:  # type: ignore[valid-type]
    """A unit (`unit`: its UUID) wants to copy the innovation; its owner verifies."""
    wanted = innovations_queries.innovation(uuid)
    if wanted is None or innovations_access.why_not(request.auth, "see", wanted):  # type: ignore[attr-defined]
        raise Http404
    given = dict(valid(ExpressForm, payload))
    unit = given.pop("unit")
    made = actions.express_interest(wanted.pk, unit_id=unit.pk, **given, by=request.auth, at=now())  # type: ignore[attr-defined]
    return Status(201, shapes.interest(_interest(request, made.uuid)))


def _interest(request: HttpRequest, uuid: UUID) -> Interest:
    found = queries.interest_for(request.auth, uuid)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


@router.get(
    "/minat/{uuid}", response={200: shapes.OneInterest, **READS, **LISTS, **KEYED}, operation_id="read_interest",
    summary="Read an interest",
)  # fmt: skip
def read_interest(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """For both sides, and for who watches."""
    return shapes.interest(_interest(request, uuid))


@router.post(
    "/minat/{uuid}/terima", response={200: shapes.OneInterest, **READS, **TAKES, **KEYED, **MAY}, operation_id="accept_interest",
    summary="Accept an interest",
)  # fmt: skip
def accept(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """The owner takes it on, as long as it helps no more than it said it can."""
    actions.accept_interest(_interest(request, uuid).pk, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.interest(_interest(request, uuid))


@router.post(
    "/minat/{uuid}/tolak", response={200: shapes.OneInterest, **READS, **TAKES, **KEYED, **MAY}, operation_id="refuse_interest",
    summary="Refuse an interest",
)  # fmt: skip
def refuse(request: HttpRequest, uuid: UUID, payload: payload_of(RefuseForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """The owner says no, and why; who asked reads it."""
    given = valid(RefuseForm, payload)
    actions.refuse_interest(_interest(request, uuid).pk, **given, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.interest(_interest(request, uuid))


def _agreement(request: HttpRequest, number: str) -> Agreement:
    found = queries.agreement_for(request.auth, number)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


@router.get(
    "/kesepakatan/{number}", response={200: shapes.DeskAgreement, **READS, **LISTS, **KEYED}, operation_id="read_agreement_at_desk",
    summary="Read an agreement at a desk",
)  # fmt: skip
def read_agreement(request: HttpRequest, number: Number) -> dict[str, Any]:
    """Also what is not signed yet, with its clauses and measures, for both sides and for who watches."""
    return shapes.desk_agreement(_agreement(request, number))


@router.post(
    "/kesepakatan/{number}/tonggak/{milestone}/selesai", response={200: shapes.OneAgreement, **READS, **TAKES, **KEYED, **MAY},
    operation_id="finish_milestone", summary="Finish a milestone",
)  # fmt: skip
def finish(request: HttpRequest, number: Number, milestone: UUID, payload: payload_of(FinishForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """It was reached on that day."""
    row = next((one for one in queries.milestones(_agreement(request, number)) if one.uuid == milestone), None)
    if row is None:
        raise Http404
    actions.finish_milestone(row.pk, **valid(FinishForm, payload), by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.agreement(_agreement(request, number))


@router.post(
    "/kesepakatan/{number}/tonggak", response={200: shapes.OneAgreement, **READS, **TAKES, **KEYED, **MAY}, operation_id="add_milestone",
    summary="Add a milestone",
)  # fmt: skip
def add(request: HttpRequest, number: Number, payload: payload_of(MilestoneForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """What, which side, by when. In a draft it becomes part of what is signed; later it stands beside it."""
    given = dict(valid(MilestoneForm, payload))
    side = Side(given.pop("side"))
    actions.add_milestone(_agreement(request, number).pk, **given, side=side, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.agreement(_agreement(request, number))


@router.post(
    "/kesepakatan/{number}/pendampingan", response={200: shapes.OneAgreement, **READS, **TAKES, **KEYED, **MAY},
    operation_id="coach_agreement", summary="Record coaching",
)  # fmt: skip
def coach(request: HttpRequest, number: Number, payload: payload_of(CoachForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Hours in which the owner or a facilitator helped."""
    actions.coach_agreement(_agreement(request, number).pk, **valid(CoachForm, payload), by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.agreement(_agreement(request, number))


@router.post(
    "/kesepakatan/{number}/mulai", response={200: shapes.OneAgreement, **READS, **TAKES, **KEYED, **MAY}, operation_id="start_agreement",
    summary="Start the work",
)  # fmt: skip
def start(request: HttpRequest, number: Number, payload: payload_of(DayForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """The copier has begun on that day: from it on an effect is looked for."""
    actions.start_agreement(_agreement(request, number).pk, **valid(DayForm, payload), by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.agreement(_agreement(request, number))


@router.post(
    "/kesepakatan/{number}/berjalan", response={200: shapes.OneAgreement, **READS, **TAKES, **KEYED, **MAY}, operation_id="run_agreement",
    summary="Say that the copy runs",
)  # fmt: skip
def run(request: HttpRequest, number: Number, payload: payload_of(DayForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """It has served people since that day. Its checks are dated now."""
    actions.run_agreement(_agreement(request, number).pk, **valid(DayForm, payload), by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.agreement(_agreement(request, number))


@router.post(
    "/kesepakatan/{number}/pemeriksaan/{months}", response={200: shapes.OneAgreement, **READS, **TAKES, **KEYED, **MAY},
    operation_id="check_agreement", summary="Answer a check",
)  # fmt: skip
def check(request: HttpRequest, number: Number, months: Months, payload: payload_of(CheckForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Whether the copy still lives, twelve and thirty-six months after it began to run. `stopped` stops it."""
    found, given = _agreement(request, number), dict(valid(CheckForm, payload))
    result = Sustainability(given.pop("result"))
    actions.check_agreement(found.pk, months=months, result=result, **given, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.agreement(_agreement(request, number))
