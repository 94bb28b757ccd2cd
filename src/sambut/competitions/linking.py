"""What this room adds to an innovation's own desk: its entries, and the way into contests that are open."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.competitions import access
from sambut.competitions.models import Entry
from sambut.competitions.states import GONE
from sambut.frame.templating import naming
from sambut.innovations import links
from sambut.innovations.links import Invitation
from sambut.innovations.models import Innovation
from sambut.mandates.people import Person

MOST = 3


@links.register_ways
def ways(innovation: Innovation, person: Person) -> list[Invitation]:
    """One query. Where contests are open, and what their rules say, stands on the page that the last one leads to."""
    rows = access.visible(person).filter(innovation=innovation).exclude(state__in=GONE).select_related("edition")
    found = [_entry(row) for row in rows.order_by("-touched_at", "-id")[:MOST]]
    if access.why_not_begin(person, innovation):
        return found
    words = _("Lihat lomba yang pendaftarannya terbuka, dan apa kata aturannya tentang inovasi ini.")
    return [
        *found,
        Invitation(words, f"{reverse('competitions:applying')}?inovasi={innovation.uuid}", _("Bila ikut sekarang")),
    ]


def _entry(row: Entry) -> Invitation:
    words = naming(_("Entri pada %(name)s."), name=row.edition.name)
    return Invitation(words, reverse("competitions:entry", args=[row.uuid]), _("Buka entri"))
