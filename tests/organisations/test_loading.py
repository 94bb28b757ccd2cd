"""Kinds, 98 national bodies and 546 regional governments from the reference."""

from datetime import date

import pytest

from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import change_settings, rename
from sambut.organisations.loading import Loaded, load
from sambut.organisations.models import Kind, Organisation, OrganisationAlias, OrganisationEvent, Succession
from sambut.organisations.queries import body_of_region, successors
from tests.organisations.world import AT, body

pytestmark = pytest.mark.django_db


def test_every_autonomous_region_has_its_government_and_jakartas_units_have_none():
    kinds = ("province_government", "regency_government", "city_government")
    assert [Organisation.objects.filter(kind_id=kind).count() for kind in kinds] == [38, 415, 93]
    assert Organisation.objects.filter(kind_id__in=kinds, region__code__startswith="31.").count() == 0
    assert body_of_region("31.71") is None


def test_the_national_bodies_stand_with_their_dates_and_kinds():
    national = Organisation.objects.bodies().filter(region=None, origin="reference")
    assert (
        national.count(),
        national.running(date(2024, 10, 20)).count(),
        national.running(date(2024, 10, 21)).count(),
    ) == (98, 74, 88)
    assert body("Ombudsman").kind_id == "ombudsman"
    assert body("KSP").kind_id == "presidential_office"
    assert body("Kemenko PMK").kind_id == "coordinating_ministry"
    assert body("Kemensetneg").kind_id == "state_secretariat"
    assert Kind.objects.get(pk="police").name == "Kepolisian"


def test_a_ministry_that_was_split_names_its_successors():
    old = Organisation.objects.get(short_name="Kemenkumham")
    assert [row.short_name for row in successors(old.pk)] == ["KemenHAM", "Kemenkum", "Kemenimipas"]
    assert old.ends_on == date(2024, 10, 21)
    assert Succession.objects.count() == 21


@pytest.mark.parametrize(
    ("code", "name", "short_name", "kind", "zone"),
    [
        ("35.78", "Pemerintah Kota Surabaya", "Pemkot Surabaya", "city_government", "Asia/Jakarta"),
        ("73.04", "Pemerintah Kabupaten Jeneponto", "Pemkab Jeneponto", "regency_government", "Asia/Makassar"),
        (
            "96",
            "Pemerintah Provinsi Papua Barat Daya",
            "Pemprov Papua Barat Daya",
            "province_government",
            "Asia/Jayapura",
        ),
        ("11", "Pemerintah Aceh", "Pemerintah Aceh", "province_government", "Asia/Jakarta"),
        ("31", "Pemerintah Provinsi Daerah Khusus Jakarta", "Pemprov DKJ", "province_government", "Asia/Jakarta"),
        ("34", "Pemerintah Daerah Daerah Istimewa Yogyakarta", "Pemda DIY", "province_government", "Asia/Jakarta"),
    ],
)
def test_a_regional_government_has_its_name_kind_and_zone(code, name, short_name, kind, zone):
    found = body_of_region(code)
    assert (found.name, found.short_name, found.kind_id, found.zone) == (name, short_name, kind, zone)


def test_a_body_has_the_same_uuid_in_every_installation():
    assert str(body_of_region("35.78").uuid) == "656fd3cf-6e26-5f70-bf36-a9d3fab28c0f"
    assert str(body("Kemenkes").uuid) == "5b5237c9-ccd2-5864-a7d6-d99de1b1dcc5"


def test_a_second_load_changes_nothing(django_assert_max_num_queries):
    counts = [model.objects.count() for model in (Organisation, OrganisationAlias, OrganisationEvent, Succession)]
    with django_assert_max_num_queries(8):
        assert load(at=AT) == Loaded(added=0, changed=0, kept=0)
    assert [
        model.objects.count() for model in (Organisation, OrganisationAlias, OrganisationEvent, Succession)
    ] == counts


def test_a_load_follows_the_reference_but_never_overwrites_what_somebody_here_changed():
    renamed = rename(body("BPS").pk, name="Badan Statistik Nasional", by=OPERATOR, at=AT)
    coloured = change_settings(body("BKN").pk, zone="Asia/Makassar", by=OPERATOR, at=AT)
    Organisation.objects.filter(short_name="LAN").update(name="Lembaga Adminstrasi")

    assert load(at=AT) == Loaded(added=0, changed=1, kept=2)

    renamed.refresh_from_db()
    coloured.refresh_from_db()
    assert (renamed.name, coloured.zone) == ("Badan Statistik Nasional", "Asia/Makassar")
    assert body("LAN").name == "Lembaga Administrasi Negara"
