"""`/instansi/`: every public body, by name and kind."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.organisations import links, queries

SIZE = 30
LONGEST = 120


@require_GET
def bodies(request: HttpRequest) -> HttpResponse:
    asked = " ".join(request.GET.get("cari", "").replace("\x00", "").split())[:LONGEST]
    kinds = queries.kinds(whole_bodies=True)
    kind = next((kind for kind in kinds if kind.pk == request.GET.get("jenis")), None)
    rows = queries.public_bodies(asked=asked, kind=kind.pk if kind else "")
    found = slice_of(rows, order=("name", "id"), after=request.GET.get("setelah"), size=SIZE)
    entries = [(row, links.public_page(row)) for row in found.rows]
    facts = {"asked": asked, "kind": kind, "kinds": kinds, "slice": found, "entries": entries}
    return answers.page(request, "organisations/bodies.html", facts)
