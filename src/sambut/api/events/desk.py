"""For offices: interest at a stand, a delegation and its clinics, live counts and the door, with the token of a system."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router

from sambut.api.answers import KEYED, LISTS, READS, TAKES, valid
from sambut.api.complaints.desk import Token
from sambut.api.events import shapes
from sambut.api.events.around import delegation_at_desk, person_of, told
from sambut.events import access, actions, queries
from sambut.events.forms import BookForm, CheckInForm, InterestForm
from sambut.events.states import Verb, Way
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.kernel.numbers import parse_number
from sambut.kernel.refusals import Refused

router = Router(tags=["meja"], auth=Token())
CheckInPayload = payload_of(CheckInForm, example={"code": "FR7K-29QX-3", "as_companion": False})


@router.post(
    "/forum/gerai/{uuid}/minat", response={200: shapes.ForumInterest, **READS, **TAKES, **KEYED},
    operation_id="record_stand_interest", summary="Record interest at a stand",
)  # fmt: skip
def record_interest(request: HttpRequest, uuid: UUID, payload: payload_of(InterestForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """One unit is interested in what a stand shows. Sent again it is the same interest."""
    stand = queries.stand(uuid)
    if stand is None:
        raise Http404
    unit = valid(InterestForm, payload)["unit"]
    row = actions.record_interest(stand.pk, unit=unit, by=person_of(request), at=now())
    return {"unit": unit.name, "stand": stand.number, "recorded_at": row.recorded_at}


@router.get(
    "/forum/delegasi/{uuid}", response={200: shapes.ForumDelegation, **LISTS, **READS, **KEYED},
    operation_id="read_delegation", summary="Read a delegation",
)  # fmt: skip
def read_delegation(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """The answer of a body, its people, its bookings, and the slots that it may book."""
    return told(request, uuid)


@router.post(
    "/forum/delegasi/{uuid}/klinik", response={200: shapes.ForumDelegation, **READS, **TAKES, **KEYED},
    operation_id="book_clinic", summary="Book a clinic",
)  # fmt: skip
def book(request: HttpRequest, uuid: UUID, payload: payload_of(BookForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Takes a slot for a confirmed delegation. Nobody sits at two tables at once."""
    given, found = valid(BookForm, payload), delegation_at_desk(request, uuid)
    actions.book_clinic(given["slot"].pk, delegation=found, question=given["question"], by=person_of(request), at=now())
    return told(request, uuid)


@router.get(
    "/forum/{uuid}/angka", response={200: shapes.ForumCounts, **LISTS, **READS, **KEYED}, operation_id="read_forum_counts",
    summary="Read the live counts of a forum",
)  # fmt: skip
def counts(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """Derived from rows at every verb, never typed."""
    person = person_of(request)
    event = queries.event(person, uuid)
    if event is None or access.why_not(person, "see_counts", event):
        raise Http404
    return shapes.counts(queries.counts(event.pk))


@router.post(
    "/forum/{uuid}/hadir", response={200: shapes.ForumPresence, **READS, **TAKES, **KEYED}, operation_id="check_in_delegate",
    summary="Check a delegate in",
)  # fmt: skip
def check_in(request: HttpRequest, uuid: UUID, payload: CheckInPayload) -> dict[str, Any]:  # type: ignore[valid-type]
    """By the code on the badge, once a day. A representative whose letter has ended is refused with its last day."""
    person = person_of(request)
    event = queries.event(person, uuid)
    if event is None or access.why_not(person, Verb.EDIT, event):
        raise Http404
    given = valid(CheckInForm, payload)
    found = queries.delegate_by_code(event, parse_number(given["code"]))
    if found is None:
        raise Refused("event.check_in.unknown_code")
    row = actions.check_in(found.pk, way=Way.CODE, as_companion=given["as_companion"], by=person, at=now())
    return {
        "uuid": found.uuid, "body": found.delegation.body.name, "capacity": row.delegate.capacity, "checked_in_at": row.at,
    }  # fmt: skip
