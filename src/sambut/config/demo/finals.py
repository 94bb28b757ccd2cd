"""Two contests of the demo country after their first decree: one whose finalists present this week, one that is finished and lost a
winner. People, scores and words are invented."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import transaction

from sambut.competitions import actions
from sambut.competitions.actions import Given, final
from sambut.competitions.actions.final.scoring import scored_by
from sambut.competitions.final.choosing import final_rooms
from sambut.competitions.final.states import SittingStage
from sambut.competitions.final.vacancies import candidates
from sambut.competitions.models import Edition, Entry, Judge, Sheet, Slot, Visit
from sambut.competitions.states import EntryState
from sambut.config.demo.agreeing import Hands
from sambut.config.demo.judged import accepted, chosen, drafted, judged, rows_of
from sambut.ledger.models import Outbox
from sambut.mandates.states import Role

NOW, BEFORE = (
    "Lomba Inovasi Kota Semarang putaran ketiga (peraga)",
    "Lomba Inovasi Kota Semarang putaran kedua (peraga)",
)
BEGAN = {NOW: 80, BEFORE: 240}
PLACES, MULTIPLE, MOST = 1, 3, 5
PANEL = ("judge", "judge_ombudsman", "judge_palace")
HEARD = (
    "Angkanya dijelaskan dengan tenang dan cocok dengan naskahnya.", "Biaya per orang baru disebut setelah ditanya.",
    "Unit lain yang meniru hadir dan bercerita sendiri.",
)  # fmt: skip
FOUND = "Kami datang tanpa pemberitahuan. Petugas dapat menunjukkan bukunya, dan warga yang antre mengenal layanannya."


@transaction.atomic
def fill(at: datetime) -> int:
    """Gives how many finalists there are; nought when the contests stand."""
    if Edition.objects.filter(name=NOW).exists():
        return 0
    made = [
        _before(Hands(at, at - timedelta(days=BEGAN[BEFORE] + 9))),
        _now(Hands(at, at - timedelta(days=BEGAN[NOW] + 9))),
    ]
    for topic in ("contests.", "entries.", "readings.", "sheets.", "visits.", "innovations."):
        Outbox.objects.filter(relayed_at=None, topic__startswith=topic).update(relayed_at=at)
    return sum(made)


def _decided(hands: Hands, name: str) -> tuple[Edition, list[Entry]]:
    """Up to the decree of finalists, with the panel that decided about them."""
    began, by = BEGAN[name], hands.cast("agency_admin")
    edition = drafted(hands, name, began=began, places=PLACES, multiple=MULTIPLE)
    final.plan_final(edition.pk, {"quorum": 2, "chaired": True, "working_days": True}, by=by, at=hands.tick(1))
    edition = actions.open_edition(edition.pk, by=by, at=hands.tick())
    entries = [accepted(hands, edition, row, began=began) for row in rows_of(hands)[:MOST]]
    judged(hands, edition, entries, began=began)
    seats = {one: Judge.objects.get(edition=edition, user=hands.cast(one).user_id).pk for one in PANEL}
    final.mark_panel(edition.pk, list(seats.values()), chair=seats[PANEL[0]], by=by, at=hands.tick(1))
    secretary = hands.cast("contest_secretary")
    sitting = final.begin_sitting(edition.pk, SittingStage.NOMINATIONS, by=secretary, at=hands.tick())
    final.attend_sitting(sitting.pk, list(seats.values()), by=secretary, at=hands.tick(1))
    chosen(hands, edition, began=began)
    final.end_sitting(
        sitting.pk, minutes="Pleno bermufakat atas nominasi setiap klaster.", by=secretary, at=hands.tick(1)
    )
    rows = Entry.objects.filter(edition=edition, state=EntryState.FINALIST).select_related("unit").order_by("pk")
    values = {
        "name": "Balai Kota, ruang Merak",
        "place": "Jalan Pemuda 148",
        "link": "https://rapat.example/merak",
        "judges": list(seats.values()),
    }
    final.write_final_row(edition.pk, "final_rooms", values, by=by, at=hands.tick(1))
    return Edition.objects.get(pk=edition.pk), list(rows)


def _timetable(hands: Hands, edition: Edition, *days: tuple[datetime, time]) -> list[Slot]:
    by = hands.cast("contest_secretary")
    for day, until in days:
        values = {"on": day.astimezone(ZoneInfo(edition.zone)).date(), "opens_at": time(9), "closes_at": until}
        final.write_final_row(edition.pk, "final_days", values, by=by, at=hands.tick(1))
    final.make_timetable(edition.pk, by=by, at=hands.tick())
    final.tell_timetable(edition.pk, by=by, at=hands.tick())
    return list(Slot.objects.filter(edition=edition).order_by("starts_at"))


def _heard(hands: Hands, slot: Slot, *, attendance: str, worth: int) -> None:
    """Held, and signed by everybody who heard it."""
    hands.at = max(hands.at, slot.ends_at)
    final.hold_slot(slot.pk, present=True, attendance=attendance, by=hands.cast("contest_secretary"), at=hands.tick(2))
    names = {hands.cast(name).user_id: name for name in PANEL}
    criteria = scored_by(slot.edition)
    for place, sheet in enumerate(Sheet.objects.filter(slot=slot).select_related("judge").order_by("pk")):
        given = {
            row.code: Given(Decimal(worth + 2 * place - step), HEARD[(place + step) % 3]) for step, row in enumerate(criteria)
        }  # fmt: skip
        final.sign_sheet(sheet.pk, given, revision=0, by=hands.cast(names[sheet.judge.user_id]), at=hands.tick(2))


def _sent(hands: Hands, entry: Entry, *, days: int) -> Visit:
    seat = Judge.objects.get(edition=entry.edition_id, user=hands.cast(PANEL[0]).user_id)
    return final.assign_visit(
        entry.pk,
        [seat.pk],
        due_on=(hands.at + timedelta(days=days)).date(),
        by=hands.cast("contest_secretary"),
        at=hands.tick(),
    )


def _reported(hands: Hands, visit: Visit) -> None:
    codes = list(visit.entry.edition.visit_items.values_list("code", flat=True))
    ticks = {
        code: (place != 4, "" if place != 4 else "Anggarannya masih menempel pada kegiatan lain.")
        for place, code in enumerate(codes)
    }
    final.report_visit(
        visit.pk,
        ticks,
        findings=FOUND,
        visited_on=hands.at.date(),
        revision=visit.revision,
        by=hands.cast(PANEL[0]),
        at=hands.tick(),
    )


def _concluded(hands: Hands, visit: Visit) -> None:
    _reported(hands, visit)
    writer = hands.holder(visit.entry.unit, Role.INNOVATOR, Role.LOCAL_ADMIN)
    final.respond_visit(
        visit.pk, words="Anggarannya sudah kami pisahkan untuk tahun depan.", by=writer, at=hands.tick()
    )
    final.conclude_visit(
        visit.pk,
        result="partly",
        words="Sesuai dengan naskahnya, kecuali anggarannya.",
        by=hands.cast("contest_secretary"),
        at=hands.tick(),
    )


def _before(hands: Hands) -> int:
    """Finished; its winner was withdrawn, and who came next took the place."""
    edition, entries = _decided(hands, BEFORE)
    for place, slot in enumerate(_timetable(hands, edition, (hands.at + timedelta(days=5), time(16)))):
        _heard(hands, slot, attendance=("head", "deputy", "delegate")[place % 3], worth=86 - 4 * place)
    for entry in entries:
        _concluded(hands, _sent(hands, entry, days=7))
    by, other = hands.cast("contest_secretary"), hands.cast("agency_admin")
    sitting = _sits(hands, edition)
    for room in final_rooms(edition):
        won = {line.entry.pk for line in room.lines[: room.places]}
        final.choose_winners(edition.pk, cluster_id=room.cluster.pk, won=won, reasons={}, by=by, at=hands.tick())
    final.end_sitting(sitting, minutes="Pleno bermufakat mengikuti urutan jumlah nilai.", by=by, at=hands.tick(1))
    final.finish_edition(
        edition.pk, decree_number="Contoh 188.4/34/PERAGA", decree_on=hands.at.date(), by=by, at=hands.tick()
    )
    winner = Entry.objects.filter(edition=edition, state=EntryState.WINNER).order_by("pk").first()
    assert winner is not None
    hands.at += timedelta(days=40)
    found = final.strip_award(
        winner.pk,
        letter="Contoh B/77/PERAGA",
        reason="Angka pada naskahnya ternyata milik unit lain.",
        by=by,
        at=hands.tick(),
    )
    hands.at += timedelta(days=6)
    sitting = _sits(hands, edition)
    following = candidates(found)
    if following:
        final.fill_vacancy(
            found.pk, successor=following[0][0].pk, words="Pleno mengikuti urutan berikutnya.", decree_number="Contoh 188.4/41/PERAGA",
            decree_on=hands.at.date(), by=other, at=hands.tick(),
        )  # fmt: skip
    final.end_sitting(sitting, minutes="Pengganti ditetapkan dengan mufakat.", by=by, at=hands.tick(1))
    return len(entries)


def _sits(hands: Hands, edition: Edition) -> int:
    by = hands.cast("contest_secretary")
    sitting = final.begin_sitting(edition.pk, SittingStage.WINNERS, by=by, at=hands.tick())
    here = [Judge.objects.get(edition=edition, user=hands.cast(one).user_id).pk for one in PANEL]
    final.attend_sitting(sitting.pk, here, by=by, at=hands.tick(1))
    return sitting.pk


def _now(hands: Hands) -> int:
    """Some presented yesterday, some come tomorrow; visits at each place of their way."""
    edition, entries = _decided(hands, NOW)
    slots = _timetable(
        hands, edition, (hands.present - timedelta(days=1), time(9, 45)), (hands.present + timedelta(days=1), time(12))
    )
    for place, slot in enumerate(slots):
        if slot.ends_at < hands.present - timedelta(minutes=30):
            _heard(hands, slot, attendance=("head", "deputy")[place % 2], worth=84 - 5 * place)
    last = slots[-1]
    if last.starts_at > hands.present:
        final.move_slot(
            last.pk, starts_at=last.starts_at + timedelta(minutes=75), room_id=last.room_id, reason="Wali kota baru dapat hadir setelah upacara.",
            by=hands.cast("contest_secretary"), at=hands.tick(),
        )  # fmt: skip
    steps = (_concluded, _reported, None)
    for place, entry in enumerate(entries):
        visit = _sent(hands, entry, days=6)
        if (step := steps[place % 3]) is not None:
            step(hands, visit)
    return len(entries)
