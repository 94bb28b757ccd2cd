"""Papers for everybody, after the decree: the press sheet, the book, the list as open data; and checking a certificate.

A browser works out the digest of a file itself and sends only that; without a script the file is read, compared and forgotten.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from sambut.accounts import addresses, limits
from sambut.competitions.models import Certificate, Edition
from sambut.competitions.pages.around import seen
from sambut.competitions.papers import counts, listing, press, queries
from sambut.competitions.papers.around import file_name
from sambut.competitions.papers.certificates import signature_words
from sambut.competitions.papers.forms import CertificateNumberForm, CheckForm
from sambut.competitions.papers.serving import pdf_of
from sambut.competitions.papers.standing import AFTER, chosen
from sambut.competitions.states import AwardKind, CertificateState, PaperKind
from sambut.frame import answers, refusals
from sambut.kernel.clock import now
from sambut.kernel.numbers import parse_number, spoken
from sambut.kernel.refusals import Refused

DIGEST = re.compile(r"^[0-9a-f]{64}$")
CHECKED_HOURLY, HOUR = 120, timedelta(hours=1)
"""Files that one address may have read in an hour; a digest costs nothing."""
PIECE = 65_536
NAMED = (AwardKind.WINNER, AwardKind.FINALIST)
"""Whom everybody reads anyway. A participant or a judge is named to who holds the file itself."""


def _decided(request: HttpRequest, uuid: str) -> Edition:
    edition = seen(request, uuid)
    if edition.state not in AFTER:
        raise Http404
    return edition


@require_GET
def press_sheet(request: HttpRequest, uuid: str) -> HttpResponse:
    """The page with the numbers and what each means; the text in both languages to copy, and as a paper."""
    edition = _decided(request, uuid)
    found, entries = counts.counted(edition), list(chosen(edition).order_by("title", "pk"))
    sheets = {language: press.sheet(edition, language, found, entries) for language in press.LANGUAGES}
    shown = sheets.get(getattr(request, "LANGUAGE_CODE", "id"), sheets["id"])
    papers = queries.papers(edition)
    kept = [papers[PaperKind.PRESS, one] for one in press.LANGUAGES if (PaperKind.PRESS, one) in papers]
    facts = {"edition": edition, "sheet": shown, "sheets": list(sheets.values()), "papers": kept}
    return answers.page(request, "competitions/papers/press.html", facts)


@require_GET
def paper_file(request: HttpRequest, uuid: str, kind: str, language: str) -> HttpResponse:
    """The newest of its kind, byte for byte as it was set."""
    edition = _decided(request, uuid)
    if kind not in PaperKind.values:
        raise Http404
    found = queries.paper(edition, PaperKind(kind), language)
    if found is None:
        raise Http404
    words = {PaperKind.BOOK: "buku", PaperKind.PRESS: "siaran-pers"}[PaperKind(kind)]
    return pdf_of(bytes(found.content), file_name(edition, words, language))


@require_GET
def chosen_csv(request: HttpRequest, uuid: str) -> HttpResponse:
    edition = _decided(request, uuid)
    answer = HttpResponse(listing.as_csv(edition), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{file_name(edition, "terpilih")}.csv"'
    answer["Link"] = f'<{listing.LICENCE_ADDRESS}>; rel="license"'
    return answer


@require_GET
def chosen_json(request: HttpRequest, uuid: str) -> HttpResponse:
    edition = _decided(request, uuid)
    answer = JsonResponse(listing.as_json(edition), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="{file_name(edition, "terpilih")}.json"'
    return answer


# -- checking a certificate ---------------------------------------------------------------------------------------


@never_cache
@require_http_methods(["GET", "HEAD"])
def find(request: HttpRequest) -> HttpResponse:
    """The number typed by hand, for whoever has no camera."""
    form = CertificateNumberForm(request.GET if "nomor" in request.GET else None)
    if form.is_bound and form.is_valid():
        try:
            number = parse_number(form.cleaned_data["nomor"])
        except Refused as refusal:
            form.add_error("nomor", str(refusals.sentence(refusal)))
        else:
            if queries.checkable(number):
                return redirect("competitions:verify", number=spoken(number))
            form.add_error(
                "nomor", _("Tidak ada piagam bernomor ini. Piagam yang menyebutnya tidak berasal dari sini.")
            )
    status = 404 if form.is_bound and form.errors else 200
    return answers.page(request, "competitions/papers/find.html", {"form": form}, status=status)


@dataclass(frozen=True)
class Verdict:
    """Of a file: whether it is the one that was issued."""

    same: bool
    digest: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, number: str) -> HttpResponse:
    """Valid, withdrawn, or a changed file."""
    found = _known(number)
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    verdict, status = None, 200
    try:
        digest = _given(request, form)
        verdict = Verdict(digest == found.digest, digest) if digest else None
    except Refused as refusal:
        if not form.is_bound:
            form = CheckForm({"sidik": request.GET.get("sidik", "")[:100]})
        form.add_error(None, str(refusals.sentence(refusal)))
        status = refusals.status_of(refusal)
    named = found.kind in NAMED or (verdict is not None and verdict.same)
    facts = {
        "certificate": found, "number": spoken(found.number), "kind": AwardKind(found.kind).label, "form": form, "verdict": verdict,
        "named": named, "words": found.words, "valid": found.state == CertificateState.VALID, "at": now(),
        "signature": signature_words(bool(found.signer), found.certified),
    }  # fmt: skip
    return answers.page(request, "competitions/papers/verify.html", facts, status=status)


def _known(number: str) -> Certificate:
    try:
        found = queries.checkable(parse_number(number))
    except Refused:
        found = None
    if found is None:
        raise Http404
    return found


def _given(request: HttpRequest, form: CheckForm) -> str:
    """The digest in the address, typed, or worked out from a file that is not kept."""
    if request.method != "POST":
        asked = "".join(request.GET.get("sidik", "").split()).lower()
        return _digest(asked) if asked else ""
    if not form.is_valid():
        raise Refused("certificate.verify.no_file")
    if upload := form.cleaned_data["berkas"]:
        at = now()
        limits.count(f"verify:{addresses.address_mark(request, at)}", limit=CHECKED_HOURLY, window=HOUR, at=at)
        worked = hashlib.sha256()
        for piece in upload.chunks(PIECE):
            worked.update(piece)
        return worked.hexdigest()
    if form.cleaned_data["sidik"]:
        return _digest("".join(form.cleaned_data["sidik"].split()).lower())
    raise Refused("certificate.verify.no_file")


def _digest(text: str) -> str:
    if not DIGEST.match(text):
        raise Refused("certificate.verify.no_hash")
    return text
