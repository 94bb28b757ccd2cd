"""What offices do on a case: forward, ask, archive, answer, note, bounce, open what is sealed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sambut.complaints import access, actions, queries
from sambut.complaints.forms import AnswerForm, ArchiveForm, AskForm, BounceForm, ForwardForm, NoteForm
from sambut.complaints.models import Complaint
from sambut.complaints.pages import showing
from sambut.complaints.pages.refusing import into_form
from sambut.complaints.states import Verb
from sambut.files.actions import take_upload
from sambut.files.states import Privacy
from sambut.frame import answers
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused


def desk_case_of(request: HttpRequest, number: str) -> Complaint:
    found = queries.case_for(request.person, number)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _page(
    form_class: type[forms.Form], verb: Verb, action: Callable[..., Any], template: str
) -> Callable[..., HttpResponse]:
    """One verb of an office: the form again with the sentence when it is refused, the case when it is done."""

    @never_cache
    @login_required
    @require_http_methods(["GET", "HEAD", "POST"])
    def page(request: HttpRequest, number: str) -> HttpResponse:
        complaint = desk_case_of(request, number)
        form = form_class(request.POST or None, request.FILES or None, initial=_initial(complaint))
        status = 200
        if request.method != "POST":  # the action asks both again; a form that grew stale comes back with its words
            access.require(request.person, verb, complaint)  # type: ignore[attr-defined]
            complaint.after(verb)
        elif form.is_valid():
            try:
                action(complaint.pk, by=request.person, at=now(), **_given(form))  # type: ignore[attr-defined]
                return redirect("complaints:desk_case", number=spoken(complaint.number))
            except Refused as refusal:
                status = into_form(form, refusal)
        facts = showing.desk(complaint, request.person, at=now()) | {"form": form, **_choices(verb, request, complaint)}  # type: ignore[attr-defined]
        return answers.page(request, template, facts, status=400 if form.errors and status == 200 else status)

    return page


def _given(form: forms.Form) -> dict[str, Any]:
    given = dict(form.cleaned_data)
    if "picture" in given:
        upload = given.pop("picture")
        given["files"] = [take_upload(upload, at=now(), privacy=Privacy.CASE)] if upload else []
    if "grade" in given:
        given["title"] = given.get("title") or ""
    return given


def _initial(complaint: Complaint) -> dict[str, Any]:
    service = complaint.service.uuid if complaint.service else None
    return {"title": complaint.title, "grade": complaint.grade, "category": complaint.category_id, "service": service}


def _choices(verb: Verb, request: HttpRequest, complaint: Complaint) -> dict[str, Any]:
    if verb != Verb.FORWARD:
        return {}
    return {
        "places": queries.targets(request.person, complaint, request.GET.get("cari", "")),  # type: ignore[attr-defined]
        "topics": queries.categories(complaint.body),
        "services": queries.services_of(complaint),
        "asked": request.GET.get("cari", ""),
    }


forward = _page(ForwardForm, Verb.FORWARD, actions.forward_complaint, "complaints/forward.html")
ask = _page(AskForm, Verb.ASK, actions.ask_reporter, "complaints/ask.html")
archive = _page(ArchiveForm, Verb.ARCHIVE, actions.archive_complaint, "complaints/archive.html")
answer = _page(AnswerForm, Verb.ANSWER, actions.answer_complaint, "complaints/answer.html")
note = _page(NoteForm, Verb.NOTE, actions.note_complaint, "complaints/note.html")
bounce = _page(BounceForm, Verb.BOUNCE, actions.bounce_complaint, "complaints/bounce.html")


@never_cache
@login_required
@require_POST
def open_text(request: HttpRequest, number: str) -> HttpResponse:
    """The words as written; the opening itself is an event that the reporter sees."""
    complaint = desk_case_of(request, number)
    texts = actions.open_text(complaint.pk, by=request.person, at=now())  # type: ignore[attr-defined]
    return answers.page(request, "complaints/opened_text.html", showing.heading(complaint) | {"texts": texts})


@never_cache
@login_required
@require_POST
def open_reporter(request: HttpRequest, number: str) -> HttpResponse:
    complaint = desk_case_of(request, number)
    contact = actions.open_reporter(complaint.pk, by=request.person, at=now())  # type: ignore[attr-defined]
    return answers.page(request, "complaints/opened_reporter.html", showing.heading(complaint) | {"contact": contact})
