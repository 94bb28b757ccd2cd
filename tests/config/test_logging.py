"""Logs tell what happened and never what anybody wrote."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from sambut.config.logs import Json, Text
from sambut.kernel.refusals import Refused

NAME, MAIL, NUMBER = "Siti Rahmawati", "siti.rahmawati@example.id", "SB7K29QX3"


@pytest.fixture(params=[Text, Json])
def log(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """Everything that any logger says, as the product would write it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(request.param())
    root, before = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(before)


def test_a_request_is_one_line_with_route_status_and_time(client: Client, log: io.StringIO) -> None:
    answer = client.get(f"/gaya/?nama={NAME}", headers={"User-Agent": MAIL, "X-Request-ID": NAME})
    (line,) = [line for line in log.getvalue().splitlines() if "sambut.requests" in line]

    assert "frame:living" in line
    assert "200" in line
    assert answer.headers["X-Request-ID"] in line


@pytest.mark.django_db
def test_no_part_of_an_address_stands_in_a_log(client: Client, log: io.StringIO) -> None:
    client.get(f"/{NUMBER}/{MAIL}/?nama={NAME}")
    client.post(f"/gaya/{NUMBER}/", {"nama": NAME}, headers={"Referer": f"https://x/{MAIL}"})
    client.get("/", headers={"Host": f"{NUMBER}.example"})
    client.generic(NUMBER, "/gaya/")

    assert "sambut.requests" in log.getvalue()
    assert not [word for word in (NAME, "Siti", MAIL, NUMBER) if word in log.getvalue()]


@pytest.mark.django_db
def test_an_error_of_the_database_is_its_code_and_constraint_without_the_row(log: io.StringIO) -> None:
    with connection.cursor() as cursor:
        cursor.execute("create temp table people (name text constraint people_once unique)")
        cursor.execute("insert into people values (%s)", [NAME])
        try:
            cursor.execute("insert into people values (%s)", [NAME])
        except DatabaseError:
            logging.getLogger("sambut.test").exception("It did not work.")
    written = log.getvalue()

    assert "psycopg.errors.UniqueViolation 23505 people_once" in written
    assert "django.db.utils.IntegrityError" in written
    assert "It did not work." in written
    assert NAME not in written


def test_a_fault_is_type_and_frames_without_message_or_values(log: io.StringIO) -> None:
    def fails(whose: str) -> None:
        try:
            raise ValueError(f"cannot read {whose}")
        except ValueError as error:
            raise Refused("complaint.forward.from_closed", name=whose) from error

    try:
        fails(NAME)
    except Refused:
        logging.getLogger("sambut.test").exception("It did not work.")
    written = log.getvalue()

    assert "ValueError" in written
    assert "complaint.forward.from_closed" in written
    assert "test_logging.py" in written
    assert NAME not in written


def test_what_a_package_says_is_only_where_it_said_it(log: io.StringIO) -> None:
    logging.getLogger("axes.handlers").warning("New login failure by %s from 10.1.2.3", MAIL)
    logging.getLogger("django.request").error("Internal Server Error: /meja/pengaduan/%s/", NUMBER, exc_info=_fault())
    logging.getLogger("pypdf").warning(f"Ignoring wrong object {NAME}")
    written = log.getvalue()

    assert "axes.handlers" in written
    assert not [word for word in (NAME, MAIL, NUMBER, "10.1.2.3") if word in written]


def test_json_is_one_object_a_line() -> None:
    record = logging.LogRecord("sambut.jobs", logging.WARNING, __file__, 1, "Row %s", (7,), _fault())
    found = json.loads(Json().format(record))

    assert {name: found[name] for name in ("level", "from", "message")} == {
        "level": "warning",
        "from": "sambut.jobs",
        "message": "Row 7",
    }
    assert found["trace"][-1] == "KeyError"


def _fault() -> object:
    try:
        raise KeyError(NAME)
    except KeyError:
        return sys.exc_info()
