"""Which pages the pictures show, and the steps that lead to each. `shots.py` takes them."""

from collections.abc import Callable

from playwright.sync_api import Page

PHONE, DESK = (360, 740), (1280, 800)

Steps = Callable[[Page], None]


def goes(path: str) -> Steps:
    return lambda page: go(page, path)


def follows(path: str, *links: str) -> Steps:
    """Opens a page and then the first link of each selector."""

    def steps(page: Page) -> None:
        go(page, path)
        for link in links:
            found = page.locator(link).first
            go(page, found.get_attribute("href") or "/")

    return steps


def go(page: Page, path: str) -> None:
    page.goto(path, wait_until="load")


def reported(until: str) -> Steps:
    """The three screens of reporting, up to the one that is wanted."""

    def steps(page: Page) -> None:
        go(page, "/lapor/")
        if until == "what":
            return
        if until == "what-error":
            page.click("main form button:has-text('Lanjut')")
            return
        page.fill(
            "textarea[name=text]",
            "Lampu penyeberangan di depan SD mati sejak dua minggu lalu. Anak-anak menyeberang di antara truk, pagi dan siang.",
        )
        page.click("main form button:has-text('Lanjut')")
        page.fill("[name=cari_wilayah]", "Gayamsari")
        page.click("button[name=cari]")
        if until == "where":
            return
        page.locator("input[name=region]").first.check()
        page.fill("[name=place_note]", "Di depan SD, dekat gapura")
        page.click("main form button:has-text('Lanjut')")
        if until == "send":
            return
        if until == "send-error":
            page.check("input[name=anonymous][value=tidak]")
            page.click("main form button:has-text('Kirim laporan')")
            return
        page.click("main form button:has-text('Kirim laporan')")

    return steps


CASE = "main .queue-title a"
LISTED = (
    "main a[href*='/{0}/']:not([href*='?'], [href*='#'], [href$='/{0}/'], [href$='/baru/'], [href$='/penghargaan/'])"
)
"""A row of a list whose pages stand under that address."""
AGREEMENT = "main a[href^='/kesepakatan/']:not([href*='wilayah'], [href*='?'])"
FORUM = "main a[href^='/meja/forum/']:not([href$='/baru/'], [href*='tugas'], [href*='delegasi'])"
QUEUE = "/meja/pengaduan/"


def acts(verb: str, *, filter_: str = "?keadaan=forwarded") -> Steps:
    """The form of a verb on the first case of one's own queue."""

    def steps(page: Page) -> None:
        go(page, QUEUE)
        go(page, page.url + filter_)
        go(page, page.locator(CASE).first.get_attribute("href") or "/")
        go(page, page.url + verb)

    return steps


def filtered(query: str, *links: str) -> Steps:
    def steps(page: Page) -> None:
        go(page, QUEUE)
        go(page, page.url.split("?")[0] + query)
        for link in links:
            go(page, page.locator(link).first.get_attribute("href") or "/")

    return steps


def sent_wrong(steps: Steps, button: str) -> Steps:
    """The form of a page, sent empty: its error state."""

    def wrong(page: Page) -> None:
        steps(page)
        page.locator("main form").last.evaluate("form => form.noValidate = true")
        page.click(f"main form button:has-text('{button}')")

    return wrong


def opened(steps: Steps, summary: str) -> Steps:
    def both(page: Page) -> None:
        steps(page)
        page.locator(summary).first.click()

    return both


def menu(page: Page) -> None:
    """Only a phone has the menu as a sheet."""
    go(page, "/")
    if page.locator("details.menu summary").is_visible():
        page.locator("details.menu summary").click()


Shown = tuple[str, Steps]
VISITOR: list[Shown] = [
    ("home", goes("/")),
    ("home-english", goes("/en/")),
    ("report-what", reported("what")),
    ("report-what-error", reported("what-error")),
    ("report-where", reported("where")),
    ("report-send", reported("send")),
    ("report-send-error", reported("send-error")),
    ("report-receipt", reported("receipt")),
    ("open-with-secret", goes("/laporan/buka/")),
    ("public-list", goes("/laporan/")),
    ("public-search", goes("/laporan/?cari=lampu+padam")),
    ("public-search-nothing", goes("/laporan/?cari=qqqqzzzz")),
    ("public-case", follows("/laporan/?cari=lampu", CASE)),
    ("public-case-counting", opened(follows("/laporan/", CASE), ".clock-open summary, main")),
    ("bodies", goes("/instansi/")),
    ("body-city", follows("/instansi/?cari=Kota+Semarang", "main a[href*='/instansi/']:not([href*='?'])")),
    (
        "body-long-name",
        follows("/instansi/?cari=Pendayagunaan+Aparatur", "main a[href*='/instansi/']:not([href*='?'])"),
    ),
    ("search", goes("/cari/?cari=ktp+hilang")),
    ("search-nothing", goes("/cari/?cari=qqqqzzzz")),
    ("services", goes("/layanan/")),
    ("service", follows("/layanan/", LISTED.format("layanan"))),
    ("surveys", goes("/survei/")),
    ("survey", follows("/survei/", LISTED.format("survei/hasil"))),
    ("innovations", goes("/inovasi/")),
    ("innovation", follows("/inovasi/", LISTED.format("inovasi"))),
    ("family", follows("/negeri/", "main a[href*='/keluarga/']")),
    ("awards", goes("/inovasi/penghargaan/")),
    ("forums", goes("/forum/")),
    ("forum", follows("/forum/", "main a[href*='/forum/']:not([href*='arsip'])")),
    ("forum-past", follows("/forum/", LISTED.format("forum/arsip"))),
    ("needs", goes("/kebutuhan/")),
    ("need", follows("/kebutuhan/", LISTED.format("kebutuhan"))),
    ("agreements", goes("/kesepakatan/")),
    ("agreement", follows("/kesepakatan/", AGREEMENT)),
    ("verify", follows("/kesepakatan/", AGREEMENT, "main a[href*='/periksa/']")),
    ("regions", goes("/daerah/")),
    ("region", goes("/daerah/73.04/")),
    ("region-english", goes("/en/daerah/73.04/")),
    ("country", goes("/negeri/")),
    ("calendar", goes("/kalender/")),
    ("calendar-try", goes("/kalender/hitung/")),
    ("sign-in", goes("/masuk/")),
    ("sign-up", goes("/daftar/")),
    ("roles", goes("/peraga/")),
    ("error-404", goes("/tidak-ada/")),
    ("error-case", goes("/laporan/SBAA-AAAA-A/")),
    ("living-page", goes("/gaya/")),
]
ROLES: dict[str, list[Shown]] = {
    "citizen": [
        ("home-menu", menu),
        ("mine", goes("/laporan/saya/")),
        ("own-case-answered", follows("/laporan/saya/?cari=menyeberang", CASE)),
        ("own-case-waiting", follows("/laporan/saya/?cari=trotoar", CASE)),
        ("own-case-asked", follows("/laporan/saya/?cari=halte", CASE)),
        (
            "reject",
            lambda page: (follows("/laporan/saya/?cari=menyeberang", CASE)(page), go(page, page.url + "tolak/"))[0],
        ),
        ("notices", goes("/kabar/")),
        ("account", goes("/akun/")),
        ("own-data", goes("/akun/data-saya/")),
        ("sessions", goes("/akun/sesi/")),
    ],
    "unit_officer": [
        ("desk", goes("/meja/")),
        ("queue", goes(QUEUE)),
        ("queue-late", filtered("?waktu=lewat")),
        ("queue-empty", filtered("?keadaan=incomplete")),
        ("queue-search", filtered("?cari=lampu")),
        ("case", filtered("?keadaan=forwarded", CASE)),
        ("case-rejected", filtered("?cari=lampune", CASE)),
        ("answer", acts("jawab/")),
        ("answer-error", sent_wrong(acts("jawab/"), "Kirim jawaban")),
        ("note", acts("kabar/")),
        ("bounce", acts("bukan-wewenang/")),
        ("request-look", acts("identitas/")),
        ("officer-notices", goes("/kabar/")),
    ],
    "agency_admin": [
        ("admin-queue", goes(QUEUE)),
        ("admin-received", filtered("?keadaan=received")),
        ("admin-case", filtered("?keadaan=received", CASE)),
        ("forward", acts("disposisi/", filter_="?keadaan=received")),
        ("forward-error", sent_wrong(acts("disposisi/", filter_="?keadaan=received"), "Teruskan")),
        ("ask", acts("minta-kelengkapan/", filter_="?keadaan=received")),
        ("archive", acts("arsip/", filter_="?keadaan=received")),
        ("people", goes("/meja/orang/")),
        ("services-desk", goes("/meja/layanan/")),
        ("surveys-desk", goes("/meja/survei/")),
        ("letters", goes("/meja/surat/")),
        ("tree", goes("/meja/instansi/")),
        ("tree-body", follows("/meja/instansi/", "main a[href*='/meja/instansi/']")),
    ],
    "agency_admin_ministry": [("ministry-queue", goes(QUEUE)), ("ministry-case", filtered("", CASE))],
    "national_admin": [
        ("national-unplaced", goes("/meja/pengaduan/nasional/?meja=nasional")),
        ("national-all", goes("/meja/pengaduan/nasional/")),
        ("national-case", follows("/meja/pengaduan/nasional/?meja=nasional", CASE)),
        ("clock-rules", goes("/meja/aturan-waktu/")),
        ("calendar-desk", goes("/meja/kalender/")),
        ("calendar-propose", goes("/meja/kalender/usul/")),
    ],
    "inspector": [("inspector-queue", goes(QUEUE)), ("inspector-case", filtered("", CASE))],
    "ombudsman": [("ombudsman-queue", goes(QUEUE))],
    "custodian": [
        ("looks", goes("/meja/identitas/")),
        ("look", follows("/meja/identitas/", CASE)),
        ("looks-all", goes("/meja/identitas/?hanya=semua")),
        ("data-requests", goes("/meja/data-pribadi/")),
    ],
    "officer_far_away": [("far-queue", goes(QUEUE)), ("far-case", filtered("", CASE))],
    "system_administrator": [("administrator-people", goes("/meja/orang/")), ("support", goes("/meja/dukungan/"))],
    "second_administrator": [("support-second", goes("/meja/dukungan/"))],
    "innovator": [
        ("innovator-desk", goes("/meja/")),
        ("innovations-desk", goes("/meja/inovasi/")),
        ("innovation-desk", follows("/meja/inovasi/", ".innovation-list a")),
        ("innovation-begin", goes("/meja/inovasi/baru/")),
        ("idea-send", goes("/meja/inovasi/gagasan/kirim/")),
        ("ideas-own", goes("/meja/inovasi/gagasan/")),
        ("idea-back", follows("/meja/inovasi/gagasan/", ".innovation-list a")),
        ("innovation-own", goes("/meja/inovasi/saya/")),
        ("innovation-part", follows("/meja/inovasi/", ".innovation-list a", "a[href$='/rincian/biaya/']")),
        ("innovation-goals", follows("/meja/inovasi/", ".innovation-list a", "a[href$='/tpb/']")),
        ("innovation-forms", follows("/meja/inovasi/", ".innovation-list a", "a[href$='/formulir/']")),
        (
            "innovation-form",
            follows("/meja/inovasi/", ".innovation-list a", "a[href$='/formulir/']", "a[href$='/kipp-2023/']"),
        ),
    ],
    "local_admin": [
        ("local-desk", goes("/meja/")),
        ("local-innovations", goes("/meja/inovasi/")),
        ("local-idea", follows("/meja/inovasi/gagasan/", ".innovation-list a")),
    ],
    "regent": [
        ("regent-home", goes("/")),
        ("regent-desk", goes("/meja/")),
        ("regent-replication", goes("/meja/replikasi/")),
        ("regent-agreement", follows("/meja/replikasi/", "main a[href*='/meja/kesepakatan/']")),
        ("regent-need", goes("/meja/kebutuhan/baru/")),
        ("regent-forum", goes("/meja/forum/")),
    ],
    "mayor": [("mayor-desk", goes("/meja/")), ("mayor-replication", goes("/meja/replikasi/"))],
    "secretariat": [
        ("forum-desk", goes("/meja/forum/")),
        ("forum-host", follows("/meja/forum/", FORUM)),
        ("forum-guests", lambda page: (follows("/meja/forum/", FORUM)(page), go(page, page.url + "undangan/"))[0]),
        ("forum-door", lambda page: (follows("/meja/forum/", FORUM)(page), go(page, page.url + "pintu/"))[0]),
    ],
    "facilitator": [("facilitator-desk", goes("/meja/")), ("facilitator-forum", goes("/meja/forum/"))],
    "partner": [("partner-desk", goes("/meja/"))],
}
ZOOMED = ("home", "report-what", "public-case", "queue", "case", "forward", "own-case-answered", "region")
"""Also at 200 per cent: a window of half the size in CSS pixels."""
README: dict[str, tuple[str, tuple[int, int]]] = {
    "report-receipt": ("receipt", PHONE),
    "queue": ("queue", DESK),
    "region": ("region", DESK),
}
