"""Clocks of an import are counted once for many rows, and come out as if each had been counted by itself."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sambut.complaints import clocks
from sambut.complaints.importing.counting import Counting
from sambut.complaints.importing.places import spot_of
from sambut.complaints.models import ClockRule
from sambut.complaints.states import Grade, Step
from sambut.organisations.models import Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

FIRST = datetime(2014, 1, 1, tzinfo=UTC)
instants = st.integers(0, 16 * 365 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
PLACES = ("unit_officer", "officer_far_away", "agency_admin", "national_admin")


@given(
    wanted=st.lists(
        st.tuples(
            st.sampled_from(PLACES), st.sampled_from(Step), st.sampled_from(Grade), instants, st.integers(0, 400 * 24)
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_clock_is_due_and_used_as_if_counted_alone(cast, wanted):
    """Before, within and beyond the decreed days; in two time zones; local rules beside national ones."""
    ClockRule.objects.get_or_create(
        step="answer",
        grade="",
        organisation=cast.unit_officer.organisation,
        limit="36h",
        law="uji",
        source="uji",
        origin="own",
    )
    counting = Counting()
    counting.refresh()
    for name, step, grade, at, hours in wanted:
        organisation = Organisation.objects.select_related("region").get(pk=getattr(cast, name).organisation.pk)
        spot, alone = spot_of(organisation), clocks.prepared(step, grade, organisation, at=at)
        end = at + timedelta(hours=hours)

        found = counting.started(step, grade, spot, at)

        assert (found.rule, found.due_at, found.provisional) == (alone.rule_id, alone.due_at, alone.provisional)
        assert counting.used(spot, at, end) == clocks.used(at, end, spot.zone, clocks.calendar_of(organisation))


def test_a_limit_that_changes_while_a_file_comes_in_holds_for_the_next_batch(cast):
    spot, at, counting = spot_of(cast.unit_officer.organisation), datetime(2025, 3, 26, 3, 4, tzinfo=UTC), Counting()
    counting.refresh()
    before = counting.started(Step.ANSWER, Grade.ORDINARY, spot, at)

    ClockRule.objects.filter(pk=before.rule).update(limit="1wd")
    counting.refresh()

    assert counting.started(Step.ANSWER, Grade.ORDINARY, spot, at).due_at == datetime(2025, 3, 27, 17, 0, tzinfo=UTC)
