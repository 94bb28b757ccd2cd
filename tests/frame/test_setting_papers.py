"""Papers are set from facts: what somebody wrote is printed as written, and equal facts give equal bytes."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from sambut.frame import papers

AT = datetime(2025, 3, 26, 3, 4, tzinfo=UTC)
NASTY = '#panic("x") $a_b$ [kurung] *tebal* @ref \\ // bukan komentar'


@pytest.fixture
def paper(tmp_path, monkeypatch):
    """A sheet of one heading and one paragraph, in a house of its own."""
    (tmp_path / "frame" / "papers").mkdir(parents=True)
    style = (papers.ROOT / "frame" / "papers" / "sambut.typ").read_text()
    (tmp_path / "frame" / "papers" / "sambut.typ").write_text(style)
    (tmp_path / "sheet.typ").write_text(
        '#import "/frame/papers/sambut.typ": *\n#show: base.with(title: data.title)\n= #data.title\n#data.text\n'
        '#svg(data.qr, alt: "Kode QR", width: 20mm)\n'
    )
    monkeypatch.setattr(papers, "ROOT", tmp_path)
    monkeypatch.setattr(papers, "_asked", [])
    return "sheet.typ"


def set_(paper: str, **facts: str) -> bytes:
    return papers.typeset(
        paper, {"title": "Judul", "text": NASTY, "qr": papers.qr("https://sambut.example/k/1"), **facts}, at=AT
    )


def test_what_somebody_wrote_is_printed_as_written(paper):
    page = PdfReader(BytesIO(set_(paper))).pages[0].extract_text()
    assert " ".join(NASTY.split()) in " ".join(page.split())


def test_the_file_says_its_title_and_language_and_keeps_to_the_standard_for_everybody(paper):
    file = PdfReader(BytesIO(set_(paper, title="Kesepakatan Replikasi")))
    assert file.metadata.title == "Kesepakatan Replikasi"
    assert file.trailer["/Root"]["/Lang"] == "id"
    assert file.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_equal_facts_give_equal_bytes_and_one_other_letter_gives_others(paper):
    assert set_(paper) == set_(paper)
    assert set_(paper) != set_(paper, title="judul")


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", "Negara peraga: semua isinya buatan."), ("en", "A demonstration country: everything in it is invented.")],
)
def test_every_sheet_of_a_demo_says_so_in_the_language_of_the_paper(paper, language, words):
    assert words not in PdfReader(BytesIO(set_(paper, language=language))).pages[0].extract_text()

    papers.asks_demo(lambda: True)
    file = PdfReader(BytesIO(set_(paper, language=language, text=NASTY * 120)))

    assert len(file.pages) > 1
    assert all(words in page.extract_text() for page in file.pages)
    assert file.metadata.title == f"{words} Judul"
