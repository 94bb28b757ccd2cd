"""People change, the agreement stays: hand-over, facilitators, a later end."""

from datetime import date, datetime

from django.db import transaction

from sambut.kernel.refusals import Refused
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.replication import access
from sambut.replication.access import ACTING, sides
from sambut.replication.actions.around import body_of, locked, party_of, today, user_of
from sambut.replication.models import Agreement, Extension
from sambut.replication.rules import months_after
from sambut.replication.states import Side, Verb

LONGEST_YEARS = 10


@transaction.atomic
def hand_over(agreement_id: int, *, side: Side, contact_id: int, by: Person, at: datetime) -> Agreement:
    """A new contact of a side, who has an office there now; with it a new head takes the agreement over. Istilah: serah terima."""
    agreement = locked(agreement_id)
    access.require(by, Verb.HAND_OVER, agreement)
    access.require_side(by, side, agreement)
    agreement.after(Verb.HAND_OVER)
    party = party_of(agreement, side)
    if not works_there(contact_id, party.unit.path, at=at):
        raise Refused("agreement.hand_over.no_office")
    before = party.contact_id
    party.contact_id, party.contact_lost_at, party.head_changed_at = contact_id, None, None
    party.head_id = head_of(party.body_id, at=at)
    party.save()
    agreement.move(
        Verb.HAND_OVER,
        by=by.user_id,
        at=at,
        organisation_id=party.body_id,
        side=side.value,
        former=before,
        contact=contact_id,
    )
    return locked(agreement.pk)


def works_there(user_id: int, path: list[int], *, at: datetime) -> bool:
    """Whether somebody works for the unit with this path, or for one above it."""
    held = Appointment.objects.running(at).filter(user_id=user_id, user__is_active=True, role__in=ACTING)
    return held.filter(organisation_id__in=path).exists()


def head_of(body_id: int, *, at: datetime) -> int | None:
    """The appointment of the head of a body now; who stands in comes before who is away."""
    held = Appointment.objects.running(at).filter(role=Role.HEAD, organisation_id=body_id, user__is_active=True)
    return held.order_by("-acting", "-starts_at", "-pk").values_list("pk", flat=True).first()


@transaction.atomic
def facilitate_agreement(agreement_id: int, *, by: Person, at: datetime) -> Agreement:
    """A facilitator takes it on; both sides see who. Istilah: fasilitator."""
    agreement = locked(agreement_id)
    access.require(by, Verb.FACILITATE, agreement)
    agreement.after(Verb.FACILITATE)
    if agreement.facilitator_id == by.user_id:
        raise Refused("agreement.facilitate.already_you")
    before, agreement.facilitator_id = agreement.facilitator_id, by.user_id
    agreement.move(Verb.FACILITATE, by=by.user_id, at=at, former=before)
    return agreement


@transaction.atomic
def propose_extension(agreement_id: int, *, ends_on: date, by: Person, at: datetime) -> Extension:
    """One side wants it to hold longer."""
    agreement = locked(agreement_id)
    access.require(by, Verb.PROPOSE_EXTENSION, agreement)
    agreement.after(Verb.PROPOSE_EXTENSION)
    assert agreement.ends_on is not None  # the states say so
    if Extension.objects.filter(agreement=agreement, confirmed_at=None).exists():
        raise Refused("agreement.propose_extension.open_already")
    if ends_on <= max(agreement.ends_on, today(agreement.replicator, at)):
        raise Refused("agreement.propose_extension.not_later", ends_on=agreement.ends_on)
    if ends_on > months_after(agreement.ends_on, 12 * LONGEST_YEARS):
        raise Refused("agreement.write.years", longest=LONGEST_YEARS)
    side = _one_side(agreement, by)
    wish = Extension.objects.create(
        agreement=agreement, ends_on=ends_on, side=side, proposed_at=at, proposed_by_id=user_of(by)
    )
    agreement.move(
        Verb.PROPOSE_EXTENSION, by=by.user_id, at=at, organisation_id=party_of(agreement, side).body_id, ends_on=ends_on.isoformat()
    )  # fmt: skip
    return wish


@transaction.atomic
def confirm_extension(agreement_id: int, *, by: Person, at: datetime) -> Agreement:
    """The other side agrees: it holds until the later day."""
    agreement = locked(agreement_id)
    access.require(by, Verb.CONFIRM_EXTENSION, agreement)
    agreement.after(Verb.CONFIRM_EXTENSION)
    wish = Extension.objects.filter(agreement=agreement, confirmed_at=None).first()
    if wish is None:
        raise Refused("agreement.confirm_extension.nothing_proposed")
    others = [side for side in sides(by, agreement) if side != wish.side]
    if not others or wish.proposed_by_id == by.user_id:
        raise Refused("agreement.confirm_extension.own_proposal")
    wish.confirmed_at, wish.confirmed_by_id = at, by.user_id
    wish.save()
    agreement.ends_on, agreement.expired_at = wish.ends_on, None
    agreement.move(
        Verb.CONFIRM_EXTENSION, by=by.user_id, at=at, organisation_id=party_of(agreement, others[0]).body_id,
        ends_on=wish.ends_on.isoformat(),
    )  # fmt: skip
    return agreement


def _one_side(agreement: Agreement, by: Person) -> Side:
    body = body_of(agreement, by)
    return Side.REPLICATOR if body == agreement.replicator_id else Side.OWNER
