"""After the signature: a word to the other judges of the entry, and marks that change because of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.competitions import actions
from sambut.competitions.actions.scoring import criteria_of
from sambut.competitions.judging import access as panel_access
from sambut.competitions.judging.blinding import title_of
from sambut.competitions.judging.forms import RemarkForm, scores_in
from sambut.competitions.judging.talking import remarks_of, talks
from sambut.competitions.models import Reading
from sambut.competitions.pages.around import desk_form, person_of
from sambut.competitions.pages.judging import aspects, owned
from sambut.competitions.states import ReadingState, Verb
from sambut.frame import answers, refusals
from sambut.frame.returning import tried
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused


@desk_form
@owned
def remark(request: HttpRequest, found: Reading) -> HttpResponse:
    """A word to the other judges, after one's own signature."""
    person = person_of(request)
    form = RemarkForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.remark_reading(found.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("competitions:reading", uuid=found.uuid)
    elif not talks(found):
        raise Refused("reading.remark.unsigned")
    facts = {"reading": found, "title": title_of(found), "form": form, "remarks": remarks_of(person, found)}
    return answers.page(request, "competitions/judging/remark.html", facts, status=status or 200)


@desk_form
@owned
def revise(request: HttpRequest, found: Reading) -> HttpResponse:
    """Signed marks, changed after the discussion; what stood stays beside it."""
    person, criteria = person_of(request), criteria_of(found.entry)
    panel_access.require(person, Verb.REVISE, found)
    refused, status, why = "", 200, request.POST.get("mengapa", "")
    typed = {
        row.code: (request.POST.get(f"nilai-{row.code}", ""), request.POST.get(f"alasan-{row.code}", ""))
        for row in criteria
    }
    if request.method == "POST":
        try:
            reasons = {code: text for code, (_score, text) in typed.items()}
            actions.revise_reading(
                found.pk, scores_in(request.POST, criteria), reasons=reasons, why=why, by=person, at=now()
            )
            return redirect("competitions:reading", uuid=found.uuid)
        except Refused as refusal:
            refused, status = str(refusals.sentence(refusal)), refusals.status_of(refusal)
    elif found.state != ReadingState.SIGNED:
        raise Refused("reading.revise.unsigned")
    facts = {
        "reading": found, "title": title_of(found), "refused": refused, "why": why,
        "aspects": aspects(found, criteria, typed if request.method == "POST" else {}),
    }  # fmt: skip
    return answers.page(request, "competitions/judging/revise.html", facts, status=status)
