"""The organisers' side of judging: who judges, who got what and why, how far it is, an entry for somebody else."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.competitions import access, actions
from sambut.competitions.actions.dealing import waiting
from sambut.competitions.judging import access as panel_access
from sambut.competitions.judging import panels as panel_queries
from sambut.competitions.judging import queries as judging_queries
from sambut.competitions.judging import sentences
from sambut.competitions.judging.forms import GiveForm, InviteForm, OwnConflictForm
from sambut.competitions.models import Edition
from sambut.competitions.moves import EDITION_MOVES
from sambut.competitions.pages.around import around, desk_button, desk_form, desk_read, hosted, one_of, person_of
from sambut.competitions.states import ReadingState, State, Verb
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

SIZE = 20


@desk_read
@hosted
def panel(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every seat with how far it is, what is lacking, and how the last division went."""
    at = now()
    assigned = judging_queries.last_event(edition, Verb.ASSIGN)
    called = judging_queries.last_event(edition, Verb.CALL_ASSIGN)
    failed = assigned.facts if assigned and assigned.facts.get("lacks") else None
    seats = panel_queries.progress(edition, at=at)
    facts = around(edition, "panel") | {
        "seats": [(one, sentences.judge_state(one.judge)) for one in seats], "signed": sum(one.signed for one in seats),
        "every": sum(one.signed + one.open for one in seats), "late": sum(one.late for one in seats), "silent": sum(one.silent for one in seats),
        "lacking": judging_queries.lacking(edition), "entries": waiting(edition).count(), "failed": failed,
        "ways": sentences.ways_out(failed) if failed else [],
        "uncovered": [(one["number"], one["lacks"], sentences.bar_words(one["barred"])) for one in failed["uncovered"]] if failed else [],
        "working": judging_queries.under_way(called, assigned, at=at), "open": edition.state == State.OPEN, "invites": (edition.state, Verb.INVITE) in EDITION_MOVES,
    }  # fmt: skip
    return answers.page(request, "competitions/judging/panel.html", facts)


@desk_form
@hosted
def invite(request: HttpRequest, edition: Edition) -> HttpResponse:
    """One judge more, of those who hold the office."""
    at, person = now(), person_of(request)
    people = [(row.pk, row.name) for row in judging_queries.to_invite(edition, at=at)]
    form = InviteForm(request.POST or None, edition=edition, people=people)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: _invited(form, edition, request))
        if status is None:
            return redirect("competitions:panel", uuid=edition.uuid)
    elif (edition.state, Verb.INVITE) not in EDITION_MOVES:
        raise Refused(f"edition.invite.from_{edition.state}")
    access.require(person, Verb.INVITE, edition)
    facts = around(edition, "panel") | {"form": form, "people": people}
    return answers.page(request, "competitions/judging/invite.html", facts, status=status or 200)


def _invited(form: InviteForm, edition: Edition, request: HttpRequest) -> None:
    given, at = form.cleaned_data, now()
    elsewhere = given["institution_words"].strip()
    institution = None if elsewhere else panel_queries.institution_of(given["user"], at=at)
    chosen = edition.categories.filter(pk__in=[int(one) for one in given["categories"]])
    actions.invite_judge(
        edition.pk, user_id=given["user"], institution=institution, institution_words=elsewhere, categories=list(chosen),
        most=given["most"], by=person_of(request), at=at,
    )  # fmt: skip


@desk_button
@hosted
def assign(request: HttpRequest, edition: Edition) -> HttpResponse:
    actions.call_assign(edition.pk, by=person_of(request), at=now())
    return redirect("competitions:panel", uuid=edition.uuid)


@desk_read
@hosted
def readings(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every reading by its clock; never a score. `?keadaan=` keeps one state."""
    rows, state, at = judging_queries.readings(edition), one_of(request, "keadaan", ReadingState.values), now()
    if state:
        rows = rows.filter(state=state)
    page = slice_of(rows, order=("due_at", "id"), after=request.GET.get("setelah"), size=SIZE)
    facts = around(edition, "panel") | {
        "rows": [
            (row, sentences.reading_state(row), sentences.pair_words(row.reasons), sentences.clock(row.due_at, at=at) if row.state == ReadingState.ASSIGNED else None)
            for row in page.rows
        ],
        "slice": page, "chosen_state": state, "states": ReadingState.choices, "open": edition.state == State.OPEN,
    }  # fmt: skip
    return answers.page(request, "competitions/judging/readings.html", facts)


@desk_form
@hosted
def give(request: HttpRequest, edition: Edition, reading: str) -> HttpResponse:
    """An entry that a judge does not get to, for an alternate."""
    person = person_of(request)
    found = judging_queries.reading(person, reading)
    if found is None or found.judge.edition_id != edition.pk:
        raise Http404
    panel_access.require(person, Verb.GIVE, found)
    form = GiveForm(request.POST or None, judges=judging_queries.alternates(found))
    status = None
    if request.method == "POST":
        status = tried(
            form,
            lambda: actions.give_reading(
                found.pk, reason=form.cleaned_data["reason"], to=form.judge(), by=person, at=now()
            ),
        )
        if status is None:
            return redirect("competitions:readings", uuid=edition.uuid)
    elif found.state != ReadingState.ASSIGNED:
        raise Refused(f"reading.give.from_{found.state}")
    facts = around(edition, "panel") | {"form": form, "reading": found}
    return answers.page(request, "competitions/judging/give.html", facts, status=status or 200)


@desk_form
@hosted
def declare(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Somebody of the organisers stands too near an entry."""
    person = person_of(request)
    asked = request.GET.get("cari", "")
    entries = panel_queries.to_declare(edition, asked, chosen=request.POST.getlist("entry"))
    form = OwnConflictForm(request.POST or None, entries=entries)
    status = None
    if request.method == "POST":
        status = tried(
            form,
            lambda: actions.declare_own_conflict(
                edition.pk, entry_id=form.entries[form.cleaned_data["entry"]].pk, reason=form.cleaned_data["reason"], by=person, at=now()
            ),
        )  # fmt: skip
        if status is None:
            return redirect("competitions:panel", uuid=edition.uuid)
    elif (edition.state, Verb.DECLARE) not in EDITION_MOVES:
        raise Refused(f"edition.declare.from_{edition.state}")
    facts = around(edition, "panel") | {
        "form": form, "asked": asked, "finds": asked or len(entries) >= panel_queries.MOST_LISTED,
    }  # fmt: skip
    return answers.page(request, "competitions/judging/declare.html", facts, status=status or 200)
