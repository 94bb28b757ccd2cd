"""For owners: files, people and copies of an innovation, and what a body means to do in a year."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from sambut.api.answers import KEYED, READS, TAKES, NothingForm, Refusal, filled, valid
from sambut.api.complaints.desk import Token
from sambut.api.innovations import shapes
from sambut.api.innovations.desk import innovation_at_desk
from sambut.frame.payloads import payload_of
from sambut.innovations import access, actions, desks, queries, showing
from sambut.innovations.forms import AdaptForm, AttachForm, MemberForm, PlanForm
from sambut.kernel.clock import now
from sambut.organisations.queries import organisation

router = Router(tags=["meja"], auth=Token())
ANSWERS: dict[int, Any] = {**READS, **TAKES, **KEYED, 403: Refusal}


class NamedForm(MemberForm):
    """Somebody of the team, by name alone."""

    part = None  # type: ignore[assignment]
    account = None  # type: ignore[assignment]


@router.post(
    "/inovasi/{uuid}/adaptasi", response={201: shapes.OneInnovation, **ANSWERS}, operation_id="adapt_innovation", summary="Adapt an innovation"
)  # fmt: skip
def adapt(request: HttpRequest, uuid: UUID, payload: payload_of(AdaptForm)) -> Status:  # type: ignore[valid-type]
    """A copy in another body (`unit`: a UUID), under its name or a new one; where it comes from stays written down."""
    parent, given = queries.innovation(uuid), valid(AdaptForm, payload)
    if parent is None or access.why_not(request.auth, "see", parent):  # type: ignore[attr-defined]
        raise Http404
    made = actions.adapt_innovation(
        parent.pk, unit_id=given["unit"].pk, local_name=given["local_name"], by=request.auth, at=now()  # type: ignore[attr-defined]
    )  # fmt: skip
    return Status(201, shapes.innovation(innovation_at_desk(request, made.uuid)))


@router.post(
    "/inovasi/{uuid}/tim/hapus", response={200: shapes.OneInnovation, **ANSWERS}, operation_id="remove_innovation_member",
    summary="Remove somebody of the team",
)  # fmt: skip
def remove_member(request: HttpRequest, uuid: UUID, payload: payload_of(NamedForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """The name is gone from everywhere. Removing twice changes nothing."""
    found, name = innovation_at_desk(request, uuid), valid(NamedForm, payload)["name"]
    member = next((one.pk for one in showing.members(found) if one.name == " ".join(name.split())), 0)
    actions.remove_member(found.pk, member, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.innovation(innovation_at_desk(request, uuid))


@router.post(
    "/inovasi/{uuid}/berkas", response={200: shapes.OneInnovation, **ANSWERS}, operation_id="attach_innovation_file",
    summary="Attach a file to an innovation",
)  # fmt: skip
def attach(
    request: HttpRequest, uuid: UUID, payload: Form[payload_of(AttachForm)], upload: File[UploadedFile]  # type: ignore[valid-type]
) -> dict[str, Any]:  # fmt: skip
    """A profile, a guide book, a regulation, as `multipart/form-data`. It is cleaned before anybody opens it."""
    found = innovation_at_desk(request, uuid)
    given = filled(AttachForm, payload, {"upload": upload}).cleaned_data
    actions.attach_file(found.pk, **given, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.innovation(innovation_at_desk(request, uuid))


@router.post(
    "/inovasi/{uuid}/berkas/{file}/lepas", response={200: shapes.OneInnovation, **ANSWERS}, operation_id="detach_innovation_file",
    summary="Detach a file from an innovation",
)  # fmt: skip
def detach(request: HttpRequest, uuid: UUID, file: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """It is taken away and erased. Detaching twice changes nothing."""
    actions.detach_file(innovation_at_desk(request, uuid).pk, file, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.innovation(innovation_at_desk(request, uuid))


@router.post(
    "/rencana-inovasi/{body}", response={200: list[shapes.BodyYear], **ANSWERS}, operation_id="plan_innovation_year",
    summary="Plan a year of innovations",
)  # fmt: skip
def plan(request: HttpRequest, body: UUID, payload: payload_of(PlanForm)) -> list[dict[str, Any]]:  # type: ignore[valid-type]
    """The target of a body for a year; setting it again replaces it. Answers with that year and the three before it."""
    place, given, at = organisation(body), valid(PlanForm, payload), now()
    if place is None:
        raise Http404
    actions.plan_year(place.pk, given["year"], target=given["target"], by=request.auth, at=at)  # type: ignore[attr-defined]
    return [vars(year) for year in desks.years(place.pk, given["year"])]
