"""The cast walks one contest whole: drafted, opened, entered, judged, chosen, objected to, presented, visited, won, and its book."""

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from django.db.models import F
from playwright.sync_api import expect

from sambut.competitions import actions, loading
from sambut.competitions.models import Cluster, Edition, Entry, Period, Reading, Rule, Slot, Snapshot
from sambut.competitions.states import Stage
from sambut.innovations.models import Innovation
from sambut.kernel.clock import now
from sambut.mandates.models import Appointment
from tests.browser import sideways, steps
from tests.browser.conftest import keep_picture
from tests.competitions.bodies import grieve
from tests.competitions.conftest import RESULT
from tests.competitions.finale import PANEL, Finale
from tests.competitions.panel import REASON
from tests.world.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.own_database, pytest.mark.usefixtures("law", "worker")]
PHONE = (360, 740)
FIRST, SECOND = "Terang Kampung", "Antar Obat"
DAY = timedelta(days=1)
expect.set_options(timeout=15_000)
MEDICINE = {
    "summary": "Obat pasien kronis diantar kader setiap bulan, sehingga mereka tidak lagi antre setengah hari.",
    "problem": "Lansia berhenti minum obat karena jauh dan harus menunggu di loket.",
    "solution": "Kader membawa kotak bernama ke rumah dan mencatat tekanan darah pada kartu.",
    "novelty": "Kotak bernama yang kembali setiap bulan.",
    "prerequisites": "Daftar pasien kronis dan kader yang dilatih satu hari.",
    "sustaining": "Ongkos kader masuk anggaran kelurahan.",
}


@pytest.fixture
def enter(enter: Any) -> Callable[..., Any]:
    """Who came before on the same screen goes on in the page that is open: a new browser of its own costs half a second."""
    return cache(enter)


def look(page: Any, name: str) -> None:
    keep_picture(page, f"contest-{name}")
    assert sideways(page) <= 0, name


def until(true: Callable[[], bool], page: Any, *, read: bool = False) -> None:
    """What a job makes is there after a while; `read` where it is the page that tells so."""
    deadline = time.monotonic() + 40
    while not true():
        assert time.monotonic() < deadline, page.inner_text("main")
        time.sleep(0.3)
        if read:
            page.reload()


def days_pass(edition: Edition, stage: Stage) -> None:
    """The whole calendar moves so that this stage has just begun."""
    away = edition.periods.get(stage=stage).starts_at - now() + timedelta(minutes=1)
    Period.objects.filter(edition=edition).update(starts_at=F("starts_at") - away, ends_at=F("ends_at") - away)


def test_a_contest_goes_from_its_draft_to_its_book(enter: Any, page_at: Any, cast: Cast) -> None:
    loading.load()
    contest = Finale(cast)
    contest.at, contest.opens_on = now() - timedelta(hours=6), now().date()
    for title in (FIRST, SECOND):
        contest.known(title=title, **({} if title == FIRST else MEDICINE))
    host = enter(cast.agency_admin)
    edition = draft_it(host)
    contest.edition = edition

    enter_it(enter(cast.innovator, *PHONE), edition)
    submit_it(enter(cast.local_admin))
    contest.entries = {FIRST: Entry.objects.get(title=FIRST), SECOND: enter_another(contest)}
    days_pass(edition, Stage.ADMINISTRATION)
    for entry in contest.entries.values():
        accept_it(host, entry)

    invite_them(host, edition, cast)
    for name in PANEL:
        agree(enter(getattr(cast, name), *PHONE))
    days_pass(edition, Stage.DESK)
    share_out(host, edition, 6)
    for name in PANEL:
        score(enter(getattr(cast, name)))

    days_pass(edition, Stage.CHOOSING)
    count_it(host, edition)
    plenary = enter(cast.contest_secretary)
    seat_the_panel(plenary, edition, cast)
    choose_it(plenary, edition)
    announce_it(plenary, edition)
    object_to_it(enter(cast.regent, *PHONE), plenary, edition)
    days_pass(edition, Stage.INTERVIEW)
    decree(plenary, edition)
    assert set(edition.entries.values_list("state", flat=True)) == {"finalist"}

    hold_the_presentations(plenary, edition, enter, cast)
    visit_them(plenary, edition, enter, cast)
    name_the_winner(plenary, edition)
    read_everything(plenary, edition, enter, cast, page_at)


def test_the_contest_of_complaint_handling_runs_on_the_same_engine(enter: Any, page_at: Any, cast: Cast) -> None:
    """A city enters with what its complaints show; judges read the same figures; everybody reads what they mean."""
    loading.load()
    grieve(cast)
    host, edition = draft_of_bodies(enter(cast.secretariat))
    entry = enter_the_city(enter(cast.agency_admin, *PHONE), edition)
    submit_it(enter(cast.local_admin), entry.title)
    days_pass(edition, Stage.ADMINISTRATION)
    accept_it(host, entry)
    invite_them(host, edition, cast, PANEL[1:])
    for name in PANEL[1:]:
        agree(enter(getattr(cast, name), *PHONE))
    days_pass(edition, Stage.DESK)
    share_out(host, edition, 2)
    for name in PANEL[1:]:
        score_the_city(enter(getattr(cast, name)))

    days_pass(edition, Stage.CHOOSING)
    count_it(host, edition)
    secretary = cast.contest_secretary
    Appointment.objects.create(
        user=secretary.user, role="secretariat", organisation=cast.secretariat.organisation, starts_at=now() - DAY
    )
    plenary = enter(secretary)
    choose_it(plenary, edition, "kota")
    announce_it(plenary, edition)
    Edition.objects.filter(pk=edition.pk).update(announced_at=F("announced_at") - 12 * DAY)
    days_pass(edition, Stage.OBJECTION)
    decree(plenary, edition)
    assert Entry.objects.get(pk=entry.pk).state == "winner"

    everybody = page_at(*PHONE)
    everybody.goto(f"/lomba/{edition.uuid}/hasil/")
    expect(everybody.locator("main")).to_contain_text("Pemerintah Kota Semarang")
    look(everybody, "27-pengaduan-hasil")
    everybody.goto(f"/lomba/{edition.uuid}/indikator/")
    expect(everybody.locator("main")).to_contain_text("Dijawab tepat waktu")
    look(everybody, "28-pengaduan-indikator")


def draft_of_bodies(host: Any) -> tuple[Any, Edition]:
    host.goto("/meja/lomba/baru/")
    host.fill("#id_name", "Kompetisi Pengaduan")
    host.select_option("#id_template", "pengaduan")
    host.fill("#id_opens_on", now().date().isoformat())
    steps.press(host, "Susun")
    edition = Edition.objects.get(name="Kompetisi Pengaduan")
    host.goto(f"/meja/lomba/{edition.uuid}/ubah/")
    host.fill("#id_figures_from", "2024-06-01")
    host.fill("#id_figures_until", "2024-06-30")
    look(host, "21-pengaduan-susun")
    steps.press(host, "Simpan")
    for rule in Rule.objects.filter(edition=edition).exclude(
        kind="in_use"
    ):  # what a city of the test world cannot meet
        host.goto(f"/meja/lomba/{edition.uuid}/susunan/rules/{rule.pk}/")
        steps.press(host, "Hapus baris ini")
    host.goto(f"/meja/lomba/{edition.uuid}/")
    steps.press(host, "Buka lomba")
    expect(host.locator("main")).to_contain_text("Belum ada entri yang terkirim")
    return host, edition


def enter_the_city(admin: Any, edition: Edition) -> Entry:
    admin.goto("/meja/lomba/ikut-pengaduan/")
    look(admin, "22-pengaduan-ikut")
    admin.get_by_role("link", name="Ikut lomba ini").first.click()
    admin.select_option("#id_group", "umum")
    admin.select_option("#id_category", "pengelolaan")
    steps.press(admin, "Mulai entri")
    until(lambda: Snapshot.objects.filter(entry__edition=edition).exists(), admin)
    entry = Entry.objects.get(edition=edition)
    admin.goto(f"/meja/lomba/entri/{entry.uuid}/indikator/")
    expect(admin.locator("main")).to_contain_text("83,3%")
    look(admin, "23-pengaduan-angka")
    admin.goto(f"/meja/lomba/entri/{entry.uuid}/tulis/")
    for field in admin.locator("#tulisan textarea").all():
        if not field.input_value():
            field.fill("SK tim berlaku; unit diingatkan setiap pagi; jawaban dibaca dua orang.")
    look(admin, "24-pengaduan-tulis")
    steps.press(admin, "Simpan")
    admin.goto(f"/meja/lomba/entri/{entry.uuid}/")
    steps.press(admin, "Kirim ke admin lokal")
    expect(admin.locator("main")).to_contain_text("di admin lokal")
    return entry


def score_the_city(judge: Any) -> None:
    judge.goto("/meja/penilaian/")
    judge.locator("section[aria-labelledby=dibaca] a").first.click()
    expect(judge.locator(".reading")).to_contain_text("83,3%")
    judge.eval_on_selector_all(".rubric details", "parts => parts.forEach(part => { part.open = true })")
    fill_in(judge, "80")
    judge.get_by_label("cukup yakin").check()
    look(judge, "25-pengaduan-menilai")
    here = judge.url
    steps.press(judge, "Tandatangani nilai")
    judge.wait_for_url(lambda there: there != here)


def draft_it(host: Any) -> Edition:
    """Copied from the template of districts, changed where this city differs, checked, opened."""
    host.goto("/meja/lomba/baru/")
    host.fill("#id_name", "Lomba Inovasi Semarang")
    host.select_option("#id_template", "district")
    host.fill("#id_opens_on", now().date().isoformat())
    look(host, "1-susun")
    steps.press(host, "Susun")
    expect(host.locator("main")).to_contain_text("Tidak ada yang bertentangan")
    edition = Edition.objects.get(name="Lomba Inovasi Semarang")
    cluster = Cluster.objects.get(edition=edition, code="perangkat")
    host.goto(f"/meja/lomba/{edition.uuid}/susunan/clusters/{cluster.pk}/")
    host.fill("#id_quota", "1")
    steps.press(host, "Simpan")
    host.goto(f"/meja/lomba/{edition.uuid}/")
    look(host, "2-siap-dibuka")
    steps.press(host, "Buka lomba")
    expect(host.locator("main")).to_contain_text("Belum ada entri yang terkirim")
    return edition


def enter_it(innovator: Any, edition: Edition) -> None:
    """On the phone: from the record, with one answer of its own, to the local admin."""
    innovator.goto("/meja/lomba/bila-ikut/")
    look(innovator, "3-bila-ikut")
    innovation = Innovation.objects.get(title=FIRST)
    innovator.goto(f"/meja/lomba/{edition.uuid}/mulai/{innovation.uuid}/")
    innovator.select_option("#id_group", "umum")
    innovator.select_option("#id_category", "kesehatan")
    steps.press(innovator, "Mulai entri")
    innovator.wait_for_url("**/tulis/")
    innovator.fill("#id_hasil", "Sebelumnya 14 hari, sekarang 2 hari, dari buku regu.")
    look(innovator, "4-tulis")
    steps.press(innovator, "Simpan")
    innovator.goto(f"/meja/lomba/entri/{Entry.objects.get(title=FIRST).uuid}/")
    steps.press(innovator, "Kirim ke admin lokal")
    expect(innovator.locator("main")).to_contain_text("di admin lokal")


def submit_it(local_admin: Any, title: str = FIRST) -> None:
    local_admin.goto("/meja/lomba/antrean/")
    local_admin.get_by_role("link", name=title).click()
    look(local_admin, "5-admin-lokal")
    steps.press(local_admin, "Kirim ke panitia")
    expect(local_admin.locator("main")).to_contain_text("terkirim ke panitia")


def enter_another(contest: Finale) -> Entry:
    """The same way, without a browser."""
    contest.at = now()
    innovation = Innovation.objects.get(title=SECOND)
    by, at = contest.who("innovator"), contest.at
    entry = actions.begin_entry(innovation.pk, contest.edition.pk, group="umum", category="kesehatan", by=by, at=at)
    actions.write_entry(entry.pk, {"hasil": RESULT}, revision=entry.revision, page="kedua", by=by, at=at)
    actions.send_entry(entry.pk, by=by, at=at)
    return actions.submit_entry(entry.pk, by=contest.who("local_admin"), at=at)


def accept_it(host: Any, entry: Entry) -> None:
    host.goto(f"/meja/lomba/entri/{entry.uuid}/putusan/")
    for box in host.locator("main input[type=checkbox]").all():
        box.check()
    look(host, "6-administrasi")
    steps.press(host, "Loloskan")
    expect(host.locator("main")).to_contain_text("lolos administrasi")


def invite_them(host: Any, edition: Edition, cast: Cast, names: Sequence[str] = PANEL) -> None:
    for name in names:
        host.goto(f"/meja/lomba/{edition.uuid}/juri/undang/")
        host.select_option("#id_user", str(getattr(cast, name).user.pk))
        steps.press(host, "Undang")
        expect(host.locator("main")).to_contain_text(getattr(cast, name).user.name)
    look(host, "7-juri")


def agree(judge: Any) -> None:
    judge.goto("/meja/penilaian/")
    judge.get_by_role("link", name="Jawab undangan").click()
    judge.check("#id_agree")
    look(judge, "8-pernyataan")
    steps.press(judge, "Bersedia dan tanda tangani")
    expect(judge.locator("main")).not_to_contain_text("Bersedia dan tanda tangani")


def share_out(host: Any, edition: Edition, readings: int) -> None:
    host.goto(f"/meja/lomba/{edition.uuid}/juri/")
    steps.press(host, "Bagikan entri kepada juri")
    until(lambda: Reading.objects.filter(entry__edition=edition).count() == readings, host)


def fill_in(judge: Any, value: str) -> None:
    for field in judge.locator("input[name^=nilai-]").all():
        field.fill(value)
    for field in judge.locator("textarea[name^=alasan-]").all():
        field.fill(REASON)


def score(judge: Any) -> None:
    """Blind: what is read tells the entries apart, not who sent them."""
    for _reading in range(2):
        judge.goto("/meja/penilaian/")
        judge.locator("section[aria-labelledby=dibaca] a").first.click()
        value = "90" if "tiang" in judge.inner_text(".reading") else "75"
        judge.eval_on_selector_all(".rubric details", "parts => parts.forEach(part => { part.open = true })")
        fill_in(judge, value)
        judge.get_by_label("cukup yakin").check()
        look(judge, f"9-menilai-{value}")
        here = judge.url
        steps.press(judge, "Tandatangani nilai")
        judge.wait_for_url(lambda there, here=here: there != here)


def count_it(host: Any, edition: Edition) -> None:
    host.goto(f"/meja/lomba/{edition.uuid}/hasil/")
    steps.press(host, "Hitung hasil")
    until(lambda: edition.results.exists(), host)
    host.reload()
    look(host, "10-hasil")
    expect(host.locator("#urutan")).to_be_visible()


def seat_the_panel(plenary: Any, edition: Edition, cast: Cast) -> None:
    plenary.goto(f"/meja/lomba/{edition.uuid}/akhir/panel/")
    for box in plenary.locator("input[name=judges]").all():
        box.check()
    plenary.select_option("#id_chair", label=cast.judge.user.name)
    steps.press(plenary, "Simpan panel")
    expect(plenary.locator("main")).to_contain_text("ketua")


def choose_it(plenary: Any, edition: Edition, cluster: str = "perangkat") -> None:
    """All that are on the list: twice as many as there are places."""
    plenary.goto(f"/meja/lomba/{edition.uuid}/pleno/{cluster}/")
    for box in plenary.locator(".plenary input[type=checkbox]").all():
        box.check()
    look(plenary, "11-pleno")
    steps.press(plenary, "Catat putusan pleno")
    expect(plenary.locator("main")).to_contain_text("Semua klaster sudah diputus")


def announce_it(plenary: Any, edition: Edition) -> None:
    steps.press(plenary, "Umumkan hasil lomba")
    expect(plenary.locator("main")).to_contain_text("Masa sanggah sampai")


def object_to_it(somebody: Any, plenary: Any, edition: Edition) -> None:
    """Heard, answered with a reason, and the window closes."""
    entry = Entry.objects.get(edition=edition, title=SECOND)
    somebody.goto(f"/lomba/sanggah/{entry.uuid}/")
    somebody.fill("textarea", "Angka pada bagian hasil keliru dibaca.")
    look(somebody, "12-sanggah")
    steps.press(somebody, "Kirim sanggahan")
    plenary.goto(f"/meja/lomba/{edition.uuid}/hasil/")
    plenary.locator("section[aria-labelledby=sanggahan] a").first.click()
    plenary.locator("input[name=upheld]").last.check()
    plenary.fill("textarea", "Angkanya dibaca lagi oleh ketiga juri; nilainya tetap.")
    steps.press(plenary, "Jawab")
    expect(plenary.locator("section[aria-labelledby=sanggahan]")).to_contain_text("tidak diterima")
    Edition.objects.filter(pk=edition.pk).update(announced_at=F("announced_at") - 12 * DAY)


def decree(plenary: Any, edition: Edition) -> None:
    plenary.goto(f"/meja/lomba/{edition.uuid}/hasil/tetapkan/")
    plenary.fill("#id_number", "188.4/77/2026")
    plenary.fill("#id_on", now().date().isoformat())
    steps.press(plenary, "Tetapkan hasil")
    expect(plenary.locator("main")).to_contain_text("188.4/77/2026")


def hold_the_presentations(plenary: Any, edition: Edition, enter: Any, cast: Cast) -> None:
    desk = f"/meja/lomba/{edition.uuid}/akhir/"
    plenary.goto(f"{desk}susunan/final_rooms/")
    plenary.fill("#id_name", "Balai Kota")
    plenary.fill("#id_link", "https://rapat.example/1")
    for box in plenary.locator("input[name=judges]").all():
        box.check()
    steps.press(plenary, "Simpan")
    plenary.goto(f"{desk}susunan/final_days/")
    plenary.fill("#id_on", (now() + 3 * DAY).date().isoformat())
    plenary.fill("#id_opens_at", "09:00")
    plenary.fill("#id_closes_at", "12:00")
    steps.press(plenary, "Simpan")
    plenary.goto(f"{desk}jadwal/")
    steps.press(plenary, "Susun jadwal")
    expect(plenary.locator("main")).to_contain_text("baru dilihat penyelenggara")
    steps.press(plenary, "Beritahukan jadwal")
    expect(plenary.locator("main")).to_contain_text("Diberitahukan")
    look(plenary, "13-jadwal")

    Slot.objects.filter(edition=edition).update(starts_at=F("starts_at") - 4 * DAY, ends_at=F("ends_at") - 4 * DAY)
    for slot in Slot.objects.filter(edition=edition):
        plenary.goto(f"/meja/lomba/presentasi/{slot.uuid}/catat/")
        plenary.locator("input[name=attendance]").first.check()
        steps.press(plenary, "Catat")
    for name in PANEL:
        member = enter(getattr(cast, name), *PHONE)
        for title, value in ((FIRST, "70"), (SECOND, "80")):
            member.goto("/meja/penilaian/panel/")
            member.get_by_role("link", name=title).first.click()
            fill_in(member, value)
            look(member, f"14-panel-{value}")
            steps.press(member, "Tandatangani nilai")
            expect(member.locator(".queue-row", has_text=title)).not_to_contain_text("belum")


def visit_them(plenary: Any, edition: Edition, enter: Any, cast: Cast) -> None:
    """A judge looks at each place with a phone; the participant answers; the organisers conclude."""
    for title in (FIRST, SECOND):
        entry = Entry.objects.get(edition=edition, title=title)
        plenary.goto(f"/meja/lomba/{edition.uuid}/akhir/verifikasi/{entry.uuid}/")
        plenary.get_by_label(cast.judge.user.name).check()
        plenary.fill("#id_due_on", (now() + 9 * DAY).date().isoformat())
        steps.press(plenary, "Tugaskan")
        there = enter(cast.judge, *PHONE)
        there.goto(f"/meja/lomba/verifikasi/{entry.visit.uuid}/")
        for field in there.locator("input[name^=ada-][value=ya]").all():
            field.check()
        there.fill("#hari", now().date().isoformat())
        there.fill("#temuan", "Tiang bernomor dan buku regu dilihat di tempat.")
        look(there, "15-verifikasi")
        steps.press(there, "Laporkan")
        owner = enter(cast.innovator, *PHONE)
        owner.goto(f"/meja/lomba/verifikasi/{entry.visit.uuid}/tanggapan/")
        owner.fill("textarea", "Betul, silakan datang lagi.")
        owner.locator("main form button").first.click()
        plenary.goto(f"/meja/lomba/verifikasi/{entry.visit.uuid}/simpulan/")
        plenary.locator("input[name=result][value=confirmed]").check()
        plenary.fill("textarea", "Sesuai dengan naskahnya.")
        plenary.locator("main form button").first.click()
        plenary.wait_for_url("**/akhir/verifikasi/")


def name_the_winner(plenary: Any, edition: Edition) -> None:
    plenary.goto(f"/meja/lomba/{edition.uuid}/akhir/pemenang/perangkat/")
    look(plenary, "16-pemenang")
    plenary.locator(".plenary input[type=checkbox]").first.check()
    steps.press(plenary, "Catat putusan pleno")
    plenary.goto(f"/meja/lomba/{edition.uuid}/akhir/tetapkan/")
    plenary.fill("#id_number", "188.4/99/2026")
    plenary.fill("#id_on", now().date().isoformat())
    steps.press(plenary, "Tetapkan pemenang")
    expect(plenary.locator("main")).to_contain_text("188.4/99/2026")


def read_everything(plenary: Any, edition: Edition, enter: Any, cast: Cast, page_at: Any) -> None:
    """Certificates, press sheet and book; what the participant reads; what everybody reads."""
    plenary.goto(f"/meja/lomba/{edition.uuid}/naskah/")
    steps.press(plenary, "Buat naskah dan piagam")
    until(lambda: plenary.get_by_role("link", name="Buku", exact=True).count() == 1, plenary, read=True)
    look(plenary, "17-naskah")
    assert plenary.request.get(f"/lomba/{edition.uuid}/naskah/book-id.pdf").body().startswith(b"%PDF")

    innovator = enter(cast.innovator, *PHONE)
    innovator.goto(f"/meja/lomba/entri/{Entry.objects.get(edition=edition, title=SECOND).uuid}/hasil/")
    expect(innovator.locator("main")).to_contain_text(REASON)
    look(innovator, "18-alasan")

    everybody = page_at(*PHONE)
    everybody.goto(f"/lomba/{edition.uuid}/hasil/")
    expect(everybody.locator("main")).to_contain_text("188.4/99/2026")
    look(everybody, "19-hasil-umum")
    number = edition.certificates.filter(entry__title=FIRST).first().number
    everybody.goto(f"/lomba/piagam/{number}/")
    expect(everybody.locator("main")).to_contain_text("berlaku")
    look(everybody, "20-piagam")
