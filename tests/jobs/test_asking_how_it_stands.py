"""What an operator sees and does: `sambut jobs`."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from django.db import connection

from sambut.jobs import checks, queries, relay
from sambut.jobs.commands import jobs
from sambut.jobs.models import GivenUp
from sambut.jobs.queries import Health
from sambut.kernel.clock import now
from sambut.ledger.outbox import announce

pytestmark = [pytest.mark.own_database, pytest.mark.usefixtures("committed")]

AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


def given_up() -> GivenUp:
    return GivenUp.objects.create(
        outbox_id=5, reaction="note", topic="tests.noted", row_id=7, tries=8,
        reason="ValueError at files/jobs.py:33", given_up_at=AT,
    )  # fmt: skip


def test_health_tells_what_waits_where() -> None:
    announce("tests.noted", 1, at=AT)
    announce("tests.noted", 2, at=AT)
    relay.relay_once(at=AT, batch=1)
    given_up()
    found = queries.health(at=AT + timedelta(minutes=2))
    assert found == Health(
        not_relayed=1, oldest_not_relayed_seconds=120.0, queued=1, to_retry=0, running=0, given_up=1
    )  # fmt: skip


def test_the_daily_check_asks_whether_a_worker_runs_and_names_what_waits_for_a_person() -> None:
    assert checks.check(AT) == []
    announce("tests.noted", 1, at=AT)
    given_up()
    assert checks.check(AT + timedelta(minutes=7)) == [
        "1 events wait for their reactions, the oldest for 7 minutes: does `sambut worker` run?",
        "1 jobs were given up and wait for a person: `sambut jobs list` names them",
    ]


def test_status_is_one_object_and_fails_when_something_needs_a_person() -> None:
    answer = CliRunner().invoke(jobs, ["status", "--json"])
    assert (answer.exit_code, json.loads(answer.stdout)["given_up"]) == (0, 0)
    given_up()
    answer = CliRunner().invoke(jobs, ["status", "--json"])
    assert (answer.exit_code, json.loads(answer.stdout)["given_up"]) == (1, 1)


def test_the_list_names_what_was_given_up_and_retry_puts_it_back() -> None:
    row = given_up()
    listed = json.loads(CliRunner().invoke(jobs, ["list", "--json"]).stdout)
    assert listed == {
        "given_up": [
            {
                "number": row.pk, "reaction": "note", "topic": "tests.noted", "row_id": 7, "tries": 8,
                "reason": "ValueError at files/jobs.py:33", "given_up_at": "2025-03-26T03:00:00+00:00",
            }
        ]
    }  # fmt: skip
    answer = CliRunner().invoke(jobs, ["retry", str(row.pk)])
    assert (answer.exit_code, answer.stdout) == (0, "1 put back into the queue.\n")
    with connection.cursor() as cursor:
        cursor.execute("select args->>'reaction', args->>'outbox_id', attempts, status from procrastinate_jobs")
        assert cursor.fetchall() == [("note", "5", 0, "todo")]
    assert CliRunner().invoke(jobs, ["list"]).stdout == "Nothing was given up.\n"


@pytest.mark.parametrize("words", [[], ["--all", "3"]])
def test_retry_wants_either_numbers_or_all(words: list[str]) -> None:
    assert CliRunner().invoke(jobs, ["retry", *words]).exit_code == 2


def test_health_of_an_idle_house() -> None:
    assert queries.health(at=now()) == Health(0, 0.0, 0, 0, 0, 0)
