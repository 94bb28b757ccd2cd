"""Runs the whole suite: in parallel on the cores there are. `make test ARGS="-k words"` passes arguments on."""

import os
import sys

import pytest

if __name__ == "__main__":
    workers = str(min(os.cpu_count() or 1, 4))
    sys.exit(pytest.main(["-q", "-n", workers, "--dist", "loadfile", *sys.argv[1:]]))
