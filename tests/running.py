"""Plugin, loaded before everything else: one throw-away PostgreSQL and one home for the whole run.

It stands before pytest-django reads the settings, so that they are those of the run and never those of a developer.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN = "SAMBUT_TEST_RUN"
"""Holds the facts of the run as JSON: the template's name and how to reach the server. xdist workers inherit it."""
MEMORY, PLENTY = Path("/dev/shm"), 4_000_000_000
"""A database has thousands of files; made in memory, a copy takes a tenth of the time. TMPDIR names another place."""


def _place() -> str | None:
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return None
    found = os.statvfs(MEMORY)
    roomy = found.f_bavail * found.f_frsize > PLENTY and not found.f_flag & os.ST_NOEXEC
    return str(MEMORY) if roomy else None


def _lock(folder: Path) -> IO[str] | None:
    """Held as long as the run lives; None when it is another run's, which lives."""
    lock = open(folder / "lock", "w")  # noqa: SIM115  (stays open)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock


def _end(folder: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "tests" / "template.py"), str(folder), "--clear"], check=False)
    shutil.rmtree(folder, ignore_errors=True)


def _begin() -> tuple[Path, IO[str] | None]:
    place = _place()
    for left in Path(place).glob("sambut-tests-*/run.json") if place else ():
        if free := _lock(left.parent):  # of a run that was killed: memory does not empty itself
            _end(left.parent)
            free.close()
    folder = Path(tempfile.mkdtemp(prefix="sambut-tests-", dir=place))
    folder.chmod(0o711)
    lock = _lock(folder)
    (folder / "home" / "static").mkdir(parents=True)
    given = os.environ.pop("DATABASE_URL", None)
    for name in [name for name in os.environ if name.startswith("SAMBUT_")]:
        del os.environ[name]
    os.environ.update(SAMBUT_HOME=str(folder / "home"), DJANGO_SETTINGS_MODULE="sambut.config.settings")
    # Workers that each take every core only wait for each other.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    os.environ["SAMBUT_KEYS"] = str(ROOT / ".cache" / "test-keys")  # the kept cluster was filled under these keys
    made = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "template.py"), str(folder)],
        env=os.environ | ({"SAMBUT_TEST_SERVER": given} if given else {}),
        check=False,
    )
    if made.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise SystemExit("The template database of the tests could not be made; the reason stands above.")
    facts = json.loads((folder / "run.json").read_text()) | {"folder": str(folder)}
    os.environ[RUN] = json.dumps(facts)
    if "app" in facts:
        os.environ["DATABASE_URL"] = facts["app"]
    return folder, lock


FOLDER, LOCK = (None, None) if os.environ.get(RUN) else _begin()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In continuous integration a test that did not run is no test that passed."""
    if _skipped(session.config) and os.environ.get("CI") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """One closing line that says what was not tried."""
    skipped = _skipped(config)
    if skipped and os.environ.get("CI"):
        terminalreporter.write_line(
            f"CI is set and {len(skipped)} tests were skipped: this counts as failed.", red=True
        )
    elif skipped:
        terminalreporter.write_line(f"{len(skipped)} tests were skipped; the summary says why.", yellow=True)
    else:
        terminalreporter.write_line("Nothing was skipped.")


def _skipped(config: pytest.Config) -> list[object]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get("skipped", [])) if reporter and not hasattr(config, "workerinput") else []


def pytest_unconfigure(config: pytest.Config) -> None:
    if FOLDER:
        _end(FOLDER)
