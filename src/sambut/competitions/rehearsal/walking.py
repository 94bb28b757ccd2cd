"""The whole contest in order: from the first draft over the jury to the book."""

from datetime import datetime, timedelta

from sambut.competitions import actions
from sambut.competitions.actions.judging import MOST
from sambut.competitions.judging import choosing
from sambut.competitions.judging.objecting import window_closes
from sambut.competitions.judging.sentences import DECLARATION
from sambut.competitions.models import (
    Category,
    EditionEvent,
    Entry,
    Judge,
    Objection,
    Reading,
)
from sambut.competitions.rehearsal import reading
from sambut.competitions.rehearsal.finishing import Finishing
from sambut.competitions.rehearsal.hands import who
from sambut.competitions.states import EntryState, Stage, Verb
from sambut.organisations.models import Organisation

RECUSED = 0.01
"""Of the readings: stepped back from."""
LENIENCY = 0.7
OBJECTIONS, UPHELD = 20, 4
DECREE = "Gladi 001"


class Walk(Finishing):
    """One contest; each stage is one method, called in order."""

    def all(self) -> None:
        for stage in (
            self.prepare, self.open, self.begin, self.write, self.send, self.mend, self.submit, self.lapse, self.select, self.compare, self.seat,
            self.assign, self.read, self.count, self.reread, self.count_anew, self.choose, self.announce, self.object, self.decide,
            self.present, self.visit, self.win, self.set_papers,
        ):  # fmt: skip
            stage()
            self.tell(self.hands.steps[-1].name)

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
        self.lean = {judge: self.chance.gauss(0, LENIENCY) for judge in self._judges()}
        first = self.sittings(at)
        back = self.chance.sample(first, int(len(first) * RECUSED))
        with self.hands.step("stepped back, given to alternates") as step:
            self.hands.each(reading.recuse, back)
            actions.assign_readings(self.edition.pk, by=self.world.clerks[0], at=at)
            step.count = len(back)
        with self.hands.step("marks kept, then signed") as step:
            step.count = len(self.hands.each(reading.read, self.sittings(at)))

    def _judges(self) -> list[int]:
        return list(Judge.objects.filter(edition=self.edition).order_by("pk").values_list("pk", flat=True))

    def count(self) -> None:
        self._count("counted and frozen", self.when(Stage.CHOOSING))

    def count_anew(self) -> None:
        self._count("counted anew, frozen beside", self.when(Stage.CHOOSING) + timedelta(hours=2))

    def _count(self, name: str, at: datetime) -> None:
        with self.hands.step(name) as step:
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
