"""The embedded PostgreSQL: its own data folder, socket only, passwords in files that only the owner reads.

Only the programs of the package are used. As root the server runs as an existing unprivileged account: no account
is created and no folder of others is opened. Nothing here is needed when `DATABASE_URL` names a real server.
"""

import contextlib
import fcntl
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from sambut.config import postmaster
from sambut.config.lifeline import dies_with_parent
from sambut.config.postgres_place import choose_place, known_place
from sambut.config.postgres_programs import NoServer, programs, reachable, reachable_copy
from sambut.config.postgres_roles import make_database, make_role
from sambut.kernel.kept import kept_secret

__all__ = ["APP", "DATABASE", "OWNER", "SUPERUSER", "NoServer", "Server", "make_database", "make_role", "programs"]

SUPERUSER, OWNER, APP = "postgres", "sambut_owner", "sambut_app"
DATABASE = "sambut"
UNPRIVILEGED = "nobody"
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0777",  # everybody may knock; scram asks for the password
    "shared_buffers": "256MB",
    "max_connections": "80",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # statements and messages of errors hold people's words: never in a log
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
}
LOG_LIMIT = 5_000_000
ORPHANS_GO = 8
"""Vain starts, a quarter of a second each, after which what is left of a killed server is ended."""
PATIENCE = 10.0
"""Seconds that a server of an earlier start may take to stop by itself."""


@dataclass
class Server:
    """One embedded server in one folder. `start` and `stop` may be called by several processes at once."""

    folder: Path
    programs_folder: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    superuser_password: str = ""

    def __post_init__(self) -> None:
        self.folder = self.folder.resolve()
        self.log = self.folder / "server.log"
        self.as_root = os.geteuid() == 0
        self.environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/"}
        self.process: subprocess.Popen[bytes] | None = None

    # -- what others ask -------------------------------------------------------------------------

    @property
    def place(self) -> Path:
        """Where the cluster lies: nearly always `folder` (see `postgres_place`)."""
        return known_place(self.folder)

    @property
    def data(self) -> Path:
        return self.place / "data"

    @property
    def socket(self) -> Path:
        """Where the running server listens; a socket's path must stay under 107 bytes, so it cannot lie in the home."""
        running = postmaster.socket_of(self.data)
        name = hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]
        return running or Path(tempfile.gettempdir()) / f"sambut-{name}"

    def address(self, role: str, database: str = DATABASE) -> dict[str, str]:
        """Connection parameters of a role. Keys are psycopg's."""
        return {"host": str(self.socket), "user": role, "password": self.password(role), "dbname": database}

    def connect(self, role: str, database: str = DATABASE) -> psycopg.Connection:
        return psycopg.connect(make_conninfo("", **self.address(role, database)), autocommit=True)

    def password(self, role: str) -> str:
        if role == SUPERUSER and self.superuser_password:
            return self.superuser_password
        return kept_secret(self.folder / f"{role}.password", 24)

    def running(self) -> bool:
        return postmaster.state_of(self.data) == "ready"

    def start(self, *, bound: bool = False, more: Mapping[str, str] | None = None) -> None:
        """Makes the cluster if there is none, starts the server if it does not run, and waits until it answers.

        `bound`: the server ends when the calling process does, however it ends; `process` is then the server's process.
        """
        programs(self.programs_folder)  # without them nothing is made
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.as_root:
            self.folder.chmod(0o711)
        with self._lock():
            if self.as_root:
                choose_place(self.folder)
            if not (self.data / "PG_VERSION").exists():
                self._make_cluster()
            self._same_major()
            self._start(bound, more or {})

    def stop(self, mode: str = "fast") -> None:
        with self._lock():
            socket = self.socket
            if postmaster.state_of(self.data) != "absent":
                stopped = self.run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-m", mode, "stop")
                if stopped.returncode:
                    self._make_stop()
            if self.process:
                self.process.wait()
            with contextlib.suppress(OSError):
                socket.rmdir()

    def kill(self) -> None:
        """SIGKILL of the server and of all its children, as a power cut would (for tests)."""
        postmaster.kill(self.data)
        if self.process:
            self.process.wait()

    def prepare(self, database: str = DATABASE) -> None:
        """The two roles and the database. Safe to repeat."""
        with self.connect(SUPERUSER, "postgres") as connection:
            connection.execute("select pg_advisory_lock(727261)")  # two commands at once
            make_role(connection, OWNER, self.password(OWNER))
            make_role(connection, APP, self.password(APP))
            make_database(connection, database, OWNER)

    def run(self, program: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        """One of PostgreSQL's programs, as the server's account."""
        return subprocess.run(
            [str(self.bin / program), *map(str, arguments)], env=self.environment | environment, cwd="/",
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **self._account(),
        )  # fmt: skip

    @property
    def bin(self) -> Path:
        found = programs(self.programs_folder)
        return found if not self.as_root or reachable(found) else reachable_copy(found, self.place)

    def major(self) -> int:
        """The version of the programs; that of the data stands in `PG_VERSION`."""
        words = self.run("postgres", "--version").stdout.split()
        return int(next(word for word in words if word[0].isdigit()).split(".")[0])

    # -- how -------------------------------------------------------------------------------------

    def _make_cluster(self) -> None:
        """Made aside and then named, so that a kill in the middle leaves no half cluster."""
        self._socket_folder()
        fresh = self.place / "data.making"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        self._give(fresh)
        password_file = self.socket / f"initial-{os.getpid()}"
        descriptor = os.open(password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(self.password(SUPERUSER))
        self._give(password_file)
        try:
            arguments = ["-D", fresh, "-U", SUPERUSER, "-A", "scram-sha-256", "--pwfile", password_file]
            arguments += ["-E", "UTF8", "--data-checksums", *self._locale()]
            made = self.run("initdb", *arguments)
        finally:
            password_file.unlink()
        if made.returncode:
            shutil.rmtree(fresh, ignore_errors=True)
            raise NoServer(f"PostgreSQL could not make its folder {self.data}: {made.stderr.strip()[-600:]}")
        fresh.rename(self.data)

    def _locale(self) -> list[str]:
        """Sorting that does not change with the machine; the built-in provider came with version 17."""
        if self.major() >= 17:
            return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"]
        return ["--locale=C.UTF-8"]

    def _start(self, bound: bool, more: Mapping[str, str]) -> None:
        """Waits for what an earlier server still does, starts ours, and tries again while old processes hold the folder.

        After a SIGKILL of the server its children need some seconds to notice; until then PostgreSQL refuses to start.
        One that is still stopping had PATIENCE; then it is told to stop at once, which loses nothing that was committed
        (PostgreSQL 18 can hang for ever when it is asked to stop while it recovers). A recovery may take its time.
        """
        tried, waited = 0, time.monotonic()
        self.process = self.process if self.process and self.process.poll() is None else None
        while tried <= 40:
            state = postmaster.state_of(self.data)
            if state == "ready":
                return
            if state == "stopping" and time.monotonic() - waited > PATIENCE:
                self._make_stop()
            if state == "absent" and (not self.process or self.process.poll() is not None):
                time.sleep(0.25 if tried else 0)
                if tried > ORPHANS_GO:
                    self._end_orphans()
                self._launch(bound, more)
                tried += 1
            time.sleep(0.02)
        tail = self.log.read_text(errors="replace")[-1200:]
        raise NoServer(f"PostgreSQL did not start. Its log {self.log} ends with:\n{tail}")

    def _make_stop(self) -> None:
        if self.run("pg_ctl", "-D", self.data, "-w", "-t", "5", "-m", "immediate", "stop").returncode:
            postmaster.kill(self.data)

    def _end_orphans(self) -> None:
        """Children of a killed server may wait for ever for a lock of one that is gone; while they live, nothing starts.

        They are known by their working folder, which only their own account may see.
        """
        look = 'for p in /proc/[0-9]*; do [ "$(readlink $p/cwd)" = "$1" ] && echo "${p#/proc/}"; done 2>/dev/null'
        found = subprocess.run(
            ["/bin/sh", "-c", look, "sh", str(self.data)],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, cwd="/", **self._account(),
        )  # fmt: skip
        for word in found.stdout.split():
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(word), signal.SIGKILL)

    def _launch(self, bound: bool, more: Mapping[str, str]) -> None:
        self._socket_folder()
        postmaster.forget_stranger(self.data)
        settings = {**SETTINGS, "unix_socket_directories": str(self.socket), **self.options, **more}
        arguments = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        with os.fdopen(os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "wb") as log:
            self.process = subprocess.Popen(
                [str(self.bin / "postgres"), "-D", str(self.data), *arguments],
                env=self.environment, cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                preexec_fn=dies_with_parent(signal.SIGQUIT) if bound else None, **self._account(),
            )  # fmt: skip

    def _same_major(self) -> None:
        have, want = int((self.data / "PG_VERSION").read_text()), self.major()
        if have != want:
            raise NoServer(
                f"The data folder {self.data} was made by PostgreSQL {have}, the programs are {want}. Nothing was touched. "
                f"`sambut database upgrade` brings it over: see docs/operations.md, 'Another PostgreSQL major'."
            )

    def _socket_folder(self) -> None:
        folder = self.socket
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        found = folder.lstat()
        owners = {os.geteuid(), pwd.getpwnam(UNPRIVILEGED).pw_uid} if self.as_root else {os.geteuid()}
        if folder.is_symlink() or found.st_uid not in owners:
            raise NoServer(f"{folder} belongs to somebody else. Remove it, or set TMPDIR to a folder of your own.")
        self._give(folder)
        folder.chmod(0o711 if self.as_root else 0o700)

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(self.folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _give(self, path: Path) -> None:
        if self.as_root:
            shutil.chown(path, UNPRIVILEGED, pwd.getpwnam(UNPRIVILEGED).pw_gid)

    def _account(self) -> dict[str, Any]:
        if not self.as_root:
            return {}
        return {"user": UNPRIVILEGED, "group": pwd.getpwnam(UNPRIVILEGED).pw_gid, "extra_groups": []}
