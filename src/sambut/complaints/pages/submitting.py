"""Three screens and a receipt. Everything typed is kept on the server from the first field on."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sambut.accounts import humans
from sambut.complaints import drafts, queries
from sambut.complaints.actions import submit_complaint
from sambut.complaints.actions.submitting import Identity, Receipt
from sambut.complaints.forms import SCREENS, SendScreen, SubmitForm, WhatForm, WhereForm
from sambut.complaints.pages import keeping, keys
from sambut.complaints.pages.refusing import into_form
from sambut.complaints.secrets import secret_of, spoken_secret
from sambut.frame import answers
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused

PROVEN_HOURLY, UNPROVEN_HOURLY = 60, 12
"""Reports of one household an hour: with a proof of work, and without one (no script, an old phone)."""
MOST_LIKELY = 3
"""Of the places that were found, those whose governments are offered at once."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def what(request: HttpRequest) -> HttpResponse:
    """What happened, and a picture."""
    key = keeping.key_of(request)
    draft, content = drafts.read(key)
    if "layanan" in request.GET and request.method != "POST":
        content = {**content, "service": request.GET["layanan"]}
    form = WhatForm(request.POST or None, request.FILES or None, initial=content)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            content = {**content, **keeping.typed(form)}
            if "tanpa_layanan" in request.POST:
                content["service"] = ""
            keeping.keep(request, key, content)
            keeping.keep_upload(request, key, form, content)
            response: HttpResponse = redirect(
                "complaints:submit" if {"foto", "tanpa_layanan"} & request.POST.keys() else "complaints:submit_where"
            )
            keys.keep_draft_key(response, key)
            return response
        except Refused as refusal:
            status = into_form(form, refusal)
            draft = drafts.found(key)
    return _screen(request, "complaints/submit_what.html", form, key, draft, content, step=1, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def where(request: HttpRequest) -> HttpResponse:
    """Where, and who should answer. Without JavaScript the search is a button that shows choices."""
    key = keys.draft_key(request)
    draft, content = drafts.read(key)
    if key is None or draft is None:
        return redirect("complaints:submit")
    content = _addressed(content)
    form = WhereForm(request.POST or None, initial=content)
    searching = "cari" in request.POST or "cari_instansi" in request.POST
    if request.method == "POST" and form.is_valid():
        keeping.keep(request, key, {**content, **keeping.typed(form)})
        if not searching:
            return redirect("complaints:submit_send")
        _, content = drafts.read(key)
    facts = _places(request, content)
    return _screen(
        request, "complaints/submit_where.html", form, key, draft, content, step=2, back="complaints:submit", **facts
    )


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
    form = SendScreen(request.POST or None, initial=content)
    status = 200
    if request.method == "POST" and form.is_valid():
        content = {**content, **keeping.typed(form)}
        try:
            keeping.keep(request, key, content)
            whole = SubmitForm(content)
            if not whole.is_valid():
                return redirect("complaints:submit" if "text" in whole.errors else "complaints:submit_where")
            humans.admit(request, "submit", proven=PROVEN_HOURLY, unproven=UNPROVEN_HOURLY, at=now())
            receipt = submit(request, key, whole, content)
            response = redirect("complaints:receipt")
            keys.keep_opened(request, response, receipt.complaint.handle)
            return response
        except Refused as refusal:
            if queries.submitted(key):  # a second click: the first one has sent it
                return redirect("complaints:receipt")
            status = into_form(form, refusal)
    summary = _summary(content)
    return _screen(
        request,
        "complaints/submit_send.html",
        form,
        key,
        draft,
        content,
        step=3,
        back="complaints:submit_where",
        status=status,
        **summary,
    )


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


def submit(
    request: HttpRequest, key: uuid.UUID, form: SubmitForm, content: drafts.Content, *, channel: str = "web"
) -> Receipt:
    """One action call from one valid form; the API does the same."""
    given = form.cleaned_data
    return submit_complaint(
        key, text=given["text"], anonymous=given["anonymous"], secret=given["secret"], at=now(),
        identity=Identity(name=given["name"], email=given["email"], phone=given["phone"], nik=given["nik"]),
        user_id=request.person.user_id,  # type: ignore[attr-defined]
        region=given["region"], place_note=given["place_note"], happened_on=given["happened_on"], body=given["body"],
        service=given["service"], files=queries.files(drafts.file_ids(content)), channel=channel,
    )  # fmt: skip


def _screen(
    request: HttpRequest, template: str, form: forms.Form, key: uuid.UUID, draft, content: Mapping[str, str], *, step: int, back: str = "", status: int = 200, **facts: Any
) -> HttpResponse:  # fmt: skip
    shown = {
        "form": form, "step": step, "steps": len(SCREENS), "back_name": back, "content": content,
        "revision": draft.revision if draft else 0, "pictures": queries.files(drafts.file_ids(dict(content))),
        "service": queries.service_named(content.get("service", "")), **facts,
    }  # fmt: skip
    response = answers.page(
        request, template, shown, status=400 if status == 200 and form.is_bound and form.errors else status
    )
    if (
        draft is not None or keys.draft_key(request) is None
    ):  # the receipt of the last report stays until a new one is begun
        keys.keep_draft_key(response, key)
    return response


def _addressed(content: drafts.Content) -> drafts.Content:
    """Before anybody was chosen, the body that offers the service is."""
    service = queries.service_named(content.get("service", "")) if "body" not in content else None
    return {**content, "body": str(service.body.uuid)} if service and service.body else content


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
