"""Pages that join rooms: the home of the country, and a body with everything about it."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_GET

from sambut.competitions.public import reading as contests
from sambut.complaints import figures as complaint_figures
from sambut.complaints import lists, queries
from sambut.complaints.pages import rows
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now
from sambut.language.masking import translated
from sambut.mandates.people import VISITOR
from sambut.organisations.models import Organisation
from sambut.organisations.queries import organisation
from sambut.portal import bodies, figures, searching, working
from sambut.replication import queries as agreements

LONGEST = 200
"""Letters of a question that are read."""


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The country for everybody; for somebody at work also a door to their desk, for a head their region."""
    person, at = getattr(request, "person", VISITOR), now()
    facts = {
        "shares": figures.shares(complaint_figures.national()), "answered": _answered(), "at": at,
        "door": working.door(person, at), "region": working.region(person, at), "agreed": agreements.counts(),
        "contests": contests.open_now(at, most=3),
    }  # fmt: skip
    answer = answers.page(request, "portal/home.html", facts)
    if person.mandates:
        add_never_cache_headers(answer)
    return answer


def _answered() -> list[queries.Exchange]:
    """What was hidden is named in the reader's language."""
    return [
        replace(one, word=translated(one.word), answer=translated(one.answer)) for one in queries.answered_lately(2)
    ]


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Services, reports, innovations, bodies and agreements by one question in everyday words."""
    asked, at = " ".join(request.GET.get("cari", "").replace("\x00", " ").split())[:LONGEST], now()
    groups = searching.search(asked, at=at) if asked else []
    facts = {"asked": asked, "groups": groups, "meant": searching.meant(asked) if asked and not groups else ""}
    return answers.page(request, "portal/search.html", facts)


@require_GET
def body(request: HttpRequest, uuid: str) -> HttpResponse:
    """A body as everybody may see it: what it is, honest first figures, open cases."""
    found = _body(uuid)
    slice_ = slice_of(
        lists.public(body_id=found.pk), order=("-received_at", "-id"), after=request.GET.get("setelah"), size=20
    )
    kept = complaint_figures.of(found.pk)
    facts = {
        "body": found, "figures": kept, "endings": figures.endings(found, kept) if kept else None, "offers": bodies.offers(found, at=now()),
        "slice": slice_, "rows": rows.shown(slice_.rows, at=now()), "definition": complaint_figures.definition(),
    }  # fmt: skip
    return answers.page(request, "portal/body.html", facts)


@require_GET
def body_figures(request: HttpRequest, uuid: str) -> HttpResponse:
    found = _body(uuid)
    kept = complaint_figures.of(found.pk)
    if kept is None:
        raise Http404
    answer = HttpResponse(figures.csv(found, kept), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="angka-pengaduan.csv"'
    return answer


def _body(uuid: str) -> Organisation:
    found = organisation(uuid)
    if found is None or found.parent_id is not None:
        raise Http404
    return found
