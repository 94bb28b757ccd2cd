"""Rows to count and estimate: years of monthly numbers of a province, innovations and agreements in the state that is wanted."""

import uuid
from datetime import UTC, date, datetime

import numpy

from sambut.complaints.models import Category
from sambut.innovations.models import Innovation
from sambut.innovations.states import Stage
from sambut.innovations.states import State as Publication
from sambut.insights.counting import add_months
from sambut.insights.models import History
from sambut.mandates.cast import JENEPONTO, SEMARANG
from sambut.organisations.models import Organisation
from sambut.regions.models import Region
from sambut.replication.models import Agreement, Interest
from sambut.replication.states import InterestState, State

AT = datetime(2025, 7, 15, 3, 0, tzinfo=UTC)
STARTED = date(2024, 3, 4)
FIRST, MONTHS = date(2021, 1, 1), 54
"""January 2021 to June 2025."""
HERE = "73.04"
"""Jeneponto."""


def topic(code: str = "kependudukan.akta-kelahiran") -> Category:
    return Category.objects.get(code=code, body=None)


def history(
    *, effect: float = 0.0, mean: float = 12.0, few: str = "", category: Category | None = None, seed: int = 5
) -> None:
    """Every regency of Sulawesi Selatan by months, by chance around a mean for each, with a season; Jeneponto changes at `STARTED`."""
    random = numpy.random.default_rng(seed)
    season = 1 + 0.2 * numpy.sin(numpy.arange(MONTHS) / 12 * 2 * numpy.pi)
    places = Region.objects.in_force().filter(code__startswith="73.", level="regency").order_by("code")
    rows = []
    for place in places:
        expected = mean * random.uniform(0.8, 1.2) * season
        if place.code == HERE:
            since = (STARTED.year - FIRST.year) * 12 + STARTED.month - FIRST.month
            expected[since:] *= 1 + effect
        if place.code == few:
            expected = expected * 0 + 0.5
        for at, count in enumerate(random.poisson(expected)):
            rows.append(
                History(
                    region=place, category=category or topic(), month=add_months(FIRST, at), received=int(count),
                    source="rekaan", synthetic=True,
                )
            )  # fmt: skip
    History.objects.bulk_create(rows)


def innovation(title: str = "Lahir Langsung Tercatat", **facts: object) -> Innovation:
    """A public one of Semarang, without walking there."""
    body = Organisation.objects.get(name=facts.pop("body", SEMARANG), parent=None)
    given = {
        "unit": body, "body": body, "region": body.region, "stage": Stage.RUNNING, "state": Publication.PUBLIC, "public_at": AT,
        "begun_at": AT, "changed_at": AT, "started_on": date(2019, 5, 1), "summary": "Akta jadi sebelum ibu pulang.", **facts,
    }  # fmt: skip
    return Innovation.objects.create(title=title, **given)


def agreement(of: Innovation, number: str, *, state: str = State.RUNNING, **facts: object) -> Agreement:
    """Between the owner and Jeneponto, in the state that is wanted."""
    body = Organisation.objects.get(name=facts.pop("body", JENEPONTO), parent=None)
    contact = facts.pop("contact")
    interest = Interest.objects.create(
        innovation=of, owner=of.body, owner_unit=of.unit, body=body, unit=body, contact=contact, state=InterestState.ACCEPTED,
        sent_at=AT, decided_at=AT, decided_by=contact,
    )  # fmt: skip
    given = {
        "uuid": uuid.uuid5(uuid.NAMESPACE_URL, number), "title": f"Kesepakatan {of.title}", "region": body.region, "category": topic(),
        "drafted_at": AT, "frozen_at": AT, "frozen": {}, "digest": "0" * 64, "touched_at": AT, "revision": 1,
        "signed_at": datetime(2023, 11, 17, 3, 0, tzinfo=UTC), "ends_on": date(2027, 11, 17), "started_on": STARTED,
        "running_on": date(2024, 8, 1) if state == State.RUNNING else None, "ended_at": AT if state == State.STOPPED else None, **facts,
    }  # fmt: skip
    return Agreement.objects.create(
        number=number, innovation=of, owner=of.body, owner_unit=of.unit, replicator=body, replicator_unit=body,
        interest=interest, state=state, **given,
    )  # fmt: skip
