"""Interest: a body wants to copy an innovation, its owner verifies."""

from datetime import datetime

from django.db import IntegrityError, transaction

from sambut.events.models import Stand
from sambut.innovations.states import State as InnovationState
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from sambut.replication import access, terms
from sambut.replication.actions.answering import take_back_all
from sambut.replication.actions.around import check_stranger, locked_innovation, locked_interest, today, user_of, wanted
from sambut.replication.models import Agreement, Interest, Need, Willingness
from sambut.replication.states import OPEN, InterestState, State, Verb

LONGEST_MESSAGE, LONGEST_REASON = 1000, 500
HELPED = (State.DRAFT, State.FROZEN, State.SIGNED, State.STARTED)
"""While an agreement is here, the owner helps; a running copy stands on its own."""


@transaction.atomic
def say_terms(innovation_id: int, *, willing: bool, most: int, note: str = "", by: Person, at: datetime) -> Willingness:
    """The owner says whether others may copy it, and how many are helped at once. Istilah: kesediaan replikasi.

    What may not be copied answers no need: its answers are taken back.
    """
    innovation = locked_innovation(innovation_id)
    if reason := access.why_not_say_terms(by, innovation):
        raise Refused(reason)
    if willing and not 1 <= most <= 100:
        raise Refused("interest.say_terms.out_of_bounds")
    word = Willingness.objects.filter(innovation=innovation).first() or Willingness(innovation=innovation)
    word.willing, word.most, word.note = willing, most if willing else 0, note.strip()[:LONGEST_REASON]
    word.say(by=user_of(by), at=at, organisation_id=innovation.body_id)
    if not willing:
        take_back_all(innovation_id, by=by.user_id, at=at)
    return word


@transaction.atomic
def express_interest(
    innovation_id: int, *, unit_id: int, message: str = "", need: Need | None = None, stand: Stand | None = None,
    by: Person, at: datetime,
) -> Interest:  # fmt: skip
    """A unit says that it wants to copy an innovation of another body. Istilah: menyatakan minat."""
    innovation = locked_innovation(innovation_id)
    unit = Organisation.objects.select_related("body").get(pk=unit_id)
    if reason := access.why_not_express(by, unit.path):
        raise Refused(reason)
    check_stranger(innovation, unit.body or unit)
    if innovation.state != InnovationState.PUBLIC:
        raise Refused("interest.express.not_public")
    word = Willingness.objects.filter(innovation=innovation).first()
    if word is not None and not word.willing:
        raise Refused("interest.express.not_willing")
    if need is not None and need.body_id != unit.body_id:
        raise Refused("interest.express.need_of_another")
    if stand is not None and stand.innovation_id != innovation.pk:
        raise Refused("interest.express.other_stand")
    if len(message) > LONGEST_MESSAGE:
        raise Refused("replication.text.too_long", longest=LONGEST_MESSAGE)
    interest = Interest(
        innovation=innovation, owner_id=innovation.body_id, owner_unit_id=innovation.unit_id, body_id=unit.body_id, unit=unit,
        need=need, stand=stand, message=message.strip(), contact_id=user_of(by),
    )  # fmt: skip
    try:
        with transaction.atomic():
            interest.express(by=user_of(by), at=at)
    except IntegrityError as error:
        raise _understood(error) from None
    return interest


def _understood(error: IntegrityError) -> Exception:
    """What the database refused, in words. Two at once reach it together."""
    if "replication_interest_once" in str(error):
        return Refused("interest.express.open_already")
    if "has this innovation already" in str(error):
        return Refused("interest.express.own_copy")
    return error


@transaction.atomic
def accept_interest(interest_id: int, *, by: Person, at: datetime) -> Interest:
    """The owner verifies and takes it on, as long as there is room. Istilah: verifikasi minat."""
    locked_innovation(Interest.objects.values_list("innovation_id", flat=True).get(pk=interest_id))
    interest = locked_interest(interest_id)
    access.require(by, Verb.ACCEPT, interest)
    interest.after(Verb.ACCEPT)
    most = room_of(interest.innovation_id, interest.owner, at=at)
    if helped(interest.innovation_id) >= most:
        raise Refused("interest.accept.no_room", most=most)
    interest.move(Verb.ACCEPT, by=user_of(by), at=at, organisation_id=interest.owner_id)
    return interest


@transaction.atomic
def refuse_interest(interest_id: int, *, reason: str, by: Person, at: datetime) -> Interest:
    """The owner says no, and why."""
    interest = locked_interest(interest_id)
    access.require(by, Verb.REFUSE, interest)
    interest.after(Verb.REFUSE)
    interest.reason = wanted(reason, "interest.refuse.without_reason", longest=LONGEST_REASON)
    interest.move(Verb.REFUSE, by=user_of(by), at=at, organisation_id=interest.owner_id)
    return interest


@transaction.atomic
def withdraw_interest(interest_id: int, *, by: Person, at: datetime) -> Interest:
    """Who wanted it wants it no more. With an agreement under way it is that which is cancelled or stopped."""
    interest = locked_interest(interest_id)
    access.require(by, Verb.WITHDRAW, interest)
    interest.after(Verb.WITHDRAW)
    if Agreement.objects.filter(interest=interest, state__in=OPEN).exists():
        raise Refused("interest.withdraw.agreement_open")
    interest.move(Verb.WITHDRAW, by=user_of(by), at=at, organisation_id=interest.body_id)
    return interest


def room_of(innovation_id: int, owner: Organisation, *, at: datetime) -> int:
    """How many copiers the owner helps at once."""
    said = Willingness.objects.filter(innovation_id=innovation_id).values_list("willing", "most").first()
    if said is None:
        return terms.most_copiers(on=today(owner, at))
    return said[1] if said[0] else 0


def helped(innovation_id: int) -> int:
    """How many it helps now."""
    taken = Interest.objects.filter(innovation_id=innovation_id, state=InterestState.ACCEPTED)
    return taken.exclude(agreement__isnull=False).count() + taken.filter(agreement__state__in=HELPED).count()
