"""Search over many innovations: what is found, in which order, and in how many statements."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sambut.innovations import searching
from sambut.innovations.lists import Filter
from sambut.innovations.models import Innovation
from sambut.innovations.searching import BOUND, QUOTED, SHOWN
from sambut.innovations.searching import WORDS as LOOSE
from sambut.innovations.states import Stage, State
from tests.innovations.conftest import THURSDAY
from tests.world.cast import Cast

pytestmark = pytest.mark.own_database

MANY = LOOSE.read + 200
WORDS = ("lampu", "mati", "pohon", "tumbang", "sampah", "pasar", "sungai")
RARE = "gondola"
"""Stands in two texts, one of them older than those that are walked."""


def text_of(place: int) -> list[str]:
    """Five words, each text others; the newest has place 0."""
    found = [WORDS[(place * (2 * k + 1) + place // 7 * k + k) % len(WORDS)] for k in range(5)]
    return [*found, RARE] if place % 550 == 549 else found


@pytest.fixture(scope="module")
def many(own_database: str) -> list[int]:
    """Ids of all of them, the newest first. Each fiftieth has an award."""
    unit = Cast().innovator.organisation
    rows = [
        Innovation(
            title=" ".join(text_of(place)), unit=unit, body_id=unit.body_id, stage=Stage.RUNNING, started_on=THURSDAY.date(), state=State.PUBLIC,
            public_at=THURSDAY - timedelta(minutes=place), begun_at=THURSDAY, changed_at=THURSDAY, awarded=place % 50 == 0,
        )
        for place in range(MANY)
    ]  # fmt: skip
    ids = [row.pk for row in Innovation.objects.bulk_create(rows)]
    with connection.cursor() as cursor:
        cursor.execute("update innovations_innovation set search = to_tsvector('simple', title)")
    return ids


def fits(text: list[str], rows: list[list[str]]) -> bool:
    """All of the words, and those of one row one behind the other."""
    return all(any(text[place : place + len(row)] == row for place in range(len(text))) for row in rows)


def question(rows: list[list[str]]) -> str:
    return " ".join(f'"{" ".join(row)}"' if len(row) > 1 else row[0] for row in rows) + " "


def ranks(tsquery: str) -> dict[int, float]:
    with connection.cursor() as cursor:
        cursor.execute("select id, ts_rank(search, to_tsquery('simple', %s)) from innovations_innovation", [tsquery])
        return dict(cursor.fetchall())


asked_rows = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), min_size=1, max_size=3)


@given(asked_rows, st.booleans())
@example([[RARE]], False)
@example([[WORDS[0]]], False)
@example([[WORDS[0]]], True)
@example([["lampu", "mati"]], False)
@example([["mati", "lampu", "mati"]], False)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_best_of_the_newest_that_fit_are_found_and_of_few_all(many, rows, awarded):
    wanted = Filter(awarded=awarded)
    listed = [place for place in range(MANY) if place % 50 == 0 or not awarded]
    fitting = [place for place in listed if fits(text_of(place), rows)]
    walk = QUOTED if any(len(row) > 1 for row in rows) else LOOSE
    newest = [place for place in fitting if place in set(listed[: walk.read])][: walk.most]
    pool = newest if len(newest) >= walk.enough else fitting

    found = [row["id"] for row in searching.public(question(rows), wanted)]

    rank = ranks(searching.query(question(rows)).tsquery)
    best = sorted(pool[:BOUND], key=lambda place: (-rank[many[place]], place))
    assert found == [many[place] for place in best[:SHOWN]]
    assert len(found) == min(len(fitting), SHOWN)


def statements(asked: str, **more: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        searching.public(asked, **more)
    return len(queries)


@pytest.mark.parametrize(
    ("asked", "taken"), [("lampu ", 2), ('"lampu mati"', 2), (RARE, 2), ("tidakada", 1), ("", 0), ("yang", 0)]
)
def test_a_question_takes_two_statements_whatever_it_finds(many, asked, taken):
    assert statements(asked) == statements(asked, limit=3) == taken
