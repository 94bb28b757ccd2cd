"""RSS and Atom: contests that open, move, are announced and decided; only what everybody may read on their pages."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_GET

from sambut.competitions.models import EditionEvent
from sambut.competitions.public import reading, telling
from sambut.regions.models import Region
from sambut.regions.queries import region
from sambut.regions.states import Level

KEEP = 600
FORMS = {"rss": Rss201rev2Feed, "atom": Atom1Feed}


class Contests(Feed):
    """What happens to contests; `results` only what was announced and decided; `place` only contests held there."""

    author_name = "Sambut"

    def __init__(self, form: str, *, results: bool = False, place: Region | None = None) -> None:
        self.feed_type, self.results, self.place = FORMS[form], results, place

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.language = get_language()
        self.feed_url = request.build_absolute_uri(request.path)

    def title(self) -> str:
        if self.place:
            return _("Lomba di %(region)s") % {"region": self.place.name}
        return _("Hasil lomba pelayanan publik") if self.results else _("Lomba pelayanan publik")

    def link(self) -> str:
        return reverse("competitions:history") if self.results else reverse("competitions:public_calendar")

    def description(self) -> str:
        if self.results:
            return _("Hasil yang diumumkan dan yang ditetapkan, begitu dapat dibaca semua orang.")
        return _("Lomba yang dibuka, tenggat yang digeser, hasil yang diumumkan dan ditetapkan.")

    subtitle = description

    def items(self) -> list[tuple[EditionEvent, datetime | None]]:
        events = reading.happenings(telling.RESULTS if self.results else telling.TOLD, place=self.place)
        closings = reading.closings({one.edition_id for one in events})
        return [(one, closings.get(one.edition_id)) for one in events]

    def item_title(self, item: tuple[EditionEvent, datetime | None]) -> str:
        return telling.title(item[0])

    def item_description(self, item: tuple[EditionEvent, datetime | None]) -> str:
        return telling.words(*item)

    def item_link(self, item: tuple[EditionEvent, datetime | None]) -> str:
        event = item[0]
        name = "competitions:public_result" if event.verb in telling.RESULTS else "competitions:contest"
        return reverse(name, args=[event.edition.uuid])

    def item_guid(self, item: tuple[EditionEvent, datetime | None]) -> str:
        return f"urn:uuid:{telling.mark(item[0])}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: tuple[EditionEvent, datetime | None]) -> datetime:
        return item[0].happened_at

    def item_updateddate(self, item: tuple[EditionEvent, datetime | None]) -> datetime:
        return item[0].happened_at


def _served(feed: Any) -> Any:
    return conditional_page(cache_control(public=True, max_age=KEEP)(require_GET(feed)))


@_served
def contests(request: HttpRequest, form: str) -> HttpResponse:
    return Contests(form)(request)


@_served
def results(request: HttpRequest, form: str) -> HttpResponse:
    return Contests(form, results=True)(request)


@_served
def of_region(request: HttpRequest, code: str, form: str) -> HttpResponse:
    place = region(code)
    if place is None or place.level not in (Level.PROVINCE, Level.REGENCY):
        raise Http404
    return Contests(form, place=place)(request)
