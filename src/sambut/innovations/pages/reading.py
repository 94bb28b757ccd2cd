"""Reading: the public list, one innovation, its card, its numbers, its versions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sambut.files.answers import stream
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.innovations import access, cards, lists, queries, searching, showing
from sambut.innovations.models import Innovation
from sambut.innovations.pages import comparing, filters, rows
from sambut.innovations.states import State
from sambut.kernel.clock import now

SIZE = 20


@require_GET
def public_list(request: HttpRequest) -> HttpResponse:
    """Everything public: the newest first, or the best matches of a search; filters stand in the address."""
    asked = request.GET.get("cari", "")[:200].strip()
    wanted = filters.wanted(request)
    facts: dict[str, Any] = {"asked": asked, "slice": None, **filters.words(request, wanted)}
    if asked:
        found = searching.public(asked, wanted)
    else:
        slice_ = slice_of(
            lists.public(wanted), order=("-public_at", "-id"), after=request.GET.get("setelah"), size=SIZE
        )
        found, facts["slice"] = slice_.rows, slice_
    return answers.page(request, "innovations/public_list.html", facts | {"rows": rows.shown(found, at=now())})


@require_GET
def awards(request: HttpRequest) -> HttpResponse:
    """Award facts, newest first. Those of which the source is not sure are shown only when asked for, and marked."""
    all_ = request.GET.get("pasti") == "semua"
    slice_ = slice_of(
        queries.awards(stated_only=not all_), order=("-year", "-id"), after=request.GET.get("setelah"), size=50
    )
    facts = filters.certainty(request, all_) | {"slice": slice_, "rows": slice_.rows}
    return answers.page(request, "innovations/awards.html", facts)


@never_cache
@require_GET
def innovation(request: HttpRequest, uuid: str) -> HttpResponse:
    """One innovation as everybody reads it. Its own side reads the same page before it is public, and is told so."""
    found = _seen(request, uuid)
    facts = showing.public(found, request.person, at=now())  # type: ignore[attr-defined]
    works = access.works_on(request.person, found)  # type: ignore[attr-defined]
    return answers.page(request, "innovations/innovation.html", facts | {"works": works})


@require_GET
def indicators(request: HttpRequest, uuid: str) -> HttpResponse:
    """The numbers behind the figure, for machines."""
    found = _seen(request, uuid)
    answer = HttpResponse(showing.indicators_csv(found), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="indikator.csv"'
    return answer


@require_GET
def card(request: HttpRequest, uuid: str) -> HttpResponse:
    """The one-page card. Only of what is public: paper travels."""
    found = _seen(request, uuid)
    if found.state != State.PUBLIC:
        raise Http404
    address = request.build_absolute_uri(reverse("innovations:innovation", args=[found.uuid]))
    answer = HttpResponse(cards.card(found, address=address, at=now()), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="kartu-inovasi.pdf"'
    return answer


@never_cache
@require_GET
def versions(request: HttpRequest, uuid: str) -> HttpResponse:
    """The frozen versions, and what changed between two of them, word by word."""
    found = _seen(request, uuid)
    works = access.works_on(request.person, found)  # type: ignore[attr-defined]
    facts = comparing.facts(request, found, public_only=not works)
    return answers.page(request, "innovations/versions.html", facts)


@never_cache
@require_GET
def attachment(request: HttpRequest, uuid: str, file: str) -> HttpResponseBase:
    """A cleaned file, for those who may read the innovation: this room decides, `files` streams."""
    found = _seen(request, uuid)
    attached = queries.attachment(found, file)
    if attached is None:
        raise Http404
    return stream(attached.file, small=request.GET.get("kecil") == "1")


def _seen(request: HttpRequest, uuid: str) -> Innovation:
    found = queries.innovation(uuid)
    if found is None or access.why_not(request.person, "see", found) is not None:  # type: ignore[attr-defined]
        raise Http404
    return found
