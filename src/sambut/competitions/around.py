"""What this room adds to the rail of the desk."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.competitions import access
from sambut.competitions.pages.entering import sees_desk
from sambut.frame.navigation import Around, Entry, Group
from sambut.mandates.people import VISITOR, Person


def around(request: HttpRequest) -> Around:
    person: Person = getattr(request, "person", VISITOR)
    if not sees_desk(person):
        return Around()
    entries = [Entry(_("Meja lomba"), reverse("competitions:desk"))]
    if person.organisations(*access.WRITERS):
        entries.append(Entry(_("Bila ikut sekarang"), reverse("competitions:applying")))
    return Around(rail=[Group(_("Lomba"), tuple(entries), wide_only=True)])
