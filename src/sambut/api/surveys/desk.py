"""For offices: a round from its opening to its publication, with the token of a system."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Status

from sambut.api.answers import KEYED, LISTS, READS, TAKES, NothingForm, valid
from sambut.api.complaints.desk import Token
from sambut.api.surveys import shapes
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.organisations.queries import organisation
from sambut.surveys import actions, queries
from sambut.surveys.forms import PlainRoundForm
from sambut.surveys.models import Round

router = Router(tags=["meja"], auth=Token())
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


_verb("buka", "open_survey_round", actions.open_round, "Opens the round: from now on it can be answered.")
_verb(
    "tutup", "close_survey_round", actions.close_round, "Closes the round and counts its result; answers are destroyed."
)
_verb("umumkan", "publish_survey_result", actions.publish_round, "Publishes the result of a closed round.")
