"""A small tree in a real body, and people who may and may not change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import add_unit
from sambut.organisations.models import Organisation
from sambut.organisations.queries import find_by_name

AT = datetime(2025, 3, 26, 18, 0, tzinfo=UTC)
"""Wednesday, 26 March 2025, one in the morning of the 27th in Jakarta."""


@dataclass(frozen=True)
class Admin:
    """Manages the organisations with these ids and everything below them."""

    of: frozenset[int]
    user_id: int | None = None

    def manages(self, path: Sequence[int]) -> bool:
        return not self.of.isdisjoint(path)


def admin_of(*organisations: Organisation, user_id: int | None = None) -> Admin:
    return Admin(frozenset(row.pk for row in organisations), user_id)


def body(name: str = "Pemerintah Kota Surabaya") -> Organisation:
    found = find_by_name(name)
    assert found is not None
    return found


def unit(name: str, under: Organisation, **more: str) -> Organisation:
    return add_unit(under.pk, name=name, by=OPERATOR, at=AT, **more)
