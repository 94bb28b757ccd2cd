"""What this room adds to the rail of the desk, for those who manage an organisation."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.frame.navigation import Around, Entry, Group, plain_url
from sambut.organisations.access import managed_ids


def around(request: HttpRequest) -> Around:
    person = getattr(request, "person", None)
    if person is None or not managed_ids(person):
        return Around()
    return Around(
        rail=[Group(_("Instansi"), (Entry(_("Unit dan nama"), plain_url("organisations:managed")),), wide_only=True)]
    )
