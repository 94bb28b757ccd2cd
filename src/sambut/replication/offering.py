"""What the figures of a body offer as needs: topics of complaints above the country's rate or rising, and weak satisfaction.

Counted by a job each night; a page reads the kept rows. A person decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from sambut.organisations.models import Organisation
from sambut.replication.models import Need, Offer
from sambut.replication.rules import WEAK, Topic, speaks
from sambut.replication.states import NeedState, OfferState, Origin
from sambut.surveys.queries import published
from sambut.surveys.states import Outcome

YEAR = timedelta(days=365)
QUIET = timedelta(days=365)
"""How long something that was laid aside is not offered again."""

COUNT = """
with counted as (
  select c.body_id, coalesce(topic.parent_id, topic.id) as category_id,
         count(*) filter (where c.received_at >= %(since)s) as count,
         count(*) filter (where c.received_at < %(since)s) as before
    from complaints_complaint as c
    join complaints_category as topic on topic.id = c.category_id
   where c.received_at >= %(long_since)s and c.received_at < %(at)s and c.body_id is not null
   group by 1, 2
), country as (
  select category_id, sum(count) as count from counted group by 1
), people as (
  select sum(distinct_population) as population from (
    select distinct r.id, r.population as distinct_population
      from counted join organisations_organisation as o on o.id = counted.body_id join regions_region as r on r.id = o.region_id
  ) as regions
)
select counted.body_id, counted.category_id, counted.count, counted.before, r.population, country.count, people.population
  from counted
  join organisations_organisation as o on o.id = counted.body_id
  join regions_region as r on r.id = o.region_id
  join country using (category_id) cross join people
 where (%(body)s::bigint is null or counted.body_id = %(body)s) and counted.count > 0
"""
"""Complaints of a year and of the year before, by body and top topic. The country is all regions whose bodies have complaints here:
a region that does not take part would make everybody else look bad."""

Key = tuple[int, str, int | None, int | None, int | None]


@dataclass(frozen=True)
class Found:
    key: Key
    facts: dict[str, Any] = field(hash=False)


def offer_needs(*, at: datetime, body_id: int | None = None) -> int:
    """Brings the offers of all bodies, or of one, to what the figures say now. Gives how many stand."""
    found = {one.key: one.facts for one in (*_topics(at, body_id), *_weak(body_id))}
    with transaction.atomic():
        kept = Offer.objects.select_for_update().filter(state=OfferState.OFFERED)
        if body_id is not None:
            kept = kept.filter(body_id=body_id)
        known = {key_of(row): row for row in kept}
        silent = _silent(at, body_id)
        for key, row in known.items():
            row.counted_at = at
            if key in found:
                row.facts = found[key]
            else:
                row.state = OfferState.GONE
            row.save(update_fields=["counted_at", "facts", "state"])
        fresh = [_row(key, facts, at) for key, facts in found.items() if key not in known and key not in silent]
        Offer.objects.bulk_create(fresh)
    return len(found.keys() & known.keys()) + len(fresh)


def _topics(at: datetime, body_id: int | None) -> Iterable[Found]:
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"at": at, "since": at - YEAR, "long_since": at - 2 * YEAR, "body": body_id})
        for body, category, count, before, population, country, people in cursor.fetchall():
            topic = Topic(count, before, population, int(country), int(people or 0))
            why = speaks(topic)
            if why:
                rate = None if topic.rate is None else round(topic.rate, 1)
                facts = {
                    "why": why, "count": count, "before": before, "rate": rate, "country_rate": round(topic.country_rate, 1),
                    "since": (at - YEAR).date().isoformat(), "until": at.date().isoformat(),
                }  # fmt: skip
                yield Found((body, Origin.COMPLAINTS.value, category, None, None), facts)


def _weak(body_id: int | None) -> Iterable[Found]:
    """The newest published figure of each unit and service, where it is graded C or D."""
    rows = published(organisation_id=body_id).filter(result__outcome=Outcome.FIGURE)
    newest: dict[tuple[int, int | None], Any] = {}
    for row in rows.order_by("unit_id", "service_id", "-published_at", "-id").distinct("unit_id", "service_id"):
        newest[row.unit_id, row.service_id] = row
    for (unit_id, service_id), row in newest.items():
        if row.result.grade in WEAK:
            facts = {
                "index": str(row.result.index), "grade": row.result.grade, "respondents": row.result.respondents,
                "round": str(row.uuid), "published_at": row.published_at.isoformat(),
            }  # fmt: skip
            yield Found((row.body_id, Origin.SURVEY.value, None, service_id, unit_id), facts)


def _silent(at: datetime, body_id: int | None) -> set[Key]:
    """What was laid aside lately, or is an open need already."""
    laid = Offer.objects.filter(state=OfferState.DISMISSED, decided_at__gt=at - QUIET)
    taken = Offer.objects.filter(state=OfferState.ACCEPTED, need__state__in=(NeedState.OPEN, NeedState.MET))
    stated = Need.objects.filter(state=NeedState.OPEN, category__isnull=False)
    if body_id is not None:
        laid, taken, stated = (
            laid.filter(body_id=body_id),
            taken.filter(body_id=body_id),
            stated.filter(body_id=body_id),
        )
    needs = {
        (body, Origin.COMPLAINTS.value, parent or category, None, None)
        for body, category, parent in stated.values_list("body_id", "category_id", "category__parent_id")
    }
    return {key_of(row) for row in (*laid, *taken)} | needs


def key_of(row: Offer) -> Key:
    return (row.body_id, row.origin, row.category_id, row.service_id, row.unit_id)


def _row(key: Key, facts: dict[str, Any], at: datetime) -> Offer:
    body, origin, category, service, unit = key
    return Offer(
        body_id=body, origin=origin, category_id=category, service_id=service, unit_id=unit, facts=facts, offered_at=at, counted_at=at
    )  # fmt: skip


def of_body(body: Organisation) -> list[Offer]:
    """What stands for a body and its units, strongest first by how new it is."""
    rows = Offer.objects.filter(body=body, state=OfferState.OFFERED).select_related(
        "category", "service", "unit", "body"
    )
    return list(rows.order_by("-id")[:50])
