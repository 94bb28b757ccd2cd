"""The book of a contest: 99 entries with pictures as phones take them, on this machine, wall time; no database.

`python bench/book.py` measures only this.
"""

import io
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

ENTRIES, LIMIT_MS, TIMES = 99, 5_000, 2
AT = datetime(2025, 4, 20, 3, 0, tzinfo=UTC)
WORDS = [
    "warga",
    "menunggu",
    "petugas",
    "mencatat",
    "setiap",
    "pagi",
    "regu",
    "terdekat",
    "mendapat",
    "daftar",
    "dari",
    "buku",
    "yang",
    "sama",
    "lalu",
    "kembali",
    "dengan",
    "kabar",
]
CHAPTERS = ("Kesehatan", "Pendidikan", "Tata kelola", "Ekonomi dan pekerjaan", "Lingkungan", "Perlindungan sosial")
PROOFS = (("Hasil", "Apa yang berubah?"), ("Cara kerja", "Mengapa bisa?"), ("Untuk siapa, di mana", "Kapan ia bekerja?"), ("Pelaksanaan", "Apa yang diperlukan?"), ("Biaya", "Berapa biayanya?"))  # fmt: skip


def measured() -> Iterator[object]:
    from measuring import Measured

    from sambut.competitions.papers.book import PAPER, shrunk
    from sambut.frame import papers

    papers.asks_demo(lambda: False)
    spent = []
    for turn in range(TIMES):
        chance = Random(turn)  # another book each time: what is set once is remembered
        raw, facts = {f"p{place}.jpg": _picture(chance) for place in range(ENTRIES)}, book(chance)
        began = time.monotonic()
        papers.typeset(PAPER, facts, at=AT, pictures=shrunk(raw))
        spent.append(1000 * (time.monotonic() - began))
    best = min(spent)
    yield Measured(
        f"contest: book of {ENTRIES} entries with pictures", LIMIT_MS, round(best, 0), 0.0, round(max(spent), 0), 0,
        seconds=round(sum(spent) / 1000, 1), within=best <= LIMIT_MS,
    )  # fmt: skip


def book(chance: Random) -> dict[str, Any]:
    entries = [_entry(place, chance) for place in range(ENTRIES)]
    return {
        "language": "id", "title": "99 inovasi", "number": "99", "contest": "Lomba buatan", "year": "2025", "cover": "inovasi yang mengubah pelayanan",
        "theme": "", "host": "Penyelenggara buatan", "colophon": ["Buatan."], "address": "https://sambut.example/", "foreword": [_text(chance, 60)] * 4,
        "by_name": "Nama", "by_office": "Jabatan", "funnel": [["3.000", "mulai ditulis"], ["99", "menang"]], "funnel_words": "Dari 300 instansi.",
        "how": [_text(chance, 30)] * 3,
        "chapters": [
            {"name": name, "count": f"{len(entries[place::6])} inovasi", "entries": entries[place::6]} for place, name in enumerate(CHAPTERS)
        ],
    }  # fmt: skip


def _entry(place: int, chance: Random) -> dict[str, Any]:
    from sambut.frame import papers

    figure = {
        "name": "Waktu tunggu", "unit": "hari", "from": "14", "to": "2", "better": True, "from_on": "2022", "to_on": "2025", "from_share": 1.0,
        "to_share": 0.14, "source": "Buku regu",
    }  # fmt: skip
    proofs = [
        {"name": name, "asks": asks, "text": _text(chance, 30), "grade": step, "strength": "sedang"} for step, (name, asks) in enumerate(PROOFS)
    ]  # fmt: skip
    where = f"https://sambut.example/inovasi/{place}"
    return {
        "key": f"e{place}", "place": f"{place + 1:02d}", "name": _text(chance, 4 + place % 9), "owner": "Dinas Kesehatan, Kabupaten buatan",
        "body": f"Kabupaten {place % 60}", "region": f"Kabupaten {place % 60}", "province": f"Provinsi {place % 30}", "level": "Pemenang", "winner": True,
        "category": "Kesehatan", "since": "2 Januari 2023", "decree": "SK 1", "decree_on": "20 April 2025", "lead": _text(chance, 35),
        "story": [_text(chance, 65)] * 3, "figures": [figure] * (1 + place % 3), "proofs": proofs, "needs": _text(chance, 25),
        "picture": f"p{place}.jpg", "where": where, "qr": papers.qr(where), "public": True, "seed": place * 7919,
    }  # fmt: skip


def _text(chance: Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "."


def _picture(chance: Random) -> bytes:
    """Ten megapixels would be made smaller when uploaded: 2,560 × 1,920 is what lies in the storage."""
    from PIL import Image

    small = Image.frombytes("RGB", (160, 120), chance.randbytes(160 * 120 * 3))
    kept = io.BytesIO()
    small.resize((2560, 1920)).save(kept, "JPEG", quality=85)
    return kept.getvalue()


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1] / "src"), str(Path(__file__).parent)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sambut.config.settings")
    import django

    django.setup()
    for one in measured():
        print(one)
