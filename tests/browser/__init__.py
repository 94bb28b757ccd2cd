"""A real browser on a real site: what the browser tests share. `tests/conftest.py` takes its fixtures from here.

    site                              address of the whole site on the module's own database (commits for real)
    page_at(width, height, theme)     a fresh page in Chromium; theme is "light" or "dark"
    findings(page, within)            what axe finds against WCAG 2.2 AA, one line each; `within` one part of the page
    sideways(page)                    by how many pixels the page is wider than the window

Without Chromium these tests are skipped with one line; where the environment says CI, they fail instead.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

from tests.browser.looking import findings, sideways

__all__ = ["findings", "page_at", "sideways", "site"]

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The shell shows the same pages for half the processor time, so it is taken first."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--js-flags=--no-maglev --no-turbofan --no-flush-bytecode",
]
"""Every document runs its scripts once and for a moment: what the optimising compilers make of them is thrown away with it."""


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How pytest-playwright starts its browser: the one of the system."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        missing = (
            "Chromium is not installed, so no page was looked at (Debian: apt-get install chromium-headless-shell)"
        )
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    # Playwright keeps a loop in this thread for the rest of the session; Django would refuse the database beside it
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    return {"executable_path": found, "args": ARGUMENTS, "headless": True}


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_said: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site(own_database: str) -> Iterator[str]:
    """The address of the site in threads of this process, on the database of the module."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.handlers.wsgi import WSGIHandler

    class Static(StaticFilesHandler):
        """As in an installation, a browser asks for a file once."""

        def serve(self, request: Any) -> Any:
            answer = super().serve(request)
            answer["Cache-Control"] = "max-age=3600"
            return answer

    server = make_server("127.0.0.1", 0, Static(WSGIHandler()), server_class=_Server, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(5)


PageAt = Callable[..., Any]


@pytest.fixture
def page_at(browser: Any, site: str) -> Iterator[PageAt]:
    """Pages of a given size and theme; what a page's console calls an error fails the test."""
    contexts, faults = [], []

    def make(width: int = 1280, height: int = 800, theme: str = "light", *, javascript: bool = True) -> Any:
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            color_scheme=theme,
            reduced_motion="reduce",
            locale="id-ID",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert faults == []
