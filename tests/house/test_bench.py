"""What the bench writes by SQL fits the tables of this code, so that `make bench` never stops in the middle of its country."""

import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection

from tests.world.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 2, 3, 0, tzinfo=UTC)


def test_records_of_the_bench_fit_their_tables(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "path", [str(Path(__file__).resolve().parents[2] / "bench"), *sys.path])
    records = import_module("records")
    for name, size in (("INNOVATIONS", 6), ("SERVICES", 4), ("AGREEMENTS", 2)):
        monkeypatch.setattr(records, name, size)
    import_module("sambut.complaints.loading").load()
    counts = ("innovations_innovation", "services_service", "replication_agreement")
    with connection.cursor() as cursor:
        cursor.execute(
            "create temporary table bench_words as select 'kata' || n as word, n as place from generate_series(0, 19999) n"
        )
        before = [_count(cursor, table) for table in counts]
    records.fill(at=AT)

    with connection.cursor() as cursor:
        after = [_count(cursor, table) for table in counts]
    assert [now - then for now, then in zip(after, before, strict=True)] == [6, 4, 2]


def _count(cursor, table: str) -> int:  # type: ignore[no-untyped-def]
    cursor.execute(f"select count(*) from {table}")
    return cursor.fetchone()[0]
