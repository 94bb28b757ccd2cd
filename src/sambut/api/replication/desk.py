"""For offices: stating needs, interests and their answer, milestones, with the token of a system."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Status

from sambut.api.answers import KEYED, LISTS, READS, TAKES, Refusal, valid
from sambut.api.complaints.desk import Token
from sambut.api.complaints.shapes import Number
from sambut.api.innovations.desk import NothingForm
from sambut.api.replication import shapes
from sambut.frame.payloads import payload_of
from sambut.innovations import access as innovations_access
from sambut.innovations import queries as innovations_queries
from sambut.kernel.clock import now
from sambut.replication import actions, queries
from sambut.replication.forms import ExpressForm, FinishForm, RefuseForm, StateNeedForm
from sambut.replication.models import Agreement, Interest

router = Router(tags=["meja"], auth=Token())
MAY: dict[int, Any] = {403: Refusal}


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
    "/kesepakatan/{number}", response={200: shapes.OneAgreement, **READS, **LISTS, **KEYED}, operation_id="read_agreement_at_desk",
    summary="Read an agreement at a desk",
)  # fmt: skip
def read_agreement(request: HttpRequest, number: Number) -> dict[str, Any]:
    """Also what is not signed yet, for both sides and for who watches."""
    return shapes.agreement(_agreement(request, number))


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
