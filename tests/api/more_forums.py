"""Forums in every state, and at one that runs a row for each operation; what their bodies must name."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sambut.events import actions
from sambut.events.actions import EventText
from sambut.events.models import Delegate, Delegation, Event
from sambut.kernel.clock import now
from tests.events.conftest import innovation
from tests.world.cast import Cast

HOUR = timedelta(hours=1)
AT_MAIN = (
    "read_forum_at_desk", "edit_forum", "add_session", "add_forum_partner", "add_stand", "list_invited_bodies", "offer_clinic",
    "list_clinics", "list_questions", "read_signings", "list_signing", "drop_session", "drop_forum_partner", "drop_stand",
)  # fmt: skip
OF_DELEGATION = ("name_delegate", "ask_consultation", "pledge_innovation", "withdraw_pledge", "give_forum_task")


@dataclass
class Known:
    """What a stranger could not guess: in the path, and in the body of one operation."""

    in_path: dict[str, dict[str, str]] = field(default_factory=dict)
    in_body: dict[str, dict[str, object]] = field(default_factory=dict)


KNOWN = Known()


def more_forums(cast: Cast, at: datetime, main: Event, delegation: Delegation) -> dict[str, str]:
    """Operation → UUID. `main` runs, and the city's `delegation` is confirmed there."""
    by, began = cast.secretariat.person(at), at - timedelta(days=2)
    uuids = dict.fromkeys(AT_MAIN, str(main.uuid)) | dict.fromkeys(OF_DELEGATION, str(delegation.uuid))
    uuids |= _steps(cast, at) | _people(cast, main, delegation, began)
    uuids |= _tables(cast, main, delegation, began, at) | _promises(cast, main, delegation, began)
    session = actions.add_session(
        main.pk,
        kind="panel",
        title="Panel",
        room="Ruang 2",
        starts_at=at + HOUR,
        ends_at=at + 2 * HOUR,
        by=by,
        at=began,
    )
    partner = actions.add_partner(main.pk, body=cast.regent.organisation, by=by, at=began)
    stand = actions.add_stand(main.pk, innovation=_shown(cast, "Turun"), number="Z9", by=by, at=began)
    KNOWN.in_path |= {
        "drop_session": {"key": str(session.uuid)}, "drop_forum_partner": {"key": str(partner.body.uuid)},
        "drop_stand": {"key": str(stand.uuid)},
    }  # fmt: skip
    _bodies(cast, at, main)
    return uuids


def _steps(cast: Cast, at: datetime) -> dict[str, str]:
    """One forum for each step of its life, and one for each answer of the city."""
    made = {
        operation: _forum(cast, at, steps)
        for operation, steps in (("announce_forum", 0), ("start_forum", 1), ("close_forum", 2), ("report_forum", 3))
    }
    by, began = cast.secretariat.person(at), at - timedelta(days=2)
    uuids = {operation: str(event.uuid) for operation, event in made.items()}
    uuids["invite_body"] = uuids["start_forum"]
    for operation in ("confirm_delegation", "decline_delegation", "remind_body"):
        event = _forum(cast, at, 1)
        sent = actions.invite_body(event.pk, body=cast.mayor.organisation, by=by, at=began)
        uuids[operation] = str(sent.uuid)
        if operation == "confirm_delegation":
            head = _named(cast, sent, began, email=cast.mayor.member.email)
            KNOWN.in_body[operation] = {"representative": str(head.uuid)}
    return uuids


def _forum(cast: Cast, at: datetime, steps: int) -> Event:
    """Drafted, and `steps` further."""
    by, began = cast.secretariat.person(at), at - timedelta(days=2)
    text = EventText("Forum lain", "", "Bandung", "Asia/Jakarta", at - HOUR, at + timedelta(days=2), at - HOUR)
    event = actions.draft_event(text, body=cast.secretariat.organisation, by=by, at=began)
    actions.add_session(
        event.pk, kind="plenary", title="Pembukaan", room="Aula", starts_at=at, ends_at=at + HOUR, by=by, at=began
    )
    for step in (actions.announce_event, actions.start_event, actions.close_event)[:steps]:
        step(event.pk, by=by, at=began)
    return event


def _named(cast: Cast, delegation: Delegation, at: datetime, **facts: str) -> Delegate:
    given = {"name": "Rosmini", "role_line": "Kepala Bidang", "email": "", **facts}
    return actions.name_delegate(delegation.pk, by=cast.secretariat.person(at), at=at, **given)


def _people(cast: Cast, main: Event, delegation: Delegation, at: datetime) -> dict[str, str]:
    return {operation: str(_named(cast, delegation, at).uuid) for operation in ("confirm_delegate", "drop_delegate")}


def _tables(cast: Cast, main: Event, delegation: Delegation, began: datetime, at: datetime) -> dict[str, str]:
    """A slot to withdraw, a booking to cancel, a question to answer."""
    coach, mayor = cast.facilitator.person(began), cast.mayor.person(began)
    slots = [
        actions.offer_clinic(
            main.pk, topic="Peraturan", table="Meja 1", starts_at=at + hours * HOUR, ends_at=at + (hours + 1) * HOUR,
            by=coach, at=began,
        )
        for hours in (7, 9)
    ]  # fmt: skip
    booked = actions.book_clinic(slots[0].pk, delegation=delegation, question="Mulai dari mana?", by=mayor, at=began)
    asked = actions.ask_desk(delegation.pk, topic="Biaya", question="Berapa?", by=mayor, at=began)
    return {
        "cancel_booking": str(booked.uuid), "withdraw_clinic": str(slots[1].uuid), "answer_question": str(asked.uuid),
    }  # fmt: skip


def _shown(cast: Cast, title: str):  # type: ignore[no-untyped-def]
    return innovation(cast.officer_far_away.organisation, title)


def _promises(cast: Cast, main: Event, delegation: Delegation, at: datetime) -> dict[str, str]:
    """Innovations of Jeneponto at stands: one to pledge, one pledged, lines of the signing list, tasks."""
    by, mayor, city = cast.secretariat.person(at), cast.mayor.person(at), cast.mayor.organisation
    shown = [_shown(cast, f"Sinar {place}") for place in range(6)]
    for place, one in enumerate(shown):
        actions.add_stand(main.pk, innovation=one, number=f"B{place}", by=by, at=at)
    actions.pledge_innovation(main.pk, body=city, innovation=shown[1], by=mayor, at=at)
    head = delegation.delegates.get(user=cast.mayor.user)
    uuids = {}
    for operation, one in zip(("ready_signing", "record_signature", "drop_signing"), shown[3:], strict=True):
        line = actions.list_signing(main.pk, replicator=city, innovation=one, by=by, at=at)
        uuids[operation] = str(line.uuid)
        if operation == "record_signature":
            actions.ready_signing(line.pk, signatory=head, by=by, at=at)
    for operation in ("finish_forum_task", "drop_forum_task"):
        task = actions.give_task(
            main.pk,
            unit=city,
            kind="task",
            text="Susun rencana",
            due_on=(now() + timedelta(days=30)).date(),
            by=mayor,
            at=at,
        )
        uuids[operation] = str(task.uuid)
    KNOWN.in_path["withdraw_pledge"] = {"innovation": str(shown[1].uuid)}
    KNOWN.in_body |= {
        "pledge_innovation": {"innovation": str(shown[0].uuid)}, "ready_signing": {"signatory": str(head.uuid)},
        "list_signing": {"innovation": str(shown[2].uuid), "replicator": str(city.uuid)},
        "add_stand": {"innovation": str(_shown(cast, "Baru").uuid)},
    }  # fmt: skip
    return uuids


def _bodies(cast: Cast, at: datetime, main: Event) -> None:
    def clock(moment: datetime) -> str:
        return moment.astimezone(ZoneInfo("Asia/Jakarta")).strftime("%Y-%m-%dT%H:%M")

    days = {
        "zone": "Asia/Jakarta",
        "answer_by": clock(at - 2 * HOUR),
        "starts_at": clock(at - HOUR),
        "ends_at": clock(at + 48 * HOUR),
    }
    hours = {"starts_at": clock(at + 12 * HOUR), "ends_at": clock(at + 13 * HOUR)}
    name = {"body": cast.regent.organisation.name}
    KNOWN.in_body |= {
        "draft_forum": days, "edit_forum": days, "add_session": hours | {"speakers": ""},
        "offer_clinic": hours | {"innovation": None}, "add_forum_partner": name, "invite_body": name,
        "name_delegate": {"email": ""}, "give_forum_task": {
            "unit": str(cast.mayor.organisation.uuid), "due_on": (at + timedelta(days=30)).date().isoformat(),
        },
    }  # fmt: skip
    KNOWN.in_body["list_signing"]["scheduled_at"] = clock(at + 3 * HOUR)
    KNOWN.in_path |= {"draft_forum": {"body": str(cast.secretariat.organisation.uuid)}}


def made_presentable(operation: str, path: dict[str, object], query: dict[str, object], body: object) -> object:
    """Path, query and body of what is done at a forum, with what is really there."""
    known = KNOWN.in_path.get(operation, {})
    (query if operation == "draft_forum" else path).update(known)
    if not isinstance(body, dict) or operation not in KNOWN.in_body:
        return body
    return {name: KNOWN.in_body[operation].get(name, value) for name, value in body.items()}
