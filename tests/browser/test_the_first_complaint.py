"""The cast walks the first complaint from end to end on a phone, and the clock, the masks and the dates are there to see."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser import sideways, steps
from tests.browser.conftest import keep_picture

pytestmark = [pytest.mark.browser, pytest.mark.own_database, pytest.mark.usefixtures("law", "worker")]
PHONE = (360, 740)
REASON = "Pelapor perlu ditemui di lokasi untuk menunjukkan tiang yang mati."


def look(page, name: str) -> None:
    keep_picture(page, name)
    assert sideways(page) <= 0, name


def test_a_complaint_goes_from_a_citizen_to_the_unit_and_back_until_it_is_accepted(page_at, enter, cast, photo):
    citizen = page_at(*PHONE)
    steps.tell_what(citizen, picture=photo)
    look(citizen, "2-tempat")
    steps.tell_where(citizen)
    expect(citizen.get_by_text("1 berkas", exact=True)).to_be_visible()
    look(citizen, "3-kirim")
    number, secret = steps.send(citizen)
    look(citizen, "4-tanda-terima")
    citizen.context.clear_cookies()

    admin = enter(cast.agency_admin, *PHONE)
    steps.forward(admin, number)
    assert "0812" not in admin.inner_text("main")
    look(admin, "5-meja")

    officer = enter(cast.unit_officer, *PHONE)
    steps.answer(officer, number, "Lampu diganti Kamis pagi pukul tujuh.", picture=photo)
    look(officer, "6-dijawab")

    reporter = page_at(*PHONE)
    steps.open_own(reporter, number, secret)
    expect(reporter.locator(".timeline .answer")).to_contain_text("Lampu diganti Kamis pagi")
    expect(reporter.locator(".timeline .word")).to_contain_text("0812-9876-1234")
    seen(reporter)
    look(reporter, "7-laporan-saya")
    reporter.get_by_role("link", name="Belum, tolak dengan alasan").click()
    reporter.fill("#id_text", "Semalam masih gelap.")
    steps.press(reporter, "Tolak jawaban")
    expect(reporter.locator(".timeline")).to_contain_text("menolak jawaban")

    steps.answer(officer, number, "Kabelnya putus; sudah disambung Jumat malam.")
    reporter.reload()
    steps.press(reporter, "Ya, terima jawaban")
    expect(reporter.locator("main")).to_contain_text("Selesai: diterima pelapor")
    look(reporter, "8-selesai")

    everybody = page_at(*PHONE)
    everybody.goto(f"/laporan/{number}/")
    words = everybody.inner_text("main")
    assert "Kabelnya putus; sudah disambung Jumat malam." in words
    assert "[nomor telepon disembunyikan]" in words
    assert not any(hidden in words for hidden in ("0812", "9876", "Kembangmelati"))
    look(everybody, "9-umum")


def seen(page) -> None:
    """The reporter's own picture and the officer's: cleaned by the job, and really drawn by the browser."""
    deadline = time.monotonic() + 30
    while page.locator(".file-picture").count() < 2:
        assert time.monotonic() < deadline, "The pictures were not cleaned."
        page.reload()
    drawn = "[...document.querySelectorAll('.file-picture')].map(part => { part.loading = 'eager'; return part.decode().then(() => part.naturalWidth > 0) })"
    assert page.evaluate(f"Promise.all({drawn})") == [True, True]


def test_the_clock_is_counted_day_by_day(page_at, enter, cast):
    page = page_at(*PHONE)
    number, _secret = steps.submit(page)
    steps.forward(enter(cast.agency_admin), number)
    page.goto(f"/laporan/{number}/")
    duty = page.locator(".duty")
    expect(duty).to_contain_text("Dinas Perhubungan harus menjawab dengan isi sebelum")
    assert not duty.locator("table.counting").is_visible()
    duty.locator("summary").click()
    expect(duty.locator("table.counting")).to_be_visible()
    days = duty.locator(".day")
    assert days.count() >= 5
    assert duty.locator(".day[data-kind=start]").count() <= 1
    expect(duty.locator("caption")).to_contain_text("hari kerja sejak")
    look(page, "10-jam")


def test_an_identity_is_looked_at_once_with_a_reason_and_the_reporter_sees_the_date(page_at, enter, cast):
    reporter = page_at(*PHONE)
    steps.tell_what(reporter)
    steps.tell_where(reporter)
    reporter.get_by_text("Beri tahu saya lewat surel").click()
    reporter.fill("#id_name", "Sari Kembangmelati")
    reporter.fill("#id_email", "sari.kembangmelati@warga.example")
    number, _secret = steps.send(reporter)
    reporter.goto(f"/laporan/{number}/")
    expect(reporter.locator("main")).to_contain_text("Teks asli dan nama Anda belum pernah dibuka siapa pun.")
    steps.forward(enter(cast.agency_admin), number)

    officer = enter(cast.unit_officer, *PHONE)
    officer.goto(f"/meja/pengaduan/{number}/")
    officer.get_by_role("link", name="Minta membuka identitas").click()
    officer.fill("#id_reason", REASON)
    look(officer, "11-minta-identitas")
    steps.press(officer, "Kirim permintaan")
    expect(officer.locator("main")).to_contain_text(REASON)
    asked = officer.url

    custodian = enter(cast.custodian, *PHONE)
    custodian.goto("/meja/identitas/")
    custodian.locator(".queue-row", has_text=number).get_by_role("link").click()
    look(custodian, "12-amanat")
    steps.press(custodian, "Kabulkan permintaan")
    expect(custodian.get_by_role("button", name="Kabulkan permintaan")).to_have_count(0)
    assert "Kembangmelati" not in custodian.inner_text("body")

    officer.goto(asked)
    steps.press(officer, "Buka identitas sekarang")
    expect(officer.locator("main")).to_contain_text("Sari Kembangmelati")
    expect(officer.locator("main")).to_contain_text("sari.kembangmelati@warga.example")
    look(officer, "13-identitas")
    officer.goto(asked)
    expect(officer.get_by_role("button", name="Buka identitas sekarang")).to_have_count(0)
    assert "Kembangmelati" not in officer.inner_text("body")

    reporter.reload()
    expect(reporter.locator("main")).to_contain_text("Identitas Anda dibuka, dengan alasan dan persetujuan, pada:")
    expect(reporter.locator("main")).not_to_contain_text("belum pernah dibuka")
