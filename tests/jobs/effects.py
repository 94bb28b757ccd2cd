"""A room of the tests' own: reactions that write to a table without any constraint, so that a second time shows."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import psycopg
from django.db import connection

from sambut.jobs.reactions import REACTIONS
from sambut.jobs.shapes import Reaction
from tests.running import RUN


def make_table(database: str) -> None:
    """In the module's own database, with the rights that *app* has elsewhere."""
    with _superuser(database) as superuser:
        superuser.execute(
            "create table effect (id bigserial primary key, reaction text, row_id bigint, at timestamptz)"
        )
        superuser.execute("grant all on effect, effect_id_seq to public")


def _superuser(database: str) -> psycopg.Connection[tuple[Any, ...]]:
    return psycopg.connect(json.loads(os.environ[RUN])["admin"], dbname=database, autocommit=True)


@contextmanager
def no_end_is_written(database: str) -> Iterator[None]:
    """As when the database goes away between the effect of a job and the writing of its end."""
    with _superuser(database) as superuser:
        superuser.execute(
            """create function no_end() returns trigger language plpgsql as
                 $$ begin raise exception 'no end is written now'; end $$"""
        )
        superuser.execute(
            """create trigger no_end before update on procrastinate_jobs for each row
                 when (new.status = 'succeeded') execute function no_end()"""
        )
        try:
            yield
        finally:
            superuser.execute("drop function no_end cascade")


def effects(reaction: str) -> list[int]:
    """The row ids it reacted to, in the order of its doing."""
    with connection.cursor() as cursor:
        cursor.execute("select row_id from effect where reaction = %s order by id", [reaction])
        return [row[0] for row in cursor.fetchall()]


def note(row_id: int, *, at: datetime) -> None:
    _note("note", row_id, at)


def note_slowly(row_id: int, *, at: datetime) -> None:
    """Writes, then lingers: killed in between, the row must not stay."""
    _note("note_slowly", row_id, at)
    time.sleep(0.02)


def note_in_order(row_id: int, *, at: datetime) -> None:
    """The later ones are quicker, and would overtake if they could."""
    time.sleep(0.01 * (3 - row_id % 3))
    _note("note_in_order", row_id, at)


def note_twice_or_more(row_id: int, *, at: datetime) -> None:
    """Not in one transaction: commits what it wrote, then fails the first time."""
    _note("note_outside", row_id, at)
    if len(effects("note_outside")) == 1:
        raise ConnectionError("The other system went away.")


def note_at_length(row_id: int, *, at: datetime) -> None:
    time.sleep(1)
    _note("note_at_length", row_id, at)


def poison(row_id: int, *, at: datetime) -> None:
    _note("poison", row_id, at)
    raise ValueError("Siti Rahmawati, 0812-5550-1234")


def mended(row_id: int, *, at: datetime) -> None:
    """What the poisonous function becomes when somebody has mended it."""
    _note("mended", row_id, at)


def _note(reaction: str, row_id: int, at: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("insert into effect (reaction, row_id, at) values (%s, %s, %s)", [reaction, row_id, at])


HERE = "tests.jobs.effects:"
SOON = timedelta(milliseconds=50)
NOTE = Reaction("note", HERE + "note")
OURS = {
    "tests.noted": (NOTE,),
    "tests.slow": (
        Reaction("note_too", HERE + "note"),
        Reaction("note_slowly", HERE + "note_slowly", tries=50),
    ),
    "tests.story": (Reaction("note_in_order", HERE + "note_in_order", ordered=True),),
    "tests.outside": (Reaction("note_outside", HERE + "note_twice_or_more", atomic=False, first_wait=SOON),),
    "tests.long": (Reaction("note_at_length", HERE + "note_at_length"),),
    "tests.poison": (Reaction("poison", HERE + "poison", tries=2, first_wait=SOON),),
}


def enter() -> None:
    REACTIONS.update(OURS)
