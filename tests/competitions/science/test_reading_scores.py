"""SCORES.csv: tolerant about how it is written, strict about what it says, every bad line told at once."""

import pytest

from sambut.competitions.science.panel import panel_from, read_panel
from sambut.competitions.science.tables import BadTable


def rows(text: str) -> list[tuple[str, str, float, str]]:
    made = panel_from(text)
    return [
        (made.judges[judge], made.entries[entry], float(score), made.sectors[entry])
        for judge, entry, score in zip(made.judge, made.entry, made.score, strict=True)
    ]


def test_semicolons_decimal_commas_a_mark_at_the_start_and_indonesian_heads_are_read():
    assert rows("\ufeffJuri;Entri;Nilai;Klaster\r\nA;x;82,5;Sosial\r\n\r\nB;x; 79 ;Sosial\r\n") == [
        ("A", "x", 82.5, "Sosial"),
        ("B", "x", 79.0, "Sosial"),
    ]


def test_the_order_of_rows_and_columns_and_other_columns_change_nothing():
    one = rows("judge,entry,score\nB,y,2\nA,x,1\n")
    other = rows("note,score,entry,judge\nhello,1,x,A\n,2,y,B\n")
    assert one == other == [("A", "x", 1.0, ""), ("B", "y", 2.0, "")]


def test_a_name_is_the_same_however_a_program_writes_its_letters():
    assert rows("judge,entry,score\nAndr\u00e9,x,1\nAndre\u0301,y,2\n") == [
        ("Andr\u00e9", "x", 1.0, ""),
        ("Andr\u00e9", "y", 2.0, ""),
    ]


def test_every_bad_line_is_told_at_once():
    with pytest.raises(BadTable) as refused:
        panel_from(
            "judge,entry,score,sector\nA,x,abc,S\nA,y,,S\n,y,3,S\nA,,3,S\nB,x,3,S\nB,x,4,S\nB,y\nC,x,nan,S\nD,x,8,5,S\n"
        )
    assert str(refused.value).splitlines() == [
        "Line 2: the score 'abc' is no number; write for example 82.5, without dots between thousands.",
        "Line 3: the score is empty. Leave the row out while the judge has not scored.",
        "Line 4: the judge is empty.",
        "Line 5: the entry is empty.",
        "Line 7: judge 'B' scored entry 'x' already in line 6, otherwise. One row for each judge and entry.",
        "Line 8: 2 columns where the first line has 4.",
        "Line 9: the score 'nan' is no number; write for example 82.5, without dots between thousands.",
        "Line 10: 5 columns where the first line has 4. Put a decimal comma in quotes, or use a point.",
    ]


def test_of_many_bad_lines_twenty_are_told_and_the_others_counted():
    with pytest.raises(BadTable) as refused:
        panel_from("judge,entry,score\n" + "A,x,?\n" * 25)
    assert len(str(refused.value).splitlines()) == 21
    assert str(refused.value).endswith("… and 5 lines more.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The file is empty. Its first line names the columns: judge,entry,score."),
        ("\n  \n", "The file is empty. Its first line names the columns: judge,entry,score."),
        ("judge,entry,score\n", "There are no rows under the first line."),
        ("judge,entry\nA,x\n", "The first line lacks score; it has judge, entry. Needed: judge, entry, score."),
        ("judge,juri,entry,score\nA,A,x,1\n", "The column judge stands twice in the first line."),
        ("judge,entry,score\nA,x,1\x00\n", "The file holds bytes that are no text. Save it as CSV (UTF-8)."),
    ],
)
def test_a_file_without_rows_or_columns_is_refused(text, words):
    with pytest.raises(BadTable) as refused:
        panel_from(text)
    assert str(refused.value) == words


def test_a_row_twice_counts_once_and_an_entry_in_two_sectors_stands_in_the_commoner_one():
    made = panel_from("judge,entry,score,sector\nA,x,1,S\nA,x,1,S\nB,x,2,T\nC,x,2,T\n")
    assert (made.size, made.sectors) == (3, ("T",))
    assert made.notes == (
        "1 rows stand twice and count once.",
        "1 entries stand in several sectors; the commonest counts.",
    )


def test_what_is_no_text_file_is_told_by_its_name(tmp_path):
    said = []
    for name, content in (("a.xlsx", b"PK\x03\x04rest"), ("b.csv", b"judge,entry,score\nJos\xe9,x,1\n")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(BadTable) as refused:
            read_panel(tmp_path / name)
        said.append(str(refused.value))
    with pytest.raises(BadTable, match="cannot be read: No such file"):
        read_panel(tmp_path / "none.csv")
    assert said == [
        "a.xlsx is a workbook. Save the sheet as CSV (UTF-8) first.",
        "b.csv is not UTF-8. Save it as CSV UTF-8.",
    ]


def test_a_spreadsheets_own_unicode_is_read(tmp_path):
    (tmp_path / "a.csv").write_text("judge\tentry\tscore\nA\tx\t1\n", encoding="utf-16")
    assert read_panel(tmp_path / "a.csv").entries == ("x",)
