"""The cast walks the whole loop: complaints become a need, meet an innovation, a clinic, signatures, a plan, and the effect speaks."""

import hashlib
import re
import time
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from sambut.complaints.models import Category, Complaint
from sambut.events import actions as events
from sambut.insights import counting, estimating
from sambut.kernel.clock import now
from sambut.kernel.numbers import new_number
from sambut.organisations.models import Organisation
from sambut.replication import offering
from sambut.replication.states import Side
from tests.browser import sideways, steps
from tests.browser.conftest import keep_picture
from tests.browser.loop import Near
from tests.insights import country as figures
from tests.replication.conftest import DARK, Way
from tests.world.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.own_database, pytest.mark.usefixtures("law", "worker")]
PHONE = (360, 740)
NAME = "Terang Kampung"


@pytest.fixture
def enter(enter: Any) -> Callable[..., Any]:
    """Who came before on the same screen goes on in the page that is open: a new browser of its own costs half a second."""
    return cache(enter)


def look(page: Any, name: str) -> None:
    keep_picture(page, f"loop-{name}")
    assert sideways(page) <= 0, name


def until(true: Callable[[], bool], page: Any) -> None:
    """What a job makes shows on the page after a while."""
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline, page.inner_text("main")
        time.sleep(0.3)
        page.reload()


def complaints(body: Organisation, count: int, at: datetime) -> None:
    """Cases about one topic, in the year before; only what the figures count is filled in."""
    topic = Category.objects.get(code="perhubungan", body=None)
    Complaint.objects.bulk_create(
        Complaint(
            number=new_number("SB"), handle=uuid.uuid4(), submission=uuid.uuid4().hex, status="received", anonymous=True, secret=False,
            body=body, category=topic, region=body.region, received_at=at - timedelta(days=60), next_at=at + timedelta(days=9),
        )
        for _ in range(count)
    )  # fmt: skip


def test_a_cluster_of_complaints_becomes_an_agreement_that_runs(
    enter: Any, page_at: Any, cast: Cast, tmp_path: Path
) -> None:
    at, way = now(), Way(cast)
    way.at = at - timedelta(days=100)
    way.innovation()
    complaints(cast.regent.organisation, 40, at)
    complaints(cast.mayor.organisation, 60, at)
    offering.offer_needs(at=at)

    officer = enter(cast.officer_far_away)
    state_the_need(enter(cast.regent, *PHONE))
    meet_at_the_forum(officer, enter, cast, way)
    ask_for_it(officer)
    accept_it(enter(cast.innovator))
    number = write_it(officer)
    name_the_signatory(enter(cast.innovator), number, Side.OWNER, cast.mayor)
    name_the_signatory(officer, number, Side.REPLICATOR, cast.regent)
    steps.press(officer, "Kunci naskah")
    expect(officer.locator("main")).to_contain_text("Menunggu tanda tangan")
    for signatory in (cast.mayor, cast.regent):
        sign_it(enter(signatory, *PHONE), number)
    verify_it(page_at(*PHONE), number, tmp_path)
    carry_it_to_running(officer, number)

    counting.count(at=now())
    everybody = page_at(*PHONE)
    everybody.goto(f"/daerah/{figures.HERE}/")
    expect(everybody.locator("main")).to_contain_text("1 dari 1 tonggak selesai")
    expect(everybody.locator("main")).to_contain_text(
        f"Pemerintah Kota Semarang dan Pemerintah Kabupaten Jeneponto menyepakati {NAME}"
    )
    look(everybody, "12-daerah")


def state_the_need(regent: Any) -> None:
    regent.goto("/meja/replikasi/")
    expect(regent.locator("main")).to_contain_text("Ditawarkan oleh angka Anda sendiri")
    look(regent, "1-tawaran")
    regent.locator("#tawaran + p + .rows a").first.click()
    regent.fill("#id_title", "Lampu jalan padam")
    regent.fill("#id_text", DARK)
    steps.press(regent, "Nyatakan kebutuhan")
    steps.heading(regent, "Lampu jalan padam")
    expect(regent.locator(".matches")).to_contain_text(NAME)
    expect(regent.locator(".matches")).to_contain_text("Kata yang sama")
    look(regent, "2-padanan")


def meet_at_the_forum(officer: Any, enter: Any, cast: Cast, way: Way) -> None:
    """The officer meets the innovation at its stand; the regency books the clinic that answers its interest."""
    forum = Near(cast)
    forum.announce()
    forum.start()
    delegation = forum.confirm()
    stand = forum.stand(shown=way.source)
    slot = forum.slot(forum.opened + 5 * timedelta(hours=1), innovation=way.source)
    officer.goto(f"/forum/gerai/{stand.uuid}/")
    officer.get_by_role("button", name=re.compile("tertarik$")).first.click()
    expect(officer.locator("main")).to_contain_text("sudah tercatat")
    look(officer, "3-gerai")

    regent = enter(cast.regent, *PHONE)
    regent.goto(f"/meja/forum/delegasi/{delegation.uuid}/")
    regent.get_by_role("link", name="Pesan klinik").click()
    expect(regent.locator("main")).to_contain_text("Sesuai minat unit Anda")
    regent.locator(".rows label.choice").first.click()
    regent.fill("#id_question", "Siapa yang memegang daftar tiang?")
    look(regent, "4-klinik")
    steps.press(regent, "Pesan")
    expect(regent.locator("main")).to_contain_text("Siapa yang memegang daftar tiang?")
    assert [one.slot_id for one in slot.bookings.all()] == [slot.pk]
    events.check_in(delegation.delegates.get().pk, by=forum.secretariat, at=forum.tick(), way="hand")


def ask_for_it(officer: Any) -> None:
    """An office of the regency reads the need as everybody does, and goes on to what answers it."""
    officer.goto("/kebutuhan/")
    officer.get_by_role("link", name="Lampu jalan padam").click()
    officer.get_by_role("link", name=NAME).first.click()
    officer.get_by_role("link", name="Nyatakan minat").click()
    officer.locator("#id_need").select_option(label="Lampu jalan padam")
    officer.fill("#id_message", "Kami ingin memulai di Binamu.")
    look(officer, "5-minat")
    steps.press(officer, "Nyatakan minat")
    expect(officer.locator("main")).to_contain_text("perlu menerima atau menolak dengan alasan")


def accept_it(owner: Any) -> None:
    owner.goto("/meja/replikasi/")
    owner.locator("#minat").locator("..").get_by_role("link").first.click()
    expect(owner.locator("main")).to_contain_text("Kami ingin memulai di Binamu.")
    steps.press(owner, "Terima minat")
    expect(owner.get_by_role("button", name="Susun kesepakatan")).to_be_visible()


def write_it(officer: Any) -> str:
    """The text, a milestone and a measure; gives the number."""
    officer.reload()
    steps.press(officer, "Susun kesepakatan")
    expect(officer.get_by_role("link", name="Tambah tonggak")).to_be_visible()
    number = officer.url.rstrip("/").rsplit("/", 1)[-1]
    officer.get_by_role("link", name="Tambah tonggak").click()
    officer.fill("#id_title", "Tiang dihitung dan dinomori")
    officer.locator("label.choice", has_text="Peniru").click()
    officer.fill("#id_due_on", (now() + timedelta(days=60)).date().isoformat())
    steps.press(officer, "Tambahkan")
    officer.get_by_role("link", name="Tetapkan ukuran").click()
    officer.fill("#id_form-0-name", "Hari sampai lampu menyala")
    officer.fill("#id_form-0-unit", "hari")
    officer.fill("#id_form-0-baseline", "14")
    officer.fill("#id_form-0-baseline_on", (now() - timedelta(days=30)).date().isoformat())
    officer.fill("#id_form-0-source", "Catatan dinas")
    officer.locator("main form button:not([name])").last.click()
    expect(officer.locator("main")).to_contain_text("Hari sampai lampu menyala")
    look(officer, "6-naskah")
    return number


def name_the_signatory(page: Any, number: str, side: Side, player: Any) -> None:
    page.goto(f"/meja/kesepakatan/{number}/penanda-tangan/{side}/")
    page.locator("label.choice", has_text=player.user.name).click()
    steps.press(page, "Tetapkan")
    expect(page.locator("main")).to_contain_text(player.user.name)


def sign_it(page: Any, number: str) -> None:
    page.goto("/meja/")
    look(page, "7-meja-pimpinan")
    page.goto("/meja/replikasi/")
    page.locator("#tanda-tangan").locator("..").get_by_role("link").first.click()
    until(lambda: page.locator("#id_read").count() == 1, page)
    look(page, "8-tanda-tangan")
    page.locator("label", has=page.locator("#id_read")).click()
    steps.press(page, "Tanda tangani")
    expect(page.locator(".timeline")).to_contain_text("menandatangani")


def verify_it(everybody: Any, number: str, folder: Path) -> None:
    """The printed copy is the original; with one byte more it is not."""
    everybody.goto(f"/periksa/{number}/")
    steps.heading(everybody, "Kesepakatan ini tercatat dan masih berlaku")
    until(lambda: everybody.get_by_role("link", name=re.compile("Unduh aslinya")).count() == 1, everybody)
    with everybody.expect_download() as waited:
        everybody.get_by_role("link", name=re.compile("Unduh aslinya")).click()
    original, changed = folder / "asli.pdf", folder / "diubah.pdf"
    waited.value.save_as(original)
    changed.write_bytes(original.read_bytes() + b" ")
    assert original.read_bytes().startswith(b"%PDF")
    assert hashlib.sha256(original.read_bytes()).hexdigest() in everybody.inner_text("main")
    for file, verdict in ((original, "Berkas ini asli"), (changed, "Berkas ini bukan naskah yang ditandatangani")):
        everybody.goto(f"/periksa/{number}/")
        everybody.set_input_files("#id_berkas", file)
        steps.press(everybody, "Periksa berkas")
        steps.heading(everybody, verdict)
        look(everybody, f"9-{file.stem}")


def carry_it_to_running(officer: Any, number: str) -> None:
    today = now().astimezone(ZoneInfo("Asia/Makassar")).date().isoformat()  # as the people of Jeneponto write it
    officer.goto(f"/meja/kesepakatan/{number}/")
    officer.get_by_role("link", name="Mulai mengerjakan").click()
    officer.fill("#id_on", today)
    steps.press(officer, "Catat mulai")
    officer.get_by_role("link", name=re.compile("^Selesai")).first.click()
    officer.fill("#id_on", today)
    officer.fill("#id_note", "Semua tiang di Binamu bernomor.")
    steps.press(officer, "Nyatakan selesai")
    expect(officer.locator("main")).to_contain_text("Semua tiang di Binamu bernomor.")
    look(officer, "10-tonggak")
    officer.get_by_role("link", name="Salinan sudah berjalan").click()
    officer.fill("#id_on", today)
    steps.press(officer, "Nyatakan berjalan")
    expect(officer.locator("main")).to_contain_text("Pemeriksaan keberlanjutan")
    look(officer, "11-berjalan")


def test_after_a_year_the_effect_speaks_beside_regions_chosen_by_rule(page_at: Any, cast: Cast) -> None:
    figures.agreement(figures.innovation(), "KS2345678", contact=cast.regent.user)
    figures.history(effect=-0.6)
    counting.count(at=figures.AT)
    estimating.estimate_all(at=figures.AT)

    regent = page_at(*PHONE)
    regent.goto(f"/daerah/{figures.HERE}/")
    outcome = regent.locator(".outcome")
    expect(outcome).to_contain_text(re.compile("turun|berkurang|lebih sedikit"))
    expect(outcome.locator("svg[data-form=narrow]")).to_be_visible()
    expect(regent.locator("main")).to_contain_text("Unduh CSV")
    look(regent, "13-hasil")
