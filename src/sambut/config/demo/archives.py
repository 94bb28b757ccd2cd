"""The archive of a former system, taken over by the product's own importer when the country begins."""

import csv
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

from sambut.complaints.importing.importing import import_file
from sambut.complaints.importing.mapping import checked
from sambut.complaints.importing.masking import mask_batch
from sambut.complaints.models import ImportBatch
from sambut.config.demo.country import Country
from sambut.config.demo.making import OLDEST_DAYS, SEED
from sambut.config.demo.phrasing import matter, topics_of
from sambut.ledger.models import Outbox

BODY = "jateng"
TITLE = "Arsip peraga: sistem lama"
COLUMNS = ("id", "text", "topic", "unit", "district", "received", "answered")
FORM = "%Y-%m-%d %H:%M"


def take_over(country: Country, count: int) -> int:
    """Gives how many were stored now; a second time none. Masked at once, as the worker would."""
    body, at = country.bodies[BODY], country.at - timedelta(days=OLDEST_DAYS)
    mapping = checked(
        {
            "title": TITLE, "body": body.facts["name"], "region": body.facts["region"], "zone": body.row.zone,
            "channel": "arsip", "grade": "ordinary", "dates": [FORM], "columns": {name: name for name in COLUMNS},
        },
        "peraga",
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "arsip.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *_rows(country, count)])
        taken = import_file(path, mapping, at=at).taken
    for batch in ImportBatch.objects.filter(title=TITLE, masked_at=None):
        mask_batch(batch.pk, at=at)
        Outbox.objects.filter(topic="imports.stored", row_id=batch.pk).update(relayed_at=at)
    return taken


def _rows(country: Country, count: int) -> Iterator[tuple[str, ...]]:
    body, dice = country.bodies[BODY], Random(f"{SEED}:arsip")
    topics = sorted(name for name in topics_of(BODY) if name != "pengawasan")
    for line in range(count):
        about = matter(body, dice.choice(topics), dice)
        received = body.times.any_day(
            OLDEST_DAYS + 20 + dice.randint(0, 150), f"{dice.randint(7, 20)}.{dice.randint(0, 59):02d}"
        )
        answered = body.times.next_office(received, dice.randint(1, 12), dice.randint(5, 400))
        topic = country.categories[about.category].name
        yield (
            f"A{line:04d}",
            about.report,
            topic,
            about.unit,
            about.place.name,
            received.strftime(FORM),
            answered.strftime(FORM),
        )
