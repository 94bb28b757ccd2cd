"""Adding bodies and units: row, name, event, outbox; refusals with what could leak."""

from datetime import date

import pytest

from sambut.accounts.models import User
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import add_body, add_unit, add_units
from sambut.organisations.models import Organisation, OrganisationEvent
from sambut.organisations.queries import find_by_name
from tests.organisations.world import AT, Admin, admin_of, body, unit

pytestmark = pytest.mark.django_db


def test_a_unit_stands_below_its_body_with_its_zone_region_path_and_one_event():
    jeneponto = body("Pemkab Jeneponto")
    user = User.objects.create_user("admin@jeneponto.example", name="Admin")
    made = add_unit(
        jeneponto.pk, name="  Dinas   Perikanan ", short_name="Diskan", by=admin_of(jeneponto, user_id=user.pk), at=AT
    )

    facts = (
        made.name,
        made.short_name,
        made.parent_id,
        made.body_id,
        made.path,
        made.zone,
        made.region_id,
        made.starts_on,
        made.origin,
    )
    assert facts == (
        "Dinas Perikanan", "Diskan", jeneponto.pk, jeneponto.pk, [jeneponto.pk, made.pk], "Asia/Makassar",
        jeneponto.region_id, date(2025, 3, 27), "own",
    )  # fmt: skip
    event = OrganisationEvent.objects.get(organisation=made)
    assert (event.verb, event.actor, event.happened_at, event.facts) == ("add", user, AT, {"parent": jeneponto.pk})
    assert list(Outbox.objects.filter(topic="organisations.add").values_list("row_id", flat=True)) == [event.pk]
    assert find_by_name("Diskan", within=jeneponto.pk) == made


def test_a_unit_below_a_unit_keeps_the_whole_path():
    surabaya = body()
    office = unit("Dinas Perikanan", surabaya)
    section = unit("Bidang Tambak Dinas Perikanan", office)
    assert section.path == [surabaya.pk, office.pk, section.pk]
    assert section.body_id == surabaya.pk


def test_events_hold_no_name():
    made = unit("Dinas Sangat Rahasia", body())
    assert "Rahasia" not in str(OrganisationEvent.objects.get(organisation=made).facts)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "organisation.add.no_name"),
        ("   ", "organisation.add.no_name"),
        ("12", "organisation.add.no_name"),
        ("!!!", "organisation.add.no_name"),
        ("Dinas\x00Gelap", "organisation.add.no_name"),
        ("D" * 201, "organisation.add.name_too_long"),
    ],
)
def test_a_unit_needs_a_name(name, reason):
    with pytest.raises(Refused) as refused:
        add_unit(body().pk, name=name, by=OPERATOR, at=AT)
    assert refused.value.code == reason


def test_a_name_that_the_body_already_uses_is_refused_with_the_unit_that_has_it():
    surabaya = body()
    unit("Dinas Kependudukan dan Pencatatan Sipil", surabaya)
    with pytest.raises(Refused) as refused:
        add_unit(surabaya.pk, name="Dispendukcapil Kota Surabaya", by=OPERATOR, at=AT)
    assert (refused.value.code, refused.value.facts) == (
        "organisation.add.name_taken",
        {"name": "Dinas Kependudukan dan Pencatatan Sipil"},
    )


def test_the_admin_next_door_adds_nothing_here():
    surabaya, semarang = body(), body("Pemkot Semarang")
    before = Organisation.objects.count()
    with pytest.raises(Refused, match=r"^organisation\.add\.not_allowed$"):
        add_unit(semarang.pk, name="Dinas Penyusup", by=admin_of(surabaya), at=AT)
    assert Organisation.objects.count() == before


def test_the_admin_of_a_unit_adds_below_it_and_not_beside_it():
    surabaya = body()
    office = unit("Dinas Perikanan", surabaya)
    assert add_unit(office.pk, name="UPTD Tambak", by=admin_of(office), at=AT).parent_id == office.pk
    with pytest.raises(Refused, match=r"^organisation\.add\.not_allowed$"):
        add_unit(surabaya.pk, name="Dinas Tetangga", by=admin_of(office), at=AT)


def test_an_organisation_that_is_not_there_is_answered_with_a_refusal():
    with pytest.raises(Refused, match=r"^organisation\.add\.unknown$"):
        add_unit(10**12, name="Dinas Perikanan", by=OPERATOR, at=AT)


def test_only_who_manages_the_country_adds_a_body():
    everywhere = OPERATOR
    made = add_body("state_enterprise", name="PT Contoh (Persero)", short_name="Contoh", by=everywhere, at=AT)
    assert (made.path, made.body_id, made.zone) == ([made.pk], made.pk, "Asia/Jakarta")
    with pytest.raises(Refused, match=r"^organisation\.add_body\.not_allowed$"):
        add_body("agency", name="Badan Gelap", by=admin_of(made), at=AT)
    with pytest.raises(Refused, match=r"^organisation\.add_body\.not_allowed$"):
        add_body("agency", name="Badan Gelap", by=Admin(frozenset()), at=AT)


def test_a_body_of_a_region_takes_its_zone_from_it():
    made = add_body("regional_enterprise", name="Perumda Air Minum Jayapura", region="91.71", by=OPERATOR, at=AT)
    assert (made.region.code, made.zone) == ("91.71", "Asia/Jayapura")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "kerajaan"}, "organisation.add.unknown_kind"),
        ({"kind": "unit"}, "organisation.add.unknown_kind"),
        ({"region": "3578"}, "organisation.add.unknown_region"),
        ({"zone": "Europe/Amsterdam"}, "organisation.add.unknown_zone"),
    ],
)
def test_a_body_needs_a_known_kind_region_and_zone(change, reason):
    given = {"kind": "agency", "name": "Badan Contoh"} | change
    with pytest.raises(Refused) as refused:
        add_body(given.pop("kind"), **given, by=OPERATOR, at=AT)
    assert refused.value.code == reason


def test_an_import_makes_what_is_missing_once_and_gives_one_id_for_all_spellings():
    surabaya = body()
    names = ["Dinas Sosial", "DINSOS", "Dinas Sosial Kota Surabaya", "Kelurahan Ploso", "", "-", "Dinas Sosial"]
    first = add_units(surabaya.pk, names, by=OPERATOR, at=AT)
    events = list(OrganisationEvent.objects.filter(verb="imported", organisation__in=first.values()))

    assert set(first) == {"Dinas Sosial", "DINSOS", "Dinas Sosial Kota Surabaya", "Kelurahan Ploso"}
    assert len({first[name] for name in names[:3]}) == 1
    assert sorted(event.organisation_id for event in events) == sorted(set(first.values()))
    assert {row.origin for row in Organisation.objects.filter(pk__in=first.values())} == {"import"}

    assert add_units(surabaya.pk, names, by=OPERATOR, at=AT) == first
    assert OrganisationEvent.objects.filter(verb="imported", organisation__in=first.values()).count() == len(events)


def test_an_import_needs_the_right_to_the_body():
    with pytest.raises(Refused, match=r"^organisation\.add\.not_allowed$"):
        add_units(body("Pemkot Semarang").pk, ["Dinas Penyusup"], by=admin_of(body()), at=AT)
    assert find_by_name("Dinas Penyusup", within=body("Pemkot Semarang").pk) is None


@pytest.mark.parametrize("count", [2, 40])
def test_an_import_of_known_units_costs_the_same_for_any_number(count, django_assert_max_num_queries):
    surabaya = body()
    names = [f"Kelurahan Percobaan {n}" for n in range(count)]
    add_units(surabaya.pk, names, by=OPERATOR, at=AT)
    with django_assert_max_num_queries(6):
        assert len(add_units(surabaya.pk, names, by=OPERATOR, at=AT)) == count
