"""Writing a standard: the form with every component, kept while it is written."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sambut.accounts import limits
from sambut.frame import answers, refusals
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.organisations.models import Organisation
from sambut.services import access, actions, queries, showing
from sambut.services.actions.drafting import FACTS
from sambut.services.forms import FIRST, INNER, QUOTED, DraftForm, EditionForm
from sambut.services.models import Edition, Service
from sambut.services.pages.desk import office_of, person_of, service_at_desk
from sambut.services.states import Component, EditionState, Verb

SAVED_A_MINUTE, A_MINUTE = 60, timedelta(minutes=1)
MOST_AHEAD = 10_000
"""A page may be so many revisions ahead of the server; beyond it is a number that no page made."""


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft_service(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """A new service: which unit, which name."""
    person = person_of(request)
    office = office_of(person, organisation_id)
    if office is None or office.role not in access.WRITERS:
        raise Http404
    units = list(Organisation.objects.running().under(organisation_id).order_by("path")[:300])
    form = DraftForm(request.POST or None)
    status = 200
    if request.method == "POST":
        unit = next((one for one in units if str(one.uuid) == request.POST.get("unit", "")), None)
        if unit is None and len(units) > 1:
            form.add_error(None, _("Pilih unit yang menyelenggarakan."))
        if form.is_valid():
            try:
                made = actions.draft_service(unit or units[0], name=form.cleaned_data["name"], by=person, at=now())
                return redirect("services:edit", made.uuid)
            except Refused as refusal:
                status = _into(form, refusal)
    facts = {"form": form, "office": office, "units": units, "chosen": request.POST.get("unit", "")}
    return answers.page(request, "services/draft.html", facts, status=400 if form.errors and status == 200 else status)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """All components of the edition that is written, and beside them how they read."""
    found, edition = _written(request, uuid)
    form = EditionForm(request.POST or None, initial=_content(edition))
    status = 200
    if request.method == "POST":
        try:
            _none_too_long(form)
            edition = actions.keep_edition(edition.pk, _typed(form), revision=None, by=person_of(request), at=now())
            if form.is_valid() and "ajukan" not in request.POST:
                return redirect("services:edit", uuid)
            if not form.is_valid():
                raise Refused("service.submit.look")
            actions.submit_service(found.pk, by=person_of(request), at=now())
            messages.success(
                request, _("Versi %(edition)s diajukan kepada admin instansi.") % {"edition": edition.number}
            )
            return redirect("services:service", uuid)
        except Refused as refusal:
            status = _into(form, refusal)
            edition = queries.working_edition(found.pk) or edition
    facts = {
        "form": form, "service": found, "edition": edition, "first": FIRST, "inner": INNER, "quoted": QUOTED,
        "shown": showing.shown(found, queries.standard(edition), at=now()),
    }  # fmt: skip
    return answers.page(request, "services/edit.html", facts, status=400 if form.errors and status == 200 else status)


@never_cache
@login_required
@require_POST
def autosave(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Keeps what is being typed on top of `revisi`. Answers with the revision kept, or says why not; the page keeps its own copy."""
    at = now()
    try:
        found, edition = _written(request, uuid)
        limits.count(f"services:{found.pk}:{person_of(request).user_id}", limit=SAVED_A_MINUTE, window=A_MINUTE, at=at)
        form = EditionForm(request.POST)
        _none_too_long(form)
        typed = {name: request.POST[name] for name in {*FACTS, *Component.values} & request.POST.keys()}
        kept = actions.keep_edition(
            edition.pk, typed, revision=_revision(request, edition) + 1, by=person_of(request), at=at
        )
    except Refused as refusal:
        return _refused(refusal)
    return JsonResponse({"revision": kept.revision})


@login_required
@require_POST
def draft_edition(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = service_at_desk(request, uuid)
    actions.draft_edition(found.pk, by=person_of(request), at=now())
    return redirect("services:edit", uuid)


@login_required
@require_POST
def submit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = service_at_desk(request, uuid)
    actions.submit_service(found.pk, by=person_of(request), at=now())
    messages.success(request, _("Diajukan kepada admin instansi."))
    return redirect("services:service", uuid)


@login_required
@require_POST
def discard(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = service_at_desk(request, uuid)
    actions.discard_edition(found.pk, by=person_of(request), at=now())
    messages.success(request, _("Versi yang ditulis dibuang. Yang terbit tetap berlaku."))
    return redirect("services:service", uuid)


def _written(request: HttpRequest, uuid: UUID) -> tuple[Service, Edition]:
    found = service_at_desk(request, uuid)
    access.require(person_of(request), Verb.DRAFT, found)
    edition = queries.working_edition(found.pk)
    if edition is None:
        raise Refused("service.edition.none")
    if request.method in ("GET", "HEAD") and edition.state != EditionState.WRITING:
        raise Refused(f"service.keep.edition_{edition.state}")
    return found, edition


def _content(edition: Edition) -> dict[str, str]:
    texts = {part.component: part.text for part in edition.parts.all()}
    return {**{name: getattr(edition, name) for name in FACTS}, **texts}


def _typed(form: EditionForm) -> dict[str, str]:
    """As it was typed: the words of an office are kept with their blanks and lines."""
    return {name: form.data.get(name, "") for name in form.fields}


def _none_too_long(form: EditionForm) -> None:
    """What does not fit is refused before anything is kept, so that no end of a text is cut off."""
    for name, field in form.fields.items():
        most = getattr(field, "max_length", None)
        if most and len(form.data.get(name, "")) > most:
            raise Refused("service.keep.too_long", field=str(field.label), most=most)


def _revision(request: HttpRequest, edition: Edition) -> int:
    try:
        given = int(request.POST.get("revisi") or edition.revision)
    except ValueError:
        raise Refused("service.keep.no_revision") from None
    if not 0 <= given <= edition.revision + MOST_AHEAD:
        raise Refused("service.keep.no_revision")
    return given


def _into(form: Any, refusal: Refused) -> int:
    """The sentence above the form; its own errors stand at their fields already."""
    form.is_valid()
    if refusal.code == "service.submit.look":
        return 400
    form.add_error(None, str(refusals.sentence(refusal)))
    return refusals.status_of(refusal)


def _refused(refusal: Refused) -> JsonResponse:
    response = JsonResponse({"refused": refusals.sentence(refusal)}, status=refusals.status_of(refusal))
    wait = refusal.facts.get("wait")
    if isinstance(wait, timedelta):
        response["Retry-After"] = str(max(int(wait.total_seconds()) + 1, 1))
    return response
