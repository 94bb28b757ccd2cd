"""What the reporter does on the own page: add, complete, accept, reject, withdraw."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sambut.accounts import addresses, limits
from sambut.complaints import access, actions, queries
from sambut.complaints.forms import AddForm, CompleteForm, RejectForm
from sambut.complaints.models import Complaint
from sambut.complaints.pages import keys, showing
from sambut.complaints.pages.refusing import into_form
from sambut.files.actions import take_upload
from sambut.files.states import Privacy
from sambut.frame import answers
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused

HOURLY = 40


def own_case(request: HttpRequest, number: str) -> Complaint:
    found = queries.case(number)
    if found is None or access.why_not(keys.reporter(request), "see", found) is not None:
        raise Http404
    return found


def uploads(request: HttpRequest, form: forms.Form, complaint: Complaint) -> list[Any]:
    """The reporter's file, stored under the reporter's key before the action's transaction."""
    upload = form.cleaned_data.get("picture")
    if not upload:
        return []
    at = now()
    limits.count(f"upload:{addresses.address_mark(request, at)}", limit=HOURLY, window=timedelta(hours=1), at=at)
    return [take_upload(upload, at=at, privacy=Privacy.SEALED, sealed_for=complaint.handle)]


def _writing(
    form_class: type[forms.Form], action: Callable[..., Complaint], template: str
) -> Callable[..., HttpResponse]:
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    def page(request: HttpRequest, number: str) -> HttpResponse:
        complaint = own_case(request, number)
        form = form_class(request.POST or None, request.FILES or None)
        status = 200
        if request.method == "POST" and form.is_valid():
            try:
                files = uploads(request, form, complaint)
                action(complaint.pk, text=form.cleaned_data["text"], files=files, by=keys.reporter(request), at=now())
                return redirect("complaints:case", number=spoken(complaint.number))
            except Refused as refusal:
                status = into_form(form, refusal)
        facts = showing.heading(complaint) | {"form": form}
        return answers.page(request, template, facts, status=400 if form.errors and status == 200 else status)

    return page


def _plain(action: Callable[..., Complaint]) -> Callable[..., HttpResponse]:
    @require_POST
    def page(request: HttpRequest, number: str) -> HttpResponse:
        complaint = own_case(request, number)
        action(complaint.pk, by=keys.reporter(request), at=now())
        return redirect("complaints:case", number=spoken(complaint.number))

    return page


add = _writing(AddForm, actions.add_to_complaint, "complaints/add.html")
complete = _writing(CompleteForm, actions.complete_complaint, "complaints/complete.html")
reject = _writing(RejectForm, actions.reject_answer, "complaints/reject.html")
accept = _plain(actions.accept_answer)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Asks once before the case ends."""
    complaint = own_case(request, number)
    if request.method == "POST":
        actions.withdraw_complaint(complaint.pk, by=keys.reporter(request), at=now())
        return redirect("complaints:case", number=spoken(complaint.number))
    return answers.page(request, "complaints/withdraw.html", showing.heading(complaint))
