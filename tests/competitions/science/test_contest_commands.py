"""`sambut contest` and `sambut evaluate contest`: what is printed, and how a file that cannot be used is told."""

import json

import pytest
from click.testing import CliRunner

from sambut.competitions.commands import contest, evaluate_contest
from sambut.competitions.science.packs import Scored, pack
from tests.competitions.science.panels import as_csv, blocks, mixed, readings


@pytest.fixture
def told(tmp_path):
    def run(*words: str, command=contest, **files: str):
        for name, text in files.items():
            (tmp_path / name).write_text(text)
        return CliRunner().invoke(command, [str(tmp_path / word) if word in files else word for word in words])

    return run


def test_a_panel_is_ranked_as_one_object(told):
    made = mixed(60, 10, 3)
    answer = told("rank", "scores", "--json", "--top", "12", "--plan-readings", "24", scores=as_csv(made))
    found = json.loads(answer.stdout)
    assert answer.exit_code == 0
    assert (found["top"], found["counts"], found["calibration"]["allowed"]) == (12, "calibrated", True)
    assert sorted(found["raw"]) == sorted(found["calibrated"]) == sorted(found["p_top"]) == list(made.entries)
    assert [one["entry"] for one in found["entries"]] == found["calibrated"]
    assert sum(found["p_top"].values()) == pytest.approx(12)
    assert sum(one["more"] for one in found["second_readings"]) == found["planned_readings"] == 24
    low, high = found["agreement"]["alpha_interval"]
    assert low < found["agreement"]["alpha"] < high


def test_calibration_is_refused_with_its_reason_and_raw_means_stand(told):
    answer = told("rank", "scores", "--json", scores=as_csv(blocks()))
    found = json.loads(answer.stdout)
    assert answer.exit_code == 0
    assert (found["calibration"]["allowed"], found["counts"], found["top"]) == (False, "raw", 40)
    assert "cannot be told from a weak sector" in found["calibration"]["reason"]
    assert found["calibrated"] == found["raw"]


def test_a_panel_is_ranked_as_a_table(told):
    lines = told("rank", "scores", "--top", "3", scores=as_csv(mixed(20, 6, 3), sectors=False)).stdout.splitlines()
    assert lines[0] == "20 entries, 6 judges, 60 readings; 3 places. The calibrated order counts."
    assert lines[1].startswith("Calibration: The judges are mixed well enough (second eigenvalue ")
    assert lines[4].split() == ["rank", "raw", "entry", "mean", "level", "P(top)", "90", "%", "of", "rank", "read"]
    assert (lines[5].split()[0], lines[8][:5]) == ("1", "-----")
    assert lines[-1].startswith("Read again: ")


def test_plain_means_count_where_the_rules_say_so(told):
    found = json.loads(told("rank", "scores", "--json", "--raw", scores=as_csv(mixed())).stdout)
    assert found["counts"] == "raw"
    assert [one["entry"] for one in found["entries"]] == found["raw"] != found["calibrated"]


def test_more_places_than_entries_and_a_judge_who_gives_everybody_the_same_are_told(told):
    scores = "judge,entry,score\n" + "".join(
        f"{judge},{entry},{at * (judge != 'B')}\n" for judge in "ABC" for at, entry in enumerate("uvwx")
    )
    found = json.loads(told("rank", "scores", "--json", "--top", "9", scores=scores).stdout)
    assert (found["top"], found["second_readings"], set(found["p_top"].values())) == (4, [], {1.0})
    assert found["notes"] == ["9 places and 4 entries: everybody is in.", "The same score for everything: B."]


def test_a_file_that_cannot_be_used_is_told_line_by_line(told):
    answer = told("rank", "scores", "--json", scores="judge,entry,score\nA,x,?\nB,x,\n")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.splitlines() == [
        "Line 2: the score '?' is no number; write for example 82.5, without dots between thousands.",
        "Line 3: the score is empty. Leave the row out while the judge has not scored.",
    ]
    assert told("rank", "/nowhere/scores.csv").exit_code == 2


ENTRIES = "entry;sector;institution\n" + "".join(f"P{at};{'AB'[at % 2]};Dinas {at % 3}\n" for at in range(8))
JUDGES = "judge;sector;institution;load\n" + "".join(f"J{at};{'AB'[at % 2]};Univ {at % 4};\n" for at in range(6))


def test_entries_are_given_to_judges_with_reasons(told):
    answer = told("assign", "e", "j", "c", "--json", "--readings", "2", e=ENTRIES, j=JUDGES, c="judge,entry\nJ0,P0\n")
    found = json.loads(answer.stdout)
    assert (answer.exit_code, found["feasible"], len(found["pairs"]), found["ways_out"]) == (0, True, 16, [])
    assert all(one["reasons"] for one in found["pairs"])
    assert ("J0", "P0") not in {(one["judge"], one["entry"]) for one in found["pairs"]}
    assert sorted(found["alternates"]) == [f"P{at}" for at in range(8)]


def test_a_sector_may_have_a_comma_in_its_name_and_a_judge_several(told):
    judges = 'judge,sector\nA,"Gizi, Ibu dan Anak"\nB,Air; Jalan\n'
    answer = told(
        "assign",
        "e",
        "j",
        "c",
        "--json",
        "--readings",
        "1",
        e='entry,sector\nP,"Gizi, Ibu dan Anak"\nQ,Jalan\n',
        j=judges,
        c="",
    )
    assert {one["entry"]: (one["judge"], one["parts"]) for one in json.loads(answer.stdout)["pairs"]} == {
        "P": ("A", {"same sector": 0.4}),
        "Q": ("B", {"same sector": 0.4}),
    }


def test_only_names_are_needed_and_no_conflicts_are_no_rows(told):
    for none in ("", "judge,entry\n"):
        answer = told("assign", "e", "j", "c", e="entry\nP\nQ\n", j="judge\nA\nB\nC\n", c=none)
        assert answer.exit_code == 0
        assert answer.stdout.splitlines()[0] == "6 readings; a judge reads 2 to 2; second eigenvalue 1.50"


def test_what_cannot_be_given_says_why_and_the_ways_out(told):
    files = {"e": "entry\nP\nQ\n", "j": "judge,load\nA,1\nB,1\nC,1\n", "c": ""}
    answer = told("assign", "e", "j", "c", "--json", **files)
    found = json.loads(answer.stdout)
    assert (answer.exit_code, found["feasible"], found["pairs"], len(found["as_far_as_it_goes"])) == (0, False, [], 3)
    assert sum(one["lacks"] for one in found["uncovered"]) == 3
    assert len(found["ways_out"]) == 3
    lines = told("assign", "e", "j", "c", **files).stdout.splitlines()
    assert (lines[0], lines[-4]) == ("Not possible. Not covered:", "Ways out:")


def test_a_bad_roster_is_told_by_file_and_line(told):
    answer = told("assign", "e", "j", "c", e="entry\nP\nP\n", j="judge,load\nA,ten\n,2\nA,-1\n", c="judge,entry\nA,\n")
    assert (answer.exit_code, answer.stderr) == (2, "e: Line 3: entry 'P' stands already in line 2.\n")
    answer = told("assign", "e", "j", "c", e="entry\nP\n", j="judge,load\nA,ten\n,2\nA,-1\n", c="judge,entry\nA,\n")
    assert answer.stderr.splitlines() == [
        "j: Line 2: the load 'ten' is no whole number; leave it empty for no limit.",
        "Line 3: the judge is empty.",
        "Line 4: judge 'A' stands already in line 2.",
        "Line 4: the load '-1' is no whole number; leave it empty for no limit.",
    ]
    answer = told("assign", "e", "j", "c", e="entry\nP\n", j="judge\nA\n", c="judge,entry\nA,\n")
    assert answer.stderr == "c: Line 2: the entry is empty.\n"


def test_a_pack_is_counted_again(told):
    scores = [Scored(one.judge, one.entry, {"nilai": one.score}, one.sector) for one in readings(mixed(30, 6, 3))]
    made = pack(scores, {"nilai": 1}, top=5, calibrate=True, edition={}, key=b"k" * 16, draws=100)
    same = told("recompute", "pack", pack=json.dumps(made))
    assert (same.exit_code, same.stdout) == (0, f"The same.\nSHA-256 {made['sha256']}\n")
    made["readings"][0]["aspects"]["nilai"] += 1
    other = told("recompute", "pack", "--json", pack=json.dumps(made))
    assert other.exit_code == 1
    assert json.loads(other.stdout)["differences"][0] == "The contents were changed: the hash does not fit."
    none = told("recompute", "pack", pack="{}")
    assert (none.exit_code, none.stderr) == (
        2,
        "This is no result pack: its format is not sambut-contest-pack-1 or sambut-contest-final-1.\n",
    )


def test_the_contest_is_measured_on_simulated_panels(told):
    answer = told(
        "--json", "--runs", "2", "--entries", "600", "--judges", "24", "--second-readings", "400", "--documents", "200",
        command=evaluate_contest,
    )  # fmt: skip
    found = json.loads(answer.stdout)
    assert answer.exit_code == 0
    for top in ("top_45", "top_99"):
        shares = found["found"][top]
        assert shares["mean"] < shares["calibrated"] < shares["calibrated_with_second_reading"]
    assert {name: one["allowed"] for name, one in found["calibration"].items()} == {
        "random": 1.0,
        "sector_blocks": 0.0,
        "sector_blocks_that_differ": 0.0,
        "sector_blocks_next_sector_only": 0.0,
        "crossing_planned": 1.0,
    }
    assert found["similarity"]["false_alarms"] <= 2
