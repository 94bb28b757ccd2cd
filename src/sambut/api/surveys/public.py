"""For everybody: published results as open data."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router

from sambut.api.answers import LISTS, READS
from sambut.api.complaints.shapes import Cursor, Key
from sambut.api.surveys import shapes
from sambut.frame.paging import slice_of
from sambut.organisations.queries import organisation
from sambut.surveys import queries

router = Router(tags=["survei"])


@router.get(
    "/hasil", response={200: shapes.SurveyPage, **LISTS, **READS}, operation_id="list_survey_results",
    summary="List survey results",
)  # fmt: skip
def list_results(request: HttpRequest, instansi: Key = None, setelah: Cursor = "") -> dict[str, Any]:
    """Published results, newest first; with `instansi` (a UUID) those of an organisation and everything below it."""
    place = organisation(instansi) if instansi else None
    if instansi and place is None:
        raise Http404
    rows = queries.published(organisation_id=place.pk if place else None)
    page = slice_of(rows, order=("-published_at", "-id"), after=setelah or None, size=20)
    return {"rows": [shapes.row(found) for found in page.rows], "next": page.next, "previous": page.previous}


@router.get(
    "/hasil/{uuid}", response={200: shapes.SurveyResult, **READS, **LISTS}, operation_id="read_survey_result",
    summary="Read a survey result",
)  # fmt: skip
def read_result(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """A published result with the sums of its elements, their weights and the method."""
    found = queries.published_round(uuid)
    if found is None:
        raise Http404
    return shapes.result(found)
