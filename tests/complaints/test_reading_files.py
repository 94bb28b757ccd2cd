"""Rows come out of files whatever their encoding, their signs and their quotes; what is broken is named by its line."""

import csv
import io
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sambut.complaints.importing.reading import encoding_of, heads_of, rows_of
from sambut.kernel.refusals import Refused

HEAD = ("id", "text", "unit")


def read(tmp_path, content: bytes, *, head: int = 0):
    """(line, cells, mended) of every row below the heading."""
    path = tmp_path / "arsip.csv"
    path.write_bytes(content)
    encoding = encoding_of(path)
    return [(row.line, row.cells, row.mended) for row in rows_of(path, encoding, heads_of(path, encoding)[head])]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_heading_says_which_sign_parts_the_columns(tmp_path, sign):
    rows = read(
        tmp_path,
        f"id{sign}text{sign}unit\n1{sign}Lampu, mati; gelap{sign}DLH\n".replace(
            f"Lampu, mati; gelap{sign}", f'"Lampu, mati; gelap"{sign}'
        ).encode(),
    )

    assert rows == [(2, ["1", "Lampu, mati; gelap", "DLH"], False)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_in_the_encoding_it_has(tmp_path, encoding):
    assert read(tmp_path, "id,text,unit\n1,Café – “rusak” 50 €,DLH\n".encode(encoding)) == [
        (2, ["1", "Café – “rusak” 50 €", "DLH"], False)
    ]


def test_bytes_that_no_encoding_knows_are_read_as_controls(tmp_path):
    assert read(tmp_path, b"id,text,unit\n1,Caf\xe9 \x81 rusak,DLH\n") == [(2, ["1", "Café \x81 rusak", "DLH"], False)]


def test_texts_over_several_lines_are_one_row(tmp_path):
    assert read(tmp_path, b'id,text,unit\r\n1,"Lampu\r\nmati, ""gelap""",DLH\r\n\r\n,,\r\n2,Banjir,DPU\r\n') == [
        (2, ["1", 'Lampu\r\nmati, "gelap"', "DLH"], False),
        (6, ["2", "Banjir", "DPU"], False),
    ]


def test_a_quote_that_is_never_closed_does_not_swallow_the_rows_below(tmp_path):
    """The records of lines 2 and 3 would make one row of the right width, with two people's words in it."""
    assert read(tmp_path, b'id,text,unit\n1,"Lampu mati,DLH\n2,"Banjir",DPU\n3,Macet,DLH\n') == [
        (2, None, False),
        (3, ["2", "Banjir", "DPU"], False),
        (4, ["3", "Macet", "DLH"], False),
    ]


def test_quotes_within_a_text_are_mended_when_the_line_makes_a_row(tmp_path):
    assert read(tmp_path, b'id,text,unit\n1,"Warung "Bu Tini" ramai",DLH\n2,"Pipa 3" bocor",DPU\n') == [
        (2, ["1", 'Warung Bu Tini" ramai', "DLH"], True),
        (3, ["2", "Pipa 3 bocor", "DPU"], True),
    ]


def test_a_row_with_too_few_or_too_many_cells_is_broken(tmp_path):
    """A row may be cut, or a sign stand in a text without quotes: nobody guesses which column is missing."""
    assert read(tmp_path, b"id,text,unit\n1,Lampu\n2,Lampu, mati,DLH\n3,Lampu,DLH,,\n4,Lam") == [
        (2, None, False), (3, None, False), (4, ["3", "Lampu", "DLH"], False), (5, None, False),
    ]  # fmt: skip


def test_a_heading_is_found_below_title_rows(tmp_path):
    content = b'Laporan Ringkas\nPemerintah Kota Semarang,,\n"Dibuat, hari ini",,\nid,text,unit\n1,Lampu,DLH\n'

    path = tmp_path / "arsip.csv"
    path.write_bytes(content)

    assert [(head.line, head.cells) for head in heads_of(path, "utf-8-sig")][2] == (4, ["id", "text", "unit"])
    assert read(tmp_path, content, head=2) == [(5, ["1", "Lampu", "DLH"], False)]


def test_a_file_without_line_breaks_is_read_in_bounded_pieces(tmp_path):
    rows = read(tmp_path, b"id,text,unit\n" + b"x" * 9_000_000)

    assert [(line, cells) for line, cells, _ in rows] == [(2, None), (3, None), (4, None)]


def test_a_text_of_a_megabyte_is_read_whole(tmp_path):
    assert read(tmp_path, b'id,text,unit\n1,"' + b"a" * 1_000_000 + b'",DLH\n')[0][1][1] == "a" * 1_000_000


cells = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)


@given(
    rows=st.lists(st.tuples(cells, cells, cells).filter(lambda row: "".join(row).strip(' ,;"\t\r\n|')), max_size=6),
    sign=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=150, deadline=None)
def test_whatever_a_writer_quotes_rightly_is_read_as_it_was(tmp_path_factory, rows, sign, end):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=sign, lineterminator=end, quoting=csv.QUOTE_ALL).writerows([HEAD, *rows])

    found = read(tmp_path_factory.mktemp("arsip"), text.getvalue().encode())

    assert [cells for _, cells, _ in found] == [list(row) for row in rows]


@given(
    lines=st.lists(
        st.text(string.ascii_letters + ' ,"', max_size=25).map(lambda line: line.replace("\n", "")), max_size=12
    )
)
@settings(max_examples=200, deadline=None)
def test_every_line_of_a_torn_file_is_accounted_for(tmp_path_factory, lines):
    """Each line begins a row that is reported, belongs to a row above it, or has nothing in it."""
    content = "id,text,unit\n" + "".join(f"{line}\n" for line in lines)

    found = read(tmp_path_factory.mktemp("arsip"), content.encode())

    taken = "".join("".join(cells) for _, cells, _ in found if cells)
    broken = {line for line, cells, _ in found if cells is None}
    for number, line in enumerate(lines, start=2):
        words = [word for word in line.replace('"', " ").replace(",", " ").split() if word]
        assert number in broken or all(word in taken for word in words)


@given(content=st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_bytes_at_all_make_reading_fail(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("arsip") / "arsip.csv"
    path.write_bytes(content)
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        with pytest.raises(Refused, match=r"complaint\.import\.workbook"):
            encoding_of(path)
        return
    encoding = encoding_of(path)

    for head in heads_of(path, encoding):
        assert all(row.cells is None or isinstance(row.cells, list) for row in rows_of(path, encoding, head))
