from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sambut.services.rules.durations import durations, tidy
from sambut.services.rules.numerals import in_words, number
from sambut.services.rules.times import read_times
from sambut.services.states import Sureness, TimeKind

WORDS = {1: "satu", 3: "tiga", 10: "sepuluh", 11: "sebelas", 12: "dua belas", 25: "dua puluh lima", 60: "enam puluh", 100: "seratus"}  # fmt: skip


def short(text: str) -> tuple[str, list[tuple]]:
    """Kind, and of each row: subject, shortest, longest, unit, working."""
    found = read_times(text)
    rows = [
        (row.subject, _plain(row.shortest), _plain(row.longest), row.unit and row.unit.value, row.working)
        for row in found.rows
    ]
    return found.kind.value, rows


def _plain(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)


@pytest.mark.parametrize(
    ("text", "kind", "rows"),
    [
        ("30 Menit", "single", [("", 30, 30, "minute", None)]),
        ("14 Hari kerja", "single", [("", 14, 14, "day", True)]),
        ("2 Hari", "single", [("", 2, 2, "day", None)]),
        ("Satu hari kerja", "single", [("", 1, 1, "day", True)]),
        ("Maksimal 6 (enam) hari kerja terhitung sejak berkas lengkap", "at_most", [("", None, 6, "day", True)]),
        ("≤ 60 menit", "at_most", [("", None, 60, "minute", None)]),
        ("Waktu tunggu < 10 menit", "at_most", [("", None, 10, "minute", None)]),
        ("<p>Waktu tunggu &lt; 10 menit</p>", "at_most", [("", None, 10, "minute", None)]),
        ("1x24 jam", "single", [("", 24, 24, "hour", None)]),
        ("2 x 24 jam sejak laporan diterima", "single", [("", 48, 48, "hour", None)]),
        ("± 15 menit", "single", [("", 15, 15, "minute", None)]),
        ("kurang lebih5 hari kerja", "single", [("", 5, 5, "day", True)]),
        ("7 - 10 menit", "range", [("", 7, 10, "minute", None)]),
        ("3 sampai 5 hari kerja", "range", [("", 3, 5, "day", True)]),
        ("setengah jam", "single", [("", 0.5, 0.5, "hour", None)]),
        ("1 (satu) jam 30 (tiga puluh) menit", "single", [("", 90, 90, "minute", None)]),
        ("1,5 jam", "single", [("", 1.5, 1.5, "hour", None)]),
        ("3 hari kerja / 3 hari kerja", "single", [("", 3, 3, "day", True)]),
        ("Satu hari kerja dan dapat diperpanjang", "extendable", [("", 1, None, "day", True)]),
        ("maksimal 5 hari atau lebih", "open_ended", [("", 5, None, "day", None)]),
        ("1 jam (khusus prosedur 1 s.d 5)", "part", [("", 1, 1, "hour", None)]),
        ("1 hari kerja apabila jaringan tidak terganggu", "conditional", [("", 1, 1, "day", True)]),
        ("5 menit 5 menit 5 menit", "stages", [("", 5, 5, "minute", None)] * 3),
        (
            "Pengetikan surat 15 menit, pengajuan ttd 10 menit",
            "stages", [("Pengetikan surat", 15, 15, "minute", None), ("pengajuan ttd", 10, 10, "minute", None)],
        ),
        (
            "Total maksimal 60 menit dengan rincian:\n- 10 menit cek berkas\n- 50 menit cek lokasi",
            "total", [("", None, 60, "minute", None), ("cek berkas", 10, 10, "minute", None), ("cek lokasi", 50, 50, "minute", None)],
        ),
        (
            "Darah : 7 - 10 menit; Urine : 20; Dahak : 2 hari kerja",
            "variants", [("Darah", 7, 10, "minute", None), ("Urine", 20, 20, "minute", None), ("Dahak", 2, 2, "day", True)],
        ),
        (
            "Darah 20 menit; Kimia 30 menit; Urine 20",
            "variants", [("Darah", 20, 20, "minute", None), ("Kimia", 30, 30, "minute", None), ("Urine", 20, 20, "minute", None)],
        ),
        (
            "Jika offline, maksimal 10 menit\nJika online, langsung dilayani",
            "per_channel", [("", None, 10, "minute", None)],
        ),
        ("Jenis | Biasa | Segera\nDarah | 30 menit | 15 menit", "variants", [("Darah · Biasa", 30, 30, "minute", None), ("Darah · Segera", 15, 15, "minute", None)]),
        ("Waktu tanggapan pasien < 10>", "broken", [("", None, 10, None, None)]),
        ("Serologi : <120>", "broken", [("Serologi", None, 120, None, None)]),
        ("Apabila Camat berada ditempat", "condition_only", []),
        ("1. Wajib Pajak\n2. Pendaftaran\n3. Penetapan", "stages_only", []),
        ("Sejak laporan diterima", "start_only", []),
        ("bersifat tentatif", "tentative", []),
        ("selama jam buka layanan perpustakaan", "opening_hours", []),
        ("24 jam/hari", "opening_hours", []),
        ("Senin - Kamis 08.00 - 15.00 WIB", "opening_hours", []),
        ("-", "unknown", []),
        ("", "unknown", []),
        ("7 - 10", "unknown", []),
    ],
)  # fmt: skip
def test_a_promise_of_time_is_read_as_it_stands(text: str, kind: str, rows: list[tuple]):
    assert short(text) == (kind, rows)


def test_what_was_assumed_or_is_wrong_is_named():
    assert read_times("14 (lima belas) hari kerja").reasons == ("number_differs",)
    assert read_times("Darah 20 menit; Kimia 30 menit; Urine 20").reasons == ("unit_of_neighbour",)
    assert read_times("Total 60 menit dengan rincian: cek 10 menit, cetak 20 menit").reasons == ("sum_differs",)
    assert read_times("7 - 10").reasons == ("no_unit",)
    assert read_times("Apabila Camat ada").sureness == Sureness.UNREAD


def test_from_when_it_counts_stays_in_the_words_of_the_text():
    (row,) = read_times("Paling lambat 14 (empat belas) hari kerja sejak permohonan diterima secara lengkap").rows
    assert (row.longest, row.starts) == (14, "sejak permohonan diterima secara lengkap")


@given(st.integers(1, 999), st.sampled_from(["menit", "jam", "hari", "hari kerja", "bulan"]))
def test_any_number_with_a_unit_is_that_number_and_no_other(amount: int, unit: str):
    (row,) = read_times(f"Paling lama {amount} {unit} sejak berkas lengkap").rows
    assert (row.shortest, row.longest, row.working) == (None, amount, True if unit == "hari kerja" else None)


@given(st.sampled_from(sorted(WORDS)))
def test_number_words_are_the_numbers_they_name(amount: int):
    assert in_words(WORDS[amount]) == amount == number(str(amount))


@given(st.text(max_size=300))
def test_whatever_stands_there_is_read_without_a_fault_and_no_number_is_made_up(text: str):
    found = read_times(text)
    for row in found.rows:
        for end in (row.shortest, row.longest):
            assert end is None or any(letter.isdigit() for letter in text) or WORD_LIKE & set(text.casefold().split())


WORD_LIKE = {"setengah", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "seratus"}  # fmt: skip


@given(st.text(alphabet="0123456789 -–()<>≤.,:;/|xX\nabcdhijmnrstu", max_size=600))
def test_noise_of_numbers_and_letters_is_read_in_a_blink_and_ends_stand_in_order(text: str):
    for one in durations(tidy(text)):
        assert one.shortest is None or one.longest is None or one.shortest <= one.longest
    assert read_times(text).kind in TimeKind
