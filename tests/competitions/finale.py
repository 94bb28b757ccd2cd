"""A contest of which two reach the final: presented, visited, chosen, finished."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sambut.competitions.actions import final
from sambut.competitions.actions.final.scoring import Given
from sambut.competitions.final.states import SittingStage
from sambut.competitions.models import Edition, FinalCriterion, Revocation, Sheet, Sitting, Slot, Visit, VisitItem
from tests.competitions.panel import TITLES, Panel

PANEL = ("judge", "judge_ombudsman", "judge_palace")
FIRST, SECOND, THIRD, FOURTH = TITLES
HEARD = "Menjawab dengan angka, dan pimpinannya hadir."
SEEN = {"tiang": (True, "Nomor tiang terpasang."), "buku": (True, "")}
FOUND = "Tiang bernomor dan buku regu dilihat di tempat."


class Finale(Panel):
    """`plan`: what the edition declares of its last stage, beside the usual."""

    plan: dict[str, object] = {}
    places = 1

    def drafted(self, **how: str) -> Edition:
        edition = super().drafted(**how)
        by = self.who("agency_admin")
        FinalCriterion.objects.filter(edition=edition).delete()
        VisitItem.objects.filter(edition=edition).delete()
        final.plan_final(edition.pk, self.plan, by=by, at=self.tick())
        for code, name, weight, kind in (
            ("dampak", "Dampak bagi warga", 60, "score"),
            ("jawaban", "Jawaban atas pertanyaan", 30, "score"),
            ("pimpinan", "Kehadiran pimpinan", 10, "head"),
        ):
            values = {"code": code, "name": name, "weight": Decimal(weight), "kind": kind}
            final.write_final_row(edition.pk, "final_criteria", values, by=by, at=self.tick())
        for code, words in (("tiang", "Tiang lampu bernomor"), ("buku", "Buku regu terisi")):
            final.write_final_row(edition.pk, "visit_items", {"code": code, "words": words}, by=by, at=self.tick())
        return edition

    def finalists(self, titles: Iterable[str] = TITLES[:3], **plan: object) -> Edition:
        """Two of three are finalists by decree."""
        self.plan = plan
        titles = tuple(titles)
        self.assigned(titles, multiple=2, quota=self.places)
        self.signed(dict(zip(titles, (90, 80, 70, 60), strict=False)))
        self.count()
        self.panelled()
        sitting = self.sits(SittingStage.NOMINATIONS) if plan.get("quorum") else None
        self.choose(*titles[: 2 * self.places])
        if sitting is not None:
            by = self.who("contest_secretary")
            final.end_sitting(sitting.pk, minutes="Pleno bermufakat.", by=by, at=self.tick())
        self.announce()
        return self.decide()

    def panelled(self, names: Iterable[str] = PANEL, chair: str = "judge") -> None:
        seats = {name: self.seat(name).pk for name in names}
        final.mark_panel(
            self.edition.pk, list(seats.values()), chair=seats[chair], by=self.who("agency_admin"), at=self.tick()
        )

    # -- presentations

    @property
    def day(self) -> date:
        return self.at.date() + timedelta(days=3)

    def roomed(self, *, rooms: int = 1, day: date | None = None, until: time = time(12)) -> None:
        by = self.who("agency_admin")
        for number in range(1, rooms + 1):
            values = {
                "name": f"Ruang {number}", "place": "Balai Kota", "link": f"https://rapat.example/{number}",
                "judges": [self.seat(name).pk for name in PANEL],
            }  # fmt: skip
            final.write_final_row(self.edition.pk, "final_rooms", values, by=by, at=self.tick())
        values = {"on": day or self.day, "opens_at": time(9), "closes_at": until}
        final.write_final_row(self.edition.pk, "final_days", values, by=by, at=self.tick())

    def scheduled(self, **how: object) -> list[Slot]:
        self.roomed(**how)  # type: ignore[arg-type]
        return final.make_timetable(self.edition.pk, by=self.who("contest_secretary"), at=self.tick())

    def told(self, **how: object) -> list[Slot]:
        slots = self.scheduled(**how)
        final.tell_timetable(self.edition.pk, by=self.who("contest_secretary"), at=self.tick())
        return slots

    def slot(self, title: str) -> Slot:
        return Slot.objects.get(entry=self.entries[title])

    def sheet(self, name: str, title: str) -> Sheet:
        return Sheet.objects.get(slot__entry=self.entries[title], judge=self.seat(name))

    def marks(self, score: int, reason: str = HEARD) -> dict[str, Given]:
        return {code: Given(Decimal(score), reason) for code in ("dampak", "jawaban")}

    def mark(self, name: str, title: str, score: int = 80) -> Sheet:
        sheet = self.sheet(name, title)
        return final.sign_sheet(sheet.pk, self.marks(score), revision=sheet.revision, by=self.who(name), at=self.tick())

    def presented(self, scores: dict[str, int], *, attendance: str = "head", but: dict[str, int] | None = None) -> None:
        """All was held, and every seat signed. `but`: who marks otherwise than the others."""
        self.at = max(self.at, *(self.slot(title).ends_at for title in scores))
        for title, score in scores.items():
            final.hold_slot(
                self.slot(title).pk,
                present=True,
                attendance=attendance,
                by=self.who("contest_secretary"),
                at=self.tick(),
            )
            for sheet in self.slot(title).sheets.filter(state="open").select_related("judge"):
                name = next(one for one in PANEL if self.seat(one).pk == sheet.judge_id)
                self.mark(name, title, (but or {}).get(name, score))

    # -- visits

    def sent_out(self, title: str, names: Iterable[str] = PANEL[:2]) -> Visit:
        return final.assign_visit(
            self.entries[title].pk, [self.seat(name).pk for name in names], due_on=self.at.date() + timedelta(days=9),
            by=self.who("contest_secretary"), at=self.tick(),
        )  # fmt: skip

    def reported(self, title: str, ticks: object = SEEN) -> Visit:
        visit = self.sent_out(title)
        return final.report_visit(
            visit.pk, ticks, findings=FOUND, visited_on=self.at.date(), revision=0, by=self.who(PANEL[0]), at=self.tick()  # type: ignore[arg-type]
        )  # fmt: skip

    def visited(self, title: str, ticks: object = SEEN) -> Visit:
        visit = self.reported(title, ticks)
        final.respond_visit(visit.pk, words="Betul, silakan datang lagi.", by=self.who("innovator"), at=self.tick())
        return final.conclude_visit(
            visit.pk,
            result="confirmed",
            words="Sesuai dengan naskahnya.",
            by=self.who("contest_secretary"),
            at=self.tick(),
        )

    # -- the last plenary

    def ready(self, scores: dict[str, int] | None = None, **plan: object) -> None:
        """Two finalists of whom everything is there."""
        self.finalists(**plan)
        self.told()
        scores = scores or {FIRST: 70, SECOND: 90}
        self.presented(scores)
        for title in scores:
            self.visited(title)

    def win(self, *titles: str, by: str = "contest_secretary", **reasons: str):  # type: ignore[no-untyped-def]
        words = {self.entries[title.replace("_", " ")].pk: reason for title, reason in reasons.items()}
        return final.choose_winners(
            self.edition.pk, cluster_id=self.cluster.pk, won={self.entries[title].pk for title in titles}, reasons=words,
            by=self.who(by), at=self.tick(),
        )  # fmt: skip

    def finish(self, *, at: datetime | None = None) -> Edition:
        self.edition = final.finish_edition(
            self.edition.pk, decree_number="188.4/99/2025", decree_on=date(2025, 5, 20), by=self.who("contest_secretary"),
            at=at or self.tick(),
        )  # fmt: skip
        return self.edition

    def finished(self, **plan: object) -> Edition:
        self.ready(**plan)
        self.win(SECOND)
        return self.finish()

    def sits(self, stage: SittingStage, present: Iterable[str] = PANEL) -> Sitting:
        by = self.who("contest_secretary")
        sitting = final.begin_sitting(self.edition.pk, stage, by=by, at=self.tick())
        final.attend_sitting(sitting.pk, [self.seat(name).pk for name in present], by=by, at=self.tick())
        return sitting

    def vote(self, sitting: Sitting, name: str, *titles: str, **against: str) -> int:
        objections = {self.entries[title.replace("_", " ")].pk: words for title, words in against.items()}
        return final.cast_ballots(
            sitting.pk, [entry.pk for entry in self.entries.values()], favours=[self.entries[title].pk for title in titles],
            against=objections, by=self.who(name), at=self.tick(),
        )  # fmt: skip

    def strip(self, title: str, *, by: str = "contest_secretary") -> Revocation:
        return final.strip_award(
            self.entries[title].pk,
            letter="B/12/2025",
            reason="Angka pada naskahnya tidak benar.",
            by=self.who(by),
            at=self.tick(),
        )
