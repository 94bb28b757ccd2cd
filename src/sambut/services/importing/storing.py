"""Storing records, a batch at a time: services, editions, everything read from them, events. All or nothing of a batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from sambut.ledger.outbox import announce_many
from sambut.services import writing
from sambut.services.importing.joining import Joined
from sambut.services.importing.reading import Record
from sambut.services.models import Edition, Part, Service, ServiceEvent
from sambut.services.rules.whole import Reading, read_standard
from sambut.services.states import EditionState, Origin, State, Verb


@dataclass(frozen=True)
class Wanted:
    """A record with where it belongs and what was read from it."""

    line: int
    record: Record
    joined: Joined
    reading: Reading


def prepared(line: int, record: Record, joined: Joined) -> Wanted:
    return Wanted(line, record, joined, read_standard(record.texts))


def alone() -> None:
    """One import at a time: who comes second waits, and then finds everything there."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('services.import', 0))")


def known(records: Sequence[Record], origin: Origin) -> dict[str, Service]:
    rows = Service.objects.select_related("unit", "body__region", "current").filter(
        origin=origin, source_key__in=[record.key for record in records]
    )
    return {row.source_key or "": row for row in rows}


def edited_here(service_ids: Sequence[int]) -> set[int]:
    """Services at which somebody has written: what a file says later does not undo it."""
    rows = Edition.objects.filter(service__in=service_ids, changed_by__isnull=False)
    return set(rows.values_list("service_id", flat=True))


@transaction.atomic
def store_new(wanted: Sequence[Wanted], origin: Origin, *, at: datetime) -> None:
    """Services that are not there yet."""
    services = [_service(one, origin, at=at) for one in wanted]
    Service.objects.bulk_create(services)
    editions = [_edition(service, one, 1, at=at) for service, one in zip(services, wanted, strict=True)]
    _store(services, editions, wanted, at=at)


@transaction.atomic
def store_changed(wanted: Sequence[tuple[Service, Wanted]], *, at: datetime) -> None:
    """Services whose row in the file has changed and at which nobody has written here: another edition."""
    services = [service for service, _one in wanted]
    standing = Edition.objects.filter(service__in=services)
    numbers: dict[int, int] = {}
    for edition in standing:
        numbers[edition.service_id] = max(numbers.get(edition.service_id, 0), edition.number)
    standing.filter(state=EditionState.CURRENT).update(state=EditionState.FORMER, ended_at=at)
    standing.filter(state__in=(EditionState.WRITING, EditionState.SUBMITTED)).update(
        state=EditionState.DISCARDED, ended_at=at
    )
    editions = []
    for service, one in wanted:
        _take(service, one, at=at)
        editions.append(_edition(service, one, numbers.get(service.pk, 0) + 1, at=at))
    _store(services, editions, [one for _service, one in wanted], at=at)


def _service(one: Wanted, origin: Origin, *, at: datetime) -> Service:
    service = Service(state=State.DRAFT, origin=origin, source_key=one.record.key)
    _take(service, one, at=at)
    return service


def _take(service: Service, one: Wanted, *, at: datetime) -> None:
    """What a service says of itself, from the record. It is published by `_store`, when its edition stands."""
    record = one.record
    if service.unit_id is None:
        service.unit = one.joined.unit
        service.body = one.joined.unit.body if one.joined.unit else None
    service.source_url, service.source_hash, service.source_place = record.url, record.digest, record.said
    writing.show(service, Edition(name=record.name, summary=record.summary), one.reading, record.texts)


def _edition(service: Service, one: Wanted, number: int, *, at: datetime) -> Edition:
    """What an import can place for certain was public where it comes from, and is so here; the rest waits for somebody."""
    public = one.joined.certain or service.state == State.PUBLISHED
    return Edition(
        service=service, number=number, state=EditionState.CURRENT if public else EditionState.WRITING, name=one.record.name,
        summary=one.record.summary, decree=one.record.decree, link=one.record.link, begun_at=at, changed_at=at,
        published_at=at if public else None,
    )  # fmt: skip


def _store(services: list[Service], editions: list[Edition], wanted: Sequence[Wanted], *, at: datetime) -> None:
    Edition.objects.bulk_create(editions)
    tables: list[list] = [[], [], [], [], []]
    for edition, one in zip(editions, wanted, strict=True):
        for table, rows in zip(tables, writing.rows_of(edition, one.record.texts, one.reading, one.record.reasons), strict=True):  # fmt: skip
            table += rows
    for rows in tables:
        if rows:
            type(rows[0]).objects.bulk_create(rows, batch_size=2000)
    before = [service.state for service in services]
    for service, edition in zip(services, editions, strict=True):
        if edition.state == EditionState.CURRENT:
            service.state, service.current, service.published_at = State.PUBLISHED, edition, at
    Service.objects.bulk_update(
        services,
        ["unit", "body", "name", "summary", "state", "current", "published_at", "source_url", "source_hash", "source_place", "parts", "public_parts", "free"],
    )  # fmt: skip
    for service, one in zip(services, wanted, strict=True):
        Service.objects.filter(pk=service.pk).update(search=writing.vector(service, one.record.texts))
    _events(services, editions, before, at=at)


def _events(services: list[Service], editions: list[Edition], before: list[str], *, at: datetime) -> None:
    events = ServiceEvent.objects.bulk_create(
        ServiceEvent(
            service=service, verb=Verb.IMPORT, state_from="" if edition.number == 1 else state, state_to=service.state,
            happened_at=at, recorded_at=at, organisation_id=service.unit_id, facts={"edition": edition.number},
        )
        for service, edition, state in zip(services, editions, before, strict=True)
    )  # fmt: skip
    announce_many(f"services.{Verb.IMPORT.value}", [event.pk for event in events], at=at)


def parts_of(edition: Edition) -> list[Part]:
    return list(Part.objects.filter(edition=edition))
