"""For owners: the rows of a record, by kind, and its goals."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from ninja import Router

from sambut.api.answers import KEYED, READS, TAKES, Refusal, valid
from sambut.api.complaints.desk import Token
from sambut.api.innovations import shapes
from sambut.api.innovations.desk import innovation_at_desk
from sambut.frame.payloads import payload_of
from sambut.innovations import actions
from sambut.innovations.forms_of_parts import FORMS, GoalsForm, RemovePartForm, given
from sambut.innovations.parts import PARTS, row_at
from sambut.kernel.clock import now

router = Router(tags=["meja"], auth=Token())
ANSWERS: dict[int, Any] = {**READS, **TAKES, **KEYED, 403: Refusal}
PLACES = {
    "classification": "kategori", "spending": "biaya", "staffing": "tenaga", "beneficiary": "penerima", "service": "layanan", "topic": "topik",
    "case": "pengaduan",
}  # fmt: skip


@router.post(
    "/inovasi/{uuid}/tpb", response={200: shapes.OneInnovation, **ANSWERS}, operation_id="choose_innovation_goals",
    summary="Choose the goals of an innovation",
)  # fmt: skip
def choose_goals(request: HttpRequest, uuid: UUID, payload: payload_of(GoalsForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Goals of sustainable development, 1 to 17; choosing again replaces them."""
    chosen = valid(GoalsForm, payload)["goals"]
    actions.choose_goals(innovation_at_desk(request, uuid).pk, goals=chosen, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.innovation(innovation_at_desk(request, uuid))


def _kind(part: str, form_class: type[forms.Form]) -> None:
    """Adding a row of one kind."""

    def add(request: HttpRequest, uuid: UUID, payload: payload_of(form_class)) -> dict[str, Any]:  # type: ignore[valid-type]
        found, data = innovation_at_desk(request, uuid), given(valid(form_class, payload))
        actions.add_part(found.pk, part, by=request.auth, at=now(), **data)  # type: ignore[attr-defined]
        return shapes.innovation(innovation_at_desk(request, uuid))

    add.__doc__ = f"{PARTS[part].model.__doc__} The same {' and '.join(PARTS[part].key)} again corrects it."
    router.post(
        f"/inovasi/{{uuid}}/rincian/{PLACES[part]}", response={200: shapes.OneInnovation, **ANSWERS},
        operation_id=f"add_innovation_{part}", summary=f"Add a {part} to an innovation",
    )(add)  # fmt: skip


for _part, _form in FORMS.items():
    _kind(_part, _form)


@router.post(
    "/inovasi/{uuid}/rincian/hapus", response={200: shapes.OneInnovation, **ANSWERS}, operation_id="remove_innovation_part",
    summary="Remove a row of an innovation",
)  # fmt: skip
def remove_part(request: HttpRequest, uuid: UUID, payload: payload_of(RemovePartForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """`place` counts from 0, in the order in which the record gives its rows of that kind. Beyond the last nothing changes."""
    found, wanted = innovation_at_desk(request, uuid), valid(RemovePartForm, payload)
    row = row_at(found, wanted["part"], wanted["place"], request.auth)  # type: ignore[attr-defined]
    actions.remove_part(found.pk, wanted["part"], row, by=request.auth, at=now())  # type: ignore[attr-defined]
    return shapes.innovation(innovation_at_desk(request, uuid))
