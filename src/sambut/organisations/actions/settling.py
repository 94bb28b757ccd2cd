"""Settings of a body or unit."""

import re
from datetime import datetime

from django.db import transaction

from sambut.kernel.refusals import Refused
from sambut.organisations.access import Manager, require
from sambut.organisations.actions.writing import locked, must_run, record
from sambut.organisations.models import Organisation
from sambut.organisations.rules import is_readable
from sambut.organisations.states import ZONES, Origin, Verb


@transaction.atomic
def change_settings(organisation_id: int, *, zone: str, accent: str = "", by: Manager, at: datetime) -> Organisation:
    """Time zone and colour. The colour must be readable on white; running clocks keep the zone they started in."""
    organisation = locked(organisation_id, Verb.CHANGE_SETTINGS)
    require(by, Verb.CHANGE_SETTINGS, organisation)
    must_run(organisation, Verb.CHANGE_SETTINGS)
    accent = accent.strip().lower()
    if zone not in ZONES:
        raise Refused("organisation.change_settings.unknown_zone")
    if accent and not re.fullmatch("#[0-9a-f]{6}", accent):
        raise Refused("organisation.change_settings.no_colour")
    if accent and not is_readable(accent):
        raise Refused("organisation.change_settings.pale_colour")
    organisation.zone, organisation.accent, organisation.origin = zone, accent, Origin.OWN
    organisation.save(update_fields=["zone", "accent", "origin"])
    record(Verb.CHANGE_SETTINGS, organisation, by=by, at=at, zone=zone, accent=accent)
    return organisation
