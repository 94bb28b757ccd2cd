"""`make bench`: see README.md beside it."""

import argparse
import json
import os
import platform
import shutil
import sys
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
    arguments.add_argument("--out", type=Path, default=ROOT / "bench" / "results.json")
    given = arguments.parse_args()
    home = ROOT / ".cache" / f"bench-{given.cases}"
    os.environ.update(SAMBUT_HOME=str(home), SAMBUT_MODE="demo", DJANGO_SETTINGS_MODULE="sambut.config.settings")
    os.environ.pop("DATABASE_URL", None)
    sys.path[:0] = [str(ROOT / "bench"), str(ROOT)]
    server = prepared(home, given.cases)
    try:
        results = benched(server, given.cases)
    finally:
        server.stop()
    given.out.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    show(results)
    return 0


def prepared(home: Path, cases: int):  # type: ignore[no-untyped-def]
    from tests.template import digest

    from sambut.config.postgres import APP, Server

    stamp = home / "made-from"
    if stamp.exists() and stamp.read_text() != digest():
        shutil.rmtree(home)
    server = Server(home / "postgres")
    server.start()
    server.prepare()
    if not stamp.exists():
        print(f"· making a country of {cases} cases, once", flush=True)
        made = os.spawnle(
            os.P_WAIT,
            sys.executable,
            sys.executable,
            str(ROOT / "bench" / "making.py"),
            str(cases),
            APP,
            {**os.environ, "SAMBUT_DATABASE_ROLE": "owner", "PYTHONPATH": f"{ROOT}/src:{ROOT}"},
        )
        if made:
            server.stop()
            sys.exit("The country could not be made; the reason stands above.")
        stamp.write_text(digest())
    return server


def benched(server, cases: int) -> dict[str, object]:  # type: ignore[no-untyped-def]
    import django

    django.setup()
    from django.conf import settings

    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    settings.ALLOWED_HOSTS = ["*"]
    import measures
    from measuring import as_rows, measure, pgbench, statements

    from sambut.config.postgres import APP

    address, program = server.address(APP), server.bin / "pgbench"
    found = []
    for name, do, limit in measures.lists():
        one = measure(name, do, limit_ms=limit)
        one.pgbench_ms = pgbench(program, address, statements(do), clients=CLIENTS)
        one.ratio = round(one.total_ms / one.pgbench_ms, 1) if one.pgbench_ms else None
        found.append(one)
        print(
            f"  {one.name}: {one.total_ms} ms (web {one.web_ms}, database {one.database_ms}), limit {limit}", flush=True
        )
    found += [measure(name, do, limit_ms=limit, times=30) for name, do, limit in measures.writes()]
    searches = measures.searches(SEARCHES)
    worst = max(searches, key=lambda row: row["database_ms"])
    return {
        "cases": cases, "machine": f"{os.cpu_count()} × {platform.processor() or platform.machine()}", "python": platform.python_version(),
        "clients": CLIENTS, "rows": as_rows(found), "searches": searches,
        "worst_search": {**worst, "limit_ms": 10, "within": worst["database_ms"] <= 10},
    }  # fmt: skip


def show(results: dict) -> None:  # type: ignore[type-arg]
    print(f"\n{results['cases']} cases, {results['machine']}\n")
    print(f"{'':42}{'web':>8}{'database':>10}{'together':>10}{'limit':>8}{'pgbench':>9}{'ratio':>7}{'SQL':>5}")
    for row in results["rows"]:
        mark = " " if row["within"] else "!"
        print(
            f"{mark} {row['name']:40}{row['web_ms']:8}{row['database_ms']:10}{row['total_ms']:10}{row['limit_ms']:8}{row['pgbench_ms'] or '–':>9}{row['ratio'] or '–':>7}{row['statements']:5}"
        )
    worst = results["worst_search"]
    print(
        f"{' ' if worst['within'] else '!'} worst of {len(results['searches'])} searches: {worst['asked']!r} {worst['database_ms']} ms in PostgreSQL, limit 10"
    )


if __name__ == "__main__":
    sys.exit(main())
