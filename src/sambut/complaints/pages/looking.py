"""Asking the body's custodian for a look at who reported. The room `identities` decides; this room says who may ask about a case."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sambut.complaints import access
from sambut.complaints.pages import showing
from sambut.complaints.pages.acting import desk_case_of
from sambut.complaints.pages.refusing import into_form
from sambut.frame import answers
from sambut.identities.actions import request_look as ask_custodian
from sambut.identities.forms import RequestLookForm
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def request_look(request: HttpRequest, number: str) -> HttpResponse:
    complaint = desk_case_of(request, number)
    form = RequestLookForm(request.POST or None)
    status = 200
    if request.method != "POST":
        access.require(request.person, "request_look", complaint)  # type: ignore[attr-defined]
    elif form.is_valid():
        try:
            access.require(request.person, "request_look", complaint)  # type: ignore[attr-defined]
            asked = ask_custodian(
                complaint.handle, case_ref=spoken(complaint.number), reason=form.cleaned_data["reason"],
                body_id=complaint.body_id or 0, subject_path=complaint.subject.path if complaint.subject else (),
                by=request.person, at=now(),  # type: ignore[attr-defined]
            )  # fmt: skip
            return redirect("identities:request", asked.uuid)
        except Refused as refusal:
            status = into_form(form, refusal)
    facts = showing.heading(complaint) | {"form": form}
    return answers.page(
        request, "complaints/request_look.html", facts, status=400 if form.errors and status == 200 else status
    )
