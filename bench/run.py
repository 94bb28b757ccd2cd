"""`make bench`: see README.md beside it."""

import argparse
import hashlib
import json
import logging
import os
import platform
import shutil
import sys
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLIENTS = 4

SEARCHES = (
    "jalan", "lampu", "air", "sampah", "banjir", "jalan rusak", "lampu mati", "air mati lama", "warga banjir", "banjir padam lama",
    "jalan rusak lampu air", '"lampu mati"', "{0[12]}", "{0[60]}", "{0[800]}", "{0[12000]}", "{0[19000]}", "{0[14]} {0[15]}", "{0[200]} {0[300]}",
    "jalan {0[20]}", "jalan {0[3000]}", "pohon {0[400]}", "jal", "a", "qzxv", "xyzzy rusak", "lmapu mati", "bnjir", "jalan sampha", "{0[300]}x",
)  # fmt: skip
"""Thirty questions; `{0[60]}` is the sixtieth word by how common it is. The last ones are slips, or stand nowhere."""


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cases", type=int, default=100_000)
    arguments.add_argument("--counted", type=int, default=1_000_000, help="over how many cases the figures are counted")
    arguments.add_argument("--out", type=Path, default=ROOT / "bench" / "results.json")
    given = arguments.parse_args()
    home = ROOT / ".cache" / f"bench-{given.cases}-{given.counted}"
    os.environ.update(SAMBUT_HOME=str(home), SAMBUT_MODE="demo", DJANGO_SETTINGS_MODULE="sambut.config.settings")
    os.environ.pop("DATABASE_URL", None)
    sys.path[:0] = [str(ROOT / "bench"), str(ROOT)]
    from sambut.config.database import available
    from sambut.config.environment import read

    server = prepared(home, given.cases, given.counted)
    with available(read()):  # who is counted keeps the database: the site of the last hour ends before the bench does
        results = benched(server, given.cases, given.counted)
    given.out.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    show(results)
    return 0


def prepared(home: Path, cases: int, counted: int):  # type: ignore[no-untyped-def]
    from tests.template import digest

    from sambut.config.postgres import APP, Server

    stamp, made_from = home / "made-from", digest() + written()
    if home.exists() and (not stamp.exists() or stamp.read_text() != made_from):
        shutil.rmtree(home)
    server = Server(home / "postgres")
    server.start()
    server.prepare()
    if not stamp.exists():
        print(f"· making a country of {cases} cases, and {counted} that are counted, once", flush=True)
        made = os.spawnle(
            os.P_WAIT,
            sys.executable,
            sys.executable,
            str(ROOT / "bench" / "making.py"),
            str(cases),
            str(counted),
            APP,
            {**os.environ, "SAMBUT_DATABASE_ROLE": "owner", "PYTHONPATH": f"{ROOT}/src:{ROOT}"},
        )
        if made:
            server.stop()
            sys.exit("The country could not be made; the reason stands above.")
        stamp.write_text(made_from)
    return server


def written() -> str:
    """The files that fill the country."""
    found = hashlib.sha256()
    for name in ("making", "filling", "records", "loop", "words", "juries"):
        found.update((ROOT / "bench" / f"{name}.py").read_bytes())
    return found.hexdigest()[:16]


def benched(server, cases: int, counted: int) -> dict[str, object]:  # type: ignore[no-untyped-def]
    import django

    django.setup()
    from django.conf import settings

    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    settings.ALLOWED_HOSTS = ["*"]
    logging.disable(logging.INFO)
    import book
    import contests
    import contests_on_screen
    import last_hour
    import measures
    import rooms
    from measuring import as_rows, measure, once, pgbench, statements

    from sambut.config.postgres import APP

    address, program = server.address(APP), server.bin / "pgbench"
    nightly = [tell(once(one)) for one in rooms.jobs()] + [
        tell(one) for one in (*contests.measured(), *book.measured())
    ]
    found = []
    for wanted in (*measures.lists(), *rooms.pages(), *rooms.questions()):
        one = measure(wanted)
        one.pgbench_ms = pgbench(program, address, statements(wanted.do), clients=CLIENTS)
        one.ratio = round(one.total_ms / one.pgbench_ms, 1) if one.pgbench_ms else None
        found.append(tell(one))
    found += [tell(measure(one, times=30)) for one in measures.writes()]
    found += [tell(one) for part in (contests_on_screen, last_hour) for one in part.measured()]
    everything = [measure(one, times=10, rounds=1, warm=2) for one in rooms.searches(rooms.filled(SEARCHES))]
    found.append(
        tell(replace(max(everything, key=lambda one: one.total_ms), name="everything, the worst of the searches"))
    )
    searches = measures.searches(rooms.filled(SEARCHES))
    worst = max(searches, key=lambda row: row["database_ms"])
    return {
        "cases": cases, "counted": counted, "machine": f"{os.cpu_count()} × {platform.processor() or platform.machine()}", "python": platform.python_version(),
        "clients": CLIENTS, "rows": as_rows(found), "jobs": as_rows(nightly), "searches": searches, "everything": as_rows(everything),
        "worst_search": {**worst, "limit_ms": 10, "within": worst["database_ms"] <= 10},
    }  # fmt: skip


def tell(one):  # type: ignore[no-untyped-def]
    print(
        f"  {one.name}: {one.total_ms} ms (web {one.web_ms}, database {one.database_ms}), {one.statements} SQL, limit {one.limit_ms}",
        flush=True,
    )
    return one


def show(results: dict) -> None:  # type: ignore[type-arg]
    print(f"\n{results['cases']} cases, {results['counted']} counted, {results['machine']}\n")
    print(f"{'':42}{'web':>8}{'database':>10}{'together':>10}{'limit':>8}{'pgbench':>9}{'ratio':>7}{'SQL':>5}")
    for row in (*results["rows"], *results["jobs"]):
        mark = " " if row["within"] else "!"
        print(
            f"{mark} {row['name']:40}{row['web_ms']:8}{row['database_ms']:10}{row['total_ms']:10}{row['limit_ms']:8}{row['pgbench_ms'] or '–':>9}{row['ratio'] or '–':>7}{row['statements']:5}"
            + (f"  (peer {row['peer_ms']:,.0f} ms, {row['peer_statements'] or '–'} SQL)" if row["peer_ms"] else "")
        )
    worst = results["worst_search"]
    print(
        f"{' ' if worst['within'] else '!'} worst of {len(results['searches'])} searches: {worst['asked']!r} {worst['database_ms']} ms in PostgreSQL, limit 10"
    )


if __name__ == "__main__":
    sys.exit(main())
