"""SIGKILL in mid-work, over many rounds, with a cluster that syncs to disk as in production.

What was acknowledged is there afterwards; nothing is there twice; the next start works. With FULL=1 more rounds.
"""

import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from sambut.config.postgres import OWNER, Server
from tests import homes
from tests.homes import Up, alive, environment, get, wait_for

pytestmark = pytest.mark.kill

FULL = bool(os.environ.get("FULL"))
ROUNDS = 12 if FULL else 5
KILLED = 8 if FULL else 4
TURNS = 4 if FULL else 2


@pytest.fixture
def home() -> Iterator[Path]:
    with homes.folder(on_disk=True) as place:
        yield homes.with_tables(place / "home")


class Work:
    """Writers in processes of their own; what they acknowledged stands in a file each."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.files: list[Path] = []
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> subprocess.Popen[bytes]:
        file = Path(tempfile.mkstemp(prefix="sambut-work-", dir=self.home.parent)[1])
        with open(file, "wb") as out:
            words = [sys.executable, "-m", "tests.kill.work", str(len(self.files) * 1_000_000)]
            given = environment(self.home, DJANGO_SETTINGS_MODULE="sambut.config.settings")
            process = subprocess.Popen(words, env=given, cwd=homes.ROOT, stdout=out)
        self.files.append(file)
        self.processes.append(process)
        return process

    def count(self) -> int:
        return sum(file.read_bytes().count(b"\n") for file in self.files)

    def more(self, rows: int = 20) -> None:
        """Waits until so many more rows were acknowledged."""
        before = self.count()
        wait_for(lambda: self.count() >= before + rows, 60)

    def acknowledged(self) -> set[int]:
        """Whole lines only: a kill may cut the last one."""
        return {int(line) for file in self.files for line in file.read_bytes().split(b"\n")[:-1]}

    def stop(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()


@pytest.fixture
def work(home: Path) -> Iterator[Work]:
    made = Work(home)
    yield made
    made.stop()


def stored(server: Server) -> Counter[int]:
    with server.connect(OWNER) as connection:
        return Counter(
            row
            for (row,) in connection.execute("select row_id from ledger_outbox where topic = 'tests.killed'").fetchall()
        )


def test_no_acknowledged_row_is_lost_when_the_database_is_killed_over_and_over(home: Path, work: Work) -> None:
    server = Server(home / "postgres")
    server.start()
    chance = random.Random(20250326)
    for _ in range(2):
        work.start()
    for _ in range(ROUNDS):
        work.more()
        time.sleep(chance.uniform(0, 0.1))
        server.kill()
        server.start()
    work.more()
    work.stop()
    found = stored(server)
    server.stop()

    assert len(work.acknowledged()) > ROUNDS * 20
    assert work.acknowledged() - set(found) == set()
    assert [number for number, times in found.items() if times > 1] == []


def test_no_acknowledged_row_is_lost_when_writers_are_killed_over_and_over(home: Path, work: Work) -> None:
    server = Server(home / "postgres")
    server.start()
    for _ in range(KILLED):
        process = work.start()
        work.more(10)
        process.kill()
    found = stored(server)
    server.stop()

    assert work.acknowledged() - set(found) == set()
    assert len(found) - len(work.acknowledged()) <= KILLED, "At most one row a kill was in but not yet acknowledged."


def test_the_whole_house_is_killed_over_and_over_and_always_starts_again(home: Path, work: Work) -> None:
    """Supervisor, web, worker and database, one after the other and all at once."""
    chance = random.Random(17)
    for turn in range(TURNS):
        with Up(home) as up:
            address = up.address()
            below = up.descendants()
            work.start()
            work.more(10)
            victims = list(below)
            chance.shuffle(victims)
            for victim in (
                [up.process.pid, *victims] if turn % 2 == 0 else [*victims[: len(victims) // 2], up.process.pid]
            ):
                _kill(victim)
            up.process.wait()
            work.processes[-1].kill()
            assert address.startswith("http://127.0.0.1:")
    with Up(home) as up:
        assert get(f"{up.address()}/readyz") == (200, '{"ready": true, "reasons": []}')
        found = stored(Server(home / "postgres"))
        below = up.descendants()
        assert up.end() == 0
    assert work.acknowledged() - set(found) == set()
    assert alive(below) == {}


def _kill(process: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
