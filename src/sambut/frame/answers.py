"""How an edge answers: with a page, with a part of a page for htmx, or with a refusal in one sentence."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sambut.frame import refusals
from sambut.kernel.refusals import Refused


def page(
    request: HttpRequest, template: str, facts: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The template with its facts. Also for a part of a page: its template then has no layout."""
    return render(request, template, dict(facts or {}), status=status, using="jinja2")


def refused(
    request: HttpRequest,
    refusal: Refused,
    *,
    status: int | None = None,
    title: str | None = None,
    kept: str | None = None,
    back: str | None = None,
    back_words: str | None = None,
) -> HttpResponse:
    """The refusal's sentence as a page (to htmx as a notice), 409 unless its code says 403, 404 or 429.

    `kept` says what is still safe, `back` is the one way out.
    """
    facts: dict[str, Any] = {
        "code": refusal.code,
        "status": status or refusals.status_of(refusal),
        "sentence": refusals.sentence(refusal),
        "title_words": title,
        "kept": kept,
        "back": back,
        "back_words": back_words,
    }
    if request.headers.get("HX-Request"):
        answer = page(request, "frame/refused_part.html", facts, status=facts["status"])
        answer["HX-Retarget"], answer["HX-Reswap"] = "#kabar", "innerHTML"
        return answer
    answer = page(request, "frame/refused.html", facts, status=facts["status"])
    wait = refusal.facts.get("wait")
    if facts["status"] == 429 and hasattr(wait, "total_seconds"):
        answer["Retry-After"] = str(max(int(wait.total_seconds()), 1))
    return answer
