"""Who reads what, entry by entry: found as it is typed, changed by hand with a reason; differences between readers; a judge who leaves."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.competitions import access, actions
from sambut.competitions.judging import access as panel_access
from sambut.competitions.judging import panels as panel_queries
from sambut.competitions.judging import queries as judging_queries
from sambut.competitions.judging import sentences
from sambut.competitions.judging.forms import AddReaderForm, ReleaseForm
from sambut.competitions.models import Edition, Entry
from sambut.competitions.pages.around import around, desk_form, desk_read, hosted, person_of
from sambut.competitions.states import ConflictKind, JudgeState, ReadingKind, ReadingState, State
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused

SIZE = 25


@desk_read
@hosted
def pairs(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every entry with its readers. `?cari=` finds while it is typed, `?kurang=1` keeps those that lack readers."""
    words, lacking = request.GET.get("cari", ""), request.GET.get("kurang") == "1"
    rows = panel_queries.pairs(edition, words=words, lacking=lacking)
    page = slice_of(rows, order=("id",), after=request.GET.get("setelah"), size=SIZE)
    readers = panel_queries.readings_of(page.rows)
    facts = around(edition, "panel") | {
        "rows": [
            (row, spoken(row.number), [(one.judge.user.name, sentences.reading_state(one)) for one in readers.get(row.pk, [])]) for row in page.rows
        ],
        "slice": page, "asked": words[: panel_queries.LONGEST_SEARCH], "lacking": lacking,
    }  # fmt: skip
    return answers.page(request, "competitions/judging/pairs.html", facts)


@desk_form
@hosted
def pair(request: HttpRequest, edition: Edition, entry: str) -> HttpResponse:
    """One entry: who reads it, who could, what readers said after signing; one reader more, by hand."""
    person = person_of(request)
    found = panel_queries.entry_of(edition, entry)
    if found is None:
        raise Http404
    words = request.GET.get("cari", "")
    able = panel_queries.candidates(found, words=words)
    form = AddReaderForm(request.POST or None, judges=[one.judge for one in able if one.free])
    status = None
    if request.method == "POST":
        status = tried(form, lambda: _added(form, found, request))
        if status is None:
            return redirect("competitions:pair", uuid=edition.uuid, entry=found.uuid)
    sealed = panel_access.sealed(person, found.pk)
    rows = judging_queries.readings(edition).filter(entry=found).order_by("pk")
    told = {row.pk: (marks, changed) for row, marks, changed in panel_queries.signed_of(person, found)}
    open_ = edition.state == State.OPEN
    facts = around(edition, "panel") | {
        "entry": found, "number": spoken(found.number), "sealed": sealed, "form": form, "open": open_,
        "rows": [
            (row, sentences.reading_state(row), sentences.pair_words(row.reasons), *told.get(row.pk, ([], []))) for row in rows
        ],
        "able": [(one, [str(ConflictKind(kind).label) for kind in one.bars]) for one in able], "asked": words,
        "remarks": panel_queries.remarks(person, found.pk), "kinds": {kind.value: kind.label for kind in ReadingKind},
        "may_third": open_ and not any(row.state == ReadingState.ASSIGNED for row in rows),
    }  # fmt: skip
    return answers.page(request, "competitions/judging/pair.html", facts, status=status or 200)


def _added(form: AddReaderForm, entry: Entry, request: HttpRequest) -> None:
    by, at, given = person_of(request), now(), form.cleaned_data
    assert entry.edition_id  # read with its edition
    if given["kind"] == ReadingKind.THIRD:
        actions.give_third(entry.pk, entry.edition_id, reason=given["reason"], by=by, at=at)
    else:
        actions.add_reading(entry.pk, entry.edition_id, reason=given["reason"], to=form.judge(), by=by, at=at)


@desk_form
@hosted
def spreads(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Entries whose readers differ by as much as was declared, the widest first. One button gives one of them a further reader."""
    person = person_of(request)
    if request.method == "POST":
        found = panel_queries.entry_of(edition, request.POST.get("entri", ""))
        if found is None:
            raise Http404
        reason = sentences.spread_reason(edition)
        actions.give_third(found.pk, edition.pk, reason=reason, by=person, at=now())
        return redirect("competitions:spreads", uuid=edition.uuid)
    page = slice_of(
        panel_queries.spreads(edition), order=("-spread", "-id"), after=request.GET.get("setelah"), size=SIZE
    )
    sealed = judging_queries.sealed(person, edition)
    facts = around(edition, "panel") | {
        "rows": [_spread(row, row.pk in sealed) for row in page.rows], "slice": page, "open": edition.state == State.OPEN,
    }  # fmt: skip
    return answers.page(request, "competitions/judging/spreads.html", facts)


def _spread(row: Any, closed: bool) -> dict[str, Any]:
    """Figures stay closed where something stands between the reader and the entry."""
    between = "–" if closed else f"{sentences.decimal(float(row.least), 1)} – {sentences.decimal(float(row.most), 1)}"
    return {
        "entry": row, "between": between, "points": "–" if closed else sentences.decimal(float(row.spread), 1), "readers": row.signed,
        "third": row.third, "open": row.open,
    }  # fmt: skip


@desk_form
@hosted
def release(request: HttpRequest, edition: Edition, judge: str) -> HttpResponse:
    """A judge judges no more: what is unsigned goes to alternates at once."""
    person = person_of(request)
    found = judging_queries.seat(person, judge)
    if found is None or found.edition_id != edition.pk:
        raise Http404
    form = ReleaseForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(
            form, lambda: actions.release_judge(found.pk, reason=form.cleaned_data["reason"], by=person, at=now())
        )
        if status is None:
            return redirect("competitions:panel", uuid=edition.uuid)
    elif found.state not in (JudgeState.INVITED, JudgeState.CONFIRMED):
        raise Refused("judge.release.gone_already")
    done, every = judging_queries.done(found)
    access.require(person, "see", edition)
    facts = around(edition, "panel") | {"form": form, "judge": found, "signed": done, "left": every - done}
    return answers.page(request, "competitions/judging/release.html", facts, status=status or 200)
