"""`/wilayah/cari/`: places by name, as a page, as a part of a page for htmx, and as JSON."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from sambut.frame import answers
from sambut.regions.queries import search

MOST = 20
LONGEST = 120


@require_GET
@vary_on_headers("Accept", "HX-Request")
def search_places(request: HttpRequest) -> HttpResponse:
    """`q` is what was typed, `dalam` a code to stay below."""
    asked = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST]
    within = request.GET.get("dalam", "")[:13].replace("\x00", "")
    found = search(asked, within=within or None, limit=MOST)
    if request.GET.get("bentuk") == "json" or request.headers.get("Accept", "").startswith("application/json"):
        rows = [{"code": r.code, "name": r.name, "kind": r.kind, "above": r.above} for r in found]
        return JsonResponse({"results": rows})
    template = "regions/found.html" if request.headers.get("HX-Request") else "regions/search.html"
    return answers.page(request, template, {"asked": asked, "within": within, "found": found})
