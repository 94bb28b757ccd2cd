"""After the event: tasks, reminders, notices, papers, and what is forgotten."""

import io
from datetime import date, timedelta

import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from sambut.events import actions, jobs, naming
from sambut.events.models import Booking, Delegate, Delegation, Happening, ReportPaper, Task
from sambut.events.retaining import closed_before, delegations_of, erase_delegate, forget_delegate
from sambut.kernel.refusals import Refused
from sambut.mandates.models import Appointment
from sambut.mandates.states import Role
from sambut.notices.models import Notice
from tests.events.conftest import BEFORE, STARTS, Forum


def told(kind: str) -> list[str]:
    """Who was told, by mail, in order."""
    rows = Notice.objects.filter(kind=kind).select_related("user").order_by("user__email")
    return [row.user.email for row in rows]


def tell_last(forum: Forum) -> None:
    jobs.tell(Happening.objects.latest("pk").pk, at=forum.tick())


def mail(*players: object) -> list[str]:
    return sorted(player.member.email for player in players)


def test_an_invitation_is_told_to_the_head_and_the_admin_of_the_body(announced: Forum):
    delegation = announced.invite()
    tell_last(announced)
    assert told("forum_invite") == mail(announced.cast.regent, announced.cast.agency_admin_far_away)
    actions.remind_body(delegation.pk, by=announced.secretariat, at=announced.tick(days=1))
    tell_last(announced)
    assert told("forum_remind") == told("forum_invite")
    subject = naming.name_delegations([delegation.pk])[delegation.pk]
    assert (subject.number, subject.due_at) == (announced.event.name, announced.event.answer_by)


def test_a_booking_is_told_to_the_facilitator_and_its_end_to_the_other_side(announced: Forum):
    forum = announced
    delegation, slot = forum.confirm(), forum.slot()
    forum.book(slot, delegation)
    tell_last(forum)
    assert told("forum_book") == mail(forum.cast.facilitator)
    actions.cancel_booking(Booking.objects.get().pk, by=forum.person(forum.cast.facilitator), at=forum.tick())
    tell_last(forum)
    body = mail(forum.cast.regent, forum.cast.agency_admin_far_away)
    assert told("forum_cancel") == body
    forum.book(slot, delegation)
    actions.withdraw_clinic(slot.pk, by=forum.person(forum.cast.facilitator), at=forum.tick())
    tell_last(forum)
    assert sorted(told("forum_cancel")) == sorted(body * 2)
    assert naming.name_bookings([Booking.objects.first().pk])


def test_an_answer_of_the_desk_is_told_to_the_body(announced: Forum):
    delegation = announced.confirm()
    request = actions.ask_desk(delegation.pk, topic="?", question="?", by=announced.regent, at=announced.tick())
    actions.answer_desk(request.pk, answer="!", by=announced.secretariat, at=announced.tick())
    tell_last(announced)
    assert told("forum_answer") == mail(announced.cast.regent, announced.cast.agency_admin_far_away)


def test_a_task_is_told_to_its_unit_and_without_an_officer_to_the_admin_above(running: Forum):
    running.task()
    tell_last(running)
    assert told("forum_task") == mail(running.cast.officer_far_away)
    Appointment.objects.filter(role=Role.UNIT_OFFICER, organisation=running.cast.officer_far_away.organisation).update(
        ends_at=running.at
    )
    running.task()
    tell_last(running)
    assert told("forum_task") == mail(running.cast.officer_far_away, running.cast.agency_admin_far_away)


def test_the_clock_reminds_who_is_silent_near_the_last_day_and_nobody_else(announced: Forum):
    answer_by = announced.event.answer_by
    silent = announced.invite(announced.city)
    announced.confirm()
    for days, reminders in ((10, 0), (6, 1), (5, 1), (2, 2), (1, 2), (-1, 2)):
        jobs.remind(0, at=answer_by - timedelta(days=days))
        assert Delegation.objects.get(pk=silent.pk).reminders == reminders, days
    assert list(Delegation.objects.order_by("pk").values_list("state", "reminders")) == [
        ("invited", 2),
        ("confirmed", 0),
    ]
    assert Happening.objects.filter(verb="remind", actor=None).count() == 2
    assert announced.counts("silent", "invited", "confirmed") == (1, 2, 1)


def test_a_task_is_called_to_mind_before_its_day_and_weekly_after(running: Forum):
    task, reminded = running.task(due_on=date(2031, 11, 20)), []
    for day in range(10, 31):
        jobs.remind(0, at=STARTS.replace(month=11, day=day))
        reminded.append(Task.objects.get(pk=task.pk).reminded_on)
    assert list(dict.fromkeys(reminded)) == [None, date(2031, 11, 18), date(2031, 11, 21), date(2031, 11, 28)]
    assert told("forum_task_due") == mail(*[running.cast.officer_far_away] * 3)


def test_a_task_is_done_by_its_unit_with_a_note_and_by_no_other(running: Forum):
    task = running.task()
    for player in (running.cast.unit_officer, running.cast.mayor, running.cast.secretariat, running.cast.partner):
        with pytest.raises(Refused, match=r"event\.finish_task\.no_right"):
            actions.finish_task(task.pk, note="Selesai.", by=running.person(player), at=running.tick())
    officer = running.person(running.cast.officer_far_away)
    with pytest.raises(Refused, match=r"event\.finish_task\.no_note"):
        actions.finish_task(task.pk, note="   ", by=officer, at=running.tick())
    actions.finish_task(task.pk, note="Tim ditetapkan.", by=officer, at=running.tick())
    for verb, why in ((actions.finish_task, "finish_task"), (actions.drop_task, "drop_task")):
        with pytest.raises(Refused, match=rf"event\.{why}\.from_done"):
            verb(task.pk, note="Lagi.", by=running.regent, at=running.tick())
    assert running.counts("tasks", "tasks_done") == (1, 1)


def test_a_task_has_a_day_to_come_and_comes_from_above_or_from_the_host(running: Forum):
    with pytest.raises(Refused, match=r"event\.give_task\.in_the_past"):
        running.task(due_on=date(2031, 10, 27))
    unit = running.cast.officer_far_away.organisation
    for player in (running.cast.officer_far_away, running.cast.mayor, running.cast.facilitator):
        with pytest.raises(Refused, match=r"event\.give_task\.no_right"):
            actions.give_task(
                running.event.pk,
                unit=unit,
                kind="task",
                text="?",
                due_on=date(2032, 1, 1),
                by=running.person(player),
                at=running.tick(),
            )
    by_host = actions.give_task(
        running.event.pk,
        unit=unit,
        kind="task",
        text="?",
        due_on=date(2032, 1, 1),
        by=running.secretariat,
        at=running.tick(),
    )
    assert by_host.given_by_id == running.cast.secretariat.user.pk


def test_the_papers_of_a_report_are_set_once_in_both_languages_from_frozen_numbers(running: Forum):
    running.confirm()
    running.close()
    actions.report_event(
        running.event.pk,
        words='Satu.\n\nDua #panic("x") $x$.',
        words_english="One.\n\nTwo.",
        by=running.secretariat,
        at=running.tick(),
    )
    reported = Happening.objects.get(verb="report")
    jobs.set_papers(reported.pk, at=running.tick())
    jobs.set_papers(reported.pk, at=running.tick())
    papers = {(row.kind, row.language): row for row in ReportPaper.objects.all()}
    assert set(papers) == {(kind, language) for kind in ("laporan", "siaran-pers") for language in ("id", "en")}
    words = {
        key: " ".join(part.extract_text() for part in pypdf.PdfReader(io.BytesIO(bytes(row.content))).pages)
        for key, row in papers.items()
    }
    assert '#panic("x")' in words["laporan", "id"].replace("“", '"').replace("”", '"').replace("\n", " ")
    assert "1 diundang" in words["laporan", "id"].replace("\n", " ")
    assert "Two." in words["laporan", "en"]
    assert "Closing report" in words["laporan", "en"]
    assert all(bytes(row.content).startswith(b"%PDF-1.7") for row in papers.values())
    address = reverse("events:paper", args=[running.event.uuid, "siaran-pers", "en"])
    answer = Client().get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert Client().get(reverse("events:paper", args=[running.event.uuid, "laporan", "fr"])).status_code == 404


def test_names_go_when_their_time_has_come_and_numbers_stay(running: Forum):
    delegation = running.confirm()
    running.name(delegation, name="Rosmini Kembangmelati")
    running.check_in(Delegate.objects.get(capacity="companion"))
    running.close()
    before = running.counts("named", "named_confirmed", "attended", "present")
    later = running.at + timedelta(days=1200)
    assert closed_before(running.at, 10) == []
    keys = closed_before(later, 10)
    assert [erase_delegate(key, at=later) for key in keys] == [True, True]
    assert [erase_delegate(key, at=later) for key in keys] == [False, False]
    rows = list(Delegate.objects.order_by("capacity").values_list("capacity", "name", "role_line", "user_id"))
    assert rows == [("companion", "", "", None), ("head", "", "", running.cast.regent.user.pk)]
    assert running.counts("named", "named_confirmed", "attended", "present") == before
    assert closed_before(later, 10) == []


def test_a_person_is_told_where_they_were_sent_and_forgotten_when_they_ask(announced: Forum):
    officer = announced.cast.officer_far_away
    announced.name(announced.invite(), officer, name="Daeng Mappasessu", role_line="Kepala Bidang")
    (copy,) = delegations_of(officer.user.pk)
    assert (copy["forum"], copy["name"], copy["state"], copy["days"]) == (
        announced.event.name,
        "Daeng Mappasessu",
        "invited",
        [],
    )
    forget_delegate(officer.user.pk, at=announced.tick())
    row = Delegate.objects.get()
    assert (row.name, row.user_id, delegations_of(officer.user.pk)) == ("", None, [])
    assert announced.counts("named") == 1
    assert Happening.objects.filter(verb="erase", actor=None).count() == 1
    assert row.named_at > BEFORE
