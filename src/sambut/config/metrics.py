"""`/metrics` for Prometheus: what all web and worker processes of this home counted, and how the work stands now.

A room adds figures by `gauges.py` with `GAUGES = {name: (words, function(at))}`; a function gives one number, or numbers
by one label. Names of routes and reactions are ours; nothing else is ever a label.
"""

import hmac
import ipaddress
import os
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from sambut.kernel.clock import now

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)

REQUESTS = Counter(
    "sambut_requests_total", "Requests by the name of their route and the status of the answer.", ["route", "status"]
)
SECONDS = Histogram(
    "sambut_request_seconds", "Time until the answer began, by the name of the route.", ["route"], buckets=BUCKETS
)


def metrics(request: HttpRequest) -> HttpResponseBase:
    if not allowed(request):
        return HttpResponse(
            "Only for this machine, or with SAMBUT_METRICS_TOKEN.\n", status=403, content_type="text/plain"
        )
    registry = REGISTRY
    if os.environ.get(FOLDER):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    standing = CollectorRegistry()
    standing.register(Standing())
    return HttpResponse(generate_latest(registry) + generate_latest(standing), content_type=CONTENT_TYPE_LATEST)


def allowed(request: HttpRequest) -> bool:
    """With the token, or straight from this machine. Behind a proxy everybody seems to be on this machine."""
    token = settings.ENVIRONMENT.metrics_token
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    if any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-Ip", "Via")):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


class Standing(Collector):
    """How the work stands, asked at the moment of the scrape."""

    def collect(self) -> Iterator[Metric]:
        try:
            yield from _gauges(now())
            answers = 1
        except Error:
            answers = 0
        yield GaugeMetricFamily("sambut_database_up", "Whether the database answered.", value=answers)


def _gauges(at: datetime) -> Iterator[Metric]:
    from sambut.config.rooms import room_modules
    from sambut.jobs.queries import health

    for name, figure in health(at=at).as_facts().items():
        yield GaugeMetricFamily(
            f"sambut_work_{name}", f"Work in the background: {name.replace('_', ' ')}.", value=figure
        )
    for _, gauges in room_modules("gauges"):
        for name, (words, function) in gauges.GAUGES.items():
            yield _gauge(name, words, function(at))


def _gauge(name: str, words: str, found: float | dict[str, float]) -> Metric:
    if not isinstance(found, dict):
        return GaugeMetricFamily(name, words, value=found)
    family = GaugeMetricFamily(name, words, labels=["kind"])
    for label, value in found.items():
        family.add_metric([label], value)
    return family
