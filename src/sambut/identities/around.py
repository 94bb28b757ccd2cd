"""What this room adds to the rail of the desk."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.frame.navigation import Around, Entry, Group, plain_url
from sambut.identities.access import ASKERS
from sambut.mandates.people import VISITOR
from sambut.mandates.states import Role


def around(request: HttpRequest) -> Around:
    person = getattr(request, "person", VISITOR)
    if not any(person.holds(role) for role in (Role.CUSTODIAN, *ASKERS)):
        return Around()
    entry = Entry(_("Permintaan identitas"), plain_url("identities:list"))
    return Around(rail=[Group(_("Identitas pelapor"), (entry,), wide_only=not person.holds(Role.CUSTODIAN))])
