"""`/layanan/`: services in everyday words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.organisations.models import Organisation
from sambut.organisations.queries import organisation
from sambut.regions.queries import region as region_of
from sambut.services import links, searching

SIZE, LONGEST = 20, 200


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The best matches of a question, or all by name; of one body, or in one region."""
    asked = " ".join(request.GET.get("cari", "").replace("\x00", "").split())[:LONGEST]
    body = _body(request.GET.get("instansi", ""))
    region = _region(request.GET.get("wilayah", ""))
    within: dict[str, Any] = {"body_id": body.pk if body else None, "region_code": region.code if region else ""}
    if asked:
        rows, page = searching.public(asked, **within), None
    else:
        page = slice_of(searching.filtered(**within), order=("name", "id"), after=request.GET.get("setelah"), size=SIZE)
        rows = [searching.row_of(found) for found in page.rows]
    facts = {
        "asked": asked,
        "body": body,
        "region": region,
        "rows": rows,
        "slice": page,
        "public_page": links.public_page,
    }
    return answers.page(request, "services/list.html", facts)


def _body(text: str) -> Organisation | None:
    try:
        return organisation(text) if len(text) == 36 else None
    except ValueError:
        return None


def _region(code: str) -> Any:
    digits = code.replace(".", "")
    return region_of(code) if digits.isascii() and digits.isdigit() and len(code) <= 13 else None
