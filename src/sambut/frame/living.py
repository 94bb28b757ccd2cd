"""What the living page shows: invented, unflattering to nobody, with the longest real names there are."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sambut.frame import clocks, living_figures, paging

SINCE = datetime(2025, 3, 26, 7, 10, tzinfo=UTC)
COLOURS = (
    "paper", "paper-low", "surface", "ink", "ink-2", "ink-3", "edge", "line", "accent", "accent-soft", "deep", "deep-petal", "clay",
    "clay-soft", "ok", "warn", "late", "info",
)  # fmt: skip
DUE = datetime(2025, 4, 11, 9, 0, tzinfo=UTC)


class LivingForm(forms.Form):
    """One field of each kind."""

    place = forms.CharField(
        label=gettext_lazy("Nama jalan atau patokan"), help_text=gettext_lazy("Supaya petugas bisa datang.")
    )
    on = forms.DateField(
        label=gettext_lazy("Tanggal kejadian"),
        error_messages={"invalid": gettext_lazy("30 Februari tidak ada. Tulis hari lain.")},
    )
    body = forms.CharField(label=gettext_lazy("Instansi yang menjawab"), disabled=True, required=False)
    text = forms.CharField(
        label=gettext_lazy("Apa yang terjadi?"), widget=forms.Textarea, max_length=2000, required=False
    )
    grade = forms.ChoiceField(
        label=gettext_lazy("Golongan"),
        choices=[("", gettext_lazy("Pilih satu")), ("biasa", gettext_lazy("Pengaduan biasa"))],
        required=False,
    )
    seen_by = forms.ChoiceField(
        label=gettext_lazy("Siapa yang boleh melihat?"),
        widget=forms.RadioSelect,
        choices=[("anonymous", gettext_lazy("Anonim")), ("named", gettext_lazy("Dengan nama"))],
    )
    secret = forms.BooleanField(label=gettext_lazy("Rahasiakan isinya juga"), required=False)
    picture = forms.FileField(
        label=gettext_lazy("Foto"),
        help_text=gettext_lazy("Foto atau PDF, paling besar 20 MB. Data letak kami hapus."),
        required=False,
    )


def living_forms() -> dict[str, forms.Form]:
    filled = {
        "place": "Jalan Perintis Kemerdekaan",
        "seen_by": "anonymous",
        "text": "Lampu penyeberangan mati.",
    }
    wrong = LivingForm({"galat-on": "30 Februari 2025", "galat-seen_by": "anonymous"}, prefix="galat")
    wrong.is_valid()
    return {
        "fresh": LivingForm(initial=filled | {"body": "Ditetapkan oleh layanan"}, prefix="isi"),
        "wrong": wrong,
    }


@dataclass(frozen=True)
class Day:
    date: date
    kind: str
    word: str


def counted_days() -> list[list[Any]]:
    """The fortnight of Nyepi and Idulfitri 2025, as `calendars` would draw it."""
    words = {
        "2025-03-26": ("start", "mulai"),
        "2025-03-27": ("count", "hari 1"),
        "2025-04-08": ("count", "hari 2"),
        "2025-04-09": ("now", "kini"),
    }
    words |= {
        "2025-04-10": ("count", "hari 4"),
        "2025-04-11": ("due", "batas"),
        "2025-03-29": ("skip", "Nyepi"),
        "2025-03-31": ("skip", "Id"),
        "2025-04-01": ("skip", "Id"),
    }
    days = [date(2025, 3, 26) + timedelta(days=step) for step in range(17)]
    return clocks.weeks(
        Day(on, *words.get(on.isoformat(), ("skip", "libur" if on.weekday() > 4 else "cuti"))) for on in days
    )


def queue_rows() -> list[dict[str, Any]]:
    """Two lines a row: a title of every length, a clock of every kind."""
    long = "Lampu penyeberangan di tanjakan Perintis tidak menyala, anak sekolah takut menyeberang di antara truk pada pagi dan siang hari setiap hari"
    rows = [
        (
            "SB5T-88AN-4",
            "Median jalan jebol, sepeda motor memotong arah",
            clocks.chip(-1),
            ("Pedurungan", "Menunggu jawaban", "Digabung 6 laporan"),
        ),
        (
            "SB2H-17KD-6",
            "Parkir liar menutup jalur ambulans rumah sakit umum daerah",
            clocks.chip(0, due_at=DUE),
            ("Tembalang", "Menunggu jawaban"),
        ),
        (
            "SB7K-29QX-3",
            long,
            clocks.chip(2),
            ("Banyumanik", "Kabar sementara diberikan", "Digabung 4 laporan"),
        ),
        ("SB3L-52RV-7", "Halte bocor", clocks.chip(5), ("Gajahmungkur", "Baru")),
        (
            "SB6C-23DS-5",
            "Rambu dilarang parkir hilang",
            clocks.chip(4, paused=_("menunggu warga")),
            ("Candisari", "sampai 22 April"),
        ),
        (
            "SB9W-34CE-8",
            "Usul zebra cross di depan pasar",
            clocks.chip(1, kept_on=3),
            ("Semarang Barat", "Aspirasi"),
        ),
    ]
    return [
        {"number": number, "title": title, "chip": chip, "facts": (number, *facts)}
        for number, title, chip, facts in rows
    ]


def facts() -> dict[str, Any]:
    return {
        "forms": living_forms(),
        "weeks": counted_days(),
        "queue_rows": queue_rows(),
        "since": SINCE,
        "due": DUE,
        "slice": paging.Slice(rows=[], next="contoh", previous="contoh"),
        "figures": living_figures.all_figures(),
        "sparks": living_figures.spark(),
        "colours": COLOURS,
        "chips": [
            clocks.chip(9),
            clocks.chip(2),
            clocks.chip(0, due_at=DUE),
            clocks.chip(-1),
            clocks.chip(3, paused=_("menunggu warga")),
            clocks.chip(1, kept_on=3),
        ],
    }
