"""What everybody may read: published results, and the way to a round by its number."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.kernel.numbers import spoken
from sambut.surveys import figures, queries
from sambut.surveys.forms import last_day
from sambut.surveys.models import Round

SIZE = 20


@require_GET
def published(request: HttpRequest) -> HttpResponse:
    """The newest results; `?nomor=` leads to the questions of a round, `?cari=` to results of a unit or body."""
    number = request.GET.get("nomor", "")[:40].strip()
    found = queries.round_numbered(number) if number else None
    if found is not None:
        return redirect("surveys:answer", number=spoken(found.number))
    asked = request.GET.get("cari", "")[:200].strip()
    rows = queries.published_called(asked) if asked else queries.published()
    slice_ = slice_of(rows, order=("-published_at", "-id"), after=request.GET.get("setelah"), size=SIZE)
    facts = {"slice": slice_, "rounds": slice_.rows, "asked": asked, "number": number, "wrong": bool(number)}
    return answers.page(request, "surveys/published.html", facts, status=404 if number else 200)


@require_GET
def result(request: HttpRequest, uuid: str) -> HttpResponse:
    round_ = _published(uuid)
    elements = queries.details_of(round_.result)
    facts = {
        "round": round_, "result": round_.result, "about": queries.about(round_), "earlier": queries.before(round_),
        "figure": figures.means(round_, elements) if elements else None, "definition": queries.definition(),
        "closed_on": last_day(round_.closes_at, round_.unit.zone),
    }  # fmt: skip
    return answers.page(request, "surveys/result.html", facts)


@require_GET
def result_csv(request: HttpRequest, uuid: str) -> HttpResponse:
    round_ = _published(uuid)
    text = figures.csv(round_, round_.result, queries.details_of(round_.result))
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="survei-{spoken(round_.number)}.csv"'
    return answer


def _published(uuid: str) -> Round:
    found = queries.published_round(uuid)
    if found is None:
        raise Http404
    return found
