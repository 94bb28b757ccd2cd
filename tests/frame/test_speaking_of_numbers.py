"""Numbers, shares, money and sizes in both languages."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from sambut.frame import numbers
from sambut.frame.dates import NBSP


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"), (7, "7"), (1234, "1.234"), (1234.5, "1.234,5"), (-3, "−3"), (Decimal("0.10"), "0,1"), (1_000_000, "1.000.000"),
        (1e-9, "0"), (-0.0001, "0"), (float("nan"), "–"), (float("inf"), "–"), (Decimal("1E+3"), "1.000"),
    ],
)  # fmt: skip
def test_a_number_in_indonesian(value, said):
    assert numbers.number(value) == said


def test_a_number_in_english():
    with translation.override("en"):
        assert [numbers.number(1234.5), numbers.percent(0.604, 1), numbers.rupiah(1250000)] == [
            "1,234.5",
            "60.4%",
            "Rp1,250,000",
        ]


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [(2.5, 0, "3"), (-2.5, 0, "−3"), (0.125, 2, "0,13"), (12, 1, "12,0"), (-0.04, 1, "0,0")],
)
def test_halves_are_rounded_away_from_nothing(value, decimals, said):
    assert numbers.number(value, decimals) == said


@pytest.mark.parametrize(("share", "decimals", "said"), [(0.604, 0, "60%"), (1, 0, "100%"), (0.0045, 1, "0,5%")])
def test_a_share_is_told_as_percent(share, decimals, said):
    assert numbers.percent(share, decimals) == said


@pytest.mark.parametrize(
    ("value", "short", "said"),
    [
        (1250000, False, "Rp1.250.000"), (-500, False, "−Rp500"), (1250000, True, f"Rp1,3{NBSP}juta"), (2_000_000_000, True, f"Rp2{NBSP}miliar"),
        (750_000, True, "Rp750.000"), (1.5e12, True, f"Rp1,5{NBSP}triliun"),
    ],
)  # fmt: skip
def test_money(value, short, said):
    assert numbers.rupiah(value, short) == said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12", "12"), ("12,5", "12.5"), ("12.5", "12.5"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1.250.000", "1250000"), ("0.125", "0.125"),
        ("0,125", "0.125"), ("1,250", "1.250"), ("−3", "-3"), (" 1 250 ", "1250"), ("1250.75", "1250.75"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(typed, meant):
    assert numbers.read(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed", ["satu", "1..5", "1.25.000", "1,2,3", "", "12a", "1.234,5,6", "٣", "1" * 30, "1,2345"]
)
def test_what_is_no_number_is_said_to_be_none(typed):
    with pytest.raises(ValueError, match="no number"):
        numbers.read(typed)


def test_a_number_that_reads_two_ways_is_asked_about_with_both():
    with pytest.raises(numbers.Ambiguous) as found:
        numbers.read("1.250")
    assert (found.value.whole, found.value.parted) == ("1250", "1,25")
    with translation.override("en"):
        assert numbers.read("1.250") == Decimal("1.250")
        with pytest.raises(numbers.Ambiguous) as found:
            numbers.read("1,250")
        assert (found.value.whole, found.value.parted) == ("1250", "1.25")


@given(st.decimals(-1_000_000, 1_000_000, places=3), st.sampled_from(["id", "en"]))
def test_what_stands_in_a_field_is_read_back_as_it_was(value, spoken):
    with translation.override(spoken):
        assert numbers.read(numbers.typed(value)) == value


def test_a_field_holds_a_number_as_one_types_it():
    assert [numbers.typed(Decimal(value)) for value in ("70.00", "12.50", "1250", "-0.5")] == [
        "70",
        "12,5",
        "1250",
        "-0,5",
    ]


@pytest.mark.parametrize(("octets", "said"), [(1, "1 kB"), (412_300, "412 kB"), (2_400_000, "2,4 MB")])
def test_the_size_of_a_file(octets, said):
    assert numbers.size(octets).replace(NBSP, " ") == said


def test_a_count_beyond_what_was_counted_says_so():
    assert [numbers.counted(23), numbers.counted(1000), numbers.counted(1001)] == ["23", "1.000", "1.000+"]


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_whole_number_can_be_read_back(value):
    assert int(numbers.number(value).replace(".", "").replace("−", "-")) == value
