"""One way for a person to see an identity: request with a reason, grant by another, one look within 24 hours."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from sambut.identities.access import visible, why_not
from sambut.identities.actions import deny_look, erase_identity, grant_look, look, request_look, seal_identity
from sambut.identities.models import IdentityEvent, LookRequest
from sambut.identities.queries import looks_at
from sambut.identities.rules import Identity
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from sambut.mandates.people import VISITOR, Mandate, Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from tests.world.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
REASON = "Pelapor diancam; inspektorat perlu menghubunginya hari ini."


def office(player, role: Role, organisation: Organisation, *, acting: bool = False) -> Person:
    """Somebody of the cast with exactly this office."""
    mandate = Mandate(1, role, organisation.pk, organisation.body_id, tuple(organisation.path), acting)
    return Person(player.user.pk, (mandate,))


@pytest.fixture
def unit(cast: Cast) -> Organisation:
    return cast.unit_officer.organisation


@pytest.fixture
def body(unit: Organisation) -> Organisation:
    return unit.body


@pytest.fixture
def asker(cast: Cast, body: Organisation) -> Person:
    return office(cast.inspector, Role.INSPECTORATE, body)


@pytest.fixture
def custodian(cast: Cast, body: Organisation) -> Person:
    return office(cast.custodian, Role.CUSTODIAN, body)


@pytest.fixture
def handle() -> UUID:
    return seal_identity(name="Sri Wahyuni", email="sri@example.id", phone="0812", nik="3374010101900001", at=AT)


@pytest.fixture
def asked(handle: UUID, unit: Organisation, body: Organisation, asker: Person) -> LookRequest:
    return ask(handle, unit, body, asker)


def ask(handle: UUID, unit: Organisation, body: Organisation, by: Person) -> LookRequest:
    return request_look(
        handle, case_ref="SB7K29QX3", reason=REASON, body_id=body.pk, subject_path=unit.path, by=by, at=AT
    )


def test_a_granted_request_shows_the_identity_once_and_the_reporter_sees_when(
    asked: LookRequest, handle: UUID, asker: Person, custodian: Person
):
    grant_look(asked.pk, by=custodian, at=AT + timedelta(hours=1))
    seen = look(asked.pk, by=asker, at=AT + timedelta(hours=2))

    assert seen == Identity("Sri Wahyuni", "sri@example.id", "0812", "3374010101900001")
    assert looks_at(handle) == [AT + timedelta(hours=2)]
    with pytest.raises(Refused, match=r"identity\.look\.from_looked"):
        look(asked.pk, by=asker, at=AT + timedelta(hours=3))


def test_every_step_is_an_event_with_ids_only_and_one_outbox_row(asked: LookRequest, asker: Person, custodian: Person):
    grant_look(asked.pk, by=custodian, at=AT)
    look(asked.pk, by=asker, at=AT)

    events = list(IdentityEvent.objects.filter(request=asked).order_by("id"))
    assert [(event.verb, event.state_from, event.state_to, event.actor_id) for event in events] == [
        ("request_look", "", "asked", asker.user_id),
        ("grant_look", "asked", "granted", custodian.user_id),
        ("look", "granted", "looked", asker.user_id),
    ]
    assert [event.facts for event in events] == [
        {"body": asked.body_id},
        {"expires_at": (AT + timedelta(hours=24)).isoformat()},
        {},
    ]
    assert set(Outbox.objects.filter(topic__startswith="identities.").values_list("topic", "row_id")) == {
        (f"identities.{event.verb}", event.pk) for event in events
    }


def test_a_look_before_the_grant_after_a_denial_or_after_a_day_is_refused(
    handle: UUID, unit: Organisation, body: Organisation, asker: Person, custodian: Person
):
    first = ask(handle, unit, body, asker)
    with pytest.raises(Refused, match=r"identity\.look\.from_asked"):
        look(first.pk, by=asker, at=AT)
    deny_look(first.pk, denial="Alasan tidak cukup untuk membuka identitas.", by=custodian, at=AT)
    with pytest.raises(Refused, match=r"identity\.look\.from_denied"):
        look(first.pk, by=asker, at=AT)

    second = ask(handle, unit, body, asker)
    grant_look(second.pk, by=custodian, at=AT)
    with pytest.raises(Refused, match=r"identity\.look\.expired"):
        look(second.pk, by=asker, at=AT + timedelta(hours=24))
    assert looks_at(handle) == []
    assert look(second.pk, by=asker, at=AT + timedelta(hours=24) - timedelta(microseconds=1)).name == "Sri Wahyuni"


def test_nobody_but_the_asker_looks(asked: LookRequest, custodian: Person, cast: Cast, body: Organisation):
    grant_look(asked.pk, by=custodian, at=AT)
    for other in (custodian, office(cast.agency_admin, Role.AGENCY_ADMIN, body), VISITOR):
        with pytest.raises(Refused, match=r"access\.identity\."):
            look(asked.pk, by=other, at=AT)
    assert looks_at(asked.envelope_id) == []


def test_the_asker_never_decides_not_even_as_custodian(
    handle: UUID, unit: Organisation, body: Organisation, cast: Cast
):
    both = Person(
        cast.custodian.user.pk,
        (
            Mandate(1, Role.CUSTODIAN, body.pk, body.pk, tuple(body.path)),
            Mandate(2, Role.INSPECTORATE, body.pk, body.pk, tuple(body.path)),
        ),
    )
    request = ask(handle, unit, body, both)
    assert why_not(both, "grant_look", request) == "access.identity.grant_look.own_request"
    with pytest.raises(Refused, match="own_request"):
        grant_look(request.pk, by=both, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        LookRequest.objects.filter(pk=request.pk).update(state="granted", decided_by=both.user_id, expires_at=AT)


def test_nobody_in_the_chain_complained_about_asks_decides_looks_or_sees(
    handle: UUID, unit: Organisation, body: Organisation, asker: Person, cast: Cast
):
    """A custodian who also acts as the unit's officer stands in the chain, and so does everybody of the unit."""
    request = ask(handle, unit, body, asker)
    under = Organisation.objects.create(
        kind=unit.kind, name="Seksi", parent=unit, body=body, path=[*unit.path, 999_999]
    )
    acting = Person(
        cast.custodian.user.pk,
        (
            Mandate(1, Role.CUSTODIAN, body.pk, body.pk, tuple(body.path)),
            Mandate(2, Role.UNIT_OFFICER, unit.pk, body.pk, tuple(unit.path), acting=True),
        ),
    )
    for person in (
        office(cast.unit_officer, Role.UNIT_OFFICER, unit),
        office(cast.unit_officer, Role.HEAD, unit),
        office(cast.unit_officer, Role.UNIT_OFFICER, under),
        office(cast.unit_officer, Role.CUSTODIAN, unit),
        acting,
    ):
        for verb in ("request_look", "grant_look", "deny_look", "look"):
            assert why_not(person, verb, request) == f"access.identity.{verb}.own_subject"
        assert list(visible(person)) == []


def test_who_may_decide(asked: LookRequest, custodian: Person, cast: Cast, body: Organisation):
    other_body = Organisation.objects.filter(parent=None).exclude(pk=body.pk).first()
    found = {
        "custodian": why_not(custodian, "grant_look", asked),
        "custodian elsewhere": why_not(office(cast.custodian, Role.CUSTODIAN, other_body), "grant_look", asked),
        "agency admin": why_not(office(cast.agency_admin, Role.AGENCY_ADMIN, body), "grant_look", asked),
        "system administrator": why_not(
            office(cast.system_administrator, Role.SYSTEM_ADMINISTRATOR, body), "grant_look", asked
        ),
        "visitor": why_not(VISITOR, "grant_look", asked),
    }
    assert found == {
        "custodian": None,
        "custodian elsewhere": "access.identity.grant_look.not_custodian",
        "agency admin": "access.identity.grant_look.not_custodian",
        "system administrator": "access.identity.grant_look.not_custodian",
        "visitor": "access.identity.visitor",
    }


def test_a_custodian_above_the_body_may_decide(handle: UUID, unit: Organisation, asker: Person, cast: Cast):
    """A unit that decides for itself (a hospital, a school): the custodian of the body above may decide too."""
    above = unit.body
    request = request_look(
        handle, case_ref="SB7K29QX3", reason=REASON, body_id=unit.pk, subject_path=unit.path, by=asker, at=AT
    )
    assert grant_look(request.pk, by=office(cast.custodian, Role.CUSTODIAN, above), at=AT).state == "granted"


def test_who_may_ask(handle: UUID, unit: Organisation, body: Organisation, cast: Cast):
    draft = LookRequest(body=body, chain=[unit.pk], accused=unit)
    found = {role: why_not(office(cast.inspector, role, body), "request_look", draft) for role in Role}
    may = {role for role, reason in found.items() if reason is None}
    assert may == {Role.UNIT_OFFICER, Role.AGENCY_ADMIN, Role.NATIONAL_ADMIN, Role.INSPECTORATE, Role.OMBUDSMAN}


def test_a_reason_that_says_nothing_is_refused(handle: UUID, unit: Organisation, body: Organisation, asker: Person):
    with pytest.raises(Refused, match="reason_short"):
        request_look(
            handle,
            case_ref="SB7K29QX3",
            reason="penting      ",
            body_id=body.pk,
            subject_path=unit.path,
            by=asker,
            at=AT,
        )
    assert LookRequest.objects.count() == 0


def test_asking_twice_while_the_first_waits_is_refused(asked: LookRequest, unit: Organisation, asker: Person):
    with pytest.raises(Refused, match="asked_already"):
        ask(asked.envelope_id, unit, asked.body, asker)
    assert LookRequest.objects.count() == 1


def test_what_a_person_sees_in_the_list_is_what_they_may_do(
    asked: LookRequest, cast: Cast, asker: Person, custodian: Person
):
    """The list and the single answer agree for everybody of the cast and some offices more."""
    people = [player.person(AT) for player in cast] + [asker, custodian, VISITOR]
    for person in people:
        seen = set(visible(person))
        decides = why_not(person, "grant_look", asked) in (None, "access.identity.grant_look.own_request")
        looks = why_not(person, "look", asked) is None
        assert (asked in seen) == (decides or looks)


def test_an_erased_identity_cannot_be_asked_for_granted_or_looked_at(
    asked: LookRequest, unit: Organisation, body: Organisation, asker: Person, custodian: Person, cast: Cast
):
    erase_identity(asked.envelope_id, at=AT)
    with pytest.raises(Refused, match=r"identity\.grant_look\.erased"):
        grant_look(asked.pk, by=custodian, at=AT)
    with pytest.raises(Refused, match=r"identity\.request_look\.erased"):
        ask(asked.envelope_id, unit, body, office(cast.national_admin, Role.NATIONAL_ADMIN, body))
    asked.refresh_from_db()
    assert asked.reason == ""


def test_events_of_identities_are_never_changed(asked: LookRequest):
    for statement in (
        "update identities_event set verb = 'x'",
        "delete from identities_event",
        "truncate identities_event",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_custodian_whom_the_asker_appointed_does_not_grant_but_may_refuse(
    asked: LookRequest, cast: Cast, body: Organisation, asker: Person
):
    def appointed_by(*users: int | None) -> Person:
        offices = tuple(
            Mandate(place, Role.CUSTODIAN, body.pk, body.pk, tuple(body.path), appointed_by=user)
            for place, user in enumerate(users, start=1)
        )
        return Person(cast.custodian.user.pk, offices)

    theirs, another = asker.user_id, cast.system_administrator.user.pk
    assert why_not(appointed_by(theirs), "grant_look", asked) == "access.identity.grant_look.appointed_by_asker"
    with pytest.raises(Refused, match="appointed_by_asker"):
        grant_look(asked.pk, by=appointed_by(theirs), at=AT)
    assert looks_at(asked.envelope_id) == []
    assert [
        why_not(appointed_by(*users), "grant_look", asked) for users in ((None,), (another,), (theirs, another))
    ] == [None, None, None]
    assert why_not(appointed_by(theirs), "deny_look", asked) is None
