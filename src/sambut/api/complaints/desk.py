"""For offices: queues, cases and verbs, with the token of a system that acts for a person with appointments."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from ninja import Router
from ninja.security import HttpBearer

from sambut.accounts.tokens import user_of
from sambut.api.answers import KEYED, LISTS, READS, TAKES, valid
from sambut.api.complaints import shapes
from sambut.complaints import actions, lists, queries
from sambut.complaints.access import READERS, WATCHERS
from sambut.complaints.forms import AnswerForm, ArchiveForm, AskForm, BounceForm, ForwardForm, NoteForm
from sambut.complaints.lists import Filter
from sambut.frame.paging import slice_of
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.mandates.people import Person
from sambut.mandates.queries import person_of


class Token(HttpBearer):
    """The person behind a running token; no token, no answer."""

    openapi_description = (
        "The token of a system, made by its owner on the page of the account. It acts with the owner's appointments."
    )

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        at = now()
        user = user_of(token, at=at)
        return person_of(user.pk, at=at) if user else None


router = Router(tags=["meja"], auth=Token())


@router.get(
    "/antrean",
    response={200: shapes.Page, **LISTS, **READS, **KEYED},
    operation_id="list_queue",
    summary="List a queue",
)
def queue(
    request: HttpRequest, instansi: shapes.Key = None, keadaan: shapes.Only = None, lewat: bool = False, setelah: shapes.Cursor = "",
) -> dict[str, Any]:  # fmt: skip
    """What waits at an organisation (`instansi`: its UUID) and below it, next due first; without it, everything for the national desk.

    `keadaan` gives only cases in that state, `lewat` only what is late.
    """
    person: Person = request.auth  # type: ignore[attr-defined]
    at = now()
    wanted = Filter(status=keadaan or "", late_at=at if lewat else None)
    if instansi:
        place = queries.body_named(str(instansi))
        if place is None or place.pk not in person.organisations(*READERS):
            raise Http404
        rows, order = lists.queue(place.pk, wanted), ("next_at", "complaint_id")
    elif any(person.holds(role) for role in WATCHERS):
        rows, order = lists.watched(person, wanted), ("next_at", "id")
    else:
        raise Http404
    page = slice_of(rows, order=order, after=setelah or None, size=20)
    return {"rows": [shapes.row(found) for found in page.rows], "next": page.next, "previous": page.previous}


@router.get(
    "/laporan/{number}", response={200: shapes.Case, **READS, **KEYED}, operation_id="read_case", summary="Read a case"
)
def read(request: HttpRequest, number: shapes.Number) -> dict[str, Any]:
    return shapes.case(_case(request, number))


def _case(request: HttpRequest, number: str):
    found = queries.case_for(request.auth, number)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _verb(path: str, operation: str, form_class: type[forms.Form], action: Callable[..., Any], words: str) -> None:
    """One verb of an office: the form of the page, one action, the case as it is now."""

    def endpoint(request: HttpRequest, number: shapes.Number, payload: payload_of(form_class)) -> dict[str, Any]:  # type: ignore[valid-type]
        given = {name: value for name, value in valid(form_class, payload).items() if name != "picture"}
        complaint = _case(request, number)
        action(complaint.pk, by=request.auth, at=now(), **given)  # type: ignore[attr-defined]
        return shapes.case(queries.case(complaint.number))  # type: ignore[arg-type]

    endpoint.__doc__ = words
    router.post(
        f"/laporan/{{number}}/{path}",
        response={200: shapes.Case, **READS, **TAKES, **KEYED},
        operation_id=operation,
        summary=operation.capitalize().replace("_", " "),
    )(endpoint)


_verb(
    "disposisi",
    "forward_complaint",
    ForwardForm,
    actions.forward_complaint,
    "Forwards the case to the body or unit that must answer.",
)
_verb("minta-kelengkapan", "ask_reporter", AskForm, actions.ask_reporter, "Asks the reporter for what is missing.")
_verb(
    "arsip", "archive_complaint", ArchiveForm, actions.archive_complaint, "Archives the case with exactly one reason."
)
_verb("jawab", "answer_complaint", AnswerForm, actions.answer_complaint, "Answers with substance.")
_verb("kabar", "note_complaint", NoteForm, actions.note_complaint, "Gives an interim word.")
_verb(
    "bukan-wewenang",
    "bounce_complaint",
    BounceForm,
    actions.bounce_complaint,
    "Gives the case back: not our authority.",
)
