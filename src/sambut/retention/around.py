"""What this room adds around every page: one's own data in the menu, the custodian's queue in the rail."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.frame.navigation import Around, Entry, Group, plain_url
from sambut.mandates.people import VISITOR
from sambut.mandates.states import Role


def around(request: HttpRequest) -> Around:
    person = getattr(request, "person", VISITOR)
    if person.user_id is None:
        return Around()
    rail = [Group(_("Data pribadi"), (Entry(_("Permintaan data warga"), plain_url("retention:list")),))]
    return Around(
        menu=[Entry(_("Data saya"), plain_url("retention:own_data"))], rail=rail if person.holds(Role.CUSTODIAN) else []
    )
