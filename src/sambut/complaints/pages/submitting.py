"""Three screens and a receipt. Everything typed is kept on the server from the first field on."""

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sambut.accounts import addresses, limits
from sambut.complaints import drafts, queries
from sambut.complaints.actions import begin_draft, keep_draft, submit_complaint
from sambut.complaints.actions.submitting import Identity, Receipt
from sambut.complaints.forms import SendForm, SubmitForm, WhatForm, WhereForm
from sambut.complaints.pages import keys
from sambut.complaints.pages.refusing import into_form
from sambut.complaints.secrets import secret_of, spoken_secret
from sambut.files.actions import take_upload
from sambut.files.states import Privacy
from sambut.frame import answers, refusals
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused

SCREENS = {"complaints:submit": WhatForm, "complaints:submit_where": WhereForm, "complaints:submit_send": SendForm}
HOURLY, UPLOADS_HOURLY = 20, 40
MOST_FILES = 5
MOST_LIKELY = 3
"""Of the places that were found, those whose governments are offered at once."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def what(request: HttpRequest) -> HttpResponse:
    """What happened, and a picture."""
    key = _key(request)
    draft, content = drafts.read(key)
    form = WhatForm(request.POST or None, request.FILES or None, initial=content)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, key, {**content, **_typed(form), **_uploaded(request, key, form, content)})
            response: HttpResponse = redirect("complaints:submit_where" if "foto" not in request.POST else "complaints:submit")
            keys.keep_draft_key(response, key)
            return response
        except Refused as refusal:
            into_form(form, refusal)
    return _screen(request, "complaints/submit_what.html", form, key, draft, content, step=1)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def where(request: HttpRequest) -> HttpResponse:
    """Where, and who should answer. Without JavaScript the search is a button that shows choices."""
    key = keys.draft_key(request)
    draft, content = drafts.read(key)
    if key is None or draft is None:
        return redirect("complaints:submit")
    form = WhereForm(request.POST or None, initial=content)
    searching = "cari" in request.POST or "cari_instansi" in request.POST
    if request.method == "POST" and form.is_valid():
        _keep(request, key, {**content, **_typed(form)})
        if not searching:
            return redirect("complaints:submit_send")
        _, content = drafts.read(key)
    facts = _places(request, content)
    return _screen(request, "complaints/submit_where.html", form, key, draft, content, step=2, back="complaints:submit", **facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """What others may see, how to be reached, a last look, and off it goes."""
    key = keys.draft_key(request)
    draft, content = drafts.read(key)
    if key is None:
        return redirect("complaints:submit")
    if draft is None:  # sent before: the same receipt again
        return redirect("complaints:receipt")
    form = SendForm(request.POST or None, initial=content)
    if request.method == "POST" and form.is_valid():
        content = {**content, **{name: form.data.get(name, "") for name in form.fields}}
        _keep(request, key, content)
        whole = SubmitForm(content)
        if whole.is_valid():
            try:
                _limit(request)
                receipt = submit(request, key, whole, content)
                response = redirect("complaints:receipt")
                keys.keep_opened(request, response, receipt.complaint.handle)
                return response
            except Refused as refusal:
                into_form(form, refusal)
        else:
            return redirect("complaints:submit" if "text" in whole.errors else "complaints:submit_where")
    return _screen(request, "complaints/submit_send.html", form, key, draft, content, step=3, back="complaints:submit_where", **_summary(content))


@never_cache
@require_GET
def receipt(request: HttpRequest) -> HttpResponse:
    """Number, secret and what comes next. Shown again as long as this browser keeps the draft's key."""
    key = keys.draft_key(request)
    complaint = queries.submitted(key) if key else None
    if key is None or complaint is None:
        return redirect("complaints:submit")
    facts = {
        "complaint": complaint, "number": spoken(complaint.number), "secret": spoken_secret(secret_of(key)),
        "clocks": queries.running_clocks(complaint), "signed_in": request.person.user_id is not None,  # type: ignore[attr-defined]
    }  # fmt: skip
    return answers.page(request, "complaints/receipt.html", facts)


@require_POST
def begin_anew(request: HttpRequest) -> HttpResponse:
    """Another report: this browser forgets the draft that was sent."""
    response = redirect("complaints:submit")
    response.delete_cookie(keys.DRAFT)
    return response


@never_cache
@require_POST
def autosave(request: HttpRequest) -> HttpResponse:
    """Keeps what is being typed on top of `revisi`. Answers with the revision kept, or says why not; the page keeps its own copy."""
    key = _key(request)
    at = now()
    try:
        draft = begin_draft(key, at=at)
        _, content = drafts.read(key)
        revision = int(request.POST.get("revisi") or draft.revision) + 1
        known = {name for form in SCREENS.values() for name in form.base_fields if name != "picture"}
        typed = {name: request.POST.get(name, "") for name in known & request.POST.keys()}
        kept = keep_draft(key, {**content, **typed}, revision=revision, at=at)
        response = JsonResponse({"revision": kept.revision})
    except (Refused, ValueError) as refusal:
        sentence = refusals.sentence(refusal) if isinstance(refusal, Refused) else ""
        return JsonResponse({"refused": sentence}, status=409)
    keys.keep_draft_key(response, key)
    return response


def submit(request: HttpRequest, key: uuid.UUID, form: SubmitForm, content: drafts.Content, *, channel: str = "web") -> Receipt:
    """One action call from one valid form; the API does the same."""
    given = form.cleaned_data
    return submit_complaint(
        key, text=given["text"], anonymous=given["anonymous"], secret=given["secret"], at=now(),
        identity=Identity(name=given["name"], email=given["email"], phone=given["phone"], nik=given["nik"]),
        user_id=request.person.user_id,  # type: ignore[attr-defined]
        region=given["region"], place_note=given["place_note"], happened_on=given["happened_on"], body=given["body"],
        files=queries.files(drafts.file_ids(content)), channel=channel,
    )  # fmt: skip


def _screen(
    request: HttpRequest, template: str, form: forms.Form, key: uuid.UUID, draft, content: Mapping[str, str], *, step: int, back: str = "", **facts: Any
) -> HttpResponse:  # fmt: skip
    shown = {
        "form": form, "step": step, "steps": len(SCREENS), "back_name": back, "content": content,
        "revision": draft.revision if draft else 0, "pictures": queries.files(drafts.file_ids(dict(content))), **facts,
    }  # fmt: skip
    response = answers.page(request, template, shown, status=400 if form.is_bound and form.errors else 200)
    if draft is not None or keys.draft_key(request) is None:  # the receipt of the last report stays until a new one is begun
        keys.keep_draft_key(response, key)
    return response


def _key(request: HttpRequest) -> uuid.UUID:
    """The key of what this browser writes; a fresh one once the last report was sent."""
    key = keys.draft_key(request)
    return key if key and queries.submitted(key) is None else uuid.uuid4()


def _keep(request: HttpRequest, key: uuid.UUID, content: drafts.Content) -> None:
    at = now()
    draft = begin_draft(key, at=at)
    keep_draft(key, content, revision=draft.revision + 1, at=at)


def _typed(form: forms.Form) -> drafts.Content:
    return {name: form.data.get(name, "") for name in form.fields if name != "picture"}


def _uploaded(request: HttpRequest, key: uuid.UUID, form: forms.Form, content: drafts.Content) -> drafts.Content:
    upload = form.cleaned_data.get("picture")
    if not upload:
        return {}
    at = now()
    limits.count(f"upload:{addresses.address_mark(request, at)}", limit=UPLOADS_HOURLY, window=timedelta(hours=1), at=at)
    before = drafts.file_ids(content)
    if len(before) >= MOST_FILES:
        raise Refused("complaint.files.too_many", most=MOST_FILES)
    handle = begin_draft(key, at=at).handle
    file = take_upload(upload, at=at, privacy=Privacy.SEALED, sealed_for=handle)
    return {"files": ",".join(str(one) for one in [*before, file.pk])}


def _limit(request: HttpRequest) -> None:
    at = now()
    limits.count(f"submit:{addresses.address_mark(request, at)}", limit=HOURLY, window=timedelta(hours=1), at=at)


def _places(request: HttpRequest, content: drafts.Content) -> dict[str, Any]:
    asked, asked_body = request.POST.get("cari_wilayah", ""), request.POST.get("cari_nama_instansi", "")
    region = queries.region_named(content.get("region", ""))
    regions = queries.regions_like(asked) if asked else ([region] if region else [])
    likely = [region] if region and not asked else regions[:MOST_LIKELY]
    return {
        "asked": asked, "asked_body": asked_body, "region": region, "regions": regions,
        "bodies": queries.bodies_for(likely, asked_body, chosen=content.get("body", "")),
    }  # fmt: skip


def _summary(content: drafts.Content) -> dict[str, Any]:
    return {
        "region": queries.region_named(content.get("region", "")),
        "body": queries.body_named(content.get("body", "")),
    }
