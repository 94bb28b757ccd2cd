"""The figures of the living page. Every number is invented, and the places in them are no real ones but the provinces."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from sambut.frame import figures
from sambut.frame.figures import Promise, Run, Words
from sambut.frame.figures.maps import tiles

SOURCE = "data buatan Sambut, dihitung 2 Mei 2025; bukan angka resmi"


def _words(subject: str, unit: str, period: str, note: str = "") -> Words:
    return Words(subject, unit, period, SOURCE, note)


def _months(count: int) -> list[date]:
    return [date(2023 + place // 12, place % 12 + 1, 1) for place in range(count)]


def _wave(place: int, size: float) -> float:
    """A small, always equal unevenness in place of chance."""
    return size * ((place * place * 5 + place * 3) % 13 - 6) / 6


def all_figures() -> list[Any]:
    return [_bars(), _stacked(), _line(), _strip(), _dumbbell(), _tile_map(), _multiples(), _calendar()]


def _bars() -> figures.Figure:
    items = [
        ("Jalan dan jembatan", 1284), ("Kependudukan", 962), ("Sampah", 871), ("Air bersih", 540), ("Kesehatan", 433),
        ("Pelayanan rumah sakit umum daerah dan pusat kesehatan masyarakat pembantu", 320), ("Perizinan berusaha", 204),
    ]  # fmt: skip
    return figures.bars(
        "batang",
        items,
        _words(_("Laporan menurut topik"), _("laporan"), "April 2025"),
        marked=("Jalan dan jembatan",),
    )


def _stacked() -> figures.Figure:
    kinds = [
        _("Diterima pelapor"),
        _("Ditutup dengan bukti"),
        _("Ditutup admin, beralasan"),
        _("Ditutup oleh waktu"),
        _("Dibuka lagi"),
    ]
    rows = [
        ("Dinas A", (157, 128, 37, 62, 28)), ("Dinas B", (279, 327, 135, 183, 38)), ("Dinas C", (183, 209, 96, 305, 78)),
        ("Rumah sakit D", (39, 46, 28, 107, 11)), ("Dinas E dengan nama yang panjang sekali", (103, 180, 90, 783, 128)),
    ]  # fmt: skip
    words = _words(
        _("Laporan yang ditutup menurut siapa yang menutup"),
        _("laporan"),
        _("triwulan I 2025"),
        _("Arsir = ditutup sistem setelah 10 hari kerja tanpa tanggapan."),
    )
    return figures.stacked("tumpuk", rows, kinds, words, hatched=3, watched=3)


def _line() -> figures.Figure:
    months, start = _months(27), 15
    own = [
        17.6 + _wave(place, 0.5) if place < start else max(9.8, 17.6 - (place - start) * 1.3) + _wave(place, 0.4)
        for place in range(27)
    ]
    run = Run(_("Kabupaten contoh"), own, [value - 1.1 for value in own], [value + 1.1 for value in own])
    other = Run(_("6 daerah pembanding"), [16.9 - place * 0.07 + _wave(place + 4, 0.5) for place in range(27)])
    return figures.line(
        "garis",
        months,
        run,
        _words(
            _("Lama sampai jalan rusak selesai diperbaiki"),
            _("hari kerja"),
            "2023–2025",
            _("Pita = rentang 90%."),
        ),
        other=other,
        start=start,
    )


def _strip() -> figures.Figure:
    values = [
        round(
            70 + 14 * (((place * 37) % 101) / 101 + ((place * 53) % 97) / 97) - (12 if place % 9 == 0 else 0),
            1,
        )
        for place in range(513)
    ]
    return figures.strip(
        "sebaran",
        [*values, 92.4],
        _("Kabupaten contoh"),
        92.4,
        _words(_("Kepuasan masyarakat, satu titik satu daerah"), _("indeks 0–100"), "2024"),
        slot=0.3,
    )


def _dumbbell() -> figures.Figure:
    rows = [
        Promise("Izin praktik bidan", 5, 12.5), Promise("Kartu keluarga", 3, 6.2), Promise("Izin mendirikan apotek", 14, 16.5), Promise("Akta kelahiran", 3, 3.0),
        Promise("KTP elektronik", 3, 2.1), Promise("Rujukan rumah sakit", 1, 0.6), Promise("Surat keterangan usaha", 5, 2.8),
    ]  # fmt: skip
    return figures.dumbbell(
        "janji",
        rows,
        _words(_("Lama layanan: janji dan kenyataan bagi 9 dari 10 orang"), _("hari kerja"), "April 2025"),
    )


def _tile_map() -> figures.Figure:
    codes = [tile.code for tile in tiles()]
    values: dict[str, float | None] = {code: 0.48 + ((place * 29) % 41) / 100 for place, code in enumerate(codes)}
    values |= {"93": None, "95": None}
    words = _words(
        _("Laporan yang dijawab dalam batas waktu"),
        _("bagian dari laporan"),
        _("triwulan I 2025"),
        _("Dua provinsi tanpa data: kurang dari sepuluh laporan."),
    )
    return figures.tile_map("peta", values, [0.5, 0.6, 0.7, 0.8, 0.9], words, line=0.6)


def _multiples() -> figures.Figure:
    topics = [("Jalan", 96, 0.6), ("Kependudukan", 80, -0.4), ("Sampah", 70, 0.5), ("Lampu jalan", 24, 2.3), ("Air bersih", 44, 0.1), ("Bantuan sosial", 60, -1.2), ("Kesehatan", 34, -0.1), ("Perizinan berusaha berbasis risiko", 22, -0.3)]  # fmt: skip
    runs = [
        Run(name, [max(3, round(base + slope * place + _wave(place + len(name), 6))) for place in range(24)])
        for name, base, slope in topics
    ]
    return figures.multiples(
        "kelipatan",
        _months(24),
        runs,
        _words(_("Laporan sebulan menurut topik, skala sama"), _("laporan"), "2023–2024"),
        marked=("Lampu jalan",),
    )


def _calendar() -> figures.Figure:
    first = date(2024, 1, 1)
    days = [first + timedelta(days=place) for place in range(366)]
    holidays = {
        date(2024, month, day)
        for month, day in ((1, 1), (2, 8), (3, 11), (4, 10), (4, 11), (5, 1), (6, 17), (8, 17), (12, 25))
    }
    base = {
        on: (12 if on.weekday() > 4 or on in holidays else 34) * (1.8 if on.month in (1, 2, 12) else 1) for on in days
    }
    counts: dict[date, int | None] = {
        on: round(value + _wave(place, value / 5)) for place, (on, value) in enumerate(base.items())
    }
    counts |= {date(2024, 9, day): None for day in range(9, 13)}
    return figures.calendar(
        "kalender",
        2024,
        counts,
        [10, 25, 40, 55, 70],
        _words(_("Laporan masuk tiap hari"), _("laporan"), "2024"),
        holidays=holidays,
    )


def spark() -> tuple[Any, Any]:
    calm, late = (
        [5.0 - place * 0.17 + _wave(place, 0.2) for place in range(12)],
        [3.4 + place * 0.24 + _wave(place, 0.2) for place in range(12)],
    )
    return figures.sparkline(calm, _("Akta kelahiran, dua belas bulan"), standard=5.5), figures.sparkline(
        late, _("Kartu keluarga, dua belas bulan"), standard=4
    )
