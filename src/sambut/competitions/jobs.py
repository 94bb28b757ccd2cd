"""Reactions and sweeps of contests. Each reads the row again; none trusts what it was told."""

from datetime import datetime, timedelta

from django.db import DatabaseError
from django.db.models import Max

from sambut.competitions import actions, telling
from sambut.competitions.models import EditionEvent, Entry, EntryEvent, Period
from sambut.competitions.rules import SITS
from sambut.competitions.states import UNSENT, EntryState, Stage, State
from sambut.kernel.refusals import Refused


def tell_of_entry(event_id: int, *, at: datetime) -> None:
    """Reaction to every verb of an entry: notices for who must act next."""
    telling.tell_of_entry(EntryEvent.objects.select_related("entry__unit").get(pk=event_id), at=at)


def tell_of_edition(event_id: int, *, at: datetime) -> None:
    """Reaction to every verb of an edition: a moved deadline is told to everybody who still writes."""
    telling.tell_of_edition(EditionEvent.objects.select_related("edition").get(pk=event_id), at=at)


def close(_: int, *, at: datetime) -> None:
    """Every few minutes: entries that were not submitted when the last hour of their edition was over."""
    stages = (Stage.REGISTRATION, Stage.VERIFICATION)
    rows = Period.objects.filter(edition__state=State.OPEN, stage__in=stages).values_list(
        "edition_id", "edition__late_hours"
    )
    over = [
        edition
        for edition, hours, last in rows.annotate(last=Max("ends_at")).order_by()
        if last + timedelta(hours=hours) <= at
    ]
    unsent = Entry.objects.filter(edition__in=over, state__in=UNSENT).order_by("pk").values_list("pk", flat=True)
    failed: list[Exception] = []
    for pk in unsent.iterator(chunk_size=500):
        try:
            actions.lapse_entry(pk, at=at)
        except Refused:
            continue  # it was submitted, or the deadline moved, in between
        except DatabaseError as fault:
            failed.append(fault)
    for first in failed:
        raise first


def urge(_: int, *, at: datetime) -> None:
    """Every morning: local admins at whom an entry has been for three days are told once."""
    waits = Entry.objects.filter(state=EntryState.WITH_ADMIN, urged_at=None, sent_at__lte=at - SITS)
    for pk in waits.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=500):
        try:
            actions.urge_admin(pk, at=at)
        except Refused:
            continue  # it moved on in between
