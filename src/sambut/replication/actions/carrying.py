"""From signed to running, and whether it still runs afterwards."""

from datetime import date, datetime

from django.db import transaction

from sambut.innovations.actions import adapt_innovation
from sambut.innovations.states import Sustainability
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.replication import access, terms
from sambut.replication.actions.around import body_of, explain, locked, locked_need, today, user_of, wanted
from sambut.replication.actions.drafting import release
from sambut.replication.models import Agreement, Check
from sambut.replication.rules import months_after
from sambut.replication.states import NeedState, Verb


@transaction.atomic
def start_agreement(agreement_id: int, *, on: date, by: Person, at: datetime) -> Agreement:
    """Work on the copy begins: from this day on its effect is looked for. Istilah: memulai."""
    agreement = locked(agreement_id)
    access.require(by, Verb.START, agreement)
    agreement.after(Verb.START)
    assert agreement.signed_at is not None  # the states say so
    _check_day(agreement, on, since=today(agreement.replicator, agreement.signed_at), verb="start", at=at)
    agreement.started_on = on
    agreement.move(Verb.START, by=by.user_id, at=at, organisation_id=agreement.replicator_id, on=on.isoformat())
    return agreement


@transaction.atomic
def record_copy(agreement_id: int, *, unit_id: int, local_name: str = "", by: Person, at: datetime) -> Agreement:
    """The copy gets a record of its own in the family of the innovation, also under a local name. Istilah: nama setempat."""
    agreement = locked(agreement_id)
    access.require(by, Verb.RECORD_COPY, agreement)
    agreement.after(Verb.RECORD_COPY)
    if agreement.copy_id is not None:
        raise Refused("agreement.record_copy.recorded_already")
    copy = adapt_innovation(
        agreement.innovation_id,
        unit_id=unit_id,
        local_name=local_name,
        by=by,
        at=at,
        agreed_with=agreement.replicator_id,
    )
    if copy.body_id != agreement.replicator_id:
        raise Refused("agreement.record_copy.other_body")
    agreement.copy = copy
    agreement.move(Verb.RECORD_COPY, by=by.user_id, at=at, organisation_id=agreement.replicator_id, copy=copy.pk)
    return agreement


@transaction.atomic
def run_agreement(agreement_id: int, *, on: date, by: Person, at: datetime) -> Agreement:
    """The copy serves people. Its checks are dated now, and the need behind it is met."""
    agreement = locked(agreement_id)
    access.require(by, Verb.RUN, agreement)
    agreement.after(Verb.RUN)
    assert agreement.started_on is not None  # the states say so
    _check_day(agreement, on, since=agreement.started_on, verb="run", at=at)
    agreement.running_on = on
    agreement.move(Verb.RUN, by=by.user_id, at=at, organisation_id=agreement.replicator_id, on=on.isoformat())
    Check.objects.bulk_create(
        [
            Check(agreement=agreement, months=months, due_on=months_after(on, months))
            for months in terms.checks(on=today(agreement.replicator, at))
        ]
    )
    _need(agreement, NeedState.OPEN, Verb.MEET_NEED, at=at)
    return agreement


@transaction.atomic
def stop_agreement(agreement_id: int, *, reason: str, by: Person, at: datetime) -> Agreement:
    """It goes no further; why is written beside it, and what was needed is needed again. Istilah: menghentikan."""
    agreement = locked(agreement_id)
    access.require(by, Verb.STOP, agreement)
    agreement.after(Verb.STOP)
    _stop(agreement, wanted(reason, "agreement.stop.without_reason", longest=1000), by=by, at=at)
    return agreement


def _stop(agreement: Agreement, reason: str, *, by: Person, at: datetime) -> None:
    agreement.ended_at = at
    event = agreement.move(
        Verb.STOP, by=by.user_id, at=at, organisation_id=body_of(agreement, by),
        ran=agreement.running_on is not None, months=_months(agreement, at),
    )  # fmt: skip
    explain(event, reason)
    release(agreement, by=by, at=at)
    _need(agreement, NeedState.MET, Verb.REOPEN_NEED, at=at)


@transaction.atomic
def check_agreement(
    agreement_id: int, *, months: int, result: Sustainability, note: str, by: Person, at: datetime
) -> Agreement:
    """Does the copy live, twelve and thirty-six months after it began to run? What stopped is stopped with this reason."""
    agreement = locked(agreement_id)
    access.require(by, Verb.CHECK, agreement)
    agreement.after(Verb.CHECK)
    check = Check.objects.filter(agreement=agreement, months=months).first()
    if check is None:
        raise Refused("agreement.check.unknown")
    if check.checked_on is not None:
        raise Refused("agreement.check.checked_already")
    on = today(agreement.replicator, at)
    if on < check.due_on:
        raise Refused("agreement.check.too_early", due_on=check.due_on)
    if result == Sustainability.UNCONFIRMED:
        raise Refused("agreement.check.without_result")
    note = wanted(note, "agreement.check.without_note", longest=1000)
    check.checked_on, check.result, check.checked_by_id = on, result, user_of(by)
    check.save()
    event = agreement.move(
        Verb.CHECK, by=by.user_id, at=at, organisation_id=_checker(agreement, by), months=months, result=result.value
    )
    explain(event, note)
    if result == Sustainability.STOPPED:
        _stop(agreement, note, by=by, at=at)
    return agreement


def _checker(agreement: Agreement, by: Person) -> int | None:
    return body_of(agreement, by) or next((m.body_id for m in by.mandates if m.role == Role.FACILITATOR), None)


def _check_day(agreement: Agreement, on: date, *, since: date, verb: str, at: datetime) -> None:
    if on > today(agreement.replicator, at):
        raise Refused(f"agreement.{verb}.in_the_future")
    if on < since:
        raise Refused(f"agreement.{verb}.too_early", since=since)


def _months(agreement: Agreement, at: datetime) -> int | None:
    """How long it ran, for counting what survives."""
    if agreement.running_on is None:
        return None
    on = today(agreement.replicator, at)
    return (on.year - agreement.running_on.year) * 12 + on.month - agreement.running_on.month


def _need(agreement: Agreement, now: NeedState, verb: Verb, *, at: datetime) -> None:
    """The need behind it follows; one that was closed meanwhile stays closed."""
    if agreement.need_id is None:
        return
    need = locked_need(agreement.need_id)
    if need.state != now:
        return
    need.met_at = at if verb == Verb.MEET_NEED else None
    need.move(verb, by=None, at=at, organisation_id=need.body_id, agreement=agreement.pk)
