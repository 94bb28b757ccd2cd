"""A person's own requests, the schedule, and erasing again after a restore."""

import logging
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

from django.db import IntegrityError, transaction

from sambut.kernel.refusals import Refused
from sambut.ledger.outbox import announce
from sambut.mandates.people import Person
from sambut.retention import erasures, registry
from sambut.retention.access import require
from sambut.retention.models import DataRequest, RetentionEvent, RetentionRule
from sambut.retention.queries import limit_of, rules_at
from sambut.retention.rules import COPY_LASTS, LONGEST_TEXT, SHORTEST_REASON, decided_by
from sambut.retention.states import Kind, RequestState, Verb

log = logging.getLogger(__name__)
BATCH = 200


def request_access(*, by: Person, text: str = "", at: datetime) -> DataRequest:
    """Dasar: UU 27/2022 Pasal 7 dan 32 (akses dan salinan)."""
    return _received(Kind.ACCESS, Verb.REQUEST_ACCESS, by=by, text=text, at=at)


def request_correction(*, by: Person, text: str, at: datetime) -> DataRequest:
    """Dasar: UU 27/2022 Pasal 6 dan 30 (melengkapi, memperbarui, memperbaiki)."""
    return _received(Kind.CORRECTION, Verb.REQUEST_CORRECTION, by=by, text=text, at=at)


def request_erasure(*, by: Person, text: str = "", at: datetime) -> DataRequest:
    """Dasar: UU 27/2022 Pasal 8 dan 43 (menghapus, memusnahkan)."""
    return _received(Kind.ERASURE, Verb.REQUEST_ERASURE, by=by, text=text, at=at)


@transaction.atomic
def _received(kind: Kind, verb: Verb, *, by: Person, text: str, at: datetime) -> DataRequest:
    if by.user_id is None:
        raise Refused("access.data_request.visitor")
    if len(text) > LONGEST_TEXT:
        raise Refused("data_request.text_long", longest=LONGEST_TEXT)
    if kind == Kind.CORRECTION and not text.strip():
        raise Refused("data_request.request_correction.what")
    limit = limit_of(kind, at.date())
    request = DataRequest(
        user_id=by.user_id, kind=kind, text=text.strip(), state="", received_at=at,
        limit=limit, due_at=decided_by(at, limit.hours),
    )  # fmt: skip
    try:
        with transaction.atomic():
            event = request.receive(verb, at=at)
    except IntegrityError as error:
        raise Refused("data_request.asked_already") from error
    announce(f"retention.{verb}", event.pk, at=at)
    return request


@transaction.atomic
def grant_request(request_id: int, *, by: Person, at: datetime) -> DataRequest:
    """A copy can then be downloaded for seven days; an erasure is carried out by a job (`retention.grant`)."""
    request = _locked(request_id)
    require(by, "grant", request)
    ends_at = at + COPY_LASTS if request.kind == Kind.ACCESS else None
    event = request.grant(by=_user(by), at=at, ends_at=ends_at)
    announce("retention.grant", event.pk, at=at)
    return request


@transaction.atomic
def refuse_request(request_id: int, *, reason: str, by: Person, at: datetime) -> DataRequest:
    """Dasar: UU 27/2022 Pasal 33 (penolakan akses), Pasal 15 (pengecualian). The person reads the reason."""
    request = _locked(request_id)
    require(by, "refuse", request)
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("data_request.refuse.reason_short", shortest=SHORTEST_REASON)
    event = request.refuse(by=_user(by), reason=reason.strip(), at=at)
    announce("retention.refuse", event.pk, at=at)
    return request


def carry_out(request_id: int, *, at: datetime) -> DataRequest:
    """What was granted is done. Each room erases in transactions of its own; done twice it changes nothing more."""
    request = DataRequest.objects.get(pk=request_id)
    if request.state != RequestState.GRANTED or request.kind == Kind.ACCESS:
        return request
    if request.kind == Kind.ERASURE:
        registry.forget_everything(request.user_id, at=at)
    with transaction.atomic():
        request = _locked(request_id)
        if request.state != RequestState.GRANTED:
            return request
        if request.kind == Kind.ERASURE:
            DataRequest.objects.filter(user_id=request.user_id).update(text="", reason="")
            request.text = request.reason = ""
        event = request.carry_out(at=at)
        announce("retention.carry_out", event.pk, at=at)
    return request


@transaction.atomic
def download_copy(request_id: int, *, by: Person, at: datetime) -> dict[str, object]:
    """Everything that the rooms keep about this person, as it is at this moment; each download is an event."""
    request = _locked(request_id)
    require(by, "download", request)
    if request.kind != Kind.ACCESS or request.ends_at is None or request.state != RequestState.GRANTED:
        raise Refused(f"data_request.download.from_{request.state}")
    if at >= request.ends_at:
        raise Refused("data_request.download.expired", ended=request.ends_at)
    request.download(at=at)
    return registry.told_about(request.user_id)


def apply_schedule(at: datetime) -> Counter[str]:
    """Everything whose time has come, in batches; each row in a transaction of its own, so that a kill loses nothing.

    A row that cannot be erased is logged and passed over; it is tried again at the next run.
    """
    done: Counter[str] = Counter()
    for rule in rules_at(at.date()):
        if count := _apply(rule, at):
            done[f"{rule.subject}:{rule.action}"] = count
            RetentionEvent.objects.create(
                rule=rule, verb=Verb.APPLY, happened_at=at, recorded_at=at, facts={"count": count}
            )
    return done


def _apply(rule: RetentionRule, at: datetime) -> int:
    subject = registry.eraser(rule.subject, rule.action)
    if subject is None or subject.due is None:
        return 0
    before, count, failed = at - timedelta(days=rule.days), 0, set[str]()
    while True:
        keys = [key for key in subject.due(before, BATCH + len(failed)) if key not in failed]
        if not keys:
            return count
        for key in keys:
            try:
                count += subject.erase(key, at=at)
            except Refused as refused:
                log.warning("retention of %s passed over one row: %s", rule.subject, refused.code)
                failed.add(key)
            else:
                failed.add(key)  # done; never twice in one run, even when `due` still names it


def reapply_erasures(path: Path | None = None, *, at: datetime) -> Counter[str]:
    """After a restore: erases again what was erased since the backup was taken. Lines nobody knows any more are counted."""
    done: Counter[str] = Counter()
    log_file = path or erasures.path()
    for name, key in erasures.lines(log_file) if log_file.exists() else ():
        subject = registry.eraser(name)
        if subject is None:
            done[f"{name}:unknown"] += 1
        elif subject.erase(key, at=at):
            done[name] += 1
    return done


def _locked(request_id: int) -> DataRequest:
    return DataRequest.objects.select_for_update().get(pk=request_id)


def _user(person: Person) -> int:
    assert person.user_id is not None
    return person.user_id
