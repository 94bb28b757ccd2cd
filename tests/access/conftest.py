"""Cases that were walked once for a whole module; each test's own changes are undone."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.access.cases import Walked, walked
from tests.complaints.conftest import Way
from tests.world.cast import Cast


@pytest.fixture(scope="module")
def walking(own_database: str) -> tuple[Way, dict[str, Walked]]:
    from sambut.complaints import loading

    loading.load()
    way = Way(Cast())
    return way, walked(way, way.cast)


@pytest.fixture
def undone(walking: tuple[Way, dict[str, Walked]]) -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def way(walking: tuple[Way, dict[str, Walked]], undone: None) -> Way:
    return Way(walking[0].cast)


@pytest.fixture
def found(walking: tuple[Way, dict[str, Walked]], undone: None) -> dict[str, Walked]:
    return walking[1]
