import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client

from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from sambut.services import actions, queries, searching
from sambut.services.commands import import_services
from sambut.services.importing.importing import Report, import_file
from sambut.services.models import Edition, Part, Service, ServiceEvent, Time
from tests.services.conftest import WEDNESDAY, Desk
from tests.world.cast import Cast

pytestmark = pytest.mark.django_db

ROW: dict[str, Any] = {
    "id": "sippn-1", "sumber": "https://sippn.menpan.go.id/pelayanan-publik/1/x", "slug_instansi": "pemerintah-kota-semarang",
    "nama_layanan": "Standar Pelayanan Akta Kelahiran.", "instansi": "Pemerintah Kota Semarang", "unit": "Dinas Kependudukan dan Pencatatan Sipil",
    "wilayah": "Kota Semarang, Jawa Tengah", "wilayah_dari": "slug", "no_sk": "470/1", "persyaratan": ["1. KTP", "2. KK"],
    "prosedur": [{"kelompok": "Loket", "butir": ["Daftar", "Tunggu"]}], "waktu": "Maksimal 6 (enam) hari kerja", "biaya": "Gratis",
    "produk": "Akta", "pengaduan": "Kotak saran", "tautan": "-", "kosong_di_sumber": [], "tak_tersimpan": [],
    "label": {"waktu_jenis": "rahasia penandai"},
}  # fmt: skip


def write(folder: Path, *rows: Any) -> Path:
    file = folder / "layanan.jsonl"
    file.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), "utf-8")
    return file


def taken(folder: Path, *rows: Any, **more: Any) -> Report:
    return import_file(write(folder, *rows), at=WEDNESDAY, **more)


def test_a_record_becomes_a_public_service_with_its_words_and_what_was_read(tmp_path: Path):
    report = taken(tmp_path, ROW)
    service = Service.objects.select_related("unit", "current").get()

    assert (report.taken, report.published, report.unplaced, report.refused) == (1, 1, 0, 0)
    assert (service.name, service.unit.name, service.state, service.checked_on, service.free, service.public_parts) == (
        "Akta Kelahiran", "Dinas Kependudukan dan Pencatatan Sipil", "published", None, True, 6,
    )  # fmt: skip
    assert Part.objects.get(edition=service.current, component="time").text == "Maksimal 6 (enam) hari kerja"
    time = Time.objects.get(edition=service.current)
    assert (time.shortest, time.longest, time.unit, time.working) == (None, 6, "day", True)
    assert [item.text for item in queries.standard(service.current).items["requirements"]] == ["KTP", "KK"]
    page = Client().get(f"/layanan/{service.uuid}/").content.decode()
    assert "belum diperiksa instansinya di sini" in page
    assert "rahasia penandai" not in page
    event = ServiceEvent.objects.get(service=service)
    assert (event.verb, event.actor, event.facts) == ("import", None, {"edition": 1})
    assert Outbox.objects.filter(topic="services.import", row_id=event.pk).count() == 1


def test_importing_again_adds_nothing(tmp_path: Path):
    taken(tmp_path, ROW)
    report = taken(tmp_path, ROW)
    assert (report.taken, report.before, Service.objects.count(), Edition.objects.count()) == (0, 1, 1, 1)


def test_labels_of_whoever_measured_are_no_change(tmp_path: Path):
    taken(tmp_path, ROW)
    assert taken(tmp_path, ROW | {"label": {"gratis": False}, "catatan": "x"}).before == 1


def test_a_row_that_changed_makes_another_edition_and_keeps_the_first(tmp_path: Path):
    taken(tmp_path, ROW)
    report = taken(tmp_path, ROW | {"waktu": "3 hari"})
    service = Service.objects.get()
    assert (report.changed, [(e.number, e.state) for e in queries.editions(service.pk)]) == (
        1,
        [(2, "current"), (1, "former")],
    )
    assert queries.standard(service.current).text("time") == "3 hari"


def test_what_an_office_wrote_here_is_not_undone_by_a_file(tmp_path: Path, desk: Desk):
    taken(tmp_path, ROW)
    desk.service = Service.objects.get()
    desk.publish(name="Akta yang kami tulis")
    report = taken(tmp_path, ROW | {"waktu": "99 hari"})
    assert (report.kept, Service.objects.get().name) == (1, "Akta yang kami tulis")


def test_what_no_body_can_be_found_for_waits_at_the_national_desk_and_is_named(tmp_path: Path, desk: Desk, cast: Cast):
    report = taken(
        tmp_path, ROW | {"id": "b", "instansi": "Dinas Antah Berantah", "slug_instansi": "dinas-antah", "wilayah": None}
    )
    service = Service.objects.get()
    assert (report.unplaced, report.unjoined) == (1, ["Dinas Antah Berantah · Dinas Kependudukan dan Pencatatan Sipil"])
    assert (service.state, service.unit, service.source_place) == ("draft", None, report.unjoined[0])
    assert searching.public("akta") == []

    placed = actions.place_service(service.pk, unit=desk.unit, by=cast.national_admin.person(desk.at), at=desk.at)
    assert (placed.unit, placed.body) == (desk.unit, desk.unit.body)
    desk.service = placed
    assert desk.publish().state == "published"


def test_a_region_that_was_guessed_places_a_service_but_publishes_nothing(tmp_path: Path):
    row = ROW | {
        "id": "g",
        "instansi": "Kecamatan Anu",
        "slug_instansi": None,
        "unit": None,
        "wilayah_dari": "disimpulkan dari kode area",
    }
    report = taken(tmp_path, row)
    service = Service.objects.select_related("body").get()
    assert (report.drafts, report.published, service.state, service.body.name) == (
        1,
        0,
        "draft",
        "Pemerintah Kota Semarang",
    )
    assert report.unknown_units == ["Kecamatan Anu (Pemerintah Kota Semarang)"]


def test_a_unit_that_is_plainly_named_is_made_once_and_a_note_about_it_makes_none(tmp_path: Path):
    new, noted = (
        ROW | {"id": "u", "unit": "Dinas Perikanan Kota Semarang"},
        ROW | {"id": "n", "unit": "Dinas Hantu (dari e-mail)"},
    )
    report = taken(tmp_path, new, new | {"id": "u2"}, noted)
    assert report.made_units == ["Dinas Perikanan (Pemerintah Kota Semarang)"]
    assert report.unknown_units == ["Dinas Hantu (Pemerintah Kota Semarang)"]
    units = Service.objects.order_by("source_key").values_list("unit__name", flat=True)
    assert list(units) == ["Pemerintah Kota Semarang", "Dinas Perikanan", "Dinas Perikanan"]
    assert taken(tmp_path, ROW | {"id": "m", "unit": "Dinas Makam"}, make_units=False).made_units == []


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("{", "not_an_object"),
        ("[1]", "not_an_object"),
        ("9" * 5000, "not_an_object"),
        (ROW | {"id": "", "id_layanan": None}, "without_id"),
        (ROW | {"nama_layanan": " ... "}, "without_name"),
        (ROW | {"waktu": "x" * 20_001}, "too_long"),
    ],
)
def test_a_row_that_cannot_be_taken_is_refused_with_the_reason_and_the_rest_goes_in(tmp_path: Path, row: Any, why: str):
    lines: list = []
    report = taken(tmp_path, row, ROW | {"id": "gut"}, write=lines.append)
    assert (report.refused, report.taken, report.why[why]) == (1, 1, 1)
    assert (lines[0][0], lines[0][2:]) == (1, ("refused", why))


def test_the_same_id_twice_in_a_file_counts_once(tmp_path: Path):
    report = taken(tmp_path, ROW, ROW | {"waktu": "2 hari"})
    assert (report.taken, report.refused, report.why["twice_in_file"]) == (1, 1, 1)


def test_a_dry_run_stores_nothing_and_makes_no_unit(tmp_path: Path):
    report = taken(tmp_path, ROW | {"unit": "Dinas Perikanan"}, dry=True)
    assert (report.taken, Service.objects.count(), report.made_units) == (1, 0, [])


def test_empty_lost_and_cut_are_three_things(tmp_path: Path):
    row = ROW | {
        "waktu": None,
        "biaya": "",
        "kosong_di_sumber": ["biaya"],
        "tak_tersimpan": ["waktu", "prosedur_akhir"],
    }
    taken(tmp_path, row)
    parts = {part.component: part.reasons for part in Part.objects.all()}
    assert (parts["time"], parts["fee"], parts["procedure"]) == (["lost_in_file"], ["empty_at_source"], ["cut_in_file"])
    page = Client().get(f"/layanan/{Service.objects.get().uuid}/").content.decode()
    assert "tidak ada di berkas yang dimasukkan" in page


def test_odd_types_and_scripts_in_a_row_do_no_harm(tmp_path: Path):
    row = ROW | {
        "nama_layanan": "Akta <script>alert(1)</script>", "produk": {"a": 1}, "waktu": 30, "biaya": True, "no_sk": ["x"],
        "persyaratan": [None, {"kelompok": None, "butir": None}, 5], "tautan": "javascript:alert(1)", "sumber": "javascript:alert(1)",
        "kosong_di_sumber": "biaya", "unit": "=cmd()", "pengaduan": "Kotak\x00 saran",
    }  # fmt: skip
    assert taken(tmp_path, row).taken == 1
    page = Client().get(f"/layanan/{Service.objects.get().uuid}/").content.decode()
    assert "<script>alert" not in page
    assert "javascript:" not in page


def test_the_command_prints_one_object_and_writes_a_line_for_each_row(tmp_path: Path):
    report = tmp_path / "laporan.csv"
    file = write(tmp_path, ROW, ROW | {"id": "=1+1", "nama_layanan": "Kartu"}, "{")
    done = CliRunner().invoke(import_services, [str(file), "--json", "--report", str(report)])
    told = json.loads(done.stdout)
    assert (done.exit_code, told["read"], told["taken"], told["refused"], told["dry_run"]) == (0, 3, 2, 1, False)
    lines = list(csv.reader(report.open(encoding="utf-8")))
    assert lines[0] == ["line", "id", "outcome", "why"]
    assert sorted(line[:3] for line in lines[1:]) == [
        ["1", "sippn-1", "taken"],
        ["2", "'=1+1", "taken"],
        ["3", "", "refused"],
    ]


def test_a_file_that_is_no_text_is_refused_in_one_sentence(tmp_path: Path):
    file = tmp_path / "layanan.jsonl"
    file.write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(Refused, match="unreadable"):
        import_file(file, at=WEDNESDAY)
    done = CliRunner().invoke(import_services, [str(file)])
    assert (done.exit_code, "tidak dapat dibaca" in done.stderr) == (1, True)


def test_a_table_with_the_same_columns_is_taken_too(tmp_path: Path):
    file = tmp_path / "layanan.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(["id", "nama_layanan", "instansi", "persyaratan", "waktu", "biaya"])
        writer.writerow(
            ["t-1", "Kartu Keluarga", "Pemkot Semarang", "1. KTP\n2. Buku nikah", "2 hari kerja", "Rp 5.000"]
        )
    assert import_file(file, at=WEDNESDAY).published == 1
    service = Service.objects.select_related("current").get()
    assert [row.text for row in queries.standard(service.current).items["requirements"]] == ["KTP", "Buku nikah"]
    assert service.free is False
