"""Limits are rows: of any number of simultaneous callers exactly `limit` pass, in threads, in processes and through real HTTP."""

import http.client
import os
import re
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections

from sambut.accounts import limits
from sambut.accounts.models import Limit
from sambut.kernel.refusals import Refused

pytestmark = pytest.mark.own_database
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def passes(key: str, limit: int = 3, at: datetime = AT) -> bool:
    try:
        limits.count(key, limit=limit, window=MINUTE, at=at)
    except Refused:
        return False
    return True


def test_after_the_limit_a_use_is_refused_with_the_time_to_wait():
    assert [passes("a") for _ in range(4)] == [True, True, True, False]
    with pytest.raises(Refused) as refused:
        limits.count("a", limit=3, window=MINUTE, at=AT + timedelta(seconds=20))
    assert (refused.value.code, refused.value.facts) == ("limit.reached", {"wait": timedelta(seconds=40)})


def test_the_window_begins_with_the_first_use_and_refused_uses_do_not_prolong_it():
    for second in range(0, 60, 10):
        passes("b", at=AT + timedelta(seconds=second))
    assert not passes("b", at=AT + timedelta(seconds=59))
    assert passes("b", at=AT + MINUTE)
    assert passes("another", at=AT)


def test_checking_counts_nothing_and_forgetting_begins_anew():
    for _ in range(3):
        limits.check("c", limit=3, at=AT)
        passes("c")
    with pytest.raises(Refused):
        limits.check("c", limit=3, at=AT)
    limits.check("c", limit=3, at=AT + MINUTE)
    limits.forget("c")
    limits.check("c", limit=3, at=AT)


def test_sweeping_removes_only_what_is_over():
    Limit.objects.all().delete()
    passes("old", at=AT - MINUTE)
    passes("new", at=AT)
    assert limits.sweep(at=AT) == 1
    assert list(Limit.objects.values_list("key", "used")) == [("new", 1)]


def test_of_sixty_threads_exactly_the_limit_pass():
    def attempt(_number: int) -> bool:
        try:
            return passes("threads", limit=17)
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(20) as pool:
        assert Counter(pool.map(attempt, range(60))) == {True: 17, False: 43}


PROGRAM = """
import sys
from datetime import UTC, datetime, timedelta
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
connection.settings_dict["OPTIONS"].pop("pool", None)
connection.ensure_connection()
from sambut.accounts import limits
from sambut.kernel.refusals import Refused
print("ready", flush=True)
sys.stdin.readline()
passed = 0
for _ in range(20):
    try:
        limits.count("processes", limit=31, window=timedelta(minutes=1), at=datetime(2025, 3, 26, 3, 0, tzinfo=UTC))
        passed += 1
    except Refused:
        pass
print(passed)
"""


def test_of_four_processes_exactly_the_limit_pass():
    command = [sys.executable, "-c", PROGRAM, os.environ["SAMBUT_TEST_DATABASE"]]
    workers = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert [worker.stdout.readline() for worker in workers] == ["ready\n"] * 4
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    assert sum(int(worker.communicate(timeout=60)[0]) for worker in workers) == 31


class Quiet(WSGIRequestHandler):
    def log_message(self, *_args: object) -> None:
        """The test reads answers, not logs."""


@pytest.fixture
def port() -> Iterator[int]:
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def ask(port: int, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    connection.request(method, path, body, {**kind, **headers})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text, answer.headers.get("Set-Cookie", "")


@pytest.mark.parametrize("hops", [0, 1])
def test_a_forged_header_does_not_pass_the_limit_through_real_http(port: int, settings, hops: int):
    Limit.objects.all().delete()
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, proxy_hops=hops)
    _status, page, cookie = ask(port, "GET", "/masuk/lupa/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    body = urlencode({"csrfmiddlewaretoken": token, "email": "tidak.ada@contoh.example"})

    def attempt(number: int) -> int:
        forged = f"198.51.{number}.1" if not hops else f"198.51.{number}.1, 203.0.113.77"
        headers = {"X-Forwarded-For": forged, "Forwarded": f"for=198.51.{number}.1", "X-Real-IP": f"198.51.{number}.1"}
        return ask(port, "POST", "/masuk/lupa/", body, Cookie=cookie.partition(";")[0], **headers)[0]

    with ThreadPoolExecutor(8) as pool:
        assert Counter(pool.map(attempt, range(30))) == {302: 20, 429: 10}
    assert not any("203.0.113" in key or "127.0.0.1" in key for key in Limit.objects.values_list("key", flat=True))
