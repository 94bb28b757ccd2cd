"""The judge's desk: invitations with the declaration, the queue, reading beside the rubric, signing, stepping back."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from sambut.accounts import limits
from sambut.competitions import actions, queries
from sambut.competitions.actions.scoring import criteria_of
from sambut.competitions.editions import queries as edition_queries
from sambut.competitions.judging import access as panel_access
from sambut.competitions.judging import panels as panel_queries
from sambut.competitions.judging import queries as judging_queries
from sambut.competitions.judging import sentences, talking
from sambut.competitions.judging.blinding import hidden, names_of, title_of, veiled
from sambut.competitions.judging.forms import (
    CONFIDENCE,
    ConfirmForm,
    DeclareForm,
    RecuseForm,
    RemarkForm,
    confidence_in,
    given_in,
    revision_in,
    since_in,
    typed_in,
)
from sambut.competitions.models import Criterion, Judge, Mark, Reading
from sambut.competitions.moves import EDITION_MOVES
from sambut.competitions.pages.around import desk_button, desk_form, desk_read, person_of
from sambut.competitions.pages.bodies import of_questions
from sambut.competitions.states import JudgeState, ReadingState, State, Verb
from sambut.frame import answers, refusals
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused

SIZE, SHORT = 20, 8
SAVED_A_MINUTE, A_MINUTE = 90, timedelta(minutes=1)
Page = Callable[..., HttpResponse]


@desk_read
def desk(request: HttpRequest) -> HttpResponse:
    """What waits: invitations, entries to read by their clock, and what was signed."""
    person, at = person_of(request), now()
    seats = judging_queries.seats(person)
    if not seats and not any(person.holds(role) for role in panel_access.SEATED):
        raise Http404
    page = slice_of(judging_queries.queue(person), order=("due_at", "id"), after=request.GET.get("setelah"), size=SIZE)
    signed = list(judging_queries.signed(person).order_by("-signed_at", "-pk")[:SHORT])
    facts = {
        "invited": [row for row in seats if row.state == JudgeState.INVITED and (row.edition.state, Verb.CONFIRM) in EDITION_MOVES],
        "seats": [(row, sentences.judge_state(row)) for row in seats if row.state != JudgeState.INVITED],
        "rows": [(row, title_of(row), sentences.clock(row.due_at, at=at)) for row in page.rows], "slice": page,
        "signed": [(row, title_of(row)) for row in signed],
    }  # fmt: skip
    return answers.page(request, "competitions/judging/desk.html", facts)


# -- invitations --------------------------------------------------------------------------------------------


def seated(page: Page) -> Page:
    """Gives the page one's own seat; for others there is none."""

    @wraps(page)
    def guarded(request: HttpRequest, uuid: str) -> HttpResponse:
        judge = judging_queries.seat(person_of(request), uuid)
        if judge is None or not panel_access.sits(person_of(request), judge):
            raise Http404
        return page(request, judge)

    return guarded


@desk_form
@seated
def seat(request: HttpRequest, judge: Judge) -> HttpResponse:
    """The invitation with the declaration; afterwards the place to declare what came up."""
    asked, person = request.GET.get("cari", ""), person_of(request)
    entries = panel_queries.to_declare(judge.edition, asked, chosen=request.POST.getlist("entry"))
    invited = judge.state == JudgeState.INVITED
    form: ConfirmForm | DeclareForm
    form = (
        ConfirmForm(request.POST or None, entries=entries, blind=judge.edition.blind)
        if invited
        else DeclareForm(request.POST or None, entries=entries, blind=judge.edition.blind)
    )
    status = None
    if request.method == "POST":
        status = tried(form, lambda: _said(form, judge, request))
        if status is None:
            return redirect("competitions:judging")
    facts = {
        "judge": judge, "form": form, "asked": asked, "finds": asked or len(entries) >= panel_queries.MOST_LISTED, "invited": invited, "words": sentences.DECLARATION, "state": sentences.judge_state(judge),
        "open": (judge.edition.state, Verb.DECLARE) in EDITION_MOVES, "periods": queries.periods(judge.edition), "at": now(), "person": person,
    }  # fmt: skip
    return answers.page(request, "competitions/judging/seat.html", facts, status=status or 200)


def _said(form: forms.Form, judge: Judge, request: HttpRequest) -> None:
    by, at = person_of(request), now()
    if isinstance(form, ConfirmForm):
        actions.confirm_seat(judge.pk, words=str(sentences.DECLARATION), against=form.against(), by=by, at=at)
    elif isinstance(form, DeclareForm):
        for given in form.given():
            actions.declare_conflict(judge.pk, **given, by=by, at=at)


@desk_button
@seated
def decline(request: HttpRequest, judge: Judge) -> HttpResponse:
    actions.decline_seat(judge.pk, by=person_of(request), at=now())
    return redirect("competitions:judging")


# -- reading ------------------------------------------------------------------------------------------------


def owned(page: Page) -> Page:
    """Gives the page one's own reading; for others, the organisers among them, there is none here."""

    @wraps(page)
    def guarded(request: HttpRequest, uuid: str, **named: Any) -> HttpResponse:
        found = judging_queries.reading(person_of(request), uuid)
        if found is None or not panel_access.sits(person_of(request), found.judge):
            raise Http404
        return page(request, found, **named)

    return guarded


@desk_form
@owned
def reading(request: HttpRequest, found: Reading) -> HttpResponse:
    """The entry beside the rubric. What comes here is signed."""
    person, at = person_of(request), now()
    panel_access.require(person, "see", found)
    criteria = criteria_of(found.entry)
    typed: dict[str, tuple[str, str]] = {}
    refused, status = "", 200
    if request.method == "POST":
        try:
            actions.sign_reading(
                found.pk, given_in(request.POST, criteria), revision=revision_in(request.POST), confidence=confidence_in(request.POST),
                since=since_in(request.POST, at), by=person, at=at,
            )  # fmt: skip
            following = judging_queries.following(found)
            return (
                redirect("competitions:reading", uuid=following.uuid) if following else redirect("competitions:judging")
            )
        except Refused as refusal:
            refused, status = str(refusals.sentence(refusal)), refusals.status_of(refusal)
            typed = {
                row.code: (request.POST.get(f"nilai-{row.code}", ""), request.POST.get(f"alasan-{row.code}", "")) for row in criteria
            }  # fmt: skip
    sealed = found.state == ReadingState.ASSIGNED and panel_access.sealed(person, found.entry_id)
    done, every = judging_queries.done(found.judge)
    facts = {
        "reading": found, "number": spoken(found.entry.number), "hidden": hidden(found), "title": title_of(found), "sealed": sealed,
        "answers": [] if sealed else _answers(found), "opened": int(at.timestamp()), "state": sentences.reading_state(found),
        "enclosed": [] if sealed else [one for one in edition_queries.enclosed(found.entry) if one.opens and not (hidden(found) and one.asked.names_body)],
        "aspects": aspects(found, criteria, typed), "confidence": CONFIDENCE, "refused": refused, "done": done, "every": every,
        "clock": sentences.clock(found.due_at, at=at) if found.state == ReadingState.ASSIGNED else None,
        "next": judging_queries.following(found), "reasons": sentences.pair_words(found.reasons),
        "writes": found.state == ReadingState.ASSIGNED and not sealed and found.judge.edition.state == State.OPEN,
        "others": judging_queries.others(person, found) if found.state == ReadingState.SIGNED else [],
        "remarks": talking.remarks_of(person, found), "talk": RemarkForm(), "talks": talking.talks(found), "revised": panel_queries.revised(found),
        "figures": {} if sealed else of_questions(found.entry, queries.questions(found.entry.edition), hidden=hidden(found)),
        "said": str(confidence_in(request.POST) or found.confidence or ""),
    }  # fmt: skip
    return answers.page(request, "competitions/judging/reading.html", facts, status=status)


def _answers(found: Reading) -> list[tuple[Any, str]]:
    """Questions with what stands under them; names that tell whose entry it is are covered while it is read blind."""
    told = [one for one in queries.answers(found.entry) if one[1]]
    if not hidden(found):
        return told
    names = names_of(found.entry, judging_queries.people_behind(found.entry))
    return [(question, veiled(text, names)) for question, text in told]


def aspects(found: Reading, criteria: list[Criterion], typed: dict[str, tuple[str, str]]) -> list[dict[str, Any]]:
    """Every criterion with its levels, what stands under it, and the level that this score is in."""
    levels, marks = judging_queries.levels(found.entry.edition_id), judging_queries.marks(found)
    told = []
    opened = False
    for row in criteria:
        mark: Mark | None = marks.get(row.pk)
        score, reason = typed.get(row.code) or (_spoken(mark), mark.reason if mark else "")
        complete = bool(score and reason.strip())
        told.append({
            "criterion": row, "levels": [(one, mark is not None and mark.score is not None and one.lowest <= mark.score < one.highest + 1) for one in levels.get(row.pk, [])],
            "score": score, "reason": reason, "complete": complete, "open": not complete and not opened,
        })  # fmt: skip
        opened = opened or not complete
    return told


def _spoken(mark: Mark | None) -> str:
    if mark is None or mark.score is None:
        return ""
    return f"{mark.score.normalize():f}".replace(".", ",")


@desk_button
def keep(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Keeps what is being typed; 409 when another tab of this judge wrote something newer."""
    person, at = person_of(request), now()
    try:
        limits.count(f"penilaian:{person.user_id}", limit=SAVED_A_MINUTE, window=A_MINUTE, at=at)
        kept = actions.score_reading(
            uuid, typed_in(request.POST), revision=revision_in(request.POST), confidence=confidence_in(request.POST),
            since=since_in(request.POST, at), draft=True, by=person, at=at,
        )  # fmt: skip
    except Refused as refusal:
        answer = JsonResponse({"refused": refusals.sentence(refusal)}, status=refusals.status_of(refusal))
        if isinstance(wait := refusal.facts.get("wait"), timedelta):
            answer["Retry-After"] = str(max(int(wait.total_seconds()) + 1, 1))
        return answer
    if kept.elsewhere:
        return JsonResponse({"elsewhere": sorted(kept.elsewhere)}, status=409)
    return JsonResponse({"revision": kept.reading.revision})


@desk_form
@owned
def recuse(request: HttpRequest, found: Reading) -> HttpResponse:
    """Stepping back from one entry, with the reason."""
    person = person_of(request)
    panel_access.require(person, "see", found)
    form = RecuseForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.recuse_reading(found.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("competitions:judging")
    elif found.state != ReadingState.ASSIGNED:
        raise Refused(f"reading.{Verb.RECUSE.value}.from_{found.state}")
    facts = {"reading": found, "form": form, "title": title_of(found)}
    return answers.page(request, "competitions/judging/recuse.html", facts, status=status or 200)
