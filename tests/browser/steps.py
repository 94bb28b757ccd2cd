"""Steps of the first complaint as people take them in the browser. Each ends on the page that it leads to."""

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

WORDS = (
    "Lampu penyeberangan di depan SD Negeri mati sejak dua minggu lalu. Anak-anak menyeberang di antara truk. "
    "Hubungi saya, Sari Kembangmelati, di 0812-9876-1234."
)


def press(page: Any, words: str, **more: Any) -> None:
    page.get_by_role("button", name=words, exact=True, **more).click()


def heading(page: Any, words: str) -> None:
    expect(page.locator("h1")).to_have_text(words)


def tell_what(page: Any, words: str = WORDS, *, picture: Path | None = None) -> None:
    page.goto("/lapor/")
    page.fill("#id_text", words)
    if picture:
        page.set_input_files("#id_picture", picture)
        press(page, "Lampirkan foto lain")
        expect(page.get_by_text("1 berkas sudah terlampir.")).to_be_visible()
    press(page, "Lanjut")
    heading(page, "Di mana kejadiannya?")


def tell_where(page: Any, *, place: str = "Banyumanik", body: str = "Pemerintah Kota Semarang") -> None:
    page.fill("#cari_wilayah", place)
    press(page, "Cari wilayah")
    page.locator(".choice", has=page.locator("input[name=region]"), has_text=place).first.click()
    page.fill("#id_place_note", "di depan SD, dekat pasar")
    page.locator(".choice", has=page.locator("input[name=body]"), has_text=body).click()
    press(page, "Lanjut")
    heading(page, "Siapa yang boleh melihat?")


def send(page: Any) -> tuple[str, str]:
    """Sends anonymously and open to all; gives number and secret of the receipt."""
    press(page, "Kirim laporan")
    heading(page, "Laporan Anda kami terima")
    return page.inner_text("#nomor"), page.inner_text("#rahasia")


def submit(page: Any, words: str = WORDS, *, picture: Path | None = None) -> tuple[str, str]:
    tell_what(page, words, picture=picture)
    tell_where(page)
    return send(page)


def open_own(page: Any, number: str, secret: str) -> None:
    page.goto("/laporan/buka/")
    page.fill("#id_number", number)
    page.fill("#id_secret", secret)
    press(page, "Buka laporan")
    expect(page.get_by_role("heading", name="Perjalanan laporan")).to_be_visible()


def forward(page: Any, number: str, *, unit: str = "Dinas Perhubungan") -> None:
    page.goto("/meja/pengaduan/")
    page.locator(".queue-row", has_text=number).get_by_role("link").click()
    page.get_by_role("link", name="Periksa dan teruskan").click()
    page.locator("fieldset#id_to .choice", has_text=unit).click()
    page.get_by_text("Pengaduan tidak berkadar pengawasan").click()
    press(page, "Teruskan laporan")
    expect(page.locator(".timeline")).to_contain_text(f"Laporan diteruskan kepada {unit}")


def answer(page: Any, number: str, words: str, *, picture: Path | None = None) -> None:
    page.goto("/meja/pengaduan/")
    page.locator(".queue-row", has_text=number).get_by_role("link").click()
    page.fill("#jawab_text", words)
    if picture:
        page.set_input_files("#jawab_picture", picture)
    press(page, "Kirim jawaban")
    expect(page.locator(".timeline .answer").first).to_contain_text(words)
