from collections.abc import Iterator

import pytest

from tests.jobs import effects


@pytest.fixture(scope="module")
def effect_table(own_database: str) -> Iterator[None]:
    from sambut.jobs.reactions import REACTIONS

    effects.enter()
    effects.make_table(own_database)
    yield
    for topic in effects.OURS:
        del REACTIONS[topic]
