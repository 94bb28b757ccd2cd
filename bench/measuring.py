"""Processor time of a request: of this process, and of the PostgreSQL process that serves its one connection."""

import os
import re
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from django.db import connection
from django.test.utils import CaptureQueriesContext

TICK = os.sysconf("SC_CLK_TCK")


class Measure(NamedTuple):
    """`do` gets the number of the call."""

    name: str
    do: Callable[[int], object]
    limit_ms: float
    statements: int | None = None
    """How many it may take at most."""


@dataclass
class Measured:
    name: str
    limit_ms: float
    web_ms: float
    database_ms: float
    total_ms: float
    statements: int
    most_statements: int | None = None
    pgbench_ms: float | None = None
    ratio: float | None = None
    seconds: float | None = None
    """By the clock on the wall, of what is done once."""
    within: bool = True
    peer_ms: float | None = None
    """Of the web process of a peer for the same (docs/contests.md)."""
    peer_statements: int | None = None
    bytes: int | None = None
    most_bytes: int | None = None


def backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        return cursor.fetchone()[0]


def processor_ms(process: int) -> float:
    """User and system time of a process; the scheduler's own count where the kernel has it, else in ticks."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e6
    except (FileNotFoundError, IndexError, ValueError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / TICK


def measure(one: Measure, *, times: int = 60, rounds: int = 3, warm: int = 5) -> Measured:
    """The median of some rounds, after a warm-up."""
    do = one.do
    for place in range(warm):
        do(place)
    with CaptureQueriesContext(connection) as captured:
        do(5)
    count = len(captured)
    process, web, database = backend(), [], []
    for turn in range(rounds):
        before, began = processor_ms(process), time.process_time()
        for place in range(times):
            do(10 + turn * times + place)
        web.append(1000 * (time.process_time() - began) / times)
        database.append((processor_ms(process) - before) / times)
    web_ms, database_ms = statistics.median(web), statistics.median(database)
    total = web_ms + database_ms
    within = total <= one.limit_ms and (one.statements is None or count <= one.statements)
    return Measured(
        one.name, one.limit_ms, round(web_ms, 2), round(database_ms, 2), round(total, 2), count, one.statements, within=within,
    )  # fmt: skip


def once(one: Measure) -> Measured:
    """A job, done a single time."""
    process = backend()
    before, began, wall = processor_ms(process), time.process_time(), time.monotonic()
    with CaptureQueriesContext(connection) as captured:
        one.do(0)
    web, seconds = 1000 * (time.process_time() - began), time.monotonic() - wall
    database = processor_ms(process) - before
    total = web + database
    return Measured(
        one.name, one.limit_ms, round(web, 2), round(database, 2), round(total, 2), len(captured), one.statements,
        seconds=round(seconds, 2), within=total <= one.limit_ms,
    )  # fmt: skip


def statements(do: Callable[[int], object]) -> list[str]:
    """The SQL of one call, with its values in place, as pgbench can run it."""
    with CaptureQueriesContext(connection) as captured:
        do(6)
    return [re.sub(r"\s+", " ", query["sql"]).strip() for query in list(captured) if _repeatable(query["sql"])]


def _repeatable(sql: str) -> bool:
    return sql.lstrip().lower().startswith(("select", "with"))


def pgbench(program: Path, address: dict[str, str], sql: Sequence[str], *, clients: int, seconds: int = 4) -> float:
    """Milliseconds of PostgreSQL's processor time for one transaction with these statements."""
    script = Path(os.environ["SAMBUT_HOME"]) / "pgbench.sql"
    script.write_text("".join(f"{one};\n" for one in sql))
    server = int((Path(os.environ["SAMBUT_HOME"]) / "postgres" / "data" / "postmaster.pid").read_text().split()[0])
    before = _children_ms(server)
    done = subprocess.run(
        [str(program), "-n", "-M", "simple", "-f", str(script), "-c", str(clients), "-j", "1", "-T", str(seconds), "-h", address["host"], "-U", address["user"], address["dbname"]],
        env={"PGPASSWORD": address["password"], "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    count = int(re.search(r"transactions actually processed: (\d+)", done.stdout)[1])  # type: ignore[index]
    return round((_children_ms(server) - before) / max(count, 1), 3)


def _children_ms(process: int) -> float:
    """Time of children that have ended, in the parent's account."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[13]) + int(fields[14])) / TICK


def as_rows(found: Sequence[Measured]) -> list[dict[str, object]]:
    return [asdict(one) for one in found]
