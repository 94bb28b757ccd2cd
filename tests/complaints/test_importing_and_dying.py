"""An import that is killed in the middle, or runs twice at once, doubles nothing and loses nothing.

Three batches; with FULL=1 five of them, killed once more.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from sambut.complaints import loading
from sambut.complaints.importing.counting import Counting
from sambut.complaints.importing.masking import mask_batch
from sambut.complaints.importing.places import Names, spot_of
from sambut.complaints.importing.planning import Planned
from sambut.complaints.importing.storing import store
from sambut.complaints.importing.words import OUTCOMES
from sambut.complaints.models import Clock, Complaint, ComplaintEvent, ImportBatch, Message, Sight
from sambut.complaints.states import Grade
from sambut.kernel.clock import now
from sambut.ledger.models import Outbox
from tests.complaints.archives import case, file, mapping, row, take

pytestmark = [pytest.mark.own_database, pytest.mark.kill]

ROWS, KILLS = (5_000, 3) if os.environ.get("FULL") else (3_000, 2)
MAPPING = """
title = "{title}"
body = "Pemerintah Kota Semarang"
grade = "ordinary"
[columns]
id = "id"
text = "text"
unit = "unit"
received = "received"
answered = "answered"
"""


@pytest.fixture
def archive(own_database, tmp_path):
    """A file of ROWS rows: words of the command that imports it."""
    loading.load()
    answered = {True: "2025-04-08 08:00", False: ""}
    rows = [row(number, f"Lampu nomor {number} mati.", answered=answered[number % 3 == 0]) for number in range(ROWS)]

    def words(title: str) -> list[str]:
        (tmp_path / "peta.toml").write_text(MAPPING.format(title=title))
        return [str(file(tmp_path, rows)), "--mapping", str(tmp_path / "peta.toml"), "--json"]

    return words


def start(words: list[str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.complaints.import_process", *words]
    return subprocess.Popen(
        command,
        env=os.environ,
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def result(process: "subprocess.Popen[str]") -> dict:
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    return json.loads(out)


def stored(title: str) -> list[int]:
    """Ids of the cases of one source, by their batches."""
    ranges = ImportBatch.objects.filter(title=title).values_list("first_id", "last_id")
    return [
        pk
        for first, last in ranges
        for pk in Complaint.objects.filter(pk__gte=first, pk__lte=last).values_list("pk", flat=True)
    ]


def mask_what_was_announced() -> None:
    for batch in Outbox.objects.filter(topic="imports.stored").order_by("id").values_list("row_id", flat=True):
        mask_batch(batch, at=now())


def test_killed_again_and_again_nothing_is_doubled_or_lost(archive):
    words, chance, cut = archive("Mati berkali-kali"), random.Random(20250326), 0
    for _ in range(KILLS):
        before, process = len(stored("Mati berkali-kali")), start(words)
        while len(stored("Mati berkali-kali")) == before and process.poll() is None:
            time.sleep(0.02)
        time.sleep(chance.uniform(0, 0.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        cut += process.returncode == -signal.SIGKILL
    known = len(stored("Mati berkali-kali"))

    last = result(start(words))

    assert cut > 0, "The kills came too late to show anything."
    assert (last["taken"], last["before"], last["refused"]) == (ROWS - known, known, 0)
    cases = stored("Mati berkali-kali")
    assert (len(cases), len(set(cases))) == (ROWS, ROWS)
    assert_whole(cases)
    mask_what_was_announced()
    texts = set(Message.objects.filter(complaint__in=cases).values_list("masked", flat=True))
    assert texts == {f"Lampu nomor {number} mati." for number in range(ROWS)}
    assert not ImportBatch.objects.filter(masked_at=None).exists()


def test_two_imports_of_one_file_at_once_take_each_row_once(archive):
    words = archive("Dua sekaligus")
    results = [result(process) for process in [start(words), start(words)]]

    assert sum(one["taken"] for one in results) == ROWS
    assert [one["taken"] + one["before"] for one in results] == [ROWS, ROWS]
    assert [one["refused"] for one in results] == [0, 0]
    cases = set(stored("Dua sekaligus"))
    assert len(cases) == ROWS
    assert_whole(cases)


def assert_whole(cases) -> None:
    """Each case with all that belongs to it, no half batch."""
    wanted = list(cases)
    closed = Complaint.objects.filter(pk__in=wanted, status="closed").count()
    assert closed == len(range(0, ROWS, 3))
    counts = [table.objects.filter(complaint__in=wanted).count() for table in (Message, ComplaintEvent, Clock, Sight)]
    assert counts == [ROWS, 2 * ROWS + 2 * closed, 2 * ROWS + closed, 2 * ROWS]
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from complaints_complaint as c left join identities_envelope as e using (handle) where e.handle is null"
        )
        assert cursor.fetchone() == (0,)


def test_a_number_that_somebody_took_in_the_same_instant_is_drawn_anew(archive, cast, tmp_path):
    take(file(tmp_path, [row("tamu")]), mapping(title="Tamu"))
    city, transport = spot_of(cast.agency_admin.organisation), spot_of(cast.unit_officer.organisation)
    names = Names(city, transport, None, None)
    rows = [(planned("satu"), names), (planned("dua"), names)]
    drawn = iter(["SBAAAAAA2", "SBAAAAAA2", "SBBBBBBB2", "SBCCCCCC2", "SBDDDDDD2"])

    def draw(_: str) -> str:
        """Between the look at the first number and its use, another process takes it."""
        number = next(drawn)
        if number == "SBBBBBBB2":
            take_number("SBAAAAAA2")
        return number

    taken = store(rows, mapping(title="Seketika"), Counting(), at=now(), draw=draw)

    assert len(taken.taken) == 2
    assert {case(name, mapping(title="Seketika")).number for name in ("satu", "dua")} == {"SBCCCCCC2", "SBDDDDDD2"}


def planned(source_id: str) -> Planned:
    at = datetime(2025, 3, 26, 3, 4, tzinfo=UTC)
    return Planned(
        2,
        source_id,
        "Lampu mati.",
        at,
        None,
        None,
        OUTCOMES["forwarded"],
        Grade.ORDINARY,
        True,
        False,
        "",
        "",
        "",
        "",
        "",
    )


def take_number(number: str) -> None:
    """A case of another process, committed on a connection of its own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select string_agg(column_name, ', ') from information_schema.columns where table_name = 'complaints_complaint' and column_name <> all(%s)",
            [["id", "uuid", "number", "handle", "submission"]],
        )
        same = cursor.fetchone()[0]
    facts = connection.get_connection_params()
    with psycopg.connect(
        **{name: facts[name] for name in ("dbname", "user", "password", "host", "port") if name in facts}
    ) as other:
        other.execute(
            f"insert into complaints_complaint (uuid, number, handle, submission, {same}) "
            f"select gen_random_uuid(), %s, gen_random_uuid(), %s, {same} from complaints_complaint limit 1",
            [number, f"tamu {number}"],
        )
