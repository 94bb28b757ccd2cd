"""The home of somebody at work: a door to their desk with what waits, and for a head their region in two minutes."""

from dataclasses import dataclass
from datetime import datetime

from sambut.complaints import lists
from sambut.frame.clocks import Chip
from sambut.frame.waiting import Waiting, gather
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from sambut.portal.bodies import headed, loop_of
from sambut.portal.desk import Part, parted
from sambut.replication import queries as replication
from sambut.replication.states import UNDER_WAY
from sambut.surveys import queries as surveys
from sambut.surveys.queries import Standing

NEAREST = 3
"""What the home shows of the desk; a head, who decides and signs, sees more of it."""
OF_A_HEAD = 6


@dataclass(frozen=True)
class Door:
    """The desk as the home tells it."""

    parts: tuple[Part, ...]
    nearest: tuple[tuple[Waiting, Chip | None], ...]

    @property
    def all(self) -> int:
        return sum(len(part.rows) for part in self.parts)


@dataclass(frozen=True)
class Region:
    """A head's own body: what hurts, how content people are, what is looked for and what was agreed."""

    body: Organisation
    open: int
    late: int
    standing: Standing | None
    needs: int
    agreements: int
    under_way: int

    @property
    def name(self) -> str:
        return loop_of(self.body)[0]

    @property
    def url(self) -> str:
        return loop_of(self.body)[1]


def door(person: Person, at: datetime) -> Door | None:
    """None for who has no office."""
    if not person.mandates:
        return None
    parts = parted(gather(person, at), at)
    most = OF_A_HEAD if person.holds(Role.HEAD) else NEAREST
    return Door(tuple(parts), tuple(row for part in parts for row in part.rows)[:most])


def region(person: Person, at: datetime) -> Region | None:
    """Of the first office of a head; at most five queries."""
    body = headed(person)
    if body is None:
        return None
    waits = lists.counts(body.pk, at=at)
    facts = replication.of_region(body.region) if body.region else replication.RegionFacts()
    return Region(
        body, waits["all"], waits["late"], surveys.latest(body.pk), len(facts.needs), len(facts.agreements),
        sum(row.state in UNDER_WAY for row in facts.agreements),
    )  # fmt: skip
