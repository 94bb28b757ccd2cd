"""For a body that was invited: who goes, what it asks and promises, and what its offices take home."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router

from sambut.api.answers import NothingForm, valid
from sambut.api.complaints.desk import Token
from sambut.api.events import listed, shapes
from sambut.api.events.around import ANSWERS, delegation_at_desk, person_of, told
from sambut.events import access, actions, choices, queries
from sambut.events.forms import AskForm, ConfirmForm, NameForm, PledgeForm, TaskForm
from sambut.events.models import Delegate
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now

router = Router(tags=["meja"], auth=Token())
DELEGATION: dict[int, Any] = {200: shapes.ForumDelegation, **ANSWERS}


@router.post(
    "/forum/delegasi/{uuid}/pastikan", response=DELEGATION, operation_id="confirm_delegation", summary="Confirm a delegation"
)  # fmt: skip
def confirm(request: HttpRequest, uuid: UUID, payload: payload_of(ConfirmForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Who of its people represents the body; refused with the last day of a letter that ends too early."""
    found = delegation_at_desk(request, uuid)
    given = valid(ConfirmForm, payload, delegates=queries.standing_delegates(found))
    actions.confirm_delegation(found.pk, **given, by=person_of(request), at=now())
    return told(request, uuid)


@router.post(
    "/forum/delegasi/{uuid}/tidak-hadir", response=DELEGATION, operation_id="decline_delegation", summary="Decline an invitation"
)  # fmt: skip
def decline(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """The body does not come."""
    actions.decline_delegation(delegation_at_desk(request, uuid).pk, by=person_of(request), at=now())
    return told(request, uuid)


@router.post(
    "/forum/delegasi/{uuid}/orang", response=DELEGATION, operation_id="name_delegate", summary="Name somebody who goes"
)  # fmt: skip
def name_somebody(request: HttpRequest, uuid: UUID, payload: payload_of(NameForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Who represents the body needs the address of an account: office or letter are looked up by it."""
    found, given = delegation_at_desk(request, uuid), valid(NameForm, payload)
    actions.name_delegate(found.pk, **given, by=person_of(request), at=now())
    return told(request, uuid)


def _of_person(path: str, operation: str, action: Callable[..., Delegate], words: str) -> None:
    def endpoint(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
        found = queries.delegate(uuid)
        if found is None or access.why_not(person_of(request), "see", found.delegation):
            raise Http404
        action(found.pk, by=person_of(request), at=now())
        return told(request, found.delegation.uuid)

    endpoint.__doc__ = words
    router.post(
        f"/forum/anggota/{{uuid}}/{path}",
        response=DELEGATION,
        operation_id=operation,
        summary=operation.capitalize().replace("_", " a "),
    )(endpoint)


_of_person("pastikan", "confirm_delegate", actions.confirm_delegate, "This person comes.")
_of_person("tarik", "drop_delegate", actions.drop_delegate, "This person does not come.")


@router.post(
    "/forum/pesanan/{uuid}/batal", response={200: shapes.ForumSlot, **ANSWERS}, operation_id="cancel_booking", summary="Cancel a booking"
)  # fmt: skip
def cancel(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """The slot is free again. For the delegation, its facilitator and the host, who need not see who else travels."""
    found = queries.booking(person_of(request), uuid)
    if found is None:
        raise Http404
    actions.cancel_booking(found.pk, by=person_of(request), at=now())
    return shapes.slot(found.slot)


@router.post(
    "/forum/delegasi/{uuid}/konsultasi", response=DELEGATION, operation_id="ask_consultation", summary="Ask the consultation desk"
)  # fmt: skip
def ask(request: HttpRequest, uuid: UUID, payload: payload_of(AskForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """A question that a facilitator answers."""
    found, given = delegation_at_desk(request, uuid), valid(AskForm, payload)
    actions.ask_desk(found.pk, **given, by=person_of(request), at=now())
    return told(request, uuid)


@router.post(
    "/forum/delegasi/{uuid}/janji", response=DELEGATION, operation_id="pledge_innovation", summary="Pledge to copy an innovation"
)  # fmt: skip
def pledge(request: HttpRequest, uuid: UUID, payload: payload_of(PledgeForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """What a body promises to copy: an innovation that stands at this forum, of somebody else."""
    found = delegation_at_desk(request, uuid)
    shown = choices.shown_innovations(found.event).exclude(body_id=found.body_id)
    wanted = valid(PledgeForm, payload, innovations=shown)["innovation"]
    actions.pledge_innovation(found.event_id, body=found.body, innovation=wanted, by=person_of(request), at=now())
    return told(request, uuid)


@router.post(
    "/forum/delegasi/{uuid}/janji/{innovation}/tarik", response=DELEGATION, operation_id="withdraw_pledge", summary="Withdraw a pledge"
)  # fmt: skip
def withdraw_pledge(
    request: HttpRequest, uuid: UUID, innovation: UUID, payload: payload_of(NothingForm),  # type: ignore[valid-type]
) -> dict[str, Any]:  # fmt: skip
    """It is not promised any more."""
    found = delegation_at_desk(request, uuid)
    standing = choices.pledged(found.event, found.body, innovation)
    if standing is None:
        raise Http404
    actions.withdraw_pledge(standing.pk, by=person_of(request), at=now())
    return told(request, uuid)


@router.post(
    "/forum/delegasi/{uuid}/tugas", response={200: listed.ForumTask, **ANSWERS}, operation_id="give_forum_task", summary="Give a task"
)  # fmt: skip
def give(request: HttpRequest, uuid: UUID, payload: payload_of(TaskForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """What one of the body's units does after the forum, until when. Its officers are told."""
    found = delegation_at_desk(request, uuid)
    given = valid(TaskForm, payload, units=choices.units(found.body))
    return listed.task(actions.give_task(found.event_id, **given, by=person_of(request), at=now()))
