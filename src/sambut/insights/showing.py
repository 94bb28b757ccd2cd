"""The loop of one region as its page and its sheet of paper tell it: the same facts for both."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.competitions.public import reading as contests
from sambut.frame import dates
from sambut.frame.numbers import number, percent
from sambut.insights import looking, queries, sentences
from sambut.insights.figures import complaints, outcome
from sambut.insights.looking import Loop, Measure
from sambut.insights.models import Effect
from sambut.insights.states import Verdict
from sambut.kernel.numbers import spoken
from sambut.organisations import links
from sambut.regions.models import Region
from sambut.regions.states import Level
from sambut.surveys.queries import Standing
from sambut.surveys.states import Grade

VERDICTS = {
    Verdict.FELL: "answered",
    Verdict.ROSE: "waiting",
    Verdict.NO_CLEAR_CHANGE: "shut",
    Verdict.DOUBTFUL: "waiting",
    Verdict.TOO_LITTLE: "moving",
}


def region(place: Region, found: Loop) -> dict[str, Any]:
    """What is said on paper and on the page."""
    return {
        "region": place, "found": found, "topics": _topics(found), "measures": _measures(found),
        "lead": sentences.lead(place, found.found, effects=found.effects, waiting=looking.waiting(found)),
        "changes": any(topic.change for topic in found.topics), "solutions": found.solutions,
        "agreements": _agreements(found), "effects": [_effect(effect) for effect in found.effects],
        "facts_line": _facts_line(place, found),
    }  # fmt: skip


def page(place: Region, found: Loop) -> dict[str, Any]:
    """What only the page has besides: the figure over time, what a province consists of, definitions."""
    months = looking.months_of(found)
    return region(place, found) | {
        "over_time": complaints.over_time(place, found.topics, months, through=found.found.through, counted_at=found.kept.counted_at),  # type: ignore[arg-type]
        "below": _below(place, found), "definition": sentences.definition_monthly(),
        "honours": sum(contests.by_year(place).values()), "inside": sentences.inside, "effect_definition": sentences.definition_effect(),
    }  # fmt: skip


def _facts_line(place: Region, found: Loop) -> list[str]:
    """Whom it is about, how much was reported, how satisfied people are, and when this was counted."""
    received = looking.rules.shown(found.found.totals.received, zero=False)
    return [
        *([_("%(people)s jiwa") % {"people": number(place.population)}] if place.population else []),
        _("kurang dari 5 laporan dalam 12 bulan") if received is None else _("%(count)s laporan dalam 12 bulan") % {"count": number(received)},
        *([_("kepuasan %(mark)s") % {"mark": _standing(found.standing)}] if found.standing else []),
        _("dihitung %(at)s, %(through)s") % {"at": dates.day(found.kept.counted_at), "through": sentences.through(found.found.through)},
    ]  # fmt: skip


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
        {
            "agreement": one,
            "number": spoken(one.number),
            "state": looking.state_of(one),
            "progress": found.progress.get(one.pk),
        }
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
