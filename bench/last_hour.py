"""The last hour before a closing: sixteen clients hand in complete entries over HTTP, against two web workers, and one of these is killed.

Each client begins an entry, types into it, sends it, and its local admin submits it. A step counts when the server answered that it was
done; what was not answered is done again, as a browser that saves by itself does. Afterwards every answered step must stand in the database.

`python bench/last_hour.py HOME` measures only this, in a home that `make bench` made.
"""

import http.client
import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CLIENTS, WORKERS, EACH, SAVINGS = 16, 2, 8, 4
LIMIT_MS, WAIT, TRIES = 1_000, 90, 40
COOKIE = "bench" * 6 + "ab"
"""The token against forged forms, as cookie and as header: 32 letters."""


@dataclass
class Client:
    """Somebody with a session. `took`: step → seconds of those that were answered."""

    port: int
    session: str
    took: dict[str, list[float]]
    again: int = 0
    held: http.client.HTTPConnection | None = None

    def post(self, step: str, address: str, words: dict[str, Any]) -> tuple[int, str, bytes]:
        """Until it is answered. The time of a step is that of the try that was answered and of those before it."""
        began = time.monotonic()
        for turn in range(TRIES):
            try:
                status, place, body = self._once(address, words)
            except (OSError, http.client.HTTPException):
                self.held, self.again = None, self.again + 1
                time.sleep(0.1 * (turn + 1))
                continue
            self.took[step].append(time.monotonic() - began)
            return status, place, body
        raise AssertionError(f"{address} was not answered")

    def _once(self, address: str, words: dict[str, Any]) -> tuple[int, str, bytes]:
        self.held = self.held or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        heads = {
            "Content-Type": "application/x-www-form-urlencoded", "Cookie": f"sessionid={self.session}; csrftoken={COOKIE}", "X-CSRFToken": COOKIE,
        }  # fmt: skip
        self.held.request("POST", address, urllib.parse.urlencode(words), heads)
        answer = self.held.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read()


@dataclass
class Promised:
    """What the server said was done: entry → its last answered text, and who was answered that it was sent and submitted."""

    texts: dict[str, str] = field(default_factory=dict)
    sent: set[str] = field(default_factory=set)
    submitted: set[str] = field(default_factory=set)


def measured() -> list[Any]:
    from measuring import Measured

    found = run()
    rows = [
        ("contest's last hour, p95 of a step", found["p95_ms"], LIMIT_MS),
        ("contest's last hour, answered steps lost", found["lost"], 0),
    ]
    return [
        Measured(name, limit, 0.0, 0.0, float(value), 0, seconds=found["seconds"], within=value <= limit)
        for name, value, limit in rows
    ]


def run() -> dict[str, Any]:
    walk, sessions = _contest()
    port, server = _served()
    took: dict[str, list[float]] = defaultdict(list)
    promised, clients, faults = Promised(), list[Client](), list[BaseException]()
    work = [list(range(turn, CLIENTS * EACH, CLIENTS)) for turn in range(CLIENTS)]
    try:
        clients += [Client(port, "", took) for _ in work]
        threads = [
            threading.Thread(target=_guarded, args=(faults, _hand_in, client, places, walk, sessions, promised))
            for client, places in zip(clients, work, strict=True)
        ]
        began = time.monotonic()
        for thread in threads:
            thread.start()
        killed = _kill_one(server, promised)
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - began
    finally:
        server.terminate()
        server.wait(20)
    ran = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    assert not faults, faults[0]
    every = sorted(1000 * one for times in took.values() for one in times)
    return {
        "clients": CLIENTS, "workers": WORKERS, "entries": CLIENTS * EACH, "steps": len(every), "seconds": round(seconds, 1),
        "per_second": round(len(every) / seconds, 1), "p50_ms": round(statistics.median(every), 1), "p95_ms": round(every[int(0.95 * len(every))], 1),
        "worst_ms": round(every[-1], 1), "by_step": {step: round(1000 * sorted(times)[int(0.95 * len(times))], 1) for step, times in took.items()},
        "processor_ms_of_a_step": round(1000 * ran / len(every), 1), "killed": killed, "done_again": sum(one.again for one in clients), "lost": _lost(walk, promised),
    }  # fmt: skip


def _guarded(faults: list[BaseException], do: Any, *given: Any) -> None:
    try:
        do(*given)
    except BaseException as fault:  # noqa: BLE001  (told after all have ended)
        faults.append(fault)


def _hand_in(client: Client, places: list[int], walk: Any, sessions: dict[int, str], promised: Promised) -> None:
    world, edition = walk.world, walk.edition
    for place in places:
        client.session = sessions[world.innovators[place]]
        begin = f"/meja/lomba/{edition.uuid}/mulai/{walk.uuids[place]}/"
        status, address, body = client.post("begin", begin, {"group": "umum", "category": walk.category})
        if status != 302:  # begun by a try whose answer was lost
            from sambut.competitions.models import Entry

            entry = str(Entry.objects.get(edition=edition, innovation_id=world.innovations[place]).uuid)
        else:
            entry = address.strip("/").split("/")[-2]
        page, revision = f"halaman-jam-terakhir-{place:04d}", 0
        for turn in range(SAVINGS):
            text = f"Sebelumnya {14 + turn} hari, sekarang dua hari. " * (turn + 1)
            words = {"signifikansi": text, "revisi": revision, "halaman": page}
            status, _place, body = client.post("type", f"/meja/lomba/entri/{entry}/tulis/simpan/", words)
            assert status == 200, (status, body[:300])
            revision = json.loads(body)["revision"]
            promised.texts[entry] = text
        status, _place, body = client.post("send", f"/meja/lomba/entri/{entry}/kirim/", {})
        promised.sent.add(entry)
        client.session = sessions[world.local_admins[place]]
        status, _place, body = client.post("submit", f"/meja/lomba/entri/{entry}/ajukan/", {})
        assert status in (302, 409), (status, body[:300])
        promised.submitted.add(entry)
    from django.db import connections

    connections.close_all()


def _contest() -> tuple[Any, dict[int, str]]:
    """A contest whose registration runs now, with as many records as will be entered; and a session for everybody."""
    from datetime import timedelta

    import juries
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from sambut.accounts.models import User
    from sambut.competitions.models import Category
    from sambut.innovations.models import Innovation
    from sambut.kernel.clock import now

    walk = juries.opened("hour", CLIENTS * EACH, 6, at=now() - timedelta(days=5))
    walk.category = Category.objects.filter(edition=walk.edition).earliest("place").code
    uuids = dict(Innovation.objects.filter(pk__in=walk.world.innovations).values_list("pk", "uuid"))
    walk.uuids = [uuids[pk] for pk in walk.world.innovations]
    sessions = {}
    for user in User.objects.filter(pk__in={*walk.world.innovators, *walk.world.local_admins}):
        store = SessionStore()
        store[SESSION_KEY], store[BACKEND_SESSION_KEY] = (
            str(user.pk),
            "allauth.account.auth_backends.AuthenticationBackend",
        )
        store[HASH_SESSION_KEY] = user.get_session_auth_hash()
        store.save()
        sessions[user.pk] = store.session_key
    return walk, sessions


def _served() -> tuple[int, subprocess.Popen[bytes]]:
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    known = os.environ | {
        "SAMBUT_ADDRESS": f"127.0.0.1:{port}", "SAMBUT_WEB_WORKERS": str(WORKERS), "PYTHONPATH": f"{ROOT}/src",
    }  # fmt: skip
    server = subprocess.Popen(
        [sys.executable, "-m", "sambut.config.cli", "serve"],
        env=known,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        try:
            held = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            held.request("GET", "/lomba/")
            if held.getresponse().status == 200:
                return port, server
        except OSError:
            time.sleep(0.2)
    server.terminate()
    raise AssertionError("the server did not start")


def _kill_one(server: subprocess.Popen[bytes], promised: Promised) -> int:
    """When a third is through, one of the two web workers is gone at once: SIGKILL."""
    until = time.monotonic() + WAIT
    while len(promised.submitted) < CLIENTS * EACH // 3 and time.monotonic() < until:
        time.sleep(0.05)
    workers = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    for worker in workers:
        if b"resource_tracker" not in Path(f"/proc/{worker}/cmdline").read_bytes():
            os.kill(int(worker), signal.SIGKILL)
            return int(worker)
    raise AssertionError(f"no web worker among {workers}")


def _lost(walk: Any, promised: Promised) -> int:
    """Answered steps that do not stand: texts, sendings and submissions; and entries that nobody was answered about twice."""
    from sambut.competitions.models import Answer, Entry, EntryEvent
    from sambut.competitions.states import EntryState, Verb

    rows = {str(row.uuid): row for row in Entry.objects.filter(edition=walk.edition)}
    texts = dict(
        Answer.objects.filter(entry__edition=walk.edition, question__code="signifikansi").values_list(
            "entry__uuid", "text"
        )
    )
    kept = {str(uuid): text for uuid, text in texts.items()}
    events = EntryEvent.objects.filter(entry__edition=walk.edition)
    sent = {str(one) for one in events.filter(verb=Verb.SEND).values_list("entry__uuid", flat=True)}
    submitted = list(map(str, events.filter(verb=Verb.SUBMIT).values_list("entry__uuid", flat=True)))
    return (
        sum(kept.get(entry) != text for entry, text in promised.texts.items())
        + len(promised.sent - sent)
        + sum(entry not in submitted or rows[entry].state != EntryState.SUBMITTED for entry in promised.submitted)
        + len(submitted) - len(set(submitted))
        + abs(len(rows) - CLIENTS * EACH)
    )  # fmt: skip


if __name__ == "__main__":
    os.environ.update(SAMBUT_HOME=sys.argv[1], SAMBUT_MODE="demo", DJANGO_SETTINGS_MODULE="sambut.config.settings")
    sys.path[:0] = [str(ROOT / "bench"), str(ROOT), str(ROOT / "src")]
    from sambut.config.cli import opened

    with opened():
        for name, value in run().items():
            print(f"{name:12} {value}")
