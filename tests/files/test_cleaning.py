"""Whatever a stranger sends loses its hidden corners before anybody else sees it; what is seen stays."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from sambut.files.cleaning import cleaned
from sambut.files.recognising import DOCX, JPEG, ODT, PDF, PNG, WEBP, XLSX, recognised
from sambut.files.segments import bare_picture
from sambut.files.shapes import Cleaned
from sambut.kernel.refusals import Refused
from tests.files.making import SECRET, letter, open_letter, paper, photo, sheet, zipped
from tests.privacy.search import places_in


def clean(value: bytes) -> Cleaned:
    return cleaned(value, recognised(value))


@pytest.mark.parametrize(
    ("value", "media_type"),
    [
        (photo(), JPEG), (photo(form="PNG"), PNG), (photo(form="WEBP"), WEBP), (paper(), PDF),
        (letter(), DOCX), (sheet(), XLSX), (open_letter(), ODT),
    ],
    ids=["jpeg", "png", "webp", "pdf", "docx", "xlsx", "odt"],
)  # fmt: skip
def test_the_hidden_name_is_there_before_and_nowhere_after(value: bytes, media_type: str):
    assert recognised(value) == media_type
    assert places_in("before", value, [SECRET]) != []

    result = clean(value)

    assert places_in("after", result.value, [SECRET]) == []
    assert places_in("small", result.small, [SECRET]) == []
    assert clean(value) == result, "cleaned twice, the bytes are the same"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_turned_upright_and_keeps_nothing_but_pixels(form: str):
    result = clean(photo((640, 480), form=form, orientation=6))
    with Image.open(io.BytesIO(result.value)) as picture:
        picture.load()
        red, _, blue = picture.convert("RGB").getpixel((470, 10))
        left = {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(picture.info)
        assert (picture.size, picture.format) == ((480, 640), "JPEG" if form == "JPEG" else "WEBP")
    assert (result.width, result.height) == (480, 640)
    assert blue > 150 > red, "turned right, the blue corner stands at the top on the right"
    assert left == set()


def test_a_large_picture_is_made_smaller_and_has_a_small_one_beside_it():
    result = clean(photo((4000, 1000), orientation=1))
    with Image.open(io.BytesIO(result.small)) as small:
        assert (result.width, result.height, small.size) == (2560, 640, (480, 120))


def test_transparent_pictures_stay_transparent():
    target = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(target, "PNG")
    with Image.open(io.BytesIO(clean(target.getvalue()).value)) as picture:
        assert picture.convert("RGBA").getpixel((5, 5))[3] == 0


def test_a_paper_keeps_its_page_and_its_note_without_who_wrote_it():
    result = clean(paper())
    reader = PdfReader(io.BytesIO(result.value))
    (page,) = reader.pages
    annotations = [note.get_object() for note in page.get("/Annots", [])]
    assert b"Kwitansi pungutan" in page.get_contents().get_data()
    assert [note["/Contents"] for note in annotations if note["/Subtype"] == "/Text"] == ["Lihat di sini"]
    assert not reader.metadata
    assert reader.xmp_metadata is None
    assert dict(reader.attachments) == {}
    assert not re.search(rb"/JavaScript|/JS\b|/Launch|/EmbeddedFile|/XFA|/AA\b|/OpenAction", result.value)


def test_a_letter_keeps_its_words_and_changes_without_who_and_when():
    with zipfile.ZipFile(io.BytesIO(clean(letter()).value)) as archive:
        names = archive.namelist()
        document = archive.read("word/document.xml").decode()
        relations = archive.read("word/_rels/document.xml.rels").decode()
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names == [
        "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/_rels/settings.xml.rels", "word/comments.xml",
        "word/document.xml", "word/media/image1.jpeg", "word/settings.xml",
    ]  # fmt: skip
    assert '<w:ins w:id="1" w:author="">' in document
    assert 'tambahan author="tetap"' in document, "the words of the letter are never touched"
    assert "rsidR" not in document
    assert "https://example.id/" in relations
    assert "people.xml" not in relations


def test_an_open_letter_begins_with_its_kind_uncompressed():
    with zipfile.ZipFile(io.BytesIO(clean(open_letter()).value)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.namelist() == ["mimetype", "META-INF/manifest.xml", "content.xml"]
        assert "meta.xml" not in archive.read("META-INF/manifest.xml").decode()
        assert "<dc:creator></dc:creator>" in archive.read("content.xml").decode()


def test_pictures_inside_documents_still_show():
    with zipfile.ZipFile(io.BytesIO(clean(letter()).value)) as archive:
        inside = archive.read("word/media/image1.jpeg")
    with Image.open(io.BytesIO(inside)) as picture, Image.open(io.BytesIO(photo((64, 48)))) as before:
        assert list(picture.convert("RGB").tobytes()) == list(before.convert("RGB").tobytes())
        assert not picture.getexif()


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (b"", "file.take.kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "file.take.kind"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "file.take.kind"),
        (b"GIF89a" + b"\0" * 50, "file.take.kind"),
        (b"MZ" + b"\0" * 50, "file.take.kind"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 50, "file.take.heic"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "file.take.broken"),
        (photo()[:2000], "file.take.broken"),
        (b"%PDF-1.7\n" + b"x" * 100, "file.take.broken"),
        (b"\n%PDF-1.7", "file.take.kind"),
        (b"\xff\xd8\xff" + b"\0" * 10_000_000, "file.take.too_large"),
        (b"PK\x03\x04" + b"\0" * 50, "file.take.broken"),
        (zipped({"a.txt": "x"}), "file.take.kind"),
        (letter(**{"word/vbaProject.bin": b"x"}), "file.take.macros"),
        (letter(**{"word/embeddings/oleObject1.bin": b"x"}), "file.take.embedded"),
        (letter(**{"word/a.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "file.take.broken"),
        (letter(**{"word/zeros.xml": b"\0" * 20_000_000}), "file.take.bomb"),
        (zipped({f"{number}.xml": "" for number in range(2500)}), "file.take.bomb"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_not_taken_says_why(value: bytes, code: str):
    with pytest.raises(Refused) as refused:
        clean(value)
    assert refused.value.code == code


def test_a_picture_with_more_pixels_than_a_wall_is_refused_before_it_is_drawn():
    target = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(target, "PNG")
    with pytest.raises(Refused, match=r"file\.take\.(bomb|broken)"):
        clean(target.getvalue())


def test_a_picture_that_is_also_a_page_or_an_archive_is_only_a_picture_afterwards():
    for tail in (b"<html><script>alert(1)</script></html>", zipped({"a.html": "<script>alert(1)</script>"})):
        result = clean(photo() + tail)
        assert b"script" not in result.value
        assert b"PK\x03\x04" not in result.value


def test_a_locked_paper_is_refused():
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("kata sandi", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    with pytest.raises(Refused, match=r"file\.take\.encrypted"):
        clean(target.getvalue())


@settings(max_examples=150, deadline=None)
@given(
    place=st.floats(0, 1),
    byte=st.integers(0, 255),
    cut=st.floats(0, 1),
    which=st.sampled_from(["photo", "png", "paper", "letter"]),
)
def test_damaged_files_are_cleaned_or_refused_and_nothing_else(place: float, byte: int, cut: float, which: str):
    value = bytearray(SAMPLES[which])
    value[int(place * (len(value) - 1))] = byte
    damaged = bytes(value[: max(8, int(cut * len(value)))]) if cut < 0.9 else bytes(value)
    try:
        code = clean(damaged).media_type
    except Refused as refused:
        code = refused.code
    assert code.startswith(("file.take.", "image/", "application/"))


@given(st.binary(max_size=300), st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]))
def test_walking_through_a_damaged_picture_always_ends(tail: bytes, start: bytes):
    assert len(bare_picture(start + tail)) <= len(start + tail) + 8


SAMPLES = {"photo": photo((64, 64)), "png": photo((64, 64), form="PNG"), "paper": paper(), "letter": letter()}
