from datetime import UTC, date, datetime

import pytest

from sambut.accounts.models import User
from sambut.calendars.actions import DecreeText, approve_decree, propose_decree
from sambut.calendars.loading import load
from sambut.calendars.models import Decree
from sambut.calendars.rules import DayOff, Kind
from sambut.mandates.people import Mandate, Person
from sambut.mandates.states import Role

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
def loaded(db) -> None:
    load(at=AT)


def officer(short_name: str, role: Role) -> Person:
    user = User.objects.create(email=f"{short_name}@kalender.example", name=short_name)
    return Person(user.pk, (Mandate(1, role, 1, 1, (1,)),))


@pytest.fixture
def keeper(db) -> Person:
    return officer("pengusul", Role.NATIONAL_ADMIN)


@pytest.fixture
def other_keeper(db) -> Person:
    return officer("penyetuju", Role.SYSTEM_ADMINISTRATOR)


@pytest.fixture
def outsider(db) -> Person:
    return officer("petugas", Role.UNIT_OFFICER)


@pytest.fixture
def local_holiday(loaded, keeper, other_keeper) -> Decree:
    """Monday 10 February 2025 is a holiday in Kota Semarang only."""
    from sambut.regions.models import Region

    semarang = Region.objects.get(code="33.74", ends_on=None)
    made = propose_decree(
        DecreeText(title="Hari Jadi Kota Semarang", number="Keputusan Wali Kota 1/2025"),
        days=[DayOff(date(2025, 2, 10), Kind.LOCAL, "Hari Jadi")],
        region_id=semarang.pk,
        by=keeper,
        at=AT,
    )
    return approve_decree(made.pk, by=other_keeper, at=AT)
