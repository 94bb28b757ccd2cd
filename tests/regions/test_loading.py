"""The standing test database holds all provinces and regencies, and the villages of four regencies."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from sambut.regions.loading import Loaded, load
from sambut.regions.models import Load, Region, Succession
from sambut.regions.queries import autonomous, children, region
from sambut.regions.states import Level
from tests.world.filling import WITH_VILLAGES

AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_provinces_and_regencies_are_those_of_the_decree():
    running = Region.objects.in_force()
    assert {level: running.filter(level=level).count() for level in (Level.PROVINCE, Level.REGENCY)} == {
        Level.PROVINCE: 38,
        Level.REGENCY: 514,
    }


def test_546_regions_have_a_government_and_the_six_of_jakarta_have_none():
    own = list(autonomous())
    assert len(own) == 546
    assert all(found.has_government for found in own)
    assert [r.code for r in Region.objects.in_force().filter(level=Level.REGENCY) if not r.has_government] == [
        "31.01", "31.71", "31.72", "31.73", "31.74", "31.75",
    ]  # fmt: skip


def test_a_second_load_changes_nothing_and_reads_nothing(django_assert_max_num_queries):
    before = list(Region.objects.order_by("pk").values())
    with django_assert_max_num_queries(4):
        assert load(at=AT, villages=WITH_VILLAGES) == Loaded(fresh=False)
    assert list(Region.objects.order_by("pk").values()) == before


def test_a_load_after_a_change_mends_rows_in_place_and_keeps_their_ids():
    surabaya = region("35.78")
    Region.objects.filter(pk=surabaya.pk).update(name="Kota Surabaja", population=1)
    Load.objects.update(digest="of an older release")

    assert load(at=AT, villages=WITH_VILLAGES) == Loaded(fresh=True, added=0, changed=1, gone=0)

    again = region("35.78")
    assert (again.pk, again.name, again.population) == (surabaya.pk, "Kota Surabaya", surabaya.population)


def test_a_region_that_the_reference_no_longer_knows_is_reported_and_stays():
    Region.objects.create(
        code="35.99",
        parent=region("35"),
        level=Level.REGENCY,
        kind="regency",
        name="Kabupaten Lama",
        key="lama",
        zone="Asia/Jakarta",
    )
    Load.objects.update(digest="of an older release")
    assert load(at=AT, villages=WITH_VILLAGES).gone == 1
    assert region("35.99").name == "Kabupaten Lama"


def test_facts_of_a_region_come_with_it():
    found = region("11.10")
    facts = found.name, found.population, found.area_km2, found.latitude, found.longitude, found.zone
    assert facts == (
        "Kabupaten Aceh Singkil", 140461, Decimal("1851.615"), Decimal("2.34797"), Decimal("97.84506"), "Asia/Jakarta",
    )  # fmt: skip
    assert region("35.78.10.1004").postal_code == "60132"


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("61", "Asia/Jakarta"),
        ("63", "Asia/Makassar"),
        ("51.71", "Asia/Makassar"),
        ("81", "Asia/Jayapura"),
        ("96.71", "Asia/Jayapura"),
    ],
)
def test_the_zone_is_that_of_the_province(code, zone):
    assert region(code).zone == zone


def test_names_are_tidied_and_the_official_slip_still_finds_the_region():
    found = region("71.09")
    assert found.name == "Kabupaten Kepulauan Siau Tagulandang Biaro"
    assert [alias.name for alias in found.aliases.all()] == ["Kabupaten Kep. Siau Tagulandang Biaro"]
    assert not Region.objects.filter(name__regex=r"^\s|\s$|\s\s").exists()


def test_an_old_code_leads_to_the_new_region_and_on_its_day_to_the_old():
    assert region("91.01").code == "93.01"
    assert (region("91.01", on=date(2021, 6, 1)).code, region("91.01", on=date(2021, 6, 1)).name) == (
        "91.01",
        "Kabupaten Merauke",
    )
    assert region("93.01", on=date(2021, 6, 1)) is None
    assert region("91.01", on=date(2022, 7, 25)).code == "93.01"


def test_the_four_laws_moved_twenty_six_regencies():
    laws = {}
    for row in Succession.objects.select_related("old", "new").order_by("new__code"):
        laws.setdefault(row.law.split(" tentang")[0], []).append(f"{row.old.code}>{row.new.code}")
        assert row.old.name == row.new.name
        assert row.old.ends_on == row.new.starts_on == row.valid_from
    assert {law: len(rows) for law, rows in laws.items()} == {
        "UU 14/2022": 4, "UU 15/2022": 8, "UU 16/2022": 8, "UU 29/2022": 6,
    }  # fmt: skip
    assert laws["UU 14/2022"] == ["91.01>93.01", "91.16>93.02", "91.17>93.03", "91.18>93.04"]


def test_the_database_refuses_a_code_twice_at_a_time():
    twin = {
        "code": "91.01", "parent": region("91"), "level": Level.REGENCY, "kind": "regency",
        "name": "Lain", "key": "lain", "zone": "Asia/Jayapura",
    }  # fmt: skip
    with pytest.raises(IntegrityError, match="region_code_once_at_a_time"), transaction.atomic():
        Region.objects.create(**twin)
    after = Region.objects.create(**twin, starts_on=date(2022, 7, 25))
    assert after.pk


@pytest.mark.parametrize("code", ["3578", "11.1", "35.78.1", "a"])
def test_the_database_refuses_a_code_of_another_form(code):
    with pytest.raises(IntegrityError, match="region_code_form"):
        Region.objects.create(code=code, level=Level.PROVINCE, kind="province", name="X", key="x", zone="Asia/Jakarta")


def test_children_come_in_order_of_their_codes():
    assert [r.code for r in children()][:3] == ["11", "12", "13"]
    assert [r.name for r in children("35.78")][:2] == ["Karang Pilang", "Wonocolo"]
    assert len(children("91")) == 9  # eight regencies and Kota Jayapura; twenty left in 2022
    assert len(children("91", on=date(2021, 6, 1))) == 29
