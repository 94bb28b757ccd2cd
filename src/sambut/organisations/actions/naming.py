"""Names: renaming keeps the old one as a way to find the organisation."""

from datetime import date, datetime

from django.db import transaction

from sambut.kernel.refusals import Refused
from sambut.organisations.access import Manager, require
from sambut.organisations.actions.writing import (
    day,
    locked,
    must_run,
    record,
    take_name,
    take_short_name,
    tidy,
)
from sambut.organisations.models import Organisation, OrganisationAlias
from sambut.organisations.states import NameOrigin, Origin, Verb


@transaction.atomic
def rename(
    organisation_id: int, *, name: str, short_name: str | None = None, by: Manager, at: datetime
) -> Organisation:
    """Gives a new name; under the old one it is still found. `short_name` None leaves that as it is."""
    organisation = locked(organisation_id, Verb.RENAME)
    require(by, Verb.RENAME, organisation)
    must_run(organisation, Verb.RENAME)
    name = tidy(name, Verb.RENAME)
    short = organisation.short_name if short_name is None else short_name.strip()[:60]
    if (name, short) == (organisation.name, organisation.short_name):
        raise Refused("organisation.rename.same_name")
    on = day(organisation, at)
    organisation.aliases.filter(origin=NameOrigin.CURRENT).update(origin=NameOrigin.FORMER)
    alias = take_name(organisation, name, origin=NameOrigin.CURRENT, verb=Verb.RENAME, on=on)
    organisation.name, organisation.short_name, organisation.origin = name, short, Origin.OWN
    organisation.save(update_fields=["name", "short_name", "origin"])
    take_short_name(organisation, verb=Verb.RENAME, on=on)
    record(Verb.RENAME, organisation, by=by, at=at, alias=alias.pk)
    return organisation


@transaction.atomic
def add_alias(organisation_id: int, *, name: str, by: Manager, at: datetime) -> OrganisationAlias:
    """Another name by which people look for it. Istilah: nama lain."""
    organisation = locked(organisation_id, Verb.ADD_ALIAS)
    require(by, Verb.ADD_ALIAS, organisation)
    must_run(organisation, Verb.ADD_ALIAS)
    name, on = tidy(name, Verb.ADD_ALIAS), day(organisation, at)
    alias = take_name(organisation, name, origin=NameOrigin.OWN, verb=Verb.ADD_ALIAS, on=on)
    record(Verb.ADD_ALIAS, organisation, by=by, at=at, alias=alias.pk)
    return alias


@transaction.atomic
def end_alias(alias_id: int, *, by: Manager, at: datetime) -> OrganisationAlias:
    """The name no longer leads here. The name that the organisation has now stays."""
    found = OrganisationAlias.objects.filter(pk=alias_id).values_list("organisation_id", flat=True).first()
    organisation = locked(found or 0, Verb.END_ALIAS)
    require(by, Verb.END_ALIAS, organisation)
    alias = organisation.aliases.get(pk=alias_id)
    if alias.origin == NameOrigin.CURRENT:
        raise Refused("organisation.end_alias.current", name=alias.name)
    if alias.ends_on is not None:
        raise Refused("organisation.end_alias.ended", name=alias.name)
    alias.ends_on = max(day(organisation, at), alias.starts_on or date.min)
    alias.save(update_fields=["ends_on"])
    record(Verb.END_ALIAS, organisation, by=by, at=at, alias=alias.pk)
    return alias
