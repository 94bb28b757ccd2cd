"""Interest: saying that one wants to copy, and the owner's answer."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.events.models import Stand
from sambut.frame import answers
from sambut.innovations import access as innovations_access
from sambut.innovations import queries as innovations_queries
from sambut.innovations.models import Innovation
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.replication import access, actions, queries, sentences
from sambut.replication import terms as numbers
from sambut.replication.actions.around import today
from sambut.replication.actions.wanting import helped, room_of
from sambut.replication.forms import ExpressForm, RefuseForm, TermsForm
from sambut.replication.models import Interest, Willingness
from sambut.replication.pages.around import desk_button, desk_form, person_of, tried
from sambut.replication.states import INTEREST_MOVES, Verb


def _innovation(request: HttpRequest, uuid: str) -> Innovation:
    found = innovations_queries.innovation(uuid)
    if found is None or innovations_access.why_not(person_of(request), "see", found):
        raise Http404
    return found


@desk_form
def express(request: HttpRequest, innovation: str) -> HttpResponse:
    """`?kebutuhan=` names the need it is for, `?gerai=` the stand where it was met."""
    wanted, person = _innovation(request, innovation), person_of(request)
    units = queries.units_to_act(person, *access.ACTING)
    if not units:
        raise Http404
    needs = queries.needs().filter(state="open", body__in={unit.body_id for unit in units})
    stand = _stand(request, wanted)
    initial = {"need": _need(request)}
    form = ExpressForm(request.POST or None, units=units, needs=needs, initial=initial)
    status = None
    if request.method == "POST":
        made: list[Interest] = []
        status = tried(form, lambda: made.append(_express(form, wanted, stand, request)))
        if status is None:
            return redirect("replication:interest", uuid=made[0].uuid)
    facts = {"form": form, "innovation": wanted, "said": Willingness.objects.filter(innovation=wanted).first()}
    return answers.page(request, "replication/express.html", facts, status=status or 200)


def _express(form: ExpressForm, wanted: Innovation, stand: Stand | None, request: HttpRequest) -> Interest:
    given = form.cleaned_data
    return actions.express_interest(
        wanted.pk, unit_id=given["unit"].pk, message=given["message"], need=given["need"], stand=stand, by=person_of(request),
        at=now(),
    )  # fmt: skip


def _need(request: HttpRequest) -> UUID | None:
    """The need named in the address, if there is one."""
    try:
        found = queries.need(request.GET.get("kebutuhan", ""))
    except (ValueError, ValidationError):
        return None
    return found.uuid if found else None


def _stand(request: HttpRequest, innovation: Innovation) -> Stand | None:
    asked = request.GET.get("gerai", "")
    return Stand.objects.filter(uuid=asked, innovation=innovation).first() if len(asked) == 36 else None


@desk_form
def terms(request: HttpRequest, innovation: str) -> HttpResponse:
    """The owner's word: whether it may be copied, and how many are helped at once."""
    owned, person, at = _innovation(request, innovation), person_of(request), now()
    if access.why_not_say_terms(person, owned):
        raise Http404
    said = Willingness.objects.filter(innovation=owned).first()
    most = said.most if said else numbers.most_copiers(on=today(owned.body, at))
    initial = {
        "willing": "ya" if said is None or said.willing else "belum",
        "most": most,
        "note": said.note if said else "",
    }
    form = TermsForm(request.POST or None, initial=initial)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.say_terms(owned.pk, **form.cleaned_data, by=person, at=at))
        if status is None:
            return redirect("replication:desk")
    facts = {"form": form, "innovation": owned, "helped": helped(owned.pk)}
    return answers.page(request, "replication/terms.html", facts, status=status or 200)


def _interest(request: HttpRequest, uuid: str) -> Interest:
    found = queries.interest_for(person_of(request), uuid)
    if found is None:
        raise Http404
    return found


@desk_form
def interest(request: HttpRequest, uuid: str) -> HttpResponse:
    found, person, at = _interest(request, uuid), person_of(request), now()
    agreement = queries.agreement_of(found)
    may = {
        verb: access.why_not(person, verb, found) is None and _possible(found, verb, agreement is not None)
        for verb in (Verb.ACCEPT, Verb.REFUSE, Verb.WITHDRAW, Verb.DRAFT)
    }
    facts = {
        "interest": found, "state": sentences.interest_words(found), "may": may, "agreement": agreement,
        "number": spoken(agreement.number) if agreement else "", "helped": helped(found.innovation_id),
        "most": room_of(found.innovation_id, found.owner, at=at),
    }  # fmt: skip
    return answers.page(request, "replication/interest.html", facts)


def _possible(found: Interest, verb: Verb, drafted: bool) -> bool:
    if verb == Verb.DRAFT:
        return found.state == "accepted" and not drafted
    return (found.state, verb) in INTEREST_MOVES and not (verb == Verb.WITHDRAW and drafted)


@desk_button
def accept(request: HttpRequest, uuid: str) -> HttpResponse:
    found = _interest(request, uuid)
    actions.accept_interest(found.pk, by=person_of(request), at=now())
    return redirect("replication:interest", uuid=found.uuid)


@desk_form
def refuse(request: HttpRequest, uuid: str) -> HttpResponse:
    found, person = _interest(request, uuid), person_of(request)
    form = RefuseForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(
            form, lambda: actions.refuse_interest(found.pk, reason=form.cleaned_data["reason"], by=person, at=now())
        )
        if status is None:
            return redirect("replication:interest", uuid=found.uuid)
    else:
        access.require(person, Verb.REFUSE, found)
        found.after(Verb.REFUSE)
    return answers.page(request, "replication/refuse.html", {"interest": found, "form": form}, status=status or 200)


@desk_button
def withdraw(request: HttpRequest, uuid: str) -> HttpResponse:
    found = _interest(request, uuid)
    actions.withdraw_interest(found.pk, by=person_of(request), at=now())
    return redirect("replication:interest", uuid=found.uuid)


@desk_button
def draft(request: HttpRequest, uuid: str) -> HttpResponse:
    """From the accepted interest to a draft with the clauses of today."""
    found = _interest(request, uuid)
    agreement = actions.draft_agreement(found.pk, by=person_of(request), at=now())
    return redirect("replication:desk_agreement", number=spoken(agreement.number))
