"""Pictures of every page of the cast: phone and desk, light and dark, into shots/ with an index.

    make shots                       a throw-away home with the demo country, all pages
    make shots ARGS="--only queue"   only pages whose name holds the word
    make shots ARGS="--readme"       only the three pictures of the README, into docs/pictures/
    make shots ARGS="--site http://127.0.0.1:8000"   a site that runs already, with the demo country

Look at them before you say that a page is done.
"""

import argparse
import html
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SHOTS, PICTURES = ROOT / "shots", ROOT / "docs" / "pictures"
PHONE, DESK = (360, 740), (1280, 800)
NAMES = ("chromium", "chromium-browser", "google-chrome")
TALLEST = 4200
"""Pixels of a picture; longer pages are cut, their foot is on every other page."""

Steps = Callable[[Page], None]


def goes(path: str) -> Steps:
    return lambda page: _go(page, path)


def follows(path: str, *links: str) -> Steps:
    """Opens a page and then the first link of each selector."""

    def steps(page: Page) -> None:
        _go(page, path)
        for link in links:
            found = page.locator(link).first
            _go(page, found.get_attribute("href") or "/")

    return steps


def _go(page: Page, path: str) -> None:
    page.goto(path, wait_until="load")


def reported(until: str) -> Steps:
    """The three screens of reporting, up to the one that is wanted."""

    def steps(page: Page) -> None:
        _go(page, "/lapor/")
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
QUEUE = "/meja/pengaduan/"


def acts(verb: str, *, filter_: str = "?keadaan=forwarded") -> Steps:
    """The form of a verb on the first case of one's own queue."""

    def steps(page: Page) -> None:
        _go(page, QUEUE)
        _go(page, page.url + filter_)
        _go(page, page.locator(CASE).first.get_attribute("href") or "/")
        _go(page, page.url + verb)

    return steps


def filtered(query: str, *links: str) -> Steps:
    def steps(page: Page) -> None:
        _go(page, QUEUE)
        _go(page, page.url.split("?")[0] + query)
        for link in links:
            _go(page, page.locator(link).first.get_attribute("href") or "/")

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
    _go(page, "/")
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
            lambda page: (follows("/laporan/saya/?cari=menyeberang", CASE)(page), _go(page, page.url + "tolak/"))[0],
        ),
        ("notices", goes("/kabar/")),
        ("account", goes("/akun/")),
        ("own-data", goes("/akun/data-saya/")),
        ("sessions", goes("/akun/sesi/")),
    ],
    "unit_officer": [
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
}
ZOOMED = ("home", "report-what", "public-case", "queue", "case", "forward", "own-case-answered")
"""Also at 200 per cent: a window of half the size in CSS pixels."""
README: dict[str, tuple[str, tuple[int, int]]] = {
    "report-receipt": ("receipt", PHONE),
    "queue": ("queue", DESK),
    "own-case-answered": ("case", DESK),
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Pictures of every page of the cast.")
    parser.add_argument("--only", default="", help="pages whose name holds this word")
    parser.add_argument("--site", default="", help="address of a running demo site")
    parser.add_argument("--readme", action="store_true", help="only the pictures of the README")
    parser.add_argument("--quick", action="store_true", help="light only, and no zoom")
    parser.add_argument("--cases", default="", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if not (program := next((path for name in NAMES if (path := shutil.which(name))), None)):
        sys.exit("Chromium is not installed (Debian: apt-get install chromium).")
    with _site(asked.site) as address, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--lang=id"],
            env={**os.environ, "LANGUAGE": "id"},
        )
        if asked.readme:
            _readme(browser, address)
        else:
            _all(browser, address, asked.only, quick=asked.quick)


@contextmanager
def _site(given: str) -> Iterator[str]:
    """A site of our own in a throw-away home, with the demo country and nothing else."""
    if given:
        yield given.rstrip("/")
        return
    with tempfile.TemporaryDirectory(prefix="sambut-shots-") as home, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
        free.close()
        bare = {name: value for name, value in os.environ.items() if not name.startswith(("SAMBUT_", "DATABASE_"))}
        command = [sys.executable, "-m", "sambut.config.cli", "up", "--prepare", "--demo"]
        Path(home).chmod(0o755)
        running = subprocess.Popen(
            command, env={**bare, "SAMBUT_HOME": f"{home}/home", "SAMBUT_ADDRESS": address}, cwd=ROOT
        )
        try:
            _wait(f"http://{address}/readyz", running)
            yield f"http://{address}"
        finally:
            running.terminate()
            running.wait(60)


def _wait(address: str, running: subprocess.Popen[bytes]) -> None:
    while running.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    sys.exit("The site did not start; the reason stands above.")


def _all(browser: Browser, address: str, only: str, *, quick: bool) -> None:
    SHOTS.mkdir(exist_ok=True)
    failed = []
    for kind, size in (("phone", PHONE), ("desk", DESK)):
        for theme in ("light",) if quick else ("light", "dark"):
            for role, pages in (("", VISITOR), *ROLES.items()):
                wanted = [(name, steps) for name, steps in pages if only in name]
                if wanted:
                    failed += _walk(browser, address, role, wanted, size, theme, kind)
    if not quick:
        for role, pages in (("", VISITOR), *ROLES.items()):
            if wanted := [(name, steps) for name, steps in pages if name in ZOOMED and only in name]:
                failed += _walk(browser, address, role, wanted, (640, 400), "light", "zoom")
    _index()
    print(f"{SHOTS / 'index.html'}: look at them.")
    if failed:
        sys.exit("\n".join(failed))


def _walk(
    browser: Browser, address: str, role: str, pages: list[Shown], size: tuple[int, int], theme: str, kind: str
) -> list[str]:
    context = _context(browser, address, size, theme)
    failed = []
    try:
        if role:
            _step_into(context, role)
        for name, steps in pages:
            page = context.new_page()
            try:
                steps(page)
                if wide := page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"):
                    failed.append(f"{name} ({kind}, {theme}): {wide} pixels wider than the window")
                _shoot(page, SHOTS / f"{name}-{kind}-{theme}.png", size)
            except Exception as fault:  # noqa: BLE001  (one page that fails must not hide the others)
                failed.append(f"{name} ({kind}, {theme}): {str(fault).splitlines()[0][:160]}")
            page.close()
        print(f"· {role or 'visitor'}, {kind}, {theme}: {len(pages)} pages")
    finally:
        context.close()
    return failed


def _context(browser: Browser, address: str, size: tuple[int, int], theme: str, scale: float = 1) -> BrowserContext:
    context = browser.new_context(
        base_url=address, viewport={"width": size[0], "height": size[1]}, color_scheme=theme,  # type: ignore[arg-type]
        reduced_motion="reduce", locale="id-ID", device_scale_factor=scale,
    )  # fmt: skip
    context.set_default_timeout(15_000)
    return context


def _step_into(context: BrowserContext, role: str) -> None:
    page = context.new_page()
    _go(page, "/peraga/")
    page.locator(f"form[action$='/peraga/{role}/'] button").click()
    page.wait_for_load_state()
    page.close()


def _shoot(page: Page, path: Path, size: tuple[int, int]) -> None:
    height = page.evaluate("document.documentElement.scrollHeight")
    page.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": size[0], "height": min(height, TALLEST)})


def _index() -> None:
    rows = []
    for path in sorted(SHOTS.glob("*.png")):
        rows.append(
            f'<a href="{path.name}"><img src="{path.name}" alt="" loading="lazy"><br>{html.escape(path.stem)}</a>'
        )
    style = "body{font:14px sans-serif;background:#888}a{display:inline-block;margin:8px;color:#000;vertical-align:top}img{height:360px;max-width:560px;object-fit:cover;object-position:top}"
    (SHOTS / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><title>shots</title><style>{style}</style>{''.join(rows)}"
    )


def _readme(browser: Browser, address: str) -> None:
    """Three small pictures with few colours: an ordinary screen of each, and no figure beside a body's name."""
    from PIL import Image

    PICTURES.mkdir(parents=True, exist_ok=True)
    every = {name: (role, steps) for role, pages in (("", VISITOR), *ROLES.items()) for name, steps in pages}
    for shown, (name, size) in README.items():
        role, steps = every[shown]
        context = _context(browser, address, size, "light", 1.5)
        if role:
            _step_into(context, role)
        page = context.new_page()
        steps(page)
        target = PICTURES / f"{name}.png"
        page.screenshot(path=target)
        with Image.open(target) as picture:
            small = picture.convert("RGB").quantize(48, dither=Image.Dither.NONE)
        small.save(target, optimize=True)
        print(f"· {target.relative_to(ROOT)}: {target.stat().st_size // 1000} kB")
        context.close()


if __name__ == "__main__":
    main()
