"""The pages of what goes wrong: what happened, what is still safe, one way out."""

import logging
import secrets
import sys
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DataError, Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import engines
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from sambut.frame import answers, dates

log = logging.getLogger(__name__)
MOST_FIELDS = 200
CLOSED_FOR_WRITING = ("25006", "42501")
"""What PostgreSQL says when the database may only be read, or when the role may not write there (any more)."""
NEVER_KEPT = ("password", "sandi", "token", "kode", "rahasia")
"""A field whose name holds one of these is not written into a page again."""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 when what was sent is too large to be read at all: then nothing of it can be shown again."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        words = _(
            "Yang Anda kirim terlalu besar untuk dibaca, jadi tidak ada yang tersimpan. Kembalilah ke halaman sebelumnya: tulisan Anda masih di sana. Ringkaskan, lalu kirim lagi."
        )
        return _answer(request, 413, _("Terlalu besar"), words)
    words = _("Peramban Anda mengirim sesuatu yang tidak kami mengerti, mungkin karena alamatnya terpotong.")
    return _answer(request, 400, _("Permintaan ini tidak terbaca"), words)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    words = _(
        "Halaman ini untuk orang dengan tugas lain. Bila itu tugas Anda juga, mintalah admin instansi menambahkannya."
    )
    return _answer(request, 403, _("Ini bukan di meja Anda"), words)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    words = _("Mungkin pindah, atau alamatnya kurang satu huruf. Laporan Anda tidak ikut hilang.")
    return _answer(request, 404, _("Halaman ini tidak ada"), words)


def wrong_way(request: HttpRequest, allowed: str) -> HttpResponse:
    """405: the address of a form was opened like a page, for example from the history of the browser."""
    words = _(
        "Alamat ini hanya menerima kiriman dari sebuah formulir. Tidak ada yang berubah. Bukalah halamannya lagi, lalu tekan tombolnya di sana."
    )
    answer = _answer(request, 405, _("Ini bukan halaman"), words)
    answer["Allow"] = allowed
    return answer


def _answer(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    return answers.page(
        request, "frame/error.html", {"status": status, "heading": title, "words": words}, status=status
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database is away. Asks nothing: no database, no session, no other room."""
    fault = sys.exc_info()[1]
    mark = f"{secrets.token_hex(2)}-{secrets.token_hex(2)}"
    log.error("answered %s with the mark %s", request.path, mark)
    if isinstance(fault, DataError):
        return bad_request(request, fault)
    away = is_away(fault)
    answer = HttpResponse(_alone(request, away, mark), status=503 if away else 500)
    if away:
        answer["Retry-After"] = "60"
    return answer


def is_away(fault: BaseException | None) -> bool:
    """The database does not answer, is full, or takes nothing at the moment: nothing is wrong with what was asked."""
    if isinstance(fault, OperationalError | InterfaceError):
        return True
    return isinstance(fault, Error) and getattr(fault.__cause__, "sqlstate", None) in CLOSED_FOR_WRITING


def _alone(request: HttpRequest, away: bool, mark: str) -> str:
    try:
        facts: dict[str, Any] = {
            "away": away,
            "mark": mark,
            "status": 503 if away else 500,
            "language": dates.language(),
            "again_url": request.get_full_path() if request.method == "GET" else "",
            **(_kept(request) if away else {"kept": [], "files": False, "csrf_input": ""}),
            "action": request.get_full_path(),
            "navigation": [], "menu": [], "rail": [], "foot": [], "person_line": None, "language_links": [], "messages": [],
            "theme": "", "is_demo": False, "here": "/",
        }  # fmt: skip
        return engines["jinja2"].env.get_template("frame/broken.html").render(facts)  # type: ignore[attr-defined]
    except Exception:
        log.exception("the page for errors could not be drawn")
        return f"<!doctype html><html lang=id><title>sambut</title><h1>Ada yang rusak di pihak kami</h1><p>Coba lagi sebentar. Tanda: {mark}</p></html>"


def _kept(request: HttpRequest) -> dict[str, Any]:
    """What was typed, to be sent once more when the database is back; only from our own pages."""
    own = request.method == "POST" and _from_here(request)
    kept = _typed(request) if own else []
    token = (
        format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request)) if kept else ""
    )
    return {"kept": kept, "files": bool(own and request.FILES), "csrf_input": token}


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form's token is too old. What was typed comes back, to be sent once more, but only to our own pages:
    a form that another site filled in is not offered again."""
    own = _from_here(request)
    facts = {
        "kept": _typed(request) if own else [],
        "action": request.get_full_path() if own else reverse("frame:home"),
        "files": bool(own and request.FILES),
    }
    return answers.page(request, "frame/again.html", facts, status=403)


def _from_here(request: HttpRequest) -> bool:
    """Whether the form that was sent stood on a page of ours, as far as the browser says so."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return bool(origin) and urlsplit(origin).netloc == request.get_host()


def _typed(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """Name, value and whether it is long enough to be shown, of every field that may be written again."""
    kept = []
    for name, values in request.POST.lists():
        if name == "csrfmiddlewaretoken" or any(word in name.lower() for word in NEVER_KEPT):
            continue
        kept += [(name, str(value), len(str(value)) > 20 or "\n" in str(value)) for value in values]
    return kept[:MOST_FIELDS]
