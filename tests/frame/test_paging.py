"""Keyset paging: every row exactly once in both directions, whatever is empty or equal; a wrong cursor is the first page."""

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sambut.frame.paging import LONGEST, slice_of
from sambut.ledger.models import Outbox

START = datetime(2025, 4, 1, tzinfo=UTC)
ROWS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.one_of(st.none(), st.integers(0, 2))), max_size=12)
ORDERS = st.sampled_from(
    [
        ("written_at", "id"), ("-written_at", "id"), ("-written_at", "-id"), ("relayed_at", "id"), ("-relayed_at", "id"), ("id",), ("-id",),
        ("topic", "-relayed_at", "id"), ("-topic", "relayed_at", "-id"),
    ]
)  # fmt: skip


def fill(rows):
    made = [
        Outbox(
            topic=f"contoh.{topic}",
            row_id=1,
            written_at=START + timedelta(days=day),
            relayed_at=None if sent is None else START + timedelta(days=sent),
        )
        for topic, day, sent in rows
    ]
    Outbox.objects.bulk_create(made)


def ours():
    return Outbox.objects.filter(topic__startswith="contoh.")


def walk(queryset, order, size, *, forward=True, begin=None):
    """All pages from one end to the other."""
    pages, after = [], begin
    while True:
        part = slice_of(queryset, order=order, after=after, size=size)
        pages.append(part)
        after = part.next if forward else part.previous
        if after is None:
            return pages


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, order=ORDERS, size=st.integers(1, 5), as_values=st.booleans())
def test_every_row_comes_once_in_order_and_back_again(rows, order, size, as_values):
    with transaction.atomic():
        fill(rows)
        whole = ours()
        asked = whole.values("id", "topic", "written_at", "relayed_at") if as_values else whole
        expected = [row.pk for row in whole.order_by(*order)]

        def ids(pages):
            return [row["id"] if as_values else row.pk for page in pages for row in page.rows]

        there = walk(asked, order, size)
        assert ids(there) == expected
        assert all(len(page.rows) == size for page in there[:-1])
        if len(there) > 1:
            back = walk(asked, order, size, forward=False, begin=there[-1].previous)
            assert ids([*reversed(back), there[-1]]) == expected
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_ends_of_the_list_have_no_way_on():
    fill([(0, day, None) for day in range(5)])
    first = slice_of(ours(), order=("written_at", "id"), after=None, size=2)
    second = slice_of(ours(), order=("written_at", "id"), after=first.next, size=2)
    third = slice_of(ours(), order=("written_at", "id"), after=second.next, size=2)
    assert (first.previous, third.next) == (None, None)
    again = slice_of(ours(), order=("written_at", "id"), after=second.previous, size=2)
    assert [row.pk for row in again.rows] == [row.pk for row in first.rows]
    assert (again.previous, again.next is not None) == (None, True)


@pytest.mark.django_db
def test_rows_that_arrive_or_leave_meanwhile_are_neither_doubled_nor_skip_others():
    fill([(0, day, None) for day in (1, 2, 3)])
    first = slice_of(ours(), order=("written_at", "id"), after=None, size=2)
    fill([(1, 0, None)])
    second = slice_of(ours(), order=("written_at", "id"), after=first.next, size=2)
    assert [row.written_at for row in second.rows] == [START + timedelta(days=3)]


@pytest.mark.django_db
@pytest.mark.parametrize("order", [("written_at", "id"), ("-written_at", "-id")])
def test_where_all_columns_point_one_way_whole_rows_are_compared_so_that_equal_keys_are_not_walked_again(order):
    fill([(0, 1, None)] * 5)
    begin = slice_of(ours(), order=order, after=None, size=2)
    with CaptureQueriesContext(connection) as asked:
        found = slice_of(ours(), order=order, after=begin.next, size=2)
    assert [row.pk for row in found.rows] == [row.pk for row in ours().order_by(*order)][2:4]
    assert '("ledger_outbox"."written_at", "ledger_outbox"."id") ' in asked[0]["sql"]
    assert " OR " not in asked[0]["sql"]


def cursor(*parts: object) -> str:
    return urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        "", "x", "%00", "é", "ZZZZ", "bnVsbA", "[]", cursor(), cursor(0), cursor(0, "2025-04-01T00:00:00+00:00"), cursor(2, "2025-04-01T00:00:00+00:00", "1"),
        cursor(0, "2025-04-01T00:00:00", "1"), cursor(0, "2025-04-01T00:00:00+00:00", "x"), cursor(0, None, "1"), cursor(0, {}, []),
        cursor(0, "2025-04-01T00:00:00+00:00", "9" * 40), cursor(0, "2025-04-01T00:00:00+00:00", "1\x00"), cursor(0, "2025-04-01T00:00:00+00:00", "NaN"),
        "A" * (LONGEST + 1), "WyI" * 300,
    ],
)  # fmt: skip
def test_a_cursor_that_does_not_fit_gives_the_first_page(wrong):
    fill([(0, day, None) for day in range(3)])
    first = slice_of(ours(), order=("written_at", "id"), after=None, size=2)
    assert [row.pk for row in slice_of(ours(), order=("written_at", "id"), after=wrong, size=2).rows] == [
        row.pk for row in first.rows
    ]


@pytest.mark.django_db
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=60), st.binary(max_size=60).map(lambda raw: urlsafe_b64encode(raw).decode())))
def test_no_text_in_the_address_breaks_the_list(text):
    assert slice_of(ours(), order=("written_at", "id"), after=text, size=2).rows == []


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3, 30])
def test_a_page_is_one_query_at_any_size(rows):
    fill([(0, day, None) for day in range(rows)])
    begin = slice_of(ours(), order=("-written_at", "id"), after=None, size=1)
    with CaptureQueriesContext(connection) as asked:
        slice_of(ours(), order=("-written_at", "id"), after=begin.next, size=20)
    assert len(asked) == 1
    assert "COUNT" not in asked[0]["sql"].upper()
    assert "OFFSET" not in asked[0]["sql"].upper()
