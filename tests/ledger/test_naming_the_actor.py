"""Who did it is said to the triggers inside the action's transaction, and forgotten with it."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from sambut.ledger.context import say_who

pytestmark = pytest.mark.own_database


@pytest.fixture(autouse=True)
def _real_transactions(own_database: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield
        connection.close()


def said() -> tuple[str | None, str | None]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('pghistory.context_id', true), current_setting('pghistory.context_metadata', true)"
        )
        return cursor.fetchone()


def test_the_actor_is_known_within_the_transaction_and_not_beyond() -> None:
    with transaction.atomic():
        say_who(user_id=7, verb="rename")
        context, facts = said()
    assert (len(str(context)), facts) == (36, '{"user": 7, "verb": "rename"}')
    assert said() == ("", "")


def test_outside_a_transaction_nobody_can_be_named() -> None:
    with pytest.raises(TypeError):
        say_who(user_id=7, verb="rename")
