"""`/meja/instansi/…`: an agency admin's own tree, and nothing outside."""

import re

import pytest
from django.test import Client

from sambut.mandates.models import Appointment
from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import add_units
from sambut.organisations.models import Organisation, OrganisationEvent
from sambut.organisations.queries import find_by_name
from tests.organisations.world import AT, body, unit
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db
cast = Cast()


def words(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def address(organisation: Organisation, *more: str) -> str:
    return "/".join(["/meja/instansi", str(organisation.uuid), *more]) + "/"


@pytest.fixture
def admin() -> Client:
    return signed_in(cast.agency_admin)


def home() -> Organisation:
    return cast.agency_admin.organisation


def test_the_admin_is_led_to_the_own_body_and_sees_its_units(admin):
    answer = admin.get("/meja/instansi/", follow=True)
    assert answer.redirect_chain == [(address(home()), 302)]
    assert "Dinas Perhubungan" in words(answer)
    assert "Tambah unit" in words(answer)


def test_a_unit_is_added_renamed_aliased_moved_and_ended_by_pages_alone(admin):
    own = home()
    admin.post(address(own, "tambah"), {"tambah-name": "Dinas Percobaan", "tambah-short_name": "Discoba"})
    made = find_by_name("Discoba", within=own.pk)
    admin.post(address(made, "nama"), {"nama-name": "Dinas Uji Coba", "nama-short_name": "Duco"})
    admin.post(address(made, "nama-lain"), {"alias-name": "Kantor Uji"})
    admin.post(address(made, "pengaturan"), {"atur-zone": "Asia/Makassar", "atur-accent": "#0b6e4f"})
    admin.post(address(made, "pindah"), {"pindah-to": "Dishub"})
    answer = admin.post(
        address(made, "akhiri"), {"akhiri-last_on": "2030-12-31", "akhiri-successor": "Dinas Perhubungan"}, follow=True
    )
    made.refresh_from_db()

    above = find_by_name("Dinas Perhubungan", within=own.pk)
    facts = made.name, made.short_name, made.zone, made.accent, made.path, made.ends_on.isoformat()
    assert facts == ("Dinas Uji Coba", "Duco", "Asia/Makassar", "#0b6e4f", [own.pk, above.pk, made.pk], "2031-01-01")
    events = OrganisationEvent.objects.filter(organisation=made).order_by("id")
    assert [event.verb for event in events] == ["add", "rename", "add_alias", "change_settings", "move", "end"]
    assert {event.actor for event in events} == {cast.agency_admin.user}
    assert "Dinas Uji Coba berakhir" in words(answer)
    assert "Ganti nama" not in words(answer)


def test_a_name_is_taken_away_by_its_button(admin):
    own = home()
    admin.post(address(own, "nama-lain"), {"alias-name": "Balai Kota Uji"})
    alias = own.aliases.get(name="Balai Kota Uji")
    assert admin.post(address(own, "nama-lain", str(alias.pk), "cabut")).status_code == 302
    alias.refresh_from_db()
    assert alias.ends_on is not None


def test_a_refusal_comes_back_in_the_form_with_what_was_typed(admin):
    answer = admin.post(address(home(), "tambah"), {"tambah-name": "Dishub", "tambah-short_name": "Kembaran"})
    assert answer.status_code == 409
    assert "Nama ini sudah dipakai Dinas Perhubungan" in words(answer)
    assert 'value="Kembaran"' in answer.content.decode()


def test_an_unknown_target_is_answered_with_names_that_look_like_it(admin):
    office = find_by_name("Dinas Perhubungan", within=home().pk)
    answer = admin.post(address(office, "pindah"), {"pindah-to": "Dinas Pekerjaan"})
    assert answer.status_code == 409
    assert "Mungkin: Dinas Pekerjaan Umum" in words(answer)


@pytest.mark.parametrize(
    ("way", "sent"),
    [
        ("tambah", {"tambah-name": ""}),
        ("tambah", {"tambah-name": "\x00"}),
        ("tambah", {"tambah-name": "<b>Dinas</b>" * 100}),
        ("nama", {"nama-name": "!!!"}),
        ("pindah", {"pindah-to": "😀"}),
        ("akhiri", {"akhiri-last_on": "31-31-2025"}),
        ("akhiri", {"akhiri-last_on": "9999-12-31", "akhiri-successor": "x" * 199}),
        ("pengaturan", {"atur-zone": "Mars/Olympus"}),
        ("pengaturan", {"atur-zone": "Asia/Jakarta", "atur-accent": "#ffff00"}),
    ],
)
def test_bad_input_is_answered_with_a_sentence_and_changes_nothing(admin, way, sent):
    office = find_by_name("Dinas Perhubungan", within=home().pk)
    before = list(Organisation.objects.order_by("pk").values())
    answer = admin.post(address(office, way), sent)
    assert answer.status_code == 409
    assert 'class="error-summary"' in answer.content.decode()
    assert list(Organisation.objects.order_by("pk").values()) == before


def test_another_body_is_not_there_for_this_admin(admin):
    other = body("Pemkot Surabaya")
    office = unit("Dinas Rahasia Tetangga", other)
    for organisation in (other, office):
        assert admin.get(address(organisation)).status_code == 404
        for way in ("tambah", "nama", "nama-lain", "pindah", "akhiri", "pengaturan"):
            assert (
                admin.post(address(organisation, way), {"tambah-name": "Penyusup", "nama-name": "Penyusup"}).status_code
                == 404
            )
    assert find_by_name("Penyusup", within=other.pk) is None
    office.refresh_from_db()
    assert office.name == "Dinas Rahasia Tetangga"


def test_a_unit_of_another_body_is_no_target_by_its_name(admin):
    unit("Dinas Rahasia Tetangga", body("Pemkot Surabaya"))
    office = find_by_name("Dinas Perhubungan", within=home().pk)
    answer = admin.post(address(office, "pindah"), {"pindah-to": "Dinas Rahasia Tetangga"})
    assert answer.status_code == 409
    assert words(answer).count("Dinas Rahasia Tetangga") == 0


def test_an_alias_of_another_body_is_not_ended_through_the_own_address(admin):
    other = body("Pemkot Surabaya")
    alias = other.aliases.exclude(origin="current").first()
    assert admin.post(address(home(), "nama-lain", str(alias.pk), "cabut")).status_code == 404
    alias.refresh_from_db()
    assert alias.ends_on is None


@pytest.mark.parametrize("who", ["citizen", "unit_officer", "ombudsman"])
def test_people_without_the_task_find_no_such_page(who):
    client = signed_in(getattr(cast, who))
    assert client.get("/meja/instansi/").status_code == 404
    assert client.get(address(home())).status_code == 404
    assert client.get("/meja/instansi/baru/").status_code == 404


def test_a_visitor_is_asked_to_sign_in():
    assert Client().get(address(home())).status_code == 302


def test_the_national_admin_adds_a_body_and_enters_every_tree():
    client = signed_in(cast.national_admin)
    assert client.get(address(body("Pemkot Surabaya"))).status_code == 200
    wrong = client.post(
        "/meja/instansi/baru/", {"kind": "agency", "name": "Badan Uji", "zone": "Asia/Jakarta", "region": "Semarang"}
    )
    assert wrong.status_code == 409
    assert "Tulis dengan Kota atau Kabupaten" in words(wrong)
    client.post(
        "/meja/instansi/baru/",
        {"kind": "regional_enterprise", "name": "Perumda Uji", "zone": "Asia/Jakarta", "region": "kota jayapura"},
    )
    made = find_by_name("Perumda Uji")
    assert (made.region.code, made.zone, made.kind_id) == ("91.71", "Asia/Jayapura", "regional_enterprise")


def test_the_english_page_speaks_english(admin):
    answer = words(admin.get(f"/en{address(home())}"))
    assert "Add a unit" in answer
    assert "City government" in answer


@pytest.mark.parametrize("count", [1, 60])
def test_the_page_costs_the_same_at_any_size(admin, count, django_assert_max_num_queries):
    add_units(home().pk, [f"Kelurahan Uji {n}" for n in range(count)], by=OPERATOR, at=AT)
    admin.get(address(home()))
    with django_assert_max_num_queries(12):
        admin.get(address(home()))
    with django_assert_max_num_queries(12):
        admin.get(address(home()), {"cari": "kelurahan uji"})


def test_only_running_appointments_count(admin):
    appointment = Appointment.objects.get(user=cast.agency_admin.user, role="agency_admin")
    Appointment.objects.filter(pk=appointment.pk).update(ends_at=appointment.starts_at.replace(year=2024, month=6))
    assert admin.get(address(home())).status_code == 404
