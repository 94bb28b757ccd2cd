"""Checking a paper: what its number stands for, and whether the file in hand is the one that was signed.

A browser works out the digest itself and sends only that; without a script the file is read, compared and forgotten.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sambut.accounts import addresses, limits
from sambut.frame import answers, refusals
from sambut.kernel.clock import now
from sambut.kernel.numbers import parse_number, spoken
from sambut.kernel.refusals import Refused
from sambut.replication import queries, sentences
from sambut.replication.forms import NumberForm, VerifyForm
from sambut.replication.models import Agreement
from sambut.replication.states import PUBLIC, PaperKind, Side, State

DIGEST = re.compile(r"^[0-9a-f]{64}$")
CHECKED_HOURLY = 120
"""Files that one address may have read in an hour; a digest costs nothing."""
HOUR = timedelta(hours=1)
PIECE = 65_536


@never_cache
@require_http_methods(["GET", "HEAD"])
def find(request: HttpRequest) -> HttpResponse:
    """The number typed by hand, for whoever has no camera."""
    form = NumberForm(request.GET if "nomor" in request.GET else None)
    if form.is_bound and form.is_valid():
        try:
            number = parse_number(form.cleaned_data["nomor"])
        except Refused as refusal:
            form.add_error("nomor", str(refusals.sentence(refusal)))
        else:
            if queries.checkable(number):
                return redirect("replication:verify", number=spoken(number))
            form.add_error(
                "nomor", _("Tidak ada kesepakatan bernomor ini. Naskah yang menyebutnya tidak berasal dari sini.")
            )
    status = 404 if form.is_bound and form.errors else 200
    return answers.page(request, "replication/find.html", {"form": form}, status=status)


@dataclass(frozen=True)
class Verdict:
    """What a digest says: `copy` and `text` are ours, `old` was replaced, `changed` is none of ours."""

    kind: str
    digest: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, number: str) -> HttpResponse:
    found = queries.checkable(number)
    if found is None:
        raise Http404
    form = VerifyForm(request.POST, request.FILES) if request.method == "POST" else VerifyForm()
    verdict, status = None, 200
    try:
        digest = _given(request, form)
        verdict = judged(found, digest) if digest else None
    except Refused as refusal:
        if not form.is_bound:
            form = VerifyForm({"sidik": request.GET.get("sidik", "")[:100]})
        form.add_error(None, str(refusals.sentence(refusal)))
        status = refusals.status_of(refusal)
    return answers.page(
        request, "replication/verify.html", facts_of(found, form, verdict) | {"at": now()}, status=status
    )


def _given(request: HttpRequest, form: VerifyForm) -> str:
    """The digest in the address, typed, or worked out from a file that is not kept."""
    if request.method != "POST":
        asked = "".join(request.GET.get("sidik", "").split()).lower()
        return _digest(asked) if asked else ""
    if not form.is_valid():
        raise Refused("agreement.verify.no_file")
    if upload := form.cleaned_data["berkas"]:
        at = now()
        limits.count(f"verify:{addresses.address_mark(request, at)}", limit=CHECKED_HOURLY, window=HOUR, at=at)
        worked = hashlib.sha256()
        for piece in upload.chunks(PIECE):
            worked.update(piece)
        return worked.hexdigest()
    if form.cleaned_data["sidik"]:
        return _digest("".join(form.cleaned_data["sidik"].split()).lower())
    raise Refused("agreement.verify.no_file")


def _digest(text: str) -> str:
    if not DIGEST.match(text):
        raise Refused("agreement.verify.no_hash")
    return text


def judged(found: Agreement, digest: str) -> Verdict:
    """Whether this digest belongs to a paper of this agreement. Nothing of the file is kept."""
    paper = queries.paper_with(found, digest)
    if paper is None:
        return Verdict("changed", digest)
    if paper.revision != found.revision or found.state in (State.DRAFT, State.CANCELLED):
        return Verdict("old", digest)
    return Verdict("copy" if paper.kind == PaperKind.COPY else "text", digest)


def facts_of(found: Agreement, form: VerifyForm, verdict: Verdict | None) -> dict[str, object]:
    assert found.frozen is not None  # `checkable` asks
    parties = {Side(row.side): row for row in queries.parties(found)}
    papers = {paper.kind: paper for paper in queries.papers(found)}
    return {
        "agreement": found, "number": spoken(found.number), "state": sentences.state_words(found.state), "form": form,
        "verdict": verdict, "words": found.frozen, "owner": parties[Side.OWNER], "replicator": parties[Side.REPLICATOR],
        "zones": {Side.OWNER: found.owner.zone, Side.REPLICATOR: found.replicator.zone}, "papers": papers,
        "holds": found.state in PUBLIC and found.state != State.STOPPED and found.expired_at is None, "public": found.state in PUBLIC,
        "copy": papers.get(PaperKind.COPY), "text": papers.get(PaperKind.TEXT),
    }  # fmt: skip
