"""A round at each place of its way, made by walking there."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

import pytest

from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from sambut.surveys import actions, loading
from sambut.surveys.models import Round
from tests.surveys.golden import ANSWERS
from tests.world.cast import Cast

MONDAY = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


class Way:
    """Walks one round of the clinic of the cast's city."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.at = cast, MONDAY
        self.unit: Organisation = cast.unit_officer.organisation
        self.tickets: list[str] = []

    def tick(self, **more: int) -> datetime:
        self.at += timedelta(**(more or {"minutes": 5}))
        return self.at

    @property
    def officer(self) -> Person:
        return self.cast.unit_officer.person(self.at)

    @property
    def admin(self) -> Person:
        return self.cast.agency_admin.person(self.at)

    def prepare(self, **facts: object) -> Round:
        given = {
            "unit": self.unit, "name": "Triwulan I 2026", "closes_at": self.at + timedelta(days=30), "population": 800, "by": self.admin,
        } | facts  # fmt: skip
        self.round = actions.prepare_round(at=self.tick(), **given)
        return self.round

    def open(self, tickets: int = 0, **facts: object) -> Round:
        self.prepare(**facts)
        self.round = actions.open_round(self.round.pk, by=self.admin, at=self.tick())
        if tickets:
            self.tickets = actions.hand_out_tickets(self.round.pk, count=tickets, by=self.admin, at=self.tick())
        return self.round

    def answer(self, answers: Iterable[Mapping[str, int]]) -> None:
        for scores in answers:
            actions.answer_with_ticket(self.round.pk, ticket=self.tickets.pop(), scores=scores, at=self.tick())

    def close(self) -> Round:
        self.round = actions.close_round(self.round.pk, by=self.admin, at=self.tick())
        return self.round

    def publish(self) -> Round:
        self.round = actions.publish_round(self.round.pk, by=self.admin, at=self.tick())
        return self.round

    def golden(self, **facts: object) -> Round:
        """The golden case, walked to its publication."""
        self.open(tickets=29, **facts)
        self.answer(ANSWERS)
        self.close()
        return self.publish()


@pytest.fixture
def way(db, cast) -> Way:
    loading.load()
    return Way(cast)
