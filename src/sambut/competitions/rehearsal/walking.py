"""The whole contest in order. Times are those of the contest's own calendar: nobody waits for a day to pass."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sambut.competitions import actions, choosing, jobs
from sambut.competitions.actions import EditionText
from sambut.competitions.actions.judging import MOST
from sambut.competitions.judging_sentences import DECLARATION
from sambut.competitions.models import (
    Category,
    Criterion,
    Edition,
    EditionEvent,
    Entry,
    Judge,
    Objection,
    Period,
    Reading,
)
from sambut.competitions.objecting import window_closes
from sambut.competitions.rehearsal import copies, reading, taking_part
from sambut.competitions.rehearsal.hands import Hands, who
from sambut.competitions.rehearsal.reading import Sitting
from sambut.competitions.rehearsal.taking_part import Piece
from sambut.competitions.rehearsal.world import NAME, OPENS, TEMPLATE, World, build
from sambut.competitions.states import EntryState, ReadingState, Stage, Verb
from sambut.organisations.models import Organisation

LEFT, MENDED, WITHDRAWN, RECUSED = 0.03, 0.03, 0.003, 0.01
"""Of the entries: never sent; given back once; withdrawn. Of the readings: stepped back from."""
LENIENCY, NOISE = 0.7, 1.0
OBJECTIONS, UPHELD = 20, 4
DECREE = "Gladi 001"
CATEGORIES = ("kesehatan", "pendidikan")


class Walk:
    """One contest; each stage is one method, called in order."""

    def __init__(
        self, entries: int, judges: int, readings: int, *, seed: int, hands: Hands, tell: Callable[[str], None]
    ) -> None:
        self.size, self.jury, self.each, self.seed, self.hands, self.tell = entries, judges, readings, seed, hands, tell
        self.chance = random.Random(seed)
        self.world: World
        self.edition: Edition
        self.pieces: list[Piece]
        self.quality: dict[int, float] = {}

    def all(self) -> None:
        for stage in (
            self.prepare, self.open, self.begin, self.write, self.send, self.mend, self.submit, self.lapse, self.select, self.compare, self.seat,
            self.assign, self.read, self.count, self.choose, self.announce, self.object, self.decide,
        ):  # fmt: skip
            stage()
            self.tell(self.hands.steps[-1].name)

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
            at = datetime.combine(OPENS, time.min, tzinfo=UTC) - timedelta(days=20)
            by = self.clerk(0, at)
            text = EditionText(f"{NAME} {self.seed}", OPENS.year, OPENS)
            self.edition = actions.draft_edition(text, host=host, by=by, at=at, template=TEMPLATE)
            actions.edit_edition(
                self.edition.pk, {"calibrate": True, "readings": self.each, "multiple": 1}, by=by, at=at
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

    # -- judging

    def seat(self) -> None:
        at = self.when(Stage.ADMINISTRATION) + timedelta(days=3)
        entries = list(
            Entry.objects.filter(edition=self.edition, state=EntryState.ACCEPTED)
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        most = min(MOST, 2 * -(-len(entries) * self.each // self.jury))
        with self.hands.step("judges invited, their declarations signed") as step:
            for user, (institution, words) in zip(self.world.judges, self.world.institutions, strict=True):
                place = Organisation.objects.get(pk=institution) if institution else None
                seat = actions.invite_judge(
                    self.edition.pk, user_id=user, institution=place, institution_words=words, most=most, by=self.clerk(0, at), at=at,
                    categories=list(Category.objects.filter(edition=self.edition, place=1 + user % 2)),
                )  # fmt: skip
                against = [
                    (entry, "Pernah bekerja bersama.")
                    for entry in self.chance.sample(entries, min(3, len(entries) // 10))
                ]
                actions.confirm_seat(seat.pk, words=str(DECLARATION), against=against, by=who(user, at), at=at)
            step.count = len(self.world.judges)

    def assign(self) -> None:
        at = self.when(Stage.DESK)
        with self.hands.step("assigned, with reasons") as step:
            actions.call_assign(self.edition.pk, by=self.clerk(0, at), at=at)
            call = EditionEvent.objects.filter(edition=self.edition, verb=Verb.CALL_ASSIGN).latest("pk")
            outcome = actions.assign_readings(self.edition.pk, by=self.world.clerks[0], at=at, call=call.pk)
            rows = Reading.objects.filter(judge__edition=self.edition)
            step.count, step.facts = rows.count(), {"lacking": outcome.lacks}

    def read(self) -> None:
        at = self.when(Stage.DESK) + timedelta(days=1)
        lean = {judge: self.chance.gauss(0, LENIENCY) for judge in self._judges()}
        first = self._sittings(at, lean)
        back = self.chance.sample(first, int(len(first) * RECUSED))
        with self.hands.step("stepped back, given to alternates") as step:
            self.hands.each(reading.recuse, back)
            actions.assign_readings(self.edition.pk, by=self.world.clerks[0], at=at)
            step.count = len(back)
        with self.hands.step("marks kept, then signed") as step:
            sittings = self._sittings(at, lean)
            step.count = len(self.hands.each(reading.read, sittings))

    def _judges(self) -> list[int]:
        return list(Judge.objects.filter(edition=self.edition).order_by("pk").values_list("pk", flat=True))

    def _sittings(self, at: datetime, lean: dict[int, float]) -> list[Sitting]:
        codes = tuple(
            Criterion.objects.filter(edition=self.edition).order_by("position").values_list("code", flat=True)
        )
        rows = Reading.objects.filter(judge__edition=self.edition, state=ReadingState.ASSIGNED).order_by("pk")
        return [
            Sitting(pk, user, self.quality[entry] + lean[judge] + self.chance.gauss(0, NOISE), codes, at)
            for pk, user, judge, entry in rows.values_list("pk", "judge__user_id", "judge_id", "entry_id")
        ]

    def count(self) -> None:
        at = self.when(Stage.CHOOSING)
        with self.hands.step("counted and frozen") as step:
            actions.call_count(self.edition.pk, by=self.clerk(0, at), at=at)
            result = actions.count_result(self.edition.pk, by=self.world.clerks[0], at=at)
            assert result is not None  # nobody else counts here
            step.count, step.facts = (
                result.standings.count(),
                {"counts": result.counts["counts"], "digest": result.digest},
            )

    # -- afterwards

    def choose(self, *, again: set[int] | None = None) -> None:
        """By the order of scores, but for one of each cluster that is large: the next one comes in, with a reason."""
        at = self.when(Stage.CHOOSING) + timedelta(hours=3)
        with self.hands.step("plenary, cluster by cluster") as step:
            result = choosing.latest(self.edition)
            assert result is not None  # counted before
            for room in choosing.rooms(self.edition, result):
                order = [line.entry.pk for line in room.lines]
                taken = set(order[: room.places])
                if len(order) > room.places > 3:
                    taken = {*order[: room.places - 1], order[room.places]}
                reasons = dict.fromkeys(room.leaves_order(taken), "Belum pernah ada dari wilayah ini.")
                actions.choose_cluster(
                    self.edition.pk,
                    cluster_id=room.cluster.pk,
                    chosen=taken,
                    reasons=reasons,
                    result_id=result.pk,
                    by=self.clerk(1, at),
                    at=at,
                )
                step.count += len(order)

    def announce(self) -> None:
        at = self.when(Stage.CHOOSING) + timedelta(hours=5)
        with self.hands.step("announced") as step:
            self.edition = actions.announce_result(self.edition.pk, by=self.clerk(1, at), at=at)
            step.count = Entry.objects.filter(
                edition=self.edition, state__in=(EntryState.NOMINATED, EntryState.NOT_CHOSEN)
            ).count()
            best = sorted(self.quality, key=lambda entry: -self.quality[entry])
            nominated = set(
                Entry.objects.filter(edition=self.edition, state=EntryState.NOMINATED).values_list("pk", flat=True)
            )
            step.facts = {
                "nominated": len(nominated),
                "of them truly among the best": len(nominated & set(best[: len(nominated)])),
            }

    def object(self) -> None:
        at = self.when(Stage.CHOOSING) + timedelta(days=1)
        rows = list(
            Entry.objects.filter(edition=self.edition, state=EntryState.NOT_CHOSEN)
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        writers = {one.entry: one.innovator for one in self.pieces}
        with self.hands.step("objected and answered") as step:
            for place, entry in enumerate(rows[:: max(1, len(rows) // OBJECTIONS)][:OBJECTIONS]):
                made = actions.object_entry(entry, words="Angka kami keliru dibaca.", by=who(writers[entry], at), at=at)
                upheld = place % (OBJECTIONS // UPHELD) == 0
                actions.answer_objection(
                    made.pk, upheld=upheld, words="Kami periksa kembali.", by=self.clerk(1, at), at=at
                )
            step.count = Objection.objects.filter(entry__edition=self.edition).count()

    def decide(self) -> None:
        self.edition.refresh_from_db()
        at = window_closes(self.edition) + timedelta(hours=2)
        with self.hands.step("set by decree") as step:
            self.edition = actions.decide_result(
                self.edition.pk, decree_number=DECREE, decree_on=at.date(), by=self.clerk(1, at), at=at
            )
            step.count = Entry.objects.filter(
                edition=self.edition, state__in=(EntryState.FINALIST, EntryState.WINNER)
            ).count()
