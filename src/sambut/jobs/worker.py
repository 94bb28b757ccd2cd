"""The job process: runs reactions in their lanes, relays the outbox, keeps the schedule. As many as wanted, anywhere."""

import asyncio
import logging
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connections
from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django import DjangoApp
from procrastinate.contrib.django.utils import connector_params
from procrastinate.manager import JobManager

from sambut.jobs import relay, turning
from sambut.jobs.running import tasks
from sambut.jobs.shapes import LANES, Lane

log = logging.getLogger(__name__)

GRACE = timedelta(seconds=20)
"""How long a stopping worker waits for running reactions; what is left is taken back by another."""


def run(stop: threading.Event | None = None, *, heartbeat: timedelta | None = None) -> None:
    """Works until `stop` is set, or, without one, until SIGTERM or SIGINT. `heartbeat`: instead of the setting."""
    stop = stop or _stop_at_signals()
    heartbeat = heartbeat or timedelta(seconds=settings.ENVIRONMENT.worker_pulse)
    _size_pool()
    threads = [
        threading.Thread(target=relay.keep_relaying, args=(stop,), name="relay"),
        threading.Thread(target=turning.keep_turning, args=(stop,), kwargs=_pace(heartbeat), name="schedule"),
    ]
    for thread in threads:
        thread.start()
    try:
        asyncio.run(_work(stop, heartbeat))
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _stop_at_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _size_pool() -> None:
    """Each place, the relay and the schedule hold one connection; the setting is made for web threads."""
    if pool := connections["default"].settings_dict["OPTIONS"].get("pool"):
        pool["max_size"] = max(pool["max_size"], sum(map(places, LANES)) + 3)


def _pace(heartbeat: timedelta) -> dict[str, timedelta]:
    return {"silent_after": heartbeat * 3, "look": min(heartbeat, timedelta(seconds=5))}


def places(lane: Lane) -> int:
    return lane.places or settings.ENVIRONMENT.job_concurrency


async def _work(stop: threading.Event, heartbeat: timedelta) -> None:
    """All lanes until `stop`; begins again when they fall out of the database."""
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(sum(map(places, LANES)) + 2))
    while not stop.is_set():
        try:
            async with _app().open_async() as app:
                ends = app.job_manager = _Ends(app.connector)
                await _until(stop, ends, [asyncio.create_task(_lane(app, lane, heartbeat)) for lane in LANES])
        except Exception:  # noqa: BLE001  (whatever broke, a new beginning is the answer; jobs are safe in their rows)
            log.warning("The worker lost the database and tries again.")
            await asyncio.sleep(1)


def _app() -> App:
    """The queue as the worker sees it: over connections of its own, apart from those of the reactions."""
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=len(LANES) * 2 + 2)
    made = DjangoApp(connector=connector)
    made.add_tasks_from(tasks, namespace="")
    return made


class _Ends(JobManager):
    """Knows when the end of a job could not be written: the job stands as running then, under a worker that lives."""

    lost = False

    async def finish_job(self, *given: Any, **named: Any) -> None:
        with self._noticed():
            await super().finish_job(*given, **named)

    async def retry_job(self, *given: Any, **named: Any) -> None:
        with self._noticed():
            await super().retry_job(*given, **named)

    @contextmanager
    def _noticed(self) -> Iterator[None]:
        try:
            yield
        except Exception:
            self.lost = True
            raise


async def _until(stop: threading.Event, ends: _Ends, lanes: "list[asyncio.Task[None]]") -> None:
    """A lane ends by itself only when its connection broke: then all end, and begin again; so they do when a job's end was lost.

    Each is waited for to its end: a cancelled lane still finishes what it runs. A worker that ended holds no job any more, so
    the job is taken back.
    """
    while not stop.is_set() and not ends.lost and not any(lane.done() for lane in lanes):
        await asyncio.sleep(0.2)
    for lane in lanes:
        lane.cancel()
    await asyncio.wait(lanes)
    if not stop.is_set():
        raise ConnectionError("A lane ended.")


async def _lane(app: App, lane: Lane, heartbeat: timedelta) -> None:
    await app.run_worker_async(
        queues=[lane.name],
        name=lane.name,
        concurrency=places(lane),
        install_signal_handlers=False,
        fetch_job_polling_interval=min(heartbeat.total_seconds(), 5),
        shutdown_graceful_timeout=GRACE.total_seconds(),
        update_heartbeat_interval=heartbeat.total_seconds(),
        stalled_worker_timeout=heartbeat.total_seconds() * 3,
    )
