"""`/healthz`: the process lives. `/readyz`: the database answers and its tables are those of this code. `/metrics`: see there.

Answered before everything else: probes come by number, without session, and must not depend on a page.
"""

from collections.abc import Callable

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from sambut.config import metrics, schema

Answer = Callable[[HttpRequest], HttpResponseBase]


class Probes:
    """Middleware; stands first."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.probes: dict[str, Answer] = {"/healthz": alive, "/readyz": ready, "/metrics": metrics.metrics}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        probe = self.probes.get(request.path_info)
        if not probe:
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        try:
            answer = probe(request)
        finally:
            connection.close()  # gives the pool's connection back: no request signal does it here
        answer.headers["Cache-Control"] = "no-store"
        return answer


def alive(request: HttpRequest) -> HttpResponseBase:
    return JsonResponse({"alive": True})


def ready(request: HttpRequest) -> HttpResponseBase:
    """503 with the reason while traffic should go elsewhere."""
    try:
        reasons = schema.in_short(schema.differences())
    except Error:
        reasons = ["the database does not answer"]
    return JsonResponse({"ready": not reasons, "reasons": reasons}, status=503 if reasons else 200)
