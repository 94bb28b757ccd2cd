"""Several at once, on connections of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from sambut.kernel.refusals import Refused


def at_once(*verbs: Callable[[], object]) -> list[object]:
    """What each gives, or the code of its refusal; all begin in the same moment."""
    together = Barrier(len(verbs))

    def run(verb: Callable[[], object]) -> object:
        together.wait()
        try:
            return verb()
        except Refused as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))
