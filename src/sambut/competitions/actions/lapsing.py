"""What the clock does: entries that were not submitted by the closing, and local admins at whom one sits."""

from datetime import datetime

from django.db import transaction

from sambut.competitions.actions.around import gate_of, locked
from sambut.competitions.models import Entry
from sambut.competitions.rules import SITS
from sambut.competitions.states import EntryState, Stage, Verb
from sambut.kernel.refusals import Refused


@transaction.atomic
def lapse_entry(entry_id: int, *, at: datetime) -> Entry:
    """The closing came, late ones included: the text is kept and readable, and was not sent. Istilah: terlewat."""
    entry = locked(entry_id)
    entry.after(Verb.LAPSE)
    if gate_of(entry.edition, Stage.REGISTRATION, Stage.VERIFICATION, at=at).taken:
        raise Refused("entry.lapse.still_open")
    entry.move(Verb.LAPSE, by=None, at=at, was=entry.state)
    return entry


@transaction.atomic
def urge_admin(entry_id: int, *, at: datetime) -> Entry:
    """It sits at the local admin for days: told once, until it moves. Istilah: mengingatkan admin lokal."""
    entry = locked(entry_id)
    entry.after(Verb.URGE)
    if entry.state != EntryState.WITH_ADMIN or entry.sent_at is None or at - entry.sent_at < SITS or entry.urged_at:
        raise Refused("entry.urge.not_yet")
    entry.urged_at = at
    entry.move(Verb.URGE, by=None, at=at)
    return entry
