"""The living page in a real browser: phone and desk, light and dark, both languages; by keyboard; without a script."""

import os

import pytest

from tests.browser import findings, sideways

pytestmark = [pytest.mark.browser, pytest.mark.own_database]
WAYS = [
    ("/gaya/", 360, 740, "light"),
    ("/en/gaya/", 1280, 800, "dark"),
    ("/gaya/", 1280, 800, "dark"),
    ("/en/gaya/", 360, 740, "dark"),
    ("/en/gaya/", 1280, 800, "light"),
]
"""An ordinary run takes the first two; with FULL=1 all of them."""


@pytest.mark.parametrize(("address", "width", "height", "theme"), WAYS if os.environ.get("FULL") else WAYS[:2])
def test_everybody_can_use_it(page_at, address, width, height, theme):
    page = page_at(width, height, theme)
    page.goto(address)
    for details in page.query_selector_all("details:not([data-menu])"):
        details.evaluate("part => { part.open = true }")
    assert findings(page) == []
    assert sideways(page) <= 0


@pytest.mark.parametrize("width", [320, 640, 768, 1024, 1600])
def test_nothing_slides_sideways_at_any_width(page_at, width):
    page = page_at(width, 800)
    page.goto("/gaya/")
    assert sideways(page) <= 0


def test_the_font_is_there_and_figures_show_the_form_for_the_screen(page_at):
    page = page_at(360, 740)
    page.goto("/gaya/")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('700 17px \"Plus Jakarta Sans\"')")
    shown = "[...document.querySelectorAll('.drawing[data-form]')].filter(part => part.checkVisibility()).map(part => part.dataset.form)"
    assert set(page.evaluate(shown)) == {"narrow"}
    page.set_viewport_size({"width": 1280, "height": 800})
    assert set(page.evaluate(shown)) == {"wide"}


def test_a_menu_closes_on_escape_and_gives_the_focus_back(page_at):
    page = page_at(360, 740)
    page.goto("/gaya/")
    page.click(".menu summary")
    assert page.is_visible(".menu-sheet")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.is_visible(".menu-sheet")
    assert page.evaluate("document.activeElement.closest('.menu') !== null")


def test_the_queue_is_walked_and_ticked_by_keyboard(page_at):
    page = page_at()
    page.goto("/gaya/")
    page.evaluate(
        "document.querySelector('[data-queue]').reset(); document.querySelectorAll('.queue-tick input').forEach(box => { box.checked = false })"
    )
    for key in ("j", "x", "k", "x"):
        page.keyboard.press(key)
    ticked = page.eval_on_selector_all(".queue-tick input", "boxes => boxes.map(box => box.checked)")
    assert ticked == [False, False, True, True, False, False]
    assert page.inner_text("[data-bulk-count]") == "2"
    page.keyboard.press("Escape")
    assert not any(
        page.eval_on_selector_all(
            "[data-here] .queue-tick input", "boxes => boxes.map(box => box.checked && !box.defaultChecked)"
        )
    )


def test_keys_are_letters_while_somebody_types(page_at):
    page = page_at()
    page.goto("/gaya/")
    before = page.evaluate(
        "document.querySelector('[data-here]').dataset.url + document.querySelectorAll('.queue-row[data-here]').length"
    )
    page.fill("textarea[name=isi-text]", "")
    page.type("textarea[name=isi-text]", "jkx?g")
    assert page.input_value("textarea[name=isi-text]") == "jkx?g"
    assert (
        page.evaluate(
            "document.querySelector('[data-here]').dataset.url + document.querySelectorAll('.queue-row[data-here]').length"
        )
        == before
    )
    assert page.inner_text(".field:has([name=isi-text]) [data-counted]") == "1.995 huruf lagi"


def test_the_theme_is_switched_by_hand_and_remembered(page_at):
    page = page_at(theme="light")
    page.goto("/gaya/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.click(".theme-switch button:has-text('gelap')")
    page.wait_for_selector("html[data-theme=dark]")
    assert page.evaluate(ground) != light
    page.goto("/gaya/")
    assert page.get_attribute("html", "data-theme") == "dark"


def test_without_a_script_the_switch_the_menu_and_the_filters_still_work(page_at):
    page = page_at(360, 740, javascript=False)
    page.goto("/gaya/")
    page.click(".menu summary")
    assert page.is_visible(".menu-sheet")
    page.click(".theme-switch button:has-text('gelap')")
    page.wait_for_selector("html[data-theme=dark]")
    page.click(".filter summary >> nth=0")
    assert page.is_visible(".filter-sheet >> nth=0")
    assert page.locator("[data-copy]").first.is_hidden()


def test_a_dialog_opens_over_the_page_and_closes_by_its_button_and_by_escape(page_at):
    page = page_at()
    page.goto("/gaya/")
    page.click("[data-dialog=cabut]")
    assert page.is_visible("dialog#cabut")
    page.click("dialog#cabut [data-close]")
    assert not page.is_visible("dialog#cabut")
    page.click("[data-dialog=cabut]")
    page.keyboard.press("Escape")
    assert not page.is_visible("dialog#cabut")
