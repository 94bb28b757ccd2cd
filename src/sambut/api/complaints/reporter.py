"""For reporters: the case with number and secret, and what they may do. The secret goes in the body, never in an address."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest
from ninja import Router

from sambut.api.answers import OPEN, valid
from sambut.api.complaints import shapes
from sambut.complaints import actions, opening, queries
from sambut.complaints.access import Reporter
from sambut.complaints.forms import AddForm, CompleteForm, RejectForm, SecretForm
from sambut.complaints.models import Complaint
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now

router = Router(tags=["pelapor"])


def _opened(request: HttpRequest, number: str, secret: str) -> Complaint:
    return opening.proved(request, number, secret, at=now())


@router.post(
    "/{number}/buka",
    response={200: shapes.Case, **OPEN},
    operation_id="open_own_complaint",
    summary="Open the own complaint",
)
def open_own(request: HttpRequest, number: shapes.Number, payload: payload_of(SecretForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """The reporter's own view: own words as written."""
    given = valid(SecretForm, payload)
    return shapes.case(_opened(request, number, given["secret"]), own=True)


def _verb(
    path: str, operation: str, form_class: type[forms.Form] | None, action: Callable[..., Complaint], words: str
) -> None:
    """One verb of the reporter: the form of the page and the secret."""
    bases = (SecretForm, form_class) if form_class else (SecretForm,)
    whole: type[forms.Form] = type(f"{operation.title().replace('_', '')}Form", bases, {})

    def endpoint(request: HttpRequest, number: shapes.Number, payload: payload_of(whole)) -> dict[str, Any]:  # type: ignore[valid-type]
        given = valid(whole, payload)
        complaint = _opened(request, number, given["secret"])
        text = {"text": given["text"]} if form_class else {}
        action(complaint.pk, by=Reporter(frozenset({complaint.handle})), at=now(), **text)
        return shapes.case(queries.case(complaint.number), own=True)  # type: ignore[arg-type]

    endpoint.__doc__ = words
    router.post(
        f"/{{number}}/{path}",
        response={200: shapes.Case, **OPEN},
        operation_id=operation,
        summary=operation.capitalize().replace("_", " "),
    )(endpoint)


_verb("tambah", "add_to_complaint", AddForm, actions.add_to_complaint, "Adds something; no state and no clock moves.")
_verb("lengkapi", "complete_complaint", CompleteForm, actions.complete_complaint, "Gives what was asked for.")
_verb("terima", "accept_answer", None, actions.accept_answer, "Accepts the answer; the case ends.")
_verb(
    "tolak",
    "reject_answer",
    RejectForm,
    actions.reject_answer,
    "Rejects the answer with a reason; the unit must answer again.",
)
_verb("cabut", "withdraw_complaint", None, actions.withdraw_complaint, "Withdraws the report; the case ends.")
