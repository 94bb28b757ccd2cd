"""The way to the regions, around every page."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame.navigation import Around, Entry


def around(request: HttpRequest) -> Around:
    return Around(
        main=[Entry(_("Daerah"), reverse("insights:find"))],
        foot=[Entry(_("Seluruh negeri"), reverse("insights:country"))],
    )
