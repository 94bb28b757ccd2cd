"""What owners and local admins do with a record: one small page or button for each verb."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sambut.frame import answers
from sambut.frame.returning import into_form
from sambut.innovations import access, actions, desks, queries, showing
from sambut.innovations.actions.keeping import today
from sambut.innovations.forms import (
    AdaptForm,
    AttachForm,
    AwardForm,
    ConfirmForm,
    DayForm,
    IndicatorForm,
    MeasureForm,
    MemberForm,
    ProveForm,
    ReturnForm,
    WithdrawForm,
)
from sambut.innovations.models import Innovation
from sambut.innovations.pages.owning import owned
from sambut.innovations.states import Verb
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

Page = Callable[..., HttpResponse]


def _button(verb: Verb, action: Callable[..., Any]) -> Page:
    """A verb that needs no words: done at once, and back to the desk; a refusal is said there."""

    @never_cache
    @login_required
    @require_POST
    def page(request: HttpRequest, uuid: str, **more: Any) -> HttpResponse:
        innovation = owned(request, uuid)
        action(innovation.pk, *more.values(), by=request.person, at=now())  # type: ignore[attr-defined]
        return redirect("innovations:desk", uuid=innovation.uuid)

    return page


def _page(
    form_class: type[forms.Form], verb: Verb, action: Callable[..., Any], template: str,
    initial: Callable[[Innovation, HttpRequest], dict[str, Any]] = lambda innovation, request: {},
    about: Callable[..., dict[str, Any]] = lambda innovation, **more: more,
) -> Page:  # fmt: skip
    """A verb with a form: the form again with the sentence when it is refused, the desk when it is done."""

    @never_cache
    @login_required
    @require_http_methods(["GET", "HEAD", "POST"])
    def page(request: HttpRequest, uuid: str, **more: Any) -> HttpResponse:
        innovation = owned(request, uuid)
        form = form_class(request.POST or None, request.FILES or None, initial=initial(innovation, request))
        status = 200
        if request.method != "POST":
            access.require(request.person, verb, innovation)  # type: ignore[attr-defined]
        elif form.is_valid():
            try:
                given = {"by": request.person, "at": now(), **form.cleaned_data}  # type: ignore[attr-defined]
                action(innovation.pk, *more.values(), **given)
                return redirect("innovations:desk", uuid=innovation.uuid)
            except Refused as refusal:
                status = into_form(form, refusal)
        facts = {"innovation": innovation, "form": form, "verb": verb, **about(innovation, **more)}
        return answers.page(request, template, facts, status=400 if form.errors and status == 200 else status)

    return page


def _today(innovation: Innovation, request: HttpRequest) -> dict[str, Any]:
    return {"on": today(innovation.unit, now())}


def _block(innovation: Innovation, request: HttpRequest) -> dict[str, Any]:
    """What stands in the block that is asked for, so that it is corrected and not written anew."""
    asked = request.GET.get("bagian", "effect")
    found = next((proof for proof in showing.proofs(innovation) if proof.block == asked), None)
    if found is None:
        return {"block": asked}
    return {
        "block": asked,
        "text": found.text,
        "grade": int(found.grade) if found.text else None,
        "reason": found.reason,
    }


def _awards(innovation: Innovation) -> dict[str, Any]:
    return {"awards": desks.open_awards(innovation)}


def _indicator(innovation: Innovation, indicator: UUID) -> dict[str, Any]:
    """What is measured, to be said above the form."""
    if (known := desks.indicator(innovation, indicator)) is None:
        raise Http404
    return {"known": known}


submit = _button(Verb.SUBMIT, actions.submit_innovation)
publish = _button(Verb.PUBLISH, actions.publish_innovation)
remove_member = _button(Verb.REMOVE_MEMBER, actions.remove_member)
detach = _button(Verb.DETACH, actions.detach_file)
return_to_writer = _page(ReturnForm, Verb.RETURN, actions.return_innovation, "innovations/return.html")
withdraw = _page(WithdrawForm, Verb.WITHDRAW, actions.withdraw_innovation, "innovations/withdraw.html")
begin_trial = _page(DayForm, Verb.TRY, actions.try_innovation, "innovations/try.html", _today)
run = _page(DayForm, Verb.RUN, actions.run_innovation, "innovations/run.html", _today)
confirm = _page(ConfirmForm, Verb.CONFIRM, actions.confirm_innovation, "innovations/confirm.html", _today)
name_indicator = _page(IndicatorForm, Verb.NAME_INDICATOR, actions.name_indicator, "innovations/name_indicator.html")
measure = _page(MeasureForm, Verb.MEASURE, actions.measure_indicator, "innovations/measure.html", _today, _indicator)
prove = _page(ProveForm, Verb.PROVE, actions.prove_innovation, "innovations/prove.html", _block)
name_member = _page(MemberForm, Verb.NAME_MEMBER, actions.name_member, "innovations/name_member.html")
attach_award = _page(AwardForm, Verb.ATTACH_AWARD, actions.attach_award, "innovations/attach_award.html", about=_awards)
attach = _page(AttachForm, Verb.ATTACH, actions.attach_file, "innovations/attach.html")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def adapt(request: HttpRequest, uuid: str) -> HttpResponse:
    """Another body takes it over, under its name or a new one; where it comes from stays written down."""
    person = request.person  # type: ignore[attr-defined]
    parent = queries.innovation(uuid)
    if parent is None or access.why_not(person, "see", parent) is not None:
        raise Http404
    units = desks.own_units(person, asked=request.GET.get("cari", ""))
    form = AdaptForm(request.POST or None, initial={"unit": units[0].uuid if len(units) == 1 else None})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            made = actions.adapt_innovation(
                parent.pk, unit_id=given["unit"].pk, local_name=given["local_name"], by=person, at=now()
            )
            messages.success(request, _("Tercatat sebagai adaptasi. Sesuaikan tulisannya dengan tempat Anda."))
            return redirect("innovations:write", uuid=made.uuid)
        except Refused as refusal:
            status = into_form(form, refusal)
    elif not units and not request.GET.get("cari"):
        raise Refused("access.innovation.not_your_unit")
    facts = {"innovation": parent, "form": form, "units": units, "asked": request.GET.get("cari", "")}
    return answers.page(
        request, "innovations/adapt.html", facts, status=400 if form.errors and status == 200 else status
    )
