"""Reads of accounts."""

import time
from collections.abc import Sequence

from sambut.accounts.models import CastMember, Installation

DEMO_SECONDS = 60
_demo: dict[str, tuple[float, bool]] = {}


def is_demo() -> bool:
    """Is this *database* marked as a demo? Remembered for a minute: the mark is set once, in an empty database, and stays."""
    known = _demo.get("known")
    if known and known[0] > time.monotonic():
        return known[1]
    found = Installation.objects.filter(kind=Installation.DEMO).exists()
    _demo["known"] = (time.monotonic() + DEMO_SECONDS, found)
    return found


def forget_demo() -> None:
    """For whoever just marked the database, and for tests."""
    _demo.clear()


def cast() -> Sequence[CastMember]:
    return CastMember.objects.select_related("user").order_by("place")
