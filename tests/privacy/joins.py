"""Whether anything in the database joins a person with a case: in one row, or in two rows that share something rare."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

Row = tuple[str, dict[str, object]]
PLAIN_WORD = re.compile(r"[a-z_.]{1,40}\Z")
RARE = 3
"""What stands in more rows than this on each side is no trace of one person."""


def rows() -> Iterator[Row]:
    """Every row of every table; a session is read as the product reads it."""
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public' order by 1")
        for (table,) in cursor.fetchall():
            cursor.execute(f'select * from "{table}"')
            names = [column.name for column in cursor.description]
            for values in cursor.fetchall():
                row = dict(zip(names, values, strict=True))
                if table == "django_session":
                    row["session_data"] = json.dumps(SessionStore().decode(str(row["session_data"])))
                yield table, row


def naming(marks: list[str], found: list[Row]) -> list[Row]:
    """Rows in which one of the marks stands, in any column."""
    wanted = [mark.lower() for mark in marks]
    return [row for row in found if any(mark in _text(value) for value in row[1].values() for mark in wanted)]


def joining(person: list[str], case: list[str]) -> list[str]:
    """One line for each row that names both, and for each rare thing that a row of the person shares with a row of the case."""
    found = list(rows())
    of_person, of_case = naming(person, found), naming(case, found)
    both = [f"{table} names both" for table, row in of_person if (table, row) in of_case]
    shared = _things(of_person).keys() & _things(of_case).keys()
    counted = _things(found)
    marks = {mark.lower() for mark in (*person, *case)}
    return both + [
        f"{thing} stands on both sides" for thing in shared if counted[thing] <= RARE * 2 and thing not in marks
    ]


def _things(found: list[Row]) -> Counter[str]:
    """What could be recognised: numbers of rows, moments, keys; not words of the product, days and small numbers."""
    things: Counter[str] = Counter()
    for _table, row in found:
        things.update({_text(value) for value in row.values() if _is_thing(value)})
    return things


def _is_thing(value: object) -> bool:
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, int):
        return value > 1_000_000
    if isinstance(value, date) and not isinstance(value, datetime):
        return False
    if isinstance(value, str):
        return len(value) >= 6 and not PLAIN_WORD.match(value)
    return isinstance(value, datetime | UUID | bytes | memoryview | dict | list) and bool(value)


def _text(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return json.dumps(value, default=str).lower() if isinstance(value, dict | list) else str(value).lower()
