"""The desk of rounds: what runs, one round with everything about it, preparing a new one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from sambut.frame import answers, refusals
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from sambut.surveys import actions, queries
from sambut.surveys.access import VERBS, has_desk, why_not
from sambut.surveys.forms import HandOutForm, RoundForm, last_day
from sambut.surveys.models import Round
from sambut.surveys.states import STAYING, TRANSITIONS, State, Verb
from sambut.surveys.words import said

SIZE = 20
STATES = {"disiapkan": State.DRAFT, "dibuka": State.OPEN, "ditutup": State.CLOSED, "diumumkan": State.PUBLISHED}


@never_cache
@login_required
@require_GET
def rounds(request: HttpRequest) -> HttpResponse:
    person = _at_the_desk(request)
    wanted = STATES.get(request.GET.get("keadaan", ""))
    listed = queries.rounds_for(person, state=wanted)
    slice_ = slice_of(listed, order=("-closes_at", "-id"), after=request.GET.get("setelah"), size=SIZE)
    facts = {
        "rows": [(row, last_day(row.closes_at, row.unit.zone)) for row in slice_.rows], "slice": slice_, "state": wanted,
        "states": STATES, "may_prepare": bool(queries.units_to_ask_about(person)[:1]), "at": now(),
    }  # fmt: skip
    return answers.page(request, "surveys/rounds.html", facts)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest) -> HttpResponse:
    """First the unit, then the round; who has one unit only is not asked."""
    person = _at_the_desk(request)
    units = queries.units_to_ask_about(person)
    unit = _unit(request, units)
    if unit is None:
        facts = {"units": list(units[:200]), "asked": ""}
        return answers.page(request, "surveys/prepare_where.html", facts)
    form = RoundForm(request.POST or None, unit_id=unit.pk, zone=unit.zone)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.prepare_round(
                unit=unit, service=form.cleaned_data["service"], by=person, at=now(), **form.given()
            )
            return redirect("surveys:desk_round", uuid=made.uuid)
        except Refused as refusal:
            form.add_error(None, str(refusals.sentence(refusal)))
            status = refusals.status_of(refusal)
    status = 400 if form.errors and status == 200 else status
    return answers.page(request, "surveys/prepare.html", {"form": form, "unit": unit}, status=status)


@never_cache
@login_required
@require_GET
def one(request: HttpRequest, uuid: str) -> HttpResponse:
    return answers.page(request, "surveys/desk_round.html", shown(request, desk_round(request, uuid)))


def desk_round(request: HttpRequest, uuid: str) -> Round:
    """A round that this person may see at the desk; a published one of others is read on its public page."""
    person: Person = request.person  # type: ignore[attr-defined]
    found = queries.round_for(person, uuid)
    if found is None or not has_desk(person):
        raise Http404
    return found


def shown(request: HttpRequest, round_: Round) -> dict[str, Any]:
    person: Person = request.person  # type: ignore[attr-defined]
    result = queries.result_of(round_)
    answered = result.respondents if result else queries.answers_of(round_)
    return {
        "round": round_, "number": spoken(round_.number), "about": queries.about(round_), "result": result,
        "answered": answered, "elements": queries.elements_of(round_),
        "details": {one.code: one for one in queries.details_of(result)} if result else {},
        "may": {verb: why_not(person, verb, round_) is None and _possible(round_, verb) for verb in VERBS},
        "why_not_publish": why_not(person, Verb.PUBLISH, round_), "events": queries.events_of(round_),
        "hand_out": HandOutForm(), "said": said, "last_day": last_day(round_.closes_at, round_.unit.zone), "at": now(),
        "address": request.build_absolute_uri(reverse("surveys:answer", args=[spoken(round_.number)])),
    }  # fmt: skip


def _possible(round_: Round, verb: str) -> bool:
    if verb not in Verb.values:
        return True
    return (round_.state, Verb(verb)) in TRANSITIONS or round_.state in STAYING.get(Verb(verb), ())


def _at_the_desk(request: HttpRequest) -> Person:
    person: Person = request.person  # type: ignore[attr-defined]
    if not has_desk(person):
        raise Http404
    return person


def _unit(request: HttpRequest, units: Any) -> Organisation | None:
    asked = request.POST.get("unit") or request.GET.get("unit")
    if asked:
        found = queries.unit_among(units, asked)
        if found is None:
            raise Http404
        return found
    few = list(units[:2])
    return few[0] if len(few) == 1 else None
