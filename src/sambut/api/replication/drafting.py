"""For both sides: an agreement from an accepted interest to the text that waits for signatures. Nobody signs here."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Status

from sambut.api.answers import NothingForm, filled, valid
from sambut.api.complaints.desk import Token
from sambut.api.complaints.shapes import Number
from sambut.api.replication import shapes
from sambut.api.replication.carrying import ANSWERS, agreement_at_desk, body_on, verb
from sambut.api.replication.inputs import ClauseForm, MeasuresPayload, OneMeasureForm, PersonForm, WritePayload
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.replication import actions, queries, signatories
from sambut.replication.forms import ReasonForm, TextForm
from sambut.replication.models import Interest
from sambut.replication.states import Side

router = Router(tags=["meja"], auth=Token())


def _interest(request: HttpRequest, uuid: UUID) -> Interest:
    found = queries.interest_for(request.auth, uuid)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


@router.get(
    "/minat", response={200: list[shapes.OneInterest], **shapes.LISTED}, operation_id="list_interests", summary="List interests"
)  # fmt: skip
def list_interests(request: HttpRequest) -> list[dict[str, Any]]:
    """Of both sides: those that wait, and those that were accepted and not signed yet; newest first."""
    rows = queries.interests_at_desk(request.auth).select_related("unit", "need")[:50]  # type: ignore[attr-defined]
    return [shapes.interest(one) for one in rows]


@router.post(
    "/minat/{uuid}/tarik", response={200: shapes.OneInterest, **ANSWERS}, operation_id="withdraw_interest", summary="Withdraw an interest"
)  # fmt: skip
def withdraw(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Who asked does not want it any more."""
    actions.withdraw_interest(_interest(request, uuid).pk, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.interest(_interest(request, uuid))


@router.post(
    "/minat/{uuid}/kesepakatan", response={201: shapes.DeskAgreement, **ANSWERS}, operation_id="draft_agreement", summary="Draft an agreement"
)  # fmt: skip
def draft(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> Status:  # type: ignore[valid-type]
    """A draft with the clauses of today, made of an interest that was accepted."""
    made = actions.draft_agreement(_interest(request, uuid).pk, by=request.auth, at=now())  # type: ignore[attr-defined]
    return Status(201, shapes.desk_agreement(agreement_at_desk(request, made.number)))


@router.post(
    "/kesepakatan/{number}/naskah", response={200: shapes.DeskAgreement, **ANSWERS}, operation_id="write_agreement", summary="Write an agreement"
)  # fmt: skip
def write(request: HttpRequest, number: Number, payload: WritePayload) -> dict[str, Any]:
    """The whole draft anew: what is left out is empty. `clauses` stand behind those that come with the house."""
    text = filled(TextForm, payload).text()
    added = [valid(ClauseForm, clause) for clause in payload.clauses]
    text = replace(text, added=tuple((clause["title"], clause["words"]) for clause in added))
    actions.write_agreement(agreement_at_desk(request, number).pk, text, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.desk_agreement(agreement_at_desk(request, number))


@router.post(
    "/kesepakatan/{number}/ukuran", response={200: shapes.DeskAgreement, **ANSWERS}, operation_id="set_measures", summary="Set the measures"
)  # fmt: skip
def set_measures(request: HttpRequest, number: Number, payload: MeasuresPayload) -> dict[str, Any]:
    """What shall change, with its value before; these replace those that stood. Only in a draft: later nobody chooses."""
    aims = [actions.Aim(**valid(OneMeasureForm, one)) for one in payload.measures]
    actions.set_measures(agreement_at_desk(request, number).pk, aims, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.desk_agreement(agreement_at_desk(request, number))


@router.post(
    "/kesepakatan/{number}/penanda-tangan/{side}", response={200: shapes.DeskAgreement, **ANSWERS}, operation_id="name_signatory",
    summary="Name a signatory",
)  # fmt: skip
def name_signatory(request: HttpRequest, number: Number, side: Side, payload: payload_of(PersonForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Who signs for a side: its head, somebody acting as head, or whoever holds a letter for it, today."""
    found, at, email = agreement_at_desk(request, number), now(), valid(PersonForm, payload)["email"]
    mandate = signatories.key_of(body_on(found, side).pk, email, at=at)
    actions.name_signatory(found.pk, side=side, mandate=mandate, by=request.auth, at=at)  # type: ignore[attr-defined]
    return shapes.desk_agreement(agreement_at_desk(request, number))


verb(
    router,
    "kunci",
    "freeze_agreement",
    NothingForm,
    actions.freeze_agreement,
    "Locks the words; the paper is set, and both named people sign it on their own pages.",
)
verb(
    router,
    "buka",
    "reopen_agreement",
    ReasonForm,
    actions.reopen_agreement,
    "Back to a draft, because something must change. A signature under the old text stands under none.",
)
verb(
    router,
    "batalkan",
    "cancel_agreement",
    ReasonForm,
    actions.cancel_agreement,
    "Ends it before both have signed; the interest ends with it.",
)
