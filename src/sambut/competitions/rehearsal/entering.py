"""The way into a contest: drafted, opened, entered, sieved. Times are those of its own calendar: nobody waits for a day to pass."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sambut.competitions import actions, jobs
from sambut.competitions.actions import EditionText
from sambut.competitions.models import (
    Category,
    Edition,
    Entry,
    Period,
)
from sambut.competitions.rehearsal import copies, taking_part
from sambut.competitions.rehearsal.hands import Hands, who
from sambut.competitions.rehearsal.taking_part import Piece
from sambut.competitions.rehearsal.world import NAME, OPENS, TEMPLATE, World, build
from sambut.competitions.states import EntryState, Stage
from sambut.organisations.models import Organisation

LEFT, MENDED, WITHDRAWN = 0.03, 0.03, 0.003
"""Of the entries: never sent; given back once; withdrawn."""
CATEGORIES = ("kesehatan", "pendidikan")


class Entering:
    """One contest up to the administrative selection; each stage is one method, called in order."""

    def __init__(
        self, entries: int, judges: int, readings: int, *, seed: int, hands: Hands, tell: Callable[[str], None], name: str = "",
        opens_on: date = OPENS,
    ) -> None:  # fmt: skip
        self.size, self.jury, self.each, self.seed, self.hands, self.tell = entries, judges, readings, seed, hands, tell
        self.name, self.opens_on, self.chance = name or f"{NAME} {seed}", opens_on, random.Random(seed)
        self.world: World
        self.edition: Edition
        self.pieces: list[Piece]
        self.quality: dict[int, float] = {}

    def when(self, stage: Stage) -> datetime:
        """The second hour of a stage."""
        return Period.objects.get(edition=self.edition, stage=stage).starts_at + timedelta(hours=1)

    def clerk(self, place: int, at: datetime) -> Any:
        """0 counts, 1 decides."""
        return who(self.world.clerks[place], at)

    # -- before

    def prepare(self) -> None:
        with self.hands.step("people, bodies and records", "bulk") as step:
            self.world = build(self.size, self.jury, seed=self.seed)
            step.count = len(self.world.innovations)

    def open(self) -> None:
        with self.hands.step("edition drafted, edited, opened") as step:
            host = Organisation.objects.get(pk=self.world.host)
            at = datetime.combine(self.opens_on, time.min, tzinfo=UTC) - timedelta(days=20)
            by = self.clerk(0, at)
            text = EditionText(self.name, self.opens_on.year, self.opens_on)
            self.edition = actions.draft_edition(text, host=host, by=by, at=at, template=TEMPLATE)
            actions.edit_edition(
                self.edition.pk, {"calibrate": True, "readings": self.each, "multiple": 2}, by=by, at=at
            )
            if not Category.objects.filter(edition=self.edition).exists():
                for code in CATEGORIES:
                    actions.write_row(self.edition.pk, "categories", {"code": code, "name": code.title()}, by=by, at=at)
            self.edition = actions.open_edition(self.edition.pk, by=by, at=at)
            step.count = 1

    # -- taking part

    def begin(self) -> None:
        at = self.when(Stage.REGISTRATION)
        codes = list(Category.objects.filter(edition=self.edition).order_by("place").values_list("code", flat=True))
        pieces = taking_part.pieces(self.edition, self.world, codes, at=at)
        with self.hands.step("begun") as step:
            made = self.hands.each(taking_part.begin, pieces)
            step.count = len(made)
        self.pieces = [
            replace(one, entry=entry, at=at + timedelta(days=2), clerk=self.world.clerks[0])
            for one, entry in zip(pieces, made, strict=True)
        ]
        self.quality = {entry: self.chance.gauss(0, 1) for entry in made}
        self.left = {one.entry for one in self.chance.sample(self.pieces, int(len(self.pieces) * LEFT))}

    def write(self) -> None:
        with self.hands.step("written") as step:
            step.count = len(self.hands.each(taking_part.write, self.pieces))

    def send(self) -> None:
        self.pieces = [replace(one, at=one.at + timedelta(days=1)) for one in self.pieces if one.entry not in self.left]
        with self.hands.step("sent to the local admin") as step:
            step.count = len(self.hands.each(taking_part.send, self.pieces))

    def mend(self) -> None:
        back = self.chance.sample(self.pieces, int(len(self.pieces) * MENDED))
        with self.hands.step("given back, mended, sent again") as step:
            step.count = len(self.hands.each(taking_part.mend, back))

    def submit(self) -> None:
        self.pieces = [replace(one, at=one.at + timedelta(days=1)) for one in self.pieces]
        with self.hands.step("submitted") as step:
            codes = self.hands.each(taking_part.submit, self.pieces)
            self.pieces = [one for one, code in zip(self.pieces, codes, strict=True) if not code]
            step.count = len(self.pieces)
            step.facts = {"refused by a rule": len(codes) - len(self.pieces)}
        gone = self.chance.sample(self.pieces, int(len(self.pieces) * WITHDRAWN))
        for one in gone:
            actions.withdraw_entry(one.entry, text="Kami mundur tahun ini.", by=who(one.innovator, one.at), at=one.at)
        self.pieces = [one for one in self.pieces if one not in gone]

    def lapse(self) -> None:
        closes = max(
            Period.objects.filter(edition=self.edition, stage__in=(Stage.REGISTRATION, Stage.VERIFICATION)).values_list(
                "ends_at", flat=True
            )
        )
        with self.hands.step("closed: what was never submitted lapses") as step:
            jobs.close(0, at=closes + timedelta(minutes=5))
            step.count = Entry.objects.filter(edition=self.edition, state=EntryState.LAPSED).count()

    def select(self) -> None:
        at = self.when(Stage.ADMINISTRATION)
        with self.hands.step("administrative selection") as step:
            states = self.hands.each(taking_part.select, [replace(one, at=at) for one in self.pieces])
            step.count, step.facts = len(states), {"accepted": states.count(EntryState.ACCEPTED)}

    def compare(self) -> None:
        with self.hands.step("texts compared", "reads") as step:
            step.facts = copies.found(self.edition, self.world)
            step.count = step.facts["entries"]
