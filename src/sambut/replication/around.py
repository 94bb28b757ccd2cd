"""What this room adds to the rail of the desk."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame.navigation import Around, Entry, Group
from sambut.mandates.people import VISITOR, Person
from sambut.replication.pages.desk import sees_desk


def around(request: HttpRequest) -> Around:
    person: Person = getattr(request, "person", VISITOR)
    if not sees_desk(person):
        return Around()
    entries = (
        Entry(_("Kebutuhan dan kesepakatan"), reverse("replication:desk")),
        Entry(_("Semua kesepakatan"), reverse("replication:desk_agreements")),
    )
    return Around(rail=[Group(_("Replikasi"), entries, wide_only=True)])
