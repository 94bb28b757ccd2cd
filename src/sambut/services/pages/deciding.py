"""What admins decide: publish, return, withdraw; what offices say again: check; where the national desk puts a service."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sambut.frame import answers, refusals
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.services import access, actions, placing
from sambut.services.forms import BecauseForm, PlaceForm, ReturnForm, WithdrawForm
from sambut.services.pages.desk import person_of, service_at_desk
from sambut.services.states import Verb


@login_required
@require_POST
def publish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = service_at_desk(request, uuid)
    actions.publish_service(found.pk, by=person_of(request), at=now())
    messages.success(request, _("Terbit. Warga sekarang membaca versi ini."))
    return redirect("services:service", uuid)


@login_required
@require_POST
def check(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = service_at_desk(request, uuid)
    actions.check_service(found.pk, by=person_of(request), at=now())
    messages.success(request, _("Tercatat: standar ini masih benar hari ini."))
    return redirect("services:service", uuid)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def return_(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _with_reason(request, uuid, Verb.RETURN, ReturnForm, actions.return_service, "services/return.html")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _with_reason(request, uuid, Verb.WITHDRAW, WithdrawForm, actions.withdraw_service, "services/withdraw.html")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Which unit delivers it: what may be meant by the words of the file, and what was searched."""
    found = service_at_desk(request, uuid)
    form = PlaceForm(request.POST or None)
    status = 200
    if request.method != "POST":
        access.require(person_of(request), Verb.PLACE, found)
    elif form.is_valid():
        try:
            actions.place_service(found.pk, unit=form.cleaned_data["unit"], by=person_of(request), at=now())
            messages.success(request, _("Sekarang milik %(unit)s.") % {"unit": form.cleaned_data["unit"].name})
            return redirect("services:service", uuid)
        except Refused as refusal:
            status = _into(form, refusal)
    asked = " ".join(request.GET.get("cari", "").replace("\x00", "").split())[:120]
    facts = {"service": found, "form": form, "asked": asked, "places": placing.candidates(found, asked)}
    return answers.page(request, "services/place.html", facts, status=400 if form.errors and status == 200 else status)


def _with_reason(
    request: HttpRequest, uuid: UUID, verb: Verb, shape: type[BecauseForm], action, template: str
) -> HttpResponse:
    """One verb that needs a reason: the form again with the sentence when it is refused."""
    found = service_at_desk(request, uuid)
    form = shape(request.POST or None)
    status = 200
    if request.method != "POST":
        access.require(person_of(request), verb, found)
        found.after(verb)
    elif form.is_valid():
        try:
            action(found.pk, because=form.cleaned_data["because"], by=person_of(request), at=now())
            return redirect("services:service", uuid)
        except Refused as refusal:
            status = _into(form, refusal)
    facts = {"service": found, "form": form}
    return answers.page(request, template, facts, status=400 if form.errors and status == 200 else status)


def _into(form: BecauseForm | PlaceForm, refusal: Refused) -> int:
    form.add_error(None, str(refusals.sentence(refusal)))
    return refusals.status_of(refusal)
