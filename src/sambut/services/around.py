"""What this room adds to the rail of the desk."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.frame.navigation import Around, Entry, Group, plain_url
from sambut.mandates.people import VISITOR, Person
from sambut.mandates.states import Role
from sambut.services.access import READERS


def around(request: HttpRequest) -> Around:
    person: Person = getattr(request, "person", VISITOR)
    if not (person.organisations(*READERS) or person.holds(Role.NATIONAL_ADMIN)):
        return Around()
    return Around(
        rail=[Group(_("Layanan"), (Entry(_("Standar pelayanan"), plain_url("services:desk")),), wide_only=True)]
    )
