"""Years of monthly numbers for the demo country, made up and labelled so, for what was started: one effect speaks, one is too little to say."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from math import pi, sin, sqrt
from random import Random

from sambut.insights import counting, estimating, solving
from sambut.insights.counting import add_months, last_month
from sambut.insights.models import History, Monthly
from sambut.regions.models import Region
from sambut.replication.models import Agreement
from sambut.replication.states import PUBLIC

SEED = "sambut-2026"
SOURCE = "dibuat untuk negara peraga"
BEFORE = 36
RATE, EFFECT, FEW = 2.0, -0.5, 0.08
"""Reports a month for 100,000 people; what the first start changes; and where there is too little to say."""
LARGEST, FEWEST, AROUND = 60, 4, 12


def fill(at: datetime) -> int:
    """Gives how many numbers were made now; nought when they stand. Counts, matches and estimates at once, as the jobs of a night would."""
    made = 0
    counting.count(at=at)
    if not History.objects.filter(synthetic=True).exists():
        made = len(History.objects.bulk_create(_rows(at)))
        counting.count(at=at)
    solving.match_topics(at=at)
    estimating.estimate_all(at=at)
    return made


def _rows(at: datetime) -> list[History]:
    """For each topic on which something was started, the regions around it; the first start of all has an effect.

    A month's number and the cases of the demo that stand in it are together what was drawn.
    """
    rows: list[History] = []
    seen: set[tuple[int, int]] = set()
    for place, agreement in enumerate(_started()):
        category_id = agreement.category_id or agreement.innovation.category_id
        if category_id is None or agreement.region is None or agreement.started_on is None:
            continue
        for region in _around(agreement.region):
            if (region.pk, category_id) in seen:
                continue
            seen.add((region.pk, category_id))
            here = region.pk == agreement.region_id
            drawn = _months(
                region, category_id, agreement.started_on, last_month(at), effect=here and place == 0, few=here and place > 0
            )  # fmt: skip
            rows += _without(_cases(region, category_id), drawn)
    return rows


def _started() -> Sequence[Agreement]:
    """The oldest start first: it has the most months behind it."""
    rows = Agreement.objects.filter(started_on__isnull=False, region__isnull=False, state__in=PUBLIC)
    return list(rows.select_related("region__parent", "innovation").order_by("started_on", "pk"))


def _around(region: Region) -> Iterator[Region]:
    """The region first, then some others of its level in its province, and for a province other provinces."""
    yield region
    others = Region.objects.in_force().filter(level=region.level, parent=region.parent, population__gt=0)
    yield from others.exclude(pk=region.pk).order_by("code")[:AROUND]


def _cases(region: Region, category_id: int) -> dict[date, int]:
    rows = Monthly.objects.filter(region=region, category=category_id)
    return dict(rows.values_list("month", "received"))


def _without(cases: dict[date, int], drawn: Iterator[History]) -> Iterator[History]:
    """What is drawn, less what stands as cases."""
    for row in drawn:
        row.received = max(0, row.received - cases.get(row.month, 0))
        yield row


def _months(
    region: Region, category_id: int, started_on: date, last: date, *, effect: bool, few: bool
) -> Iterator[History]:
    dice = Random(f"{SEED}:{region.code}:{category_id}")
    level = FEW if few else RATE * dice.uniform(0.75, 1.3)
    month = add_months(started_on, -BEFORE)
    while month <= last:
        season = 1 + 0.15 * sin(2 * pi * month.month / 12)
        expected = min(max(level * season * (region.population or 0) / 100_000, 0 if few else FEWEST), LARGEST)
        if effect and month >= started_on.replace(day=1):
            expected *= 1 + EFFECT
        received = max(0, round(dice.gauss(expected, sqrt(expected))))
        yield History(
            region=region, category_id=category_id, month=month, received=received, source=SOURCE, synthetic=True
        )
        month = add_months(month, 1)
