import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sambut.language.commands import evaluate

DATA = Path(__file__).parent / "data" / "complaints.csv"


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(evaluate, [str(argument) for argument in arguments])
    return done.exit_code, done.stdout, done.stderr


def figures(*arguments: object) -> dict:
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_masking_counts_kinds_and_finds_no_survivor(tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text("teks\nNIK 3578010101900001 ya\nhp 0812 3456 7890\nkirim ke a.b@contoh.id\njalan rusak\n")
    found = figures("masking", file)

    assert {name: found[name] for name in ("texts", "texts_with_personal_data", "kinds", "unstable")} == {
        "texts": 4,
        "texts_with_personal_data": 3,
        "kinds": {"email": 1, "nik": 1, "phone": 1},
        "unstable": 0,
    }
    assert found["surviving"] == {
        kind: {"texts_before": 1, "texts_after": 0, "share_of_all": 0.0} for kind in ("long_number", "phone", "email")
    }


def test_routing_is_measured_by_time_and_the_same_each_time():
    found, again = figures("routing", DATA), figures("routing", DATA)

    assert (found["used"], found["trained"], found["tested"], found["labels"]) == (240, 192, 48, 4)
    assert (found["top1"], found["top3"]) == (1.0, 1.0)
    assert found["surest"] == {"30%": 1.0, "50%": 1.0, "70%": 1.0}
    assert {**found, "fit_seconds": 0, "texts_per_second": 0} == {
        **again,
        "fit_seconds": 0,
        "texts_per_second": 0,
    }
    assert figures("routing", DATA, "--mask")["masked_first"] is True


def test_duplicates_are_measured_on_copies_made_by_rule():
    found = figures("duplicates", DATA)
    assert (found["first"] > 0.7, found["in_five"] > 0.9, found["originals"] + found["strangers"] <= 240) == (
        True,
        True,
        True,
    )
    assert {**found, "seconds": 0} == {**figures("duplicates", DATA), "seconds": 0}


def test_spam_is_measured_on_texts_that_were_not_learned(tmp_path):
    file = tmp_path / "spam.csv"
    rows = [
        f"{place} 𝐬𝐥𝐨𝐭 gacor {place * 7} maxwin,1\n{place} terima kasih infonya kak {place},0\n" for place in range(60)
    ]
    file.write_text("teks,label\n" + "".join(rows), encoding="utf-8")
    found = figures("spam", file)
    assert (found["f1"], found["spam"], found["trained"] + found["tested"]) == (1.0, 60, 120)


def test_other_columns_separators_and_a_byte_order_mark_are_read(tmp_path):
    file = tmp_path / "rows.csv"
    file.write_bytes('\ufeffisi;lain\n"satu\nbaris; 0812 3456 7890";x\n'.encode())
    assert figures("masking", file, "--column", "isi")["kinds"] == {"phone": 1}


BAD = {
    "empty": (b"", "masking", "is empty"),
    "picture": (b"\x89PNG\x00\x00\x00", "masking", "no text file"),
    "latin": ("teks\ncaf\xe9\n".encode("latin-1"), "masking", "not UTF-8"),
    "column": (b"isi\nx\n", "masking", "has no column 'teks'; its columns are 'isi'"),
    "no rows": (b"teks\n", "masking", "holds 0 rows"),
    "few": (b"teks,label\na,1\n", "spam", "at least 20"),
    "label": (b"teks,label\n" + b"a b c,maybe\n" * 30, "spam", "'maybe' in column label is no label"),
    "one side": (b"teks,label\n" + b"a b c,1\n" * 30, "spam", "both sides"),
    "time": (b"teks,instansi,tanggal_keluhan\n" + b"a,b,yesterday\n" * 30, "routing", "no date and time"),
    "labels": (
        b"teks,instansi,tanggal_keluhan\n" + b"a,b,2022-01-01\n" * 60,
        "routing",
        "Too little to measure",
    ),
    "same": (
        b"teks\n" + b"lampu jalan di depan kantor desa mati sejak kemarin\n" * 60,
        "duplicates",
        "Too little to measure",
    ),
    "wordless": (
        b"teks,instansi,tanggal_keluhan\n" + b"!,a,2022-01-01\n?,b,2022-01-02\n" * 60,
        "routing",
        "too few or too much alike",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_sentence_and_exit_code_2(tmp_path, name):
    data, command, sentence = BAD[name]
    file = tmp_path / "rows.csv"
    file.write_bytes(data)

    code, out, err = run(command, file, "--json")

    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["masking", "routing", "duplicates", "spam"])
def test_a_file_that_is_not_there_gets_a_sentence(tmp_path, command):
    code, out, err = run(command, tmp_path / "gone.csv")
    assert (code, out) == (2, "")
    assert "cannot be read" in err
    assert run(command, tmp_path)[0] == 2


def test_nothing_of_the_texts_is_printed(tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text("teks\nnama saya Zulkarnaen Tanjungpura\n" * 30)
    for more in ([], ["--json"]):
        code, out, _ = run("masking", file, *more)
        assert code == 0
        assert "zulkarnaen" not in out.lower()
