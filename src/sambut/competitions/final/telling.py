"""Who is told what of the last stage. Notices hold ids; what they say is the name of the contest and a time. No link, no score."""

from datetime import datetime

from sambut.competitions.final.naming import FINAL, SLOT, VISIT
from sambut.competitions.final.states import SheetState
from sambut.competitions.judging.telling import _to_hosts as to_hosts
from sambut.competitions.models import EditionEvent, Entry, EntryEvent, Sheet, Slot, VisitEvent
from sambut.competitions.naming import ENTRY
from sambut.competitions.states import Verb
from sambut.competitions.telling import first_of, innovators
from sambut.notices.actions import notify
from sambut.notices.recipients import Recipient
from sambut.notices.states import Kind


def tell_of_timetable(event: EditionEvent, *, at: datetime) -> None:
    """Participants hear by the event of their entry; the panel once for each presentation."""
    for sheet in (
        Sheet.objects.filter(slot__edition=event.edition_id, state=SheetState.OPEN)
        .select_related("judge")
        .order_by("pk")
    ):
        notify(
            kind=Kind.FINAL_SLOT,
            to=Recipient.user(sheet.judge.user_id),
            subject_id=sheet.slot_id,
            subject_type=SLOT,
            at=at,
        )


def tell_of_slot(event: EntryEvent, *, at: datetime) -> None:
    """The participant; of a move everybody who hears it as well."""
    slot = Slot.objects.filter(entry=event.entry_id).first()
    if slot is None or not event.facts.get("told", True):
        return
    kind = Kind.FINAL_SLOT if event.verb == Verb.SCHEDULE else Kind.FINAL_MOVED
    first_of(innovators(event.entry), kind, slot.pk, SLOT, at)
    if kind == Kind.FINAL_SLOT:
        return
    for sheet in Sheet.objects.filter(slot=slot).select_related("judge").order_by("pk"):
        notify(kind=kind, to=Recipient.user(sheet.judge.user_id), subject_id=slot.pk, subject_type=SLOT, at=at)


def tell_of_visit(event: VisitEvent, *, at: datetime) -> None:
    visit, verb = event.visit, Verb(event.verb)
    if verb == Verb.VISIT:
        for judge in visit.judges.order_by("pk"):
            notify(kind=Kind.VISIT_GO, to=Recipient.user(judge.user_id), subject_id=visit.pk, subject_type=VISIT, at=at)
    elif verb in (Verb.REPORT, Verb.CONCLUDE):
        kind = Kind.VISIT_REPORT if verb == Verb.REPORT else Kind.VISIT_CONCLUDE
        first_of(innovators(visit.entry), kind, visit.pk, VISIT, at)
    if verb in (Verb.REPORT, Verb.RESPOND):
        to_hosts(visit.entry.edition, Kind.VISIT_BACK, visit.pk, VISIT, at=at)


def tell_of_winners(event: EditionEvent, *, at: datetime) -> None:
    """Everybody who reached the final hears that the winners are decreed."""
    rows = Entry.objects.filter(edition=event.edition_id, verdict__isnull=False).select_related("unit").order_by("pk")
    for entry in rows.iterator(chunk_size=500):
        first_of(innovators(entry), Kind.FINAL_RESULT, event.edition_id, FINAL, at)


def tell_of_award(event: EntryEvent, *, at: datetime) -> None:
    """An award was withdrawn, or somebody took its place."""
    kind = Kind.AWARD_WITHDRAWN if event.verb == Verb.STRIP else Kind.AWARD_SUCCEEDED
    first_of(innovators(event.entry), kind, event.entry_id, ENTRY, at)
