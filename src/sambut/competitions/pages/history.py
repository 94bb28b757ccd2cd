"""Results with their history: editions from before this house with what their sources know, and those that were held here."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from sambut.competitions import sentences
from sambut.competitions.pages.hall import answers_csv, told
from sambut.competitions.public import courses, figures, reading
from sambut.competitions.public.courses import Step
from sambut.competitions.public.reading import Wanted
from sambut.competitions.states import Scheme
from sambut.frame import answers
from sambut.frame.figures import Figure
from sambut.frame.paging import slice_of

SIZE, MOST_OWN, MOST_HONOURS = 20, 24, 12
PAST = (Scheme.KIPP, Scheme.COMPLAINTS)
"""Contests that were held before this house stood."""


@require_GET
def history(request: HttpRequest) -> HttpResponse:
    """What came through each step, year by year; then every contest whose result was announced here."""
    page = slice_of(reading.announced(), order=("-announced_at", "-id"), after=request.GET.get("setelah"), size=SIZE)
    past = reading.past()
    facts: dict[str, Any] = {
        "slice": page, "rows": [(one, sentences.edition_state(one.state), courses.of_own(one)) for one in page.rows],
        "past": [(scheme.value, scheme.label, rows) for scheme in PAST if (rows := [one for one in past if one.scheme == scheme])], "funnels": [(f"corong-{scheme.value}", drawn) for scheme in PAST if (drawn := _funnel(scheme))],
    }  # fmt: skip
    return answers.page(request, "competitions/public/history.html", facts)


def _steps(scheme: Scheme) -> list[Step]:
    """Past and own editions of one kind, the newest first."""
    own = reading.announced().filter(scheme=scheme).order_by("-year", "-pk")[:MOST_OWN]
    past = [courses.of_past(one) for one in reading.past() if one.scheme == scheme]
    return sorted([*(courses.of_own(one) for one in own), *past], key=lambda one: -one.year)


def _funnel(scheme: Scheme) -> Figure | None:
    steps = _steps(scheme)
    return courses.funnel(steps, key=f"corong-{scheme.value}", subject=str(scheme.label)) if steps else None


@require_GET
def funnel_csv(request: HttpRequest, scheme: str) -> HttpResponse:
    """For machines: what nobody knows is an empty cell."""
    if scheme not in PAST:
        raise Http404
    head = ["edition", "year", "registered", "submitted", "passed", "finalists", "winners", "source"]
    rows = [[getattr(one, "name" if name == "edition" else name) for name in head] for one in _steps(Scheme(scheme))]
    return answers_csv(f"corong-{scheme}", figures.table_csv(head, rows))


@require_GET
def past_edition(request: HttpRequest, code: str) -> HttpResponse:
    """One edition from before: every fact with its source, and the honours of that year that are recorded here."""
    found = reading.past_edition(code)
    if found is None:
        raise Http404
    rows = reading.hall(Wanted(scheme=found.scheme, year=found.year)).order_by("-id")[: MOST_HONOURS + 1]
    facts = {
        "edition": found, "step": courses.of_past(found), "known": courses.known, "said": courses.said, "scheme": Scheme(found.scheme).label,
        "rows": [told(one) for one in rows[:MOST_HONOURS]], "more": len(rows) > MOST_HONOURS,
    }  # fmt: skip
    return answers.page(request, "competitions/public/past.html", facts)
