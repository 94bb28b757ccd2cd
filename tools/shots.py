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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from shown import DESK, PHONE, README, ROLES, VISITOR, ZOOMED, Shown, go

ROOT = Path(__file__).resolve().parent.parent
SHOTS, PICTURES = ROOT / "shots", ROOT / "docs" / "pictures"
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
TALLEST = 4200
"""Pixels of a picture; longer pages are cut, their foot is on every other page."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Pictures of every page of the cast.")
    parser.add_argument("--only", default="", help="pages whose name holds this word")
    parser.add_argument("--site", default="", help="address of a running demo site")
    parser.add_argument("--readme", action="store_true", help="only the pictures of the README")
    parser.add_argument("--quick", action="store_true", help="light only, and no zoom")
    parser.add_argument("--cases", default="", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if not (program := next((path for name in NAMES if (path := shutil.which(name))), None)):
        sys.exit("Chromium is not installed (Debian: apt-get install chromium-headless-shell).")
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
    go(page, "/peraga/")
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
    """Three small pictures with few colours: an ordinary screen of each; what shows figures shows that they are invented."""
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
