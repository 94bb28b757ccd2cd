"""The plenary chooses, cluster by cluster; then it is announced, objected, answered, and set by decree."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from sambut.competitions import access
from sambut.competitions.actions.around import locked, locked_edition
from sambut.competitions.actions.many import move_many
from sambut.competitions.actions.winning import record_awards
from sambut.competitions.final.plans import goes_on
from sambut.competitions.final.plenaries import require_agreement
from sambut.competitions.final.states import ObjectionKind, SittingStage
from sambut.competitions.judging import choosing
from sambut.competitions.judging.access import require, why_not_object
from sambut.competitions.judging.objecting import answer_due, window_closes
from sambut.competitions.models import (
    Choice,
    Cluster,
    Conflict,
    Edition,
    Entry,
    Objection,
    Reading,
    ReadingEvent,
    Result,
)
from sambut.competitions.states import EntryState, ObjectionState, ReadingState, State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

LONGEST_REASON, LONGEST_WORDS = 2000, 4000


@transaction.atomic
def choose_cluster(
    edition_id: int,
    *,
    cluster_id: int,
    chosen: Collection[int],
    reasons: Mapping[int, str],
    result_id: int,
    by: Person,
    at: datetime,
) -> choosing.Room:
    """Who is nominated in one cluster. Whatever leaves the order of scores has its reason in writing. Istilah: putusan pleno."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.CHOOSE, edition)
    edition.after(Verb.CHOOSE)
    cluster = Cluster.objects.get(pk=cluster_id, edition=edition)
    result = _result(edition, by)
    if result.pk != result_id:
        raise Refused("edition.choose.newer_result")
    room = choosing.rooms(edition, result, only=cluster)[0]
    entries = {line.entry.pk: line.entry for line in room.lines}
    taken = set(chosen) & entries.keys()
    if Conflict.objects.filter(user_id=by.user_id or 0, entry__in=entries).exists():
        raise Refused("edition.choose.sealed")
    if len(taken) > room.places:
        raise Refused("edition.choose.too_many", places=room.places)
    if edition.state == State.ANNOUNCED and not _reopened(cluster):
        raise Refused("edition.choose.announced")
    order = [line.entry.pk for line in room.lines]
    require_agreement(edition, SittingStage.NOMINATIONS, taken=taken, order=order, places=room.places)
    leaving = room.leaves_order(taken)
    lacking = [
        line.entry.title
        for line in room.lines
        if line.entry.pk in leaving and not reasons.get(line.entry.pk, "").strip()
    ]
    if lacking:
        raise Refused("edition.choose.without_reason", lacking=lacking[:5], count=len(lacking))
    for pk in entries:
        facts = {
            "chosen": pk in taken,
            "out_of_order": pk in leaving,
            "decided_at": at,
            "decided_by_id": by.user_id,
            "edition": edition,
        }
        Choice.objects.update_or_create(
            entry_id=pk,
            defaults={**facts, "reason": reasons.get(pk, "").strip()[:LONGEST_REASON] if pk in leaving else ""},
        )
    if edition.state == State.ANNOUNCED:
        rows = list(Entry.objects.filter(pk__in=entries))
        move_many(
            [one for one in rows if one.pk in taken and one.state == EntryState.NOT_CHOSEN],
            Verb.NOMINATE,
            by=by.user_id,
            at=at,
        )
        move_many(
            [one for one in rows if one.pk not in taken and one.state == EntryState.NOMINATED],
            Verb.PASS_OVER,
            by=by.user_id,
            at=at,
        )
    edition.move(Verb.CHOOSE, by=by.user_id, at=at, cluster=cluster.code, chosen=len(taken), out_of_order=len(leaving))
    return choosing.rooms(edition, result, only=cluster)[0]


@transaction.atomic
def announce_result(edition_id: int, *, by: Person, at: datetime) -> Edition:
    """Everybody reads who was nominated; the time for objections begins. Scores stay closed until the decree."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.ANNOUNCE, edition)
    edition.after(Verb.ANNOUNCE)
    _result(edition, by)
    judged = list(Entry.objects.filter(edition=edition, state=EntryState.JUDGED).order_by("pk"))
    chosen = dict(Choice.objects.filter(edition=edition, entry__in=judged).values_list("entry_id", "chosen"))
    if not judged or len(chosen) < len(judged):
        raise Refused("edition.announce.undecided", count=len(judged) - len(chosen))
    move_many([entry for entry in judged if chosen[entry.pk]], Verb.NOMINATE, by=by.user_id, at=at)
    move_many([entry for entry in judged if not chosen[entry.pk]], Verb.PASS_OVER, by=by.user_id, at=at)
    edition.announced_at = at
    edition.move(Verb.ANNOUNCE, by=by.user_id, at=at, nominated=sum(chosen.values()))
    return edition


@transaction.atomic
def object_entry(entry_id: int, *, words: str, by: Person, at: datetime) -> Objection:
    """A participant asks that the own result be looked at again, inside the window. Istilah: permohonan peninjauan."""
    edition = locked_edition(Entry.objects.values_list("edition_id", flat=True).get(pk=entry_id))
    entry = locked(entry_id)
    access.require(by, Verb.OBJECT, entry)
    return _objected(edition, entry, ObjectionKind.REVIEW, words=words, by=by, at=at)


@transaction.atomic
def object_nominee(entry_id: int, *, words: str, by: Person, at: datetime) -> Objection:
    """Anybody with an account objects to somebody who was chosen, inside the window. Istilah: sanggahan (uji publik)."""
    edition = locked_edition(Entry.objects.values_list("edition_id", flat=True).get(pk=entry_id))
    entry = locked(entry_id)
    if reason := why_not_object(by, entry):
        raise Refused(reason)
    return _objected(edition, entry, ObjectionKind.OBJECTION, words=words, by=by, at=at)


def _objected(
    edition: Edition, entry: Entry, kind: ObjectionKind, *, words: str, by: Person, at: datetime
) -> Objection:
    entry.after(Verb.OBJECT)
    if edition.state != State.ANNOUNCED or at >= window_closes(edition):
        raise Refused("entry.object.closed")
    if not words.strip():
        raise Refused("entry.object.without_words")
    if len(words) > LONGEST_WORDS:
        raise Refused("entry.object.too_long", longest=LONGEST_WORDS)
    same = Objection.objects.filter(entry=entry, kind=kind, state=ObjectionState.OPEN)
    if (same if kind == ObjectionKind.REVIEW else same.filter(author_id=by.user_id)).exists():
        raise Refused("entry.object.open_already")
    assert by.user_id is not None  # `require` refused visitors
    objection = Objection.objects.create(
        entry=entry, author_id=by.user_id, kind=kind, words=words.strip(), filed_at=at, due_at=answer_due(edition)
    )
    entry.move(Verb.OBJECT, by=by.user_id, at=at, objection=objection.pk, kind=kind.value)
    return objection


@transaction.atomic
def answer_objection(objection_id: int, *, upheld: bool, words: str, by: Person, at: datetime) -> Objection:
    """The organisers answer in words. When it is upheld, the plenary may choose again in that cluster."""
    entry_id = Objection.objects.values_list("entry_id", flat=True).get(pk=objection_id)
    locked_edition(Entry.objects.values_list("edition_id", flat=True).get(pk=entry_id))
    entry = locked(entry_id)
    objection = Objection.objects.select_related("entry__edition__host", "entry__unit").get(pk=objection_id)
    require(by, Verb.ANSWER, objection)
    if objection.state != ObjectionState.OPEN:
        raise Refused("objection.answer.answered_already")
    if not words.strip():
        raise Refused("objection.answer.without_words")
    if len(words) > LONGEST_WORDS:
        raise Refused("entry.object.too_long", longest=LONGEST_WORDS)
    objection.state = ObjectionState.UPHELD if upheld else ObjectionState.REJECTED
    objection.answer, objection.answered_at = words.strip(), at
    objection.save()
    entry.move(Verb.ANSWER, by=by.user_id, at=at, objection=objection.pk, upheld=upheld)
    return objection


@transaction.atomic
def decide_result(edition_id: int, *, decree_number: str, decree_on: date, by: Person, at: datetime) -> Edition:
    """The decree. From now on participants read their scores and reasons, and everybody the result. Istilah: SK penetapan."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.DECIDE, edition)
    edition.after(Verb.DECIDE)
    if not decree_number.strip():
        raise Refused("edition.decide.without_number")
    if at < window_closes(edition):
        raise Refused("edition.decide.window_open", until=window_closes(edition))
    open_ = Objection.objects.filter(entry__edition=edition, state=ObjectionState.OPEN).count()
    if open_:
        raise Refused("edition.decide.unanswered", count=open_)
    edition.decree_number, edition.decree_on, edition.decided_at = decree_number.strip()[:120], decree_on, at
    if goes_on(edition):
        nominated = list(Entry.objects.filter(edition=edition, state=EntryState.NOMINATED).order_by("pk"))
        move_many(nominated, Verb.REACH_FINAL, by=by.user_id, at=at)
    else:
        winners = list(
            Entry.objects.filter(edition=edition, state=EntryState.NOMINATED)
            .select_related("innovation", "body", "unit", "group", "category", "cluster")
            .order_by("pk")
        )
        move_many(winners, Verb.WIN, by=by.user_id, at=at)
        record_awards(edition, winners)
    edition.move(Verb.DECIDE, by=by.user_id, at=at, decree=edition.decree_number)
    return edition


def _result(edition: Edition, by: Person) -> Result:
    """The latest result. Whoever had it counted does not decide about it: two people stand behind every choice."""
    result = choosing.latest(edition)
    if result is None:
        raise Refused("edition.choose.no_result")
    if result.made_by_id == by.user_id:
        raise Refused("edition.choose.counted_it")
    if edition.state == State.OPEN and _stale(edition, result):
        raise Refused("edition.choose.stale")
    return result


def _stale(edition: Edition, result: Result) -> bool:
    """Marks were signed, changed or set aside since it was counted, or somebody still reads: it is not what judges say now."""
    if Reading.objects.filter(judge__edition=edition, state=ReadingState.ASSIGNED).exists():
        return True
    since = ReadingEvent.objects.filter(reading__judge__edition=edition, happened_at__gt=result.made_at)
    changed = Q(verb__in=(Verb.SIGN, Verb.REVISE)) | Q(verb=Verb.SET_ASIDE, state_from=ReadingState.SIGNED)
    return since.filter(changed).exists()


def _reopened(cluster: Cluster) -> bool:
    return Objection.objects.filter(entry__cluster=cluster, state=ObjectionState.UPHELD).exists()
