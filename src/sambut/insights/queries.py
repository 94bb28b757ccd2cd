"""Reads of kept figures for pages and API. Nothing here counts cases."""

from sambut.insights.counting import MONTHLY
from sambut.insights.models import Kept


def kept() -> Kept | None:
    """When the monthly figures were counted last."""
    return Kept.objects.filter(pk=MONTHLY).first()
