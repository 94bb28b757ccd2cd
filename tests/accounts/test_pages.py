"""Every page of accounts is ours: one layout, our words, in both languages."""

import pytest
from django.test import Client

from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db

OPEN = {
    "/masuk/": "Masuk",
    "/daftar/": "Daftar",
    "/masuk/lupa/": "Lupa kata sandi",
    "/masuk/lupa/terkirim/": "Periksa surel Anda",
    "/masuk/lupa/selesai/": "Kata sandi baru sudah berlaku",
    "/masuk/lupa/1-set-password/": "Tautan ini tidak berlaku lagi",
    "/akun/surel/terkirim/": "Periksa surel Anda",
    "/akun/surel/tidak-ada/": "Tautan ini tidak berlaku lagi",
    "/akun/ditutup/": "Akun ini sedang ditutup",
}
OWN = {
    "/akun/": "Akun saya",
    "/akun/sesi/": "Di mana Anda masuk",
    "/akun/kata-sandi/buat/": "Buat kata sandi",
    "/akun/pengaman/": "Pengaman kedua",
    "/akun/pengaman/kunci/": "Kunci",
    "/keluar/": "Keluar dari akun ini?",
}


@pytest.mark.parametrize("address", OPEN)
def test_an_open_page_stands_in_the_one_layout_and_speaks_indonesian(client: Client, address: str):
    page = client.get(address)

    assert page.status_code == 200
    assert page.templates == [] or all(t.name for t in page.templates)
    assert "· sambut</title>" in page.text
    assert f"{OPEN[address]}</h1>" in page.text


@pytest.mark.parametrize("address", OWN)
def test_a_page_of_ones_account_needs_signing_in_and_speaks_indonesian(client: Client, cast: Cast, address: str):
    away = client.get(address)
    page = signed_in(cast.citizen).get(address)

    assert away.status_code == 302
    assert away["Location"].startswith("/masuk/") or address == "/keluar/"
    assert page.status_code == 200
    assert f"{OWN[address]}</h1>" in page.text


@pytest.mark.parametrize("address", ["/masuk/", "/daftar/", "/masuk/lupa/"])
def test_the_same_page_speaks_english_under_en(client: Client, address: str):
    page = client.get(f"/en{address}")

    assert page.status_code == 200
    assert '<html lang="en"' in page.text
    assert "Kata sandi" not in page.text
    assert "Alamat surel" not in page.text
