"""`/meja/dukungan/`: asking for, deciding and ending support access."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sambut.frame import answers, refusals
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.mandates import access, actions, queries
from sambut.mandates.forms import RequestSupportForm
from sambut.mandates.models import SupportAccess
from sambut.mandates.pages.people import chosen
from sambut.mandates.people import Person
from sambut.mandates.states import Role

DECIDE = {"setujui": actions.approve_support, "tolak": actions.deny_support, "akhiri": actions.end_support}
VERBS = {"setujui": "approve_support", "tolak": "deny_support", "akhiri": "end_support"}


@login_required
@require_http_methods(["GET", "POST"])
def support(request: HttpRequest) -> HttpResponse:
    person: Person = request.person  # type: ignore[attr-defined]
    organisation = chosen(request, person)
    form = RequestSupportForm(
        request.POST or None,
        organisations=queries.units_of(organisation.pk),
        initial={"organisation": organisation.pk, "hours": 1},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.request_support(person.user_id or 0, **form.cleaned_data, by=person, at=now())
        except Refused as refusal:
            form.add_error(None, refusals.sentence(refusal))
        else:
            return redirect("mandates:support")
    rows = slice_of(queries.supports(person), order=("-requested_at", "-id"), after=request.GET.get("setelah"), size=30)
    listed = [{"support": row, "ways": [way for way in DECIDE if _open(person, way, row)]} for row in rows.rows]
    facts = {
        "organisation": organisation,
        "form": form,
        "slice": rows,
        "rows": listed,
        "may_request": person.holds(Role.SYSTEM_ADMINISTRATOR),
    }
    return answers.page(request, "mandates/support.html", facts, status=409 if form.errors else 200)


@login_required
@require_POST
def decide_support(request: HttpRequest, support_id: int, way: str) -> HttpResponse:
    person: Person = request.person  # type: ignore[attr-defined]
    if way not in DECIDE or not access.visible_support(person).filter(pk=support_id).exists():
        raise Http404
    DECIDE[way](support_id, by=person, at=now())
    return redirect("mandates:support")


def _open(person: Person, way: str, row: SupportAccess) -> bool:
    return row.allows(VERBS[way], at=now()) and access.why_not(person, VERBS[way], row) is None
