"""Plugin, loaded before everything else: one throw-away PostgreSQL and one home for the whole run.

It stands before pytest-django reads the settings, so that they are those of the run and never those of a developer.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN = "SAMBUT_TEST_RUN"
"""Holds the facts of the run as JSON: the template's name and how to reach the server. xdist workers inherit it."""


def _begin() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="sambut-tests-"))
    folder.chmod(0o711)
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
    os.environ[RUN] = (folder / "run.json").read_text()
    if "app" in (facts := json.loads(os.environ[RUN])):
        os.environ["DATABASE_URL"] = facts["app"]
    return folder


FOLDER = None if os.environ.get(RUN) else _begin()


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
        subprocess.run([sys.executable, str(ROOT / "tests" / "template.py"), str(FOLDER), "--clear"], check=False)
        shutil.rmtree(FOLDER, ignore_errors=True)
