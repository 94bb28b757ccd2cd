"""Runs the whole suite: in parallel on the cores there are. `make test ARGS="-k words"` passes arguments on.

With CI set, a skipped test counts as failed (tests/running.py).
"""

import os
import sys

import pytest

MOST = 4
"""More would only wait for each other: the tests that start whole installations need a core each."""

if __name__ == "__main__":
    workers = str(min(os.cpu_count() or 1, MOST))
    sys.exit(pytest.main(["-q", "-n", workers, "--dist", "loadfile", "--no-loadscope-reorder", *sys.argv[1:]]))
