"""What this room adds to the rail of the desk."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.competitions import access
from sambut.competitions.judging.access import SEATED
from sambut.competitions.pages.entering import sees_desk
from sambut.competitions.papers import rewards
from sambut.frame.navigation import Around, Entry, Group, plain_url
from sambut.mandates.people import VISITOR, Person


def around(request: HttpRequest) -> Around:
    person: Person = getattr(request, "person", VISITOR)
    judges = any(person.holds(role) for role in SEATED)
    if not (sees_desk(person) or judges):
        return Around()
    entries = [Entry(_("Meja lomba"), plain_url("competitions:desk"))] if sees_desk(person) else []
    if judges:
        entries.append(Entry(_("Bacaan saya"), plain_url("competitions:judging")))
    if rewards.reads(person):
        entries.append(Entry(_("Fakta insentif"), plain_url("competitions:incentives")))
    if judges or person.organisations(*access.READERS):
        entries.append(Entry(_("Piagam"), plain_url("competitions:certificates")))
    if person.organisations(*access.WRITERS):
        entries.append(Entry(_("Bila ikut sekarang"), plain_url("competitions:applying")))
    if person.organisations(*access.BODY_WRITERS):
        entries.append(Entry(_("Ikut lomba pengaduan"), plain_url("competitions:applying_bodies")))
    return Around(rail=[Group(_("Lomba"), tuple(entries), wide_only=True)])
