"""The jury: invited, confirmed by their own declaration, and what they declare later."""

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from sambut.competitions import access
from sambut.competitions.actions.around import locked_edition
from sambut.competitions.actions.final.scoring import set_aside_sheets
from sambut.competitions.final.states import SheetState
from sambut.competitions.judging import access as panel_access
from sambut.competitions.judging import conflicts
from sambut.competitions.models import Category, Conflict, Declaration, Edition, Entry, Judge, Reading, Sheet
from sambut.competitions.moves import EDITION_MOVES
from sambut.competitions.states import COUNTS, PASSED, ConflictKind, JudgeState, ReadingState, State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation

MOST = 400
"""The most entries that one judge may be asked to read."""
SAID = (ConflictKind.DECLARED, ConflictKind.COACHING, ConflictKind.CO_WORK)
"""What somebody says of themselves; the other kinds are found."""
LONGEST_REASON = 500


@transaction.atomic
def invite_judge(
    edition_id: int, *, user_id: int, institution: Organisation | None, institution_words: str = "", categories: Collection[Category] = (),
    most: int = 60, by: Person, at: datetime,
) -> Judge:  # fmt: skip
    """Asks somebody who holds the office of a judge. Istilah: mengundang juri."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.INVITE, edition)
    edition.after(Verb.INVITE)
    if (
        not Appointment.objects.running(at)
        .filter(user_id=user_id, role__in=panel_access.SEATED, user__is_active=True)
        .exists()
    ):
        raise Refused("edition.invite.no_office")
    if user_id == by.user_id:
        raise Refused("edition.invite.oneself")
    if institution is None and not institution_words.strip():
        raise Refused("edition.invite.no_institution")
    if not 1 <= most <= MOST:
        raise Refused("edition.invite.out_of_bounds", most=MOST)
    judge = Judge(
        edition=edition, user_id=user_id, institution=institution, institution_words=institution_words.strip()[:200], most=most,
        state=JudgeState.INVITED, invited_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            judge.save(force_insert=True)
    except IntegrityError:
        raise Refused("edition.invite.there_already") from None
    judge.categories.set(one for one in categories if one.edition_id == edition.pk)
    edition.move(Verb.INVITE, by=by.user_id, at=at, judge=judge.pk)
    return judge


@transaction.atomic
def confirm_seat(
    judge_id: int, *, words: str, against: Collection[tuple[int, str]] = (), by: Person, at: datetime
) -> Judge:
    """The judge agrees, signs the declaration, and names entries that others should read. Istilah: pernyataan benturan kepentingan."""
    judge = _locked(judge_id)
    panel_access.require(by, Verb.CONFIRM, judge)
    judge.edition.after(Verb.CONFIRM)
    if judge.state != JudgeState.INVITED:
        raise Refused("judge.confirm.answered_already")
    judge.state, judge.answered_at = JudgeState.CONFIRMED, at
    judge.save(update_fields=["state", "answered_at"])
    Declaration.objects.create(judge=judge, words=words, signed_at=at)
    for entry_id, reason in against:
        _note(judge, entry_id, ConflictKind.DECLARED, reason, at=at)
    judge.edition.move(Verb.CONFIRM, by=by.user_id, at=at, judge=judge.pk)
    return judge


@transaction.atomic
def decline_seat(judge_id: int, *, by: Person, at: datetime) -> Judge:
    """The judge cannot."""
    judge = _locked(judge_id)
    panel_access.require(by, Verb.DECLINE, judge)
    judge.edition.after(Verb.DECLINE)
    if judge.state != JudgeState.INVITED:
        raise Refused("judge.confirm.answered_already")
    judge.state, judge.answered_at = JudgeState.DECLINED, at
    judge.save(update_fields=["state", "answered_at"])
    judge.edition.move(Verb.DECLINE, by=by.user_id, at=at, judge=judge.pk)
    return judge


@transaction.atomic
def declare_conflict(
    judge_id: int, *, entry_id: int, kind: ConflictKind, reason: str, by: Person, at: datetime
) -> Judge:
    """Something came up. An open reading is given back; signed marks are set aside, their trace stays."""
    judge = _locked(judge_id)
    panel_access.require(by, Verb.DECLARE, judge)
    judge.edition.after(Verb.DECLARE)
    if kind not in SAID:
        raise Refused("judge.declare.no_kind")
    if not reason.strip():
        raise Refused("judge.declare.without_reason")
    _note(judge, entry_id, kind, reason, at=at)
    set_aside(judge, entry_id, why=reason, by=by.user_id, at=at)
    judge.edition.move(Verb.DECLARE, by=by.user_id, at=at, judge=judge.pk, entry=entry_id)
    return judge


@transaction.atomic
def declare_own_conflict(edition_id: int, *, entry_id: int, reason: str, by: Person, at: datetime) -> Edition:
    """Somebody of the secretariat stands too near an entry: its marks close before their eyes."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.DECLARE, edition)
    edition.after(Verb.DECLARE)
    if not reason.strip():
        raise Refused("judge.declare.without_reason")
    if not Entry.objects.filter(pk=entry_id, edition=edition, state__in=PASSED).exists():
        raise Refused("judge.declare.no_entry")
    assert by.user_id is not None  # `require` refused visitors
    Conflict.objects.get_or_create(
        entry_id=entry_id, user_id=by.user_id, kind=ConflictKind.DECLARED,
        defaults={"reason": reason.strip()[:LONGEST_REASON], "found_at": at},
    )  # fmt: skip
    edition.move(Verb.DECLARE, by=by.user_id, at=at, entry=entry_id)
    return edition


@transaction.atomic
def follow_judge(judge_id: int, *, at: datetime) -> int:
    """A judge got an office: what stands in the way since then closes, signed or not. Gives how many readings."""
    judge = _locked(judge_id)
    if judge.state != JudgeState.CONFIRMED or (judge.edition.state, Verb.DECLARE) not in EDITION_MOVES:
        return 0
    entries = list(
        Entry.objects.filter(
            Exists(Reading.objects.filter(entry=OuterRef("pk"), judge=judge, state__in=COUNTS))
            | Exists(Sheet.objects.filter(slot__entry=OuterRef("pk"), judge=judge).exclude(state=SheetState.SET_ASIDE))
        ).select_related("unit", "region")
    )  # fmt: skip
    near = conflicts.look([judge], entries, edition=judge.edition, at=at)
    for _judge, entry_id in sorted(near):
        set_aside(judge, entry_id, why="", by=None, at=at)
    return len(near)


def set_aside(judge: Judge, entry_id: int, *, why: str, by: int | None, at: datetime) -> None:
    """The judge's reading of this entry counts no more, nor the sheet of its presentation. Marks and event stay."""
    set_aside_sheets(judge, entry_id, why=why, by=by, at=at)
    if judge.edition.state != State.OPEN:
        return  # the result that these marks made is frozen
    reading = Reading.objects.select_for_update().filter(judge=judge, entry_id=entry_id, state__in=COUNTS).first()
    if reading is None:
        return
    before, verb = reading.state, Verb.RECUSE if reading.state == ReadingState.ASSIGNED and by else Verb.SET_ASIDE
    reading.state = ReadingState.RECUSED if verb == Verb.RECUSE else ReadingState.SET_ASIDE
    reading.why = why.strip()[:LONGEST_REASON]
    reading.note(verb, before, by=by, at=at)


def _locked(judge_id: int) -> Judge:
    """The seat, behind the lock of its edition."""
    edition = locked_edition(Judge.objects.values_list("edition_id", flat=True).get(pk=judge_id))
    judge = Judge.objects.select_for_update(of=("self",)).select_related("institution__region").get(pk=judge_id)
    judge.edition = edition
    return judge


def _note(judge: Judge, entry_id: int, kind: ConflictKind, reason: str, *, at: datetime) -> None:
    if not Entry.objects.filter(pk=entry_id, edition=judge.edition, state__in=PASSED).exists():
        raise Refused("judge.declare.no_entry")
    Conflict.objects.get_or_create(
        entry_id=entry_id, user_id=judge.user_id, kind=kind,
        defaults={"judge": judge, "reason": reason.strip()[:LONGEST_REASON], "found_at": at},
    )  # fmt: skip
