"""Who carries the verbs out: this process, or several, each with a connection of its own; and what that costs."""

import os
import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import Any

from django.db import connection

from sambut.competitions.rehearsal import ready
from sambut.mandates.people import Person
from sambut.mandates.queries import person_of

Work = Callable[[Any, random.Random], Any]
"""Takes one piece and a chance that only this piece has; what it gives back is collected."""


@dataclass
class Step:
    """One stage: how many, how long by the clock on the wall, how long the processors ran."""

    name: str
    how: str
    """`verbs`: the actions that people and jobs call. `bulk`: rows written for the rehearsal. `reads`: nothing is written."""
    count: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    facts: dict[str, Any] = field(default_factory=dict)


class Hands:
    """`processes` of nought: everything is done here (in tests)."""

    def __init__(self, processes: int, *, seed: int) -> None:
        self.processes, self.seed, self.steps = processes, seed, list[Step]()
        self.pool = ProcessPoolExecutor(processes, get_context("spawn"), ready.set_up) if processes else None
        self.away = 0.0
        """Seconds that the other processes' processors ran in this step."""

    def __enter__(self) -> "Hands":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)

    @contextmanager
    def step(self, name: str, how: str = "verbs") -> Iterator[Step]:
        step, began, ran, self.away = Step(name, how), time.monotonic(), _ran(), 0.0
        yield step
        step.seconds = round(time.monotonic() - began, 2)
        step.processor = round(_ran() - ran + self.away, 2)
        self.steps.append(step)

    def each(self, work: Work, pieces: Sequence[Any]) -> list[Any]:
        """What came of each piece, in their order. Pieces are dealt out in small packets, so that nobody waits long for the last."""
        seeds = [f"{self.seed}:{work.__name__}:{place}" for place in range(len(pieces))]
        jobs = list(zip(pieces, seeds, strict=True))
        if self.pool is None:
            return [work(piece, random.Random(seed)) for piece, seed in jobs]
        size = max(1, min(50, len(jobs) // (4 * self.processes) or 1))
        packets = [(work, jobs[at : at + size]) for at in range(0, len(jobs), size)]
        found: list[Any] = []
        for done, ran in self.pool.map(_packet, packets):
            found += done
            self.away += ran
        return found


def _packet(packet: tuple[Work, list[tuple[Any, str]]]) -> tuple[list[Any], float]:
    work, jobs = packet
    before = _ran()
    done = [work(piece, random.Random(seed)) for piece, seed in jobs]
    return done, _ran() - before


def _ran() -> float:
    """Seconds of processor time of this process and of the one in PostgreSQL that serves it."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime + _served()


def _served() -> float:
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        pid = cursor.fetchone()[0]
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except (OSError, ValueError, IndexError):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except (OSError, IndexError):
            return 0.0  # the server is on another machine


@cache
def who(user_id: int, at: datetime) -> Person:
    """With the offices of that moment."""
    return person_of(user_id, at=at)
