"""Renaming, other names, and taking a name away."""

import pytest

from sambut.kernel.refusals import Refused
from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import add_alias, end_alias, rename
from sambut.organisations.models import OrganisationAlias, OrganisationEvent
from sambut.organisations.queries import find_by_name
from tests.organisations.world import AT, admin_of, body, unit

pytestmark = pytest.mark.django_db


def test_a_renamed_unit_is_found_by_both_names():
    surabaya = body()
    office = unit("Dinas Kebersihan dan Pertamanan", surabaya)
    renamed = rename(office.pk, name="Dinas Lingkungan Hijau", short_name="DLHi", by=admin_of(surabaya), at=AT)

    assert (renamed.name, renamed.short_name) == ("Dinas Lingkungan Hijau", "DLHi")
    found = [
        find_by_name(name, within=surabaya.pk)
        for name in ("Dinas Kebersihan & Pertamanan", "Dinas Lingkungan Hijau", "DLHi")
    ]
    assert found == [office, office, office]
    assert list(office.aliases.order_by("id").values_list("name", "origin")) == [
        ("Dinas Kebersihan dan Pertamanan", "former"),
        ("Dinas Lingkungan Hijau", "current"),
        ("DLHi", "short"),
    ]
    assert list(
        OrganisationEvent.objects.filter(organisation=office).order_by("id").values_list("verb", flat=True)
    ) == ["add", "rename"]


def test_another_spelling_of_the_same_name_changes_the_name_and_makes_no_second_alias():
    office = unit("Dinas LH", body())
    rename(office.pk, name="Dinas Lingkungan Hidup", by=OPERATOR, at=AT)
    assert list(office.aliases.values_list("name", "origin")) == [("Dinas Lingkungan Hidup", "current")]


def test_going_back_to_a_former_name_is_no_conflict_with_oneself():
    office = unit("Dinas Perikanan Laut", body())
    rename(office.pk, name="Dinas Kelautan", by=OPERATOR, at=AT)
    rename(office.pk, name="Dinas Perikanan Laut", by=OPERATOR, at=AT)
    assert list(office.aliases.order_by("id").values_list("name", "origin")) == [
        ("Dinas Perikanan Laut", "current"),
        ("Dinas Kelautan", "former"),
    ]


def test_a_name_of_another_unit_is_refused_and_nothing_changes():
    surabaya = body()
    office, other = unit("Dinas Perikanan", surabaya), unit("Dinas Kelautan", surabaya)
    with pytest.raises(Refused) as refused:
        rename(office.pk, name="Dinas Kelautan Kota Surabaya", by=OPERATOR, at=AT)
    assert (refused.value.code, refused.value.facts) == ("organisation.rename.name_taken", {"name": other.name})
    office.refresh_from_db()
    assert office.name == "Dinas Perikanan"
    assert office.aliases.get().origin == "current"


def test_the_same_name_again_is_refused():
    office = unit("Dinas Perikanan", body())
    with pytest.raises(Refused, match=r"^organisation\.rename\.same_name$"):
        rename(office.pk, name=" Dinas  Perikanan", by=OPERATOR, at=AT)


def test_an_agency_admin_does_not_rename_the_body_itself():
    surabaya = body()
    with pytest.raises(Refused, match=r"^organisation\.rename_body\.not_allowed$"):
        rename(surabaya.pk, name="Kerajaan Surabaya", by=admin_of(surabaya), at=AT)
    assert (
        rename(surabaya.pk, name="Pemerintah Kota Surabaya Raya", by=OPERATOR, at=AT).name
        == "Pemerintah Kota Surabaya Raya"
    )


def test_the_admin_next_door_renames_nothing():
    office = unit("Dinas Perikanan", body("Pemkot Semarang"))
    with pytest.raises(Refused, match=r"^organisation\.rename\.not_allowed$"):
        rename(office.pk, name="Dinas Jahil", by=admin_of(body()), at=AT)
    with pytest.raises(Refused, match=r"^organisation\.add_alias\.not_allowed$"):
        add_alias(office.pk, name="Dinas Jahil", by=admin_of(body()), at=AT)


def test_another_name_leads_to_the_unit_until_it_is_ended():
    surabaya = body()
    office = unit("Dinas Perikanan", surabaya)
    alias = add_alias(office.pk, name="Kantor Ikan Kenjeran", by=admin_of(surabaya), at=AT)
    assert find_by_name("kantor ikan kenjeran", within=surabaya.pk) == office

    ended = end_alias(alias.pk, by=admin_of(surabaya), at=AT)
    assert ended.ends_on == alias.starts_on
    other = unit("Kantor Ikan Kenjeran", surabaya)
    assert find_by_name("kantor ikan kenjeran", within=surabaya.pk) == other


@pytest.mark.parametrize("name", ["Dinas Perikanan", "DINAS PERIKANAN Kota Surabaya"])
def test_a_name_that_already_leads_here_is_refused_as_known(name):
    office = unit("Dinas Perikanan", body())
    with pytest.raises(Refused, match=r"^organisation\.add_alias\.known$"):
        add_alias(office.pk, name=name, by=OPERATOR, at=AT)


def test_the_current_name_cannot_be_taken_away():
    office = unit("Dinas Perikanan", body())
    with pytest.raises(Refused, match=r"^organisation\.end_alias\.current$"):
        end_alias(office.aliases.get().pk, by=OPERATOR, at=AT)


def test_a_name_is_taken_away_once_and_only_by_its_admin():
    surabaya = body()
    alias = add_alias(unit("Dinas Perikanan", surabaya).pk, name="Kantor Ikan", by=OPERATOR, at=AT)
    with pytest.raises(Refused, match=r"^organisation\.end_alias\.not_allowed$"):
        end_alias(alias.pk, by=admin_of(body("Pemkot Semarang")), at=AT)
    end_alias(alias.pk, by=OPERATOR, at=AT)
    with pytest.raises(Refused, match=r"^organisation\.end_alias\.ended$"):
        end_alias(alias.pk, by=OPERATOR, at=AT)
    with pytest.raises(Refused, match=r"^organisation\.end_alias\.unknown$"):
        end_alias(10**12, by=OPERATOR, at=AT)
    assert OrganisationAlias.objects.get(pk=alias.pk).ends_on is not None
