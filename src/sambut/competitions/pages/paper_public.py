"""Papers for everybody, after the decree: the press sheet, the book, the list as open data; and checking a certificate."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from sambut.competitions.models import Certificate, Edition
from sambut.competitions.pages.around import seen
from sambut.competitions.papers import counts, listing, press, queries
from sambut.competitions.papers.around import file_name
from sambut.competitions.papers.certificates import signature_words
from sambut.competitions.papers.forms import CertificateNumberForm
from sambut.competitions.papers.serving import pdf_of
from sambut.competitions.papers.standing import AFTER, chosen
from sambut.competitions.states import AwardKind, CertificateState, PaperKind
from sambut.files import checking
from sambut.frame import answers
from sambut.kernel.clock import now
from sambut.kernel.numbers import parse_number, spoken
from sambut.kernel.refusals import Refused

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
    unknown = _("Tidak ada piagam bernomor ini. Piagam yang menyebutnya tidak berasal dari sini.")
    if number := checking.typed(form, queries.checkable, unknown=unknown):
        return redirect("competitions:verify", number=number)
    return answers.page(request, "competitions/papers/find.html", {"form": form}, status=404 if form.is_bound else 200)


@dataclass(frozen=True)
class Verdict:
    """Of a file: whether it is the one that was issued."""

    same: bool
    digest: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, number: str) -> HttpResponse:
    """Valid, withdrawn, or a changed file."""
    found, at = _known(number), now()
    asked = checking.asked(request, at=at)
    verdict = Verdict(asked.digest == found.digest, asked.digest) if asked.digest else None
    named = found.kind in NAMED or (verdict is not None and verdict.same)
    facts = {
        "certificate": found, "number": spoken(found.number), "kind": AwardKind(found.kind).label, "form": asked.form, "verdict": verdict,
        "named": named, "words": found.words, "valid": found.state == CertificateState.VALID, "at": at,
        "signature": signature_words(bool(found.signer), found.certified),
    }  # fmt: skip
    return answers.page(request, "competitions/papers/verify.html", facts, status=asked.status)


def _known(number: str) -> Certificate:
    try:
        found = queries.checkable(parse_number(number))
    except Refused:
        found = None
    if found is None:
        raise Http404
    return found
