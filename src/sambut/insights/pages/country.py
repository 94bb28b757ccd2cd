"""`/negeri/`: the country in one page, and what became of what was agreed."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from sambut.complaints.models import Category
from sambut.frame import answers
from sambut.frame.figures import Figure
from sambut.insights import families, national, queries, sentences
from sambut.insights.counting import last_month
from sambut.insights.figures import complaints, family, tally
from sambut.insights.models import Kept
from sambut.insights.pages import giving, waiting
from sambut.kernel.clock import now

NEWEST = 6


@require_GET
def country(request: HttpRequest) -> HttpResponse:
    kept = queries.kept()
    if kept is None:
        return waiting.not_yet(request, None)
    topic = _topic(request)
    drawn, through = _figures(kept, topic), last_month(kept.counted_at)
    spread = national.most_copied()
    facts: dict[str, Any] = {
        "kept": kept, "topic": topic, "topics": _offered(topic, through), "figures": drawn, "through": sentences.through(through),
        "definition": sentences.definition_monthly(), "agreed_definition": sentences.definition_agreed(),
        "family_definition": families.definition(), "effect_definition": sentences.definition_effect(),
        "copied": spread, "newest": national.newest_effects(NEWEST), "agreed": tally.agreed(national.agreement_counts(), at=now()),
        "verdicts": tally.verdicts(national.verdict_counts(), at=now()),
    }  # fmt: skip
    if spread:
        members = families.family_of(spread[0].innovation)
        facts["spread"] = family.spread_map(members, source=complaints.source(now()), name=spread[0].innovation.name)
    return answers.page(request, "insights/country.html", facts)


@require_GET
def figure_csv(request: HttpRequest, name: str) -> HttpResponse:
    kept = queries.kept()
    if kept is None:
        raise Http404
    made = {
        "kesepakatan": lambda: tally.agreed(national.agreement_counts(), at=now()),
        "dampak": lambda: tally.verdicts(national.verdict_counts(), at=now()),
    }
    drawn = made[name]() if name in made else _figures(kept, _topic(request)).get(name)
    if drawn is None:
        raise Http404
    return giving.figure(drawn, name)


def _figures(kept: Kept, topic: Category | None) -> dict[str, Figure]:
    """The maps and the topics of the country, by the name in the address."""
    through = last_month(kept.counted_at)
    provinces = queries.provinces()
    everything = queries.by_place(provinces, through=through)
    chosen = queries.by_place(provinces, through=through, category=topic) if topic else everything
    codes = {one.pk: one.code for one in provinces}
    people = {one.code: one.population for one in provinces}
    facts: dict[str, Any] = {"through": through, "counted_at": kept.counted_at}
    drawn = {
        "tepat-waktu": complaints.in_time_map({codes[pk]: sums for pk, sums in everything.items()}, **facts),
        "laporan": complaints.rate_map(topic, {codes[pk]: sums for pk, sums in chosen.items()}, people, **facts),
    }
    main = queries.country_topics(through=through)
    if main:
        drawn["pokok"] = complaints.country_topics(main, **facts)
    return drawn


def _offered(chosen: Category | None, through: date) -> list[Category]:
    """Topics for the map: those that are reported most, by name, and the chosen one."""
    found = [topic for topic, _count in queries.country_topics(through=through)]
    if chosen and chosen not in found:
        found.append(chosen)
    return sorted(found, key=lambda topic: topic.name)


def _topic(request: HttpRequest) -> Category | None:
    asked = request.GET.get("topik", "")[:60]
    return queries.topic(asked) if asked else None
