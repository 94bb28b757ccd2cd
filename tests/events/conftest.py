"""A forum at each place of its way, made by walking there with the product's own actions."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from sambut.events import actions
from sambut.events.actions import EventText
from sambut.events.models import ClinicSlot, Counts, Delegate, Delegation, Event, Stand
from sambut.events.states import SessionKind, Way
from sambut.innovations.models import Innovation
from sambut.mandates.models import Letter
from sambut.mandates.people import Person
from sambut.mandates.states import Act, LetterKind
from sambut.organisations.models import Organisation
from tests.world.cast import Cast, Player

BEFORE = datetime(2031, 9, 2, 2, 0, tzinfo=UTC)
"""Eight weeks before: the forum is being prepared. Years ahead, so that pages, which read the clock, come before it too."""
STARTS = datetime(2031, 10, 28, 1, 0, tzinfo=UTC)
"""Tuesday, 28 October 2031, 08.00 in Bandung."""
ENDS = datetime(2031, 10, 29, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def text(**facts: Any) -> EventText:
    given = {
        "name": "Forum Replikasi 2031", "summary": "Daerah bertemu pemilik inovasi.", "venue": "Gedung Sabilulungan, Bandung",
        "zone": "Asia/Jakarta", "starts_at": STARTS, "ends_at": ENDS, "answer_by": STARTS - timedelta(days=7),
    }  # fmt: skip
    return EventText(**{**given, **facts})


def innovation(unit: Organisation, title: str = "Bidan Jemput Bola", **facts: Any) -> Innovation:
    """A public record; its own room has its own tests."""
    row = Innovation(
        title=title, summary="Bidan menjemput ibu hamil yang belum memeriksakan diri.", unit=unit, body_id=unit.body_id,
        stage="running", state="public", public_at=BEFORE, begun_at=BEFORE, changed_at=BEFORE, **facts,
    )  # fmt: skip
    row.save()
    return row


class Forum:
    """One forum and hands to move it. `at` is the clock."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.at = cast, BEFORE
        self.host = self.cast.secretariat.organisation
        self.event = actions.draft_event(text(), body=self.host, by=self.secretariat, at=self.at)

    def person(self, player: Player) -> Person:
        return player.person(self.at)

    @property
    def secretariat(self) -> Person:
        return self.person(self.cast.secretariat)

    @property
    def regent(self) -> Person:
        return self.person(self.cast.regent)

    @property
    def city(self) -> Organisation:
        return self.cast.agency_admin.organisation

    @property
    def regency(self) -> Organisation:
        return self.cast.regent.organisation

    def tick(self, **more: float) -> datetime:
        self.at += timedelta(**(more or {"minutes": 10}))
        return self.at

    def fresh(self) -> Event:
        self.event = Event.objects.select_related("body").get(pk=self.event.pk)
        return self.event

    def counts(self, *names: str) -> Any:
        row = Counts.objects.get(event=self.event)
        found = tuple(getattr(row, name) for name in names)
        return found if len(found) != 1 else found[0]

    def session(self, **facts: Any) -> Any:
        given: dict[str, Any] = {
            "kind": SessionKind.PLENARY, "title": "Pembukaan", "room": "Aula", "starts_at": STARTS, "ends_at": STARTS + HOUR,
        }  # fmt: skip
        return actions.add_session(self.event.pk, by=self.secretariat, at=self.tick(), **{**given, **facts})

    def announce(self) -> Event:
        self.session()
        return actions.announce_event(self.event.pk, by=self.secretariat, at=self.tick())

    def start(self) -> Event:
        self.at = max(self.at, STARTS)
        return actions.start_event(self.event.pk, by=self.secretariat, at=self.tick())

    def close(self) -> Event:
        self.at = max(self.at, ENDS)
        return actions.close_event(self.event.pk, by=self.secretariat, at=self.tick())

    def report(self) -> Any:
        return actions.report_event(
            self.event.pk, words="Forum berjalan baik.", words_english="The forum went well.", by=self.secretariat,
            at=self.tick(),
        )  # fmt: skip

    def invite(self, body: Organisation | None = None) -> Delegation:
        return actions.invite_body(self.event.pk, body=body or self.regency, by=self.secretariat, at=self.tick())

    def name(self, delegation: Delegation, player: Player | None = None, **facts: Any) -> Delegate:
        given = {"name": "Rosmini", "role_line": "Kepala Bidang", "email": player.member.email if player else ""}
        return actions.name_delegate(delegation.pk, by=self.secretariat, at=self.tick(), **{**given, **facts})

    def confirm(self, delegation: Delegation | None = None) -> Delegation:
        """The regent confirms with herself at the head."""
        delegation = delegation or self.invite()
        head = self.name(delegation, self.cast.regent)
        return actions.confirm_delegation(delegation.pk, representative=head, by=self.regent, at=self.tick())

    def letter(
        self, player: Player, act: Act = Act.ATTEND_FORUM, *, ends_at: datetime = ENDS + HOUR, **facts: Any
    ) -> Letter:
        return Letter.objects.create(
            user=player.user, organisation=facts.pop("organisation", self.regency), kind=LetterKind.ASSIGNMENT, act=act,
            number="094/7/2031", issued_by=self.cast.regent.user, starts_at=BEFORE, ends_at=ends_at,
        )  # fmt: skip

    def check_in(self, delegate: Delegate, **facts: Any) -> Any:
        return actions.check_in(delegate.pk, by=self.secretariat, at=self.tick(), **{"way": Way.HAND, **facts})

    def stand(self, number: str = "A1", shown: Innovation | None = None) -> Stand:
        shown = shown or innovation(self.cast.innovator.organisation)
        return actions.add_stand(self.event.pk, innovation=shown, number=number, by=self.secretariat, at=self.tick())

    def slot(self, starts_at: datetime = STARTS + 2 * HOUR, **facts: Any) -> ClinicSlot:
        given: dict[str, Any] = {"topic": "Menyiapkan peraturan bupati", "table": "Meja 3", "ends_at": starts_at + HOUR}
        by = facts.pop("by", None) or self.person(self.cast.facilitator)
        return actions.offer_clinic(self.event.pk, starts_at=starts_at, by=by, at=self.tick(), **{**given, **facts})

    def book(self, slot: ClinicSlot, delegation: Delegation) -> Any:
        by = self.regent
        return actions.book_clinic(slot.pk, delegation=delegation, question="Mulai dari mana?", by=by, at=self.tick())

    def task(self, **facts: Any) -> Any:
        given: dict[str, Any] = {
            "unit": self.cast.officer_far_away.organisation, "kind": "task", "text": "Susun rencana", "due_on": date(2031, 12, 1),
        }  # fmt: skip
        return actions.give_task(self.event.pk, by=self.regent, at=self.tick(), **{**given, **facts})


@pytest.fixture
def forum(db: None, cast: Cast) -> Forum:
    return Forum(cast)


@pytest.fixture
def announced(forum: Forum) -> Forum:
    forum.announce()
    return forum


@pytest.fixture
def running(announced: Forum) -> Forum:
    announced.start()
    return announced
