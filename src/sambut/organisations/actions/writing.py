"""What the verbs share: holding the tree, planting a row, taking a name, recording the event."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sambut.kernel.refusals import Refused
from sambut.ledger.outbox import announce
from sambut.organisations.access import Manager
from sambut.organisations.models import Organisation, OrganisationAlias, OrganisationEvent
from sambut.organisations.queries import place_of
from sambut.organisations.rules import key
from sambut.organisations.states import NameOrigin, Origin, Verb


def locked(organisation_id: int, verb: Verb) -> Organisation:
    """The organisation, with its body's row held: changes of one tree wait for each other, others do not."""
    body = Organisation.objects.filter(pk=organisation_id).values("body_id")
    if not Organisation.objects.select_for_update(no_key=True).filter(pk__in=body).first():
        raise Refused(f"organisation.{verb}.unknown")
    return Organisation.objects.select_related("region").get(pk=organisation_id)


def must_run(organisation: Organisation, verb: Verb) -> None:
    if organisation.ends_on is not None:
        raise Refused(f"organisation.{verb}.ended", name=organisation.name, on=organisation.ends_on)


def day(organisation: Organisation, at: datetime) -> date:
    """The date where the organisation works."""
    return at.astimezone(ZoneInfo(organisation.zone)).date()


def tidy(name: str, verb: Verb) -> str:
    """The name without needless blanks; refuses an empty one and one that is too long to stand in a list."""
    found = " ".join(name.split())
    if "\x00" in found or len(found) < 3 or not any(c.isalpha() for c in key(found)):
        raise Refused(f"organisation.{verb}.no_name")
    if len(found) > 200:
        raise Refused(f"organisation.{verb}.name_too_long")
    return found


def plant(
    name: str,
    kind: str,
    above: Organisation | None,
    *,
    verb: Verb,
    at: datetime,
    origin: Origin = Origin.OWN,
    **fields: object,
) -> Organisation:
    """A new row with its own name; zone and region come from the organisation above where they are not given."""
    if above:
        fields = {"zone": above.zone, "region": above.region, **fields}
    made = Organisation(name=name, kind_id=kind, parent=above, origin=origin, **fields)
    made.starts_on = day(made, at)
    made.save(force_insert=True)
    take_name(made, name, origin=NameOrigin.CURRENT, verb=verb, on=made.starts_on)
    take_short_name(made, verb=verb, on=made.starts_on)
    return made


def take_name(organisation: Organisation, name: str, *, origin: NameOrigin, verb: Verb, on: date) -> OrganisationAlias:
    """The alias row of this name. Refuses a name by which the body already calls another unit.

    A new current name may take over an own alias; any other name that already leads here is refused as known.
    """
    found = key(name, place=place_of(organisation.body_id))
    standing = (
        OrganisationAlias.objects.filter(body_id=organisation.body_id, key=found, ends_on=None)
        .select_related("organisation")
        .first()
    )
    if standing is None:
        return OrganisationAlias.objects.create(
            organisation=organisation,
            body_id=organisation.body_id,
            name=name,
            key=found,
            origin=origin,
            starts_on=on,
        )
    if standing.organisation_id != organisation.pk:
        raise Refused(f"organisation.{verb}.name_taken", name=standing.organisation.name)
    if origin != NameOrigin.CURRENT:
        raise Refused(f"organisation.{verb}.known", name=name)
    standing.name, standing.origin = name, origin
    standing.save(update_fields=["name", "origin"])
    return standing


def take_short_name(organisation: Organisation, *, verb: Verb, on: date) -> None:
    """The short name leads here, too, unless it is only another spelling of a name that does."""
    if not organisation.short_name:
        return
    found = key(organisation.short_name, place=place_of(organisation.body_id))
    if found and not organisation.aliases.filter(key=found, ends_on=None).exists():
        take_name(organisation, organisation.short_name, origin=NameOrigin.SHORT, verb=verb, on=on)


def record(verb: Verb, organisation: Organisation, *, by: Manager, at: datetime, **facts: object) -> None:
    """One event and one outbox row. Facts are ids and codes; names stand in the rows."""
    event = OrganisationEvent.objects.create(
        verb=verb, organisation=organisation, actor_id=by.user_id, happened_at=at, recorded_at=at, facts=facts
    )
    announce(f"organisations.{verb}", event.pk, at=at)
