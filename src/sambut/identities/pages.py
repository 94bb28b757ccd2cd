"""The custodian's queue, one request, and the one look."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sambut.frame import answers, refusals
from sambut.frame.paging import slice_of
from sambut.identities import actions, queries
from sambut.identities.access import why_not
from sambut.identities.forms import DenyLookForm
from sambut.identities.models import LookRequest
from sambut.identities.states import LookState
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

SIZE = 20


@require_GET
@never_cache
@login_required
def list_requests(request: HttpRequest) -> HttpResponse:
    """Waiting ones by default, oldest first; `?hanya=semua` shows all, newest first."""
    everything = request.GET.get("hanya") == "semua"
    found = queries.requests_for(request.person, waiting=not everything)  # type: ignore[attr-defined]
    slice_ = slice_of(found, order=("-id",) if everything else ("id",), after=request.GET.get("setelah"), size=SIZE)
    return answers.page(request, "identities/list.html", {"slice": slice_, "everything": everything})


@require_GET
@never_cache
@login_required
def show_request(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _shown(request, _request(request, uuid), DenyLookForm())


@require_POST
@never_cache
@login_required
def grant_look(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = _request(request, uuid)
    actions.grant_look(found.pk, by=request.person, at=now())  # type: ignore[attr-defined]
    return redirect("identities:request", uuid)


@require_POST
@never_cache
@login_required
def deny_look(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found, form = _request(request, uuid), DenyLookForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, form, status=400)
    try:
        actions.deny_look(found.pk, denial=form.cleaned_data["denial"], by=request.person, at=now())  # type: ignore[attr-defined]
    except Refused as refusal:
        form.add_error(None, refusals.sentence(refusal))
        return _shown(request, _request(request, uuid), form, status=refusals.status_of(refusal))
    return redirect("identities:request", uuid)


@require_POST
@never_cache
@login_required
def look(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The identity in the answer itself, once: there is no address at which it could be read again."""
    found = _request(request, uuid)
    identity = actions.look(found.pk, by=request.person, at=now())  # type: ignore[attr-defined]
    return answers.page(request, "identities/looked.html", {"row": found, "identity": identity})


def _shown(request: HttpRequest, row: LookRequest, form: DenyLookForm, status: int = 200) -> HttpResponse:
    person = request.person  # type: ignore[attr-defined]
    decides = why_not(person, "grant_look", row)
    facts = {
        "row": row,
        "form": form,
        "decides": decides is None and row.state == LookState.ASKED,
        "denies": why_not(person, "deny_look", row) is None and row.state == LookState.ASKED,
        "why_not": refusals.sentence(Refused(decides)) if decides and row.state == LookState.ASKED else "",
        "looks": why_not(person, "look", row) is None and row.state == LookState.GRANTED,
        "expired": row.expires_at is not None and now() >= row.expires_at,
    }
    return answers.page(request, "identities/request.html", facts, status=status)


def _request(request: HttpRequest, uuid: UUID) -> LookRequest:
    found = queries.request_for(request.person, uuid)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
