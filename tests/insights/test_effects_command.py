"""`sambut effects estimate`."""

import json

import pytest
from click.testing import CliRunner

from sambut.insights.commands import effects
from tests.insights.panels import rows, text


@pytest.fixture
def told(tmp_path):
    def run(given: str, *options: str):
        file = tmp_path / "panel.csv"
        file.write_text(given)
        return CliRunner().invoke(effects, ["estimate", str(file), *options])

    return run


def test_the_estimate_is_told_as_one_object(told):
    answer = told(text(rows(effect=-0.5, seed=3)), "--json")

    found = json.loads(answer.stdout)
    assert answer.exit_code == 0
    assert found["verdict"] == "fell"
    assert found["interval"][0] < found["estimate"] < found["interval"][1] < 0
    assert found["sentence"].startswith("The value is ")
    assert found["months"] == {"first": "2020-01", "last": "2023-12", "count": 48, "before": 24, "after": 18}
    assert {
        "comparisons",
        "comparison_rule",
        "placebo_in_space",
        "placebo_in_time",
        "could_not",
        "seed",
        "version",
    } <= found.keys()
    assert found["treated"][0]["start"] == "2022-07"


def test_the_estimate_is_told_in_sentences(told):
    said = told(text(rows(effect=-0.5, seed=3))).stdout

    assert "a month lower than it would have been without the start (95 % interval:" in said
    assert "started: R000 from 2022-07" in said
    assert "placebo in space: regions that never started come out between" in said


def test_too_little_to_say_is_an_answer(told):
    answer = told(text(rows(starts=(0,))), "--json")

    found = json.loads(answer.stdout)
    assert (answer.exit_code, found["verdict"], found["estimate"], found["interval"]) == (0, "too_little", None, None)
    assert found["sentence"].startswith("Too little to say. R000: it had started by the first month")


def test_a_file_that_cannot_be_used_is_one_sentence_and_a_code(told):
    answer = told("region,month,value,treated_from\nA,2024-01,-1,\n")

    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr.startswith("Line 2: the value -1 is below nought")


def test_another_seed_is_printed_and_moves_no_estimate(told):
    given = text(rows(effect=-0.5, seed=3, starts=(30, 31)))

    one, other = (json.loads(told(given, "--json", *more).stdout) for more in ((), ("--seed", "5")))

    assert (one["seed"], other["seed"]) == (20260101, 5)
    assert one["estimate"] == other["estimate"]


def test_the_textbooks_way_and_all_regions_can_be_asked_for(told):
    given = text(rows(effect=-0.5, starts=(30, 31)))

    textbook = json.loads(told(given, "--json", "--textbook").stdout)
    everybody = json.loads(told(given, "--json", "--comparisons", "0").stdout)

    assert "month before as base" in textbook["method"]
    assert textbook["cells"][0]["comparisons"] == 39
    assert len(everybody["comparisons"]) > 20
