from datetime import UTC, datetime

import pytest
from django.db import connection

from sambut.ledger.models import Outbox
from sambut.ledger.outbox import announce

AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_an_announcement_is_one_row_with_nothing_personal():
    announce("complaints.forward", 7, at=AT)

    assert list(Outbox.objects.values("topic", "row_id", "written_at", "relayed_at")) == [
        {"topic": "complaints.forward", "row_id": 7, "written_at": AT, "relayed_at": None}
    ]


@pytest.mark.django_db
def test_the_tests_run_as_the_role_app():
    with connection.cursor() as cursor:
        cursor.execute("select current_user, (select rolsuper from pg_roles where rolname = current_user)")
        role, is_super = cursor.fetchone()
    assert "app" in role
    assert not is_super
