"""From signed marks to the decree: counted, chosen cluster by cluster, announced, objected, answered, set."""

from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Status
from pydantic import Field

from sambut.api.answers import NothingForm, Shape, valid
from sambut.api.competitions import shapes
from sambut.api.competitions.around import ANSWERS, Strict, hosted, person_of
from sambut.api.complaints.desk import Token
from sambut.api.complaints.shapes import Spoken
from sambut.competitions import actions, queries
from sambut.competitions.judging import choosing
from sambut.competitions.judging import queries as judging_queries
from sambut.competitions.judging.forms import AnswerForm, DecreeForm, ObjectForm
from sambut.competitions.models import Cluster, Edition
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.kernel.numbers import parse_number, spoken
from sambut.kernel.refusals import Refused

router = Router(tags=["meja"], auth=Token())
MOST = 3000
Named = Annotated[str, Field(max_length=20)]
"""The number of an entry, as somebody says it."""


class Line(Shape):
    number: Spoken
    place: int
    within: bool
    """The order of scores takes it."""
    tied: bool
    chosen: bool | None
    """None: not decided yet."""


class Plenary(Shape):
    result: str
    """SHA-256 of the result that was before the plenary."""
    places: int
    lines: list[Line]


class ChooseCluster(Strict):
    result: str = Field(min_length=64, max_length=64, pattern="^[0-9a-f]{64}$")
    """SHA-256 of the result that was looked at; a newer one is refused."""
    chosen: list[Named] = Field(max_length=MOST)
    reasons: dict[str, str] = Field({}, max_length=MOST)
    """Number → why, for whatever leaves the order of scores."""


@router.post(
    "/lomba/{uuid}/hitung",
    response={200: shapes.Contest, **ANSWERS},
    operation_id="count_contest",
    summary="Count a contest",
)
def count(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Asks for the result; a job counts. Whoever asks here does not choose."""
    actions.call_count(hosted(request, uuid).pk, by=person_of(request), at=now())
    return shapes.contest(hosted(request, uuid))


@router.get(
    "/lomba/{uuid}/pleno/{code}",
    response={200: Plenary, **ANSWERS},
    operation_id="read_plenary",
    summary="Read a plenary",
)
def plenary(request: HttpRequest, uuid: UUID, code: str) -> dict[str, Any]:
    """One cluster in the order of scores, without scores. Closed to who stands too near one of its entries."""
    return _plenary(request, hosted(request, uuid), code)


@router.post(
    "/lomba/{uuid}/pleno/{code}",
    response={200: Plenary, **ANSWERS},
    operation_id="choose_cluster",
    summary="Choose in a cluster",
)
def choose(request: HttpRequest, uuid: UUID, code: str, payload: ChooseCluster) -> dict[str, Any]:
    """Who is nominated. Whatever leaves the order of scores has its reason in writing."""
    edition = hosted(request, uuid)
    cluster, latest = _cluster(edition, code), choosing.latest(edition)
    if latest is None:
        raise Http404
    chosen = [parse_number(number) for number in payload.chosen]
    reasons = {parse_number(number): words for number, words in payload.reasons.items()}
    of = {
        row.number: row.pk
        for row in judging_queries.by_number({*chosen, *reasons}).values()
        if row.edition_id == edition.pk
    }
    if {*chosen, *reasons} - of.keys():
        raise Http404
    actions.choose_cluster(
        edition.pk, cluster_id=cluster.pk, chosen={of[number] for number in chosen}, reasons={of[number]: words for number, words in reasons.items()},
        result_id=latest.pk if latest.digest == payload.result else 0, by=person_of(request), at=now(),
    )  # fmt: skip
    return _plenary(request, edition, code)


@router.post(
    "/lomba/{uuid}/umumkan",
    response={200: shapes.Contest, **ANSWERS},
    operation_id="announce_contest",
    summary="Announce a contest",
)
def announce(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Everybody reads who was nominated; the time for objections begins."""
    actions.announce_result(hosted(request, uuid).pk, by=person_of(request), at=now())
    return shapes.contest(hosted(request, uuid))


@router.post(
    "/lomba/{uuid}/tetapkan",
    response={200: shapes.Contest, **ANSWERS},
    operation_id="decide_contest",
    summary="Decide a contest",
)
def decide(request: HttpRequest, uuid: UUID, payload: payload_of(DecreeForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """The decree: from now on participants read scores and reasons, and everybody the result."""
    found, given = hosted(request, uuid), valid(DecreeForm, payload)
    actions.decide_result(
        found.pk, decree_number=given["number"], decree_on=given["on"], by=person_of(request), at=now()
    )
    return shapes.contest(hosted(request, uuid))


@router.post(
    "/entri/{uuid}/sanggah", response={201: shapes.Done, **ANSWERS}, operation_id="object_entry", summary="Object"
)
def object_(request: HttpRequest, uuid: UUID, payload: payload_of(ObjectForm)) -> Status:  # type: ignore[valid-type]
    """By the participant, inside the window."""
    found = queries.entry(person_of(request), uuid)
    if found is None:
        raise Http404
    made = actions.object_entry(found.pk, **valid(ObjectForm, payload), by=person_of(request), at=now())
    return Status(201, {"uuid": made.uuid, "state": made.state})


@router.post(
    "/sanggahan/{uuid}/jawab",
    response={200: shapes.Done, **ANSWERS},
    operation_id="answer_objection",
    summary="Answer an objection",
)
def answer(request: HttpRequest, uuid: UUID, payload: payload_of(AnswerForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """In words. When it is upheld, the plenary may choose again in that cluster."""
    found = judging_queries.objection(person_of(request), uuid)
    if found is None:
        raise Http404
    made = actions.answer_objection(found.pk, **valid(AnswerForm, payload), by=person_of(request), at=now())
    return {"uuid": made.uuid, "state": made.state}


def _cluster(edition: Edition, code: str) -> Cluster:
    found = Cluster.objects.filter(edition=edition, code=code).first()
    if found is None:
        raise Http404
    return found


def _plenary(request: HttpRequest, edition: Edition, code: str) -> dict[str, Any]:
    cluster, latest = _cluster(edition, code), choosing.latest(edition)
    if latest is None:
        raise Http404
    room = choosing.rooms(edition, latest, only=cluster)[0]
    if judging_queries.sealed(person_of(request), edition) & {line.entry.pk for line in room.lines}:
        raise Refused("edition.choose.sealed")
    lines = [
        {
            "number": spoken(line.entry.number), "place": line.place, "within": line.within, "tied": line.tied,
            "chosen": line.choice.chosen if line.choice else None,
        }
        for line in room.lines
    ]  # fmt: skip
    return {"result": latest.digest, "places": room.places, "lines": lines}
