"""Who may do what with a presentation, a sheet of the panel, a visit, a plenary. The table stands in `docs/access.md`."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from sambut.competitions.access import READERS, WRITERS, hosting, hosts
from sambut.competitions.final.states import SheetState, VisitState
from sambut.competitions.judging.access import SEATED, sealed, sits
from sambut.competitions.models import Conflict, Edition, Judge, Sheet, Sitting, Slot, Visit
from sambut.competitions.states import JudgeState, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

SLOT_VERBS: tuple[str, ...] = ("see", Verb.MOVE_SLOT, Verb.HOLD)
SHEET_VERBS: tuple[str, ...] = ("see", "see_marks", "score", Verb.SIGN)
VISIT_VERBS: tuple[str, ...] = ("see", Verb.REPORT, Verb.RESPOND, Verb.CONCLUDE)
SITTING_VERBS: tuple[str, ...] = ("see", Verb.VOTE)
Row = Slot | Sheet | Visit | Sitting


def require(person: Person, verb: str, row: Row) -> None:
    if reason := why_not(person, verb, row):
        raise Refused(reason)


def why_not(person: Person, verb: str, row: Row) -> str | None:
    """None, or the code of the reason."""
    if isinstance(row, Slot):
        return _slot(person, verb, row)
    if isinstance(row, Sheet):
        return _sheet(person, verb, row)
    return _visit(person, verb, row) if isinstance(row, Visit) else _sitting(person, verb, row)


def _seated(person: Person) -> bool:
    return any(person.holds(role) for role in SEATED)


def _closed(person: Person, name: str) -> Exists:
    return Exists(Conflict.objects.filter(user_id=person.user_id or 0, entry_id=OuterRef(name)))


# -- presentations ------------------------------------------------------------------------------------------


def _slot(person: Person, verb: str, slot: Slot) -> str | None:
    if hosts(person, slot.edition):
        return None
    if not _takes_part(person, slot):
        return "slot.see.not_found"
    return None if verb == "see" else "access.edition.not_host"


def _takes_part(person: Person, slot: Slot) -> bool:
    """Presents, or hears it; once the timetable was told."""
    if not Edition.objects.filter(pk=slot.edition_id, final_plan__told_at__isnull=False).exists():
        return False
    if any(person.holds_over(role, slot.entry.unit.path) for role in READERS):
        return True
    hears = Sheet.objects.filter(slot=slot, judge__user_id=person.user_id or 0).exclude(state=SheetState.SET_ASIDE)
    return _seated(person) and hears.exists() and not sealed(person, slot.entry_id)


def visible_slots(person: Person) -> QuerySet[Slot]:
    """The same rule as `see`, as a query."""
    mine = sorted(person.organisations(*READERS))
    told = Q(edition__final_plan__told_at__isnull=False)
    wanted = Q(edition__in=Edition.objects.filter(hosting(person)))
    if mine:
        wanted |= told & Q(entry__unit__path__overlap=mine)
    if _seated(person):
        hears = Sheet.objects.filter(slot=OuterRef("pk"), judge__user_id=person.user_id or 0)
        wanted |= told & Q(Exists(hears.exclude(state=SheetState.SET_ASIDE))) & ~Q(_closed(person, "entry_id"))
    return Slot.objects.filter(wanted)


# -- sheets of the panel ------------------------------------------------------------------------------------


def _sheet(person: Person, verb: str, sheet: Sheet) -> str | None:
    own, runs = sits(person, sheet.judge), hosts(person, sheet.judge.edition)
    if verb == "see_marks":
        return _marks(person, sheet, own=own, runs=runs)
    if not (own or runs):
        return "sheet.see.not_found"
    if verb == "see":
        return None
    if not own:
        return "access.judge.not_your_seat"
    return "sheet.sealed" if sealed(person, sheet.slot.entry_id) else None


def _marks(person: Person, sheet: Sheet, *, own: bool, runs: bool) -> str | None:
    """One's own always. Another's once both are signed; the organisers' once it is signed. Nobody's where a conflict stands."""
    if own:
        return None
    if person.user_id is None or sealed(person, sheet.slot.entry_id):
        return "sheet.see.not_found"
    mine = Sheet.objects.filter(judge__user_id=person.user_id, slot=sheet.slot_id)
    signed = _seated(person) and mine.filter(state=SheetState.SIGNED).exists()
    if not (signed or runs):
        return "sheet.see.not_found"
    if sheet.state != SheetState.SIGNED or mine.filter(state=SheetState.OPEN).exists():
        return "sheet.see_marks.unsigned"
    return None


def visible_sheets(person: Person) -> QuerySet[Sheet]:
    """The same rule as `see`, as a query."""
    wanted = Q(judge__edition__in=Edition.objects.filter(hosting(person)))
    if _seated(person):
        wanted |= Q(judge__user_id=person.user_id or 0)
    return Sheet.objects.filter(wanted)


def visible_sheet_marks(person: Person) -> QuerySet[Sheet]:
    """The same rule as `see_marks`, as a query."""
    if person.user_id is None:
        return Sheet.objects.none()
    beside = Sheet.objects.filter(judge__user_id=person.user_id, slot_id=OuterRef("slot_id"))
    sees = Q(judge__edition__in=Edition.objects.filter(hosting(person)))
    if _seated(person):
        sees |= Q(Exists(beside.filter(state=SheetState.SIGNED)))
    open_ = Exists(beside.filter(state=SheetState.OPEN))
    wanted = sees & Q(state=SheetState.SIGNED) & ~Q(_closed(person, "slot__entry_id")) & ~Q(open_)
    if _seated(person):
        wanted |= Q(judge__user_id=person.user_id or 0)
    return Sheet.objects.filter(wanted)


# -- visits -------------------------------------------------------------------------------------------------


def _visit(person: Person, verb: str, visit: Visit) -> str | None:
    barred = sealed(person, visit.entry_id)
    runs = hosts(person, visit.entry.edition) and not barred
    goes = _seated(person) and not barred and visit.judges.filter(user_id=person.user_id or 0).exists()
    path, told = visit.entry.unit.path, visit.state != VisitState.ASSIGNED
    visited = told and any(person.holds_over(role, path) for role in READERS)
    if not (runs or goes or visited):
        return "visit.see.not_found"
    if verb == "see":
        return None
    if verb == Verb.REPORT:
        return None if goes else "access.visit.not_yours"
    if verb == Verb.RESPOND:
        return None if any(person.holds_over(role, path) for role in WRITERS) else "access.entry.not_your_unit"
    return None if runs else "access.edition.not_host"


def visible_visits(person: Person) -> QuerySet[Visit]:
    """The same rule as `see`, as a query."""
    wanted = Q(entry__edition__in=Edition.objects.filter(hosting(person))) & ~Q(_closed(person, "entry_id"))
    if _seated(person):
        goes = Judge.objects.filter(visits=OuterRef("pk"), user_id=person.user_id or 0)
        wanted |= Q(Exists(goes)) & ~Q(_closed(person, "entry_id"))
    if mine := sorted(person.organisations(*READERS)):
        wanted |= ~Q(state=VisitState.ASSIGNED) & Q(entry__unit__path__overlap=mine)
    return Visit.objects.filter(wanted)


# -- the plenary --------------------------------------------------------------------------------------------


def _sitting(person: Person, verb: str, sitting: Sitting) -> str | None:
    member = _seated(person) and members(sitting.edition).filter(user_id=person.user_id or 0).exists()
    if not (member or hosts(person, sitting.edition)):
        return "sitting.see.not_found"
    if verb == "see":
        return None
    return None if member else "access.sitting.not_member"


def members(edition: Edition) -> QuerySet[Judge]:
    """Who sits in the plenary and the panel of an edition."""
    return Judge.objects.filter(edition=edition, panelist__isnull=False, state=JudgeState.CONFIRMED)


def visible_sittings(person: Person) -> QuerySet[Sitting]:
    """The same rule as `see`, as a query."""
    wanted = Q(edition__in=Edition.objects.filter(hosting(person)))
    if _seated(person):
        seat = Judge.objects.filter(
            edition=OuterRef("edition"), user_id=person.user_id or 0, panelist__isnull=False, state=JudgeState.CONFIRMED
        )
        wanted |= Q(Exists(seat))
    return Sitting.objects.filter(wanted)
