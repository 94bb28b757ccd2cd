"""Effects of agreements that started: read the kept figures, estimate, store. Runs in jobs and commands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from sambut.insights.counting import add_months, last_month
from sambut.insights.effects import Estimate, estimate
from sambut.insights.effects.method import VERSION, WINDOW
from sambut.insights.models import Effect
from sambut.insights.panels import Place, months_between, panel, places
from sambut.insights.states import Verdict, Why
from sambut.replication.models import Agreement
from sambut.replication.states import PUBLIC


@dataclass(frozen=True)
class Said:
    """What is stored of an estimate."""

    verdict: str
    why: str = ""
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    relative: float | None = None
    months_before: int = 0
    months_after: int = 0
    facts: dict[str, Any] | None = None


def estimate_all(*, at: datetime, anew: bool = False) -> int:
    """Every agreement that started and has no estimate of the last whole month by this version. Gives how many."""
    month = last_month(at)
    rows = Agreement.objects.filter(started_on__isnull=False, started_on__lt=add_months(month, 1), state__in=PUBLIC)
    if not anew:
        done = Effect.objects.filter(data_month=month, version=VERSION)
        rows = rows.exclude(pk__in=done.values("agreement_id"))
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    for agreement_id in ids:
        estimate_agreement(agreement_id, month=month, at=at)
    return len(ids)


def estimate_agreement(agreement_id: int, *, month: date, at: datetime) -> Effect:
    """The effect of one agreement on its topic in its region, with months up to `month`; stored in place of an older one of the same."""
    agreement = Agreement.objects.select_related("region", "innovation").get(pk=agreement_id)
    assert agreement.started_on is not None
    category_id = agreement.category_id or agreement.innovation.category_id
    said = _said(agreement, category_id, month)
    effect, _made = Effect.objects.update_or_create(
        agreement=agreement, data_month=month, version=VERSION,
        defaults={
            "region_id": agreement.region_id, "category_id": category_id, "started_on": agreement.started_on, "computed_at": at,
            **vars(said), "facts": said.facts or {},
        },
    )  # fmt: skip
    return effect


def _said(agreement: Agreement, category_id: int | None, month: date) -> Said:
    region, started_on = agreement.region, agreement.started_on
    assert started_on is not None
    if category_id is None:
        return Said(Verdict.TOO_LITTLE, Why.NO_TOPIC)
    if region is None:
        return Said(Verdict.TOO_LITTLE, Why.NO_REGION)
    known = places(region.level)
    if region.pk not in known:
        return Said(Verdict.TOO_LITTLE, Why.NO_POPULATION)
    first = add_months(started_on, -WINDOW)
    given, cases = panel(known, category_id, {**_started(category_id), region.pk: started_on}, first=first, last=month)
    if region.code not in given.regions:
        return Said(Verdict.TOO_LITTLE, Why.NO_REPORTS)
    names = {place.code: place for place in known.values()}
    return _told(estimate(given, only=region.code), names, cases[given.regions.index(region.code)], first)


def _started(category_id: int) -> dict[int, date]:
    """Region → when it first started anything against this topic."""
    rows = Agreement.objects.filter(
        Q(category_id=category_id) | Q(category=None, innovation__category_id=category_id),
        started_on__isnull=False, region__isnull=False, state__in=PUBLIC,
    )  # fmt: skip
    found: dict[int, date] = {}
    for region_id, day in rows.order_by("-started_on").values_list("region_id", "started_on"):
        if region_id is not None and day is not None:
            found[region_id] = day
    return found


def _told(found: Estimate, names: dict[str, Place], cases: Any, first: date) -> Said:
    if found.estimate is None or found.interval is None:
        why = found.treated[0].why if found.treated else None
        return Said(
            Verdict.TOO_LITTLE, why.code if why else Why.NO_MONTH,
            facts={"why": why.facts if why else {}, "seed": found.seed},
        )  # fmt: skip
    facts = {name: value for name, value in found.as_dict().items() if name in KEPT}
    facts["comparisons"] = [
        {"code": one.region, "name": names[one.region].name, "weight": round(one.weight, 4)}
        for one in found.comparisons
    ]
    facts["path"] = [
        {
            "month": point.month, "own": point.own, "other": point.other, "low": point.low, "high": point.high,
            "cases": int(cases[months_between(first, date.fromisoformat(f"{point.month}-01"))]),
        }
        for point in found.path
    ]  # fmt: skip
    own = found.treated[0]
    return Said(
        found.verdict, "", found.estimate, found.interval.low, found.interval.high, found.relative,
        own.months_before, own.months_after, facts,
    )  # fmt: skip


KEPT = ("before_the_start", "placebo_in_time", "placebo_in_space", "could_not", "regions", "months", "seed", "method")
