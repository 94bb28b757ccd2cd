"""Reactions and sweeps of judging. Each reads the row again; none trusts what it was told."""

from datetime import datetime, timedelta

from django.db.models import Q

from sambut.competitions import actions
from sambut.competitions.judging import telling as judging_telling
from sambut.competitions.models import EditionEvent, EntryEvent, Judge, Reading, ReadingEvent
from sambut.competitions.states import JudgeState, ReadingState, State, Verb
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.mandates.models import MandateEvent

A_DAY = timedelta(days=1)
AHEAD, LATE = (3, 1), (1, 4, 7, 10, 13)
"""Days before a reading is due, and after, on which its judge is reminded."""


def assign_called(event_id: int, *, at: datetime) -> None:
    """Reaction to a call for readings: a large contest is given out here, a small one was at once."""
    event = EditionEvent.objects.get(pk=event_id)
    try:
        actions.assign_readings(event.edition_id, by=event.actor_id, at=at, call=event.pk)
    except Refused:
        return  # the contest went on in between


def reread_called(event_id: int, *, at: datetime) -> None:
    """Reaction to a call for second readings at the line."""
    event = EditionEvent.objects.get(pk=event_id)
    try:
        actions.reread_entries(
            event.edition_id, count=event.facts["count"], result_id=event.facts["result"], by=event.actor_id, at=at, call=event.pk
        )  # fmt: skip
    except Refused:
        return  # the contest went on in between


def study_counted(event_id: int, *, at: datetime) -> None:
    """Reaction to a result: what hangs on one judge, on the weights, and on groups. May be repeated: what is worked out stays."""
    actions.study_result(EditionEvent.objects.get(pk=event_id).facts["result"], clock=now)


def count_called(event_id: int, *, at: datetime) -> None:
    """Reaction to a call for the result."""
    event = EditionEvent.objects.get(pk=event_id)
    try:
        actions.count_result(event.edition_id, by=event.actor_id, at=at, call=event.pk)
    except Refused:
        return  # a reading was taken back in between; the page says what is missing


def follow_office(event_id: int, *, at: datetime) -> None:
    """Reaction to an office that was given: what its holder judges and may not any more closes."""
    event = MandateEvent.objects.select_related("appointment").get(pk=event_id)
    if event.appointment is None:
        return
    seats = Judge.objects.filter(
        user=event.appointment.user_id, state=JudgeState.CONFIRMED, edition__state__in=(State.OPEN, State.DECIDED)
    )
    for judge_id in list(seats.order_by("pk").values_list("pk", flat=True)):
        actions.follow_judge(judge_id, at=at)


def tell_of_seat(event_id: int, *, at: datetime) -> None:
    """Reaction to an invitation."""
    judging_telling.tell_of_seat(EditionEvent.objects.get(pk=event_id), at=at)


def tell_of_assignment(event_id: int, *, at: datetime) -> None:
    """Reaction to a division: every judge hears once that entries are there."""
    judging_telling.tell_of_assignment(EditionEvent.objects.get(pk=event_id), at=at)


def tell_of_reading(event_id: int, *, at: datetime) -> None:
    """Reaction to a reading that was given instead of another, given back or set aside: an alternate reads at once, where there is one."""
    event = ReadingEvent.objects.select_related("reading__judge__edition").get(pk=event_id)
    lacks = event.verb != Verb.GIVE and actions.fill_reading(event_id, at=at)
    judging_telling.tell_of_reading(event, lacks=lacks, at=at)


def tell_of_outcome(event_id: int, *, at: datetime) -> None:
    """Reaction to a decision about an entry, an objection, an answer."""
    judging_telling.tell_of_outcome(
        EntryEvent.objects.select_related("entry__unit", "entry__edition").get(pk=event_id), at=at
    )


def tell_of_decree(event_id: int, *, at: datetime) -> None:
    """Reaction to the decree: every participant may read scores and reasons now."""
    judging_telling.tell_of_decree(EditionEvent.objects.get(pk=event_id), at=at)


def remind_judges(_: int, *, at: datetime) -> None:
    """Each day: judges with a reading that is due in three days or tomorrow, or that is late since one, four, seven … days. Once for each judge."""
    due = Q(pk__in=[])
    for end in (*(at + days * A_DAY for days in AHEAD), *(at - (days - 1) * A_DAY for days in LATE)):
        due |= Q(due_at__gt=end - A_DAY, due_at__lte=end)
    rows = Reading.objects.filter(due, state=ReadingState.ASSIGNED, judge__edition__state=State.OPEN)
    for judge_id in list(rows.order_by("judge_id").values_list("judge_id", flat=True).distinct()):
        judging_telling.remind(judge_id, at=at)
