"""The demo country on the regions and bodies of the template database, marked a demo by hand: the cast lives here already."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

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


@pytest.fixture(scope="session")
def kept_land(django_db_setup: None, django_db_blocker: Any) -> Any:
    """The country founded, once for the whole run; modules take copies."""
    from tests.conftest import once_a_run

    def make() -> Country:
        begin()
        return countries.found(AT)

    with django_db_blocker.unblock(), translation.override("id"):
        return once_a_run("land", make)


@pytest.fixture(scope="module")
def land(own_database: str, kept_land: Any) -> Iterator[Country]:
    """For modules marked `own_database("kept_land")`."""
    with translation.override("id"):
        yield kept_land.made
