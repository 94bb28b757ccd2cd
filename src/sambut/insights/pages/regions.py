"""`/daerah/<kode>/`: the loop of one region in one screen, for somebody with two minutes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sambut.frame import answers
from sambut.frame.numbers import number, percent
from sambut.insights import looking, queries, sentences
from sambut.insights.figures import complaints, outcome
from sambut.insights.looking import Loop, Measure
from sambut.insights.models import Effect
from sambut.insights.pages import giving
from sambut.insights.states import Verdict
from sambut.kernel.clock import now
from sambut.organisations import links
from sambut.regions.models import Region
from sambut.regions.queries import search
from sambut.regions.states import Level
from sambut.surveys.queries import Standing
from sambut.surveys.states import Grade

LONGEST = 120
VERDICTS = {
    Verdict.FELL: "answered",
    Verdict.ROSE: "waiting",
    Verdict.NO_CLEAR_CHANGE: "shut",
    Verdict.DOUBTFUL: "waiting",
    Verdict.TOO_LITTLE: "moving",
}


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
        return answers.page(request, "insights/not_yet.html", {"region": place})
    counted = found.kept.counted_at
    months = looking.months_of(found)
    facts: dict[str, Any] = {
        "region": place, "found": found, "lead": sentences.lead(place, found.found, effects=found.effects, waiting=looking.waiting(found)), "topics": _topics(found),
        "over_time": complaints.over_time(place, found.topics, months, through=found.found.through, counted_at=counted),  # type: ignore[arg-type]
        "measures": _measures(found), "solutions": found.solutions, "agreements": _agreements(found),
        "standing": _standing(found.standing), "changes": any(topic.change for topic in found.topics),
        "effects": [_effect(effect) for effect in found.effects],
        "below": _below(place, found), "definition": sentences.definition_monthly(),
        "inside": sentences.inside, "effect_definition": sentences.definition_effect(), "through": sentences.through(found.found.through),
    }  # fmt: skip
    return answers.page(request, "insights/region.html", facts)


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


def _topics(found: Loop) -> list[dict[str, Any]]:
    return [
        {
            "topic": topic, "rate": _rate(topic.rate), "country": _rate(topic.country_rate),
            "change": sentences.change(topic.change), "step": found.step(topic),
        }
        for topic in found.topics
    ]  # fmt: skip


def _rate(value: float | None) -> str:
    return "—" if value is None else number(value, 0 if value >= 100 else 1)


def _measures(found: Loop) -> list[Measure]:
    """How well services do, each beside the country where that is known."""
    totals, country = found.found.totals, found.found.country
    rows = [
        Measure(_("Dijawab dalam batas waktu"), _share(totals.in_time_share), _share(country.in_time_share), _("dari laporan yang batasnya sudah tiba, 12 bulan")),
        Measure(_("Jawaban diterima pelapor"), _share(totals.accepted_share), _share(country.accepted_share), _("dari laporan yang berakhir, 12 bulan")),
    ]  # fmt: skip
    if found.answering and found.answering.median is not None:
        page = links.public_page(found.body) if found.body else None
        rows.append(
            Measure(_("Hari kerja sampai dijawab"), number(found.answering.median), "—", _("separuh laporan lebih cepat dari ini"), page)
        )  # fmt: skip
    if found.standing:
        many = _("rata-rata %(units)s unit, %(people)s penjawab") % {
            "units": number(found.standing.units), "people": number(found.standing.respondents),
        }  # fmt: skip
        page = reverse("surveys:result", args=[found.standing.round_uuid]) if found.standing.round_uuid else None
        rows.append(Measure(_("Indeks kepuasan (IKM)"), _standing(found.standing), "—", many, page))
    return rows


def _standing(found: Standing | None) -> str:
    """`84,20 (B, baik)`."""
    return f"{number(found.index, 2)} ({found.grade}, {Grade(found.grade).label.lower()})" if found else ""


def _share(value: float | None) -> str:
    return _("terlalu sedikit") if value is None else percent(value)


def _agreements(found: Loop) -> list[dict[str, Any]]:
    return [
        {"agreement": one, "state": looking.state_of(one), "progress": found.progress.get(one.pk)}
        for one in found.agreements
    ]


def _effect(effect: Effect) -> dict[str, Any]:
    facts, people = effect.facts, effect.region.population if effect.region else None
    return {
        "effect": effect, "figure": outcome.outcome(effect, counted_at=effect.computed_at), "title": sentences.effect_title(effect),
        "sentence": sentences.effect(effect, people), "state": (VERDICTS[Verdict(effect.verdict)], Verdict(effect.verdict).label),
        "comparisons": facts.get("comparisons", []), "checks": sentences.checks(effect),
    }  # fmt: skip


def _below(place: Region, found: Loop) -> list[dict[str, Any]]:
    """The regencies and cities of a province."""
    if place.level != Level.PROVINCE:
        return []
    places = queries.below(place)
    totals = queries.by_place(places, through=found.found.through)
    rows = []
    for one in places:
        sums = totals.get(one.pk, queries.Totals())
        received = looking.rules.shown(sums.received, zero=False)
        in_time = "—" if sums.in_time_share is None else percent(sums.in_time_share)
        rows.append({"region": one, "rate": _rate(looking.rules.rate(received, one.population)), "in_time": in_time})
    return rows
