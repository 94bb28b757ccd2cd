"""What people open in a spreadsheet runs nothing there, and the report beside an import says what became of each row."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sambut.kernel.refusals import Refused
from sambut.kernel.spreadsheets import FORMULAS, harmless, report_file


@given(st.sampled_from(["", " ", "\n", "  "]), st.sampled_from(FORMULAS), st.text(max_size=8))
def test_no_text_begins_like_a_formula_also_after_blanks(blank, first, rest):
    cell = first + rest if first.isspace() else blank + first + rest
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("value", ["", "Dinas = kantor", "0812", -3, Decimal("-1.5"), None])
def test_everything_else_stays_as_it_is(value):
    assert harmless(value) is value


def test_a_report_has_a_line_for_each_row(tmp_path: Path):
    file = tmp_path / "report.csv"
    with report_file(file, not_written="test.not_written") as write:
        write((2, "=cmd|' /C calc'!A0", "refused", "no_name"))

    rows = list(csv.reader(file.open(encoding="utf-8")))
    assert rows == [["line", "id", "outcome", "why"], ["2", "'=cmd|' /C calc'!A0", "refused", "no_name"]]


def test_a_folder_that_is_not_there_is_said_with_the_name_of_the_file_alone(tmp_path: Path):
    with pytest.raises(Refused) as refused, report_file(tmp_path / "tidak-ada" / "r.csv", not_written="test.x"):
        pass
    assert (refused.value.code, refused.value.facts["file"]) == ("test.x", "r.csv")


def test_without_a_file_nothing_is_written():
    with report_file(None, not_written="test.x") as write:
        write((1, "a", "taken", ""))
