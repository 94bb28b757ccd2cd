"""The event itself: drafted, announced, run, closed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sambut.events import counting
from sambut.events.access import require
from sambut.events.actions.around import asked, done, locked
from sambut.events.models import ClinicSlot, Event, Session
from sambut.events.states import Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from sambut.regions.models import Region


@dataclass(frozen=True)
class EventText:
    """What the host writes about it."""

    name: str
    summary: str
    venue: str
    zone: str
    starts_at: datetime
    ends_at: datetime
    answer_by: datetime
    region: Region | None = None


@transaction.atomic
def draft_event(text: EventText, *, body: Organisation, by: Person, at: datetime) -> Event:
    """A forum that only its host sees, until it is announced."""
    event = Event(body=body, drafted_at=at)
    require(by, Verb.DRAFT, event)
    _write(event, text)
    event.open(by=by.user_id, at=at)
    counting.keep(event.pk, at=at)
    return event


@transaction.atomic
def edit_event(event_id: int, text: EventText, *, by: Person, at: datetime) -> Event:
    """Other words or another time; what stands in the programme must still lie within."""
    event = locked(event_id)
    asked(event, Verb.EDIT, event, by)
    _write(event, text)
    for rows in (Session.objects.filter(event=event), ClinicSlot.objects.filter(event=event, withdrawn_at=None)):
        if rows.exclude(starts_at__gte=event.starts_at, ends_at__lte=event.ends_at).exists():
            raise Refused("event.edit.programme_outside")
    event.save()
    done(event, Verb.EDIT, by=by.user_id, at=at)
    return event


def _write(event: Event, text: EventText) -> None:
    event.name, event.summary, event.venue, event.zone = text.name, text.summary, text.venue, text.zone
    event.starts_at, event.ends_at, event.answer_by = text.starts_at, text.ends_at, text.answer_by
    event.region = text.region
    if not event.starts_at < event.ends_at:
        raise Refused("event.edit.wrong_period")
    if event.answer_by > event.starts_at:
        raise Refused("event.edit.answer_too_late")


@transaction.atomic
def announce_event(event_id: int, *, by: Person, at: datetime) -> Event:
    """From now on everybody sees it, and bodies can be invited."""
    event = locked(event_id)
    asked(event, Verb.ANNOUNCE, event, by)
    if event.ends_at <= at:
        raise Refused("event.announce.over")
    if not Session.objects.filter(event=event).exists():
        raise Refused("event.announce.no_programme")
    return _moved(event, Verb.ANNOUNCE, by, at)


@transaction.atomic
def start_event(event_id: int, *, by: Person, at: datetime) -> Event:
    """The doors open: people are checked in."""
    event = locked(event_id)
    asked(event, Verb.START, event, by)
    return _moved(event, Verb.START, by, at)


@transaction.atomic
def close_event(event_id: int, *, by: Person, at: datetime) -> Event:
    """The doors close: nobody is invited, checked in or promised any more. Signatures and tasks may follow."""
    event = locked(event_id)
    asked(event, Verb.CLOSE, event, by)
    event.closed_at = at
    return _moved(event, Verb.CLOSE, by, at)


def _moved(event: Event, verb: Verb, by: Person, at: datetime) -> Event:
    event.move(verb, by=by.user_id, at=at)
    counting.keep(event.pk, at=at)
    return event
