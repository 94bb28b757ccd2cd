"""`sambut clock`, as a stranger's script calls it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sambut.calendars.commands import clock

REAL = "--from 2025-03-26T10:00 --zone Asia/Jakarta --limit 5wd --json"


def run(words: str, *more: str):
    return CliRunner().invoke(clock, [*words.split(), *more])


def answer(words: str, *more: str) -> dict:
    found = run(words, *more)
    assert (found.exit_code, found.stderr) == (0, ""), found.output
    return json.loads(found.stdout)


def test_the_due_time_is_one_json_object():
    assert answer(f"due {REAL}") == {
        "due_at": "2025-04-12T00:00:00+07:00",
        "counted": ["2025-03-27", "2025-04-08", "2025-04-09", "2025-04-10", "2025-04-11"],
        "skipped": [
            {"date": "2025-03-28", "reason": "Cuti bersama Hari Suci Nyepi"},
            {"date": "2025-03-29", "reason": "Hari Suci Nyepi"},
            {"date": "2025-03-30", "reason": "Minggu"},
            {"date": "2025-03-31", "reason": "Hari Raya Idulfitri"},
            {"date": "2025-04-01", "reason": "Hari Raya Idulfitri (hari kedua)"},
            {"date": "2025-04-02", "reason": "Cuti bersama Hari Raya Idulfitri"},
            {"date": "2025-04-03", "reason": "Cuti bersama Hari Raya Idulfitri"},
            {"date": "2025-04-04", "reason": "Cuti bersama Hari Raya Idulfitri"},
            {"date": "2025-04-05", "reason": "Sabtu"},
            {"date": "2025-04-06", "reason": "Minggu"},
            {"date": "2025-04-07", "reason": "Cuti bersama Hari Raya Idulfitri"},
        ],
        "provisional": False,
        "last_day": "2025-04-11",
        "from": "2025-03-26T10:00:00+07:00",
        "limit": "5wd",
        "zone": "Asia/Jakarta",
        "calendar_until": "2027-12-31",
    }


def test_the_console_command_needs_neither_a_database_nor_a_home(tmp_path: Path):
    home = tmp_path / "no home"
    sambut = Path(sys.executable).parent / "sambut"
    environment = {**os.environ, "SAMBUT_HOME": str(home), "DATABASE_URL": ""}

    found = subprocess.run(
        [sambut, "clock", "due", *REAL.split()], env=environment, capture_output=True, text=True, check=False
    )

    assert (found.returncode, found.stderr) == (0, "")
    assert json.loads(found.stdout)["due_at"] == "2025-04-12T00:00:00+07:00"
    assert not home.exists()


@pytest.mark.parametrize(
    ("start", "zone", "due"),
    [
        ("2025-02-03T23:30", "Asia/Jakarta", "2025-02-05T00:00:00+07:00"),
        ("2025-02-03T23:30", "Asia/Makassar", "2025-02-05T00:00:00+08:00"),
        ("2025-02-03T23:30+07:00", "Asia/Makassar", "2025-02-06T00:00:00+08:00"),
        ("2025-02-03T23:30+07:00", "Asia/Jayapura", "2025-02-06T00:00:00+09:00"),
        ("2025-02-03T15:30Z", "WIT", "2025-02-06T00:00:00+09:00"),
        ("2025-02-03", "Asia/Jakarta", "2025-02-05T00:00:00+07:00"),
    ],
)
def test_a_start_without_an_offset_is_read_in_the_zone_and_one_with_an_offset_is_converted(start, zone, due):
    assert answer(f"due --from {start} --zone {zone} --limit 1wd --json")["due_at"] == due


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--from 2025-02-30T10:00 --limit 5wd", "--from '2025-02-30T10:00' is no date and time; write for example 2025-03-26T10:00."),
        ("--from soon --limit 5wd", "--from 'soon' is no date and time; write for example 2025-03-26T10:00."),
        ("--from 2025-03-26T10:00 --limit 5wd --zone Asia/Bandung", "The zone 'Asia/Bandung' is not known; write for example Asia/Jakarta, Asia/Makassar or Asia/Jayapura."),
        ("--from 2027-12-30T10:00 --limit 2wd", "Nobody has decreed the holidays after 2027-12-31 yet, so this cannot be counted for certain (--provisional counts on)."),
        ("--from 2015-06-01T10:00 --limit 2wd", "The calendar begins on 2016-01-01; choose a later start (--provisional counts by weekends and fixed holidays)."),
        ("--from 2025-03-26T10:00 --limit 0wd", "A limit is at least one."),
        ("--from 2025-03-26T10:00 --limit -5wd", "The limit '-5wd' cannot be read; write for example 5wd, 60d, 24h or 8wh."),
        ("--from 2025-03-26T10:00 --limit 99999wd", "The limit is too long; the longest is 1000wd."),
        ("--from 2025-03-26T10:00 --limit five", "The limit 'five' cannot be read; write for example 5wd, 60d, 24h or 8wh."),
        ("--from 9999-12-31T23:00 --limit 2d", "That date is too far away to be counted."),
        ("--from 2025-03-26T10:00 --limit 5wd --now later", "--now 'later' is no date and time; write for example 2025-03-26T10:00."),
        ("--from 2025-03-26T10:00 --limit 5wd --region 35", "--region needs --database: the shipped table holds national holidays only."),
        ("--from 2025-03-26T10:00 --limit 5wd --holidays /no/such/file", "The file of --holidays cannot be read: No such file or directory."),
    ],
)  # fmt: skip
def test_wrong_input_is_one_sentence_and_ends_with_two(words, sentence):
    plain, as_json = run(f"due {words}"), run(f"due {words} --json")

    assert (plain.exit_code, plain.stdout, plain.stderr) == (2, "", sentence + "\n")
    assert (as_json.exit_code, as_json.stderr) == (2, sentence + "\n")
    assert json.loads(as_json.stdout)["error"] == sentence


def test_beyond_the_decree_it_counts_on_when_asked_and_says_that_it_is_not_certain():
    found = answer("due --from 2027-12-30T10:00 --limit 2wd --provisional --json")

    assert (found["due_at"], found["provisional"], found["calendar_until"]) == (
        "2028-01-04T00:00:00+07:00",
        True,
        "2027-12-31",
    )


def test_it_says_how_much_is_left():
    assert answer(f"due {REAL} --now 2025-04-09T08:00")["now"] == {
        "at": "2025-04-09T08:00:00+07:00",
        "late": False,
        "working_days_left": 2,
        "working_days_late": 0,
    }
    assert answer(f"due {REAL} --now 2025-04-15T08:00+07:00")["now"]["working_days_late"] == 2


def decree(tmp_path: Path, *lines: str) -> str:
    file = tmp_path / "decree.csv"
    file.write_text("\n".join(lines))
    return str(file)


def test_a_decree_to_try_adds_days_and_takes_days_away(tmp_path: Path):
    file = decree(
        tmp_path, "date,name,kind", "2025-04-08,Cuti bersama tambahan,joint_leave", "2025-04-04,Tetap bekerja,working"
    )

    found = answer(f"due {REAL} --holidays", file)

    assert found["counted"] == ["2025-03-27", "2025-04-04", "2025-04-09", "2025-04-10", "2025-04-11"]
    assert {"date": "2025-04-08", "reason": "Cuti bersama tambahan"} in found["skipped"]
    assert found["holidays"] == {"added": 1, "taken_away": ["2025-04-04"], "whole_years": []}


def test_a_file_that_holds_new_years_day_is_the_whole_list_of_its_year(tmp_path: Path):
    file = decree(tmp_path, "2025-01-01;Tahun Baru;nasional", "2025-03-31;Idulfitri;nasional")

    assert answer(f"due {REAL} --holidays", file)["counted"] == [
        "2025-03-27",
        "2025-03-28",
        "2025-04-01",
        "2025-04-02",
        "2025-04-03",
    ]
    assert answer(f"due {REAL} --add --holidays", file)["due_at"] == "2025-04-12T00:00:00+07:00"


def test_a_decree_of_the_following_year_lengthens_the_calendar(tmp_path: Path):
    file = decree(tmp_path, "date,kind,name", "2028-01-03,joint_leave,Cuti bersama Tahun Baru")

    found = answer("due --from 2027-12-30T10:00 --limit 2wd --json --holidays", file)

    assert (found["due_at"], found["calendar_until"], found["provisional"]) == (
        "2028-01-05T00:00:00+07:00",
        "2028-12-31",
        False,
    )


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("2025-13-01,X,national", "Line 2 of --holidays: '2025-13-01' is no date; write for example 2025-04-08."),
        (
            "2025-04-08,X,party",
            "Line 2 of --holidays: the kind 'party' is not known; write national, joint_leave, local or working.",
        ),
        (
            "2025-04-08,,national",
            "Line 2 of --holidays: the name is empty, longer than 120 characters or not printable.",
        ),
        (
            "2025-04-08,\x1b[31m,national",
            "Line 2 of --holidays: the name is empty, longer than 120 characters or not printable.",
        ),
    ],
)
def test_a_wrong_line_of_a_decree_is_named(tmp_path: Path, line: str, sentence: str):
    found = run(f"due {REAL} --holidays", decree(tmp_path, "date,name,kind", line))

    assert (found.exit_code, found.stderr) == (2, sentence + "\n")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path):
    file = tmp_path / "picture.csv"
    file.write_bytes(b"\xff\xd8\xff\xe0")

    assert (
        run(f"due {REAL} --holidays", str(file)).stderr
        == "The file of --holidays cannot be read: it is no UTF-8 text.\n"
    )


def test_between_gives_working_days_and_office_hours():
    assert answer("between --from 2025-03-26T10:00 --until 2025-04-12T00:00 --json") == {
        "working_days": 5,
        "days": 17,
        "office_hours": 42.5,
        "provisional": False,
        "from": "2025-03-26T10:00:00+07:00",
        "until": "2025-04-12T00:00:00+07:00",
        "zone": "Asia/Jakarta",
        "calendar_until": "2027-12-31",
    }
    assert run("between --from 2025-04-12 --until 2025-04-01").stderr == "--until lies before --from.\n"


@pytest.mark.django_db
def test_with_a_database_the_local_holidays_of_the_region_count(local_holiday):
    words = "due --from 2025-02-07T10:00 --limit 1wd --json --database"

    assert answer(words)["due_at"] == "2025-02-11T00:00:00+07:00"
    assert answer(f"{words} --region 33.74")["skipped"][-1] == {"date": "2025-02-10", "reason": "Hari Jadi"}
