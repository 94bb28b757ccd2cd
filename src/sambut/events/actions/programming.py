"""The programme, and the partners beside it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from sambut.events.actions.around import asked, done, locked
from sambut.events.models import Event, Partner, Session, Speaker
from sambut.events.representing import whole_of
from sambut.events.rules import room_key, within
from sambut.events.states import SessionKind, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation

MOST_SPEAKERS = 12


@transaction.atomic
def add_session(
    event_id: int, *, kind: SessionKind, title: str, room: str, starts_at: datetime, ends_at: datetime,
    speakers: Sequence[tuple[str, str]] = (), by: Person, at: datetime,
) -> Session:  # fmt: skip
    """A panel, a clinic, a plenary. Two in one room at once are refused; `speakers` are (name, line)."""
    event = locked(event_id)
    asked(event, Verb.ADD_SESSION, event, by)
    _check_time(event, Verb.ADD_SESSION, starts_at, ends_at)
    if len(speakers) > MOST_SPEAKERS:
        raise Refused("event.add_session.too_many_speakers", most=MOST_SPEAKERS)
    session = Session(
        event=event, kind=kind, title=title, room=room, room_key=room_key(room), starts_at=starts_at, ends_at=ends_at
    )
    try:
        with transaction.atomic():
            session.save()
    except IntegrityError as error:
        if "events_session_room_once" not in str(error):
            raise
        raise Refused("event.add_session.room_taken", room=room) from None
    Speaker.objects.bulk_create(
        Speaker(session=session, name=name, role_line=line, place=place)
        for place, (name, line) in enumerate(speakers, start=1)
    )
    done(event, Verb.ADD_SESSION, by=by.user_id, at=at, session=session.pk)
    return session


def _check_time(event: Event, verb: Verb, starts_at: datetime, ends_at: datetime) -> None:
    if not starts_at < ends_at:
        raise Refused("event.edit.wrong_period")
    if not within((starts_at, ends_at), whole_of(event)):
        raise Refused("event.add_session.outside")


@transaction.atomic
def drop_session(session_id: int, *, by: Person, at: datetime) -> Event:
    """Takes it out of the programme."""
    event = locked(Session.objects.values_list("event_id", flat=True).get(pk=session_id))
    asked(event, Verb.DROP_SESSION, event, by)
    session = Session.objects.filter(pk=session_id).first()
    if session is None:
        raise Refused("event.drop_session.gone")
    session.delete()
    done(event, Verb.DROP_SESSION, by=by.user_id, at=at, session=session_id)
    return event


@transaction.atomic
def add_partner(event_id: int, *, body: Organisation, contribution: str = "", by: Person, at: datetime) -> Partner:
    """A body that supports the event. It reads counts and report; it signs for nobody."""
    event = locked(event_id)
    asked(event, Verb.ADD_PARTNER, event, by)
    partner, _made = Partner.objects.update_or_create(event=event, body=body, defaults={"contribution": contribution})
    done(event, Verb.ADD_PARTNER, by=by.user_id, at=at, body=body.pk)
    return partner


@transaction.atomic
def drop_partner(partner_id: int, *, by: Person, at: datetime) -> Event:
    partner = Partner.objects.select_related("event").get(pk=partner_id)
    event = locked(partner.event_id)
    asked(event, Verb.DROP_PARTNER, event, by)
    Partner.objects.filter(pk=partner_id).delete()
    done(event, Verb.DROP_PARTNER, by=by.user_id, at=at, body=partner.body_id)
    return event
