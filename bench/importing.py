"""Measures `sambut import complaints` and the masking job on a synthetic archive: `.venv/bin/python bench/importing.py`.

A throw-away home with the tables and the world of the tests. Prints, as one object: rows a second by the clock and by
processor time of both processes, and the peak memory of the importer after each tenth of the file.
"""

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = """
mohon lampu jalan mati sejak kemarin air tidak mengalir warga resah banjir selokan tersumbat sampah menumpuk bau pohon
tumbang jembatan rusak aspal berlubang pelayanan lambat antre surat pindah kartu keluarga belum jadi petugas ditanya
menjawab segera terima kasih depan pasar sekolah puskesmas kelurahan gang kecil malam gelap anak jatuh motor truk parkir
liar pedagang trotoar rawan hujan genangan
""".split()  # noqa: SIM905  (words are read more easily without quotes)
PERSONAL = (
    "Hubungi saya di 0812-{0:04}-{0:04}.",
    "Nama saya Sari Kembang, NIK 33740155059{0:05}.",
    "",
    "",
    "",
    "",
    "",
    "",
)
FIRST = datetime(2022, 1, 1, tzinfo=UTC)
TITLE = "Arsip besar"
MAPPING = """
title = "Arsip besar"
body = "Pemerintah Kota Semarang"
region = "33.74"
grade = "ordinary"
[columns]
id = "id"
text = "text"
unit = "unit"
topic = "topic"
district = "district"
received = "received"
answered = "answered"
"""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=200_000)
    arguments.add_argument("--mask", type=int, default=10_000, help="how many rows to mask afterwards")
    arguments.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.work:
        return work(given.work, given.rows, given.mask)
    sys.path[:0] = [str(ROOT)]
    import tests.running  # noqa: F401  (makes the cluster that is copied)
    from tests.homes import environment, folder, with_tables

    from sambut.config.postgres import Server

    with folder() as home:
        server = Server(with_tables(home) / "postgres")
        server.start()
        try:
            words = [
                sys.executable,
                __file__,
                "--rows",
                str(given.rows),
                "--mask",
                str(given.mask),
                "--work",
                str(home),
            ]
            subprocess.run(words, env=environment(home, DJANGO_SETTINGS_MODULE="sambut.config.settings"), check=True)
        finally:
            server.stop()
    return None


def work(folder: Path, rows: int, masked: int) -> None:
    """In a process of its own, so that its peak memory is that of the import."""
    import django

    django.setup()
    from sambut.complaints import loading
    from sambut.complaints.importing.importing import Report, import_file
    from sambut.complaints.importing.mapping import read_mapping
    from sambut.complaints.importing.masking import mask_batch
    from sambut.complaints.models import ImportBatch
    from sambut.kernel.clock import now

    loading.load()
    (folder / "peta.toml").write_text(MAPPING)
    write(folder / "arsip.csv", rows)
    peaks: list[float] = []

    def tell(report: Report) -> None:
        if report.read * 10 // rows > len(peaks):
            peaks.append(round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1))

    stored = Watch()
    report = import_file(folder / "arsip.csv", read_mapping(folder / "peta.toml"), at=now(), tell=tell)
    result = {"import": stored.figures(report.taken), "peak_megabytes_after_each_tenth": peaks}
    watch, done = Watch(), 0
    for batch in ImportBatch.objects.order_by("id"):
        if done >= masked:
            break
        mask_batch(batch.pk, at=now())
        done += batch.last_id - batch.first_id + 1
    print(json.dumps(result | {"masking": watch.figures(done)}, indent=1))


def write(path: Path, rows: int) -> None:
    """The same rows for the same number; texts as long as real ones (median 170 characters)."""
    chance = random.Random(20250326)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text", "unit", "topic", "district", "received", "answered"])
        for number in range(rows):
            received = FIRST + timedelta(minutes=chance.randrange(3 * 365 * 1440))
            answered = received + timedelta(minutes=chance.randrange(60, 30 * 1440))
            words = " ".join(chance.choices(WORDS, k=int(chance.lognormvariate(3.2, 0.6)) + 3))
            writer.writerow([
                number, f"{words}. {PERSONAL[number % len(PERSONAL)].format(number % 10_000)}", f"Dinas Bench {number % 40}", f"Topik {number % 200}",
                ("Tembalang", "Banyumanik", "Gajahmungkur", "")[number % 4], f"{received:%Y-%m-%d %H:%M}", f"{answered:%Y-%m-%d %H:%M}" if number % 12 else "",
            ])  # fmt: skip


class Watch:
    """Wall time, and processor time of this process and of the database process that serves it."""

    def __init__(self) -> None:
        self.began, self.here, self.there = time.monotonic(), time.process_time(), database_seconds()

    def figures(self, rows: int) -> dict[str, float]:
        wall, python, database = (
            time.monotonic() - self.began,
            time.process_time() - self.here,
            database_seconds() - self.there,
        )
        return {
            "rows": rows, "seconds": round(wall, 1), "rows_a_second": round(rows / wall), "python_seconds": round(python, 1),
            "database_seconds": round(database, 1), "rows_a_processor_second": round(rows / (python + database)),
        }  # fmt: skip


def database_seconds() -> float:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        process = cursor.fetchone()[0]
    spent = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
