"""The way to the regions, around every page."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.frame.navigation import Around, Entry, plain_url


def around(request: HttpRequest) -> Around:
    return Around(
        main=[Entry(_("Daerah"), plain_url("insights:find"))],
        foot=[Entry(_("Seluruh negeri"), plain_url("insights:country"))],
    )
