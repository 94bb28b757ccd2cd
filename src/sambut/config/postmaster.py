"""What PostgreSQL's `postmaster.pid` says: whether the server of a data folder lives, and where it listens.

The file outlives a SIGKILL and a power cut, and after a restart its number may belong to any other process.
"""

import contextlib
import os
import signal
import subprocess
from pathlib import Path

PID, SOCKET, STATUS = 0, 4, 7


def state_of(data: Path) -> str:
    """`absent`, `starting`, `ready` or `stopping`."""
    lines = _lines(data)
    if not lines or not _is_server(int(lines[PID]), data):
        return "absent"
    status = lines[STATUS].strip() if len(lines) > STATUS else "starting"
    return {"ready": "ready", "standby": "ready", "stopping": "stopping"}.get(status, "starting")


def socket_of(data: Path) -> Path | None:
    """Where the living server of this folder listens."""
    lines = _lines(data)
    if len(lines) <= SOCKET or not lines[SOCKET] or not _is_server(int(lines[PID]), data):
        return None
    return Path(lines[SOCKET])


def family_of(data: Path) -> list[int]:
    """The server and its children, the server first."""
    lines = _lines(data)
    if not lines or not _is_server(int(lines[PID]), data):
        return []
    return [int(lines[PID]), *(child for child in _processes() if _parent(child) == int(lines[PID]))]


def kill(data: Path) -> None:
    """SIGKILL of the server and its children, as a power cut would."""
    for process in family_of(data):
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def forget_stranger(data: Path) -> None:
    """Where the file's number now belongs to another process, PostgreSQL would refuse to start for ever.

    Only the number is replaced: the key of the shared memory stays, by which PostgreSQL sees orphans of its own.
    """
    lines = _lines(data)
    if not lines or not _alive(int(lines[PID])) or _is_server(int(lines[PID]), data):
        return
    nobody = next(number for number in range(4_194_303, 1, -1) if not _alive(number))
    with open(data / "postmaster.pid", "r+") as file:
        rest = file.read().split("\n")[1:]
        file.seek(0)
        file.write("\n".join([str(nobody), *rest]))
        file.truncate()


def _lines(data: Path) -> list[str]:
    try:
        lines = (data / "postmaster.pid").read_text().split("\n")
    except (FileNotFoundError, NotADirectoryError):
        return []
    return lines if lines[PID].strip().lstrip("-").isdigit() else []


def _is_server(process: int, data: Path) -> bool:
    """Alive, no zombie, and started with this data folder."""
    if not _alive(process):
        return False
    command = Path(f"/proc/{process}/cmdline")
    if command.exists():
        with contextlib.suppress(OSError):
            return os.fsencode(str(data)) in command.read_bytes().split(b"\0")
        return False
    if Path("/proc/self/cmdline").exists():
        return False
    shown = subprocess.run(["ps", "-o", "command=", "-p", str(process)], capture_output=True, text=True, check=False)
    return str(data) in shown.stdout


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _parent(process: int) -> int:
    with contextlib.suppress(OSError):
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    return 0
