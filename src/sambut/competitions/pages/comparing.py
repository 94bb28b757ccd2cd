"""Likenesses of the entries of an edition: the list, both passages side by side, and what people say of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.competitions import actions
from sambut.competitions.editions import likeness_access
from sambut.competitions.editions import queries as edition_queries
from sambut.competitions.editions.forms import SettleForm
from sambut.competitions.editions.states import TO_SETTLE, Finding
from sambut.competitions.models import Edition, Likeness
from sambut.competitions.pages.around import around, desk_button, desk_form, desk_read, hosted, one_of, person_of
from sambut.competitions.states import State, Verb
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.kernel.clock import now

SIZE = 30
MARKS = {Finding.OPEN: "waiting", Finding.FINE: "answered", Finding.COPIED: "late"}


@desk_read
@hosted
def likenesses(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Likest first; `?putusan=` keeps one finding."""
    rows, finding = edition_queries.likenesses(person_of(request), edition), one_of(request, "putusan", Finding.values)
    if finding:
        rows = rows.filter(finding=finding)
    page = slice_of(rows, order=("-containment", "-id"), after=request.GET.get("setelah"), size=SIZE)
    called, done = edition_queries.comparing_since(edition)
    facts = around(edition, "entries") | {
        "rows": [(row, told(row)) for row in page.rows], "slice": page, "finding": finding, "findings": Finding.choices,
        "called": called, "done": done, "may_call": edition.state == State.OPEN and called is None,
    }  # fmt: skip
    return answers.page(request, "competitions/likenesses.html", facts)


def told(row: Likeness) -> tuple[str, str]:
    """How it stands, in a mark: what explains itself waits for nobody."""
    if row.finding == Finding.OPEN and row.kind not in TO_SETTLE:
        return "answered", row.get_kind_display()
    return MARKS[Finding(row.finding)], row.get_finding_display()


@desk_button
@hosted
def call(request: HttpRequest, edition: Edition) -> HttpResponse:
    actions.call_compare(edition.pk, by=person_of(request), at=now())
    return redirect("competitions:likenesses", uuid=edition.uuid)


@desk_form
@hosted
def likeness(request: HttpRequest, edition: Edition, likeness_id: int) -> HttpResponse:
    """Both passages side by side, for who may read both texts; others read what it is and how much."""
    person = person_of(request)
    found = edition_queries.likeness(person, edition, likeness_id)
    if found is None:
        raise Http404
    closed = likeness_access.why_not(person, "read", found)
    may = edition.state == State.OPEN and likeness_access.why_not(person, Verb.SETTLE, found) is None
    settled = {"finding": found.finding, "reason": found.reason} if found.finding != Finding.OPEN else {}
    form = SettleForm(request.POST or None, initial=settled)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: _settled(form, found, request))
        if status is None:
            return redirect("competitions:likenesses", uuid=edition.uuid)
    facts = around(edition, "entries") | {
        "found": found, "mark_of": told(found), "form": form, "may": may, "closed": closed, "passages": [] if closed else found.passages,
    }  # fmt: skip
    return answers.page(request, "competitions/likeness.html", facts, status=status or 200)


def _settled(form: SettleForm, found: Likeness, request: HttpRequest) -> object:
    given = form.cleaned_data
    return actions.settle_likeness(
        found.pk, Finding(given["finding"]), reason=given["reason"], by=person_of(request), at=now()
    )
