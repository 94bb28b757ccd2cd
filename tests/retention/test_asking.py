"""A person asks for their own data, its correction, or its erasure; somebody else decides inside the clock of the law."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from sambut.accounts.models import User
from sambut.identities.actions import seal_identity
from sambut.identities.queries import contact_of, handles_of
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from sambut.mandates.people import VISITOR, Person
from sambut.retention import erasures
from sambut.retention.access import visible, why_not
from sambut.retention.actions import (
    carry_out,
    download_copy,
    grant_request,
    reapply_erasures,
    refuse_request,
    request_access,
    request_correction,
    request_erasure,
)
from sambut.retention.jobs import carry_out_granted
from sambut.retention.loading import load
from sambut.retention.models import DataRequest, RequestLimit, RetentionEvent
from tests.world.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _reference(tmp_path, settings):
    settings.HOME = tmp_path
    load()


@pytest.fixture
def citizen(cast: Cast) -> Person:
    return cast.citizen.person(AT)


@pytest.fixture
def custodian(cast: Cast) -> Person:
    return cast.custodian.person(AT)


def test_a_request_is_due_three_days_later_by_the_clock(citizen: Person):
    """Friday evening to Monday evening: the law counts hours, not working days."""
    friday = datetime(2025, 3, 28, 13, 0, tzinfo=UTC)
    request = request_access(by=citizen, at=friday)
    assert (request.state, request.due_at) == ("received", datetime(2025, 3, 31, 13, 0, tzinfo=UTC))
    event = RetentionEvent.objects.get(request=request)
    assert (event.verb, event.actor_id, event.facts) == (
        "request_access",
        citizen.user_id,
        {"due_at": "2025-03-31T13:00:00+00:00", "limit": request.limit_id},
    )
    assert Outbox.objects.filter(topic="retention.request_access", row_id=event.pk).count() == 1


def test_an_operators_own_limit_goes_before_the_reference(citizen: Person):
    RequestLimit.objects.create(
        kind="access", hours=24, law="Keputusan sendiri", source="SK", starts_on=AT.date(), confirmed=True
    )
    assert request_access(by=citizen, at=AT).due_at == AT + timedelta(hours=24)
    load()
    assert RequestLimit.objects.filter(kind="access", origin="own", hours=24).exists()


def test_a_granted_copy_holds_what_the_rooms_know_and_is_downloaded_for_seven_days(
    citizen: Person, custodian: Person, cast: Cast
):
    seal_identity(name="Sekar W.", phone="0812", user_id=citizen.user_id, at=AT)
    seal_identity(name="Orang lain", user_id=custodian.user_id, at=AT)
    request = request_access(by=citizen, at=AT)
    grant_request(request.pk, by=custodian, at=AT)

    copy = download_copy(request.pk, by=citizen, at=AT + timedelta(days=6))

    assert copy["accounts.account"]["email"] == cast.citizen.user.email
    assert copy["identities.identity"] == [
        {"day": "2025-03-26", "name": "Sekar W.", "email": "", "phone": "0812", "nik": "", "looked_at": []}
    ]
    assert "Orang lain" not in str(copy)
    assert [event.verb for event in RetentionEvent.objects.filter(request=request).order_by("id")] == [
        "request_access",
        "grant",
        "download",
    ]
    with pytest.raises(Refused, match=r"data_request\.download\.expired"):
        download_copy(request.pk, by=citizen, at=AT + timedelta(days=7))


def test_nobody_downloads_the_copy_of_somebody_else_not_even_who_granted_it(
    citizen: Person, custodian: Person, cast: Cast
):
    request = request_access(by=citizen, at=AT)
    grant_request(request.pk, by=custodian, at=AT)
    for other in (custodian, cast.agency_admin.person(AT), cast.system_administrator.person(AT), VISITOR):
        with pytest.raises(Refused, match=r"access\.data_request\."):
            download_copy(request.pk, by=other, at=AT)


def test_before_the_grant_after_a_refusal_and_for_other_kinds_there_is_no_copy(citizen: Person, custodian: Person):
    request = request_access(by=citizen, at=AT)
    with pytest.raises(Refused, match=r"download\.from_received"):
        download_copy(request.pk, by=citizen, at=AT)
    refuse_request(request.pk, reason="Permintaan ini mengenai data orang lain.", by=custodian, at=AT)
    with pytest.raises(Refused, match=r"download\.from_refused"):
        download_copy(request.pk, by=citizen, at=AT)
    correction = request_correction(text="Nama saya Sekar.", by=citizen, at=AT)
    grant_request(correction.pk, by=custodian, at=AT)
    with pytest.raises(Refused, match=r"download\.from_granted"):
        download_copy(correction.pk, by=citizen, at=AT)


def test_an_erasure_that_was_granted_takes_account_and_identities_and_leaves_the_events(
    citizen: Person, custodian: Person
):
    handles = [seal_identity(name="Sekar W.", user_id=citizen.user_id, at=AT) for _ in range(2)]
    request = request_erasure(text="Saya pindah ke luar negeri.", by=citizen, at=AT)
    grant_request(request.pk, by=custodian, at=AT)
    granted = RetentionEvent.objects.get(request=request, verb="grant")

    carry_out_granted(granted.pk, at=AT)
    carry_out_granted(granted.pk, at=AT)

    user = User.objects.get(pk=citizen.user_id)
    assert (user.name, user.email, user.is_active, user.has_usable_password()) == (
        "",
        f"{user.pk}@erased.invalid",
        False,
        False,
    )
    assert handles_of(citizen.user_id) == []
    assert [contact_of(handle) for handle in handles] == [None, None]
    done = DataRequest.objects.get(pk=request.pk)
    assert (done.state, done.text) == ("carried_out", "")
    assert [event.verb for event in RetentionEvent.objects.filter(request=request).order_by("id")] == [
        "request_erasure",
        "grant",
        "carry_out",
    ]
    assert sorted(subject for subject, _ in erasures.lines(erasures.path())) == [
        "accounts.account", "identities.identity", "identities.identity",
    ]  # fmt: skip


def test_who_held_an_office_keeps_the_name_beside_official_acts(cast: Cast, custodian: Person):
    officer = cast.unit_officer.person(AT)
    request = request_erasure(by=officer, at=AT)
    grant_request(request.pk, by=custodian, at=AT)
    name = cast.unit_officer.user.name
    carry_out(request.pk, at=AT)
    user = User.objects.get(pk=officer.user_id)
    assert (user.name, user.email) == (name, f"{user.pk}@erased.invalid")


def test_an_account_comes_back_from_a_backup_and_is_erased_again(citizen: Person):
    erasures.note("accounts.account", str(citizen.user_id))
    assert reapply_erasures(at=AT) == {"accounts.account": 1}
    assert reapply_erasures(at=AT) == {}
    assert not User.objects.get(pk=citizen.user_id).is_active


def test_who_may_decide(citizen: Person, cast: Cast):
    request = request_access(by=citizen, at=AT)
    may = {player.member.short_name for player in cast if why_not(player.person(AT), "grant", request) is None}
    assert may == {"custodian", "custodian_far_away"}
    own = request_access(by=cast.custodian.person(AT), at=AT)
    assert why_not(cast.custodian.person(AT), "grant", own) == "access.data_request.grant.own_request"
    assert why_not(VISITOR, "grant", request) == "access.data_request.visitor"


def test_the_list_and_the_single_answer_agree_for_everybody(citizen: Person, cast: Cast):
    request = request_access(by=citizen, at=AT)
    for person in [*(player.person(AT) for player in cast), VISITOR]:
        assert (request in set(visible(person))) == (why_not(person, "see", request) is None)


@pytest.mark.parametrize("verb", ["grant", "refuse"])
def test_a_decision_is_made_once(verb: str, citizen: Person, custodian: Person):
    request = request_access(by=citizen, at=AT)
    refuse_request(request.pk, reason="Permintaan ini mengenai data orang lain.", by=custodian, at=AT)
    again = {
        "grant": lambda: grant_request(request.pk, by=custodian, at=AT),
        "refuse": lambda: refuse_request(
            request.pk, reason="Permintaan ini mengenai data orang lain.", by=custodian, at=AT
        ),
    }
    with pytest.raises(Refused, match=rf"data_request\.{verb}\.from_refused"):
        again[verb]()


def test_a_late_decision_says_so_in_its_event(citizen: Person, custodian: Person):
    request = request_access(by=citizen, at=AT)
    grant_request(request.pk, by=custodian, at=request.due_at)
    assert RetentionEvent.objects.get(request=request, verb="grant").facts == {"late": True}


def test_what_is_refused_at_the_counter(citizen: Person, custodian: Person):
    request_access(by=citizen, at=AT)
    for code, call in (
        ("data_request.asked_already", lambda: request_access(by=citizen, at=AT)),
        ("data_request.request_correction.what", lambda: request_correction(text="  ", by=citizen, at=AT)),
        ("data_request.text_long", lambda: request_erasure(text="a" * 5000, by=citizen, at=AT)),
        ("access.data_request.visitor", lambda: request_access(by=VISITOR, at=AT)),
    ):
        with pytest.raises(Refused) as refused:
            call()
        assert refused.value.code == code
    request = DataRequest.objects.get()
    with pytest.raises(Refused, match="reason_short"):
        refuse_request(request.pk, reason="tidak", by=custodian, at=AT)


def test_events_are_never_changed(citizen: Person):
    request_access(by=citizen, at=AT)
    for statement in (
        "update retention_event set verb = 'x'",
        "delete from retention_event",
        "truncate retention_event",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
