"""The API stands beside the pages, without a language in its address. Everything under it answers in JSON."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path
from django.views.decorators.csrf import csrf_exempt

from sambut.api.answers import refuse
from sambut.api.shell import api
from sambut.kernel.refusals import Refused

View = Callable[..., HttpResponse]


def in_json(view: View) -> View:
    """405 with a sentence instead of the library's two words."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if answer.status_code == 405:
            allowed = ", ".join(sorted(answer["Allow"].split(", ")))
            return refuse(Refused("api.method.not_allowed", allowed=allowed), 405, Allow=allowed)
        return answer

    return answered


@csrf_exempt
def nowhere(request: HttpRequest) -> HttpResponse:
    return refuse(Refused("api.address.not_found"))


def _told(routes: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    for route in routes:
        if isinstance(route, URLPattern):
            route.callback = in_json(route.callback)
    return routes


routes, namespace, name = api.urls
app_name = "api"
urlpatterns = [
    path("api/v1/", (_told([route for route in routes if route.name != "api-root"]), namespace, name)),  # type: ignore[union-attr]
    re_path(r"^api/", nowhere),
]
