"""For offices: writing, submitting and publishing a standard, with the token of a system."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest
from ninja import Router, Status

from sambut.api.answers import KEYED, LISTS, READS, TAKES, NothingForm, valid
from sambut.api.complaints.desk import Token
from sambut.api.services import shapes
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.organisations.queries import organisation
from sambut.services import actions, queries
from sambut.services.forms import DraftForm, EditionForm, PlaceForm, ReturnForm, WithdrawForm
from sambut.services.models import Service

router = Router(tags=["meja"], auth=Token())


@router.post(
    "/layanan", response={201: shapes.PublicService, **READS, **TAKES, **KEYED}, operation_id="draft_service",
    summary="Draft a service",
)  # fmt: skip
def draft(
    request: HttpRequest,
    unit: UUID,
    payload: payload_of(DraftForm, example={"name": "Akta kelahiran"}),  # type: ignore[valid-type]
) -> Status:
    """A new service of a unit (`unit`: its UUID), with its first edition to write."""
    place = organisation(unit)
    if place is None:
        raise Http404
    made = actions.draft_service(place, name=valid(DraftForm, payload)["name"], by=request.auth, at=now())  # type: ignore[attr-defined]
    return Status(201, _told(request, made.uuid))


@router.get(
    "/layanan/{uuid}", response={200: shapes.PublicService, **LISTS, **READS, **KEYED}, operation_id="read_service_at_desk",
    summary="Read a service at a desk",
)  # fmt: skip
def read(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """With the edition that is being written, when there is one."""
    return _told(request, uuid)


@router.post(
    "/layanan/{uuid}/tulis", response={200: shapes.PublicService, **READS, **TAKES, **KEYED}, operation_id="write_service",
    summary="Write a service",
)  # fmt: skip
def write(request: HttpRequest, uuid: UUID, payload: payload_of(EditionForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Texts of the edition that is being written; one is begun where there is none. What is left out stays as it is."""
    found = _service(request, uuid)
    given = {name: text for name, text in payload.dict().items() if text is not None}
    cleaned = valid(EditionForm, payload)
    edition = actions.draft_edition(found.pk, by=request.auth, at=now())  # type: ignore[attr-defined]
    texts = {name: str(cleaned[name]) for name in given if name in cleaned}
    actions.keep_edition(edition.pk, texts, revision=None, by=request.auth, at=now())  # type: ignore[attr-defined]
    return _told(request, uuid)


def _service(request: HttpRequest, uuid: UUID) -> Service:
    found = queries.service_for(request.auth, uuid)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _told(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    found = _service(request, uuid)
    edition = queries.working_edition(found.pk) or found.current or queries.last_edition(found.pk)
    return shapes.service(found, queries.standard(edition) if edition else None)


def _verb(path: str, operation: str, form_class: type[forms.Form], action: Callable[..., Any], words: str) -> None:
    def endpoint(request: HttpRequest, uuid: UUID, payload: payload_of(form_class)) -> dict[str, Any]:  # type: ignore[valid-type]
        action(_service(request, uuid).pk, by=request.auth, at=now(), **valid(form_class, payload))  # type: ignore[attr-defined]
        return _told(request, uuid)

    endpoint.__doc__ = words
    router.post(
        f"/layanan/{{uuid}}/{path}",
        response={200: shapes.PublicService, **READS, **TAKES, **KEYED},
        operation_id=operation,
        summary=operation.capitalize().replace("_", " "),
    )(endpoint)


_verb("ajukan", "submit_service", NothingForm, actions.submit_service, "Asks the admin to publish what was written.")
_verb(
    "kembalikan",
    "return_service",
    ReturnForm,
    actions.return_service,
    "Hands it back to who wrote it, with the reason.",
)
_verb("terbitkan", "publish_service", NothingForm, actions.publish_service, "What was submitted holds from now on.")
_verb(
    "tinjau",
    "check_service",
    NothingForm,
    actions.check_service,
    "The office looked at it again, and it is still right.",
)
_verb("tempatkan", "place_service", PlaceForm, actions.place_service, "The national desk says which unit delivers it.")
_verb("buang", "discard_service_edition", NothingForm, actions.discard_edition, "Throws away what was being written.")
_verb(
    "tarik",
    "withdraw_service",
    WithdrawForm,
    actions.withdraw_service,
    "It is not offered any more; its page says why.",
)
