"""A person's own data: asking, the state, the copy; and the custodian's queue."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sambut.frame import answers, refusals
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.retention import actions, queries
from sambut.retention.access import why_not
from sambut.retention.forms import AskForm, RefuseForm
from sambut.retention.models import DataRequest
from sambut.retention.states import Kind, RequestState

SIZE = 20
ASKING: dict[Kind, Callable[..., DataRequest]] = {
    Kind.ACCESS: actions.request_access,
    Kind.CORRECTION: actions.request_correction,
    Kind.ERASURE: actions.request_erasure,
}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_data(request: HttpRequest) -> HttpResponse:
    form, status = AskForm(request.POST or None), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            ask = ASKING[Kind(form.cleaned_data["kind"])]
            try:
                ask(by=request.person, text=form.cleaned_data["text"], at=now())  # type: ignore[attr-defined]
                return redirect("retention:own_data")
            except Refused as refusal:
                form.add_error(None, refusals.sentence(refusal))
                status = refusals.status_of(refusal)
    found = queries.requests_of(request.person.user_id)  # type: ignore[attr-defined]
    slice_ = slice_of(found, order=("-id",), after=request.GET.get("setelah"), size=SIZE)
    return answers.page(
        request, "retention/own_data.html", {"form": form, "slice": slice_, "now": now()}, status=status
    )


@require_POST
@never_cache
@login_required
def download_copy(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One file `data-saya.json`, alone or in a ZIP; made at this moment and kept nowhere."""
    row = _row(request, uuid)
    at = now()
    copy = actions.download_copy(row.pk, by=request.person, at=at)  # type: ignore[attr-defined]
    text = json.dumps({"made_at": at.isoformat(), **copy}, ensure_ascii=False, indent=2)
    packed = request.POST.get("bentuk") == "zip"
    answer = HttpResponse(
        _zipped(text, at) if packed else text, content_type="application/zip" if packed else "application/json"
    )
    answer["Content-Disposition"] = f'attachment; filename="data-saya.{"zip" if packed else "json"}"'
    return answer


@require_GET
@never_cache
@login_required
def list_requests(request: HttpRequest) -> HttpResponse:
    found = queries.waiting_for(request.person)  # type: ignore[attr-defined]
    slice_ = slice_of(found, order=("due_at", "id"), after=request.GET.get("setelah"), size=SIZE)
    return answers.page(request, "retention/list.html", {"slice": slice_, "now": now()})


@require_GET
@never_cache
@login_required
def show_request(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _shown(request, _row(request, uuid), RefuseForm())


@require_POST
@never_cache
@login_required
def grant(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actions.grant_request(_row(request, uuid).pk, by=request.person, at=now())  # type: ignore[attr-defined]
    return redirect("retention:request", uuid)


@require_POST
@never_cache
@login_required
def refuse(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row, form = _row(request, uuid), RefuseForm(request.POST)
    if not form.is_valid():
        return _shown(request, row, form, status=400)
    try:
        actions.refuse_request(row.pk, reason=form.cleaned_data["reason"], by=request.person, at=now())  # type: ignore[attr-defined]
    except Refused as refusal:
        form.add_error(None, refusals.sentence(refusal))
        return _shown(request, _row(request, uuid), form, status=refusals.status_of(refusal))
    return redirect("retention:request", uuid)


def _shown(request: HttpRequest, row: DataRequest, form: RefuseForm, status: int = 200) -> HttpResponse:
    open_ = row.state == RequestState.RECEIVED
    reason = why_not(request.person, "grant", row) if open_ else None  # type: ignore[attr-defined]
    facts = {
        "row": row,
        "form": form,
        "now": now(),
        "decides": open_ and reason is None,
        "why_not": refusals.sentence(Refused(reason)) if reason else "",
    }
    return answers.page(request, "retention/request.html", facts, status=status)


def _row(request: HttpRequest, uuid: UUID) -> DataRequest:
    found = queries.request_for(request.person, uuid)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _zipped(text: str, at: datetime) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("data-saya.json", at.timetuple()[:6]), text)
    return target.getvalue()
