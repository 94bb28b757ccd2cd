"""The whole way of a case: forwarded, answered, accepted or rejected, closed by the timer, late."""

from datetime import timedelta

import pytest

from sambut.complaints import actions
from sambut.complaints.models import Clock, Complaint, ComplaintEvent, Sight
from sambut.complaints.states import Ending, Grade
from sambut.kernel.refusals import Refused

pytestmark = pytest.mark.django_db


def events(complaint):
    return list(ComplaintEvent.objects.filter(complaint=complaint).order_by("id").values_list("verb", flat=True))


def running(complaint):
    return dict(Clock.objects.filter(complaint=complaint, stopped_at=None).values_list("step", "rule__limit"))


def test_forwarding_stops_the_clock_of_verifying_and_starts_the_clock_of_the_answer(way, cast):
    way.submit()

    complaint = way.forward()

    transport = cast.unit_officer.organisation
    assert (complaint.status, complaint.holder, complaint.body) == (
        "forwarded",
        transport,
        cast.agency_admin.organisation,
    )
    assert running(complaint) == {"answer": "14wd"}
    assert complaint.public_at == way.at


@pytest.mark.parametrize(
    ("grade", "limit"), [("information", "5wd"), ("aspiration", "5wd"), ("ordinary", "14wd"), ("supervisory", "60wd")]
)
def test_the_grade_sets_the_limit_of_the_answer(way, grade, limit):
    way.submit()

    assert running(way.forward(grade=Grade(grade))) == {"answer": limit}


def test_forwarding_to_a_body_also_starts_the_clock_of_handing_on(way, cast):
    way.submit(body=None)

    complaint = way.forward(to=cast.agency_admin.organisation, by=cast.national_admin.person(way.at))

    assert running(complaint) == {"answer": "14wd", "coordinate": "5wd"}
    assert running(way.forward()) == {"answer": "14wd"}


def test_forwarding_again_gives_nobody_more_time(way, cast):
    way.submit()
    way.forward()
    due = Clock.objects.get(step="answer").due_at

    way.forward(to=cast.officer_next_door.organisation)

    assert Clock.objects.get(step="answer").due_at == due


def test_an_answer_waits_for_the_reporter_who_accepts_it(way):
    way.submit()
    way.forward()
    complaint = way.answer()
    assert (complaint.status, running(complaint)) == ("answered", {"react": "10wd"})

    complaint = actions.accept_answer(complaint.pk, by=way.reporter, at=way.tick())

    assert (complaint.status, complaint.ending, running(complaint)) == ("closed", "accepted", {})
    assert events(complaint) == ["submit", "forward", "answer", "accept"]


def test_a_rejected_answer_goes_back_to_the_unit_under_a_new_clock(way):
    way.submit()
    way.forward()
    complaint = way.answer()

    complaint = actions.reject_answer(complaint.pk, text="Masih padam.", by=way.reporter, at=way.tick())

    assert (complaint.status, running(complaint)) == ("forwarded", {"answer": "14wd"})
    assert Clock.objects.get(step="answer", stopped_at=None).started_at == way.at


def test_the_timer_closes_and_says_that_it_was_the_timer(way):
    way.submit()
    way.forward()
    way.answer()
    clock = Clock.objects.get(step="react")

    assert actions.close_by_timer(clock.pk, at=clock.due_at - timedelta(seconds=1)) is False
    assert actions.close_by_timer(clock.pk, at=clock.due_at) is True
    assert actions.close_by_timer(clock.pk, at=clock.due_at) is False

    complaint = Complaint.objects.get()
    assert (complaint.status, complaint.ending) == ("closed", "by_timer")
    assert ComplaintEvent.objects.get(verb="close").actor_kind == "clock"


def test_lateness_is_one_event_and_the_case_can_still_be_answered(way):
    way.submit()
    way.forward()
    clock = Clock.objects.get(step="answer")

    assert actions.mark_late(clock.pk, at=clock.due_at) is True
    assert actions.mark_late(clock.pk, at=clock.due_at + timedelta(hours=1)) is False

    way.at = clock.due_at
    complaint = way.answer()
    assert events(complaint) == ["submit", "forward", "mark_late", "answer"]


def test_a_unit_gives_back_what_is_not_its_own_and_the_citizen_still_waits(way, cast):
    way.submit()
    way.forward()

    complaint = actions.bounce_complaint(
        way.complaint.pk, text="Ini jalan provinsi.", by=cast.unit_officer.person(way.at), at=way.tick()
    )

    assert (complaint.status, complaint.holder, complaint.body, complaint.bounces) == (
        "received",
        None,
        cast.agency_admin.organisation,
        1,
    )
    assert running(complaint) == {"answer": "14wd", "verify": "3wd"}


def test_a_body_gives_back_what_it_never_forwarded_and_the_national_desk_verifies_anew(way, cast):
    way.submit()
    at = way.tick(days=1)

    complaint = actions.bounce_complaint(
        way.complaint.pk, text="Ini jalan provinsi.", by=cast.agency_admin.person(at), at=at
    )

    assert (complaint.status, complaint.holder, complaint.body, complaint.bounces) == ("received", None, None, 1)
    (clock,) = Clock.objects.filter(complaint=complaint, stopped_at=None)
    assert (clock.step, clock.organisation, clock.started_at) == ("verify", None, at)
    with pytest.raises(Refused, match=r"complaint\.bounce\.at_the_national_desk"):
        actions.bounce_complaint(complaint.pk, text="Lagi.", by=cast.national_admin.person(at), at=at)


def test_who_had_a_case_keeps_sight_of_it(way, cast):
    way.submit()
    way.forward()
    way.forward(to=cast.officer_next_door.organisation)

    seen = dict(Sight.objects.values_list("organisation", "holds"))
    assert seen == {
        cast.agency_admin.organisation.pk: True,
        cast.unit_officer.organisation.pk: False,
        cast.officer_next_door.organisation.pk: True,
    }


def test_the_unit_complained_about_never_gets_the_case(way, cast):
    way.submit()
    transport = cast.unit_officer.organisation

    with pytest.raises(Refused, match=r"complaint\.forward\.to_subject"):
        way.forward(subject=transport)

    way.forward(to=cast.officer_next_door.organisation, subject=transport)
    assert transport.pk not in set(Sight.objects.values_list("organisation", flat=True))


def test_asking_stops_the_clock_and_completing_starts_it_again(way, cast):
    way.submit()

    complaint = actions.ask_reporter(
        way.complaint.pk, text="Jalan yang mana?", by=cast.agency_admin.person(way.at), at=way.tick()
    )
    assert (complaint.status, running(complaint)) == ("incomplete", {"complete": "10wd"})

    complaint = actions.complete_complaint(complaint.pk, text="Jalan Perintis.", by=way.reporter, at=way.tick())
    assert (complaint.status, running(complaint)) == ("received", {"verify": "3wd"})


def test_a_case_is_archived_with_one_reason(way, cast):
    way.submit()
    admin = cast.agency_admin.person(way.at)
    with pytest.raises(Refused, match=r"complaint\.archive\.without_reason"):
        actions.archive_complaint(way.complaint.pk, reason=Ending.ACCEPTED, text="…", by=admin, at=way.tick())

    complaint = actions.archive_complaint(
        way.complaint.pk, reason=Ending.UNCLEAR, text="Tempatnya tidak ada.", by=admin, at=way.tick()
    )

    assert (complaint.status, complaint.ending) == ("archived", "unclear")


def test_an_ended_case_refuses_with_a_code_for_its_state(way):
    way.submit()
    way.forward()
    way.answer()
    actions.accept_answer(way.complaint.pk, by=way.reporter, at=way.tick())

    with pytest.raises(Refused, match=r"complaint\.forward\.from_closed"):
        way.forward()
    with pytest.raises(Refused, match=r"complaint\.answer\.from_closed"):
        way.answer()
