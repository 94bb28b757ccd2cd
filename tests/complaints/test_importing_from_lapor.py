"""The official export of SP4N-LAPOR!, "Laporan Ringkas": title rows, two columns of time, classes, states, who may see it."""

import csv
from datetime import UTC, datetime

import pytest

from sambut.complaints.importing.mapping import shipped
from sambut.complaints.importing.masking import mask_batch
from sambut.complaints.models import Clock, Complaint, ImportBatch, Message
from sambut.ledger.models import Outbox
from tests.complaints.archives import MONDAY, case, mask_all
from tests.complaints.test_importing import written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

TITLES = [["Laporan Ringkas"], ["Pemerintah Kota Semarang"], ["Dibuat pada 2 June 2025"], []]
COLUMNS = (
    "Tracking ID", "Tanggal Laporan Masuk", "Waktu Laporan Masuk", "Klasifikasi Laporan", "ID Kategori", "Kategori", "Judul Laporan",
    "Isi Laporan Awal", "Isi Laporan Akhir", "Tipe Laporan (Anonim/Rahasia)", "Sumber Laporan", "Instansi Induk", "Instansi Terdisposisi",
    "Status Laporan", "Alasan Tunda/Arsip", "Provinsi", "Kota/Kabupaten",
)  # fmt: skip
LAPOR = next(one for one in shipped() if one.source == "sp4n-lapor")


def told(number: int, **facts: str) -> dict[str, str]:
    usual = {
        "Tracking ID": str(number), "Tanggal Laporan Masuk": "29 May 2023", "Waktu Laporan Masuk": "04:05:34", "Klasifikasi Laporan": "Tidak Berkadar Pengawasan",
        "Kategori": "Lampu jalan uji", "Judul Laporan": "Lampu padam di Tembalang", "Isi Laporan Awal": "Sudah dua minggu gelap.",
        "Instansi Induk": "Pemerintah Kota Semarang", "Instansi Terdisposisi": "Dinas Perhubungan", "Status Laporan": "Ditutup oleh Admin",
    }  # fmt: skip
    return usual | facts


@pytest.fixture
def imported(tmp_path):
    def import_(*rows: dict[str, str]):
        path = tmp_path / "lapor.csv"
        with path.open("w", newline="", encoding="utf-8-sig") as file:
            csv.writer(file, delimiter=";").writerows(TITLES)
            writer = csv.DictWriter(file, COLUMNS, restval="", delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
        from sambut.complaints.importing.importing import import_file

        lines = []
        import_file(path, None, at=MONDAY, write=lines.append)
        return {source_id: (outcome, why) for _, source_id, outcome, why in lines}

    return import_


def test_the_shipped_mapping_reads_the_export_as_it_comes(imported, cast):
    assert imported(told(1)) == {"1": ("taken", "")}

    complaint = case("1", LAPOR)
    assert complaint.received_at == datetime(2023, 5, 29, 4, 5, 34, tzinfo=UTC)
    assert (complaint.body, complaint.holder) == (cast.agency_admin.organisation, cast.unit_officer.organisation)
    assert (complaint.grade, complaint.category.name, complaint.channel) == (
        "ordinary",
        "Lampu jalan uji",
        "sp4n-lapor",
    )
    assert written(complaint) == "Lampu padam di Tembalang.\n\nSudah dua minggu gelap."
    mask_all()
    complaint.refresh_from_db()
    assert (complaint.title, complaint.anonymous, complaint.secret) == ("Lampu padam di Tembalang", False, False)


@pytest.mark.parametrize(
    ("status", "here"),
    [
        ("Belum Terverifikasi", ("received", "")),
        ("Menunggu Kelengkapan Informasi", ("incomplete", "")),
        ("Ditutup oleh Sistem", ("closed", "by_timer")),
        ("DITUTUP OLEH ADMIN", ("closed", "answered_elsewhere")),
        ("Ditutup  oleh Pelapor", ("closed", "accepted")),
        ("Diarsipkan oleh Admin", ("archived", "archived_elsewhere")),
        ("Diarsipkan oleh Sistem", ("archived", "never_completed")),
        ("Diarsipkan oleh Pelapor", ("archived", "withdrawn")),
        ("Konten Terblokir", ("archived", "archived_elsewhere")),
    ],
)
def test_each_state_of_lapor_has_its_place_here(imported, status, here):
    imported(told(1, **{"Status Laporan": status}))

    assert (case("1", LAPOR).status, case("1", LAPOR).ending) == here


@pytest.mark.parametrize(
    ("grade", "here"),
    [
        ("Berkadar Pengawasan", "supervisory"),
        ("Tidak Berkadar", "ordinary"),
        ("Permintaan Informasi", "information"),
        ("Aspirasi", "aspiration"),
        ("", ""),
    ],
)
def test_each_class_of_lapor_sets_its_clock(imported, grade, here):
    imported(told(1, **{"Klasifikasi Laporan": grade}))

    limits = {"supervisory": "60wd", "information": "5wd", "aspiration": "5wd"}
    assert case("1", LAPOR).grade == here
    assert Clock.objects.get(step="answer").rule.limit == limits.get(here, "14wd")


@pytest.mark.parametrize(
    ("words", "anonymous", "secret", "why"),
    [
        ("", False, False, ""),
        ("Anonim", True, False, ""),
        ("Rahasia", False, True, ""),
        ("Anonim, Rahasia", True, True, ""),
        ("Anonim dan Rahasia", True, True, ""),
        ("rahasia/anonim", True, True, ""),
        ("Tertutup sebagian", True, True, "visibility_unknown"),
        ("Tidak Rahasia", True, True, "visibility_unknown"),
    ],
)
def test_who_may_see_it_is_read_from_each_row_and_a_word_nobody_knows_hides_it(imported, words, anonymous, secret, why):
    taken = imported(told(1, **{"Tipe Laporan (Anonim/Rahasia)": words}))

    complaint = case("1", LAPOR)
    assert (complaint.anonymous, complaint.secret, taken["1"][1]) == (anonymous, secret, why)
    mask_all()
    complaint.refresh_from_db()
    assert (complaint.public_at is None) == secret


def test_secret_blocked_and_archived_rows_never_become_public(imported):
    secret = {"Tipe Laporan (Anonim/Rahasia)": "Rahasia"}
    imported(
        told(1), told(2, **secret), told(3, **secret, **{"Status Laporan": "Ditutup oleh Sistem"}),
        told(4, **{"Status Laporan": "Konten Terblokir"}), told(5, **{"Status Laporan": "Diarsipkan oleh Admin"}),
        told(6, **{"Status Laporan": "Belum Terverifikasi"}),
    )  # fmt: skip
    mask_all()

    assert [case(str(number), LAPOR).public_at is not None for number in range(1, 7)] == [
        True,
        False,
        False,
        False,
        False,
        False,
    ]
    assert set(Complaint.objects.filter(secret=True).values_list("submission", flat=True)) == {
        case(name, LAPOR).submission for name in "234"
    }


def test_a_state_that_nobody_knows_refuses_the_row(imported):
    assert imported(told(1, **{"Status Laporan": "Entah"}), told(2)) == {
        "1": ("refused", "unknown_status"),
        "2": ("taken", ""),
    }


def test_a_case_that_waits_for_its_reporter_waits_from_the_import_on(imported):
    """Nobody was asked here before: an archive of hundreds would else end within the minute."""
    imported(told(1, **{"Status Laporan": "Menunggu Kelengkapan Informasi"}))

    clock = Clock.objects.get(step="complete")
    assert (clock.started_at, clock.stopped_at, clock.due_at > MONDAY) == (MONDAY, None, True)


def test_indonesian_months_are_read_too(imported):
    imported(
        told(1, **{"Tanggal Laporan Masuk": "17 Agustus 2023"}), told(2, **{"Tanggal Laporan Masuk": "3 Des 2023"})
    )

    assert [case(name, LAPOR).received_at.date().isoformat() for name in "12"] == ["2023-08-17", "2023-12-03"]


def test_a_text_whose_envelope_is_gone_is_never_shown(imported):
    """Erased between the import and its job: there is nothing to mask, and nothing to show."""
    from sambut.identities.actions import erase_identity

    imported(told(1), told(2))
    erase_identity(case("1", LAPOR).handle, at=MONDAY)
    mask_batch(Outbox.objects.get(topic="imports.stored").row_id, at=MONDAY)

    assert [case(name, LAPOR).public_at is not None for name in "12"] == [False, True]
    assert Message.objects.get(complaint=case("1", LAPOR)).masked == ""
    assert ImportBatch.objects.get().masked_at is None
