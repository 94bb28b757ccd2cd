"""The frozen packs of a contest, byte for byte, so that anybody counts it again with `sambut contest recompute`."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from sambut.competitions.final import queries as final_queries
from sambut.competitions.judging import choosing
from sambut.competitions.pages.around import seen
from sambut.competitions.pages.results import OPEN_NOW


@require_GET
def pack(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the judges marked; for everybody after the decree."""
    edition = seen(request, str(uuid))
    found = choosing.latest(edition) if edition.state in OPEN_NOW else None
    if found is None:
        raise Http404
    return _frozen(found.pack, f"hasil-{edition.uuid}.json")


@require_GET
def final_pack(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The last numbers; for everybody after the decree of the winners."""
    edition = seen(request, str(uuid))
    found = final_queries.final_result(edition)
    if found is None:
        raise Http404
    return _frozen(found.pack, f"hasil-akhir-{edition.uuid}.json")


def _frozen(pack: str, name: str) -> HttpResponse:
    answer = HttpResponse(pack, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
