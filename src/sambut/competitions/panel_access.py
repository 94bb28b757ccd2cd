"""Who may do what with a seat of the jury, a reading, an objection; and who reads marks. The table stands in `docs/access.md`."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from sambut.competitions.access import WRITERS, hosting, hosts
from sambut.competitions.models import Conflict, Edition, Judge, Objection, Reading
from sambut.competitions.states import ReadingState, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role

SEATED = (Role.JUDGE, Role.EVALUATOR)
"""Whoever judges holds one of these offices as long as they judge."""
JUDGE_VERBS: tuple[str, ...] = ("see", Verb.CONFIRM, Verb.DECLINE, Verb.DECLARE)
READING_VERBS: tuple[str, ...] = ("see", "see_marks", "score", Verb.SIGN, Verb.RECUSE, Verb.GIVE)
OBJECTION_VERBS: tuple[str, ...] = ("see", Verb.ANSWER)


def require(person: Person, verb: str, row: Judge | Reading | Objection) -> None:
    if reason := why_not(person, verb, row):
        raise Refused(reason)


def why_not(person: Person, verb: str, row: Judge | Reading | Objection) -> str | None:
    """None, or the code of the reason."""
    if isinstance(row, Judge):
        return _judge(person, verb, row)
    return _reading(person, verb, row) if isinstance(row, Reading) else _objection(person, verb, row)


def sits(person: Person, judge: Judge) -> bool:
    """It is this person's own seat, and the office behind it still runs."""
    return person.user_id == judge.user_id and any(person.holds(role) for role in SEATED)


def sealed(person: Person, entry_id: int) -> bool:
    """Something stands between this person and the entry: its marks stay closed, for staff as well."""
    return Conflict.objects.filter(user_id=person.user_id or 0, entry_id=entry_id).exists()


# -- seats ------------------------------------------------------------------------------------------------


def _judge(person: Person, verb: str, judge: Judge) -> str | None:
    if sits(person, judge):
        return None
    if not hosts(person, judge.edition):
        return "judge.see.not_found"
    return None if verb == "see" else "access.judge.not_your_seat"


def visible_judges(person: Person) -> QuerySet[Judge]:
    """The same rule as `see`, as a query."""
    wanted = Q(edition__in=Edition.objects.filter(hosting(person)))
    if any(person.holds(role) for role in SEATED):
        wanted |= Q(user_id=person.user_id)
    return Judge.objects.filter(wanted)


# -- readings ---------------------------------------------------------------------------------------------


def _reading(person: Person, verb: str, reading: Reading) -> str | None:
    own, hosting_it = sits(person, reading.judge), hosts(person, reading.judge.edition)
    if verb == "see_marks":
        return _marks(person, reading, own=own, hosting_it=hosting_it)
    if not (own or hosting_it):
        return "reading.see.not_found"
    if verb == "see":
        return None
    if verb == Verb.GIVE:
        return None if hosting_it else "access.edition.not_host"
    if not own:
        return "access.judge.not_your_seat"
    return "reading.sealed" if verb != Verb.RECUSE and sealed(person, reading.entry_id) else None


def _marks(person: Person, reading: Reading, *, own: bool, hosting_it: bool) -> str | None:
    """One's own always. Another's once both are signed; the organisers' once it is signed. Nobody's where a conflict stands."""
    if own:
        return None
    if person.user_id is None or sealed(person, reading.entry_id):
        return "reading.see.not_found"
    mine = Reading.objects.filter(judge__user_id=person.user_id, entry_id=reading.entry_id)
    seated = any(person.holds(role) for role in SEATED)
    signed = seated and mine.filter(state=ReadingState.SIGNED).exists()
    if not (signed or hosting_it):
        return "reading.see.not_found"
    if reading.state != ReadingState.SIGNED or mine.filter(state=ReadingState.ASSIGNED).exists():
        return "reading.see_marks.unsigned"
    return None


def visible_readings(person: Person) -> QuerySet[Reading]:
    """The same rule as `see`, as a query."""
    wanted = Q(judge__edition__in=Edition.objects.filter(hosting(person)))
    if any(person.holds(role) for role in SEATED):
        wanted |= Q(judge__user_id=person.user_id)
    return Reading.objects.filter(wanted)


def visible_marks(person: Person) -> QuerySet[Reading]:
    """The same rule as `see_marks`, as a query."""
    if person.user_id is None:
        return Reading.objects.none()
    beside = Reading.objects.filter(judge__user_id=person.user_id, entry_id=OuterRef("entry_id"))
    closed = Exists(Conflict.objects.filter(user_id=person.user_id, entry_id=OuterRef("entry_id")))
    seated = any(person.holds(role) for role in SEATED)
    sees = Q(judge__edition__in=Edition.objects.filter(hosting(person)))
    if seated:
        sees |= Q(Exists(beside.filter(state=ReadingState.SIGNED)))
    wanted = sees & Q(state=ReadingState.SIGNED) & ~Q(closed) & ~Q(Exists(beside.filter(state=ReadingState.ASSIGNED)))
    if seated:
        wanted |= Q(judge__user_id=person.user_id)
    return Reading.objects.filter(wanted)


# -- objections -------------------------------------------------------------------------------------------


def _objection(person: Person, verb: str, objection: Objection) -> str | None:
    entry = objection.entry
    if hosts(person, entry.edition):
        if verb == "see":
            return None
        return "access.objection.own" if objection.author_id == person.user_id else None
    if not any(person.holds_over(role, entry.unit.path) for role in WRITERS):
        return "objection.see.not_found"
    return None if verb == "see" else "access.edition.not_host"


def visible_objections(person: Person) -> QuerySet[Objection]:
    """The same rule as `see`, as a query."""
    mine = sorted(person.organisations(*WRITERS))
    wanted = Q(entry__edition__in=Edition.objects.filter(hosting(person)))
    if mine:
        wanted |= Q(entry__unit__path__overlap=mine)
    return Objection.objects.filter(wanted)
