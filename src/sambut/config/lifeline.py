"""A process that ends when the one that started it ends, however that one ended.

On Linux the kernel sends the signal; everywhere a thread also looks whether the parent is still the same.
"""

import contextlib
import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
PATIENCE = 10.0
"""Seconds between the polite signal and the end."""


def dies_with_parent(number: signal.Signals) -> Callable[[], None] | None:
    """For `preexec_fn`: the child gets the signal when its parent dies. Runs after the change of account, which would undo it."""
    if sys.platform != "linux":
        return None
    library, parent = ctypes.CDLL(None), os.getpid()

    def bind() -> None:
        library.prctl(PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:
            os._exit(1)

    return bind


def watch_parent(number: signal.Signals = signal.SIGTERM) -> None:
    """Called in the child: the signal when the parent dies, the end some seconds later."""
    parent = os.getppid()
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(number))
    threading.Thread(target=_watch, args=(parent, number), name="lifeline", daemon=True).start()


def _watch(parent: int, number: signal.Signals) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), number)
    time.sleep(PATIENCE)
    os._exit(1)
