"""A room of the tests' own: reactions that write to a table without any constraint, so that a second time shows."""

import os
import time
from datetime import datetime

import psycopg
from django.db import connection

from sambut.jobs.reactions import REACTIONS
from sambut.jobs.shapes import Reaction
from tests.running import RUN


def make_table(database: str) -> None:
    """In the module's own database, with the rights that *app* has elsewhere."""
    import json

    from sambut.jobs.models import Done

    assert Done._meta.db_table == "jobs_done"
    admin = json.loads(os.environ[RUN])["admin"]
    with psycopg.connect(admin, dbname=database, autocommit=True) as superuser:
        superuser.execute("create table effect (id bigserial primary key, reaction text, row_id bigint, at timestamptz)")
        superuser.execute("grant all on effect, effect_id_seq to public")


def _note(reaction: str, row_id: int, at: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("insert into effect (reaction, row_id, at) values (%s, %s, %s)", [reaction, row_id, at])


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
    time.sleep(0.005 * (row_id % 3))
    _note("note_in_order", row_id, at)


def poison(row_id: int, *, at: datetime) -> None:
    _note("poison", row_id, at)
    raise ValueError("Siti Rahmawati, 0812-5550-1234")


HERE = "tests.jobs.effects:"
OURS = {
    "tests.noted": (Reaction("note", HERE + "note"),),
    "tests.slow": (Reaction("note", HERE + "note"), Reaction("note_slowly", HERE + "note_slowly", tries=50)),
    "tests.story": (Reaction("note_in_order", HERE + "note_in_order", ordered=True),),
    "tests.poison": (Reaction("poison", HERE + "poison", tries=2),),
}


def enter() -> None:
    REACTIONS.update(OURS)
