"""For facilitators, hosts and offices: clinics, the consultation desk, the signing list, and tasks afterwards."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest
from ninja import Router

from sambut.api.answers import KEYED, LISTS, READS, NothingForm, valid
from sambut.api.complaints.desk import Token
from sambut.api.complaints.shapes import Cursor
from sambut.api.events import listed, shapes
from sambut.api.events.around import ANSWERS, coached, hosted, person_of
from sambut.events import actions, choices, queries
from sambut.events.forms import AnswerForm, NoteForm, ReadyForm, SigningForm, SlotForm
from sambut.events.models import Signing, Task
from sambut.frame.paging import slice_of
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now

router = Router(tags=["meja"], auth=Token())
READ: dict[int, Any] = {**LISTS, **READS, **KEYED}
CLINICS: dict[int, Any] = {200: list[listed.ForumClinic]}
QUESTIONS: dict[int, Any] = {200: list[listed.AskedQuestion]}
SIGNINGS: dict[int, Any] = {200: list[listed.ForumSigning]}


def _clinics(request: HttpRequest, uuid: UUID) -> list[dict[str, Any]]:
    return [listed.clinic(one) for one in queries.slots(coached(request, uuid))]


@router.get("/forum/{uuid}/klinik", response={**CLINICS, **READ}, operation_id="list_clinics", summary="List clinics")
def list_clinics(request: HttpRequest, uuid: UUID) -> list[dict[str, Any]]:
    """Slots that stand, in order, each with the body that took it."""
    return _clinics(request, uuid)


@router.post(
    "/forum/{uuid}/klinik", response={**CLINICS, **ANSWERS}, operation_id="offer_clinic", summary="Offer a clinic"
)
def offer(request: HttpRequest, uuid: UUID, payload: payload_of(SlotForm)) -> list[dict[str, Any]]:  # type: ignore[valid-type]
    """A slot of one's own, in the forum's hours; nobody sits at two tables at once."""
    event = coached(request, uuid)
    given = valid(SlotForm, payload, zone=event.zone, innovations=choices.shown_innovations(event))
    actions.offer_clinic(event.pk, **given, by=person_of(request), at=now())
    return _clinics(request, uuid)


@router.post(
    "/forum/klinik/{uuid}/tarik", response={200: shapes.ForumSlot, **ANSWERS}, operation_id="withdraw_clinic", summary="Withdraw a clinic"
)  # fmt: skip
def withdraw(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """The slot goes; who had booked it is told."""
    slot = queries.slot(uuid)
    if slot is None:
        raise Http404
    actions.withdraw_clinic(slot.pk, by=person_of(request), at=now())
    return shapes.slot(slot)


def _questions(request: HttpRequest, uuid: UUID) -> list[dict[str, Any]]:
    return [listed.asked(one) for one in queries.requests(person_of(request), coached(request, uuid))]


@router.get(
    "/forum/{uuid}/konsultasi", response={**QUESTIONS, **READ}, operation_id="list_questions", summary="List questions"
)
def list_questions(request: HttpRequest, uuid: UUID) -> list[dict[str, Any]]:
    """What was asked at the consultation desk: the unanswered first, the oldest on top."""
    return _questions(request, uuid)


@router.post(
    "/forum/konsultasi/{uuid}/jawab", response={**QUESTIONS, **ANSWERS}, operation_id="answer_question", summary="Answer a question"
)  # fmt: skip
def answer(request: HttpRequest, uuid: UUID, payload: payload_of(AnswerForm)) -> list[dict[str, Any]]:  # type: ignore[valid-type]
    """Who asked reads it."""
    found = choices.request(person_of(request), uuid)
    if found is None:
        raise Http404
    actions.answer_desk(found.pk, **valid(AnswerForm, payload), by=person_of(request), at=now())
    return _questions(request, found.event.uuid)


@router.get(
    "/forum/{uuid}/tanda-tangan", response={**SIGNINGS, **READ}, operation_id="read_signings", summary="Read the signing list"
)  # fmt: skip
def read_signings(request: HttpRequest, uuid: UUID) -> list[dict[str, Any]]:
    """Who signs when: ready or not, signed or not."""
    return _signings(request, uuid)


def _signings(request: HttpRequest, uuid: UUID) -> list[dict[str, Any]]:
    return [listed.signing(one) for one in queries.signings(person_of(request), hosted(request, uuid))]


@router.post(
    "/forum/{uuid}/tanda-tangan", response={**SIGNINGS, **ANSWERS}, operation_id="list_signing", summary="Add to the signing list"
)  # fmt: skip
def list_signing(request: HttpRequest, uuid: UUID, payload: payload_of(SigningForm)) -> list[dict[str, Any]]:  # type: ignore[valid-type]
    """A line at its end, of a body that was invited and an innovation that stands there."""
    event = hosted(request, uuid)
    options = {"innovations": choices.shown_innovations(event), "bodies": choices.invited_bodies(event)}
    given = valid(SigningForm, payload, zone=event.zone, **options)
    actions.list_signing(event.pk, **given, by=person_of(request), at=now())
    return _signings(request, uuid)


def _line(request: HttpRequest, uuid: UUID) -> Signing:
    found = choices.line(person_of(request), uuid)
    if found is None:
        raise Http404
    return found


@router.post(
    "/forum/tanda-tangan/{uuid}/siap", response={200: listed.ForumSigning, **ANSWERS}, operation_id="ready_signing",
    summary="Say that a line is ready",
)  # fmt: skip
def ready(request: HttpRequest, uuid: UUID, payload: payload_of(ReadyForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """The text stands, and this person of the delegation signs; refused when the letter ends before."""
    line = _line(request, uuid)
    given = valid(ReadyForm, payload, delegates=choices.signatories(line))
    actions.ready_signing(line.pk, **given, by=person_of(request), at=now())
    return listed.signing(_line(request, uuid))


def _of_line(path: str, operation: str, action: Callable[..., Signing], words: str) -> None:
    def endpoint(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
        action(_line(request, uuid).pk, by=person_of(request), at=now())
        return listed.signing(_line(request, uuid))

    _put(f"tanda-tangan/{{uuid}}/{path}", operation, listed.ForumSigning, endpoint, words)


def _of_task(path: str, operation: str, form_class: type[forms.Form], action: Callable[..., Task], words: str) -> None:
    def endpoint(request: HttpRequest, uuid: UUID, payload: payload_of(form_class)) -> dict[str, Any]:  # type: ignore[valid-type]
        found = choices.task(person_of(request), uuid)
        if found is None:
            raise Http404
        return listed.task(action(found.pk, **valid(form_class, payload), by=person_of(request), at=now()))

    _put(f"tugas/{{uuid}}/{path}", operation, listed.ForumTask, endpoint, words)


def _put(path: str, operation: str, shape: type, endpoint: Callable[..., Any], words: str) -> None:
    endpoint.__doc__ = words
    router.post(
        f"/forum/{path}",
        response={200: shape, **ANSWERS},
        operation_id=operation,
        summary=operation.capitalize().replace("_", " "),
    )(endpoint)


_of_line(
    "catat", "record_signature", actions.sign_signing, "The host saw it signed. An agreement has its own signatures."
)
_of_line("coret", "drop_signing", actions.drop_signing, "Crosses the line out; what was signed stays.")
_of_task("selesai", "finish_forum_task", NoteForm, actions.finish_task, "Done, and what was done in a sentence.")
_of_task("batal", "drop_forum_task", NoteForm, actions.drop_task, "No longer to be done, and why.")


@router.get(
    "/forum/tugas",
    response={200: listed.TaskPage, **LISTS, **KEYED},
    operation_id="list_forum_tasks",
    summary="List tasks",
)
def list_tasks(request: HttpRequest, setelah: Cursor = "") -> dict[str, Any]:
    """Open tasks of one's own units, of all forums, next due first."""
    page = slice_of(queries.open_tasks(person_of(request)), order=("due_on", "id"), after=setelah or None, size=50)
    return {"rows": [listed.task(one) for one in page.rows], "next": page.next, "previous": page.previous}
