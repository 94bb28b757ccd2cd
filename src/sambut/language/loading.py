"""Bringing the glossary of the house into the database."""

from datetime import datetime

from sambut.kernel import clock
from sambut.language.actions import load_reference
from sambut.language.words import rows_of


def load(*, at: datetime | None = None) -> int:
    """The rows of `reference/glossary.csv`; safe to repeat, a body's own words stay. Gives how many changed."""
    return load_reference(rows_of("glossary.csv"), at=at or clock.now())
