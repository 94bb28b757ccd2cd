"""Two people approve two amendments of one decree in the same moment: one wins, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from tests.calendars.conftest import AT, officer

from sambut.calendars.actions import DecreeText, approve_decree, propose_decree
from sambut.calendars.loading import load
from sambut.calendars.models import Decree
from sambut.calendars.queries import working_calendar
from sambut.calendars.rules import DayOff, Kind
from sambut.kernel.refusals import Refused
from sambut.mandates.states import Role

pytestmark = pytest.mark.own_database


def test_two_amendments_at_once_and_one_wins(own_database):
    load(at=AT)
    first, second = officer("satu", Role.NATIONAL_ADMIN), officer("dua", Role.SYSTEM_ADMINISTRATOR)
    before = Decree.objects.get(reference_key="2027")
    made = [
        propose_decree(
            DecreeText(title=f"Perubahan {day}", covers_from=date(2027, 1, 1), covers_until=date(2027, 12, 31)),
            days=[DayOff(date(2027, 5, day), Kind.JOINT_LEAVE, "Cuti")],
            supersedes=before.pk,
            by=by,
            at=AT,
        )
        for day, by in ((3, first), (4, second))
    ]
    together = Barrier(2)

    def approve(decree, by) -> str:
        together.wait()
        try:
            return approve_decree(decree.pk, by=by, at=AT).state
        except Refused as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(approve, made, [second, first]))

    assert sorted(answers) == ["calendar.supersedes_wrong", "in_force"]
    assert len([off for off in working_calendar().days if off.date.year == 2027]) == 1


def test_two_processes_load_at_once_and_the_rows_are_there_once(own_database):
    together = Barrier(2)

    def both(_) -> int:
        together.wait()
        try:
            return load(at=AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(both, range(2)))

    assert Decree.objects.filter(reference_key="2025").count() == 1
