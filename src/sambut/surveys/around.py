"""What this room adds to the rail of the desk."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.frame.navigation import Around, Entry, Group, plain_url
from sambut.surveys.access import has_desk


def around(request: HttpRequest) -> Around:
    person = getattr(request, "person", None)
    if person is None or not has_desk(person):
        return Around()
    return Around(rail=[Group(_("Layanan"), (Entry(_("Survei kepuasan"), plain_url("surveys:rounds")),))])
