"""`sambut survey index FILE` and `sambut survey sample`, as an operator calls them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sambut.frame.refusals import reasons
from sambut.surveys.commands import index, sample
from tests.surveys.golden import ANSWERS, TOTALS

CODES = [f"U{place}" for place in range(1, 10)]
SUMS = ",".join(str(TOTALS[code]) for code in CODES)


def run(tmp_path: Path, text: str, *options: str, command=index):
    file = tmp_path / "jawaban.csv"
    file.write_bytes(text.encode())
    return CliRunner().invoke(command, [str(file), *options])


def told(tmp_path: Path, text: str, *options: str) -> dict:
    answer = run(tmp_path, text, "--json", *options)
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


def golden(delimiter: str = ",", codes: list[str] = CODES) -> str:
    rows = [delimiter.join(str(one[code]) for code in codes) for one in ANSWERS]
    return "\n".join([delimiter.join(codes), *rows]) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        golden(), golden(";"), golden("\t"), "\ufeff" + golden().replace("\n", "\r\n"), golden(codes=CODES[::-1]),
        golden().lower().replace("\n", "\n\n"), f"{','.join(CODES)},respondents\n{SUMS},29\n",
        f"Jumlah Responden;{';'.join(CODES)}\n29;{SUMS.replace(',', ';')}\n",
        "element,total,respondents\n" + "".join(f"{code},{total},29\n" for code, total in TOTALS.items()),
        "unsur;jumlah;responden\n" + "".join(f"{code.lower()};{total};29\n" for code, total in reversed(TOTALS.items())),
        golden().replace("\n4,", "\n4.0,"),
    ],
)  # fmt: skip
def test_the_golden_case_comes_out_of_every_form_of_file(tmp_path, text):
    found = told(tmp_path, text)
    assert (found["index"], found["class"], found["respondents"], found["exact"]) == (91.48, "A", 29, "23875/261")
    assert found["elements"]["U3"] == {"mean": 3.448276, "total": 100, "respondents": 29, "weight": "1/9"}
    assert list(found["elements"]) == CODES


def test_a_file_of_sums_without_a_count_takes_it_from_the_caller(tmp_path):
    text = f"{','.join(CODES)}\n{SUMS}\n"
    assert told(tmp_path, text, "--respondents", "29")["index"] == 91.48
    refused = run(tmp_path, text)
    assert (refused.exit_code, "survey.file.how_many" in refused.stderr) == (1, True)


def test_an_empty_cell_lowers_the_count_of_its_element_only_and_other_columns_are_passed_over(tmp_path):
    found = told(tmp_path, "nama,U1,U2,usia\nx,4,,30\ny,3,2,41\nz,-,3,\n")
    assert found["ignored"] == ["nama", "usia"]
    assert {code: (one["total"], one["respondents"]) for code, one in found["elements"].items()} == {
        "U1": (7, 2),
        "U2": (5, 2),
    }
    assert (found["index"], found["respondents"], found["enough"]) == (75.0, 3, False)


def test_own_weights_and_a_published_figure_are_told(tmp_path):
    found = told(tmp_path, "U1,U2\n4,2\n4,2\n", "--weights", "U1=1/4,U2=0.75", "--published", "62,5")
    assert (found["index"], found["elements"]["U1"]["weight"], found["explained_by"]) == (62.5, "1/4", [])
    found = told(tmp_path, golden(), "--published", "90.56")
    assert found["explained_by"][0] == {"weight": "0.11", "mean_places": None, "index": 90.56, "exact": False}


def test_people_read_the_same_in_lines(tmp_path):
    lines = run(tmp_path, golden(), "--published", "91.48").stdout.splitlines()
    assert lines[0] == "91.48 A (Sangat baik), 29 respondents, ikm-2017.1"
    assert lines[1] == "  U1   3.6207  105 of 29 answers, weight 1/9"
    assert lines[-1] == "  91.48 is what weight 1/9 gives."
    few = run(tmp_path, "U1\n4\n", "--published", "12").stdout.splitlines()
    assert few[-2:] == [
        "  Fewer than 10 answers: do not publish a figure.",
        "  12 is explained by no weight that is in use.",
    ]


@pytest.mark.parametrize(
    ("text", "options", "code", "words"),
    [
        ("", (), "survey.file.no_columns", "jawaban.csv"), ("a,b\n1,2\n", (), "survey.file.no_columns", ""),
        ("U1,U2\n4,3\n4,5\n", (), "survey.file.value", "Baris 3, U2: “5”"), ("U1,U2\n4,baik\n1,1\n", (), "survey.file.value", "“baik”"),
        ("U1,U1\n4,3\n", (), "survey.file.twice", "U1"), ("U1,U2\n4,\n3,\n", (), "survey.index.unanswered", "U2"),
        ("element,total,respondents\nU1,200,29\n", (), "survey.index.impossible", "200"),
        ("element,total,respondents\nU1,1e3,29\n", (), "survey.file.number", "1e3"),
        (golden(), ("--weights", "U1=1"), "survey.weights.other_elements", "U2"),
        ("U1,U2\n4,3\n", ("--weights", "U1=0.5,U2=0.4"), "survey.weights.not_one", "9/10"),
        (golden(), ("--published", "baik"), "survey.file.published", "baik"), (golden(), ("--published", "1e999"), "survey.file.published", ""),
    ],
)  # fmt: skip
def test_a_file_that_says_no_index_is_refused_with_the_place(tmp_path, text, options, code, words):
    answer = run(tmp_path, text, "--json", *options)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert code in answer.stderr
    assert words in answer.stderr
    assert code in reasons()


def test_a_file_that_is_no_text_is_refused(tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes(b"U1,U2\n\xff\xfe4,3\n")
    answer = CliRunner().invoke(index, [str(file)])
    assert (answer.exit_code, "survey.file.unreadable" in answer.stderr) == (1, True)


def test_the_size_of_a_sample_is_a_number_on_a_line():
    assert CliRunner().invoke(sample, ["--population", "800"]).stdout == "260\n"
    answer = CliRunner().invoke(sample, ["--population", "1000000", "--json"])
    assert json.loads(answer.stdout) == {"population": 1000000, "sample": 384}
    refused = CliRunner().invoke(sample, ["--population", "0"])
    assert (refused.exit_code, "survey.sample.no_population" in refused.stderr) == (1, True)
