"""For offices: what their figures offer, a need from its words to its end, and whether an innovation may be copied."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest
from ninja import Router, Status

from sambut.api.answers import KEYED, LISTS, READS, TAKES, NothingForm, Refusal, valid
from sambut.api.complaints.desk import Token
from sambut.api.replication import shapes
from sambut.frame.payloads import payload_of
from sambut.innovations import access as innovations_access
from sambut.innovations import queries as innovations_queries
from sambut.kernel.clock import now
from sambut.replication import actions, queries
from sambut.replication.forms import AnswerForm, CloseNeedForm, NeedForm, TermsForm
from sambut.replication.models import Answer, Need, Offer

router = Router(tags=["meja"], auth=Token())
ANSWERS: dict[int, Any] = {**READS, **TAKES, **KEYED, 403: Refusal}
MOST = 50


@router.get(
    "/tawaran", response={200: list[shapes.OneOffer], **LISTS, **KEYED}, operation_id="list_offers", summary="List offers of needs"
)  # fmt: skip
def list_offers(request: HttpRequest) -> list[dict[str, Any]]:
    """Needs that the figures of one's own organisations offer, newest first."""
    return [shapes.offer(one) for one in queries.offers_at_desk(request.auth)[:MOST]]  # type: ignore[attr-defined]


def _offer(request: HttpRequest, uuid: UUID) -> Offer:
    found = queries.offer_for(request.auth, uuid)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


@router.post(
    "/tawaran/{uuid}/terima", response={201: shapes.NeedRow, **ANSWERS}, operation_id="accept_offer", summary="Accept an offer"
)  # fmt: skip
def accept(request: HttpRequest, uuid: UUID, payload: payload_of(NeedForm)) -> Status:  # type: ignore[valid-type]
    """A need is made of it, in words of your own."""
    offer = _offer(request, uuid)
    words = actions.Words(**valid(NeedForm, payload), service=offer.service)
    made = actions.accept_offer(offer.pk, words, by=request.auth, at=now())  # type: ignore[attr-defined]
    return Status(201, shapes.need(_need(made.uuid)))


@router.post(
    "/tawaran/{uuid}/abaikan", response={200: shapes.OneOffer, **ANSWERS}, operation_id="dismiss_offer", summary="Dismiss an offer"
)  # fmt: skip
def dismiss(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """It is laid aside, and not offered again for a year."""
    actions.dismiss_offer(_offer(request, uuid).pk, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.offer(_offer(request, uuid))


def _need(uuid: UUID) -> Need:
    """Everybody may read what a body needs; the action asks who may change it."""
    found = queries.need(uuid)
    if found is None:
        raise Http404
    return found


@router.post(
    "/kebutuhan/{uuid}/tulis", response={200: shapes.NeedRow, **ANSWERS}, operation_id="write_need", summary="Write a need"
)  # fmt: skip
def write(request: HttpRequest, uuid: UUID, payload: payload_of(NeedForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """All of its words anew: what is left out is empty."""
    found = _need(uuid)
    words = actions.Words(**valid(NeedForm, payload), service=found.service)
    actions.write_need(found.pk, words, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.need(_need(uuid))


def _verb(path: str, operation: str, form_class: type[forms.Form], action: Callable[..., Need], words: str) -> None:
    def endpoint(request: HttpRequest, uuid: UUID, payload: payload_of(form_class)) -> dict[str, Any]:  # type: ignore[valid-type]
        action(_need(uuid).pk, **valid(form_class, payload), by=request.auth, at=now())  # type: ignore[attr-defined]
        return shapes.need(_need(uuid))

    endpoint.__doc__ = words
    router.post(
        f"/kebutuhan/{{uuid}}/{path}",
        response={200: shapes.NeedRow, **ANSWERS},
        operation_id=operation,
        summary=operation.capitalize().replace("_", " a "),
    )(endpoint)


_verb("tutup", "close_need", CloseNeedForm, actions.close_need, "Nobody looks for it any more; everybody reads why.")
_verb("buka", "reopen_need", NothingForm, actions.reopen_need, "What was met is needed again.")


@router.post(
    "/kebutuhan/{uuid}/jawab", response={201: shapes.OneAnswer, **ANSWERS}, operation_id="answer_need", summary="Answer a need"
)  # fmt: skip
def answer(request: HttpRequest, uuid: UUID, payload: payload_of(AnswerForm)) -> Status:  # type: ignore[valid-type]
    """An innovation of one's own (`innovation`: its UUID) solved what another body needs."""
    given = valid(AnswerForm, payload)
    made = actions.answer_need(
        _need(uuid).pk, given["innovation"].pk, words=given["words"], by=request.auth, at=now()  # type: ignore[attr-defined]
    )  # fmt: skip
    return Status(201, shapes.answer(_answer(made.uuid)))


def _answer(uuid: UUID) -> Answer:
    found = queries.answer(uuid)
    if found is None:
        raise Http404
    return found


@router.post(
    "/jawaban/{uuid}/tarik", response={200: shapes.OneAnswer, **ANSWERS}, operation_id="take_back_answer", summary="Take back an answer"
)  # fmt: skip
def take_back(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """It no longer stands anywhere."""
    found = _answer(uuid)
    actions.take_back_answer(found.pk, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.answer(found)


@router.post(
    "/inovasi/{uuid}/kesediaan", response={200: shapes.Terms, **ANSWERS}, operation_id="say_terms", summary="Say whether it may be copied"
)  # fmt: skip
def say_terms(request: HttpRequest, uuid: UUID, payload: payload_of(TermsForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """The owner's word: whether others may copy it, and how many are helped at once."""
    owned = innovations_queries.innovation(uuid)
    if owned is None or innovations_access.why_not(request.auth, "see", owned):  # type: ignore[attr-defined]
        raise Http404
    said = actions.say_terms(owned.pk, **valid(TermsForm, payload), by=request.auth, at=now())  # type: ignore[attr-defined]
    return {"innovation": owned.uuid, "willing": said.willing, "most": said.most, "note": said.note}
