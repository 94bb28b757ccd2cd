"""`/daerah/<kode>/`: the loop of one region in one screen, or on one sheet of paper, for somebody with two minutes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sambut.frame import answers
from sambut.insights import looking, queries, sheets, showing
from sambut.insights.figures import complaints, outcome
from sambut.insights.looking import Loop
from sambut.insights.pages import giving, waiting
from sambut.kernel.clock import now
from sambut.regions.models import Region
from sambut.regions.queries import search
from sambut.regions.states import Level

LONGEST = 120


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Provinces, and regions by name. One that is surely meant is opened at once."""
    asked = " ".join(request.GET.get("cari", "").replace("\x00", "").split())[:LONGEST]
    found = [one for one in search(asked, limit=20) if one.level in (Level.PROVINCE, Level.REGENCY)] if asked else []
    if len(found) == 1:
        return redirect("insights:region", found[0].code)
    facts = {"asked": asked, "found": found, "provinces": queries.provinces() if not found else []}
    return answers.page(request, "insights/find.html", facts)


@require_GET
def region(request: HttpRequest, code: str) -> HttpResponse:
    place, found = _loop(code)
    if found is None:
        return waiting.not_yet(request, place)
    return answers.page(request, "insights/region.html", showing.page(place, found))


@require_GET
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The same on one page of A4. For everybody, like the page."""
    place, found = _counted(code)
    address = request.build_absolute_uri(reverse("insights:region", args=[place.code]))
    answer = HttpResponse(sheets.sheet(place, found, address=address, at=now()), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="lembar-{place.code}.pdf"'
    return answer


@require_GET
def topics_csv(request: HttpRequest, code: str) -> HttpResponse:
    place, found = _counted(code)
    head = [_("pokok"), _("nama"), _("laporan 12 bulan"), _("12 bulan sebelumnya"), _("per 100.000 penduduk"), _("seluruh negeri per 100.000"), _("sampai bulan")]  # fmt: skip
    rows = [
        [
            topic.category.code, topic.category.name, topic.received, looking.rules.shown(topic.before), _rounded(topic.rate),
            _rounded(topic.country_rate), f"{found.found.through:%Y-%m}",
        ]
        for topic in found.found.topics
    ]  # fmt: skip
    return giving.rows(head, rows, f"pokok-{place.code}")


@require_GET
def over_time_csv(request: HttpRequest, code: str) -> HttpResponse:
    """Every quarter that may be shown, not only the first and the last."""
    place, found = _counted(code)
    head, rows = complaints.quarters(place, found.topics, looking.months_of(found), through=found.found.through)  # type: ignore[arg-type]
    return giving.rows(head, rows, f"waktu-{place.code}")


@require_GET
def outcome_csv(request: HttpRequest, code: str, number: str) -> HttpResponse:
    place, found = _counted(code)
    effect = next((one for one in found.effects if one.agreement.number == number), None)
    drawn = outcome.outcome(effect, counted_at=effect.computed_at) if effect else None
    if drawn is None:
        raise Http404
    return giving.figure(drawn, f"hasil-{place.code}-{number}")


def _loop(code: str) -> tuple[Region, Loop | None]:
    place = queries.place(code)
    if place is None:
        raise Http404
    return place, looking.loop(place, at=now())


def _counted(code: str) -> tuple[Region, Loop]:
    place, found = _loop(code)
    if found is None:
        raise Http404
    return place, found


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
