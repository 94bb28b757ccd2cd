"""A panel in a CSV file: what is read, and the sentence for what is not."""

import pytest

from sambut.insights.effects.panel import BadPanel
from sambut.insights.effects.reading import panel_from, read_panel
from tests.insights.panels import rows, text

HEAD = "region,month,value,treated_from\n"


@pytest.mark.parametrize(
    ("said", "month"),
    [
        ("2024-03", "2024-03"),
        ("2024-03-01", "2024-03"),
        ("2024/3", "2024-03"),
        ("202403", "2024-03"),
        ("2024M03", "2024-03"),
    ],
)
def test_months_are_read_in_the_usual_forms(said, month):
    assert panel_from(f"{HEAD}A,{said},1,\n").month(0) == month


def test_semicolons_decimal_commas_a_mark_at_the_start_and_columns_in_another_order_are_read(tmp_path):
    file = tmp_path / "panel.csv"
    file.write_text(
        "value;Month;REGION;treated_from;kind\n12,5;2024-01;A;2024-02;Kota\n13;2024-02;A;2024-02;Kota\n", "utf-8-sig"
    )

    panel = read_panel(file)

    assert (panel.regions, panel.kinds, panel.starts) == (("A",), ("kota",), (1,))
    assert panel.values.tolist() == [[12.5, 13.0]]


def test_periods_may_be_numbers_and_nought_is_never():
    panel = panel_from(f"{HEAD}A,1,5,3.0\nA,2,5,3\nA,3,5,3\nB,1,5,0\n")

    assert (panel.starts, panel.month(2), panel.dated) == ((2, None), "3", False)


@pytest.mark.parametrize("never", ["", "-", "never", "NaN", "NA", "None"])
def test_never_started_is_read_in_its_usual_words(never):
    assert panel_from(f"{HEAD}A,2024-01,1,{never}\n").starts == (None,)


def test_a_written_panel_is_read_back_as_it_was():
    given = rows(regions=3, months=14)

    panel = panel_from(text(given, delimiter=";"))

    assert panel.values.ravel().tolist() == [row.value for row in given]
    assert panel.counts is True


def test_rows_that_stand_twice_with_the_same_value_count_once_and_are_told():
    panel = panel_from(f"{HEAD}A,2024-01,1,\nA,2024-01,1,\nA,2024-02,2,\n")

    assert panel.values.tolist() == [[1.0, 2.0]]
    assert panel.notes == ("1 rows stand twice with the same value and count once.",)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("", "The file is empty."),
        (HEAD, "There are no rows under the first line."),
        ("region,month,value\nA,2024-01,1\n", "The first line lacks treated_from; it has region, month, value."),
        (f"{HEAD}A,2024-01,1\n", "Line 2 has 3 columns where the first line has 4."),
        (f"{HEAD},2024-01,1,\n", "Line 2: the region is empty."),
        (f"{HEAD}A,Januari,1,\n", "Line 2: month 'Januari' is no month; write for example 2024-03."),
        (f"{HEAD}A,2024-13,1,\n", "Line 2: month '2024-13' is no month"),
        (
            f"{HEAD}A,2024-01,1,soon\n",
            "Line 2: treated_from 'soon' is no month; write for example 2024-03. Leave it empty",
        ),
        (f"{HEAD}A,2024-01,,\n", "Line 2: the value is empty. Write 0 when there was none; leave the row out"),
        (f"{HEAD}A,2024-01,NaN,\n", "Line 2: the value 'NaN' is no number"),
        (f"{HEAD}A,2024-01,inf,\n", "Line 2: the value 'inf' is no number"),
        (
            f"{HEAD}A,2024-01,1.234.5,\n",
            "Line 2: the value '1.234.5' is no number; write for example 12.5, without dots",
        ),
        (f"{HEAD}A,2024-01,-3,\n", "Line 2: the value -3 is below nought, which no count or rate can be."),
        (f"{HEAD}A,2024-01,1e300,\n", "Line 2: the value '1e300' is too large."),
        (f"{HEAD}A,2024-01,1,\nA,2024-01,2,\n", "Line 3: region 'A' has a value for that month already in line 2."),
        (f"{HEAD}A,2024-01,1,\nA,2024-02,1,2024-02\n", "Region 'A': treated_from in line 3 is not what line 2 says."),
        (f"{HEAD}A,2024-01,1,\nA,1024-02,1,\n", "Line 3: month '1024-02' is no month"),
        (f"{HEAD}A,1900-01,1,\nA,2024-02,1,\n", "The months reach over 1490 months; at most 1200. Is a year mistyped?"),
        (f'{HEAD}"A,2024-01,1,\n', "Line 2 cannot be read as CSV"),
        (f"{HEAD}A,1,1,\nA,2024-02,1,\n", "Line 2: month '1' is no month"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(given, words):
    with pytest.raises(BadPanel) as told:
        panel_from(given)

    assert str(told.value).startswith(words)


def test_values_below_nought_are_read_when_they_are_expected():
    assert panel_from(f"{HEAD}A,2024-01,-3,\n", signed=True).values.tolist() == [[-3.0]]


def test_bytes_that_are_no_table_are_told(tmp_path):
    for raw, words in [
        (b"PK\x03\x04....", "is a workbook"),
        (b"region\xff\xfe", "is not UTF-8"),
        (b"\x00\x00", "no text"),
    ]:
        file = tmp_path / "panel.csv"
        file.write_bytes(raw)
        with pytest.raises(BadPanel, match=words):
            read_panel(file)
    with pytest.raises(BadPanel, match="cannot be read"):
        read_panel(tmp_path / "none.csv")
