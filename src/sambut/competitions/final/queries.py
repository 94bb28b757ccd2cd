"""Reads of the last stage for pages. The number of queries never follows the number of rows."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sambut.competitions.final import access
from sambut.competitions.final.states import SheetState, SittingStage
from sambut.competitions.models import (
    Edition,
    Entry,
    FinalCriterion,
    FinalDay,
    FinalResult,
    FinalRoom,
    Judge,
    Revocation,
    Sheet,
    SheetMark,
    Sitting,
    Slot,
    Verdict,
    Visit,
    VisitItem,
    VisitPhoto,
    VisitTick,
)
from sambut.competitions.states import EntryState, JudgeState
from sambut.mandates.people import Person

AROUND = ("edition__host", "entry__unit", "entry__body", "entry__cluster", "entry__edition__host", "room")


def criteria(edition: Edition) -> list[FinalCriterion]:
    return list(FinalCriterion.objects.filter(edition=edition).order_by("position", "id"))


def items(edition: Edition) -> list[VisitItem]:
    return list(VisitItem.objects.filter(edition=edition).order_by("place", "id"))


def rooms(edition: Edition) -> list[FinalRoom]:
    return list(FinalRoom.objects.filter(edition=edition).prefetch_related("judges__user").order_by("name", "id"))


def days(edition: Edition) -> list[FinalDay]:
    return list(FinalDay.objects.filter(edition=edition).order_by("on"))


def judges(edition: Edition) -> list[Judge]:
    """Who agreed to judge, members of the panel first."""
    rows = Judge.objects.filter(edition=edition, state=JudgeState.CONFIRMED).select_related(
        "user", "institution", "panelist"
    )
    return list(rows.order_by("panelist__pk", "user__name", "pk"))


# -- the timetable --------------------------------------------------------------------------------------------


def slots(edition: Edition) -> QuerySet[Slot]:
    """Every presentation; order it by `starts_at, id`."""
    rows = Slot.objects.filter(edition=edition).select_related("entry__unit", "entry__body", "room")
    signed = Count("sheets", Q(sheets__state=SheetState.SIGNED))
    return rows.annotate(signed=signed, seats=Count("sheets", ~Q(sheets__state=SheetState.SET_ASIDE)))


def heard(slots_: Iterable[Slot]) -> dict[int, list[str]]:
    """Slot → names of who hears it."""
    found: dict[int, list[str]] = {}
    rows = Sheet.objects.filter(slot__in=list(slots_)).exclude(state=SheetState.SET_ASIDE).order_by("judge__user__name")
    for slot_id, name in rows.values_list("slot_id", "judge__user__name"):
        found.setdefault(slot_id, []).append(name)
    return found


def slot(person: Person, uuid: UUID | str) -> Slot | None:
    return access.visible_slots(person).select_related(*AROUND).filter(uuid=uuid).first()


def slot_of(person: Person, entry: Entry) -> Slot | None:
    return access.visible_slots(person).select_related("room").filter(entry=entry).first()


def own_sheets(person: Person) -> QuerySet[Sheet]:
    """What this member of a panel hears, told already; order it by `slot__starts_at, id`."""
    rows = Sheet.objects.filter(
        judge__user_id=person.user_id or 0, slot__edition__final_plan__told_at__isnull=False
    ).exclude(state=SheetState.SET_ASIDE)
    return rows.select_related("slot__entry__unit", "slot__entry__body", "slot__room", "slot__edition", "judge")


def sheet(person: Person, uuid: UUID | str) -> Sheet | None:
    around = ("judge__edition__host", "slot__entry__unit", "slot__entry__body", "slot__room", "slot__edition")
    return access.visible_sheets(person).select_related(*around).filter(uuid=uuid).first()


def marks(found: Sheet) -> dict[int, SheetMark]:
    return {row.criterion_id: row for row in SheetMark.objects.filter(sheet=found)}


def signed_beside(person: Person, slot_: Slot, *, but: int | None = None) -> list[tuple[Sheet, list[SheetMark]]]:
    """What others signed of the same presentation, as far as this person may read it. Two queries."""
    rows = access.visible_sheet_marks(person).filter(slot=slot_, state=SheetState.SIGNED).exclude(pk=but or 0)
    found = list(rows.order_by("pk"))
    by_sheet: dict[int, list[SheetMark]] = {}
    for mark in SheetMark.objects.filter(sheet__in=found).select_related("criterion").order_by("criterion__position"):
        by_sheet.setdefault(mark.sheet_id, []).append(mark)
    return [(row, by_sheet.get(row.pk, [])) for row in found]


# -- visits ---------------------------------------------------------------------------------------------------


def to_visit(edition: Edition) -> QuerySet[Entry]:
    """Everybody who reached the final, with the visit if there is one; order it by `title, id`."""
    states = (EntryState.FINALIST, EntryState.WINNER, EntryState.STRIPPED)
    rows = Entry.objects.filter(edition=edition, state__in=states)
    return rows.select_related("unit", "body", "visit").prefetch_related("visit__judges__user")


def visit(person: Person, uuid: UUID | str) -> Visit | None:
    rows = access.visible_visits(person).select_related("entry__edition__host", "entry__unit", "entry__body")
    return rows.prefetch_related("judges__user").filter(uuid=uuid).first()


def visit_of(person: Person, entry: Entry) -> Visit | None:
    return access.visible_visits(person).filter(entry=entry).first()


def aspects(entry: Entry) -> list[tuple[str, float, list[str]]]:
    """Each criterion of the panel with its mean and every reason, unnamed and in the order of the words. One query."""
    rows = SheetMark.objects.filter(sheet__slot__entry=entry, sheet__state=SheetState.SIGNED).select_related(
        "criterion"
    )
    found: dict[int, list[SheetMark]] = {}
    for mark in rows.order_by("criterion__position", "reason"):
        found.setdefault(mark.criterion_id, []).append(mark)
    return [
        (
            those[0].criterion.name,
            sum(float(one.score or 0) for one in those) / len(those),
            [one.reason for one in those],
        )
        for those in found.values()
    ]


def own_visits(person: Person) -> QuerySet[Visit]:
    """Where this judge goes; order it by `due_on, id`."""
    rows = access.visible_visits(person).filter(judges__user_id=person.user_id or 0)
    return rows.select_related("entry__unit", "entry__edition")


def ticks(found: Visit) -> dict[int, VisitTick]:
    return {row.item_id: row for row in VisitTick.objects.filter(visit=found)}


def photos(found: Visit) -> list[VisitPhoto]:
    return list(VisitPhoto.objects.filter(visit=found).select_related("file").order_by("pk"))


# -- plenary and afterwards -----------------------------------------------------------------------------------


def sitting(person: Person, uuid: UUID | str) -> Sitting | None:
    return access.visible_sittings(person).select_related("edition__host").filter(uuid=uuid).first()


def sittings(edition: Edition, stage: SittingStage) -> list[Sitting]:
    """Those that were closed, the last one first."""
    rows = Sitting.objects.filter(edition=edition, stage=stage, ended_at__isnull=False)
    return list(rows.annotate(there=Count("present")).order_by("-pk")[:20])


def open_sittings(person: Person) -> list[Sitting]:
    """Plenaries that sit now and this member belongs to."""
    rows = access.visible_sittings(person).filter(
        ended_at=None, edition__judges__user_id=person.user_id or 0, edition__judges__panelist__isnull=False
    )
    return list(rows.select_related("edition").order_by("pk")[:20])


def verdicts(edition: Edition) -> list[Verdict]:
    """What the last plenary decided, by cluster and place."""
    rows = Verdict.objects.filter(edition=edition).select_related(
        "entry__body", "entry__unit", "entry__cluster", "entry__category", "entry__innovation"
    )
    return list(rows.defer("entry__innovation__search").order_by("entry__cluster__place", "place", "entry__title"))


def final_result(edition: Edition) -> FinalResult | None:
    """The frozen pack of the last numbers; there is one from the decree of the winners on, and everybody may read it."""
    return FinalResult.objects.filter(edition=edition).first()


def revocations(edition: Edition) -> list[Revocation]:
    rows = Revocation.objects.filter(entry__edition=edition).select_related(
        "entry__body", "entry__unit", "entry__cluster", "successor__body"
    )
    return list(rows.order_by("pk"))


def revocation(uuid: UUID | str) -> Revocation | None:
    rows = Revocation.objects.select_related(
        "entry__edition__host", "entry__body", "entry__unit", "entry__cluster", "successor"
    )
    return rows.filter(uuid=uuid).first()
