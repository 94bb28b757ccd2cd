"""`sambut import complaints`: what it says, what it writes, and how it ends."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sambut.complaints.commands import import_complaints
from sambut.complaints.models import Complaint
from tests.complaints.archives import file, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

WHOLE_FILE = """
title = "Arsip uji"
body = "Pemerintah Kota Semarang"
grade = "ordinary"
[columns]
id = "id"
text = "text"
unit = "unit"
received = "received"
"""


def run(*words: object) -> Result:
    return CliRunner().invoke(import_complaints, [str(word) for word in words])


def with_mapping(folder: Path, content: str | bytes = WHOLE_FILE, *words: object) -> Result:
    path = folder / "peta.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return run(file(folder, [row(1), row(2, text="")]), "--mapping", path, *words)


@pytest.mark.parametrize(
    ("content", "code", "sentence"),
    [
        ("title = ", 2, "tidak dapat dibaca"),
        (b"\xff\xfe\x00", 2, "tidak dapat dibaca"),
        ("title = 'x'", 2, "tidak punya bagian [columns]"),
        ("columns = 'id'", 2, "tidak punya bagian [columns]"),
        ("[columns]\nid = 'id'", 2, "kolom yang kurang text, received"),
        (WHOLE_FILE + "judul = 'x'", 2, "yang tidak dikenal judul"),
        (WHOLE_FILE + "village = 3", 2, "isi columns.village tidak dapat dipakai"),
        ("secert = true" + WHOLE_FILE, 2, "secert tidak dikenal"),
        ("secret = 'false'" + WHOLE_FILE, 2, "isi secret tidak dapat dipakai. Yang dapat dipakai: true, false."),
        ("zone = 'WIB raya'" + WHOLE_FILE, 2, "isi zone tidak dapat dipakai"),
        ("zone = '../../etc/passwd'" + WHOLE_FILE, 2, "isi zone tidak dapat dipakai"),
        ("dates = ['%H:%M']" + WHOLE_FILE, 2, "isi dates tidak dapat dipakai"),
        (WHOLE_FILE.replace("ordinary", "berat"), 2, "isi grade tidak dapat dipakai"),
        (WHOLE_FILE.replace('body = "Pemerintah Kota Semarang"', ""), 2, "tidak menyebut instansi"),
        (WHOLE_FILE + "status = 'id'", 2, "isi values.status tidak dapat dipakai"),
        (WHOLE_FILE + "status = 'id'\n[values.status]\nSelesai = 'beres'", 2, "isi values.status tidak dapat dipakai"),
        ("optional = ['received']" + WHOLE_FILE, 2, "isi optional tidak dapat dipakai"),
        (WHOLE_FILE.replace('"received"', '"tanggal"'), 2, "Kolom tanggal tidak ada"),
        (WHOLE_FILE.replace("Kota Semarang", "Kota Antah"), 1, "Pemerintah Kota Antah tidak dikenal"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused_in_one_sentence(tmp_path, content, code, sentence):
    result = with_mapping(tmp_path, content)

    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (code, "", 1)
    assert sentence in result.stderr
    assert Complaint.objects.count() == 0


def test_a_file_that_no_shipped_mapping_fits_is_refused(tmp_path):
    result = run(file(tmp_path, [row(1)]))

    assert (result.exit_code, "Tidak ada pemetaan yang cocok dengan kolom id, text" in result.stderr) == (2, True)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x00\x01\x02", b"satu kolom saja\n1\n"])
def test_a_file_without_a_heading_is_refused(tmp_path, content):
    path = tmp_path / "arsip.csv"
    path.write_bytes(content)

    assert (run(path).exit_code, Complaint.objects.count()) == (2, 0)


def test_a_workbook_is_named_as_what_it_is(tmp_path):
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)))

    result = run(path)

    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "laporan.xlsx adalah buku kerja Excel" in result.stderr


def test_figures_come_out_as_one_object(tmp_path):
    result = with_mapping(tmp_path, WHOLE_FILE, "--json")

    facts = json.loads(result.stdout)
    assert facts.pop("seconds") >= 0
    assert facts == {
        "mapping": "Arsip uji", "read": 2, "taken": 1, "mended": 0, "before": 0, "refused": 1, "why": {"no_text": 1}, "unjoined": [], "made": [],
        "dry_run": False,
    }  # fmt: skip
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_stranger_is_told_what_happened_and_a_pipe_hears_no_noise(tmp_path):
    result = with_mapping(tmp_path)

    assert result.stderr == ""
    assert "2 rows: 1 taken (0 of them mended), 0 known before, 1 refused." in result.stdout
    assert "1 × no_text" in result.stdout
    assert "nothing is public before" in result.stdout


def test_a_dry_run_says_so(tmp_path):
    result = with_mapping(tmp_path, WHOLE_FILE, "--dry-run")

    assert "dry run: nothing is stored" in result.stdout
    assert Complaint.objects.count() == 0


def test_the_report_names_every_row_and_no_text(tmp_path):
    path = tmp_path / "laporan.csv"
    rows = [row("=cmd|calc", "Nama saya Sari Kembangmelati."), row(2, received="besok")]
    (tmp_path / "peta.toml").write_text(WHOLE_FILE)

    run(file(tmp_path, rows), "--mapping", tmp_path / "peta.toml", "--report", path)

    assert list(csv.reader(path.read_text().splitlines())) == [
        ["line", "id", "outcome", "why"],
        ["2", "'=cmd|calc", "taken", ""],
        ["3", "2", "refused", "bad_date"],
    ]


def test_a_report_that_cannot_be_written_ends_the_import_and_loses_nothing(tmp_path):
    full = with_mapping(tmp_path, WHOLE_FILE, "--report", "/dev/full")

    assert (full.exit_code, len(full.stderr.splitlines())) == (1, 1)
    assert "tidak dapat ditulis: No space left on device" in full.stderr
    again = with_mapping(tmp_path, WHOLE_FILE, "--json")
    assert json.loads(again.stdout)["taken"] + json.loads(again.stdout)["before"] == 1
    assert Complaint.objects.count() == 1
