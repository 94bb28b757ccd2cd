"""The satisfaction index: golden case, borders, every row of the table, and what holds for all rounds."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sambut.kernel.refusals import Refused
from sambut.surveys.bands import bands
from sambut.surveys.explaining import explain, explanations
from sambut.surveys.rules import (
    Tally,
    even_weights,
    grade_of,
    may_detail,
    rounded,
    satisfaction_index,
    weight_of,
)
from tests.surveys.golden import ANSWERS, TALLIES, TOTALS

CODES = [f"U{place}" for place in range(1, 10)]


def tallied(answers: list[dict[str, int]]) -> dict[str, Tally]:
    return {code: Tally(sum(one[code] for one in answers), len(answers)) for code in CODES}


def test_the_golden_case_is_91_48_and_an_a_whatever_order_the_elements_come_in():
    assert (len(ANSWERS), tallied(ANSWERS)) == (29, TALLIES)
    for tallies in (TALLIES, dict(reversed(TALLIES.items()))):
        index = satisfaction_index(tallies)
        assert (str(index.value), index.grade, index.exact) == ("91.48", "A", Fraction(955 * 25, 261))
    assert [str(rounded(index.means[code], 4)) for code in ("U1", "U4", "U5")] == ["3.6207", "4.0000", "3.5172"]
    assert sum(TOTALS.values()) == 955


def test_a_perfect_survey_is_exactly_one_hundred_and_the_worst_exactly_twenty_five():
    best, worst = (satisfaction_index({code: Tally(score * 7, 7) for code in CODES}) for score in (4, 1))
    assert (str(best.value), best.grade, best.raw) == ("100.00", "A", 4)
    assert (str(worst.value), worst.grade, worst.raw) == ("25.00", "D", 1)


@pytest.mark.parametrize(
    ("value", "grade"),
    [
        ("25.00", "D"), ("64.99", "D"), ("65.00", "C"), ("76.60", "C"), ("76.61", "B"), ("88.30", "B"), ("88.31", "A"), ("100.00", "A"),
    ],
)  # fmt: skip
def test_every_border_falls_on_the_side_that_the_rule_gives(value: str, grade: str):
    assert grade_of(Decimal(value)) == grade


@pytest.mark.parametrize(
    ("mean", "value", "grade"),
    [
        (Fraction(25998, 10000), "65.00", "C"),  # 64.995: no raw class holds 2.5998
        (Fraction(25997, 10000), "64.99", "D"),
        (Fraction(30642, 10000), "76.61", "B"),  # 76.605
        (Fraction(30641, 10000), "76.60", "C"),
        (Fraction(35322, 10000), "88.31", "A"),  # 88.305
        (Fraction(35321, 10000), "88.30", "B"),
        (Fraction(354, 100), "88.50", "A"),
    ],
)
def test_the_class_is_read_from_the_rounded_figure_half_up_and_no_mean_falls_between(mean, value, grade):
    tallies = {code: Tally(int(mean * 10000), 10000) for code in CODES}
    index = satisfaction_index(tallies)
    assert (str(index.value), index.grade) == (value, grade)


@pytest.mark.parametrize("value", ["24.99", "100.01", "0"])
def test_a_figure_outside_the_scale_has_no_class(value: str):
    with pytest.raises(Refused, match=r"survey\.index\.outside"):
        grade_of(Decimal(value))


def test_classes_touch_on_every_hundredth_from_25_to_100():
    steps = [Decimal(n).scaleb(-2) for n in range(2500, 10001)]
    found = [sum(band.lowest <= step <= band.highest for band in bands()) for step in steps]
    assert set(found) == {1}


def test_own_weights_count_and_must_add_up_to_exactly_one():
    tallies = {"U1": Tally(40, 10), "U2": Tally(20, 10), "T1": Tally(10, 10)}
    index = satisfaction_index(tallies, {"U1": weight_of("0,5"), "U2": weight_of("1/4"), "T1": weight_of("0.25")})
    assert (index.exact, str(index.value)) == (Fraction(275, 4), "68.75")
    for weights, why in (
        ({"U1": Fraction(1, 2), "U2": Fraction(1, 4), "T1": Fraction(24, 100)}, "not_one"),
        ({code: Fraction("0.3333") for code in tallies}, "not_one"),
        ({"U1": Fraction(1), "U2": Fraction(1, 2), "T1": Fraction(-1, 2)}, "not_positive"),
        ({"U1": Fraction(1, 2), "U2": Fraction(1, 2)}, "other_elements"),
    ):
        with pytest.raises(Refused, match=f"survey.weights.{why}"):
            satisfaction_index(tallies, weights)


@pytest.mark.parametrize("text", ["", "satu", "1/0", "-1/9", "1e999999999", "0.1111111111111111", "nan", "١/٩"])
def test_a_weight_that_is_none_is_refused(text: str):
    with pytest.raises(Refused, match=r"survey\.weights\.unreadable"):
        weight_of(text)


@pytest.mark.parametrize(
    ("tallies", "code"),
    [
        ({}, "no_elements"), ({"U1": Tally(0, 0)}, "unanswered"), ({"U1": Tally(9, 10)}, "impossible"), ({"U1": Tally(41, 10)}, "impossible"),
    ],
)  # fmt: skip
def test_what_no_survey_can_give_is_refused(tallies, code):
    with pytest.raises(Refused, match=f"survey.index.{code}"):
        satisfaction_index(tallies)


ELEMENT = st.integers(1, 400).flatmap(lambda n: st.builds(Tally, st.integers(n, 4 * n), st.just(n)))
ROUNDS = st.dictionaries(st.sampled_from([*CODES, "T1", "T2"]), ELEMENT, min_size=1)


@given(ROUNDS)
@settings(max_examples=120)
def test_for_any_round_the_figure_lies_between_its_elements_and_has_one_class(tallies):
    index = satisfaction_index(tallies)
    means = [tally.mean for tally in tallies.values()]
    assert min(means) <= index.raw <= max(means)
    assert abs(Fraction(index.value) - index.exact) <= Fraction(1, 200)
    assert index.exact == 25 * sum(means) / len(means)
    assert index.grade == grade_of(index.value)


@given(ROUNDS, st.data())
@settings(max_examples=60)
def test_a_better_answer_never_lowers_the_figure(tallies, data):
    code = data.draw(st.sampled_from(sorted(tallies)))
    before = tallies[code]
    if before.total < 4 * before.respondents:
        after = satisfaction_index({**tallies, code: Tally(before.total + 1, before.respondents)})
        assert after.exact > satisfaction_index(tallies).exact


@given(ROUNDS)
@settings(max_examples=60)
def test_the_exact_weight_always_explains_the_exact_figure(tallies):
    found = explain(satisfaction_index(tallies).value, tallies)
    assert found is not None
    assert found.exact


def test_a_published_figure_is_explained_by_the_weight_that_was_used():
    assert next((one.weight, one.mean_places) for one in explanations("90.56", TALLIES)) == ("0.11", None)
    found = {text: explain(text, TALLIES) for text in ("91.48", "91.466", "91.38", "90.56", "91.5", "88")}
    assert {text: one and (one.weight, str(one.value)) for text, one in found.items()} == {
        "91.48": ("1/9", "91.48"), "91.466": ("0.1111", "91.47"), "91.38": ("0.111", "91.38"), "90.56": ("0.11", "90.56"),
        "91.5": ("1/9", "91.48"), "88": None,
    }  # fmt: skip


def test_a_perfect_survey_that_was_published_as_99_used_the_shortest_weight():
    perfect = {code: Tally(40, 10) for code in CODES}
    assert [explain(text, perfect).weight for text in ("100", "99.99", "99.9", "99")] == [
        "1/9",
        "0.1111",
        "0.111",
        "0.11",
    ]


def test_means_of_elements_are_told_only_when_each_rests_on_enough_answers():
    enough, few = Tally(30, 10), Tally(27, 9)
    assert may_detail({"U1": enough, "U2": enough}, 10)
    assert not may_detail({"U1": enough, "U2": few}, 10)
    assert not may_detail({}, 10)


def test_rounding_is_half_up_and_never_half_to_even():
    assert [str(rounded(Fraction(n, 1000), 2)) for n in (1005, 1015, 1014, 1025)] == ["1.01", "1.02", "1.01", "1.03"]


def test_even_weights_of_any_number_of_elements_add_up_to_one():
    for count in range(1, 16):
        assert sum(even_weights(map(str, range(count))).values()) == 1
