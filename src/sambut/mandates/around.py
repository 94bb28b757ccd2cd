"""What mandates add to the rail of the desk: the people of one's tree, and support access for administrators."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.frame.navigation import Around, Entry, Group, plain_url
from sambut.mandates.people import VISITOR
from sambut.mandates.states import Role


def around(request: HttpRequest) -> Around:
    person = getattr(request, "person", VISITOR)
    entries = []
    if any(
        person.holds(role)
        for role in (Role.SYSTEM_ADMINISTRATOR, Role.AGENCY_ADMIN, Role.NATIONAL_ADMIN, Role.INSPECTORATE)
    ):
        entries.append(Entry(_("Orang"), plain_url("mandates:people")))
        entries.append(Entry(_("Surat kuasa dan tugas"), plain_url("mandates:letters")))
        entries.append(Entry(_("Akses dukungan"), plain_url("mandates:support")))
    return Around(rail=[Group(_("Petugas"), tuple(entries), wide_only=True)] if entries else [])
