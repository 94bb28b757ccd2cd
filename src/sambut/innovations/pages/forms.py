"""The record in the layout of other forms: what is filled, what is too long, what is missing; to copy and to take along."""

import csv
import io

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sambut.frame import answers
from sambut.innovations import layouts, pieces
from sambut.innovations.layouts import Answer, Layout
from sambut.innovations.models import Innovation
from sambut.innovations.pages.owning import owned
from sambut.kernel.spreadsheets import harmless

CHIPS = {"filled": "answered", "over": "late", "lacking": "waiting"}


@never_cache
@login_required
@require_GET
def forms(request: HttpRequest, uuid: str) -> HttpResponse:
    """Every form that is known, with how much of it the record fills already."""
    innovation = owned(request, uuid)
    said, counts = pieces.of(innovation)
    rows = []
    for layout in layouts.all_of(innovation, request.person):  # type: ignore[attr-defined]
        found = layouts.filled(layout, said, counts)
        rows.append(
            (
                layout,
                sum(answer.state == "filled" for answer in found),
                len(found),
                sum(answer.state == "over" for answer in found),
            )
        )
    return answers.page(request, "innovations/forms.html", {"innovation": innovation, "rows": rows})


@never_cache
@login_required
@require_GET
def form(request: HttpRequest, uuid: str, key: str) -> HttpResponse:
    """One form, question by question."""
    innovation, layout, found = _filled(request, uuid, key)
    words = {"filled": _("terisi"), "over": _("terlalu panjang"), "lacking": _("belum terisi")}
    facts = {
        "innovation": innovation,
        "layout": layout,
        "answers": found,
        "chips": {state: (CHIPS[state], words[state]) for state in CHIPS},
    }
    return answers.page(request, "innovations/form.html", facts)


@never_cache
@login_required
@require_GET
def text(request: HttpRequest, uuid: str, key: str) -> HttpResponse:
    """The form as plain text."""
    _innovation, layout, found = _filled(request, uuid, key)
    return _attached(layouts.plain(layout, found), "text/plain", f"{_named(layout)}.txt")


@never_cache
@login_required
@require_GET
def table(request: HttpRequest, uuid: str, key: str) -> HttpResponse:
    """The form as a line a question."""
    _innovation, layout, found = _filled(request, uuid, key)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(["code", "question", "most_words", "words", "over", "level", "answer"])
    for one in found:
        asked = one.question
        level = "" if one.level is None else one.level
        writer.writerow(
            [asked.code, harmless(asked.title), asked.words or "", one.words, one.over, level, harmless(one.text)]
        )
    return _attached(written.getvalue(), "text/csv", f"{_named(layout)}.csv")


def _filled(request: HttpRequest, uuid: str, key: str) -> tuple[Innovation, Layout, list[Answer]]:
    innovation = owned(request, uuid)
    layout = next((one for one in layouts.all_of(innovation, request.person) if one.key == key), None)  # type: ignore[attr-defined]
    if layout is None:
        raise Http404
    return innovation, layout, layouts.filled(layout, *pieces.of(innovation))


def _attached(value: str, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(value, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _named(layout: Layout) -> str:
    return f"inovasi-{layout.key}"
