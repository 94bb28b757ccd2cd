"""Needs at the desk: stating them, what the figures offer, and what answers them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.frame import answers
from sambut.kernel.clock import now
from sambut.replication import access, actions, matching, queries, sentences
from sambut.replication.forms import CloseNeedForm, NeedForm, StateNeedForm
from sambut.replication.models import Need, Offer
from sambut.replication.pages import rows
from sambut.replication.pages.around import desk_button, desk_form, person_of, tried
from sambut.replication.pages.rows import shown_matches
from sambut.replication.states import Verb


@desk_form
def state(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    units = queries.units_to_act(person, *access.NEEDING)
    if not units:
        raise Http404
    form = StateNeedForm(request.POST or None, units=units)
    status = None
    if request.method == "POST":
        made: list[Need] = []
        status = tried(
            form,
            lambda: made.append(
                actions.state_need(form.cleaned_data["unit"].pk, form.words(), by=person, at=now())
            ),
        )  # fmt: skip
        if status is None:
            return redirect("replication:desk_need", uuid=made[0].uuid)
    return answers.page(request, "replication/state_need.html", {"form": form, "offer": None}, status=status or 200)


def desk_need(request: HttpRequest, uuid: str) -> Need:
    """A need at the desk of its own people, or of who watches."""
    found = queries.need(uuid)
    person = person_of(request)
    if found is None:
        raise Http404
    own = access.why_not(person, Verb.WRITE_NEED, found) is None
    if not own and not any(person.holds(role) for role in access.WATCHERS):
        raise Http404
    return found


@desk_form
def need(request: HttpRequest, uuid: str) -> HttpResponse:
    """The need, and the innovations that answer it."""
    found, person = desk_need(request, uuid), person_of(request)
    matches = matching.for_need(found, at=now())
    own = access.why_not(person, Verb.WRITE_NEED, found) is None
    facts = _facts(found) | {
        "matches": shown_matches(matches.feasible), "blocked": shown_matches(matches.blocked), "rule": sentences.rule(),
        "nothing": sentences.nothing(matches), "agreed": rows.agreements(queries.of_need(found), desk=False), "interests": queries.interests_of_need(found), "own": own,
        "sentences": sentences, "said": rows.said(found, person),
    }  # fmt: skip
    return answers.page(request, "replication/desk_need.html", facts)


def _facts(found: Need) -> dict[str, Any]:
    return {"need": found, "state": sentences.need_words(found)}


@desk_form
def write(request: HttpRequest, uuid: str) -> HttpResponse:
    found, person = desk_need(request, uuid), person_of(request)
    initial = {name: getattr(found, name) for name in ("title", "text", "context", "cost")}
    form = NeedForm(request.POST or None, initial=initial | {"category": found.category.code if found.category else ""})
    status = None
    if request.method == "POST":
        status = tried(
            form, lambda: actions.write_need(found.pk, form.words(found.service), by=person, at=now())
        )  # fmt: skip
        if status is None:
            return redirect("replication:desk_need", uuid=found.uuid)
    else:
        found.after(Verb.WRITE_NEED)
    return answers.page(request, "replication/write_need.html", _facts(found) | {"form": form}, status=status or 200)


@desk_form
def close(request: HttpRequest, uuid: str) -> HttpResponse:
    found, person = desk_need(request, uuid), person_of(request)
    form = CloseNeedForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(
            form, lambda: actions.close_need(found.pk, reason=form.cleaned_data["reason"], by=person, at=now())
        )
        if status is None:
            return redirect("replication:desk_need", uuid=found.uuid)
    else:
        found.after(Verb.CLOSE_NEED)
    return answers.page(request, "replication/close_need.html", _facts(found) | {"form": form}, status=status or 200)


@desk_button
def reopen(request: HttpRequest, uuid: str) -> HttpResponse:
    found = desk_need(request, uuid)
    actions.reopen_need(found.pk, by=person_of(request), at=now())
    return redirect("replication:desk_need", uuid=found.uuid)


def _offer(request: HttpRequest, uuid: str) -> Offer:
    found = queries.offer_for(person_of(request), uuid)
    if found is None:
        raise Http404
    return found


@desk_form
def accept(request: HttpRequest, uuid: str) -> HttpResponse:
    """The figures beside a form that is filled in as far as they can fill it; the words are the person's."""
    offer, person = _offer(request, uuid), person_of(request)
    access.require(person, Verb.ACCEPT_OFFER, offer)
    form = NeedForm(
        request.POST or None,
        initial={"title": sentences.offer_title(offer), "category": offer.category.code if offer.category else ""},
    )
    status = None
    if request.method == "POST":
        made: list[Need] = []
        status = tried(
            form,
            lambda: made.append(actions.accept_offer(offer.pk, form.words(offer.service), by=person, at=now())),
        )
        if status is None:
            return redirect("replication:desk_need", uuid=made[0].uuid)
    facts = {
        "form": form,
        "offer": offer,
        "why": sentences.offer_words(offer),
        "offer_title": sentences.offer_title(offer),
    }
    return answers.page(request, "replication/state_need.html", facts, status=status or 200)


@desk_button
def dismiss(request: HttpRequest, uuid: str) -> HttpResponse:
    offer = _offer(request, uuid)
    actions.dismiss_offer(offer.pk, by=person_of(request), at=now())
    return redirect("replication:desk")
