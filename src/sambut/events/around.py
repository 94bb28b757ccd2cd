"""What this room adds to the rail of the desk."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.events.pages.hosting import ROLES
from sambut.frame.navigation import Around, Entry, Group, plain_url
from sambut.mandates.people import VISITOR, Person


def around(request: HttpRequest) -> Around:
    person: Person = getattr(request, "person", VISITOR)
    if not any(person.holds(role) for role in ROLES):
        return Around()
    return Around(rail=[Group(_("Forum"), (Entry(_("Forum replikasi"), plain_url("events:desk")),), wide_only=True)])
