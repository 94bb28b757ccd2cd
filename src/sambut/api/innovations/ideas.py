"""For offices: ideas from the field, sent, read and decided."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import Http404, HttpRequest
from ninja import Router, Status

from sambut.api.answers import KEYED, LISTS, READS, TAKES, NothingForm, Refusal, Shape, valid
from sambut.api.complaints.desk import Token
from sambut.api.complaints.shapes import Cursor
from sambut.frame.paging import slice_of
from sambut.frame.payloads import payload_of
from sambut.innovations import actions, idea_access, idea_queries
from sambut.innovations.forms_of_ideas import DeclineForm, IdeaForm, SuggestForm
from sambut.innovations.models import Idea
from sambut.innovations.states import IdeaState
from sambut.kernel.clock import now

router = Router(tags=["meja"], auth=Token())
ANSWERS: dict[int, Any] = {**READS, **TAKES, **KEYED, 403: Refusal}


class OneIdea(Shape):
    uuid: UUID
    unit: str
    title: str
    problem: str
    solution: str
    state: IdeaState
    note: str
    """What the admin said last: what to change, or why not."""
    sent_at: datetime
    innovation: UUID | None
    """The record that grew from it."""


class IdeaPage(Shape):
    rows: list[OneIdea]
    next: str | None
    previous: str | None


def shown(idea: Idea) -> dict[str, Any]:
    same = ("uuid", "title", "problem", "solution", "state", "note", "sent_at")
    return {name: getattr(idea, name) for name in same} | {
        "unit": idea.unit.name if idea.unit else "", "innovation": idea.innovation.uuid if idea.innovation else None,
    }  # fmt: skip


@router.get("/gagasan", response={200: IdeaPage, **LISTS, **KEYED}, operation_id="list_ideas", summary="List ideas")
def list_ideas(request: HttpRequest, setelah: Cursor = "") -> dict[str, Any]:
    """What waits for this person to decide, the longest first."""
    page = slice_of(
        idea_queries.to_decide(request.auth), order=("sent_at", "id"), after=setelah or None, size=20  # type: ignore[attr-defined]
    )  # fmt: skip
    return {"rows": [shown(idea) for idea in page.rows], "next": page.next, "previous": page.previous}


@router.post("/gagasan", response={201: OneIdea, **ANSWERS}, operation_id="send_idea", summary="Send an idea")
def send_idea(request: HttpRequest, payload: payload_of(IdeaForm)) -> Status:  # type: ignore[valid-type]
    """To the admin of a unit (`unit`: its UUID) at which the person holds an office."""
    given = valid(IdeaForm, payload)
    content = {name: given[name] for name in ("title", "problem", "solution")}
    sent = actions.send_idea(uuid4(), unit=given["unit"], content=content, by=request.auth, at=now())  # type: ignore[attr-defined]
    return Status(201, shown(sent))


@router.get(
    "/gagasan/{uuid}",
    response={200: OneIdea, **READS, **LISTS, **KEYED},
    operation_id="read_idea",
    summary="Read an idea",
)
def read_idea(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """One's own, or one that this person decides about."""
    return shown(_seen(request, uuid))


def _seen(request: HttpRequest, uuid: UUID) -> Idea:
    found = idea_queries.idea(uuid)
    if found is None or found.state == IdeaState.DRAFT or idea_access.why_not(request.auth, "see", found):  # type: ignore[attr-defined]
        raise Http404
    return found


def _verb(path: str, operation: str, form_class: type[forms.Form], action: Callable[..., Idea], words: str) -> None:
    def endpoint(request: HttpRequest, uuid: UUID, payload: payload_of(form_class)) -> dict[str, Any]:  # type: ignore[valid-type]
        idea = _seen(request, uuid)
        action(idea.pk, by=request.auth, at=now(), **valid(form_class, payload))  # type: ignore[attr-defined]
        return shown(_seen(request, uuid))

    endpoint.__doc__ = words
    router.post(
        f"/gagasan/{{uuid}}/{path}", response={200: OneIdea, **ANSWERS}, operation_id=operation,
        summary=operation.capitalize().replace("_", " "),
    )(endpoint)  # fmt: skip


_verb("saran", "suggest_idea", SuggestForm, actions.suggest, "Back to its sender with what would make it better.")
_verb("tolak", "decline_idea", DeclineForm, actions.decline_idea, "It does not go on, with the reason.")
_verb("angkat", "take_idea", NothingForm, actions.take_idea, "Its words become a record of the unit.")
