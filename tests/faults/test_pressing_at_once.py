"""What the pages send one after the other may also arrive in the same moment."""

from datetime import timedelta

import pytest

from sambut.complaints import actions, loading
from sambut.complaints.models import Complaint, ComplaintEvent
from tests.complaints.conftest import Way
from tests.complaints.racing import at_once

pytestmark = pytest.mark.own_database

WORDS = "Kata yang ditekan empat kali."


def test_four_presses_at_the_same_moment_are_one_event(own_database, cast):
    loading.load()
    way = Way(cast)
    way.submit()
    way.forward()
    case, officer, at = way.complaint.pk, cast.unit_officer.person(way.at), way.tick()

    notes = at_once(*[lambda: actions.note_complaint(case, text=WORDS, by=officer, at=at)] * 4)
    added = at_once(*[lambda: actions.add_to_complaint(case, text=WORDS, by=way.reporter, at=at)] * 4)
    answers = at_once(*[lambda: actions.answer_complaint(case, text=WORDS, by=officer, at=at + timedelta(hours=1))] * 4)

    assert all(isinstance(done, Complaint) for done in (*notes, *added))
    assert sorted(done for done in answers if isinstance(done, str)) == ["complaint.answer.from_answered"] * 3
    assert [ComplaintEvent.objects.filter(verb=verb).count() for verb in ("note", "add", "answer")] == [1, 1, 1]
