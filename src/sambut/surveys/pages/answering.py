"""Answering on a phone: one short page, no account, no script. Nothing here is kept of who asks for it."""

from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from sambut.accounts import addresses, limits
from sambut.frame import answers, refusals
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.surveys import actions, queries
from sambut.surveys.access import why_not_answer
from sambut.surveys.forms import AnswerForm
from sambut.surveys.models import Round
from sambut.surveys.states import State

WRONG = 30
"""Wrong tickets from one household in an hour; right ones are not counted, a counter has one address for all."""
AN_HOUR = timedelta(hours=1)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """The questions of a round that is open; `?karcis=` is what the code on a ticket brings along."""
    round_, at = _round(number), now()
    if round_.state != State.OPEN or round_.closes_at <= at:
        return answers.page(request, "surveys/closed.html", _facts(round_))
    person: Person = request.person  # type: ignore[attr-defined]
    with_account = why_not_answer(person, round_) is None
    form = AnswerForm(
        request.POST or None, elements=queries.elements_of(round_), needs_ticket=not with_account,
        initial={"karcis": request.GET.get("karcis", "")[:60]},
    )  # fmt: skip
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            _take(request, round_, form, person, at)
            return redirect("surveys:thanks", number=spoken(round_.number))
        except Refused as refusal:
            form.add_error(None, str(refusals.sentence(refusal)))
            status = refusals.status_of(refusal)
    facts = _facts(round_) | {"form": form, "with_account": with_account, "own_office": _own_office(person, round_)}
    status = 400 if form.errors and status == 200 else status
    return answers.page(request, "surveys/answer.html", facts, status=status)


@require_GET
def thanks(request: HttpRequest, number: str) -> HttpResponse:
    return answers.page(request, "surveys/thanks.html", _facts(_round(number)))


def _take(request: HttpRequest, round_: Round, form: AnswerForm, person: Person, at: datetime) -> None:
    ticket = form.cleaned_data["karcis"]
    if not ticket:
        actions.answer_with_account(round_.pk, scores=form.scores(), by=person, at=at)
        return
    key = f"survey:{addresses.address_mark(request, at)}"
    limits.check(key, limit=WRONG, at=at)
    try:
        actions.answer_with_ticket(round_.pk, ticket=ticket, scores=form.scores(), at=at)
    except Refused as refusal:
        if refusal.code == "survey.answer.wrong_ticket":
            limits.count(key, limit=WRONG, window=AN_HOUR, at=at)
        raise


def _own_office(person: Person, round_: Round) -> bool:
    return why_not_answer(person, round_) == "survey.answer.own_office"


def _round(number: str) -> Round:
    """What was never opened is not there for anybody."""
    found = queries.round_numbered(number)
    if found is None or found.state in (State.DRAFT, State.DISCARDED):
        raise Http404
    return found


def _facts(round_: Round) -> dict[str, Any]:
    return {"round": round_, "number": spoken(round_.number), "about": queries.about(round_)}
