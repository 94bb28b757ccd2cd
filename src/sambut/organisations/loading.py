"""Fills kinds, national bodies and regional governments from the reference; safe to repeat."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from sambut.kernel.clock import now
from sambut.organisations import sources
from sambut.organisations.models import Kind, Organisation, OrganisationAlias, OrganisationEvent, Succession
from sambut.organisations.rules import key, usual_places
from sambut.organisations.sources import Body
from sambut.organisations.states import NameOrigin, Origin, Verb

Progress = Callable[[str, int, int], None]
FOLLOWED = ("kind_id", "name", "short_name", "zone", "region_id", "starts_on", "ends_on")
SOURCE = "pengetahuan umum, perlu dicocokkan dengan Perpres"


@dataclass(frozen=True)
class Loaded:
    added: int
    changed: int
    kept: int
    """Rows that differ from the reference because somebody here changed them. They stay as they are."""


@transaction.atomic
def load(*, at: datetime | None = None, progress: Progress | None = None) -> Loaded:
    """Adds what is missing and follows the reference in rows that nobody here has changed. Regions stand already."""
    at, tell = at or now(), progress or (lambda step, done, total: None)
    _kinds()
    bodies = [*sources.national(), *sources.regional()]
    tell("bodies", 0, len(bodies))
    standing = {row.uuid: row for row in Organisation.objects.filter(uuid__in=[body.uuid for body in bodies])}
    fresh = [body for body in bodies if body.uuid not in standing]
    differing = [body for body in bodies if body.uuid in standing and _differs(standing[body.uuid], body)]
    followed = [body for body in differing if standing[body.uuid].origin == Origin.REFERENCE]
    added = Organisation.objects.bulk_create(
        [Organisation(uuid=body.uuid, origin=Origin.REFERENCE, **_fields(body)) for body in fresh]
    )
    for body in followed:
        Organisation.objects.filter(uuid=body.uuid).update(**_fields(body))
    _events(added, at=at)
    if fresh or followed:
        _names(bodies)
        _successions(bodies)
        _tell_the_planner()
    tell("bodies", len(bodies), len(bodies))
    return Loaded(len(fresh), len(followed), len(differing) - len(followed))


def _kinds() -> None:
    rows = [
        Kind(code=row["code"], name=row["name"], place=place)
        for place, row in enumerate(sources.table("kinds"), start=1)
    ]
    if list(Kind.objects.filter(pk__in=[row.pk for row in rows]).order_by("place").values_list("pk", "name")) != [
        (row.pk, row.name) for row in rows
    ]:
        Kind.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=["name", "place"])


def _fields(body: Body) -> dict[str, object]:
    return {name: getattr(body, name) for name in FOLLOWED}


def _differs(row: Organisation, body: Body) -> bool:
    return any(getattr(row, name) != getattr(body, name) for name in FOLLOWED)


def _names(bodies: list[Body]) -> None:
    """Name, short name and other names of every body lead to it; a name of one's own is left alone."""
    rows = {
        row.uuid: row for row in Organisation.objects.filter(uuid__in=[b.uuid for b in bodies]).select_related("region")
    }
    wanted: dict[tuple[int, str], OrganisationAlias] = {}
    for body in bodies:
        row = rows[body.uuid]
        place = usual_places(row.region.name) if row.region else ()
        for name, origin in _origins(body):
            found = key(name, place=place)
            alias = OrganisationAlias(organisation=row, body=row, name=name, key=found, origin=origin)
            wanted.setdefault((row.pk, found), alias)
    OrganisationAlias.objects.bulk_create(list(wanted.values()), ignore_conflicts=True, batch_size=2000)


def _origins(body: Body) -> list[tuple[str, NameOrigin]]:
    others = [(name, NameOrigin.REFERENCE) for name in body.other_names]
    return [(body.name, NameOrigin.CURRENT), (body.short_name, NameOrigin.SHORT), *others]


def _successions(bodies: list[Body]) -> None:
    ids = dict(Organisation.objects.filter(uuid__in=[body.uuid for body in bodies]).values_list("uuid", "pk"))
    by_short = {body.short_name: ids[body.uuid] for body in bodies}
    rows = [
        Succession(old_id=ids[body.uuid], new_id=by_short[short], starts_on=body.ends_on, source=SOURCE)
        for body in bodies
        if body.ends_on
        for short in body.successors
    ]
    Succession.objects.bulk_create(rows, ignore_conflicts=True)


def _events(added: list[Organisation], *, at: datetime) -> None:
    OrganisationEvent.objects.bulk_create(
        [
            OrganisationEvent(
                verb=Verb.LOADED,
                organisation=row,
                happened_at=at,
                recorded_at=at,
                facts={"kind": row.kind_id},
            )
            for row in added
        ],
        batch_size=1000,
    )


def _tell_the_planner() -> None:
    """Statistics at once; the role *app* may not ask for them, then autovacuum does it within a minute."""
    with connection.cursor() as cursor:
        for model in (Organisation, OrganisationAlias):
            cursor.execute(f"analyze {model._meta.db_table}")
