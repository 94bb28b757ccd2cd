"""Whole installations for tests: homes of their own, driven by the command `sambut` in processes of its own."""

import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sambut.config.postgres import OWNER, Server
from tests.running import ROOT, RUN
from tests.template import copy_cluster

ORDINARY = "daemon"
"""An account that every Debian and Alpine has; the server's own account `nobody` would hide mistakes."""


@contextmanager
def folder(*, on_disk: bool = False) -> Iterator[Path]:
    """A throw-away folder that other accounts may pass, with a space in its path."""
    base = Path(tempfile.mkdtemp(prefix="sambut-home-", dir=None if on_disk else json.loads(os.environ[RUN])["folder"]))
    base.chmod(0o711)
    place = base / "with space"
    place.mkdir()
    place.chmod(0o755)
    try:
        yield place
    finally:
        shutil.rmtree(base, ignore_errors=True)


def with_tables(home: Path) -> Path:
    """A home whose database has the tables of this code and the standing world; nothing runs in it."""
    if kept := json.loads(os.environ[RUN]).get("kept"):
        copy_cluster(home / "postgres", Path(kept))
    else:  # the run uses a server of the operator's
        making = [sys.executable, str(ROOT / "tests" / "template.py"), str(home / "postgres"), "--copy"]
        subprocess.run(making, env=environment(home, DJANGO_SETTINGS_MODULE="sambut.config.settings"), check=True)
    return home


def environment(home: Path, **more: str) -> dict[str, str]:
    """Nothing of the test run's own settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SAMBUT_", "DATABASE_", "DJANGO_", "PYTEST_", "COV_"))
    }
    given = {
        "SAMBUT_HOME": str(home),
        "SAMBUT_KEYS": str(ROOT / ".cache" / "test-keys"),
        "SAMBUT_WEB_WORKERS": "1",
        "PYTHONUNBUFFERED": "1",
    }
    return {**kept, **given, **more}


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "sambut.config.cli", *words]


def sambut(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*words), env=environment(home, **more), capture_output=True, text=True, timeout=120, check=False
    )


def rows(home: Path, query: str) -> list[Any]:
    """Asked as the owner of the tables; the server must run."""
    with Server(home / "postgres").connect(OWNER) as connection:
        return connection.execute(query.encode()).fetchall()


class Up:
    """`sambut up` as a process, its words in a file."""

    def __init__(
        self,
        home: Path,
        *words: str,
        launcher: Mapping[str, Any] | None = None,
        program: list[str] | None = None,
        **more: str,
    ) -> None:
        self.home = home
        self.log = Path(tempfile.mkstemp(prefix="sambut-up-")[1])
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [*(program or command()), "up", *words],
                env=environment(home, **more),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **(launcher or {}),
            )

    def __enter__(self) -> "Up":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.unlink(missing_ok=True)

    def words(self) -> str:
        return self.log.read_text()

    def address(self, seconds: float = 60) -> str:
        """Where it listens, once it is ready."""
        found = wait_for(
            lambda: re.search(r"Sambut runs: (\S+)/", self.words()) or self.process.poll() is not None,
            seconds,
            self.words,
        )
        assert not isinstance(found, bool), self.words()
        return str(found[1])

    def descendants(self) -> dict[int, str]:
        """Every process below the supervisor, with its command line."""
        return descendants(self.process.pid)

    def end(self, number: int = signal.SIGTERM, seconds: float = 30) -> int:
        self.process.send_signal(number)
        return self.process.wait(seconds)


def descendants(top: int) -> dict[int, str]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found: set[int] = set()
    fresh = {top}
    while fresh:
        fresh = {child for child, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return {process: line for process in sorted(found) if (line := command_line(process))}


def command_line(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return ""


def alive(processes: Mapping[int, str]) -> dict[int, str]:
    return {process: line for process, line in processes.items() if command_line(process) == line}


def wait_for(question: Callable[[], Any], seconds: float = 30, words: Callable[[], str] | None = None) -> Any:
    deadline = time.monotonic() + seconds
    while not (found := question()):
        assert time.monotonic() < deadline, f"Waited {seconds} s. {words() if words else ''}"
        time.sleep(0.05)
    return found


def get(address: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(
        address, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def ordinary_launcher() -> dict[str, Any]:
    """For `Popen`: as an ordinary account, when the tests run as root."""
    if os.geteuid():
        return {}
    account = pwd.getpwnam(ORDINARY)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
