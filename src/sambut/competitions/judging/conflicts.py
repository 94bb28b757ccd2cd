"""What stands between a judge and an entry, as far as the house knows it: bodies, provinces, coaching, work on the record."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sambut.competitions.models import Conflict, Edition, Entry, EntryEvent, Judge
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


def same_province(edition: Edition) -> bool:
    """Whether judges of the same province may read, as declared. In a contest of a region everybody is from there."""
    return edition.same_province or edition.scheme == Scheme.LOCAL


def found_between(
    judges: Collection[Judge], entries: Collection[Entry], *, edition: Edition, at: datetime
) -> set[Pair]:
    """All that is found between these judges and entries; eight queries. `judges` with `institution__region`, `entries` with `unit`, `region`."""
    return {
        *_chain(judges, entries, at),
        *(() if same_province(edition) else _province(judges, entries)),
        *_before(judges, entries, at),
        *_record(judges, entries),
        *_teams(judges, entries),
        *_entry(judges, entries),
        *_coached(judges, entries),
    }


def keep(pairs: Iterable[Pair], judges: Collection[Judge], *, at: datetime) -> None:
    """Writes them down; what stands already stays."""
    users = {judge.pk: judge.user_id for judge in judges}
    rows = [
        Conflict(entry_id=entry, judge_id=judge, user_id=users[judge], kind=kind, found_at=at)
        for judge, entry, kind in sorted(pairs)
    ]
    Conflict.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)


def look(
    judges: Collection[Judge], entries: Collection[Entry], *, edition: Edition, at: datetime
) -> set[tuple[int, int]]:
    """Finds, writes down, and gives every pair (judge, entry) that has a conflict, those that were declared among them."""
    keep(found_between(judges, entries, edition=edition, at=at), judges, at=at)
    of_user = {judge.user_id: judge.pk for judge in judges}
    rows = Conflict.objects.filter(entry__in=[entry.pk for entry in entries], user__in=of_user)
    return {(of_user[user], entry) for user, entry in rows.values_list("user_id", "entry_id")}


def _chain(judges: Collection[Judge], entries: Collection[Entry], at: datetime) -> Iterable[Pair]:
    """The own body, and every office held there: above, below, beside."""
    bodies: dict[int, set[int]] = {judge.pk: set() for judge in judges}
    of_user = {judge.user_id: judge.pk for judge in judges}
    for judge in judges:
        if judge.institution is not None:
            bodies[judge.pk].add(judge.institution.body_id or judge.institution.pk)
    held = Appointment.objects.running(at).filter(user__in=of_user).exclude(role__in=LENT)
    for user, body in held.values_list("user_id", "organisation__body_id"):
        bodies[of_user[user]].add(body)
    for entry in entries:
        for judge in judges:
            if entry.body_id in bodies[judge.pk]:
                yield judge.pk, entry.pk, ConflictKind.CHAIN


def _before(judges: Collection[Judge], entries: Collection[Entry], at: datetime) -> Iterable[Pair]:
    """Who held an office of the participating body until lately."""
    of_user = {judge.user_id: judge.pk for judge in judges}
    ended = Appointment.objects.filter(user__in=of_user, ends_at__lte=at, ends_at__gt=at - SINCE).exclude(role__in=LENT)
    bodies: dict[int, set[int]] = {}
    for user, body in ended.values_list("user_id", "organisation__body_id"):
        bodies.setdefault(body, set()).add(of_user[user])
    for entry in entries:
        for judge in sorted(bodies.get(entry.body_id, ())):
            yield judge, entry.pk, ConflictKind.CO_WORK


def _province(judges: Collection[Judge], entries: Collection[Entry]) -> Iterable[Pair]:
    at_home = {judge.pk: province_of(judge) for judge in judges}
    for entry in entries:
        place = entry.region.code[:2] if entry.region else ""
        for judge in judges:
            if place and at_home[judge.pk] == place:
                yield judge.pk, entry.pk, ConflictKind.PROVINCE


def province_of(judge: Judge) -> str:
    """The province of the judge's institution; "" for one of the whole country."""
    region = judge.institution.region if judge.institution else None
    return region.code[:2] if region else ""


def _record(judges: Collection[Judge], entries: Collection[Entry]) -> Iterable[Pair]:
    """Who worked on the innovation's record."""
    of_user = {judge.user_id: judge.pk for judge in judges}
    of_innovation = {entry.innovation_id: entry.pk for entry in entries if entry.innovation_id}
    rows = InnovationEvent.objects.filter(actor__in=of_user, innovation__in=of_innovation)
    for user, innovation in rows.values_list("actor_id", "innovation_id").distinct():
        assert user is not None  # filtered above
        assert innovation is not None
        yield of_user[user], of_innovation[innovation], ConflictKind.CO_WORK


def _teams(judges: Collection[Judge], entries: Collection[Entry]) -> Iterable[Pair]:
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
    team = Member.objects.filter(innovation__in=of_innovation, user__isnull=False)
    for innovation, user in team.values_list("innovation_id", "user_id"):
        for judge_user, known in together.items():
            if user in known:
                yield of_user[judge_user], of_innovation[innovation], ConflictKind.CO_WORK


def _entry(judges: Collection[Judge], entries: Collection[Entry]) -> Iterable[Pair]:
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


def _coached(judges: Collection[Judge], entries: Collection[Entry]) -> Iterable[Pair]:
    """Who sat at a clinic of a forum about this innovation."""
    of_user = {judge.user_id: judge.pk for judge in judges}
    of_innovation = {entry.innovation_id: entry.pk for entry in entries if entry.innovation_id}
    rows = ClinicSlot.objects.filter(facilitator__in=of_user, innovation__in=of_innovation)
    for user, innovation in rows.values_list("facilitator_id", "innovation_id").distinct():
        assert innovation is not None  # filtered above
        yield of_user[user], of_innovation[innovation], ConflictKind.COACHING
