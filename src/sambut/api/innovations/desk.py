"""For owners: recording, writing, measuring and publishing, with the token of a system."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest
from ninja import Router, Status

from sambut.api.answers import KEYED, LISTS, READS, TAKES, NothingForm, Refusal, valid
from sambut.api.complaints.desk import Token
from sambut.api.innovations import shapes
from sambut.frame.payloads import payload_of
from sambut.innovations import access, actions, desks, queries
from sambut.innovations.fields import NAMES
from sambut.innovations.forms import (
    AwardForm,
    BeginForm,
    ConfirmForm,
    DayForm,
    IndicatorForm,
    MeasureForm,
    MemberForm,
    ProveForm,
    ReturnForm,
    WithdrawForm,
    WriteForm,
)
from sambut.innovations.models import Innovation
from sambut.kernel.clock import now

router = Router(tags=["meja"], auth=Token())
MAY: dict[int, Any] = {403: Refusal}
PAGE = "api"
"""The page that writes of systems come from: they know no other text than the one that stands."""


@router.post(
    "/inovasi", response={201: shapes.OneInnovation, **READS, **TAKES, **KEYED, **MAY}, operation_id="begin_innovation",
    summary="Begin an innovation",
)  # fmt: skip
def begin(request: HttpRequest, payload: payload_of(BeginForm)) -> Status:  # type: ignore[valid-type]
    """A record of a unit (`unit`: its UUID), at first an idea that only its own side reads."""
    given = valid(BeginForm, payload)
    made = actions.begin_innovation(given["unit"].pk, title=given["title"], by=request.auth, at=now())  # type: ignore[attr-defined]
    return Status(201, _told(request, made.uuid))


@router.get(
    "/inovasi/{uuid}", response={200: shapes.OneInnovation, **READS, **LISTS, **KEYED}, operation_id="read_innovation_at_desk",
    summary="Read an innovation at a desk",
)  # fmt: skip
def read(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """Also what is not public yet."""
    return _told(request, uuid)


@router.post(
    "/inovasi/{uuid}/tulis", response={200: shapes.OneInnovation, **READS, **TAKES, **KEYED, **MAY}, operation_id="write_innovation",
    summary="Write an innovation",
)  # fmt: skip
def write(request: HttpRequest, uuid: UUID, payload: payload_of(WriteForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Texts and facts; what is left out stays as it is. A public record shows them once they are published."""
    found = innovation_at_desk(request, uuid)
    given = {name: value for name, value in payload.dict().items() if value is not None and name in NAMES}
    valid(WriteForm, payload)
    revision = desks.manuscript(found).revision
    actions.write_innovation(found.pk, given, revision=revision, page=PAGE, by=request.auth, at=now())  # type: ignore[attr-defined]
    return _told(request, uuid)


def innovation_at_desk(request: HttpRequest, uuid: UUID) -> Innovation:
    found = queries.innovation(uuid)
    if found is None or not access.works_on(request.auth, found):  # type: ignore[attr-defined]
        raise Http404
    return found


def _told(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    return shapes.innovation(innovation_at_desk(request, uuid))


def _verb(path: str, operation: str, form_class: type[forms.Form], action: Callable[..., Any], words: str) -> None:
    """One verb: the form of the page, one action, the record as it is now."""

    def endpoint(request: HttpRequest, uuid: UUID, payload: payload_of(form_class)) -> dict[str, Any]:  # type: ignore[valid-type]
        action(innovation_at_desk(request, uuid).pk, by=request.auth, at=now(), **valid(form_class, payload))  # type: ignore[attr-defined]
        return _told(request, uuid)

    endpoint.__doc__ = words
    router.post(
        f"/inovasi/{{uuid}}/{path}",
        response={200: shapes.OneInnovation, **READS, **TAKES, **KEYED, **MAY},
        operation_id=operation,
        summary=operation.capitalize().replace("_", " "),
    )(endpoint)


_verb("ajukan", "submit_innovation", NothingForm, actions.submit_innovation, "Hands a frozen copy to the local admin.")
_verb(
    "terbitkan",
    "publish_innovation",
    NothingForm,
    actions.publish_innovation,
    "What was submitted is read by everybody.",
)
_verb(
    "kembalikan", "return_innovation", ReturnForm, actions.return_innovation, "Gives it back to its writer, with notes."
)
_verb(
    "tarik",
    "withdraw_innovation",
    WithdrawForm,
    actions.withdraw_innovation,
    "Takes it from public sight, with the reason.",
)
_verb("uji-coba", "try_innovation", DayForm, actions.try_innovation, "The trial began on that day.")
_verb("penerapan", "run_innovation", DayForm, actions.run_innovation, "It runs since that day.")
_verb("keberlanjutan", "confirm_innovation", ConfirmForm, actions.confirm_innovation, "How it goes, said on that day.")
_verb("bukti", "prove_innovation", ProveForm, actions.prove_innovation, "Answers one of the five questions.")
_verb("tim", "name_innovation_member", MemberForm, actions.name_member, "Names somebody of the team.")
_verb(
    "penghargaan",
    "attach_innovation_award",
    AwardForm,
    actions.attach_award,
    "Ties a known award of its body to the record that won it.",
)
_verb(
    "indikator",
    "name_innovation_indicator",
    IndicatorForm,
    actions.name_indicator,
    "An indicator with its value before.",
)


@router.post(
    "/inovasi/{uuid}/indikator/{indicator}/nilai", response={200: shapes.OneInnovation, **READS, **TAKES, **KEYED, **MAY},
    operation_id="measure_innovation", summary="Measure an innovation",
)  # fmt: skip
def measure(request: HttpRequest, uuid: UUID, indicator: UUID, payload: payload_of(MeasureForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """One value with its day and where it comes from."""
    found = innovation_at_desk(request, uuid)
    actions.measure_indicator(found.pk, indicator, by=request.auth, at=now(), **valid(MeasureForm, payload))  # type: ignore[attr-defined]
    return _told(request, uuid)
