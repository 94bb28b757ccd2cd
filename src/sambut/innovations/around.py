"""What this room adds to the rail of the desk: one's innovations, and what waits to be checked."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame.navigation import Around, Entry, Group, plain_url
from sambut.innovations import desks, idea_access
from sambut.mandates.people import VISITOR, Person


def around(request: HttpRequest) -> Around:
    person: Person = getattr(request, "person", VISITOR)
    mandate = desks.first_desk(person)
    ideas = (
        [Entry(_("Gagasan"), plain_url("innovations:ideas"))]
        if idea_access.sends(person) or idea_access.decides(person)
        else []
    )
    if mandate is None:
        return Around(rail=[Group(_("Inovasi"), tuple(ideas))] if ideas else [])
    url = reverse("innovations:organisation_desk", args=[mandate.organisation_id])
    entries = [Entry(_("Catatan inovasi"), url)]
    if desks.waiting_for(person) is not None:
        entries.append(Entry(_("Menunggu diperiksa"), f"{url}?keadaan=submitted", count=desks.count_waiting(person)))
    return Around(rail=[Group(_("Inovasi"), (*entries, *ideas))])
