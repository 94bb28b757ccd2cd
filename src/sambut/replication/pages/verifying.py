"""Checking a paper: what its number stands for, and whether the file in hand is the one that was signed."""

from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sambut.files import checking
from sambut.frame import answers
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.replication import queries, sentences
from sambut.replication.forms import NumberForm
from sambut.replication.models import Agreement
from sambut.replication.states import PUBLIC, PaperKind, Side, State


@never_cache
@require_http_methods(["GET", "HEAD"])
def find(request: HttpRequest) -> HttpResponse:
    """The number typed by hand, for whoever has no camera."""
    form = NumberForm(request.GET if "nomor" in request.GET else None)
    unknown = _("Tidak ada kesepakatan bernomor ini. Naskah yang menyebutnya tidak berasal dari sini.")
    if number := checking.typed(form, queries.checkable, unknown=unknown):
        return redirect("replication:verify", number=number)
    return answers.page(request, "replication/find.html", {"form": form}, status=404 if form.is_bound else 200)


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
    at = now()
    asked = checking.asked(request, at=at)
    verdict = judged(found, asked.digest) if asked.digest else None
    facts = facts_of(found, asked.form, verdict) | {"at": at}
    return answers.page(request, "replication/verify.html", facts, status=asked.status)


def judged(found: Agreement, digest: str) -> Verdict:
    """Whether this digest belongs to a paper of this agreement. Nothing of the file is kept."""
    paper = queries.paper_with(found, digest)
    if paper is None:
        return Verdict("changed", digest)
    if paper.revision != found.revision or found.state in (State.DRAFT, State.CANCELLED):
        return Verdict("old", digest)
    return Verdict("copy" if paper.kind == PaperKind.COPY else "text", digest)


def facts_of(found: Agreement, form: forms.Form, verdict: Verdict | None) -> dict[str, object]:
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
