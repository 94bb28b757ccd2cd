"""One log line and one count for each request; open pages go compressed over slow lines."""

import logging
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from sambut.config import metrics
from sambut.config.logs import REQUEST
from sambut.frame.context import THEME_COOKIE

log = logging.getLogger("sambut.requests")


class Requests:
    """Stands right behind the probes. The route is the name of the URL pattern, never the path, which holds numbers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = REQUEST.set(secrets.token_hex(8))
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = REQUEST.get()
            self._note(request, response.status_code, time.perf_counter() - began)
            return response
        finally:
            REQUEST.reset(token)

    def _note(self, request: HttpRequest, status: int, seconds: float) -> None:
        route = route_of(request)
        metrics.REQUESTS.labels(route, str(status)).inc()
        metrics.SECONDS.labels(route).observe(seconds)
        if route != "static":
            level = logging.ERROR if status >= 500 else logging.INFO
            log.log(
                level, "%s", _method(request), extra={"route": route, "status": status, "ms": round(seconds * 1000, 1)}
            )


class Compressed(GZipMiddleware):
    """Open pages for visitors. A page that knows its reader stays as long as it is: its length on the line beside what
    somebody else made its reader ask would tell its secrets letter by letter (BREACH)."""

    HARMLESS = frozenset({settings.LANGUAGE_COOKIE_NAME, settings.CSRF_COOKIE_NAME, THEME_COOKIE})
    KINDS = ("text/html", "image/svg+xml")
    """What people look at. Programs ask a proxy for compression, or take small pages."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "")
        known = (request.COOKIES.keys() | response.cookies.keys()) - self.HARMLESS
        if known or not kind.startswith(self.KINDS):
            return response
        return super().process_response(request, response)


def route_of(request: HttpRequest) -> str:
    match = getattr(request, "resolver_match", None)
    if match:
        return match.view_name or "unnamed"
    return "static" if request.path_info.startswith(f"/{settings.STATIC_URL.strip('/')}/") else "none"


def _method(request: HttpRequest) -> str:
    """A method is a word of the client's; only the known ones are repeated."""
    return request.method if request.method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS") else "OTHER"
