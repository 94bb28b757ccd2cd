from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from sambut.accounts.actions import issue_token, revoke_token
from sambut.accounts.models import AccountEvent, Token
from sambut.accounts.tokens import user_of
from sambut.kernel.refusals import Refused
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
MONTH = timedelta(days=30)


def issued(cast: Cast) -> tuple[Token, str]:
    owner = cast.unit_officer.user
    return issue_token(owner.pk, name="Dasbor kota", expires_at=AT + MONTH, by=owner.pk, at=AT)


def test_a_token_signs_in_its_owner_until_it_expires_and_only_its_hash_is_kept(cast: Cast):
    token, text = issued(cast)

    assert user_of(text, at=AT) == cast.unit_officer.user
    assert user_of(text, at=AT + MONTH) is None
    assert user_of(text[:-1] + "x", at=AT) is None
    assert user_of("", at=AT) is None
    with connection.cursor() as cursor:
        cursor.execute("select accounts_token::text from accounts_token where id = %s", [token.pk])
        assert text.removeprefix("sambut_") not in cursor.fetchone()[0]


def test_a_revoked_token_and_one_of_a_closed_account_are_dead(cast: Cast):
    owner = cast.unit_officer.user
    token, text = issued(cast)
    _other, second = issued(cast)
    revoke_token(token.pk, by=owner.pk, at=AT)
    assert user_of(text, at=AT) is None
    assert user_of(second, at=AT) == owner
    owner.is_active = False
    owner.save()
    assert user_of(second, at=AT) is None


def test_issuing_and_revoking_leave_one_event_each(cast: Cast):
    owner = cast.unit_officer.user
    token, _text = issued(cast)
    revoke_token(token.pk, by=owner.pk, at=AT)

    assert list(
        AccountEvent.objects.filter(token=token).order_by("id").values_list("verb", "user_id", "actor_id", "facts")
    ) == [
        ("issue_token", owner.pk, owner.pk, {"expires_at": (AT + MONTH).isoformat()}),
        ("revoke_token", owner.pk, owner.pk, {}),
    ]


def test_nobody_touches_the_token_of_another(cast: Cast):
    token, _text = issued(cast)
    stranger = cast.system_administrator.user
    for attempt in (
        lambda: revoke_token(token.pk, by=stranger.pk, at=AT),
        lambda: issue_token(cast.unit_officer.user.pk, name="x", expires_at=AT + MONTH, by=stranger.pk, at=AT),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.code == "token.of_another"
    assert signed_in(cast.system_administrator).post(f"/akun/kunci-sistem/{token.pk}/cabut/").status_code == 409
    token.refresh_from_db()
    assert token.revoked_at is None


@pytest.mark.parametrize("expires_at", [AT, AT - MONTH, AT + timedelta(days=367)])
def test_a_token_ends_within_a_year(cast: Cast, expires_at: datetime):
    owner = cast.citizen.user
    with pytest.raises(Refused) as refused:
        issue_token(owner.pk, name="x", expires_at=expires_at, by=owner.pk, at=AT)
    assert refused.value.code == "token.issue.wrong_end"
    with pytest.raises(IntegrityError), transaction.atomic():
        Token.objects.create(owner=owner, name="x", digest="0", issued_at=AT, expires_at=AT)
