"""Everything at once, as an installation does it."""

import time
from datetime import UTC, datetime

import pytest

from sambut.regions.loading import load
from sambut.regions.models import Region
from sambut.regions.states import LEVELS, Level
from tests.world.filling import WITH_VILLAGES

AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.own_database


def test_all_regions_of_the_decree_are_loaded_in_a_few_seconds_and_once():
    told = []
    before = time.process_time()
    loaded = load(at=AT, progress=lambda step, done, total: told.append((step, done, total)))
    again_from = time.perf_counter()
    again = load(at=AT)

    assert {level: Region.objects.in_force().filter(level=level).count() for level in LEVELS} == {
        Level.PROVINCE: 38,
        Level.REGENCY: 514,
        Level.DISTRICT: 7285,
        Level.VILLAGE: 83762,
    }
    assert (loaded.fresh, loaded.changed, loaded.gone, again.fresh) == (True, 0, 0, False)
    assert told == [("read", 0, 4), ("province", 1, 4), ("regency", 2, 4), ("district", 3, 4), ("village", 4, 4)]
    assert again_from - before > 0
    assert time.perf_counter() - again_from < 1
    assert len(WITH_VILLAGES) == 4


def test_every_region_stands_under_the_one_that_its_code_names():
    for row in Region.objects.exclude(parent=None).select_related("parent").values_list("code", "parent__code").iterator():
        assert row[0].rpartition(".")[0] == row[1]
