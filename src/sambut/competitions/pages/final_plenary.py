"""The plenary and what follows: who is present, ballots, winners by cluster, their decree, an award that is withdrawn."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.competitions import access
from sambut.competitions import queries as contest_queries
from sambut.competitions.actions import final, object_nominee
from sambut.competitions.final import access as final_access
from sambut.competitions.final import plenaries, queries, sentences
from sambut.competitions.final.balancing import remote_words
from sambut.competitions.final.choosing import FinalRoomOf, final_rooms
from sambut.competitions.final.forms import MinutesForm, StripForm, VacancyForm
from sambut.competitions.final.plans import plan_of
from sambut.competitions.final.states import SittingStage, Vacancy
from sambut.competitions.final.vacancies import candidates
from sambut.competitions.judging import choosing
from sambut.competitions.judging import queries as judging_queries
from sambut.competitions.judging.access import why_not_object
from sambut.competitions.judging.forms import DecreeForm, ObjectForm
from sambut.competitions.judging.objecting import window_closes
from sambut.competitions.judging.sentences import BALANCE
from sambut.competitions.models import Cluster, Edition, Entry, Sitting
from sambut.competitions.pages.around import around, desk_button, desk_form, desk_read, entered, hosted, person_of
from sambut.competitions.states import EntryState, State, Verb
from sambut.frame import answers, refusals
from sambut.frame.returning import tried
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

# -- the plenary sits ------------------------------------------------------------------------------------------


@desk_read
@hosted
def sitting(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    """Who is present, what they said so far, and the sittings before."""
    which = _stage(stage)
    plan, found = plan_of(edition), plenaries.sitting_now(edition, which)
    called = plenaries.called(found, plan) if found else None
    sealed = judging_queries.sealed(person_of(request), edition)
    facts = around(edition, "final") | {
        "stage": which, "name": sentences.stage(which), "plan": plan, "sitting": found, "called": called, "panel": plenaries.panel(edition),
        "form": MinutesForm(), "before": queries.sittings(edition, which), "needed": plenaries.needs_sitting(plan),
        "groups": _asked(edition, which, called, sealed) if called else [],
    }  # fmt: skip
    return answers.page(request, "competitions/final/sitting.html", facts)


def _stage(stage: str) -> SittingStage:
    if stage not in SittingStage.values:
        raise Http404
    return SittingStage(stage)


def _asked(
    edition: Edition, stage: SittingStage, called: plenaries.Called | None, sealed: set[int]
) -> list[dict[str, Any]]:
    """Cluster by cluster: each entry with its total, how many are for it, and what is said against it."""
    told = []
    for cluster, places, rows in plenary_rows(edition, stage):
        order = [entry.pk for entry, _total in rows]
        carried = plenaries.outcome(called, order, places) if called else []
        told.append({
            "cluster": cluster, "places": places,
            "rows": [
                {
                    "entry": entry, "total": "–" if entry.pk in sealed else sentences.decimal(total), "carried": entry.pk in carried,
                    "votes": len(called.votes.get(entry.pk, ())) if called else 0, "against": called.words.get(entry.pk, []) if called else [],
                }
                for entry, total in rows
            ],
        })  # fmt: skip
    return told


def plenary_rows(edition: Edition, stage: SittingStage) -> list[tuple[Cluster, int, list[tuple[Entry, float]]]]:
    """What is before this plenary: by desk result for nominations, by all parts for winners."""
    if stage == SittingStage.WINNERS:
        return [
            (room.cluster, room.places, [(line.entry, line.total) for line in room.lines]) for room in final_rooms(edition)
        ]  # fmt: skip
    result = choosing.latest(edition)
    if result is None:
        return []
    calibrated = result.counts.get("counts") == "calibrated"
    return [
        (room.cluster, room.places, [(line.entry, choosing.score_of(line.standing, calibrated)) for line in room.lines])
        for room in choosing.rooms(edition, result)
        if room.lines
    ]


@desk_button
@hosted
def begin(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    final.begin_sitting(edition.pk, _stage(stage), by=person_of(request), at=now())
    return redirect("competitions:sitting", uuid=edition.uuid, stage=stage)


def _sits(edition: Edition, stage: str) -> Sitting:
    found = plenaries.sitting_now(edition, _stage(stage))
    if found is None:
        raise Refused("edition.rise.over")
    return found


@desk_button
@hosted
def attend(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    here = [int(text) for text in request.POST.getlist("hadir") if text.isascii() and text.isdigit()]
    final.attend_sitting(_sits(edition, stage).pk, here, by=person_of(request), at=now())
    return redirect("competitions:sitting", uuid=edition.uuid, stage=stage)


@desk_button
@hosted
def rise(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    final.end_sitting(
        _sits(edition, stage).pk, minutes=request.POST.get("minutes", ""), by=person_of(request), at=now()
    )
    return redirect("competitions:sitting", uuid=edition.uuid, stage=stage)


@desk_form
def ballot(request: HttpRequest, uuid: str) -> HttpResponse:
    """What a member of the panel says of each entry; entries that stand too near are not asked."""
    person = person_of(request)
    found = queries.sitting(person, uuid)
    if found is None or final_access.why_not(person, Verb.VOTE, found) is not None:
        raise Http404
    edition, plan = found.edition, plan_of(found.edition)
    near = judging_queries.sealed(person, edition)
    rows = plenary_rows(edition, SittingStage(found.stage))
    asked = [entry.pk for _cluster, _places, those in rows for entry, _total in those if entry.pk not in near]
    refused, status = "", 200
    if request.method == "POST":
        favours = [pk for pk in asked if f"pilih-{pk}" in request.POST]
        against = {
            pk: words
            for pk in asked
            if pk not in favours and (words := request.POST.get(f"keberatan-{pk}", "").strip())
        }
        try:
            final.cast_ballots(found.pk, asked, favours=favours, against=against, by=person, at=now())
            return redirect("competitions:panel_desk")
        except Refused as refusal:
            refused, status = str(refusals.sentence(refusal)), refusals.status_of(refusal)
    mine = {row.entry_id: row for row in found.ballots.filter(judge__user_id=person.user_id or 0)}
    facts = {
        "sitting": found, "edition": edition, "name": sentences.stage(found.stage), "plan": plan, "refused": refused, "near": near,
        "present": found.present.filter(judge__user_id=person.user_id or 0).exists(),
        "groups": [(cluster, places, [(entry, sentences.decimal(total), mine.get(entry.pk)) for entry, total in those if entry.pk not in near]) for cluster, places, those in rows],
    }  # fmt: skip
    return answers.page(request, "competitions/final/ballot.html", facts, status=status)


# -- winners ---------------------------------------------------------------------------------------------------


def lines_of(room: FinalRoomOf, closed: set[int], taken: set[int] = frozenset()) -> list[dict[str, Any]]:  # type: ignore[assignment]
    """Rows of the last order with their numbers spoken; what is sealed stays closed."""
    leaving = room.leaves_order(taken)
    return [
        {
            "line": line, "leaves": line.entry.pk in leaving, "lacks": line.parts.lacks(room.weights),
            **{name: "–" if line.entry.pk in closed else sentences.decimal(getattr(line.parts, name)) for name in ("desk", "panel", "visit")},
            "total": "–" if line.entry.pk in closed else sentences.decimal(line.total),
            "result": sentences.visit_result(line.visit.result) if line.visit and line.entry.pk not in closed else None,
            "attendance": sentences.attendance(line.slot.attendance) if line.slot else "",
        }
        for line in room.lines
    ]  # fmt: skip


@desk_form
@hosted
def choose(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """One cluster before the last plenary: desk result, panel and visit side by side, who wins, and why where it leaves the order."""
    cluster = Cluster.objects.filter(edition=edition, code=code).first()
    rooms = final_rooms(edition, only=cluster) if cluster else []
    if not rooms:
        raise Http404
    room, person = rooms[0], person_of(request)
    closed = judging_queries.sealed(person, edition) if edition.state == State.DECIDED else set()
    taken = {line.entry.pk for line in room.lines if (line.verdict.won if line.verdict else line.within)}
    reasons = {line.entry.pk: line.verdict.reason for line in room.lines if line.verdict}
    refused, status = "", 200
    plan = plan_of(edition)
    found = plenaries.sitting_now(edition, SittingStage.WINNERS)
    if found is not None and plan.voting == "votes" and not room.decided:
        taken = set(
            plenaries.outcome(plenaries.called(found, plan), [line.entry.pk for line in room.lines], room.places)
        )
    if request.method == "POST":
        taken = {line.entry.pk for line in room.lines if f"pilih-{line.entry.pk}" in request.POST}
        reasons = {line.entry.pk: request.POST.get(f"alasan-{line.entry.pk}", "") for line in room.lines}
        try:
            final.choose_winners(
                edition.pk, cluster_id=room.cluster.pk, won=taken, reasons=reasons, by=person, at=now()
            )
            return redirect("competitions:final", uuid=edition.uuid)
        except Refused as refusal:
            refused, status = str(refusals.sentence(refusal)), refusals.status_of(refusal)
    facts = around(edition, "final") | {
        "plenary": room, "cluster": room.cluster, "taken": taken, "reasons": reasons, "refused": refused, "weights": room.weights,
        "lines": lines_of(room, closed, taken), "may_choose": edition.state == State.DECIDED and not closed & {line.entry.pk for line in room.lines},
        "balance": [(BALANCE[side], rows) for side, rows in choosing.balance(room.lines, taken, remote=remote_words(edition))],
        "sitting": found, "needed": plenaries.needs_sitting(plan),
    }  # fmt: skip
    return answers.page(request, "competitions/final/choose.html", facts, status=status)


@desk_form
@hosted
def finish(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The number of the decree of winners."""
    form, person = DecreeForm(request.POST or None), person_of(request)
    status = None
    if request.method == "POST":
        status = tried(
            form,
            lambda: final.finish_edition(
                edition.pk, decree_number=form.cleaned_data["number"], decree_on=form.cleaned_data["on"], by=person, at=now()
            ),
        )  # fmt: skip
        if status is None:
            return redirect("competitions:final", uuid=edition.uuid)
    else:
        access.require(person, Verb.FINISH, edition)
        edition.after(Verb.FINISH)
    return answers.page(
        request, "competitions/final/finish.html", around(edition, "final") | {"form": form}, status=status or 200
    )


# -- an award that is withdrawn ---------------------------------------------------------------------------------


@desk_form
@entered()
def strip(request: HttpRequest, entry: Entry) -> HttpResponse:
    """The letter and the reason; everybody reads both."""
    person = person_of(request)
    if not access.hosts(person, entry.edition) or entry.state != EntryState.WINNER:
        raise Http404
    form = StripForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: final.strip_award(entry.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("competitions:final", uuid=entry.edition.uuid)
    facts = around(entry.edition, "final") | {"entry": entry, "form": form}
    return answers.page(request, "competitions/final/strip.html", facts, status=status or 200)


@desk_form
def vacancy(request: HttpRequest, uuid: str) -> HttpResponse:
    """The place that came free: who takes it, or nobody."""
    person, found = person_of(request), queries.revocation(uuid)
    if found is None or not access.hosts(person, found.entry.edition):
        raise Http404
    edition = found.entry.edition
    closed = judging_queries.sealed(person, edition)
    rows = [(entry, "–" if entry.pk in closed else sentences.decimal(total)) for entry, total in candidates(found)]
    form = VacancyForm(request.POST or None, candidates=rows)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: final.fill_vacancy(found.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("competitions:final", uuid=edition.uuid)
    facts = around(edition, "final") | {
        "found": found, "form": form, "vacancy": sentences.vacancy(found.vacancy), "open": found.vacancy == Vacancy.OFFERED,
        "rows": rows, "revoked_it": found.revoked_by_id == person.user_id,
    }  # fmt: skip
    return answers.page(request, "competitions/final/vacancy.html", facts, status=status or 200)


# -- anybody ----------------------------------------------------------------------------------------------------


@desk_form
def object_to(request: HttpRequest, uuid: str) -> HttpResponse:
    """Somebody with an account objects to an entry that was nominated, inside the window."""
    person, at = person_of(request), now()
    entry = contest_queries.nominated(uuid)
    if entry is None:
        raise Http404
    if reason := why_not_object(person, entry):
        raise Refused(reason)
    edition = entry.edition
    form = ObjectForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: object_nominee(entry.pk, words=form.cleaned_data["words"], by=person, at=at))
        if status is None:
            return redirect("competitions:public_result", uuid=edition.uuid)
    elif edition.state != State.ANNOUNCED or at >= window_closes(edition):
        raise Refused("entry.object.closed")
    facts = {"entry": entry, "edition": edition, "form": form, "closes": window_closes(edition)}
    return answers.page(request, "competitions/final/object.html", facts, status=status or 200)
