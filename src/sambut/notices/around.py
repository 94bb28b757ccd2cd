"""What notices add to every page: the way to them, with how many are unread."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.frame.navigation import Around, Entry, plain_url
from sambut.mandates.people import VISITOR
from sambut.notices.queries import MOST_COUNTED, unread


def around(request: HttpRequest) -> Around:
    person = getattr(request, "person", VISITOR)
    if person.user_id is None:
        return Around()
    count = unread(person)
    label = _("Kabar")
    if count:
        label = _("Kabar (%(count)s)") % {"count": f"{MOST_COUNTED}+" if count >= MOST_COUNTED else count}
    return Around(main=[Entry(label, plain_url("notices:list"))])
