"""Every page of the cast under axe and at narrow widths. Phone and desk, light and dark, both languages make eight ways to
look; an ordinary run takes one of them for each page, in rotation, with what can be opened on it, and sends every third form
empty. With FULL=1 all of them."""

import os
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.browser import findings, sideways
from tests.browser.addresses import NO_PAGE, PAGES, REPORTER, VISITOR, Page
from tests.browser.conftest import keep_picture, session_of
from tests.browser.pages import LEAVES
from tests.world.cast import Cast, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.own_database("kept_country"), pytest.mark.usefixtures("law", "demo")]
FULL = bool(os.environ.get("FULL"))
NARROW = ((320, 640), (640, 400))
"""The smallest phone, and a desk at 200 % zoom."""
SIZES = {"phone": (360, 740) if FULL else NARROW[0], "desk": (1280, 800)}
"""In an ordinary run axe looks at the smallest phone, whose width is measured anyway: one layout less for every page."""
MOST_OPEN = 30
WAYS = list(product(SIZES, ("light", "dark"), ("id", "en")))
REFUSED = set([page for page in PAGES if LEAVES in page.states][:: 1 if FULL else 3])
"""Pages whose form is sent empty. All forms come back through the same parts; tests/faults sends each of them, without a browser."""
PEOPLE = sorted({page.who for page in PAGES})


def ways_of(page: Page) -> list[tuple[str, str, str]]:
    if FULL:
        return WAYS
    return [WAYS[PAGES.index(page) % len(WAYS)]]


class Walk:
    """One person's browser going from page to page; remembers every fault instead of stopping at the first."""

    def __init__(self, page: Any, site: str, country: Any) -> None:
        self.page, self.site, self.country = page, site, country
        self.faults: list[str] = []
        self.place = self.theme = ""
        self.size = (0, 0)
        page.on("console", self._heard)
        page.on("response", self._answered)

    def look(self, line: Page, size: str, theme: str, language: str) -> None:
        """The page opens in the size in which the last one was left: every change of size lays a whole page out anew."""
        own, over = SIZES[size], [state for state in line.over if state != LEAVES or line in REFUSED]
        sizes = [own, *(narrow for narrow in NARROW if narrow != own)]
        if over or self.size != own:
            sizes.reverse()
        self._show(theme, self.size if self.size in sizes else own)
        address = line.address(self.country.facts, language)
        self._open(address)
        for state in line.inline:
            STATES[state](self.page)
        for here in sizes:
            self._show(theme, here)
            if here in NARROW and (beyond := sideways(self.page)) > 0:
                self.faults.append(f"{address}: {beyond} px too wide at {here[0]}")
            if here == own:
                self._examine(" ".join((size, theme, address, *line.inline)))
        for state in over:
            if STATES[state](self.page) is not ABSENT:
                self._examine(f"{size} {theme} {address} with {state}", WITHIN.get(state))
                self.page.evaluate(CLOSE)

    def _show(self, theme: str, size: tuple[int, int]) -> None:
        if theme != self.theme:
            self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        if size != self.size:
            self.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
        self.theme, self.size = theme, size

    def _open(self, address: str) -> None:
        self.place = address
        status = self.page.goto(address).status
        if status != 200:
            self.faults.append(f"{address}: answered {status}")

    def _examine(self, words: str, within: str | None = None) -> None:
        self.faults += [f"{words}: {found}" for found in findings(self.page, within)]
        keep_picture(self.page, words.replace("/", "_").replace(" ", "-"))

    def _heard(self, said: Any) -> None:
        if said.type == "error" and "Failed to load resource" not in said.text:
            self.faults.append(f"{self.place}: the console says {said.text}")

    def _answered(self, response: Any) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{self.place}: {response.url} answered {response.status}")


CLOSE = """() => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) menu.open = false
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close()
}"""
ABSENT = "absent"
"""A state that this way of looking does not have: on a desk the menu stands open as a line of links."""


def open_part(selector: str) -> Any:
    def opens(page: Any) -> str | None:
        if not page.locator(selector).first.is_visible():
            return ABSENT
        page.locator(selector).first.click()
        page.locator("details[open]").first.wait_for()
        return None

    return opens


def open_all_details(page: Any) -> None:
    """All of them; in an ordinary run thirty of a list that has hundreds, because they are one like the other."""
    opens = "parts => parts.slice(0, %s).forEach(part => { part.open = true })" % ("undefined" if FULL else MOST_OPEN)
    page.eval_on_selector_all("main details:not([data-menu])", opens)


def be_refused(page: Any) -> None:
    """Sends the last form of the page with its fields emptied, so that it comes back with its error summary."""
    form = page.locator("main form[method=post]:has(textarea, input.entry, input[type=radio])").last
    form.evaluate("form => { for (const field of form.querySelectorAll('textarea, input.entry')) field.value = '' }")
    form.locator("button:not([name])").last.click()
    page.locator(".error-summary").wait_for()


def open_dialog(page: Any) -> None:
    page.locator("[data-dialog]").first.click()
    page.locator("dialog[open]").wait_for()


STATES = {
    "menu": open_part(".menu > summary"),
    "filter": open_part(".filter > summary"),
    "clock": open_part(".clock-open > summary"),
    "details": open_all_details,
    "refused": be_refused,
    "dialog": open_dialog,
}
WITHIN = {
    "menu": "details[data-menu][open]",
    "filter": "details[data-menu][open]",
    "dialog": "dialog[open]",
    **({} if FULL else {"refused": "main"}),
}
"""What lies over the page for a moment is looked at by itself; what it covers was looked at before. So were the head and foot
of a page whose form is refused; with FULL=1 they are looked at again."""


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_can_use_every_page(page_at: Any, site: str, country: Any, cast: Cast, who: str) -> None:
    page = page_at()
    if who == REPORTER:
        page.context.add_cookies(country.cookies(site))
    elif who != VISITOR:
        page.context.add_cookies([{"name": "sessionid", "value": session_of(getattr(cast, who)), "url": site}])
    walk = Walk(page, site, country)
    for way in WAYS:
        for line in [line for line in PAGES if line.who == who and way in ways_of(line)]:
            if line.sent:
                page.context.add_cookies(country.cookies(site, line.draft))
            walk.look(line, *way)
            if line.sent:
                page.context.add_cookies(country.cookies(site))
    assert "\n".join(dict.fromkeys(walk.faults)) == ""


def test_no_page_of_the_house_is_forgotten(cast: Cast) -> None:
    asking = signed_in(cast.system_administrator)
    named = {page.name for page in PAGES}
    known = dict(_names(get_resolver()))
    lost = {
        name
        for name, takes in known.items()
        if name not in named | NO_PAGE.keys() and _answers_get(asking, name, takes)
    }

    assert lost == set()
    assert named - known.keys() == set()
    assert NO_PAGE.keys() - known.keys() == set()
    assert named & NO_PAGE.keys() == set()


def _names(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, Any]]:
    """Every name of an address, with its namespace, and what it takes. The API has its own document."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            if one.namespace != "api" and not str(one.pattern).startswith("api/"):
                yield from _names(one, inner)
        elif isinstance(one, URLPattern) and one.name:
            yield f"{space}{one.name}", one.pattern.converters or dict(one.pattern.regex.groupindex)


def _answers_get(asking: Client, name: str, takes: Any) -> bool:
    """Whether the address is for more than POST: an address that only takes a POST says so before it asks anything else."""
    unknown = "00000000-0000-0000-0000-000000000001"
    given = {
        word: unknown if "0-9a-f" in getattr(kind, "regex", "") else {"code": "33"}.get(word, "1")
        for word, kind in takes.items()
    }
    return asking.get(reverse(name, kwargs=given)).status_code != 405


def test_a_link_among_the_facts_of_a_row_is_not_covered_by_the_row(enter: Any, country: Any, cast: Cast) -> None:
    """The whole row leads to the notice; its mail lies above that."""
    page = enter(cast.unit_officer, *SIZES["phone"])
    page.goto("/kabar/")
    page.locator(".queue-facts a").first.click()
    page.wait_for_url("**/kabar/*/surel/")
