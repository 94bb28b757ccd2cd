"""Who is told what after a verb. Notices hold ids; what they say is the name of the contest and a date."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from sambut.competitions.models import EditionEvent, Entry, EntryEvent, Judge
from sambut.competitions.naming import EDITION, ENTRY
from sambut.competitions.states import GONE, UNSENT, JudgeState, Verb
from sambut.mandates.states import Role
from sambut.notices.actions import notify
from sambut.notices.recipients import Recipient
from sambut.notices.states import Kind

TO_ADMIN = {Verb.SEND: Kind.ENTRY_CHECK, Verb.URGE: Kind.ENTRY_SITS}
TO_INNOVATOR = {
    Verb.RETURN: Kind.ENTRY_RETURN, Verb.SUBMIT: Kind.ENTRY_SUBMIT, Verb.ACCEPT: Kind.ENTRY_ACCEPT,
    Verb.REFUSE: Kind.ENTRY_REFUSE, Verb.LAPSE: Kind.ENTRY_LAPSE,
}  # fmt: skip


def tell_of_entry(event: EntryEvent, *, at: datetime) -> None:
    verb, entry = Verb(event.verb), event.entry
    if verb in TO_ADMIN:
        first_of(_admins(entry), TO_ADMIN[verb], entry.pk, ENTRY, at)
    elif verb == Verb.BEGIN and entry.raised_from_id:
        first_of(innovators(entry), Kind.ENTRY_RAISED, entry.pk, ENTRY, at)
    elif verb in TO_INNOVATOR:
        first_of(innovators(entry), TO_INNOVATOR[verb], entry.pk, ENTRY, at)


def tell_of_edition(event: EditionEvent, *, at: datetime) -> None:
    """A moved deadline: who still writes. A contest that is cancelled: everybody with an entry, and the jury."""
    if event.verb == Verb.MOVE_DEADLINE:
        _tell_units(event, Entry.objects.filter(edition=event.edition_id, state__in=UNSENT), Kind.ENTRY_DEADLINE, at)
    elif event.verb == Verb.CANCEL:
        _tell_units(
            event, Entry.objects.filter(edition=event.edition_id).exclude(state__in=GONE), Kind.CONTEST_CANCEL, at
        )
        seats = Judge.objects.filter(edition=event.edition_id, state__in=(JudgeState.INVITED, JudgeState.CONFIRMED))
        for user_id in seats.order_by("pk").values_list("user_id", flat=True):
            notify(
                kind=Kind.CONTEST_CANCEL,
                to=Recipient.user(user_id),
                subject_id=event.edition_id,
                subject_type=EDITION,
                at=at,
            )


def _tell_units(event: EditionEvent, entries: QuerySet[Entry], kind: Kind, at: datetime) -> None:
    """Who writes these entries (innovators of the unit, agency admins of a body), and their local admins, each once."""
    rows = entries.select_related("unit")
    told: set[tuple[Role, int]] = set()
    for one in {row.unit_id: row for row in rows.order_by("unit_id")}.values():
        above = list(reversed(one.unit.path))
        writes = (Role.INNOVATOR, [one.unit_id]) if one.innovation_id else (Role.AGENCY_ADMIN, above)
        for role, places in (writes, (Role.LOCAL_ADMIN, above)):
            for place in places:
                if (role, place) in told:
                    break
                told.add((role, place))
                to = Recipient.office(role, place)
                if notify(kind=kind, to=to, subject_id=event.edition_id, subject_type=EDITION, at=at):
                    break


def first_of(recipients: Iterable[Recipient], kind: Kind, subject_id: int, subject_type: str, at: datetime) -> None:
    """The first of them that anybody holds."""
    for recipient in recipients:
        if notify(kind=kind, to=recipient, subject_id=subject_id, subject_type=subject_type, at=at):
            return


def _admins(entry: Entry) -> Iterable[Recipient]:
    return (Recipient.office(Role.LOCAL_ADMIN, place) for place in reversed(entry.unit.path))


def innovators(entry: Entry) -> Iterable[Recipient]:
    """Of the unit, for a body its agency admin; where nobody holds that office, the local admin who wrote it."""
    if entry.innovation_id is None:
        yield from (Recipient.office(Role.AGENCY_ADMIN, place) for place in reversed(entry.unit.path))
    else:
        yield Recipient.office(Role.INNOVATOR, entry.unit_id)
    yield from _admins(entry)
