"""A contest that is walked once for a whole module; what each test does with it is undone at the test's end.

A fixture of the module holds it; the one of the test hands out a copy, so that nothing is remembered either:

    @pytest.fixture(scope="module")
    def walked(django_db_setup, django_db_blocker):
        with django_db_blocker.unblock(), kept(Panel(Cast())) as panel:
            panel.counted()
            yield panel

    @pytest.fixture
    def counted(walked, db):
        return deepcopy(walked)

A test with a contest of its own that stands behind these in its file finds the kept one beside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import transaction

from tests.competitions.panel import Panel

Walked = TypeVar("Walked", bound=Panel)


@contextmanager
def kept(panel: Walked) -> Iterator[Walked]:
    with transaction.atomic():
        yield panel
        transaction.set_rollback(True)
