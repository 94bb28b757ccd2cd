"""What this room adds to the rail of the desk: needs and agreements of one's own side, with what waits."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.frame.navigation import Around, Entry, Group, plain_url
from sambut.mandates.people import VISITOR
from sambut.replication import access, queries


def around(request: HttpRequest) -> Around:
    person = getattr(request, "person", VISITOR)
    if not (person.organisations(*access.READERS) or any(person.holds(role) for role in access.WATCHERS)):
        return Around()
    waiting = queries.count_waiting_signatures(person) if person.organisations(*access.ACTING) else None
    entries = [
        Entry(_("Meja replikasi"), plain_url("replication:desk"), count=waiting or None, late=bool(waiting)),
        Entry(_("Kesepakatan"), plain_url("replication:desk_agreements")),
    ]
    return Around(rail=[Group(_("Replikasi"), tuple(entries), wide_only=True)])
