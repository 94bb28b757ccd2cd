"""Everything at once, as an installation does it."""

import time
from datetime import UTC, datetime

import pytest

from sambut.regions.loading import load
from sambut.regions.models import Region
from sambut.regions.states import LEVELS, Level

AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.own_database


def test_all_regions_of_the_decree_are_loaded_in_a_few_seconds_and_once():
    told = []
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
    assert time.perf_counter() - again_from < 1


def test_every_region_stands_under_the_one_that_its_code_names():
    pairs = Region.objects.exclude(parent=None).values_list("code", "parent__code")
    assert [code for code, above in pairs.iterator() if code.rpartition(".")[0] != above] == []
    assert Region.objects.filter(parent=None).count() == 38
