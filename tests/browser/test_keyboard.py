"""Without a mouse: the keys of the queue, the way the focus takes, the skip link, and where an error leads."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.own_database("kept_country"), pytest.mark.usefixtures("law")]
HERE = "[...document.querySelectorAll('.queue-row')].findIndex(row => row.hasAttribute('data-here'))"
FOCUSED = "document.activeElement.closest('.queue-row') === document.querySelector('.queue-row[data-here]')"


@pytest.fixture
def desk(enter: Any, country: Any, cast: Any) -> Any:
    page = enter(cast.agency_admin)
    page.goto(f"/meja/pengaduan/antrean/{country.facts['city_id']}/?keadaan=closed")
    return page


def test_the_queue_is_walked_and_a_case_opened(desk: Any) -> None:
    for key, place in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        desk.keyboard.press(key)
        assert desk.evaluate(HERE) == place
        assert desk.evaluate(FOCUSED)
    wanted = desk.locator(".queue-row[data-here]").get_attribute("data-url")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**{wanted}")


def test_the_other_keys_of_the_queue_find_the_search_and_the_help(desk: Any) -> None:
    desk.keyboard.press("?")
    expect(desk.locator("[data-keys]")).to_be_in_viewport()
    desk.keyboard.press("j")
    desk.keyboard.press("x")
    assert desk.evaluate(HERE) == 0
    desk.keyboard.press("/")
    assert desk.evaluate("document.activeElement.type") == "search"
    desk.keyboard.type("jkx?/")
    assert desk.input_value("input[type=search]") == "jkx?/"
    assert desk.evaluate(HERE) == 0


def test_a_key_of_a_case_presses_its_button(enter: Any, country: Any, cast: Any) -> None:
    page = enter(cast.agency_admin)
    page.goto(f"/meja/pengaduan/{country.facts['received']}/")
    page.keyboard.press("t")
    page.wait_for_url("**/disposisi/")


@pytest.mark.parametrize("address", ["/", "/lapor/", "/laporan/", "/masuk/", "/kalender/2025/"])
def test_the_first_stop_is_a_way_past_the_head(page_at: Any, country: Any, address: str) -> None:
    page = page_at(360, 740)
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"


@pytest.mark.parametrize(
    ("who", "address"),
    [
        (None, "/"),
        (None, "/lapor/"),
        (None, "/laporan/"),
        ("agency_admin", "/meja/pengaduan/{received}/"),
        ("agency_admin", "/meja/pengaduan/{received}/disposisi/"),
    ],
)
def test_every_stop_of_the_focus_is_seen_and_comes_in_reading_order(
    enter: Any, country: Any, cast: Any, who: str | None, address: str
) -> None:
    page = enter(getattr(cast, who) if who else None)
    page.goto(address.format(**country.facts))
    page.evaluate(
        "document.querySelectorAll('[tabindex]').forEach(part => { if (part.tabIndex > 0) throw new Error('tabindex') })"
    )
    seen: list[dict[str, Any]] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (seen and stop["place"] < seen[-1]["place"]):
            break
        if not seen or stop["place"] > seen[-1]["place"]:  # a date is one stop with three parts
            seen.append(stop)
    assert len(seen) >= 5
    assert [stop["what"] for stop in seen if not stop["marked"]] == []
    assert [stop["what"] for stop in seen if not stop["shown"]] == []


STOP = """() => {
  const part = document.activeElement;
  if (!part || part === document.body) return null;
  const mark = part.matches('.choice input') ? part.closest('.choice') : part;
  const framed = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
  const drawn = one => framed(getComputedStyle(one)) || framed(getComputedStyle(one, '::after'));
  const box = part.getBoundingClientRect();
  return {
    what: part.outerHTML.slice(0, 120),
    place: [...document.querySelectorAll('*')].indexOf(part),
    marked: drawn(part) || drawn(mark),
    shown: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""


def test_an_error_summary_takes_the_focus_and_leads_to_the_entry(page_at: Any) -> None:
    page = page_at(360, 740)
    page.goto("/lapor/")
    page.get_by_role("button", name="Lanjut").click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#id_text")).to_be_focused()
    assert page.get_attribute("#id_text", "aria-invalid") == "true"
    assert "id_text-galat" in page.get_attribute("#id_text", "aria-describedby")


def test_a_choice_that_is_missing_is_reached_from_the_summary(enter: Any, country: Any, cast: Any) -> None:
    page = enter(cast.agency_admin)
    page.goto(f"/meja/pengaduan/{country.facts['received']}/disposisi/")
    page.get_by_role("button", name="Teruskan laporan").click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    for link in summary.get_by_role("link").all():
        assert page.locator(link.get_attribute("href")).count() == 1
