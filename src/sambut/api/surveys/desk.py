"""For offices: a round from its opening to its publication, with the token of a system."""

from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema, Status
from pydantic import Field

from sambut.api.answers import KEYED, LISTS, READS, TAKES, NothingForm, valid
from sambut.api.complaints.desk import Token
from sambut.api.surveys import shapes
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.organisations.queries import organisation
from sambut.surveys import actions, queries
from sambut.surveys.actions.preparing import MOST_EXTRA, Added
from sambut.surveys.forms import HandOutForm, PlainRoundForm
from sambut.surveys.models import Round
from sambut.surveys.rules import weight_of

router = Router(tags=["meja"], auth=Token())
Code = Annotated[str, Field(pattern=r"^[UT][0-9]{1,2}$")]
Weight = Annotated[str, Field(min_length=1, max_length=20)]
PreparePayload = payload_of(
    PlainRoundForm,
    example={"name": "Triwulan I 2026", "population": 800, "last_day": "2099-03-31", "fewest": 10},
)


@router.post(
    "/survei", response={201: shapes.SurveyRound, **READS, **TAKES, **KEYED}, operation_id="prepare_survey_round",
    summary="Prepare a survey round",
)  # fmt: skip
def prepare(request: HttpRequest, unit: UUID, payload: PreparePayload) -> Status:  # type: ignore[valid-type]
    """A round of a unit (`unit`: its UUID) with the elements that the rule prescribes today."""
    place = organisation(unit)
    if place is None:
        raise Http404
    given = PlainRoundForm.given_of(valid(PlainRoundForm, payload), zone=place.zone)
    made = actions.prepare_round(unit=place, by=request.auth, at=now(), **given)  # type: ignore[attr-defined]
    return Status(201, shapes.desk_round(made))


@router.get(
    "/survei/{uuid}", response={200: shapes.SurveyRound, **LISTS, **READS, **KEYED}, operation_id="read_survey_round",
    summary="Read a survey round",
)  # fmt: skip
def read(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    return shapes.desk_round(_round(request, uuid))


def _round(request: HttpRequest, uuid: UUID) -> Round:
    found = queries.round_for(request.auth, uuid)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _verb(path: str, operation: str, action: Callable[..., Round], words: str) -> None:
    def endpoint(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
        done = action(_round(request, uuid).pk, by=request.auth, at=now())  # type: ignore[attr-defined]
        return shapes.desk_round(done)

    endpoint.__doc__ = words
    router.post(
        f"/survei/{{uuid}}/{path}",
        response={200: shapes.SurveyRound, **READS, **TAKES, **KEYED},
        operation_id=operation,
        summary=operation.capitalize().replace("_", " "),
    )(endpoint)


class ElementForm(forms.Form):
    """An element of the office's own."""

    name = forms.CharField(label=_("Nama unsur"), max_length=120)
    question = forms.CharField(label=_("Pertanyaan"), max_length=200)
    answer_1 = forms.CharField(label=_("Jawaban bernilai 1 (terburuk)"), max_length=60)
    answer_2 = forms.CharField(label=_("Jawaban bernilai 2"), max_length=60)
    answer_3 = forms.CharField(label=_("Jawaban bernilai 3"), max_length=60)
    answer_4 = forms.CharField(label=_("Jawaban bernilai 4 (terbaik)"), max_length=60)


ElementPayload = payload_of(ElementForm)


class ChangePayload(payload_of(PlainRoundForm)):  # type: ignore[misc]
    add: ElementPayload | None = None  # type: ignore[valid-type]
    """One element more, of the office's own."""
    drop: list[Code] = Field([], max_length=MOST_EXTRA)
    """Codes of added elements that go; the prescribed ones stay."""
    weights: dict[Code, Weight] | None = None
    """Code to weight as an exact fraction, `1/9` or `0.25`; all of them, summing to one. Left out: each counts the same."""


@router.post(
    "/survei/{uuid}/ubah", response={200: shapes.SurveyRound, **READS, **TAKES, **KEYED}, operation_id="change_survey_round",
    summary="Change a survey round",
)  # fmt: skip
def change(request: HttpRequest, uuid: UUID, payload: ChangePayload) -> dict[str, Any]:
    """Before anybody answers: all of it anew, with one element more, added ones fewer, own weights."""
    found = _round(request, uuid)
    given = PlainRoundForm.given_of(valid(PlainRoundForm, payload), zone=found.unit.zone)
    weights = None if payload.weights is None else {code: weight_of(text) for code, text in payload.weights.items()}
    done = actions.change_round(
        found.pk, **given, added=_added(payload.add), dropped=set(payload.drop), weights=weights,
        by=request.auth, at=now(),  # type: ignore[attr-defined]
    )  # fmt: skip
    return shapes.desk_round(done)


def _added(payload: Schema | None) -> Added | None:
    if payload is None:
        return None
    given = valid(ElementForm, payload)
    return Added(
        given["name"], given["question"], (given["answer_1"], given["answer_2"], given["answer_3"], given["answer_4"])
    )


@router.post(
    "/survei/{uuid}/karcis", response={201: shapes.SurveyTickets, **READS, **TAKES, **KEYED}, operation_id="hand_out_survey_tickets",
    summary="Hand out tickets",
)  # fmt: skip
def hand_out(request: HttpRequest, uuid: UUID, payload: payload_of(HandOutForm)) -> Status:  # type: ignore[valid-type]
    """Fresh codes, told this once: only their marks are kept. Print them, and give each to somebody who was served."""
    codes = actions.hand_out_tickets(_round(request, uuid).pk, **valid(HandOutForm, payload), by=request.auth, at=now())  # type: ignore[attr-defined]
    return Status(201, {"round": uuid, "tickets": codes})


_verb("buang", "discard_survey_round", actions.discard_round, "Throws away what nobody has answered yet.")
_verb("buka", "open_survey_round", actions.open_round, "Opens the round: from now on it can be answered.")
_verb(
    "tutup", "close_survey_round", actions.close_round, "Closes the round and counts its result; answers are destroyed."
)
_verb("umumkan", "publish_survey_result", actions.publish_round, "Publishes the result of a closed round.")
