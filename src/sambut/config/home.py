"""The folder of an installation: who runs in it, and which port it has."""

import contextlib
import fcntl
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from sambut.config.environment import Environment


class AlreadyRunning(Exception):
    """A supervised start of this home already runs; the message says which."""


class PortTaken(Exception):
    """Somebody else listens where this installation should."""


def make(home: Path) -> None:
    """A home that we make ourselves may be passed by the server's account (as root), and listed by its owner only."""
    if not home.exists():
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o711)


def run_folder(home: Path) -> Path:
    """What belongs to the running processes only and may be removed when none runs."""
    folder = home / "run"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextlib.contextmanager
def held(home: Path) -> Iterator[IO[str]]:
    """One supervised start at a time. The lock ends with the process, so nothing stale can stop the next start."""
    make(home)
    with open(home / "lock", "a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise AlreadyRunning(
                f"Sambut already runs in {home}: {lock.read().strip() or 'it is just starting'}."
            ) from None
        lock.truncate(0)
        yield lock
        lock.truncate(0)


def say_in(lock: IO[str], words: str) -> None:
    """What a second start will be told."""
    lock.truncate(0)
    lock.write(words)
    lock.flush()


def reserve(environment: Environment) -> tuple[socket.socket, int]:
    """Keeps the port for our own web processes; where no address was asked for, the next free one is taken.

    The web workers share a port by SO_REUSEPORT, so two installations of one account would share it without a word.
    """
    chosen = bool(os.environ.get("SAMBUT_ADDRESS"))
    for port in [environment.port] if chosen else range(environment.port, environment.port + 50):
        try:
            return _bound(environment.host, port), port
        except PermissionError:
            raise PortTaken(
                f"Port {port} may not be used by this account; choose one from 1024 on in SAMBUT_ADDRESS."
            ) from None
        except socket.gaierror:
            raise PortTaken(f"SAMBUT_ADDRESS: the host {environment.host!r} is not known here.") from None
        except OSError as error:
            if error.errno == 99:
                raise PortTaken(f"SAMBUT_ADDRESS: {environment.host} is no address of this machine.") from None
    if chosen:
        raise PortTaken(
            f"Port {environment.port} of {environment.host} is in use by another program. Choose another in SAMBUT_ADDRESS."
        )
    raise PortTaken(
        f"The ports from {environment.port} to {environment.port + 49} are all in use. Choose one in SAMBUT_ADDRESS."
    )


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    probe = socket.socket(family, socket.SOCK_STREAM)
    try:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host.strip("[]"), port))
        if sys.platform == "linux":  # from here on our own workers may join, and nobody else may take it
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        else:
            probe.close()
    except OSError:
        probe.close()
        raise
    return probe
