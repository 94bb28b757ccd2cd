"""Citizens report and offices answer while web, worker and database are killed again and again.

What was acknowledged is there once with its events, a repeated key makes no double, every event is told exactly once.
An ordinary run kills each of them, and worker and database twice; with FULL=1 they are killed twelve times.
"""

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from sambut.config.postgres import Server
from tests import homes
from tests.homes import Up, environment, rows, wait_for

pytestmark = pytest.mark.kill

KILLS = (
    "worker",
    "database",
    "web child",
    "worker",
    "database",
    "web",
    *(["web child", "database"] * 3 if os.environ.get("FULL") else []),
)
"""The worker early: what it left half done is taken back when three signs of its life did not come."""
CITIZENS = 4
DONE = {"submit": (200, 201), "disposisi": (200, 409), "jawab": (200, 409)}
"""Sent again after an answer that was lost, an office's verb is refused: it was done."""


@pytest.fixture
def home() -> Iterator[Path]:
    with homes.folder(on_disk=True) as place:
        yield homes.with_tables(place / "home")


class Citizens:
    """Threads that report, send again what was not acknowledged, and let the offices answer every second case."""

    def __init__(self, address: str, law: dict[str, object]) -> None:
        self.address, self.law = address, law
        self.acknowledged: dict[str, str] = {}
        self.answered: set[str] = set()
        self.wrong: list[str] = []
        self.retried = 0
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self._report, args=(random.Random(seed),)) for seed in range(CITIZENS)]

    def _report(self, chance: random.Random) -> None:
        while not self.stop.is_set() and not self.wrong:
            key = str(uuid.UUID(int=chance.getrandbits(128), version=4))
            number = self._submit(key, chance)
            self.acknowledged[key] = number
            if chance.random() < 0.3 and self._submit(key, chance) != number:
                self.wrong.append(f"{number} got a second number")
            if chance.random() < 0.5:
                desk = f"/api/v1/meja/laporan/{number}"
                self._until_done(
                    "disposisi",
                    f"{desk}/disposisi",
                    {"to": self.law["unit"], "grade": "ordinary"},
                    chance,
                    by="agency_admin",
                )
                self._until_done("jawab", f"{desk}/jawab", {"text": "Lampu sudah diganti."}, chance, by="unit_officer")
                self.answered.add(number)

    def _submit(self, key: str, chance: random.Random) -> str:
        report = {
            "text": f"Lampu mati, laporan {key[:6]}.",
            "anonymous": "ya",
            "secret": "tidak",
            "body": self.law["city"],
        }
        return str(self._until_done("submit", f"/api/v1/laporan/?kunci={key}", report, chance)["number"])

    def _until_done(
        self, verb: str, path: str, payload: dict[str, object], chance: random.Random, by: str = ""
    ) -> dict[str, object]:
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline and not self.wrong:
            status, answer = self._post(path, payload, chance, by)
            if status in DONE[verb]:
                return answer
            if 400 <= status < 500:
                self.wrong.append(f"{verb}: {status} {answer}")
            self.retried += 1
            time.sleep(0.05)
        raise AssertionError(f"{verb} was never acknowledged. {self.wrong}")

    def _post(
        self, path: str, payload: dict[str, object], chance: random.Random, by: str
    ) -> tuple[int, dict[str, object]]:
        """Status and answer; 0 when the line broke. Each call comes from another address, or the limit of one would end it."""
        headers = {
            "Content-Type": "application/json",
            "X-Forwarded-For": ".".join(str(chance.randint(1, 250)) for _ in range(4)),
        }
        if by:
            headers["Authorization"] = f"Bearer {self.law['keys'][by]}"  # type: ignore[index]
        request = urllib.request.Request(self.address + path, json.dumps(payload).encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=15) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with suppress(ValueError, OSError, http.client.HTTPException):
                return error.code, json.load(error)
            return error.code, {}
        except (OSError, ValueError, http.client.HTTPException):  # killed before, while or after it answered
            return 0, {}

    def more(self, cases: int, seconds: float) -> None:
        wanted, deadline = len(self.acknowledged) + cases, time.monotonic() + seconds
        while len(self.acknowledged) < wanted and time.monotonic() < deadline and not self.wrong:
            time.sleep(0.02)


def load_law(home: Path) -> dict[str, object]:
    given = environment(home, DJANGO_SETTINGS_MODULE="sambut.config.settings")
    made = subprocess.run(
        [sys.executable, "-m", "tests.kill.law"], env=given, cwd=homes.ROOT, capture_output=True, text=True, check=True
    )
    return json.loads(made.stdout)


def kill(up: Up, victim: str) -> None:
    if victim == "database":
        Server(up.home / "postgres").kill()
        return
    name, _, child = victim.partition(" ")
    command = {"web": "serve", "worker": "worker"}[name]
    found = [process for process, line in up.descendants().items() if line.endswith(f"sambut.config.cli {command}")]
    victims = [process for parent in found[:1] for process in homes.descendants(parent)] if child else found[:1]
    for process in victims:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def test_what_was_acknowledged_is_there_once_and_told_once_whatever_is_killed(home: Path) -> None:
    with Up(home, SAMBUT_PROXY_HOPS="1", SAMBUT_WORKER_PULSE="2") as up:
        citizens = Citizens(up.address(), load_law(home))
        for thread in citizens.threads:
            thread.start()
        for victim in KILLS:
            citizens.more(3, seconds=10)
            kill(up, victim)
        citizens.more(5, seconds=10)
        citizens.stop.set()
        for thread in citizens.threads:
            thread.join()

        assert citizens.wrong == []
        assert citizens.retried >= len(KILLS) // 2, "The kills came at no moment of work."
        wait_for(lambda: nothing_waits(home), 90, up.words)
        assert_once(home, citizens)
        assert_told_once(home, citizens)


def nothing_waits(home: Path) -> bool:
    try:
        [(waiting,)] = rows(
            home,
            "select (select count(*) from ledger_outbox where relayed_at is null) + (select count(*) from procrastinate_jobs where status in ('todo', 'doing') and queue_name = 'common')",
        )
    except Exception:  # noqa: BLE001  (the server may still be coming back)
        return False
    return waiting == 0


def assert_once(home: Path, citizens: Citizens) -> None:
    """As many cases as keys; each with the number that was told, one text, one key of its own, and its events in order."""
    numbers = {number.replace("-", "") for number in citizens.acknowledged.values()}
    found = rows(
        home,
        "select number, (select string_agg(verb, ' ' order by e.id) from complaints_event e where e.complaint_id = c.id) from complaints_complaint c",
    )
    assert len(numbers) == len(citizens.acknowledged)
    assert {number for number, _ in found} == numbers
    answered = {number.replace("-", "") for number in citizens.answered}
    assert dict(found) == {number: "submit forward answer" if number in answered else "submit" for number in numbers}
    [(texts, envelopes, sights, clocks)] = rows(
        home,
        "select (select count(*) from complaints_message where kind = 'report'), (select count(*) from identities_envelope), (select count(*) from complaints_sight), (select count(*) from complaints_clock where stopped_at is null)",
    )
    assert (texts, envelopes, sights, clocks) == (
        len(numbers),
        len(numbers),
        len(numbers) + len(answered),
        len(numbers),
    )


def assert_told_once(home: Path, citizens: Citizens) -> None:
    """Notices are counted: a reaction that ran twice in effect would have told twice."""
    told = dict(rows(home, "select kind, count(*) from notices_notice group by 1"))
    every, answered = len(citizens.acknowledged), len(citizens.answered)
    assert told == {
        "report_submit": every,
        "desk_submit": every,
        "report_forward": answered,
        "desk_forward": answered,
        "report_answer": answered,
    }
    assert rows(home, "select * from jobs_givenup") == []
    assert (
        rows(home, "select row_id from ledger_outbox where topic like 'complaints.%' group by 1 having count(*) > 1")
        == []
    )
