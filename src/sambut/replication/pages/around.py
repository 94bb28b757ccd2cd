"""What pages of this room share: who asks, what they may, a form that comes back with its sentence."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sambut.frame import answers, refusals
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.replication import access, queries
from sambut.replication.models import Agreement

Page = Callable[..., HttpResponse]


def person_of(request: HttpRequest) -> Person:
    return request.person  # type: ignore[attr-defined]


def desk_form(page: Page) -> Page:
    """A page of somebody at work that shows a form and takes it."""
    return never_cache(login_required(require_http_methods(["GET", "HEAD", "POST"])(page)))


def desk_button(page: Page) -> Page:
    """An address that only takes a press."""
    return never_cache(login_required(require_POST(page)))


def desk_agreement(request: HttpRequest, number: str) -> Agreement:
    found = queries.agreement_for(person_of(request), number)
    if found is None:
        raise Http404
    return found


def tried(form: forms.Form, action: Callable[[], Any]) -> int | None:
    """Does it; None when it was done, else the status with which the form comes back."""
    if not form.is_valid():
        return 400
    try:
        action()
    except Refused as refusal:
        form.add_error(None, str(refusals.sentence(refusal)))
        return refusals.status_of(refusal)
    return None


def back_to(agreement: Agreement, part: str = "") -> HttpResponse:
    answer = redirect("replication:desk_agreement", number=spoken(agreement.number))
    if part:
        answer["Location"] += f"#{part}"
    return answer


def verb_page(
    request: HttpRequest, agreement: Agreement, verb: str, form: forms.Form, action: Callable[[], Any], *, heading: str,
    button: str, lead: str = "", grave: bool = False, part: str = "", template: str = "replication/verb.html",
    facts: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """One verb of an agreement: asked before the form is shown, done when it comes, back with its sentence when refused."""
    status = None
    if request.method == "POST":
        status = tried(form, action)
        if status is None:
            return back_to(agreement, part)
    else:
        access.require(person_of(request), verb, agreement)
        agreement.after(verb)  # type: ignore[arg-type]
    given = {
        "agreement": agreement, "number": spoken(agreement.number), "form": form, "heading": heading, "button": button, "lead": lead,
        "grave": grave, **(facts or {}),
    }  # fmt: skip
    return answers.page(request, template, given, status=status or 200)
