"""What every page's template may use besides its own facts. All of it is made only when it is shown."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from sambut.frame import dates
from sambut.frame.navigation import Around, gather

THEMES = {"terang": "light", "gelap": "dark"}
THEME_COOKIE = "tampilan"


class _Around:
    """Asks the registered rooms once a page, at the first part that is shown."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def gathered(self) -> Around:
        return gather(self.request)


def frame(request: HttpRequest) -> dict[str, Any]:
    around = _Around(request)
    return {
        "request": request,
        "navigation": SimpleLazyObject(lambda: around.gathered.main),
        "rail": SimpleLazyObject(lambda: around.gathered.rail),
        "menu": SimpleLazyObject(lambda: around.gathered.menu),
        "foot": SimpleLazyObject(lambda: around.gathered.foot),
        "person_line": SimpleLazyObject(lambda: around.gathered.person or False),
        "here": request.get_full_path(),
        "language": dates.language(),
        "language_links": language_links(request),
        "theme": THEMES.get(request.COOKIES.get(THEME_COOKIE, ""), ""),
        "is_demo": SimpleLazyObject(lambda: around.gathered.is_demo),
    }


def language_links(request: HttpRequest) -> list[dict[str, Any]]:
    """The same page in both languages, question and all. `short` stands in the head, where there is little room."""
    path = request.get_full_path()
    bare = path.removeprefix("/en") if path.startswith("/en/") else path
    speech = dates.language()
    return [
        {"code": "id", "name": "Bahasa Indonesia", "short": "Indonesia", "url": bare, "current": speech == "id"},
        {"code": "en", "name": "English", "short": "English", "url": "/en" + bare, "current": speech == "en"},
    ]
