"""From an accepted interest to a text that both sides can sign."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from sambut.complaints.models import Category
from sambut.events.models import Event
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.replication import access, signatories, wording
from sambut.replication.actions.around import (
    body_of,
    check_stranger,
    explain,
    fresh_number,
    locked,
    locked_interest,
    party_of,
    today,
    user_of,
    wanted,
)
from sambut.replication.models import Agreement, Clause, ClauseTemplate, Milestone, Party
from sambut.replication.states import InterestState, MilestoneState, Side, Verb

LONGEST_TITLE, LONGEST_CLAUSE, MOST_ADDED = 200, 4000, 10
LONGEST_YEARS, MOST_HOURS = 10, 2000


@dataclass(frozen=True)
class Text:
    """What the sides may change in a draft. The clauses that come with the house stay; `added` are the parties' own."""

    title: str
    years: int = 3
    coaching_hours: int = 0
    category: Category | None = None
    event: Event | None = None
    added: tuple[tuple[str, str], ...] = ()
    """Title and words of each clause of their own."""
    letter_numbers: dict[Side, str] | None = None


@transaction.atomic
def draft_agreement(interest_id: int, *, by: Person, at: datetime) -> Agreement:
    """A draft with the clauses of today, both parties and their contacts. Istilah: menyusun kesepakatan."""
    interest = locked_interest(interest_id)
    access.require(by, Verb.DRAFT, interest)
    if interest.state != InterestState.ACCEPTED:
        raise Refused(f"agreement.draft.interest_{interest.state}")
    if Agreement.objects.filter(interest=interest).exists():
        raise Refused("agreement.draft.drafted_already")
    check_stranger(interest.innovation, interest.body)
    agreement = Agreement(
        number=fresh_number(), title=interest.innovation.name[:LONGEST_TITLE], innovation=interest.innovation,
        owner=interest.owner, owner_unit=interest.owner_unit, replicator=interest.body, replicator_unit=interest.unit,
        region_id=interest.body.region_id, need=interest.need, interest=interest,
        category_id=(interest.need.category_id if interest.need else None) or interest.innovation.category_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            agreement.open(by=user_of(by), at=at, organisation_id=interest.owner_id)
    except IntegrityError as error:
        if "replication_agreement_once" in str(error):
            raise Refused("agreement.draft.open_already") from None
        raise
    _parties(agreement, owner_contact=interest.decided_by_id, copier_contact=interest.contact_id)
    _clauses(agreement, on=today(interest.body, at))
    return locked(agreement.pk)


def _parties(agreement: Agreement, *, owner_contact: int | None, copier_contact: int) -> None:
    Party.objects.create(
        agreement=agreement, side=Side.OWNER, body=agreement.owner, unit=agreement.owner_unit, contact_id=owner_contact
    )
    Party.objects.create(
        agreement=agreement, side=Side.REPLICATOR, body=agreement.replicator, unit=agreement.replicator_unit,
        contact_id=copier_contact,
    )  # fmt: skip


def _clauses(agreement: Agreement, *, on: date) -> None:
    """The clauses that hold on this day, as they will be read."""
    rows = ClauseTemplate.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on).order_by(
        "place", "code"
    )
    Clause.objects.bulk_create(
        [
            Clause(agreement=agreement, place=place, title=row.title, text=row.text, template=row)
            for place, row in enumerate(rows, start=1)
        ]
    )


@transaction.atomic
def write_agreement(agreement_id: int, text: Text, *, by: Person, at: datetime) -> Agreement:
    """Changes the draft. Both sides may; what stands is what both will read before they sign."""
    agreement = locked(agreement_id)
    access.require(by, Verb.WRITE, agreement)
    agreement.after(Verb.WRITE)
    agreement.title = wanted(text.title, "agreement.write.without_title", longest=LONGEST_TITLE)
    if not 1 <= text.years <= LONGEST_YEARS:
        raise Refused("agreement.write.years", longest=LONGEST_YEARS)
    if not 0 <= text.coaching_hours <= MOST_HOURS:
        raise Refused("agreement.write.hours", most=MOST_HOURS)
    agreement.years, agreement.coaching_hours = text.years, text.coaching_hours
    agreement.category, agreement.event = text.category, text.event
    _added(agreement, text.added)
    for side, number in (text.letter_numbers or {}).items():
        Party.objects.filter(agreement=agreement, side=side).update(letter_number=number.strip()[:80])
    agreement.move(Verb.WRITE, by=by.user_id, at=at, organisation_id=body_of(agreement, by))
    return locked(agreement.pk)


def _added(agreement: Agreement, added: tuple[tuple[str, str], ...]) -> None:
    """The parties' own clauses stand behind those that come with the house."""
    if len(added) > MOST_ADDED:
        raise Refused("agreement.write.too_many_clauses", most=MOST_ADDED)
    Clause.objects.filter(agreement=agreement, template=None).delete()
    last = max(Clause.objects.filter(agreement=agreement).values_list("place", flat=True), default=0)
    rows = []
    for place, (title, words) in enumerate(added, start=last + 1):
        title = wanted(title, "agreement.write.clause_without_title", longest=120)
        words = wanted(words, "agreement.write.clause_without_words", longest=LONGEST_CLAUSE)
        rows.append(Clause(agreement=agreement, place=place, title=title, text=words))
    Clause.objects.bulk_create(rows)


@transaction.atomic
def name_signatory(agreement_id: int, *, side: Side, mandate: str, by: Person, at: datetime) -> Agreement:
    """Names who signs for a side: a head, somebody acting as one, or whoever holds a letter for it, with that mandate."""
    agreement = locked(agreement_id)
    access.require(by, Verb.NAME_SIGNATORY, agreement)
    access.require_side(by, side, agreement)
    agreement.after(Verb.NAME_SIGNATORY)
    party, other = party_of(agreement, side), next(p for p in agreement.parties.all() if p.side != side)
    signer = signatories.chosen(party.body_id, mandate, at=at)
    if other.signatory_id == signer.user_id:
        raise Refused("agreement.name_signatory.both_sides")
    signatories.put(party, signer)
    party.save()
    agreement.move(
        Verb.NAME_SIGNATORY, by=by.user_id, at=at, organisation_id=party.body_id, side=side.value, capacity=signer.capacity.value,
        appointment=signer.appointment_id, letter=signer.letter_id,
    )  # fmt: skip
    return locked(agreement.pk)


@transaction.atomic
def freeze_agreement(agreement_id: int, *, by: Person, at: datetime) -> Agreement:
    """Locks the words; a job sets the paper that both sign. Istilah: mengunci naskah."""
    agreement = locked(agreement_id)
    access.require(by, Verb.FREEZE, agreement)
    agreement.after(Verb.FREEZE)
    for party in agreement.parties.all():
        if party.signatory_id is None:
            raise Refused("agreement.freeze.without_signatory", body=party.body.name)
        signatories.check(party, at=at, verb="freeze")
    if not Milestone.objects.filter(agreement=agreement, state=MilestoneState.OPEN).exists():
        raise Refused("agreement.freeze.without_milestone")
    agreement.revision, agreement.frozen_at = agreement.revision + 1, at
    agreement.frozen = wording.words_of(agreement, on=today(agreement.replicator, at))
    agreement.digest = digest_of(agreement.frozen)
    agreement.move(
        Verb.FREEZE, by=by.user_id, at=at, organisation_id=body_of(agreement, by), revision=agreement.revision,
        digest=agreement.digest,
    )  # fmt: skip
    return agreement


def digest_of(words: dict[str, Any]) -> str:
    """SHA-256 of the words of a text, in one spelling of JSON."""
    return hashlib.sha256(json.dumps(words, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def reopen_agreement(agreement_id: int, *, reason: str, by: Person, at: datetime) -> Agreement:
    """Back to a draft, because something must change. A signature that stood under the old text stands under none."""
    agreement = locked(agreement_id)
    access.require(by, Verb.REOPEN, agreement)
    agreement.after(Verb.REOPEN)
    reason = wanted(reason, "agreement.reopen.without_reason", longest=1000)
    agreement.parties.update(signed_at=None, signed_digest="")
    event = agreement.move(
        Verb.REOPEN, by=by.user_id, at=at, organisation_id=body_of(agreement, by), revision=agreement.revision
    )
    explain(event, reason)
    return locked(agreement.pk)


@transaction.atomic
def cancel_agreement(agreement_id: int, *, reason: str, by: Person, at: datetime) -> Agreement:
    """Ends it before both have signed. The interest ends with it; another may be expressed."""
    agreement = locked(agreement_id)
    access.require(by, Verb.CANCEL, agreement)
    agreement.after(Verb.CANCEL)
    reason = wanted(reason, "agreement.cancel.without_reason", longest=1000)
    agreement.parties.update(signed_at=None, signed_digest="")
    agreement.ended_at = at
    event = agreement.move(Verb.CANCEL, by=by.user_id, at=at, organisation_id=body_of(agreement, by))
    explain(event, reason)
    release(agreement, by=by, at=at)
    return agreement


def release(agreement: Agreement, *, by: Person, at: datetime) -> None:
    """The interest behind an agreement that ended takes no place of the owner any more."""
    interest = locked_interest(agreement.interest_id)
    if interest.state == InterestState.ACCEPTED:
        organisation_id = body_of(agreement, by) or agreement.replicator_id
        interest.move(Verb.WITHDRAW, by=user_of(by), at=at, organisation_id=organisation_id, agreement=agreement.pk)
