"""Moving and ending units."""

from datetime import date, datetime

from django.db import connection, transaction

from sambut.kernel.refusals import Refused
from sambut.organisations.access import Manager, require
from sambut.organisations.actions.writing import locked, must_run, record
from sambut.organisations.models import Organisation, Succession
from sambut.organisations.states import Origin, Verb

REPATH = """
update organisations_organisation
set path = %s || path[%s:], parent_id = case when id = %s then %s else parent_id end
where path @> array[%s]::bigint[]
"""


@transaction.atomic
def move_unit(unit_id: int, *, to: int, by: Manager, at: datetime) -> Organisation:
    """Puts a unit with everything below it under another organisation of the same body."""
    unit = locked(unit_id, Verb.MOVE)
    if unit.is_body:
        raise Refused("organisation.move.body", name=unit.name)
    require(by, Verb.MOVE, unit)
    above = Organisation.objects.filter(pk=to).first()
    if above is None or above.body_id != unit.body_id:
        raise Refused("organisation.move.other_body")
    if not by.manages(above.path):
        raise Refused("organisation.move.not_allowed")
    if unit.pk in above.path:
        raise Refused("organisation.move.into_itself", name=unit.name)
    if above.pk == unit.parent_id:
        raise Refused("organisation.move.same_place", name=above.name)
    must_run(unit, Verb.MOVE)
    must_run(above, Verb.MOVE)
    before = unit.parent_id
    with connection.cursor() as cursor:
        cursor.execute(REPATH, [above.path, len(unit.path), unit.pk, above.pk, unit.pk])
    unit.refresh_from_db()
    record(Verb.MOVE, unit, by=by, at=at, parent_before=before, parent=above.pk)
    return unit


@transaction.atomic
def end_unit(unit_id: int, *, on: date, successor_id: int | None = None, by: Manager, at: datetime) -> Organisation:
    """Ends an organisation from that day on. Its names end with it and lead to the successor; its trail stays."""
    unit = locked(unit_id, Verb.END)
    require(by, Verb.END, unit)
    must_run(unit, Verb.END)
    if unit.starts_on and on <= unit.starts_on:
        raise Refused("organisation.end.before_start", start=unit.starts_on)
    if Organisation.objects.running().under(unit.pk).exclude(pk=unit.pk).exists():
        raise Refused("organisation.end.has_units", name=unit.name)
    successor = _successor(unit, successor_id, by) if successor_id else None
    unit.ends_on, unit.origin = on, Origin.OWN
    unit.save(update_fields=["ends_on", "origin"])
    for alias in unit.aliases.filter(ends_on=None):
        alias.ends_on = max(on, alias.starts_on or on)
        alias.save(update_fields=["ends_on"])
    if successor:
        Succession.objects.get_or_create(old=unit, new=successor, defaults={"starts_on": on})
    record(Verb.END, unit, by=by, at=at, on=on.isoformat(), successor=successor_id)
    return unit


def _successor(unit: Organisation, successor_id: int, by: Manager) -> Organisation:
    """Another running organisation of one's own tree. Only who manages the country may hand work to another body."""
    found = Organisation.objects.running().filter(pk=successor_id).exclude(pk=unit.pk).first()
    if found is None:
        raise Refused("organisation.end.no_successor")
    if found.body_id != unit.body_id and not by.manages(()):
        raise Refused("organisation.end.other_body")
    return found
