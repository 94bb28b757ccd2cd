"""The demo country on the regions and bodies of the template database, marked a demo by hand: the cast lives here already."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.utils import translation

from sambut.accounts.models import Installation
from sambut.complaints import loading as law
from sambut.config.demo import country as countries
from sambut.config.demo.country import Country
from sambut.replication import loading as replication
from sambut.retention import loading as retention
from sambut.surveys import loading as surveys

AT = datetime(2026, 3, 11, 3, 20, tzinfo=UTC)
"""Wednesday, 11 March 2026, 10.20 in Jakarta: an ordinary office day."""


def begin(at: datetime = AT) -> None:
    """What stands before the country is loaded: the law, and the mark (`mark_demo` itself wants a database without accounts)."""
    law.load()
    retention.load()
    surveys.load()
    replication.load()
    Installation.objects.create(kind=Installation.DEMO, made_at=at)


@pytest.fixture(scope="module")
def land(own_database: str) -> Iterator[Country]:
    """Founded once a module, in a database of its own."""
    with translation.override("id"):
        begin()
        yield countries.found(AT)
