"""Foreign catalogues by a mapping: CSV, JSON and workbooks; what cannot be read is said, nothing is guessed."""

import csv
import json
import zipfile
from datetime import date

import pytest
from click.testing import CliRunner

from sambut.innovations import parts
from sambut.innovations.commands import import_innovations
from sambut.innovations.importing import catalogues
from sambut.innovations.importing.mapping import checked, read_mapping
from sambut.innovations.importing.sheets import rows_of
from sambut.innovations.models import Innovation, Version
from sambut.kernel.refusals import Refused
from sambut.organisations.models import Organisation
from tests.innovations.conftest import THURSDAY

pytestmark = pytest.mark.django_db
MAP = """
title = "Katalog Inovasi Provinsi"
source = "provinsi"
scheme = "Urusan"
[columns]
id = "No"
title = "Judul"
agency = "Instansi"
summary = ["Ringkas", "Hasil"]
problem = "Masalah"
started = "Mulai"
stage = "Status"
goals = "SDGs"
classification = "Urusan"
beneficiaries = "Penerima"
[values.stage]
"Uji coba" = "trial"
"Berjalan" = "running"
"""
HEAD = [
    "No",
    "Judul",
    "Instansi",
    "Ringkas",
    "Hasil",
    "Masalah",
    "Mulai",
    "Status",
    "SDGs",
    "Urusan",
    "Penerima",
    "Telepon",
]
ROWS = [
    ["7", "ANTRE DARI RUMAH", "Pemerintah Kota Semarang", "Antre lewat pesan.", "Turun 2 jam.", "Antre lama. Hubungi 081234567890.", "12/03/2021", "berjalan",
     "SDG 3, 16", "Kesehatan", "ibu hamil; lansia", "081234567890"],
    ["8", "Kapal Buku", "Pemerintah Kota Semarang", "Buku naik kapal.", "", "", "2019", "Selesai", "", "", "", ""],
    ["", "Tanpa nomor", "Pemerintah Kota Semarang", "", "", "", "", "", "", "", "", ""],
    ["9", "Milik Orang Lain", "Pemerintah Kota Antah Berantah", "", "", "", "", "", "", "", "", ""],
    ["7", "Sekali lagi", "Pemerintah Kota Semarang", "", "", "", "", "", "", "", "", ""],
]  # fmt: skip


@pytest.fixture
def city(cast):  # type: ignore[no-untyped-def]
    return Organisation.objects.get(name="Pemerintah Kota Semarang", parent=None)


def written(folder, *, delimiter: str = ";"):  # type: ignore[no-untyped-def]
    """The catalogue with a title row above its heading, and its mapping."""
    file, mapping = folder / "katalog.csv", folder / "peta.toml"
    with file.open("w", encoding="cp1252", newline="") as lines:
        writer = csv.writer(lines, delimiter=delimiter)
        writer.writerows([["Katalog tahun 2024"], HEAD, *ROWS])
    mapping.write_text(MAP, "utf-8")
    return file, mapping


def test_a_catalogue_is_tried_dry_then_taken_once_and_left_to_its_owners(topics, city, tmp_path):
    file, mapping = written(tmp_path)
    report = tmp_path / "laporan.csv"
    run = CliRunner().invoke(
        import_innovations, [str(file), "--mapping", str(mapping), "--dry-run", "--json", "--report", str(report)]
    )
    told = json.loads(run.output)
    assert {name: told[name] for name in ("read", "taken", "before", "refused", "mended")} == {
        "read": 5, "taken": 2, "before": 0, "refused": 3, "mended": 2
    }  # fmt: skip
    assert told["unjoined"] == ["Pemerintah Kota Antah Berantah"]
    assert [line["outcome"] + " " + line["why"] for line in csv.DictReader(report.open())] == [
        "taken contact_taken_out, title_spelt", "taken stage_unknown", "refused without_id", "refused owner_unknown", "refused twice_in_file",
    ]  # fmt: skip
    assert not Innovation.objects.exists()

    done = catalogues.import_file(file, read_mapping(mapping), at=THURSDAY)
    assert (done.taken, done.refused) == (2, 3)
    one = Innovation.objects.get(source_key="provinsi:7")
    assert (one.title, one.state, one.stage, one.started_on, one.year_only) == (
        "Antre dari Rumah",
        "private",
        "running",
        date(2021, 3, 12),
        False,
    )
    assert one.summary == "Antre lewat pesan.\n\nTurun 2 jam."
    assert "0812" not in one.problem + one.summary
    assert one.manuscript.content["problem"] == one.problem
    whole = parts.whole(one.pk)
    assert (whole.goals, [row["who"] for row in whole.beneficiaries]) == ([3, 16], ["ibu hamil", "lansia"])
    assert whole.classifications == [{"scheme": "Urusan", "code": "", "name": "Kesehatan"}]
    other = Innovation.objects.get(source_key="provinsi:8")
    assert (other.stage, other.started_on, other.year_only, other.source_title) == (
        "running",
        date(2019, 1, 1),
        True,
        "Katalog Inovasi Provinsi",
    )
    Innovation.objects.filter(pk=one.pk).update(title="Ditulis ulang pemiliknya")
    again = catalogues.import_file(file, read_mapping(mapping), at=THURSDAY)
    assert (again.taken, again.before) == (0, 2)
    assert Innovation.objects.get(pk=one.pk).title == "Ditulis ulang pemiliknya"
    assert not Version.objects.exists()


def test_what_is_public_where_it_comes_from_may_be_public_here_when_nothing_needed_is_missing(topics, city, tmp_path):
    file = tmp_path / "katalog.json"
    row = {
        "No": 1,
        "Judul": "Kapal Buku",
        "Ringkas": "Buku naik kapal.",
        "Masalah": "Pulau tanpa buku.",
        "Cara": "Kapal berkeliling.",
    }
    file.write_text(json.dumps({"data": [row, {**row, "No": 2, "Cara": None}, "rusak"]}), "utf-8")
    columns = {"id": "No", "title": "Judul", "summary": "Ringkas", "problem": "Masalah", "solution": "Cara"}
    mapping = checked({"title": "K", "source": "k", "body": city.name, "public": True, "columns": columns}, "k.toml")
    report = catalogues.import_file(file, mapping, at=THURSDAY)
    assert (report.taken, report.why) == (2, {"broken_row": 1})
    assert dict(Innovation.objects.values_list("source_key", "state")) == {"k:1": "public", "k:2": "private"}


def test_a_workbook_is_read_by_values_with_days_and_gaps(tmp_path):
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships"
    sheet = (
        f'<worksheet {space}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Mulai</t></is></c></row>'
        '<row r="2"><c r="A2"><v>12</v></c><c r="C2" s="1"><v>44267</v></c></row>'
        '<row r="3"><c r="A3" t="str"><f>1+1</f><v>dua</v></c><c r="C3" t="e"><v>#REF!</v></c></row></sheetData></worksheet>'
    )
    file = tmp_path / "katalog.xlsx"
    with zipfile.ZipFile(file, "w") as book:
        book.writestr(
            "xl/workbook.xml", f'<workbook {space} {relation}><sheets><sheet name="Isi" r:id="r1"/></sheets></workbook>'
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{kinds}"><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        book.writestr("xl/sharedStrings.xml", f"<sst {space}><si><r><t>N</t></r><r><t>o</t></r></si></sst>")
        book.writestr(
            "xl/styles.xml",
            f'<styleSheet {space}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        )
        book.writestr("xl/worksheets/sheet1.xml", sheet)
    assert list(rows_of(file, sheet="isi")) == [
        (2, {"No": "12", "Mulai": "2021-03-12"}),
        (3, {"No": "dua", "Mulai": ""}),
    ]
    with pytest.raises(Refused) as refused:
        list(rows_of(file, sheet="Lain"))
    assert refused.value.code == "innovation.import.no_sheet"
    file.write_bytes(file.read_bytes()[:300])
    with pytest.raises(Refused) as refused:
        list(rows_of(file))
    assert refused.value.code == "innovation.import.unreadable"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"tittle": "x"}, "mapping_key"), ({"columns": {"id": "No"}}, "mapping_columns"), ({"columns": {"id": "No", "title": "J", "telepon": "T"}}, "mapping_columns"),
        ({"source": "a:b"}, "mapping_value"), ({"public": "ya"}, "mapping_value"), ({"body": ""}, "mapping_value"), ({"stage": "jalan"}, "mapping_value"),
        ({"columns": {"id": "No", "title": "J", "stage": "S"}}, "mapping_value"), ({"values": {"stage": {"x": "jalan"}}}, "mapping_value"),
        ({"columns": {"id": "No", "title": []}}, "mapping_value"), ({"optional": ["id"]}, "mapping_value"),
    ],
)  # fmt: skip
def test_a_mapping_that_cannot_mean_what_it_says_is_refused(change, code):
    given = {"title": "K", "source": "k", "body": "B", "columns": {"id": "No", "title": "J"}}
    with pytest.raises(Refused) as refused:
        checked({**given, **change}, "k.toml")
    assert refused.value.code == f"innovation.import.{code}"


def test_a_file_without_a_column_that_the_mapping_names_is_refused_whole(city, tmp_path):
    file, _mapping = written(tmp_path)
    mapping = checked({"title": "K", "source": "k", "body": "B", "columns": {"id": "No", "title": "Nama"}}, "k.toml")
    with pytest.raises(Refused) as refused:
        catalogues.import_file(file, mapping, at=THURSDAY)
    assert (refused.value.code, refused.value.facts) == ("innovation.import.columns", {"columns": ["Nama"]})
