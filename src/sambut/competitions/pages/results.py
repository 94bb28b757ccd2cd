"""The result: raw and calibrated side by side, the plenary, the announcement, objections, the decree; and what everybody reads."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from sambut.competitions import access, actions, queries
from sambut.competitions.final import queries as final_queries
from sambut.competitions.final import sentences as final_sentences
from sambut.competitions.final.balancing import remote_words
from sambut.competitions.final.plans import goes_on
from sambut.competitions.judging import choosing, sentences
from sambut.competitions.judging import panels as panel_queries
from sambut.competitions.judging import queries as judging_queries
from sambut.competitions.judging.forms import AnswerForm, DecreeForm, ObjectForm
from sambut.competitions.judging.objecting import window_closes
from sambut.competitions.models import Cluster, Edition, Entry, Result, Standing, Verdict
from sambut.competitions.moves import EDITION_MOVES
from sambut.competitions.pages.around import around, desk_button, desk_form, desk_read, entered, hosted, person_of, seen
from sambut.competitions.papers import queries as paper_queries
from sambut.competitions.papers import told as paper_told
from sambut.competitions.states import EntryState, State, Verb
from sambut.frame import answers, refusals
from sambut.frame.returning import tried
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

SIZE, MANY, ANNOUNCED = 50, 250, (State.ANNOUNCED, State.DECIDED, State.FINISHED)
OPEN_NOW = (State.DECIDED, State.FINISHED)
"""The decree of the finalists, or of the winners, has opened what was closed."""


@desk_read
@hosted
def result(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Where every entry stands in the latest result, and what is left to decide."""
    results = panel_queries.results(edition)
    found = results[0] if results else None
    last = judging_queries.last_events(edition, Verb.CALL_COUNT, Verb.COUNT, Verb.CALL_REREAD, Verb.REREAD)
    called, counted = last.get(Verb.CALL_COUNT), last.get(Verb.COUNT)
    facts = around(edition, "result") | {
        "result": found, "working": judging_queries.under_way(called, counted, at=now()), "objections": judging_queries.objections(edition) if edition.announced_at else [],
        "marks": sentences.objection_state, "closes": window_closes(edition) if edition.announced_at else None, "at": now(),
        "finalists": edition.state in OPEN_NOW and goes_on(edition),
    }  # fmt: skip
    if found is not None:
        rooms = choosing.overview(edition, found)
        called, dealt = last.get(Verb.CALL_REREAD), last.get(Verb.REREAD)
        facts |= told(request, found, names=True) | {
            "rooms": rooms, "undecided": sum(not room.decided for room in rooms if room.lines), "dealt": dealt,
            "rereading": judging_queries.under_way(called, dealt, at=now()), "again": panel_queries.again(edition),
            "results": results, "since": sentences.since_words(found.counts), "ties": sentences.tie_words(edition, rooms),
        }  # fmt: skip
        if edition.state not in OPEN_NOW:
            sealed = judging_queries.sealed(person_of(request), edition)
            facts["lines"] = [sentences.closed(one) if one["row"].entry_id in sealed else one for one in facts["lines"]]
    return answers.page(request, "competitions/judging/result.html", facts)


def told(request: HttpRequest, found: Result, *, names: bool) -> dict[str, Any]:
    """The order with its figures. `names`: also of those that were not chosen."""
    calibrated = found.counts["counts"] == "calibrated"
    order = ("calibrated_rank", "id") if calibrated else ("raw_rank", "id")
    size = MANY if names and request.GET.get("isi") == str(MANY) else SIZE
    page = judging_queries.page_of_standings(found, order=order, after=request.GET.get("setelah"), size=size)
    every = found.counts["entries"]
    return {
        "counts": found.counts, "slice": page, "calibrated": calibrated, "digest": found.digest, "method": found.method,
        "lines": [_line(row, every, found.counts["top"], calibrated, names) for row in page.rows],
        "calibration": sentences.calibration_words(found.counts["calibration"]), "agreement": sentences.agreement_words(found.counts["agreement"]),
    }  # fmt: skip


def _line(row: Standing, every: int, top: int, calibrated: bool, names: bool) -> dict[str, Any]:
    """One row of the order. Ranks are drawn on a line of 100 steps."""
    rank = row.calibrated_rank if calibrated and row.calibrated_rank else row.raw_rank
    wide = max(every, 2) - 1
    at = {
        name: round(100 * (value - 1) / wide, 1)
        for name, value in (("low", row.low), ("high", row.high), ("rank", rank))
        if value
    }
    choice = getattr(row.entry, "choice", None)
    open_name = names or (choice is not None and choice.chosen)
    moved = row.raw_rank - (row.calibrated_rank or row.raw_rank)
    return {
        "row": row, "rank": rank, "moved": moved, "at": at, "line": round(100 * (top - 0.5) / wide, 1), "first_out": rank == top + 1,
        "raw": sentences.decimal(row.raw), "level": sentences.decimal(row.calibrated), "p_top": sentences.percent(row.p_top),
        "title": row.entry.title if open_name else "", "body": row.entry.body.name if open_name else "", "number": spoken(row.entry.number),
        "choice": choice,
    }  # fmt: skip


@desk_button
@hosted
def count(request: HttpRequest, edition: Edition) -> HttpResponse:
    actions.call_count(edition.pk, by=person_of(request), at=now())
    return redirect("competitions:result", uuid=edition.uuid)


@desk_form
@hosted
def choose(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """One cluster before the plenary: who is taken, and why where it leaves the order."""
    cluster = Cluster.objects.filter(edition=edition, code=code).first()
    found = choosing.latest(edition)
    if cluster is None or found is None:
        raise Http404
    room = choosing.rooms(edition, found, only=cluster)[0]
    sealed = judging_queries.sealed(person_of(request), edition) if edition.state not in OPEN_NOW else set()
    if sealed & {line.entry.pk for line in room.lines}:
        raise Refused("edition.choose.sealed")
    taken = {line.entry.pk for line in room.lines if (line.choice.chosen if line.choice else line.within)}
    reasons = {line.entry.pk: line.choice.reason for line in room.lines if line.choice}
    refused, status = "", 200
    if request.method == "POST":
        taken = {line.entry.pk for line in room.lines if f"pilih-{line.entry.pk}" in request.POST}
        reasons = {line.entry.pk: request.POST.get(f"alasan-{line.entry.pk}", "") for line in room.lines}
        try:
            actions.choose_cluster(
                edition.pk, cluster_id=cluster.pk, chosen=taken, reasons=reasons, result_id=_whole(request.POST.get("hasil", "")),
                by=person_of(request), at=now(),
            )  # fmt: skip
            return redirect("competitions:result", uuid=edition.uuid)
        except Refused as refusal:
            refused, status = str(refusals.sentence(refusal)), refusals.status_of(refusal)
    calibrated = found.counts["counts"] == "calibrated"
    leaving = room.leaves_order(taken)
    facts = around(edition, "result") | {
        "plenary": room, "cluster": cluster, "taken": taken, "reasons": reasons, "refused": refused, "result": found, "calibrated": calibrated,
        "lines": [(line, sentences.decimal(choosing.score_of(line.standing, calibrated)), sentences.percent(line.standing.p_top), line.entry.pk in leaving) for line in room.lines],
        "balance": [(sentences.BALANCE[side], rows) for side, rows in choosing.balance(room.lines, taken, remote=remote_words(edition))],
        "may_choose": (edition.state, Verb.CHOOSE) in EDITION_MOVES, "counted_it": found.made_by_id == person_of(request).user_id,
    }  # fmt: skip
    return answers.page(request, "competitions/judging/choose.html", facts, status=status)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


@desk_button
@hosted
def announce(request: HttpRequest, edition: Edition) -> HttpResponse:
    actions.announce_result(edition.pk, by=person_of(request), at=now())
    return redirect("competitions:result", uuid=edition.uuid)


@desk_form
@hosted
def decree(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The number of the decree: from now on everybody reads the scores."""
    form = DecreeForm(request.POST or None)
    status, person = None, person_of(request)
    if request.method == "POST":
        status = tried(
            form,
            lambda: actions.decide_result(
                edition.pk,
                decree_number=form.cleaned_data["number"],
                decree_on=form.cleaned_data["on"],
                by=person,
                at=now(),
            ),
        )
        if status is None:
            return redirect("competitions:result", uuid=edition.uuid)
    else:
        access.require(person, Verb.DECIDE, edition)
        edition.after(Verb.DECIDE)
    facts = around(edition, "result") | {
        "form": form,
        "closes": window_closes(edition) if edition.announced_at else None,
    }
    return answers.page(request, "competitions/judging/decree.html", facts, status=status or 200)


@desk_form
def objection(request: HttpRequest, uuid: str) -> HttpResponse:
    """One objection: its words, and the answer."""
    person = person_of(request)
    found = judging_queries.objection(person, uuid)
    if found is None:
        raise Http404
    edition, runs = found.entry.edition, access.hosts(person, found.entry.edition)
    form = AnswerForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.answer_objection(found.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("competitions:result", uuid=edition.uuid)
    facts = {
        "objection": found, "form": form, "state": sentences.objection_state(found.state), "edition": edition,
        "answers": runs and found.state == "open", "runs": runs,
    }  # fmt: skip
    return answers.page(request, "competitions/judging/objection.html", facts, status=status or 200)


# -- the participant ----------------------------------------------------------------------------------------


@desk_form
@entered()
def scores(request: HttpRequest, entry: Entry) -> HttpResponse:
    """What became of one entry: the decision, objections, and after the decree every score with its reasons. Never a judge."""
    person, at, edition = person_of(request), now(), entry.edition
    if edition.state not in ANNOUNCED or not hasattr(entry, "choice"):
        raise Http404
    may = (
        access.why_not(person, Verb.OBJECT, entry) is None
        and edition.state == State.ANNOUNCED
        and at < window_closes(edition)
    )
    form = ObjectForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.object_entry(entry.pk, words=form.cleaned_data["words"], by=person, at=at))
        if status is None:
            return redirect("competitions:scores", uuid=entry.uuid)
    decided = edition.state in OPEN_NOW
    found = choosing.latest(edition) if decided else None
    standing = judging_queries.standing_of(entry, found) if found else None
    facts = {
        "entry": entry, "number": spoken(entry.number), "choice": entry.choice, "decided": decided, "form": form, "may_object": may,
        "objections": [(row, sentences.objection_state(row.state)) for row in judging_queries.objections_of(entry)],
        "closes": window_closes(edition), "standing": standing, "result": found, **_final_of(person, entry),
        "aspects": [(one, sentences.decimal(one.mean)) for one in judging_queries.aspects(entry)] if decided else [],
        "meanings": paper_told.meanings(entry) if decided else {},
        "total": sentences.decimal(standing.raw) if standing else "",
        "level": sentences.decimal(standing.calibrated) if standing and standing.calibrated is not None else "",
    }  # fmt: skip
    return answers.page(request, "competitions/judging/scores.html", facts, status=status or 200)


def _final_of(person: Person, entry: Entry) -> dict[str, Any]:
    """The entry's own presentation and visit as far as this person may read them; its last scores after the decree of winners."""
    finished = entry.edition.state == State.FINISHED
    visit = final_queries.visit_of(person, entry)
    return {
        "slot": final_queries.slot_of(person, entry), "visit": visit, "visit_state": final_sentences.visit_state(visit.state) if visit else None,
        "last": getattr(entry, "verdict", None) if finished else None, "last_aspects": final_queries.aspects(entry) if finished else [],
    }  # fmt: skip


# -- everybody ----------------------------------------------------------------------------------------------


@require_GET
def public(request: HttpRequest, uuid: str) -> HttpResponse:
    """Who was chosen, with the reasons that left the order; after the decree the whole order and the pack."""
    edition = seen(request, uuid)
    if edition.state not in ANNOUNCED:
        raise Http404
    found = choosing.latest(edition)
    facts: dict[str, Any] = {
        "edition": edition, "chosen": judging_queries.chosen(edition), **_last(edition), "closes": window_closes(edition), "at": now(),
        "decided": edition.state in OPEN_NOW, "result": found, "clusters": queries.clusters(edition), "papers": paper_queries.papers(edition),
    }  # fmt: skip
    if found is not None and edition.state in OPEN_NOW:
        facts |= told(request, found, names=False)
    return answers.page(request, "competitions/judging/public.html", facts)


def _last(edition: Edition) -> dict[str, Any]:
    """Winners with the reasons that left the order, and awards that were withdrawn; after their decree."""
    finished = edition.state == State.FINISHED
    verdicts = final_queries.verdicts(edition) if finished else []
    return {
        "finished": finished, "last": final_queries.final_result(edition) if finished else None, "winners": [row for row in verdicts if _won(row)], "others": [row for row in verdicts if not _won(row)],
        "revocations": final_queries.revocations(edition) if edition.state in OPEN_NOW else [],
    }  # fmt: skip


def _won(row: Verdict) -> bool:
    """By the plenary, or in the place of somebody who was withdrawn."""
    return row.won or row.entry.state == EntryState.WINNER
