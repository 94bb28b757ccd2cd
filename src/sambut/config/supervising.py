"""Several processes as one: started in order, started again when they die, stopped in the reverse order."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sambut.config.lifeline import dies_with_parent

LONG_ENOUGH = 60.0
"""Seconds after which a process counts as healthy and its next death waits the shortest pause again."""


@dataclass
class Child:
    """A process with its own session, so that Ctrl-C in a terminal reaches only the supervisor, which keeps the order."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    patience: float = 15.0
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = 0.0
    again_at: float = 0.0

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command, env={**os.environ, **self.environment}, stdin=subprocess.DEVNULL, start_new_session=True,
            preexec_fn=dies_with_parent(signal.SIGTERM),
        )  # fmt: skip

    def died(self) -> int | None:
        """The code of a death not yet known, once."""
        if self.process is None or (code := self.process.poll()) is None:
            return None
        self.process = None
        lived = time.monotonic() - self.started
        self.pause = 0.5 if lived > LONG_ENOUGH else min(max(self.pause * 2, 0.5), 30.0)
        self.again_at = time.monotonic() + self.pause
        return code

    def stop(self, hurry: threading.Event) -> None:
        if not self.process:
            return
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        deadline = time.monotonic() + self.patience
        while self.process.poll() is None and time.monotonic() < deadline and not hurry.is_set():
            time.sleep(0.02)
        with contextlib.suppress(ProcessLookupError):  # what is left of its session
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Stopping:
    """SIGTERM, SIGINT and SIGHUP ask to stop; a second one asks to hurry."""

    def __init__(self) -> None:
        self.asked, self.hurry = threading.Event(), threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, number: int, frame: object) -> None:
        (self.hurry if self.asked.is_set() else self.asked).set()


def supervise(
    children: Sequence[Child], stopping: Stopping, *, say: Callable[[str], None], also: Callable[[], None]
) -> None:
    """Until asked to stop. `also` looks after what is no child of ours in this sense (the database)."""
    for child in children:
        child.start()
    try:
        while not stopping.asked.wait(0.25):
            also()
            for child in children:
                if (code := child.died()) is not None:
                    say(f"{child.name} ended with {code}; starting it again in {child.pause:g} s")
                elif child.process is None and time.monotonic() >= child.again_at:
                    child.start()
    finally:
        for child in children:
            child.stop(stopping.hurry)
