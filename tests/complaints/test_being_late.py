"""Lateness from end to end: the sweep, the event, the relay, the notices; and nobody is told who may not know."""

from datetime import timedelta

import pytest

from sambut.complaints import actions, jobs
from sambut.complaints.access import why_not
from sambut.complaints.models import Clock, Complaint, ComplaintEvent
from sambut.kernel.refusals import Refused
from sambut.mandates.cast import REGISTRY
from sambut.mandates.casting import organisation_at
from sambut.mandates.models import Appointment
from sambut.mandates.queries import person_of
from sambut.mandates.states import Role
from sambut.notices.models import Notice
from tests.complaints.working import minute, work

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def told(cast):
    """Who is told of what, from now on: short names, `reporter`, and the kind."""
    names = {player.user.pk: player.member.short_name for player in cast}

    def since(at):
        rows = Notice.objects.filter(created_at__gte=at).order_by("pk")
        return sorted((names.get(row.user_id, "reporter"), row.kind) for row in rows)

    return since


def due(complaint, step):
    return Clock.objects.get(complaint=complaint, step=step, stopped_at=None).due_at


def lateness() -> int:
    return ComplaintEvent.objects.filter(verb="mark_late").count()


def test_officer_admin_and_reporter_are_told_once_in_the_first_late_instant(way, told):
    minute(way.at)
    way.submit()
    way.forward()
    at = due(way.complaint, "answer")
    minute(at - SECOND)
    assert lateness() == 0

    minute(at)
    minute(at + SECOND)
    minute(at + timedelta(days=3))

    assert lateness() == 1
    assert told(at) == [("agency_admin", "desk_late"), ("reporter", "report_late"), ("unit_officer", "desk_late")]
    assert Complaint.objects.get().status == "forwarded"


def test_where_nobody_answers_for_the_unit_the_admin_is_told_and_the_national_desk_above(way, told):
    minute(way.at)
    way.submit()
    way.forward(to=organisation_at(REGISTRY))
    work(way.at)
    at = due(way.complaint, "answer")

    minute(at)

    assert told(at) == [("agency_admin", "desk_late"), ("national_admin", "desk_late"), ("reporter", "report_late")]


def test_what_no_body_has_is_told_to_the_national_desk_once(way, told):
    minute(way.at)
    way.submit(body=None)
    work(way.at)
    at = due(way.complaint, "verify")

    minute(at)

    assert told(at) == [("national_admin", "desk_late"), ("reporter", "report_late")]


def test_a_body_that_hands_nothing_on_is_late_before_the_national_desk(way, cast, told):
    minute(way.at)
    way.submit(body=None)
    way.forward(to=cast.agency_admin.organisation, by=cast.national_admin.person(way.at))
    work(way.at)
    at = due(way.complaint, "coordinate")

    minute(at)

    assert told(at) == [("agency_admin", "desk_late"), ("national_admin", "desk_late"), ("reporter", "report_late")]


def test_somebody_who_stands_in_at_the_national_desk_is_told_too(way, cast, told):
    Appointment.objects.filter(user=cast.national_admin.user).update(ends_at=way.at)
    Appointment.objects.create(
        user=cast.ombudsman.user, role=Role.NATIONAL_ADMIN, organisation=cast.national_admin.organisation, acting="plh",
        decree="SP 7", starts_at=way.at, ends_at=way.at + timedelta(days=60),
    )  # fmt: skip
    way.submit(body=None)

    work(way.at)

    assert told(way.at) == [("ombudsman", "desk_submit"), ("reporter", "report_submit")]


def test_an_answer_that_nobody_reacts_to_is_closed_by_the_timer_and_only_the_reporter_is_told(way, told):
    minute(way.at)
    way.submit()
    way.forward()
    way.answer()
    at = due(way.complaint, "react")
    minute(at - SECOND)
    assert Complaint.objects.get().status == "answered"

    minute(at)

    assert (Complaint.objects.get().ending, lateness()) == ("by_timer", 0)
    assert told(at) == [("reporter", "report_close")]


def test_what_is_never_completed_is_archived_under_its_own_name(way, cast, told):
    minute(way.at)
    way.submit()
    actions.ask_reporter(way.complaint.pk, text="Jalan yang mana?", by=cast.agency_admin.person(way.at), at=way.tick())
    work(way.at)
    at = due(way.complaint, "complete")

    minute(at)

    case = Complaint.objects.get()
    assert (case.status, case.ending, case.ended_at) == ("archived", "never_completed", at)
    assert told(at) == [("reporter", "report_close")]


def test_the_unit_complained_about_is_told_nothing_from_then_on(way, cast, told):
    """It had the case before that was known; the notice it got then leads nowhere any more."""
    minute(way.at)
    way.submit()
    way.forward()
    work(way.at)
    way.forward(to=organisation_at(REGISTRY), subject=cast.unit_officer.organisation)
    since = way.at
    actions.add_to_complaint(way.complaint.pk, text="Petugasnya marah.", by=way.reporter, at=way.tick())
    minute(due(way.complaint, "answer"))
    actions.bounce_complaint(
        way.complaint.pk, text="Bukan wewenang.", by=cast.agency_admin.person(way.at), at=way.tick()
    )
    work(way.at)

    assert {name for name, _kind in told(since)} == {"agency_admin", "national_admin", "reporter"}
    for notice in Notice.objects.exclude(user=None).filter(created_at__gte=since):
        assert why_not(person_of(notice.user_id, at=way.at), "see", Complaint.objects.get()) is None


def test_a_complaint_about_a_whole_body_is_told_to_nobody_inside_it(way, cast, told):
    way.submit(body=None)
    way.forward(
        to=cast.ombudsman.organisation, by=cast.national_admin.person(way.at), subject=cast.agency_admin.organisation
    )
    since = way.at
    actions.bounce_complaint(
        way.complaint.pk, text="Kembali.", by=_admin_of(cast.ombudsman.organisation), at=way.tick()
    )

    work(way.at)

    assert told(since) == [
        ("national_admin", "desk_bounce"),
        ("national_admin", "desk_forward"),
        ("national_admin", "desk_submit"),
        ("reporter", "report_forward"),
        ("reporter", "report_submit"),
    ]


def _admin_of(organisation):
    from sambut.mandates.people import Mandate, Person

    return Person(
        None, (Mandate(0, Role.AGENCY_ADMIN, organisation.pk, organisation.body_id, tuple(organisation.path)),)
    )


def test_the_second_bounce_is_told_to_the_national_desk_as_well(way, cast, told):
    way.submit()
    for _ in range(2):
        way.forward()
        work(way.at)
        since = way.tick()
        actions.bounce_complaint(
            way.complaint.pk, text="Bukan wewenang.", by=cast.unit_officer.person(way.at), at=since
        )
        work(since)

    assert told(since) == [("agency_admin", "desk_bounce"), ("national_admin", "desk_bounce")]


def test_one_row_that_cannot_be_done_does_not_stop_the_others_and_is_not_hidden(way):
    way.submit()
    broken = way.complaint
    way.tick()
    way.submit()
    Complaint.objects.filter(pk=broken.pk).update(
        status="closed", ended_at=way.at, ending="accepted"
    )  # no verb does this
    at = Clock.objects.latest("due_at").due_at

    with pytest.raises(Refused, match=r"complaint\.mark_late\.from_closed"):
        jobs.sweep_clocks(0, at=at)

    assert list(ComplaintEvent.objects.filter(verb="mark_late").values_list("complaint", flat=True)) == [
        way.complaint.pk
    ]
