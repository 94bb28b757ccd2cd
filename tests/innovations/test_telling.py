"""Who is told what, and the yearly reminder."""

from datetime import date, timedelta

import pytest

from sambut.innovations import actions, jobs
from sambut.innovations.models import Innovation, InnovationEvent
from sambut.innovations.states import Sustainability
from sambut.mandates.models import Appointment
from sambut.notices.models import Notice
from tests.complaints.working import work

pytestmark = pytest.mark.django_db


def told(way) -> list[tuple[str, str]]:
    """Kind and whom, in order, of what was told since the last call."""
    work(way.at)
    rows = Notice.objects.filter(subject_type="innovation").order_by("id")
    found = [(kind, email.partition("@")[0]) for kind, email in rows.values_list("kind", "user__email")]
    Notice.objects.all().delete()
    return found


def test_the_admin_hears_of_a_submission_and_the_writer_of_what_became_of_it(way):
    way.begin()
    way.write()
    assert told(way) == []
    way.submit()
    assert told(way) == [("innovation_submit", "local.admin")]
    actions.return_innovation(way.innovation.pk, text="Perbaiki.", by=way.local_admin, at=way.tick())
    assert told(way) == [("innovation_return", "innovator")]
    way.submit()
    way.publish()
    assert told(way) == [("innovation_submit", "local.admin"), ("innovation_publish", "innovator")]
    actions.withdraw_innovation(way.innovation.pk, text="Usai.", by=way.local_admin, at=way.tick())
    assert told(way) == [("innovation_withdraw", "innovator")]


def test_where_a_body_has_no_local_admin_the_ministry_hears_of_it(way):
    Appointment.objects.filter(role="local_admin").update(ends_at=way.at)
    way.begin()
    way.write()
    way.submit()
    assert told(way) == [("innovation_submit", "national.admin")]


def test_the_owner_hears_of_a_copy(way, cast):
    way.public()
    told(way)
    boss = cast.national_admin.person(way.at)
    actions.adapt_innovation(way.innovation.pk, unit_id=cast.regent.organisation.pk, by=boss, at=way.tick())
    assert told(way) == [("innovation_adapt", "innovator")]


def test_nobody_is_told_of_the_own_deed(way, cast):
    innovation = way.begin()
    boss = cast.local_admin.person(way.at)
    actions.write_innovation(
        innovation.pk,
        {"summary": "a", "problem": "b", "solution": "c"},
        revision=0,
        page="halaman-h",
        by=boss,
        at=way.tick(),
    )
    actions.submit_innovation(innovation.pk, by=boss, at=way.tick())
    assert told(way) == []


def test_what_runs_and_was_not_confirmed_for_a_year_is_asked_about_once_a_year(way):
    way.begin()
    way.write()
    way.run(date(2023, 1, 1))
    way.publish()
    told(way)
    jobs.remind_owners(0, at=way.at)
    assert told(way) == [("innovation_remind", "innovator")]
    jobs.remind_owners(0, at=way.tick(days=300))
    assert told(way) == []
    jobs.remind_owners(0, at=way.tick(days=66))
    assert told(way) == [("innovation_remind", "innovator")]
    actions.confirm_innovation(
        way.innovation.pk, sustainability=Sustainability.SMOOTH, on=way.at.date(), by=way.innovator, at=way.tick()
    )
    jobs.remind_owners(0, at=way.at + timedelta(days=365))
    assert told(way) == []
    way.at += timedelta(days=367)
    jobs.remind_owners(0, at=way.at)
    assert told(way) == [("innovation_remind", "innovator")]
    actions.confirm_innovation(
        way.innovation.pk, sustainability=Sustainability.STOPPED, on=way.at.date(), by=way.innovator, at=way.tick()
    )
    jobs.remind_owners(0, at=way.at + timedelta(days=3650))
    assert told(way) == []
    assert InnovationEvent.objects.filter(verb="remind", actor=None).count() == 3
    assert Innovation.objects.get(pk=way.innovation.pk).sustainability == "stopped"
