"""Beside a frozen result: second readings at the line, results before it, and what is asked of it. Nothing is computed here."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.competitions import actions
from sambut.competitions.judging import figures as judging_figures
from sambut.competitions.judging import panels as panel_queries
from sambut.competitions.judging import queries as judging_queries
from sambut.competitions.judging import sentences
from sambut.competitions.judging.forms import RereadForm
from sambut.competitions.models import Edition, Result
from sambut.competitions.pages.around import around, desk_form, desk_read, hosted, person_of
from sambut.competitions.pages.results import told
from sambut.competitions.states import State, StudyKind
from sambut.frame import answers
from sambut.frame.returning import tried
from sambut.kernel.clock import now


def _result(edition: Edition, number: int) -> Result:
    found = Result.objects.filter(edition=edition, pk=number).defer("pack").first()
    if found is None:
        raise Http404
    return found


@desk_form
@hosted
def reread(request: HttpRequest, edition: Edition) -> HttpResponse:
    """How many second readings; a job chooses where and who."""
    found = panel_queries.results(edition)
    if not found:
        raise Http404
    band, planned = found[0].counts["band"], found[0].counts["again"]
    form = RereadForm(request.POST or None, initial={"count": sum(one["more"] for one in planned) or None})
    status = None
    if request.method == "POST":
        status = tried(
            form,
            lambda: actions.call_reread(edition.pk, count=form.cleaned_data["count"], by=person_of(request), at=now()),
        )
        if status is None:
            return redirect("competitions:result", uuid=edition.uuid)
    titles = judging_queries.by_number([one["entry"].replace("-", "") for one in planned[:20]])
    facts = around(edition, "result") | {
        "form": form, "band": band, "open": edition.state == State.OPEN,
        "planned": [(titles.get(one["entry"].replace("-", "")), one) for one in planned[:20]],
        "chance": sentences.percent,
    }  # fmt: skip
    return answers.page(request, "competitions/judging/reread.html", facts, status=status or 200)


@desk_read
@hosted
def past(request: HttpRequest, edition: Edition, number: int) -> HttpResponse:
    """An earlier frozen result, as it was. Its figures stay closed where something stands between."""
    found = _result(edition, number)
    facts = around(edition, "result") | told(request, found, names=True) | {
        "result": found, "results": panel_queries.results(edition), "since": sentences.since_words(found.counts),
    }  # fmt: skip
    if edition.state not in (State.DECIDED, State.FINISHED):
        sealed = judging_queries.sealed(person_of(request), edition)
        facts["lines"] = [sentences.closed(one) if one["row"].entry_id in sealed else one for one in facts["lines"]]
    return answers.page(request, "competitions/judging/past.html", facts)


@desk_read
@hosted
def studies(request: HttpRequest, edition: Edition, number: int) -> HttpResponse:
    """Influence of each judge, weights, groups: figures and tables as the jobs left them."""
    found = _result(edition, number)
    kept = panel_queries.studies(found)
    facts: dict[str, Any] = around(edition, "result") | {
        "result": found, "parts": [(kind, kept.get(kind), sentences.STUDY[kind]) for kind in StudyKind],
        "figures": judging_figures.figures(found, kept), "tests": judging_figures.group_rows(edition, kept.get(StudyKind.GROUPS)),
        "agreement": sentences.agreement_lines(found.counts["agreement"]), "at": now(),
    }  # fmt: skip
    return answers.page(request, "competitions/judging/studies.html", facts)


@desk_read
@hosted
def study_csv(request: HttpRequest, edition: Edition, number: int, kind: str) -> HttpResponse:
    """The table behind one figure."""
    found = _result(edition, number)
    figure = judging_figures.figures(found, panel_queries.studies(found)).get(kind)
    if figure is None:
        raise Http404
    answer = HttpResponse(figure.csv, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    return answer
