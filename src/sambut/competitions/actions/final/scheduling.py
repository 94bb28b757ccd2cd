"""The timetable of presentations: made, told, moved with a reason, held. One edition is worked on by one at a time."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import locked_edition
from sambut.competitions.actions.many import move_many
from sambut.competitions.final import access as final_access
from sambut.competitions.final.plans import plan_of, windows_of
from sambut.competitions.final.states import Attendance, SheetState, SlotState
from sambut.competitions.final.timetable import Asks, Clash, Held, Place, clashes, make
from sambut.competitions.judging import conflicts
from sambut.competitions.models import Edition, Entry, FinalDay, FinalRoom, Judge, Sheet, Slot
from sambut.competitions.states import EntryState, JudgeState, State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

LONGEST_REASON = 500


@transaction.atomic
def make_timetable(edition_id: int, *, by: Person, at: datetime) -> list[Slot]:
    """Every finalist gets a time, a room and a panel; nobody is in two places. Made again at will until it is told."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.SCHEDULE, edition)
    edition.after(Verb.SCHEDULE)
    plan = plan_of(edition)
    if plan.told_at is not None:
        raise Refused("edition.schedule.told")
    entries = finalists(edition)
    rooms = list(FinalRoom.objects.filter(edition=edition).prefetch_related("judges").order_by("name", "id"))
    windows = [one for one in windows_of(edition, list(FinalDay.objects.filter(edition=edition))) if one.starts_at > at]
    for there, code in ((entries, "no_finalists"), (rooms, "no_rooms"), (windows, "no_days")):
        if not there:
            raise Refused(f"edition.schedule.{code}")
    judges = panel_of(edition)
    known = {judge.pk for judge in judges}
    near = conflicts.look(judges, entries, edition=edition, at=at)
    asks = [
        Asks(entry.pk, entry.body_id, _east(entry, at), frozenset(judge for judge, of in near if of == entry.pk)) for entry in entries
    ]  # fmt: skip
    places = [Place(room.pk, tuple(sorted({one.pk for one in room.judges.all()} & known))) for room in rooms]
    elsewhere = held_elsewhere(edition, judges)
    made, left = make(
        asks,
        places,
        windows,
        minutes=plan.minutes,
        gap=plan.gap,
        least=plan.least,
        standing=elsewhere,
    )
    if left:
        names = [entry.title for entry in entries if entry.pk in left]
        raise Refused("edition.schedule.no_place", count=len(left), lacking=names[:5])
    Sheet.objects.filter(slot__edition=edition).delete()
    Slot.objects.filter(edition=edition).delete()
    links = {room.pk: room.link for room in rooms}
    slots = Slot.objects.bulk_create(
        Slot(
            edition=edition, entry_id=one.entry, room_id=one.room, starts_at=one.starts_at, ends_at=one.ends_at, link=links[one.room], changed_at=at
        )
        for one in made
    )  # fmt: skip
    Sheet.objects.bulk_create(
        Sheet(slot=slot, judge_id=judge) for slot, one in zip(slots, made, strict=True) for judge in sorted(one.judges)
    )
    edition.move(Verb.SCHEDULE, by=by.user_id, at=at, slots=len(slots))
    return slots


@transaction.atomic
def tell_timetable(edition_id: int, *, by: Person, at: datetime) -> Edition:
    """From now on participants and panel read their own times. Istilah: memberitahukan jadwal."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.TELL_SCHEDULE, edition)
    edition.after(Verb.TELL_SCHEDULE)
    plan = plan_of(edition)
    if plan.told_at is not None:
        raise Refused("edition.schedule.told")
    entries = finalists(edition)
    there = set(Slot.objects.filter(edition=edition).values_list("entry_id", flat=True))
    if not there or any(entry.pk not in there for entry in entries):
        raise Refused("edition.tell_schedule.not_made")
    plan.told_at = at
    plan.save()
    move_many([entry for entry in entries if entry.pk in there], Verb.SCHEDULE, by=by.user_id, at=at)
    edition.move(Verb.TELL_SCHEDULE, by=by.user_id, at=at, slots=len(there))
    return edition


@transaction.atomic
def move_slot(
    slot_id: int, *, starts_at: datetime, room_id: int, link: str | None = None, reason: str = "", by: Person, at: datetime
) -> Slot:  # fmt: skip
    """Another time, room or link for one presentation. Refused where anybody would be in two places; told with its reason."""
    slot = _locked(slot_id)
    final_access.require(by, Verb.MOVE_SLOT, slot)
    slot.entry.after(Verb.MOVE_SLOT)
    _still_open(slot)
    plan, reason = plan_of(slot.edition), reason.strip()[:LONGEST_REASON]
    if plan.told_at is not None and not reason:
        raise Refused("slot.move_slot.without_reason")
    room = FinalRoom.objects.filter(pk=room_id, edition=slot.edition).first()
    if room is None:
        raise Refused("slot.move_slot.no_room")
    if starts_at <= at:
        raise Refused("slot.move_slot.past")
    ends_at = starts_at + timedelta(minutes=plan.minutes)
    judges = panel_of(slot.edition)
    sitting = [judge for judge in judges if room.judges.filter(pk=judge.pk).exists()]
    near = {judge for judge, _entry in conflicts.look(sitting, [slot.entry], edition=slot.edition, at=at)}
    hears = frozenset(judge.pk for judge in sitting if judge.pk not in near)
    if len(hears) < plan.least:
        raise Refused("slot.move_slot.too_few", least=plan.least)
    wanted = Held(slot.entry_id, slot.entry.body_id, room.pk, starts_at, ends_at, hears)
    if found := clashes(wanted, [*held_of(slot.edition), *held_elsewhere(slot.edition, sitting)]):
        raise Refused(f"slot.move_slot.clash_{found[0].kind}", **_who(found[0]))
    old = {"from": slot.starts_at.isoformat(), "room_from": slot.room_id}
    slot.link = (room.link if room.pk != slot.room_id else slot.link) if link is None else link.strip()[:300]
    slot.starts_at, slot.ends_at, slot.room, slot.changed_at = starts_at, ends_at, room, at
    if plan.told_at is not None:
        slot.reason, slot.times_moved = reason, slot.times_moved + 1
    slot.save()
    _seat(slot, hears)
    slot.entry.move(
        Verb.MOVE_SLOT,
        by=by.user_id,
        at=at,
        slot=slot.pk,
        to=starts_at.isoformat(),
        told=plan.told_at is not None,
        **old,
    )
    return slot


@transaction.atomic
def hold_slot(slot_id: int, *, present: bool, attendance: str = "", by: Person, at: datetime) -> Slot:
    """It was held, and who led it; or nobody came. Istilah: mencatat kehadiran."""
    slot = _locked(slot_id)
    final_access.require(by, Verb.HOLD, slot)
    slot.entry.after(Verb.HOLD)
    if at < slot.starts_at:
        raise Refused("slot.hold.too_early")
    if attendance not in Attendance.values:
        raise Refused("slot.hold.no_attendance")
    if not present and Sheet.objects.filter(slot=slot, state=SheetState.SIGNED).exists():
        raise Refused("slot.hold.signed")
    slot.state = SlotState.HELD if present else SlotState.ABSENT
    slot.attendance, slot.changed_at = (Attendance(attendance) if present else Attendance.UNKNOWN), at
    slot.save()
    slot.entry.move(Verb.HOLD, by=by.user_id, at=at, slot=slot.pk, state=slot.state, attendance=slot.attendance)
    return slot


def finalists(edition: Edition) -> list[Entry]:
    rows = Entry.objects.filter(edition=edition, state=EntryState.FINALIST).select_related(
        "unit", "body", "region", "cluster"
    )
    return list(rows.order_by("pk"))


def panel_of(edition: Edition) -> list[Judge]:
    rows = Judge.objects.filter(edition=edition, panelist__isnull=False, state=JudgeState.CONFIRMED)
    return list(rows.select_related("institution__region", "user").order_by("pk"))


def held_of(edition: Edition) -> list[Held]:
    """The standing timetable."""
    return _held(Slot.objects.filter(edition=edition))


def held_elsewhere(edition: Edition, judges: Iterable[Judge]) -> list[Held]:
    """Where the same people hear presentations of other editions, under the seats they have here."""
    seats = {judge.user_id: judge.pk for judge in judges}
    rows = (
        Sheet.objects.filter(judge__user__in=seats)
        .exclude(slot__edition=edition)
        .exclude(state=SheetState.SET_ASIDE)
        .select_related("slot__entry", "judge")
    )
    return [
        Held(-row.slot_id, 0, -row.slot.room_id, row.slot.starts_at, row.slot.ends_at, frozenset({seats[row.judge.user_id]})) for row in rows
    ]  # fmt: skip


def _held(slots: Iterable[Slot]) -> list[Held]:
    found = list(slots.select_related("entry"))  # type: ignore[attr-defined]
    heard: dict[int, set[int]] = {}
    rows = Sheet.objects.filter(slot__in=found).exclude(state=SheetState.SET_ASIDE)
    for slot_id, judge_id in rows.values_list("slot_id", "judge_id"):
        heard.setdefault(slot_id, set()).add(judge_id)
    return [
        Held(row.entry_id, row.entry.body_id, row.room_id, row.starts_at, row.ends_at, frozenset(heard.get(row.pk, ()))) for row in found
    ]  # fmt: skip


def _seat(slot: Slot, hears: frozenset[int]) -> None:
    """Who hears it now has a sheet; an empty sheet of who does not goes."""
    Sheet.objects.filter(slot=slot, state=SheetState.OPEN, revision=0).exclude(judge__in=hears).delete()
    Sheet.objects.filter(slot=slot, state=SheetState.OPEN).exclude(judge__in=hears).update(state=SheetState.SET_ASIDE)
    Sheet.objects.filter(slot=slot, state=SheetState.SET_ASIDE, judge__in=hears).update(state=SheetState.OPEN)
    there = set(Sheet.objects.filter(slot=slot).values_list("judge_id", flat=True))
    Sheet.objects.bulk_create(Sheet(slot=slot, judge_id=judge) for judge in sorted(hears - there))


def _still_open(slot: Slot) -> None:
    if slot.state != SlotState.PLANNED or slot.sheets.filter(state=SheetState.SIGNED).exists():
        raise Refused("slot.move_slot.held")


def _locked(slot_id: int) -> Slot:
    """The row behind the lock of its edition."""
    edition = locked_edition(Slot.objects.values_list("edition_id", flat=True).get(pk=slot_id))
    slot = Slot.objects.select_related("entry__unit", "entry__body", "entry__region", "room").get(pk=slot_id)
    slot.edition = slot.entry.edition = edition
    if edition.state != State.DECIDED:
        raise Refused(f"slot.{Verb.HOLD.value}.over")
    return slot


def _east(entry: Entry, at: datetime) -> int:
    offset = at.astimezone(ZoneInfo(entry.unit.zone)).utcoffset() or timedelta()
    return int(offset.total_seconds() // 60)


def _who(clash: Clash) -> dict[str, object]:
    """Names for the sentence."""
    if clash.other.entry < 0:
        return {"title": "–"}
    return {"title": Entry.objects.values_list("title", flat=True).get(pk=clash.other.entry)}
