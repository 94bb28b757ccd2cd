"""Who is told what of judging. Notices hold ids; what they say is the name of the contest. No score and no judge's name leaves."""

from datetime import datetime

from sambut.competitions.final.states import ObjectionKind
from sambut.competitions.judging.naming import JUDGE, OBJECTION, PANEL
from sambut.competitions.models import Edition, EditionEvent, Entry, EntryEvent, Judge, Objection, Reading, ReadingEvent
from sambut.competitions.naming import ENTRY
from sambut.competitions.states import ReadingState, Scheme, Verb
from sambut.competitions.telling import first_of, innovators
from sambut.mandates.states import Role
from sambut.notices.actions import notify
from sambut.notices.recipients import Recipient
from sambut.notices.states import Kind


def tell_of_seat(event: EditionEvent, *, at: datetime) -> None:
    _to_judge(Judge.objects.get(pk=event.facts["judge"]), Kind.JUDGE_INVITE, at=at)


def tell_of_assignment(event: EditionEvent, *, at: datetime) -> None:
    given = Reading.objects.filter(
        judge__edition=event.edition_id, state=ReadingState.ASSIGNED, assigned_at=event.happened_at
    )
    for judge in Judge.objects.filter(pk__in=given.values("judge")).order_by("pk"):
        _to_judge(judge, Kind.JUDGE_READ, at=at)


def tell_of_reading(event: ReadingEvent, *, lacks: bool, at: datetime) -> None:
    """An alternate hears of the entry; the organisers hear of one that fell out and found nobody else."""
    judge = event.reading.judge
    if event.verb == Verb.GIVE:
        if event.facts.get("instead"):
            _to_judge(judge, Kind.JUDGE_READ, at=at)
        return
    if lacks:
        _to_hosts(judge.edition, Kind.READING_BACK, judge.edition_id, PANEL, at=at)


def tell_of_outcome(event: EntryEvent, *, at: datetime) -> None:
    verb, entry = Verb(event.verb), event.entry
    if verb in (Verb.NOMINATE, Verb.PASS_OVER):
        first_of(innovators(entry), Kind.ENTRY_RESULT, entry.pk, ENTRY, at)
    elif verb == Verb.OBJECT:
        _to_hosts(entry.edition, Kind.OBJECTION_FILED, event.facts["objection"], OBJECTION, at=at)
    elif verb == Verb.ANSWER:
        objection = Objection.objects.get(pk=event.facts["objection"])
        notify(
            kind=Kind.OBJECTION_ANSWER,
            to=Recipient.user(objection.author_id),
            subject_id=entry.pk if objection.kind == ObjectionKind.REVIEW else objection.pk,
            subject_type=ENTRY if objection.kind == ObjectionKind.REVIEW else OBJECTION,
            at=at,
        )


def tell_of_decree(event: EditionEvent, *, at: datetime) -> None:
    rows = Entry.objects.filter(edition=event.edition_id, choice__isnull=False).select_related("unit").order_by("pk")
    for entry in rows.iterator(chunk_size=500):
        first_of(innovators(entry), Kind.ENTRY_SCORES, entry.pk, ENTRY, at)


def remind(judge_id: int, *, at: datetime) -> None:
    _to_judge(Judge.objects.get(pk=judge_id), Kind.JUDGE_REMIND, at=at)


def _to_judge(judge: Judge, kind: Kind, *, at: datetime) -> None:
    notify(kind=kind, to=Recipient.user(judge.user_id), subject_id=judge.pk, subject_type=JUDGE, at=at)


def _to_hosts(edition: Edition, kind: Kind, subject_id: int, subject_type: str, *, at: datetime) -> None:
    roles = (Role.SECRETARIAT, Role.AGENCY_ADMIN) if edition.scheme == Scheme.LOCAL else (Role.SECRETARIAT,)
    for role in roles:
        notify(
            kind=kind,
            to=Recipient.office(role, edition.host_id),
            subject_id=subject_id,
            subject_type=subject_type,
            at=at,
        )
