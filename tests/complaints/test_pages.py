"""The pages of a first complaint, walked without JavaScript: citizen, admin, officer, reporter again."""

import re

import pytest
from django.test import Client

from sambut.complaints.models import Complaint
from sambut.kernel.numbers import spoken
from tests.world.cast import signed_in

pytestmark = pytest.mark.django_db

TEXT = "Lampu penyeberangan di depan SD mati sejak dua minggu lalu. Telepon saya 0812-3344-5566."


def submit(client: Client, city) -> str:  # type: ignore[no-untyped-def]
    assert client.post("/lapor/", {"text": TEXT}).status_code == 302
    assert (
        client.post(
            "/lapor/tempat/", {"region": "33.74.01", "place_note": "depan SD", "body": str(city.uuid)}
        ).status_code
        == 302
    )
    answer = client.post("/lapor/kirim/", {"anonymous": "ya", "secret": "tidak", "email": "sari@warga.example"})
    assert answer.status_code == 302, answer.content.decode()
    return client.get(answer["Location"]).content.decode()


def test_a_citizen_without_account_reports_in_three_screens_and_opens_the_case_again(law, cast):
    receipt = submit(Client(), cast.agency_admin.organisation)

    complaint = Complaint.objects.get()
    number = re.search(r'id="nomor">([^<]+)<', receipt)[1]
    secret = re.search(r'id="rahasia">([^<]+)<', receipt)[1]
    assert number.replace("-", "") == complaint.number

    elsewhere = Client()
    assert elsewhere.get(f"/laporan/{number}/").status_code == 404
    assert elsewhere.post("/laporan/buka/", {"number": number, "secret": "AAAA-AAAA-AAAA"}).status_code == 409
    opened = elsewhere.post("/laporan/buka/", {"number": number.lower(), "secret": secret.lower()}, follow=True)
    assert "0812-3344-5566" in opened.content.decode()


def test_the_case_travels_to_the_unit_and_back(law, cast):
    citizen = Client()
    submit(citizen, cast.agency_admin.organisation)
    number = Complaint.objects.get().number
    said = f"{number[:4]}-{number[4:8]}-{number[8:]}"
    admin, officer = signed_in(cast.agency_admin), signed_in(cast.unit_officer)

    assert said in admin.get(f"/meja/pengaduan/antrean/{cast.agency_admin.organisation.pk}/").content.decode()
    case = admin.get(f"/meja/pengaduan/{said}/").content.decode()
    assert "0812" not in case
    unit = cast.unit_officer.organisation
    assert str(unit.uuid) in admin.get(f"/meja/pengaduan/{said}/disposisi/").content.decode()
    assert (
        admin.post(f"/meja/pengaduan/{said}/disposisi/", {"to": str(unit.uuid), "grade": "ordinary"}).status_code == 302
    )

    assert said in officer.get(f"/meja/pengaduan/antrean/{unit.pk}/").content.decode()
    assert officer.post(f"/meja/pengaduan/{said}/jawab/", {"text": "Lampu diganti Kamis pagi."}).status_code == 302

    assert "Lampu diganti Kamis pagi." in citizen.get(f"/laporan/{said}/").content.decode()
    assert citizen.post(f"/laporan/{said}/terima/").status_code == 302
    assert Complaint.objects.get().ending == "accepted"
    public = Client().get(f"/laporan/{said}/")
    assert public.status_code == 200
    assert "0812" not in public.content.decode()


def test_the_officer_next_door_finds_nothing(law, cast, way):
    way.submit()
    way.forward()
    number = way.complaint.number

    assert signed_in(cast.officer_next_door).get(f"/meja/pengaduan/{number}/").status_code == 404
    assert (
        signed_in(cast.officer_next_door)
        .get(f"/meja/pengaduan/antrean/{cast.unit_officer.organisation.pk}/")
        .status_code
        == 404
    )


def test_a_unit_finds_what_it_had_and_gave_back(law, cast, way):
    way.submit()
    way.forward()
    way.forward(to=cast.officer_next_door.organisation)
    officer, queue = signed_in(cast.unit_officer), f"/meja/pengaduan/antrean/{cast.unit_officer.organisation.pk}/"

    now_here, ever_here = (officer.get(queue + query).content.decode() for query in ("", "?letak=pernah"))

    assert spoken(way.complaint.number) not in now_here
    assert spoken(way.complaint.number) in ever_here
    assert "letak=pernah" in now_here


def test_a_refused_verb_says_why_and_keeps_what_was_typed(law, cast, way):
    way.submit()
    answer = signed_in(cast.agency_admin).post(
        f"/meja/pengaduan/{way.complaint.number}/disposisi/",
        {
            "to": str(cast.unit_officer.organisation.uuid),
            "grade": "ordinary",
            "subject": str(cast.unit_officer.organisation.uuid),
            "title": "Judul yang diketik",
        },
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "adalah pihak yang dilaporkan" in page
    assert "Judul yang diketik" in page


@pytest.mark.parametrize(
    "address", ["/", "/lapor/", "/laporan/", "/laporan/buka/", "/laporan/saya/", "/en/", "/en/lapor/"]
)
def test_public_pages_answer(law, address):
    assert Client().get(address).status_code == 200
