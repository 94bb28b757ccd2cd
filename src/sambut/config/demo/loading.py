"""Loads the demo country, once, into a database that is marked a demo. Stopped anywhere, the next loading goes on."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import connection, transaction

from sambut.accounts.actions import mark_demo
from sambut.accounts.models import Installation
from sambut.competitions.public import jobs as public_jobs
from sambut.complaints import figures
from sambut.complaints.actions.submitting import hash_of
from sambut.complaints.models import Complaint
from sambut.config.demo import (
    around,
    competitions,
    complained,
    events,
    finals,
    innovations,
    insights,
    judged,
    making,
    present,
    replication,
    services,
    surveys,
    walking,
    writing,
)
from sambut.config.demo import country as countries
from sambut.config.demo.archives import take_over
from sambut.config.demo.country import Country
from sambut.config.demo.stories import Story
from sambut.config.demo.telling import settle, tell_all

Tell = Callable[[int, int], None]
"""How many cases of how many stand."""
CHUNK = 250
T = TypeVar("T")


def load(*, at: datetime, cases: int, tell: Tell) -> int:
    """Gives how many cases were made now; nought when the country stands already."""
    at, stands = _marked(at)
    if stands:
        return 0
    with connection.cursor() as cursor:
        cursor.execute("set synchronous_commit = off")  # a kill costs the last cases; the next loading makes them
    land = countries.found(at)
    old, recent = _parted(making.stories(land, cases), at)
    done, total = take_over(land, cases // 12), cases + cases // 12 + len(present.stories(land))
    for chunk in _chunks(_missing(old), CHUNK):
        done += writing.write(chunk, land)
        tell(done, total)
    for story in _missing([*recent, *present.stories(land)]):
        walking.walk(story, land)
        done += 1
        tell(done, total)
    _finish(land)
    return done


@transaction.atomic
def _marked(at: datetime) -> tuple[datetime, bool]:
    """The present of the country, when it was marked, and whether it stands. Refuses a database in which others have accounts."""
    known = Installation.objects.filter(kind=Installation.DEMO).first()
    if known is None:
        return mark_demo(at=at).made_at, False
    return known.made_at, around.furnished()


@transaction.atomic
def _finish(land: Country) -> None:
    """Last and at once: what stands around the cases says that the country stands."""
    hashes = {hash_of(walking.key_of(story)): story.key.removeprefix("present:") for story in present.stories(land)}
    cases = Complaint.objects.select_related("subject").filter(submission__in=hashes)
    services.fill(land.at)
    surveys.fill(land.at)
    innovations.fill(land.at)
    events.fill(land.at)
    replication.fill(land.at)
    competitions.fill(land.at)
    judged.fill(land.at)
    finals.fill(land.at)
    complained.fill(land.at)
    public_jobs.count_every(0, at=land.at)
    public_jobs.gather_honours(0, at=land.at)
    around.furnish(land, {hashes[case.submission]: case for case in cases})
    tell_all(land)
    settle(land)
    figures.count(at=land.at)
    insights.fill(land.at)  # last: it counts what all others made


def _parted(stories: list[Story], at: datetime) -> tuple[list[Story], list[Story]]:
    """Those that are told in bulk, and those that are walked, with their pictures."""
    edge = at.date().toordinal() - making.WALKED_DAYS
    return [s for s in stories if s.at.date().toordinal() < edge], [
        s for s in stories if s.at.date().toordinal() >= edge
    ]


def _missing(stories: Sequence[Story]) -> list[Story]:
    known = walking.known([walking.key_of(story) for story in stories])
    return [story for story in stories if hash_of(walking.key_of(story)) not in known]


def _chunks(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
