"""How the indicators lie over all bodies of the country in the period of an edition, and many entries counted in one go."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from sambut.competitions.actions.measuring import measure_entry, span_of, unsent_of_bodies
from sambut.competitions.measures import counting
from sambut.competitions.measures.definitions import METHOD, SMALLEST
from sambut.competitions.measures.rules import enough_for_spread, quantile
from sambut.competitions.measures.states import Measure
from sambut.competitions.models import Edition, Spread
from sambut.competitions.states import Scheme
from sambut.kernel.refusals import Refused

POINTS = ("0.1", "0.25", "0.5", "0.75", "0.9")


@transaction.atomic
def spread_edition(edition_id: int, *, at: datetime) -> int:
    """Keeps the spread anew; gives how many indicators have one. Istilah: sebaran nasional."""
    edition = Edition.objects.get(pk=edition_id)
    span = span_of(edition)
    if edition.scheme != Scheme.COMPLAINTS or span is None:
        return 0
    counts = counting.count_all(span, at=at)
    rows = []
    for measure in Measure:
        values = sorted(
            value
            for own in counts.values()
            if measure in own
            and enough_for_spread(measure, own[measure])
            and (value := own[measure].of(measure)) is not None
        )
        if len(values) >= SMALLEST:
            rows.append(_spread(edition, measure, values, at))
    Spread.objects.filter(edition=edition).delete()
    Spread.objects.bulk_create(rows)
    return len(rows)


def _spread(edition: Edition, measure: Measure, values: Sequence[Decimal], at: datetime) -> Spread:
    tenth, quarter, median, three, ninetieth = (quantile(values, Decimal(point)) for point in POINTS)
    return Spread(
        edition=edition, measure=measure, bodies=len(values), tenth=tenth, quarter=quarter, median=median, three_quarters=three,
        ninetieth=ninetieth, method=METHOD, made_at=at,
    )  # fmt: skip


def measure_unsent(edition_id: int, *, at: datetime) -> int:
    """Every unsent entry of an edition, counted in one go; gives how many changed."""
    edition = Edition.objects.get(pk=edition_id)
    span, entries = span_of(edition), unsent_of_bodies(edition)
    if span is None or not entries:
        return 0
    counts, changed = counting.count([row.unit for row in entries], span, at=at), 0
    for row in entries:
        try:
            changed += measure_entry(row.pk, by=None, at=at, counts=counts.get(row.unit_id, {})) is not None
        except Refused:
            continue  # it was submitted or withdrawn in between
    return changed
