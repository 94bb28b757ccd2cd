"""The search of the privacy tests finds what it should: a test that finds nothing proves something only then."""

import base64
import gzip
import io
import zipfile

import pytest
from django.db import connection

from tests.files.making import SECRET, letter, open_letter, paper, photo, sheet
from tests.privacy.search import dumped, find_everywhere, in_database, places_in

NAME, MAIL, PHONE, NIK = "Xaverius Quimbaya", "xaverius.q@kotakrahasia.example", "0812-7733-9911", "3374015507890042"


def zipped(value: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.xml", value)
    return target.getvalue()


@pytest.mark.parametrize("word", [NAME, MAIL, PHONE, NIK])
@pytest.mark.parametrize(
    "hide",
    [
        lambda word: word.encode(),
        lambda word: word.upper().encode(),
        lambda word: word.lower().encode(),
        lambda word: word.encode("utf-16-le"),
        lambda word: word.encode("utf-16"),
        lambda word: word.encode().hex().encode(),
        lambda word: base64.b64encode(b"a" + word.encode() + b"b"),
        lambda word: base64.b64encode(b"ab" + word.encode() + b"abc"),
        lambda word: base64.urlsafe_b64encode(word.encode()),
        lambda word: gzip.compress(word.encode()),
        lambda word: zipped(word.encode()),
        lambda word: zipped(zipped(word.encode())),
        lambda word: " ".join(word.replace("-", "")).encode(),
        lambda word: word.replace("-", " ").encode(),
    ],
)
def test_a_word_is_found_however_it_is_hidden(word: str, hide):
    assert places_in(
        "here",
        b"before " + hide(word) + b" after" if not hide(word).startswith((b"\x1f\x8b", b"PK")) else hide(word),
        [word],
    )
    assert places_in("here", b"before something else after", [word]) == []


@pytest.mark.parametrize(
    "made", [photo(), photo(form="PNG"), photo(form="WEBP"), paper(), letter(), sheet(), open_letter()]
)
def test_a_name_inside_an_uploaded_file_is_found(made: bytes):
    assert places_in("file", made, [SECRET])


@pytest.mark.django_db
def test_a_name_in_any_column_is_found_text_json_or_binary(settings, tmp_path):
    settings.HOME = tmp_path
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.docx").write_bytes(letter())
    (tmp_path / "web.log").write_text(f"GET /?q={NIK}")
    with connection.cursor() as cursor:
        cursor.execute("create temporary table found (a text)")  # the search looks at public tables only
        cursor.execute("insert into identities_keyversion values (999, %s, now(), null)", [NAME])
    assert in_database_places([NAME]) == ["column identities_keyversion.fingerprint"]
    assert {place.split(":")[0].split(" › ")[0] for place in find_everywhere([NAME, NIK, SECRET])} == {
        "column identities_keyversion.fingerprint",
        "file files/a.docx",
        "file web.log",
    }


def in_database_places(words: list[str]) -> list[str]:
    return sorted({place.split(":")[0] for place in in_database(words)})


@pytest.mark.django_db
def test_a_dump_holds_what_was_committed(cast):
    assert dumped([cast.citizen.user.name]) != []
    assert dumped(["Xaverius Quimbaya"]) == []
