"""The outbox takes a topic and ids, in the caller's transaction, in one statement."""

from datetime import UTC, datetime

import pytest

from sambut.ledger.models import Outbox
from sambut.ledger.outbox import announce, announce_many

pytestmark = pytest.mark.django_db

AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_of_the_world(db: None) -> None:
    Outbox.objects.all().delete()


def rows() -> list[tuple[object, ...]]:
    return list(Outbox.objects.order_by("id").values_list("topic", "row_id", "subject_id", "written_at", "relayed_at"))


def test_one_row_one_statement(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        outbox_id = announce("complaints.forward", 7, at=AT, subject_id=3)
    assert rows() == [("complaints.forward", 7, 3, AT, None)]
    assert Outbox.objects.get().pk == outbox_id


@pytest.mark.parametrize("count", [0, 1, 5000])
def test_any_number_of_rows_is_one_statement_and_keeps_the_order(django_assert_num_queries: object, count: int) -> None:
    ids = list(range(count, 0, -1))
    with django_assert_num_queries(1):  # type: ignore[operator]
        announce_many("complaints.imported", iter(ids), at=AT)
    assert rows() == [("complaints.imported", id_, None, AT, None) for id_ in ids]
