"""The law table of limits: what stands, what is proposed, and the second person's decision."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sambut.complaints import queries, ruling_access
from sambut.complaints.actions import ruling
from sambut.complaints.forms import RuleForm
from sambut.complaints.pages.refusing import into_form
from sambut.complaints.states import RuleVerb
from sambut.frame import answers
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role

DECISIONS = {"setujui": ruling.approve_rule, "tolak": ruling.reject_rule, "tarik": ruling.withdraw_rule}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """Standing limits with their source, open proposals, and the form of a new one."""
    person: Person = request.person  # type: ignore[attr-defined]
    if not any(person.holds(role) for role in (*ruling_access.NATIONAL, Role.AGENCY_ADMIN)):
        raise Http404
    form = RuleForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            ruling.propose_rule(**form.cleaned_data, by=person, at=now())
            return redirect("complaints:rules")
        except Refused as refusal:
            status = into_form(form, refusal)
    facts = {
        "form": form,
        "rules": queries.clock_rules(),
        "proposals": _proposals(person),
        "places": queries.ruled_places(person),
    }
    return answers.page(
        request, "complaints/rules.html", facts, status=400 if form.errors and status == 200 else status
    )


@require_POST
def decide(request: HttpRequest, proposal_id: int, way: str) -> HttpResponse:
    if way not in DECISIONS or not queries.proposal_exists(request.person, proposal_id):  # type: ignore[attr-defined]
        raise Http404
    DECISIONS[way](proposal_id, by=request.person, at=now())  # type: ignore[attr-defined]
    return redirect("complaints:rules")


def _proposals(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "may": {
                verb.value: ruling_access.why_not(person, verb, row) is None
                for verb in RuleVerb
                if verb != RuleVerb.PROPOSE
            },
        }
        for row in queries.open_proposals(person)
    ]
