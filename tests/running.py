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

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN = "SAMBUT_TEST_RUN"
"""Holds the facts of the run as JSON: the template's name and how to reach the server. xdist workers inherit it."""


def _begin() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="sambut-tests-"))
    folder.chmod(0o711)
    given = os.environ.pop("DATABASE_URL", None)
    for name in [name for name in os.environ if name.startswith("SAMBUT_")]:
        del os.environ[name]
    os.environ.update(SAMBUT_HOME=str(folder / "home"), DJANGO_SETTINGS_MODULE="sambut.config.settings")
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


def pytest_unconfigure(config: pytest.Config) -> None:
    if FOLDER:
        subprocess.run([sys.executable, str(ROOT / "tests" / "template.py"), str(FOLDER), "--clear"], check=False)
        shutil.rmtree(FOLDER, ignore_errors=True)
