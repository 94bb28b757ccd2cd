"""What a first view of a public page costs a phone on a slow line: everything that goes over the line, font included, from the
real server with its compressed files, into an empty cache."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.browser.addresses import PAGES, VISITOR
from tests.homes import command, environment, folder, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.own_database("kept_country"), pytest.mark.usefixtures("country", "demo")]
MOST = 60_000
PUBLIC = [page for page in PAGES if page.who == VISITOR and page.name != "frame:living"]
WEIGHED = PUBLIC if os.environ.get("FULL") else PUBLIC[::5]
"""An ordinary run weighs every fifth page: their style and letters are the same."""
COLLECT = """
import django
django.setup()
from sambut.config.environment import read
from sambut.config.preparing import collect_static
collect_static(read())
"""


@pytest.fixture(scope="module")
def served(own_database: str) -> Iterator[str]:
    """The address of `sambut serve` on the module's own database, with static files collected and compressed."""
    with folder() as home:
        given = environment(home, DATABASE_URL=_database(own_database), DJANGO_SETTINGS_MODULE="sambut.config.settings")
        subprocess.run([sys.executable, "-c", COLLECT], env=given, check=True, capture_output=True)
        log = Path(home / "serve.log")
        with log.open("wb") as words:
            process = subprocess.Popen(command("serve"), env=given, stdout=words, stderr=words)
        try:
            found = wait_for(
                lambda: re.search(r"listening at (http://\S+?)/", log.read_text()) or process.poll() is not None,
                60,
                log.read_text,
            )
            assert not isinstance(found, bool), log.read_text()
            wait_for(lambda: _answers(found[1]), 30, log.read_text)
            yield found[1]
        finally:
            process.terminate()
            process.wait(30)


def _answers(address: str) -> bool:
    with suppress(OSError), urlopen(f"{address}/healthz", timeout=2) as answer:
        return bool(answer.status == 200)
    return False


def _database(name: str) -> str:
    from django.db import connections

    place = connections["default"].settings_dict
    url = f"postgresql://{place['USER']}:{quote(place['PASSWORD'])}@/{name}?host={quote(place['HOST'], safe='')}"
    return f"{url}&port={place['PORT']}" if place["PORT"] else url


def _first_view(browser: Any, address: str) -> dict[str, int]:
    """Bytes on the line by address, as the browser counts them."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="id-ID")
    try:
        page = context.new_page()
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        names: dict[str, str] = {}
        bytes_: dict[str, int] = {}
        line.on("Network.requestWillBeSent", lambda said: names.update({said["requestId"]: said["request"]["url"]}))
        line.on(
            "Network.loadingFinished",
            lambda said: bytes_.update({names.get(said["requestId"], "?"): int(said["encodedDataLength"])}),
        )
        answer = page.goto(address)
        assert answer.status == 200, address
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(150)  # what a page asks for after it is there would count too
        return bytes_
    finally:
        context.close()


@pytest.mark.parametrize("line", WEIGHED, ids=[f"{page.name}{page.query}" for page in WEIGHED])
def test_a_first_view_weighs_at_most_sixty_kilobytes(browser: Any, served: str, country: Any, line: Any) -> None:
    loaded = _first_view(browser, served + line.address(country.facts, "id"))

    if os.environ.get("PICTURES"):
        sys.stderr.write(f"{sum(loaded.values()):>7} {line.name}{line.query}\n")
    assert any(".woff2" in address for address in loaded), "The font is part of the first view."
    assert sum(loaded.values()) <= MOST, loaded
