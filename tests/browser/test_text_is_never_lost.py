"""Whatever happens on the way (a killed tab, a dropped line, a refused file, a page open for too long), what was typed is there."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, expect

from sambut.competitions.models import Criterion, Mark
from sambut.files.recognising import MEGABYTE
from sambut.kernel.clock import now
from tests.browser import steps
from tests.browser.conftest import keep_picture
from tests.competitions.panel import REASON, Panel

pytestmark = [pytest.mark.browser, pytest.mark.own_database, pytest.mark.usefixtures("law")]
PHONE = (360, 740)
TYPED = "Air mati sejak Senin di seluruh gang. Kami menimba dari sumur tetangga."


def kept(page: Any) -> None:
    expect(page.locator("[data-kept]").first).to_contain_text("Tersimpan pukul")


def kill(page: Any) -> None:
    """The tab dies as when the phone runs out of memory: no event is heard in it any more."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash", timeout=3000)


@pytest.fixture
def phone(page_at: Any) -> Any:
    return page_at(*PHONE)


def test_a_killed_tab_loses_nothing_that_was_kept_on_the_server(phone: Any) -> None:
    phone.goto("/lapor/")
    phone.locator("#id_text").press_sequentially(TYPED)
    kept(phone)
    phone.evaluate("localStorage.clear()")
    phone.close()

    again = phone.context.new_page()
    again.goto("/lapor/")
    assert again.input_value("#id_text") == TYPED


def test_a_tab_killed_at_the_last_letter_loses_nothing_either(phone: Any) -> None:
    phone.goto("/lapor/")
    phone.locator("#id_text").fill(TYPED)
    kill(phone)

    again = phone.context.new_page()
    again.goto("/lapor/")
    expect(again.locator("#id_text")).to_have_value(TYPED)
    kept(again)


def test_when_the_server_fails_the_text_stays_on_the_phone_until_it_is_back(phone: Any) -> None:
    phone.goto("/lapor/")
    phone.route("**/lapor/draf/", lambda route: route.fulfill(status=503, body="Maaf"))
    phone.fill("#id_text", TYPED)
    expect(phone.locator("[data-kept]").first).to_contain_text("Tersimpan di perangkat ini; sebentar lagi dikirim")
    keep_picture(phone, "20-tersimpan-di-sini")
    phone.unroute("**/lapor/draf/")
    phone.goto("/lapor/")
    expect(phone.locator("#id_text")).to_have_value(TYPED)
    kept(phone)


def test_without_a_line_the_form_is_not_sent_into_the_void(phone: Any) -> None:
    phone.goto("/lapor/")
    phone.context.set_offline(True)
    phone.fill("#id_text", TYPED)
    steps.press(phone, "Lanjut")
    expect(phone.locator("[data-kept]").first).to_contain_text("Sambungan terputus")
    assert phone.input_value("#id_text") == TYPED
    phone.context.set_offline(False)
    kept(phone)
    steps.press(phone, "Lanjut")
    steps.heading(phone, "Di mana kejadiannya?")


def test_marks_of_a_judge_stay_here_while_the_line_is_down_and_arrive_when_it_returns(enter: Any, cast: Any) -> None:
    panel = Panel(cast)
    panel.at, panel.opens_on = now() - timedelta(hours=6), (now() - timedelta(days=2)).date()
    panel.assigned(("Terang Kampung",))
    reading = panel.reading("judge", "Terang Kampung")
    code = Criterion.objects.filter(edition=panel.edition).earliest("position").code
    address = f"/meja/penilaian/{reading.uuid}/"

    def mark(page: Any, score: str) -> None:
        page.eval_on_selector_all(".rubric details", "parts => parts.forEach(part => { part.open = true })")
        page.fill(f"#nilai-{code}", score)
        page.fill(f"#alasan-{code}", REASON)

    train = enter(cast.judge, *PHONE)
    train.goto(address)
    train.context.set_offline(True)
    mark(train, "88")
    train.get_by_label("cukup yakin").check()
    steps.press(train, "Tandatangani nilai")
    expect(train.locator("[data-kept]").first).to_contain_text("Sambungan terputus")
    keep_picture(train, "23-menilai-tanpa-sambungan")
    assert train.input_value(f"#nilai-{code}") == "88"
    assert not Mark.objects.filter(reading=reading).exists()
    kill(train)
    train.close()

    train.context.set_offline(False)
    home = train.context.new_page()
    home.clock.install()
    home.goto(address)
    expect(home.locator(f"#nilai-{code}")).to_have_value("88")
    expect(home.get_by_label("cukup yakin")).to_be_checked()
    home.clock.run_for(1_000)
    kept(home)
    stands = Mark.objects.get(reading=reading, criterion__code=code)
    assert (stands.score, stands.reason, stands.reading.confidence) == (88, REASON, 3)

    home.route(f"**{address}**", lambda route: route.abort())  # there is a line, but nobody answers
    mark(home, "91")
    home.clock.run_for(1_000)
    expect(home.locator("[data-kept]").first).to_contain_text("Sambungan terputus")
    steps.press(home, "Tandatangani nilai")
    assert home.input_value(f"#nilai-{code}") == "91"
    reading.refresh_from_db()
    assert reading.state == "assigned"
    home.unroute(f"**{address}**")
    home.clock.run_for(31_000)
    kept(home)
    stands.refresh_from_db()
    assert stands.score == 91


def test_a_page_that_stood_open_too_long_gives_the_text_back(phone: Any) -> None:
    phone.goto("/lapor/")
    phone.fill("#id_text", TYPED)
    kept(phone)
    phone.context.clear_cookies(name="csrftoken")
    steps.press(phone, "Lanjut")
    steps.heading(phone, "Kirim sekali lagi")
    assert phone.input_value("textarea") == TYPED
    keep_picture(phone, "21-sekali-lagi")
    steps.press(phone, "Kirim sekali lagi")
    steps.heading(phone, "Di mana kejadiannya?")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("catatan.txt", b"bukan gambar", "JPEG"),
        ("besar.jpg", b"\xff\xd8\xff" + bytes(10 * MEGABYTE), "10 MB"),
        ("kosong.jpg", b"", "kosong"),
    ],
)
def test_a_file_that_is_refused_takes_no_text_with_it(
    phone: Any, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    phone.goto("/lapor/")
    phone.fill("#id_text", TYPED)
    phone.set_input_files("#id_picture", file)
    steps.press(phone, "Lanjut")
    summary = phone.locator(".error-summary")
    expect(summary).to_contain_text(sentence)
    assert phone.evaluate("document.activeElement.className") == "error-summary"
    assert phone.input_value("#id_text") == TYPED
    keep_picture(phone, f"22-{name}")


def test_the_sixth_file_is_refused_and_five_stay(phone: Any, photo: Path) -> None:
    phone.goto("/lapor/")
    phone.fill("#id_text", TYPED)
    for number in range(1, 6):
        phone.set_input_files("#id_picture", photo)
        steps.press(phone, "Lampirkan foto lain")
        expect(phone.get_by_text(f"{number} berkas sudah terlampir.")).to_be_visible()
    phone.set_input_files("#id_picture", photo)
    steps.press(phone, "Lanjut")
    expect(phone.locator(".error-summary")).to_contain_text("Paling banyak 5 berkas")
    assert phone.input_value("#id_text") == TYPED


def test_an_answer_that_is_refused_stays_in_the_form(enter: Any, page_at: Any, cast: Any, tmp_path: Path) -> None:
    number, _secret = steps.submit(page_at(*PHONE))
    steps.forward(enter(cast.agency_admin), number)
    officer = enter(cast.unit_officer)
    officer.goto(f"/meja/pengaduan/{number}/jawab/")
    officer.fill("#id_text", "Lampu sudah menyala.")
    (tmp_path / "bukti.exe").write_bytes(b"MZ")
    officer.set_input_files("#id_picture", tmp_path / "bukti.exe")
    steps.press(officer, "Kirim jawaban")
    expect(officer.locator(".error-summary")).to_be_visible()
    assert officer.input_value("#id_text") == "Lampu sudah menyala."


def test_without_javascript_a_report_goes_its_way_and_a_pause_loses_nothing(page_at: Any, photo: Path) -> None:
    page = page_at(*PHONE, javascript=False)
    steps.tell_what(page, TYPED, picture=photo)
    page.goto("/lapor/")
    assert page.input_value("#id_text") == TYPED
    expect(page.get_by_text("1 berkas sudah terlampir.")).to_be_visible()
    steps.press(page, "Lanjut")
    steps.tell_where(page)
    page.get_by_text("Beri tahu saya lewat surel").click()
    page.fill("#id_email", "bukan alamat")
    steps.press(page, "Kirim laporan")
    expect(page.locator(".error-summary")).to_contain_text("Alamat surel itu tampaknya salah ketik")
    assert page.input_value("#id_email") == "bukan alamat"
    page.fill("#id_email", "")
    number, secret = steps.send(page)
    assert page.get_by_role("button", name="Salin nomor").count() == 0

    elsewhere = page_at(*PHONE, javascript=False)
    steps.open_own(elsewhere, number, secret)
    assert TYPED in elsewhere.inner_text("main")
