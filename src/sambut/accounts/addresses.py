"""Where a request comes from: only as far as trusted proxies vouch for it, and never stored."""

import hashlib
import hmac
import ipaddress
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest

MARK_LENGTH = 20
HOUSEHOLD_BITS = 64
"""A line gets at least this much of an IPv6 address; whoever holds it may choose the rest, so the rest is not counted."""


def client_address(request: HttpRequest) -> str:
    """The address of the client, read from `X-Forwarded-For` over exactly the trusted hops, counted from the right.

    Each trusted proxy appends the address that it was called from; whatever stands further left came from outside and
    may be invented. No trusted proxy, too few entries, or something that is no address: the caller's own address counts.
    """
    own = request.META.get("REMOTE_ADDR", "")
    hops = settings.ENVIRONMENT.proxy_hops
    if not hops:
        return own
    entries = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if len(entries) < hops:
        return own
    return _address(entries[-hops]) or own


def address_mark(request: HttpRequest, at: datetime) -> str:
    """A keyed hash of the address with the key of the day: good for limits, useless for finding out who it was later."""
    address = _household(client_address(request))
    day = at.astimezone(UTC).date().isoformat()
    daily_key = hmac.digest(settings.SECRET_KEY.encode(), f"sambut address {day}".encode(), hashlib.sha256)
    return hmac.new(daily_key, address.encode(), hashlib.sha256).hexdigest()[:MARK_LENGTH]


def _address(text: str) -> str | None:
    """`1.2.3.4`, `1.2.3.4:5678`, `2001:db8::1` or `[2001:db8::1]:5678` as a plain address."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return None


def _household(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, HOUSEHOLD_BITS), strict=False))
