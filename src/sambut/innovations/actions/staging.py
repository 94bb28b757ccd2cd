"""Stages and what comes after them: trial, running, the yearly confirmation."""

from datetime import date, datetime

from django.db import transaction

from sambut.innovations import access
from sambut.innovations.actions.keeping import locked, today
from sambut.innovations.models import Confirmation, Innovation
from sambut.innovations.rules import is_confirmed
from sambut.innovations.states import Stage, State, Sustainability, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person


@transaction.atomic
def try_innovation(innovation_id: int, *, on: date, by: Person, at: datetime) -> Innovation:
    """The trial began. Istilah: uji coba. Dasar: PP 38/2017."""
    innovation = locked(innovation_id)
    access.require(by, Verb.TRY, innovation)
    _possible(innovation, on, after=None, at=at)
    innovation.trial_on, innovation.idea_on = on, _earlier(innovation.idea_on, on)
    innovation.reach(Verb.TRY, by=by.user_id, at=at, on=on.isoformat())
    return innovation


@transaction.atomic
def run_innovation(innovation_id: int, *, on: date, by: Person, at: datetime) -> Innovation:
    """It runs as a service. Istilah: penerapan. Dasar: PP 38/2017."""
    innovation = locked(innovation_id)
    access.require(by, Verb.RUN, innovation)
    _possible(innovation, on, after=innovation.trial_on, at=at)
    innovation.started_on, innovation.idea_on = on, _earlier(innovation.idea_on, on)
    innovation.reach(Verb.RUN, by=by.user_id, at=at, on=on.isoformat())
    return innovation


@transaction.atomic
def confirm_innovation(
    innovation_id: int, *, sustainability: Sustainability, on: date, note: str = "", by: Person, at: datetime
) -> Innovation:
    """The yearly answer to "does it still run, and how?". Istilah: pemastian keberlanjutan; tujuh keadaan JIPP Jawa Timur."""
    innovation = locked(innovation_id)
    access.require(by, Verb.CONFIRM, innovation)
    if innovation.stage != Stage.RUNNING:
        raise Refused(f"innovation.confirm.from_{innovation.stage}")
    if sustainability == Sustainability.UNCONFIRMED:
        raise Refused("innovation.confirm.says_nothing")
    _possible(innovation, on, after=innovation.started_on, at=at)
    before = innovation.sustainability
    said = Confirmation.objects.create(
        innovation=innovation, state=sustainability, on=on, note=note.strip(), confirmed_at=at, confirmed_by_id=by.user_id
    )  # fmt: skip
    if innovation.confirmed_on is None or on >= innovation.confirmed_on:
        innovation.sustainability, innovation.confirmed_on = sustainability, on
    innovation.note(
        Verb.CONFIRM, by=by.user_id, at=at, confirmation=said.pk, was=before, says=sustainability, on=on.isoformat()
    )
    return innovation


@transaction.atomic
def remind_owner(innovation_id: int, *, at: datetime) -> bool:
    """Nobody has confirmed it for a year: its owner is reminded, once a year. False when that is not needed (any more)."""
    innovation = locked(innovation_id)
    if innovation.stage != Stage.RUNNING or innovation.state != State.PUBLIC:
        return False
    if innovation.sustainability == Sustainability.STOPPED:
        return False
    if is_confirmed(innovation.sustainability, innovation.confirmed_on, on=today(innovation.unit, at)):
        return False
    if innovation.reminded_at and (at - innovation.reminded_at).days < 365:
        return False
    innovation.reminded_at = at
    innovation.note(Verb.REMIND, by=None, at=at)
    return True


def _earlier(idea_on: date | None, on: date) -> date:
    """What runs since 2019 was an idea then, whenever it is recorded."""
    return min(idea_on, on) if idea_on else on


def _possible(innovation: Innovation, on: date, *, after: date | None, at: datetime) -> None:
    if on > today(innovation.unit, at):
        raise Refused("innovation.date.in_the_future")
    if after and on < (after.replace(month=1, day=1) if innovation.year_only else after):
        raise Refused("innovation.date.before_the_last", last=after)
