"""For everybody: what is reported in a region, and what became of it after something was started."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router

from sambut.api.answers import LISTS, READS
from sambut.api.insights import shapes
from sambut.insights import looking, queries, rules, sentences
from sambut.insights.counting import add_months, last_month
from sambut.kernel.clock import now
from sambut.regions.models import Region

router = Router(tags=["daerah"])
MOST_MONTHS = 120


@router.get(
    "/{code}",
    response={200: shapes.RegionFigures, **LISTS, **READS},
    operation_id="read_region",
    summary="Read a region's figures",
)
def read_region(request: HttpRequest, code: shapes.Code) -> dict[str, Any]:
    """Topics of the last twelve whole months beside the year before and the country, and how well answers come."""
    place = _place(code)
    found = looking.loop(place, at=now())
    if found is None:
        return {
            "code": place.code, "name": place.name, "population": place.population, "counted_at": None, "through": None,
            "synthetic": False, "here": None, "country": None, "topics": [], "definition": sentences.definition_monthly(),
        }  # fmt: skip
    return shapes.figures(found)


@router.get(
    "/{code}/bulanan",
    response={200: shapes.MonthlyFigures, **LISTS, **READS},
    operation_id="read_region_months",
    summary="Read a region by months",
)
def read_months(
    request: HttpRequest, code: shapes.Code,
    pokok: str = Query("", max_length=60, description="The code of a topic; leave it out for all together."),
) -> dict[str, Any]:  # fmt: skip
    """Reports received by whole months, the newest ten years; what is too small to show is null."""
    place, kept = _place(code), queries.kept()
    topic = queries.topic(pokok) if pokok else None
    if pokok and topic is None:
        raise Http404
    facts: dict[str, Any] = {
        "code": place.code,
        "topic": pokok or None,
        "counted_at": None,
        "months": [],
        "definition": sentences.definition_monthly(),
    }
    if kept is None:
        return facts
    last = last_month(kept.counted_at)
    category = topic.pk if topic else None
    numbers = queries.months(place, [category], first=add_months(last, 1 - MOST_MONTHS), last=last)[category]
    months = []
    for month in sorted(numbers):
        received = rules.shown(numbers[month])
        months.append({"month": month, "received": received, "rate": rules.rate(received, place.population)})
    return facts | {"counted_at": kept.counted_at, "months": months}


@router.get(
    "/{code}/dampak",
    response={200: shapes.Effects, **LISTS, **READS},
    operation_id="read_region_effects",
    summary="Read effects in a region",
)
def read_effects(request: HttpRequest, code: shapes.Code) -> dict[str, Any]:
    """The newest estimate of each agreement that started, also where it is too little to say."""
    place = _place(code)
    rows = [shapes.effect(one) for one in queries.effects_of(place)]
    return {"code": place.code, "rows": rows, "definition": sentences.definition_effect()}


def _place(code: str) -> Region:
    place = queries.place(code)
    if place is None:
        raise Http404
    return place
