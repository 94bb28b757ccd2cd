"""The tools that look find what they are for, also after they have learned what they need not weigh again."""

from typing import Any

import pytest

from tests.browser import findings

pytestmark = pytest.mark.django_db
PAGE = '<html lang="id"><title>T</title><body style="background:#fff"><main>{}</main></body></html>'
DARK = '<p style="color:#222">terbaca</p>'
PALE = '<p style="color:#ccc">pucat</p>'


def test_pale_words_are_found_after_readable_ones_and_again_on_the_next_page(page_at: Any) -> None:
    page = page_at()

    def faults(words: str) -> list[str]:
        page.set_content(PAGE.format(words))
        return [fault.split(":")[0] for fault in findings(page)]

    assert faults(DARK) == []
    assert faults(DARK + PALE) == ["color-contrast"]
    assert faults(DARK + PALE) == ["color-contrast"]
    assert faults('<div style="background:#333">' + DARK + "</div>") == ["color-contrast"]
    assert faults('<div style="position:relative">' + DARK + '<div style="opacity:.3">' + DARK + "</div></div>") == [
        "color-contrast"
    ]
    assert faults('<p style="color:#222;display:none">' + "tersembunyi</p>" + DARK) == []
    assert faults(DARK + '<input style="color:#ddd" value="pucat" aria-label="isian">') == ["color-contrast"]


def test_a_head_without_fault_is_looked_at_once_and_one_with_a_fault_every_time(page_at: Any) -> None:
    page = page_at()

    def faults(head: str, words: str = "") -> list[str]:
        page.set_content(PAGE.format(words).replace("<main>", f'<header class="site-head">{head}</header><main>'))
        return [fault.split(":")[0] for fault in findings(page)]

    link, picture = '<a href="/{}/">Laporan Saya</a>', '<img src="data:,">'
    assert faults(link.format("laporan")) == []
    assert faults(link.format("lapor"), picture) == ["image-alt"]
    assert faults(link.format("lapor") + picture) == ["image-alt"]
    assert faults(link.format("lapor") + picture) == ["image-alt"]
    assert faults(link.format("lapor").replace("Laporan Saya", "")) == ["link-name"]
