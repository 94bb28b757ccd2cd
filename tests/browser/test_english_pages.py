"""Pages under /en/ are English: no Indonesian but names, and what is marked as somebody's own words (`lang="id"`)."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from tests.browser.addresses import PAGES, REPORTER, VISITOR
from tests.browser.conftest import session_of
from tests.world.cast import Cast

pytestmark = [pytest.mark.own_database("kept_country"), pytest.mark.usefixtures("law", "demo")]
TELLING = re.findall(
    r"\w+",
    """
    yang untuk dengan tidak dari ini itu atau anda belum sudah akan pada oleh kepada adalah bisa dapat juga kami harus
    hanya saya bila jika sampai sejak supaya agar karena tetapi jadi lagi masih sedang telah setiap semua para
    laporan jawaban pelapor batas waktu cari kirim buka lihat tulis pilih kembali lanjut masuk keluar nama surel
    hari senin selasa rabu kamis jumat sabtu minggu januari februari maret mei juni juli agustus oktober desember
    menunggu diterima dijawab selesai diteruskan disembunyikan nomor tanggal halaman permintaan tampilan
    """,
)
WORD = re.compile(rf"(?<![\w@./-])({'|'.join(TELLING)})(?![\w@/-])", re.IGNORECASE)
EXAMPLE = "For example: Hari Libur Nasional dan Cuti Bersama Tahun 2028"
NAMED = ("supersedes",)
"""Lists of choices that are names of decrees; a choice leaves no room for a mark."""
SAMPLES = "frame:living"
"""Shows its parts with samples as they were written."""
ALONE = {"br", "hr", "img", "input", "link", "meta", "path", "circle", "rect", "line", "source", "wbr"}
SPOKEN = ("aria-label", "placeholder", "title", "alt")


class English(HTMLParser):
    """Collects what the page says in its own language."""

    def __init__(self) -> None:
        super().__init__()
        self.tongues: list[tuple[str, str]] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        tongue = given.get("lang") or (self.tongues[-1][1] if self.tongues else "")
        if tag in ("script", "style", "title", "textarea") or given.get("name") in NAMED:
            tongue = "none"
        if tag not in ALONE:
            self.tongues.append((tag, tongue))
        if tongue == "en":
            self.said += [given[name] or "" for name in SPOKEN if name in given]

    def handle_endtag(self, tag: str) -> None:
        if tag in (open_ for open_, _tongue in self.tongues):
            while self.tongues.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.tongues and self.tongues[-1][1] == "en":
            self.said.append(data)


def indonesian(page: str) -> list[str]:
    """Passages of an English page that sound Indonesian."""
    reader = English()
    reader.feed(page)
    passages = (" ".join(passage.split()) for passage in reader.said)
    return [passage for passage in passages if passage != EXAMPLE and WORD.search(passage)]


def test_the_ear_hears_indonesian_and_knows_what_is_marked() -> None:
    page = '<html lang="en"><p>Waiting <b lang="id">Air yang mati</b> since <br/><i title="belum dijawab">Monday</i></p><p>Cari laporan</p></html>'
    assert indonesian(page) == ["belum dijawab", "Cari laporan"]


@pytest.mark.parametrize("who", sorted({page.who for page in PAGES}))
def test_english_pages_speak_english(country: Any, cast: Cast, who: str) -> None:
    heard = []
    key = session_of(getattr(cast, who)) if who not in (REPORTER, VISITOR) else ""
    for line in [page for page in PAGES if page.who == who and page.name != SAMPLES]:
        client = Client()
        if who == REPORTER:
            client.cookies.load({cookie["name"]: cookie["value"] for cookie in country.cookies("", line.draft)})
        elif key:
            client.cookies["sessionid"] = key
        address = line.address(country.facts, "en")
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        heard += [f"{address}: {passage}" for passage in indonesian(answer.content.decode())]
    assert "\n".join(dict.fromkeys(heard)) == ""
