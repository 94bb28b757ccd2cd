"""Where two may act at once, one wins: for real, in a database of its own."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connections

from sambut.kernel.refusals import Refused
from sambut.mandates.actions import appoint, approve_support, deny_support, end_appointment, request_support
from sambut.mandates.models import Appointment, MandateEvent, SupportAccess
from sambut.mandates.states import Role
from tests.world.cast import Cast

pytestmark = pytest.mark.own_database
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


def at_once(*acts: Callable[[], object]) -> Counter[str]:
    def attempt(act: Callable[[], object]) -> str:
        try:
            act()
        except Refused as refusal:
            return refusal.code
        finally:
            connections["default"].close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(attempt, acts))


def test_two_admins_appoint_the_same_person_at_once_and_one_wins(cast: Cast):
    person, place, user = cast.agency_admin.person(AT), cast.unit_officer.organisation, cast.citizen.user.pk
    one = lambda: appoint(user, role=Role.UNIT_OFFICER, organisation=place, starts_at=AT, by=person, at=AT)  # noqa: E731

    assert at_once(*[one] * 6) == {"done": 1, "mandate.appoint.twice": 5}
    assert Appointment.objects.filter(user_id=user).count() == 1
    assert MandateEvent.objects.filter(verb="appoint").count() == 1


def test_two_administrators_end_each_other_at_once_and_one_stays(cast: Cast):
    first, second = cast.system_administrator, cast.second_administrator
    offices = {one: one.user.appointments.get(role=Role.SYSTEM_ADMINISTRATOR).pk for one in (first, second)}
    people = {one: one.person(AT) for one in (first, second)}  # both asked before either ends
    ends = [
        lambda by=by, of=of: end_appointment(offices[of], by=people[by], at=AT)
        for by, of in ((first, second), (second, first))
    ]

    found = at_once(*ends)
    assert found == {"done": 1, "mandate.end.last_administrator": 1}
    running = Appointment.objects.running(AT).filter(role=Role.SYSTEM_ADMINISTRATOR)
    assert running.count() == 1
    Appointment.objects.filter(role=Role.SYSTEM_ADMINISTRATOR).update(ends_at=None)


def test_a_request_is_decided_once(cast: Cast):
    asker, second = cast.system_administrator, cast.second_administrator.person(AT)
    support = request_support(
        asker.user.pk, organisation=cast.agency_admin.organisation, reason="Antrean dinas tidak terbuka", hours=1,
        by=asker.person(AT), at=AT,
    )  # fmt: skip

    found = at_once(
        lambda: approve_support(support.pk, by=second, at=AT), lambda: deny_support(support.pk, by=second, at=AT)
    )
    assert found["done"] == 1
    assert sum(found.values()) == 2
    assert SupportAccess.objects.get(pk=support.pk).state in ("approved", "denied")
    assert MandateEvent.objects.filter(support=support).count() == 2


def test_two_requests_of_one_person_at_once_leave_one(cast: Cast):
    asker = cast.second_administrator
    one = lambda: request_support(  # noqa: E731
        asker.user.pk, organisation=cast.agency_admin.organisation, reason="Antrean dinas tidak terbuka", hours=1,
        by=asker.person(AT), at=AT,
    )  # fmt: skip
    assert at_once(*[one] * 4) == {"done": 1, "support.request.open": 3}
