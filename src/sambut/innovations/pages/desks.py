"""The desk of an organisation's innovations, its yearly plan, and the desk of one."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.frame.returning import into_form
from sambut.frame.templating import with_query
from sambut.innovations import access, actions, links, lists, sentences, showing
from sambut.innovations import desks as reads
from sambut.innovations.actions.keeping import today
from sambut.innovations.forms import BeginForm, PlanForm
from sambut.innovations.models import Innovation
from sambut.innovations.pages import meter, parts, rows
from sambut.innovations.pages.owning import owned
from sambut.innovations.states import Block, State
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation

SIZE = 20


@never_cache
@login_required
@require_GET
def desk_of_all(request: HttpRequest) -> HttpResponse:
    """Leads everybody who works on innovations to the desk that is theirs."""
    person: Person = request.person  # type: ignore[attr-defined]
    mandate = reads.first_desk(person)
    if mandate is None:
        raise Http404
    return redirect("innovations:organisation_desk", organisation_id=mandate.organisation_id)


@never_cache
@login_required
@require_GET
def organisation_desk(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """The innovations of an organisation and those below it; of a body also the yearly plan."""
    return _desk_of(request, _desk_organisation(request, organisation_id))


def _desk_organisation(request: HttpRequest, organisation_id: int) -> Organisation:
    organisation = reads.organisation(organisation_id)
    if organisation is None or not access.sees_desk(request.person, organisation.path):  # type: ignore[attr-defined]
        raise Http404
    return organisation


def _desk_of(
    request: HttpRequest, organisation: Organisation, plan: PlanForm | None = None, status: int = 200
) -> HttpResponse:
    """With the plan as somebody wrote it, when it could not be taken."""
    person: Person = request.person  # type: ignore[attr-defined]
    at = now()
    wanted = request.GET.get("keadaan", "")
    wanted = wanted if wanted in ("submitted", *State.values) else ""
    slice_ = slice_of(
        lists.of_organisation(organisation.pk, wanted), order=("-changed_at", "-id"), after=request.GET.get("setelah"), size=SIZE
    )  # fmt: skip
    facts = {
        "organisation": organisation, "slice": slice_, "rows": rows.shown(slice_.rows, at=at, desk=True), "at": at,
        "may_begin": access.why_not_begin(person, organisation.path) is None, "own_units": _own_units(person),
        **_states(request, wanted),
    }  # fmt: skip
    if organisation.is_body:
        facts |= plan_facts(request, organisation.pk, organisation.path, at=at)
    if plan is not None:
        facts["plan_form"] = plan
    return answers.page(request, "innovations/desk.html", facts, status=status)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """A new record: whose it is, and its name."""
    person: Person = request.person  # type: ignore[attr-defined]
    if not reads.begins(person):
        raise Http404
    units = reads.own_units(person, asked=request.GET.get("cari", ""))
    form = BeginForm(request.POST or None, initial={"unit": units[0].uuid if len(units) == 1 else None})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            made = actions.begin_innovation(given["unit"].pk, title=given["title"], by=person, at=now())
            return redirect("innovations:write", uuid=made.uuid)
        except Refused as refusal:
            status = into_form(form, refusal)
    facts = {"form": form, "units": units, "asked": request.GET.get("cari", "")}
    return answers.page(
        request, "innovations/begin.html", facts, status=400 if form.errors and status == 200 else status
    )


@never_cache
@login_required
@require_GET
def desk(request: HttpRequest, uuid: str) -> HttpResponse:
    """One innovation for those who work on it: what is missing, what may be done, what is known."""
    innovation, at = owned(request, uuid), now()
    person: Person = request.person  # type: ignore[attr-defined]
    measured = showing.indicators(innovation)
    facts = {
        "innovation": innovation, "may": {verb: access.why_not(person, verb, innovation) is None for verb in access.VERBS},
        "publication": sentences.publication(vars(innovation)), "stage": sentences.stage_words(vars(innovation)), "life": showing.life(innovation, on=today(innovation.unit, at)),
        "measures": showing.measures(measured), "figure": showing.figure(measured), "blocks": _blocks(innovation),
        "members": showing.members(innovation), "files": reads.all_files(innovation), "notes": reads.notes(innovation),
        "events": reads.last_events(innovation), "submitted": innovation.submitted, "besides": reads.besides(innovation),
        "ahead": reads.ahead(innovation), "ways": links.ways(innovation, person),
        "details": parts.details(innovation, person), "goals": parts.goals_words(innovation.pk), **meter.facts(innovation, at=at),
    }  # fmt: skip
    return answers.page(request, "innovations/desk_innovation.html", facts)


@never_cache
@login_required
@require_POST
def plan(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """The body's target for a year."""
    person: Person = request.person  # type: ignore[attr-defined]
    organisation = _desk_organisation(request, organisation_id)
    if reason := access.why_not_plan(person, organisation.path):
        raise Refused(reason)
    form = PlanForm(request.POST)
    if not form.is_valid():
        return _desk_of(request, organisation, form, 400)
    given = form.cleaned_data
    try:
        actions.plan_year(organisation_id, given["year"], target=given["target"], by=person, at=now())
    except Refused as refusal:
        return _desk_of(request, organisation, form, into_form(form, refusal))
    return redirect("innovations:organisation_desk", organisation_id=organisation_id)


def plan_facts(request: HttpRequest, body_id: int, path: list[int], *, at: datetime) -> dict[str, Any]:
    person: Person = request.person  # type: ignore[attr-defined]
    may = access.why_not_plan(person, path) is None
    return {"years": reads.years(body_id, at.year), "may_plan": may, "plan_form": PlanForm(initial={"year": at.year})}


def _blocks(innovation: Innovation) -> list[tuple[str, str, showing.Proof | None]]:
    known = {proof.block: proof for proof in showing.proofs(innovation)}
    return [(block.value, str(block.label), known.get(block)) for block in Block]


def _own_units(person: Person) -> bool:
    return any(m.role in access.WRITERS for m in person.mandates)


def _states(request: HttpRequest, wanted: str) -> dict[str, Any]:
    choices = [
        ("", _("semuanya")), ("submitted", _("menunggu diperiksa")), ("private", _("belum terbit")),
        ("public", _("terbit")), ("withdrawn", _("ditarik")),
    ]  # fmt: skip
    options = [
        (label, with_query(request, keadaan=value or None, setelah=None), value == wanted) for value, label in choices
    ]
    return {"state_words": dict(choices)[wanted], "state_options": options}
