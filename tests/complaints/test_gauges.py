import pytest

from sambut.complaints import actions
from sambut.complaints.gauges import GAUGES
from sambut.complaints.models import Clock

pytestmark = pytest.mark.django_db


def test_late_limits_are_counted_until_somebody_answers(way):
    way.submit()
    way.forward()
    due = Clock.objects.get(step="answer").due_at
    late = GAUGES["clocks_late"][1]

    assert (late(way.at), late(due)) == (0, 1)
    actions.answer_complaint(way.complaint.pk, text="Sudah.", by=way.cast.unit_officer.person(due), at=due)
    assert late(due) == 0
