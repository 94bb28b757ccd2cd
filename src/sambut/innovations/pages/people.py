"""The page of a person who innovates, and what one says about oneself."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.frame.returning import into_form
from sambut.innovations import actions, people
from sambut.innovations.forms_of_ideas import OwnPageForm
from sambut.innovations.pages import rows
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

SIZE = 20


@require_GET
def innovator(request: HttpRequest, uuid: str) -> HttpResponse:
    """What somebody made, as long as they keep their page open."""
    page = people.page(uuid)
    if page is None:
        raise Http404
    slice_ = slice_of(people.made_by(page), order=("-public_at", "-id"), after=request.GET.get("setelah"), size=SIZE)
    facts = {"page": page, "slice": slice_, "rows": rows.shown(slice_.rows, at=now())}
    return answers.page(request, "innovations/innovator.html", facts)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Records that name me, and whether I have a page."""
    person, status = request.person, 200  # type: ignore[attr-defined]
    page = people.own_page(person)
    form = OwnPageForm(
        request.POST or None, initial={"is_open": bool(page and page.opened_at), "about": page.about if page else ""}
    )
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                actions.open_page(**form.cleaned_data, by=person, at=now())
                return redirect("innovations:own")
            except Refused as refusal:
                status = into_form(form, refusal)
    facts: dict[str, Any] = {"page": page, "form": form, "members": people.memberships(person)}
    return answers.page(request, "innovations/own.html", facts, status=status)


@never_cache
@login_required
@require_POST
def agree(request: HttpRequest, member_id: int) -> HttpResponse:
    """Yes, this is me."""
    actions.agree(member_id, by=request.person, at=now())  # type: ignore[attr-defined]
    return redirect("innovations:own")


@never_cache
@login_required
@require_POST
def leave(request: HttpRequest, member_id: int) -> HttpResponse:
    """Take my name away."""
    actions.leave(member_id, by=request.person, at=now())  # type: ignore[attr-defined]
    return redirect("innovations:own")
