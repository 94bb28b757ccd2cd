"""Second readings at the line, and the end of a contest: presentations, visits, winners, papers."""

from datetime import datetime, time, timedelta

from sambut.competitions.actions import call_reread, final, reread_entries
from sambut.competitions.actions.final.scheduling import panel_of
from sambut.competitions.actions.final.scoring import scored_by
from sambut.competitions.actions.papers import issue_certificate
from sambut.competitions.final.choosing import final_rooms
from sambut.competitions.judging import choosing, conflicts
from sambut.competitions.models import Criterion, EditionEvent, Entry, Judge, Reading, Slot, VisitItem
from sambut.competitions.papers import jobs as papers
from sambut.competitions.rehearsal import finals, reading
from sambut.competitions.rehearsal.entering import Entering
from sambut.competitions.rehearsal.finals import Hearing, Trip
from sambut.competitions.rehearsal.reading import Sitting
from sambut.competitions.states import EntryState, JudgeState, PaperKind, ReadingState, Stage, Verb

AGAIN = 10
"""Every so many-th entry's worth of second readings."""
NOISE = 1.0
SEATS, ROOMS_MOST = 3, 6
OPENS, CLOSES = time(8), time(16)
WINNERS = "Gladi 002"


class Finishing(Entering):
    """What `Walk` does after its result and after its first decree."""

    lean: dict[int, float]
    """How mild each judge is."""

    def sittings(self, at: datetime) -> list[Sitting]:
        """Everything that is still to be read."""
        codes = tuple(
            Criterion.objects.filter(edition=self.edition).order_by("position").values_list("code", flat=True)
        )
        rows = Reading.objects.filter(judge__edition=self.edition, state=ReadingState.ASSIGNED).order_by("pk")
        return [
            Sitting(pk, user, self.quality[entry] + self.lean[judge] + self.chance.gauss(0, NOISE), codes, at)
            for pk, user, judge, entry in rows.values_list("pk", "judge__user_id", "judge_id", "entry_id")
        ]

    def reread(self) -> None:
        at = self.when(Stage.CHOOSING) + timedelta(hours=1)
        result = choosing.latest(self.edition)
        assert result is not None  # counted before
        asked = max(1, len(self.pieces) // AGAIN)
        with self.hands.step("second readings dealt at the line") as step:
            call_reread(self.edition.pk, count=asked, by=self.clerk(0, at), at=at)
            call = EditionEvent.objects.filter(edition=self.edition, verb=Verb.CALL_REREAD).latest("pk")
            dealt = reread_entries(
                self.edition.pk, count=asked, result_id=result.pk, by=self.world.clerks[0], at=at, call=call.pk
            )
            step.count, step.facts = dealt.given, {"asked": asked}
        with self.hands.step("second marks signed") as step:
            step.count = len(self.hands.each(reading.read, self.sittings(at)))

    # -- the last stage

    def present(self) -> None:
        """A panel in rooms of three; as many days as it takes."""
        at = self.when(Stage.INTERVIEW)
        seats = list(
            Judge.objects.filter(edition=self.edition, state=JudgeState.CONFIRMED)
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        seats = seats[: SEATS * ROOMS_MOST]
        by = self.clerk(1, at)
        with self.hands.step("panel, rooms, timetable without a clash") as step:
            final.mark_panel(self.edition.pk, seats, chair=seats[0], by=by, at=at)
            final.plan_final(self.edition.pk, {"least": 1}, by=by, at=at)
            for place in range(0, len(seats), SEATS):
                room = {
                    "name": f"Ruang {place // SEATS + 1}",
                    "place": "",
                    "link": "",
                    "judges": seats[place : place + SEATS],
                }
                final.write_final_row(self.edition.pk, "final_rooms", room, by=by, at=at)
            for day in range(1, 8):
                row = {"on": (at + timedelta(days=day)).date(), "opens_at": OPENS, "closes_at": CLOSES}
                final.write_final_row(self.edition.pk, "final_days", row, by=by, at=at)
            step.count = len(final.make_timetable(self.edition.pk, by=by, at=at))
            final.tell_timetable(self.edition.pk, by=by, at=at)
        codes = tuple(one.code for one in scored_by(self.edition))
        slots = Slot.objects.filter(edition=self.edition).order_by("pk").prefetch_related("sheets__judge")
        hearings = [
            Hearing(
                slot.pk, tuple((one.pk, one.judge.user_id) for one in slot.sheets.all()), codes, self.world.clerks[1],
                slot.ends_at + timedelta(minutes=5),
            )
            for slot in slots
        ]  # fmt: skip
        with self.hands.step("presented, panel signed") as step:
            step.count = sum(self.hands.each(finals.hear, hearings))

    def visit(self) -> None:
        at = self.when(Stage.INTERVIEW) + timedelta(days=9)
        entries = list(
            Entry.objects.filter(edition=self.edition, state=EntryState.FINALIST)
            .select_related("innovation", "body", "unit", "region")
            .order_by("pk")
        )
        panel, owners = panel_of(self.edition), {one.entry: one.innovator for one in self.pieces}
        near = conflicts.look(panel, entries, edition=self.edition, at=at)
        items = tuple(VisitItem.objects.filter(edition=self.edition).order_by("place").values_list("code", flat=True))
        trips = []
        for place, entry in enumerate(entries):
            free = [judge for judge in panel if (judge.pk, entry.pk) not in near]
            judge = free[place % len(free)]
            trips.append(
                Trip(
                    entry.pk, judge.pk, judge.user_id, owners[entry.pk], self.world.clerks[1], items,
                    (at + timedelta(days=5)).date(), at,
                )
            )  # fmt: skip
        with self.hands.step("visited, answered, concluded") as step:
            step.count = len(self.hands.each(finals.visit, trips))

    def win(self) -> None:
        at = self.when(Stage.FINAL)
        with self.hands.step("winners, cluster by cluster, by decree") as step:
            for room in final_rooms(self.edition):
                won = {line.entry.pk for line in room.lines[: room.places]}
                final.choose_winners(
                    self.edition.pk, cluster_id=room.cluster.pk, won=won, reasons={}, by=self.clerk(1, at), at=at
                )
                step.count += len(won)
            self.edition = final.finish_edition(
                self.edition.pk, decree_number=WINNERS, decree_on=at.date(), by=self.clerk(1, at), at=at
            )

    def set_papers(self) -> None:
        at = self.when(Stage.FINAL) + timedelta(days=1)
        winners = Entry.objects.filter(edition=self.edition, state=EntryState.WINNER).values_list("pk", flat=True)
        with self.hands.step("certificates of winners") as step:
            for entry in winners:
                issue_certificate(self.edition.pk, entry_id=entry, by=self.world.clerks[1], at=at)
                step.count += 1
        with self.hands.step("press sheets and book set", "reads") as step:
            made = [
                papers.set_paper(self.edition, kind, language, at=at)
                for kind, language in ((PaperKind.PRESS, "id"), (PaperKind.PRESS, "en"), (PaperKind.BOOK, "id"))
            ]
            step.count, step.facts = len(made), {"kilobytes": sum(map(len, made)) // 1024}
