"""What the calendar adds to the rail of the desk, for those who keep it."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.calendars.access import keeps
from sambut.frame.navigation import Around, Entry, Group, plain_url


def around(request: HttpRequest) -> Around:
    if not keeps(getattr(request, "person", None)):
        return Around()
    return Around(
        rail=[Group(_("Aturan"), (Entry(_("Kalender hari kerja"), plain_url("calendars:desk")),), wide_only=True)]
    )
