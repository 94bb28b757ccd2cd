"""Keeping what is being written: the draft on the server, its files, and how often one place may begin or save one."""

import hashlib
import uuid
from datetime import datetime, timedelta

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sambut.accounts import addresses, limits
from sambut.complaints import drafts, queries
from sambut.complaints.actions import begin_draft, keep_draft
from sambut.complaints.forms import SCREENS
from sambut.complaints.models import Draft
from sambut.complaints.pages import keys
from sambut.files.actions import take_upload
from sambut.files.states import Privacy
from sambut.frame import refusals
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

AN_HOUR, A_MINUTE = timedelta(hours=1), timedelta(minutes=1)
BEGUN_HOURLY, SAVED_A_MINUTE, UPLOADS_HOURLY = 120, 60, 40
"""A village may share one address, so these stop machines, not people."""
MOST_FILES = 5
MOST_AHEAD = 10_000
"""A page may be so many revisions ahead of the server; beyond it is a number that no page made."""


def key_of(request: HttpRequest) -> uuid.UUID:
    """The key of what this browser writes; a fresh one once the last report was sent."""
    key = keys.draft_key(request)
    return key if key and queries.submitted(key) is None else uuid.uuid4()


def keep(request: HttpRequest, key: uuid.UUID, content: drafts.Content) -> None:
    """What a button sent. It stands above whatever was saved by itself."""
    at = now()
    _begun(request, key, at=at)
    keep_draft(key, content, revision=None, at=at)


def typed(form: forms.Form) -> drafts.Content:
    """As it was typed, also where it is wrong. A proof of work is nobody's words."""
    return {name: form.data.get(name, "") for name in form.fields if name not in ("picture", "bukti")}


def keep_upload(request: HttpRequest, key: uuid.UUID, form: forms.Form, content: drafts.Content) -> None:
    """The file of a screen, after its words are kept: a full disk never costs a sentence."""
    upload = form.cleaned_data.get("picture")
    if not upload:
        return
    at = now()
    limits.count(f"upload:{addresses.address_mark(request, at)}", limit=UPLOADS_HOURLY, window=AN_HOUR, at=at)
    before = drafts.file_ids(content)
    if len(before) >= MOST_FILES:
        raise Refused("complaint.files.too_many", most=MOST_FILES)
    file = take_upload(upload, at=at, privacy=Privacy.SEALED, sealed_for=begin_draft(key, at=at).handle)
    keep(request, key, {**content, "files": ",".join(str(one) for one in [*before, file.pk])})


@never_cache
@require_POST
def autosave(request: HttpRequest) -> HttpResponse:
    """Keeps what is being typed on top of `revisi`. Answers with the revision kept, or says why not; the page keeps its own copy."""
    key, at = key_of(request), now()
    try:
        limits.count(f"autosave:{_mark(key)}", limit=SAVED_A_MINUTE, window=A_MINUTE, at=at)
        draft = _begun(request, key, at=at)
        _, content = drafts.read(key)
        known = {name for form in SCREENS.values() for name in form.base_fields if name not in ("picture", "bukti")}
        written = {name: request.POST.get(name, "") for name in known & request.POST.keys()}
        kept = keep_draft(key, {**content, **written}, revision=_revision(request, draft) + 1, at=at)
        response = JsonResponse({"revision": kept.revision})
    except Refused as refusal:
        return _refused(refusal)
    keys.keep_draft_key(response, key)
    return response


def _begun(request: HttpRequest, key: uuid.UUID, *, at: datetime) -> Draft:
    """The draft in hand; a new one counts for the place it comes from."""
    draft = drafts.found(key)
    if draft:
        return draft
    limits.count(f"draft:{addresses.address_mark(request, at)}", limit=BEGUN_HOURLY, window=AN_HOUR, at=at)
    return begin_draft(key, at=at)


def _revision(request: HttpRequest, draft: Draft) -> int:
    try:
        given = int(request.POST.get("revisi") or draft.revision)
    except ValueError:
        raise Refused("draft.keep.no_revision") from None
    if not 0 <= given <= draft.revision + MOST_AHEAD:
        raise Refused("draft.keep.no_revision")
    return given


def _mark(key: uuid.UUID) -> str:
    """Names the draft in a limit without its key."""
    return hashlib.sha256(b"autosave:" + key.bytes).hexdigest()[:32]


def _refused(refusal: Refused) -> JsonResponse:
    response = JsonResponse({"refused": refusals.sentence(refusal)}, status=refusals.status_of(refusal))
    wait = refusal.facts.get("wait")
    if isinstance(wait, timedelta):
        response["Retry-After"] = str(max(int(wait.total_seconds()) + 1, 1))
    return response
