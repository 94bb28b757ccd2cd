"""What stands between a judge and an entry, as far as the house knows it: bodies, provinces, coaching, work on the record."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Protocol

from django.db import connection
from django.db.models import Q

from sambut.competitions.models import Conflict, Edition, EntryEvent, Judge
from sambut.competitions.states import ConflictKind, Scheme, Verb
from sambut.events.models import ClinicSlot
from sambut.innovations.models import InnovationEvent, Member
from sambut.mandates.models import Appointment
from sambut.mandates.states import Role

LENT = (Role.JUDGE, Role.EVALUATOR, Role.SECRETARIAT, Role.SUPPORT)
"""Offices of the contest itself: they say who asked somebody to judge, not where that person works."""
Pair = tuple[int, int, ConflictKind]
"""Judge, entry, kind."""
SINCE = timedelta(days=730)
"""An office at the participating body that ended less than two years ago still counts, as earlier work together."""
_KEEP = """
insert into competitions_conflict (entry_id, judge_id, user_id, kind, reason, found_at)
select entry_id, judge_id, user_id, kind, '', %s
  from unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::text[]) as found (entry_id, judge_id, user_id, kind)
    on conflict do nothing
"""


class Subject(Protocol):
    """What is looked at in an entry."""

    @property
    def pk(self) -> int: ...
    @property
    def body_id(self) -> int: ...
    @property
    def innovation_id(self) -> int | None: ...
    @property
    def province(self) -> str: ...


def same_province(edition: Edition) -> bool:
    """Whether judges of the same province may read, as declared. In a contest of a region everybody is from there."""
    return edition.same_province or edition.scheme == Scheme.LOCAL


def found_between(
    judges: Collection[Judge], entries: Collection[Subject], *, edition: Edition, at: datetime
) -> set[Pair]:
    """All that is found between these judges and entries; five queries at any size, one more where a judge stands in a team.

    `judges` with `institution__region`, rows of entries with `region`.
    """
    return {
        *_offices(judges, entries, at),
        *(() if same_province(edition) else _province(judges, entries)),
        *_record(judges, entries),
        *_teams(judges, entries),
        *_entry(judges, entries),
        *_coached(judges, entries),
    }


def keep(pairs: Iterable[Pair], judges: Collection[Judge], *, at: datetime) -> None:
    """Writes them down in one statement; what stands already stays."""
    users, found = {judge.pk: judge.user_id for judge in judges}, sorted(pairs)
    if not found:
        return
    of_judges, of_entries, kinds = zip(*found, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            _KEEP,
            [at, list(of_entries), list(of_judges), [users[judge] for judge in of_judges], list(map(str, kinds))],
        )


def look(
    judges: Collection[Judge], entries: Collection[Subject], *, edition: Edition, at: datetime
) -> set[tuple[int, int]]:
    """Finds, writes down, and gives every pair (judge, entry) that has a conflict, those that were declared among them."""
    keep(found_between(judges, entries, edition=edition, at=at), judges, at=at)
    of_user = {judge.user_id: judge.pk for judge in judges}
    rows = Conflict.objects.filter(entry__in=[entry.pk for entry in entries], user__in=of_user)
    return {(of_user[user], entry) for user, entry in rows.values_list("user_id", "entry_id")}


def _offices(judges: Collection[Judge], entries: Collection[Subject], at: datetime) -> Iterable[Pair]:
    """The own body, and every office held there (above, below, beside), also one that ended lately. One query."""
    of_user = {judge.user_id: judge.pk for judge in judges}
    now: dict[int, set[int]] = {}
    before: dict[int, set[int]] = {}
    for judge in judges:
        if judge.institution is not None:
            now.setdefault(judge.institution.body_id or judge.institution.pk, set()).add(judge.pk)
    held = Appointment.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at - SINCE), user__in=of_user)
    columns = held.exclude(role__in=LENT).values_list("user_id", "organisation__body_id", "starts_at", "ends_at")
    for user, body, starts_at, ends_at in columns:
        if ends_at is not None and ends_at <= at:
            before.setdefault(body, set()).add(of_user[user])
        elif starts_at <= at:
            now.setdefault(body, set()).add(of_user[user])
    for entry in entries:
        for judge_id in now.get(entry.body_id, ()):
            yield judge_id, entry.pk, ConflictKind.CHAIN
        for judge_id in before.get(entry.body_id, ()):
            yield judge_id, entry.pk, ConflictKind.CO_WORK


def _province(judges: Collection[Judge], entries: Collection[Subject]) -> Iterable[Pair]:
    at_home: dict[str, list[int]] = {}
    for judge in judges:
        at_home.setdefault(province_of(judge), []).append(judge.pk)
    for entry in entries:
        for judge_id in at_home.get(entry.province, ()) if entry.province else ():
            yield judge_id, entry.pk, ConflictKind.PROVINCE


def province_of(judge: Judge) -> str:
    """The province of the judge's institution; "" for one of the whole country."""
    region = judge.institution.region if judge.institution else None
    return region.code[:2] if region else ""


def _record(judges: Collection[Judge], entries: Collection[Subject]) -> Iterable[Pair]:
    """Who worked on the innovation's record."""
    of_user = {judge.user_id: judge.pk for judge in judges}
    of_innovation = {entry.innovation_id: entry.pk for entry in entries if entry.innovation_id}
    rows = InnovationEvent.objects.filter(actor__in=of_user, innovation__in=of_innovation)
    for user, innovation in rows.values_list("actor_id", "innovation_id").distinct():
        assert user is not None  # filtered above
        assert innovation is not None
        yield of_user[user], of_innovation[innovation], ConflictKind.CO_WORK


def _teams(judges: Collection[Judge], entries: Collection[Subject]) -> Iterable[Pair]:
    """Who stands in the team of the innovation, or stood in another one beside somebody of it."""
    of_user = {judge.user_id: judge.pk for judge in judges}
    of_innovation = {entry.innovation_id: entry.pk for entry in entries if entry.innovation_id}
    made: dict[int, set[int]] = {}
    together: dict[int, set[int]] = {}
    own = Member.objects.filter(user__in=of_user)
    beside = Member.objects.filter(innovation__in=own.values("innovation"), user__isnull=False)
    for innovation, user in beside.values_list("innovation_id", "user_id"):
        made.setdefault(innovation, set()).add(user or 0)
    for users in made.values():
        for user in users & of_user.keys():
            together.setdefault(user, set()).update(users)
    if not together:
        return  # none of them stands in a team: the usual case, asked whenever somebody signs
    team = Member.objects.filter(innovation__in=of_innovation, user__isnull=False)
    for innovation, user in team.values_list("innovation_id", "user_id"):
        for judge_user, known in together.items():
            if user in known:
                yield of_user[judge_user], of_innovation[innovation], ConflictKind.CO_WORK


def _entry(judges: Collection[Judge], entries: Collection[Subject]) -> Iterable[Pair]:
    """Who wrote the entry, or checked it as a local admin."""
    of_user = {judge.user_id: judge.pk for judge in judges}
    verbs = (Verb.BEGIN, Verb.WRITE, Verb.SEND, Verb.RETURN, Verb.SUBMIT, Verb.WITHDRAW)
    rows = EntryEvent.objects.filter(actor__in=of_user, entry__in=[entry.pk for entry in entries], verb__in=verbs)
    for user, entry, verb in rows.values_list("actor_id", "entry_id", "verb").distinct():
        assert user is not None  # filtered above
        yield (
            of_user[user],
            entry,
            ConflictKind.VERIFIED if verb in (Verb.RETURN, Verb.SUBMIT) else ConflictKind.CO_WORK,
        )


def _coached(judges: Collection[Judge], entries: Collection[Subject]) -> Iterable[Pair]:
    """Who sat at a clinic of a forum about this innovation."""
    of_user = {judge.user_id: judge.pk for judge in judges}
    of_innovation = {entry.innovation_id: entry.pk for entry in entries if entry.innovation_id}
    rows = ClinicSlot.objects.filter(facilitator__in=of_user, innovation__in=of_innovation)
    for user, innovation in rows.values_list("facilitator_id", "innovation_id").distinct():
        assert innovation is not None  # filtered above
        yield of_user[user], of_innovation[innovation], ConflictKind.COACHING
