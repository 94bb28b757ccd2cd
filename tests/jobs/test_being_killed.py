"""A worker is killed in the middle of its work, again and again: every row has its effect, and has it once.

With FULL=1 more often.
"""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from sambut.jobs.models import Done, GivenUp
from sambut.kernel.clock import now
from sambut.ledger.models import Outbox
from sambut.ledger.outbox import announce_many
from tests.jobs.conftest import until
from tests.jobs.effects import effects

pytestmark = [pytest.mark.own_database, pytest.mark.kill, pytest.mark.usefixtures("committed")]

ROUNDS, ROWS = 6 if os.environ.get("FULL") else 4, 40


def start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "tests.jobs.worker_process"], env=os.environ)


def test_killed_over_and_over_every_row_is_reacted_to_exactly_once() -> None:
    chance = random.Random(20250326)
    for turn in range(ROUNDS):
        announce_many("tests.slow", range(turn * ROWS, (turn + 1) * ROWS), at=now())
        before = Done.objects.count()
        process = start()
        until(lambda before=before: Done.objects.count() > before)
        time.sleep(chance.uniform(0, 0.3))
        process.send_signal(signal.SIGKILL)
        process.wait()
    left = 2 * ROUNDS * ROWS - Done.objects.count()
    workers = [start(), start()]
    until(lambda: Done.objects.count() == 2 * ROUNDS * ROWS, seconds=30)
    for process in workers:
        process.terminate()
    assert [process.wait(timeout=25) for process in workers] == [0, 0]
    assert left > ROWS, "The kills came too late to show anything."
    assert sorted(effects("note")) == sorted(effects("note_slowly")) == list(range(ROUNDS * ROWS))
    assert not GivenUp.objects.exists()
    assert not Outbox.objects.filter(relayed_at=None).exists()
