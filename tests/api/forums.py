"""A forum that runs, with a delegation, a slot and a badge for each operation."""

from datetime import datetime, timedelta

from sambut.events import actions
from sambut.events.actions import EventText
from sambut.events.models import Delegation, Event
from sambut.kernel.numbers import spoken
from sambut.mandates.models import Appointment
from sambut.mandates.states import Role
from tests.api.more_forums import more_forums
from tests.events.conftest import innovation
from tests.world.cast import Cast

READ = ("read_forum", "read_forum_counts", "check_in_delegate")


def forum(cast: Cast, at: datetime) -> tuple[dict[str, str], dict[str, str]]:
    """Operation → UUID, and what a stranger could not guess in a body. The city's admin is its secretariat too."""
    host, city = cast.secretariat.organisation, cast.agency_admin.organisation
    Appointment.objects.create(
        user=cast.agency_admin.user, role=Role.SECRETARIAT, organisation=host, starts_at=at - timedelta(days=9)
    )
    began, hour = at - timedelta(days=2), timedelta(hours=1)
    by = cast.secretariat.person(at)
    text = EventText("Forum", "", "Bandung", "Asia/Jakarta", at - hour, at + timedelta(days=2), at - hour)
    event = actions.draft_event(text, body=host, by=by, at=began)
    actions.add_session(
        event.pk, kind="plenary", title="Pembukaan", room="Aula", starts_at=at, ends_at=at + hour, by=by, at=began
    )
    actions.announce_event(event.pk, by=by, at=began)
    delegation, badge = _delegation(cast, event, began)
    slot = actions.offer_clinic(
        event.pk, topic="Peraturan", table="Meja 1", starts_at=at + 5 * hour, ends_at=at + 6 * hour,
        by=cast.facilitator.person(at), at=began,
    )  # fmt: skip
    stand = actions.add_stand(
        event.pk, innovation=innovation(cast.innovator.organisation), number="A1", by=by, at=began
    )
    actions.start_event(event.pk, by=by, at=began)
    known = dict.fromkeys(READ, str(event.uuid)) | {"record_stand_interest": str(stand.uuid)}
    known |= dict.fromkeys(("read_delegation", "book_clinic"), str(delegation.uuid))
    known |= more_forums(cast, at, event, delegation)
    return known, {"slot": str(slot.uuid), "code": badge, "unit": str(city.uuid)}


def _delegation(cast: Cast, event: Event, at: datetime) -> tuple[Delegation, str]:
    mayor, by = cast.mayor.person(at), cast.secretariat.person(at)
    delegation = actions.invite_body(event.pk, body=cast.mayor.organisation, by=by, at=at)
    facts = {"name": "Ratu", "role_line": "Wali Kota", "email": cast.mayor.member.email}
    head = actions.name_delegate(delegation.pk, by=mayor, at=at, **facts)
    return actions.confirm_delegation(delegation.pk, representative=head, by=mayor, at=at), spoken(head.code)
