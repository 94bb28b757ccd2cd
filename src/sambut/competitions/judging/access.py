"""Who may do what with a seat of the jury, a reading, an objection; and who reads marks. The table stands in `docs/access.md`."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from sambut.competitions.access import WRITERS, hosting, hosts, takes_part
from sambut.competitions.final.states import ObjectionKind
from sambut.competitions.models import Conflict, Edition, Entry, Judge, Objection, Reading, Remark
from sambut.competitions.states import EntryState, ReadingState, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role

SEATED = (Role.JUDGE, Role.EVALUATOR)
"""Whoever judges holds one of these offices as long as they judge."""
JUDGE_VERBS: tuple[str, ...] = ("see", Verb.CONFIRM, Verb.DECLINE, Verb.DECLARE, Verb.RELEASE)
READING_VERBS: tuple[str, ...] = (
    "see", "see_marks", "score", Verb.SIGN, Verb.RECUSE, Verb.GIVE, Verb.REMARK, Verb.REVISE,
)  # fmt: skip
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
    own, hosting_it = sits(person, judge), hosts(person, judge.edition)
    if not (own or hosting_it):
        return "judge.see.not_found"
    if verb == Verb.RELEASE:
        return None if hosting_it and person.user_id != judge.user_id else "access.edition.not_host"
    return None if own or verb == "see" else "access.judge.not_your_seat"


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


# -- the discussion of an entry -----------------------------------------------------------------------------


def why_not_discuss(person: Person, entry: Entry) -> str | None:
    """Whether this person reads what judges said to each other: who signed a reading of the entry, or runs the contest; nobody
    with an unsigned reading of it, and nobody with a conflict."""
    if person.user_id is None or sealed(person, entry.pk):
        return "reading.see.not_found"
    mine = Reading.objects.filter(judge__user_id=person.user_id, entry=entry)
    seated = any(person.holds(role) for role in SEATED)
    if not (hosts(person, entry.edition) or (seated and mine.filter(state=ReadingState.SIGNED).exists())):
        return "reading.see.not_found"
    return "reading.see_marks.unsigned" if mine.filter(state=ReadingState.ASSIGNED).exists() else None


def visible_remarks(person: Person) -> QuerySet[Remark]:
    """The same rule as `why_not_discuss`, as a query."""
    if person.user_id is None:
        return Remark.objects.none()
    beside = Reading.objects.filter(judge__user_id=person.user_id, entry_id=OuterRef("entry_id"))
    closed = Exists(Conflict.objects.filter(user_id=person.user_id, entry_id=OuterRef("entry_id")))
    sees = Q(entry__edition__in=Edition.objects.filter(hosting(person)))
    if any(person.holds(role) for role in SEATED):
        sees |= Q(Exists(beside.filter(state=ReadingState.SIGNED)))
    return Remark.objects.filter(sees & ~Q(closed) & ~Q(Exists(beside.filter(state=ReadingState.ASSIGNED))))


# -- objections -------------------------------------------------------------------------------------------


def _objection(person: Person, verb: str, objection: Objection) -> str | None:
    entry = objection.entry
    if hosts(person, entry.edition):
        if verb == "see":
            return None
        return "access.objection.own" if objection.author_id == person.user_id else None
    side = objection.kind == ObjectionKind.REVIEW and any(person.holds_over(role, entry.unit.path) for role in WRITERS)
    if not (side or (person.user_id is not None and person.user_id == objection.author_id)):
        return "objection.see.not_found"
    return None if verb == "see" else "access.edition.not_host"


def visible_objections(person: Person) -> QuerySet[Objection]:
    """The same rule as `see`, as a query."""
    mine = sorted(person.organisations(*WRITERS))
    wanted = Q(entry__edition__in=Edition.objects.filter(hosting(person)))
    if person.user_id is not None:
        wanted |= Q(author_id=person.user_id)
    if mine:
        wanted |= Q(entry__unit__path__overlap=mine, kind=ObjectionKind.REVIEW)
    return Objection.objects.filter(wanted)


def why_not_object(person: Person, entry: Entry) -> str | None:
    """Whether this person may object to somebody who was chosen: whoever has an account and neither takes part with it nor decides."""
    if person.user_id is None:
        return "access.objection.no_account"
    if entry.state != EntryState.NOMINATED:
        return "entry.see.not_found"
    if hosts(person, entry.edition):
        return "access.objection.own_contest"
    return "access.objection.own_entry" if takes_part(person, entry) else None
