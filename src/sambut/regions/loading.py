"""Fills the regions from the reference: at once, repeatable, and in no time when nothing changed."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from operator import attrgetter

from django.db import connection, transaction

from sambut.kernel.clock import now
from sambut.regions import sources
from sambut.regions.models import Alias, Load, Region, Succession
from sambut.regions.rules import without_prefix
from sambut.regions.states import LEVELS

Progress = Callable[[str, int, int], None]
"""Called with the step, how many are done and how many there are."""

COLUMNS = [field.name for field in fields(sources.Row)]
VALUES = attrgetter(*COLUMNS)
STAGE = """
create temporary table regions_incoming (
  code text, parent text, level text, kind text, name text, key text, zone text, postal_code text,
  population integer, area_km2 numeric, latitude numeric, longitude numeric, starts_on date, ends_on date
) on commit drop
"""
CHANGING = [column for column in COLUMNS if column not in ("code", "parent", "level", "ends_on")]
UPDATE = f"""
update regions_region as r set {", ".join(f"{c} = i.{c}" for c in CHANGING)}
from regions_incoming as i
where r.code = i.code and r.ends_on is not distinct from i.ends_on
and ({", ".join(f"r.{c}" for c in CHANGING)}) is distinct from ({", ".join(f"i.{c}" for c in CHANGING)})
"""
INSERT = f"""
insert into regions_region ({", ".join(c for c in COLUMNS if c != "parent")}, parent_id)
select {", ".join(f"i.{c}" for c in COLUMNS if c != "parent")}, above.id
from regions_incoming as i left join regions_region as above on above.code = i.parent and above.ends_on is null
where i.level = %s and not exists (
  select from regions_region as r where r.code = i.code and r.ends_on is not distinct from i.ends_on
)
order by i.code
"""


@dataclass(frozen=True)
class Loaded:
    """What a load did. `fresh` is False when the tables already stood."""

    fresh: bool
    added: int = 0
    changed: int = 0
    gone: int = 0
    """Running regions that the reference no longer knows. They stay: a law must say what became of them."""


def load(
    *, at: datetime | None = None, villages: Collection[str] | None = None, progress: Progress | None = None
) -> Loaded:
    """Loads every region; with `villages` only districts and villages of these regencies (the tests do so)."""
    at, tell = at or now(), progress or (lambda step, done, total: None)
    digest = sources.digest(villages)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(727264)")
        if Load.objects.filter(part="regions", digest=digest).exists():
            return Loaded(fresh=False)
        tell("read", 0, len(LEVELS))
        rows = [*sources.running(villages), *sources.ended()]
        loaded = _write(rows, tell)
        _aliases()
        _successions()
        Load.objects.update_or_create(
            part="regions",
            defaults={"digest": digest, "source": sources.source(), "rows": len(rows), "loaded_at": at},
        )
    return loaded


def _write(rows: list[sources.Row], tell: Progress) -> Loaded:
    with connection.cursor() as cursor:
        cursor.execute("drop table if exists regions_incoming")
        cursor.execute(STAGE)
        with cursor.copy(f"copy regions_incoming ({', '.join(COLUMNS)}) from stdin") as copy:
            for row in rows:
                copy.write_row(VALUES(row))
        cursor.execute("analyze regions_incoming")
        cursor.execute(UPDATE)
        changed, added = cursor.rowcount, 0
        for done, level in enumerate(LEVELS, start=1):
            cursor.execute(INSERT, [level])
            added += cursor.rowcount
            tell(level, done, len(LEVELS))
        cursor.execute("analyze regions_region")
        cursor.execute(
            "select count(*) from regions_region r where ends_on is null and level in ('province', 'regency')"
            " and not exists (select from regions_incoming i where i.code = r.code)"
        )
        gone = cursor.fetchone()[0]
        cursor.execute("drop table regions_incoming")
    return Loaded(fresh=True, added=added, changed=changed, gone=gone)


def _running(codes: Iterable[str]) -> dict[str, int]:
    return dict(Region.objects.in_force().filter(code__in=list(codes)).values_list("code", "pk"))


def _aliases() -> None:
    rows = list(sources.aliases())
    ids = _running(code for code, _, _ in rows)
    Alias.objects.bulk_create(
        [
            Alias(region_id=ids[code], name=name, key=without_prefix(name)[0], source=source)
            for code, name, source in rows
        ],
        ignore_conflicts=True,
    )


def _successions() -> None:
    rows = sources.table("successions")
    new = _running(row["new_code"] for row in rows)
    old = dict(
        Region.objects.exclude(ends_on=None)
        .filter(code__in=[row["old_code"] for row in rows])
        .values_list("code", "pk")
    )
    Succession.objects.bulk_create(
        [
            Succession(
                old_id=old[row["old_code"]], new_id=new[row["new_code"]],
                law=row["law"], valid_from=row["valid_from"], confidence=row["confidence"],
            )
            for row in rows
        ],
        ignore_conflicts=True,
    )  # fmt: skip
