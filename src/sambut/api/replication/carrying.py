"""For both sides: what happens to an agreement while it is carried out, beside start, run and checks."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest
from ninja import File, Form, Router
from ninja.files import UploadedFile

from sambut.api.answers import KEYED, READS, TAKES, NothingForm, Refusal, filled, valid
from sambut.api.complaints.desk import Token
from sambut.api.complaints.shapes import Number
from sambut.api.replication import shapes
from sambut.api.replication.inputs import PersonForm
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.organisations.models import Organisation
from sambut.replication import access, actions, queries
from sambut.replication.forms import CopyForm, EvidenceForm, ExtendForm, ReasonForm
from sambut.replication.models import Agreement, Milestone
from sambut.replication.states import Side, Verb

router = Router(tags=["meja"], auth=Token())
ANSWERS: dict[int, Any] = {**READS, **TAKES, **KEYED, 403: Refusal}


def agreement_at_desk(request: HttpRequest, number: str) -> Agreement:
    found = queries.agreement_for(request.auth, number)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def body_on(agreement: Agreement, side: Side) -> Organisation:
    return agreement.owner if side == Side.OWNER else agreement.replicator


def verb(
    router: Router, path: str, operation: str, form_class: type[forms.Form], action: Callable[..., Any], words: str
) -> None:
    """One verb: the form of the page, one action, the agreement as it is now."""

    def endpoint(request: HttpRequest, number: Number, payload: payload_of(form_class)) -> dict[str, Any]:  # type: ignore[valid-type]
        given = valid(form_class, payload)
        action(agreement_at_desk(request, number).pk, **given, by=request.auth, at=now())  # type: ignore[attr-defined]
        return shapes.desk_agreement(agreement_at_desk(request, number))

    endpoint.__doc__ = words
    router.post(
        f"/kesepakatan/{{number}}/{path}",
        response={200: shapes.DeskAgreement, **ANSWERS},
        operation_id=operation,
        summary=operation.capitalize().replace("_", " "),
    )(endpoint)


verb(
    router,
    "hentikan",
    "stop_agreement",
    ReasonForm,
    actions.stop_agreement,
    "It goes no further; everybody reads why, and what was needed is needed again.",
)
verb(
    router,
    "fasilitator",
    "facilitate_agreement",
    NothingForm,
    actions.facilitate_agreement,
    "A facilitator takes it on; both sides see who.",
)
verb(
    router,
    "perpanjangan",
    "propose_extension",
    ExtendForm,
    actions.propose_extension,
    "One side wants it to hold longer.",
)
verb(
    router,
    "perpanjangan/setujui",
    "confirm_extension",
    NothingForm,
    actions.confirm_extension,
    "The other side agrees: it holds until the later day.",
)


@router.post(
    "/kesepakatan/{number}/salinan", response={200: shapes.DeskAgreement, **ANSWERS}, operation_id="record_copy", summary="Record the copy"
)  # fmt: skip
def record_copy(request: HttpRequest, number: Number, payload: payload_of(CopyForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """The copy gets a record of its own in the family of the innovation, also under a local name (`unit`: a UUID)."""
    found, given = agreement_at_desk(request, number), valid(CopyForm, payload)
    actions.record_copy(
        found.pk, unit_id=given["unit"].pk, local_name=given["local_name"], by=request.auth, at=now()  # type: ignore[attr-defined]
    )  # fmt: skip
    return shapes.desk_agreement(agreement_at_desk(request, number))


@router.post(
    "/kesepakatan/{number}/serah-terima/{side}", response={200: shapes.DeskAgreement, **ANSWERS}, operation_id="hand_over_agreement",
    summary="Hand an agreement over",
)  # fmt: skip
def hand_over(request: HttpRequest, number: Number, side: Side, payload: payload_of(PersonForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """A new contact of a side, who has an office there now; with it a new head takes the agreement over."""
    found, contact = agreement_at_desk(request, number), queries.worker_named(valid(PersonForm, payload)["email"])
    actions.hand_over(found.pk, side=side, contact_id=contact, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.desk_agreement(agreement_at_desk(request, number))


def _milestone(found: Agreement, uuid: UUID) -> Milestone:
    row = next((one for one in queries.milestones(found) if one.uuid == uuid), None)
    if row is None:
        raise Http404
    return row


@router.post(
    "/kesepakatan/{number}/tonggak/{milestone}/coret", response={200: shapes.DeskAgreement, **ANSWERS}, operation_id="drop_milestone",
    summary="Drop a milestone",
)  # fmt: skip
def drop(request: HttpRequest, number: Number, milestone: UUID, payload: payload_of(ReasonForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """It will not be done; why stays beside it. In a draft it just goes."""
    row = _milestone(agreement_at_desk(request, number), milestone)
    actions.drop_milestone(row.pk, **valid(ReasonForm, payload), by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.desk_agreement(agreement_at_desk(request, number))


@router.post(
    "/kesepakatan/{number}/tonggak/{milestone}/bukti", response={200: shapes.DeskAgreement, **ANSWERS}, operation_id="add_evidence",
    summary="Add evidence to a milestone",
)  # fmt: skip
def add_evidence(
    request: HttpRequest, number: Number, milestone: UUID, payload: Form[payload_of(EvidenceForm)], upload: File[UploadedFile],  # type: ignore[valid-type]
) -> dict[str, Any]:  # fmt: skip
    """A file that shows that it was reached, as `multipart/form-data`. It is cleaned before either side opens it."""
    found, person, at = agreement_at_desk(request, number), request.auth, now()  # type: ignore[attr-defined]
    row = _milestone(found, milestone)
    given = filled(EvidenceForm, payload, {"upload": upload}).cleaned_data
    access.require(person, Verb.ADD_EVIDENCE, found)  # before the bytes are kept; the action asks again
    found.after(Verb.ADD_EVIDENCE)
    file_id = actions.take_evidence(given["upload"], at=at)
    actions.add_evidence(row.pk, file_id=file_id, title=given["title"], by=person, at=at)
    return shapes.desk_agreement(agreement_at_desk(request, number))
