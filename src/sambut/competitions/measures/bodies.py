"""What the rules look at of a body or unit that takes part itself: how long it handles complaints, its officers, its awards."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Min

from sambut.competitions.measures.counting import connected
from sambut.competitions.rules import BodyFacts, Won
from sambut.complaints.models import Complaint
from sambut.innovations.models import Award
from sambut.innovations.states import Confidence
from sambut.organisations.models import Organisation

AWARDED = "pengaduan:"
"""How the key of an award for handling complaints begins: it is of a body, never of an innovation."""


@dataclass(frozen=True)
class Known:
    facts: BodyFacts
    awards: Collection[Won]


def known(units: Collection[Organisation], *, at: datetime) -> dict[int, Known]:
    """Three queries, however many; none when there is nobody."""
    if not units:
        return {}
    bodies = {row.body_id for row in units}
    rows = Complaint.objects.filter(body__in=bodies).values_list("body_id")
    first = dict(rows.annotate(first=Min("received_at")).order_by())
    shares = connected([row.pk for row in units], at=at)
    awards: dict[int | None, list[Won]] = defaultdict(list)
    won = Award.objects.filter(body__in={row.pk for row in units} | bodies, source_key__startswith=AWARDED).exclude(
        confidence=Confidence.WITHDRAWN
    )
    for body, level, year, confidence in won.order_by("year", "id").values_list(
        "body_id", "level", "year", "confidence"
    ):
        awards[body].append(Won(level, year, confidence == Confidence.STATED))
    return {
        row.pk: Known(_facts(row, first.get(row.body_id), shares.get(row.pk)), awards.get(row.pk, ())) for row in units
    }


def _facts(unit: Organisation, first: datetime | None, connected: float | None) -> BodyFacts:
    since = first.astimezone(ZoneInfo(unit.zone)).date() if first else None
    return BodyFacts(unit.kind_id, since, connected)
