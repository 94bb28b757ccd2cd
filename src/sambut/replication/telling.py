"""Who is told what of answers, interests and agreements: contacts, signatories, heads, the facilitator."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sambut.mandates.models import Appointment
from sambut.mandates.queries import person_of
from sambut.mandates.states import Role
from sambut.notices.actions import notify
from sambut.notices.recipients import Recipient
from sambut.notices.states import Kind
from sambut.replication.access import NEEDING, OWNING, why_not_state
from sambut.replication.actions.handing import works_there
from sambut.replication.models import Agreement, Answer, Interest, Party, ReplicationEvent
from sambut.replication.states import AnswerState, PaperKind, Side, State, Verb

INTEREST_KINDS = {
    Verb.EXPRESS: Kind.INTEREST_EXPRESS, Verb.ACCEPT: Kind.INTEREST_ACCEPT, Verb.REFUSE: Kind.INTEREST_REFUSE,
    Verb.WITHDRAW: Kind.INTEREST_WITHDRAW,
}  # fmt: skip
BOTH = {
    Verb.CANCEL: Kind.AGREEMENT_CANCEL, Verb.STOP: Kind.AGREEMENT_STOP, Verb.REOPEN: Kind.AGREEMENT_REOPEN,
    Verb.MARK_LATE: Kind.AGREEMENT_LATE, Verb.MARK_DORMANT: Kind.AGREEMENT_DORMANT, Verb.EXPIRE: Kind.AGREEMENT_EXPIRE,
    Verb.LOSE_INNOVATION: Kind.AGREEMENT_INNOVATION, Verb.CONFIRM_EXTENSION: Kind.AGREEMENT_EXTENDED,
}  # fmt: skip
"""Told to both sides, but not to who did it."""
FACILITATED = (Verb.STOP, Verb.MARK_DORMANT, Verb.CALL_CHECK, Verb.LOSE_CONTACT)
"""Told to the facilitator as well."""


def tell(event: ReplicationEvent, *, at: datetime) -> None:
    """The notices of one event. Whoever did it is not told what they did."""
    if event.answer is not None and event.verb == Verb.ANSWER_NEED:
        _tell_answer(event, event.answer, at=at)
    if event.interest is not None and Verb(event.verb) in INTEREST_KINDS:
        _tell_interest(event, event.interest, at=at)
    if event.agreement is not None:
        _tell_agreement(event, event.agreement, at=at)


def _tell_answer(event: ReplicationEvent, answer: Answer, *, at: datetime) -> None:
    """Who stated the need, while it is still theirs to say, and the nearest office that says what the unit needs.

    Once for each innovation: what was taken back and said again is told no more.
    """
    said = Answer.objects.filter(need=answer.need, innovation=answer.innovation_id, pk__lt=answer.pk)
    if answer.state != AnswerState.STANDING or said.exists():
        return
    need, path = answer.need, answer.need.unit.path
    near = (_holders(role, [organisation], at=at) for organisation in reversed(path) for role in reversed(NEEDING))
    users = set(next(filter(None, near), []))
    if why_not_state(person_of(need.stated_by_id, at=at), path) is None:
        users.add(need.stated_by_id)
    users.discard(event.actor_id or 0)
    for user in sorted(users):
        notify(kind=Kind.NEED_ANSWER, to=Recipient.user(user), subject_type="answer", subject_id=answer.pk, at=at)


def _tell_interest(event: ReplicationEvent, interest: Interest, *, at: datetime) -> None:
    verb = Verb(event.verb)
    kind = INTEREST_KINDS[verb]
    about = {"subject_type": "interest", "subject_id": interest.pk, "at": at}
    if verb in (Verb.ACCEPT, Verb.REFUSE):
        notify(kind=kind, to=Recipient.user(interest.contact_id), **about)  # type: ignore[arg-type]
        return
    if verb == Verb.WITHDRAW and event.facts.get("agreement"):
        return  # the agreement itself was told
    for level in _owners(interest):
        if any(notify(kind=kind, to=recipient, **about) for recipient in level):  # type: ignore[arg-type]
            return


def _owners(interest: Interest) -> Iterator[list[Recipient]]:
    """The innovators of the unit and its local admin; where nobody holds these offices, admins and heads above."""
    path = list(reversed(interest.owner_unit.path))
    for roles in (OWNING[3:], OWNING[2:3], OWNING[1:2], OWNING[:1]):
        for organisation in path:
            yield [Recipient.office(role, organisation) for role in roles]


def _tell_agreement(event: ReplicationEvent, agreement: Agreement, *, at: datetime) -> None:
    verb = Verb(event.verb)
    about = {"subject_type": "agreement", "subject_id": agreement.pk, "at": at}
    told: set[int] = {event.actor_id} if event.actor_id else set()
    for kind, users in _lists(event, agreement, verb, at=at):
        for user in users:
            if user not in told:
                told.add(user)
                notify(kind=kind, to=Recipient.user(user), **about)  # type: ignore[arg-type]


def _lists(
    event: ReplicationEvent, agreement: Agreement, verb: Verb, *, at: datetime
) -> Iterator[tuple[Kind, Iterable[int]]]:
    """What is told, and to whom; who stands in an earlier list gets that one only."""
    parties = {Side(party.side): party for party in agreement.parties.select_related("unit", "body")}
    everybody = [user for party in parties.values() for user in contacts(party, at=at)]
    if verb == Verb.DRAFT:
        yield Kind.AGREEMENT_DRAFT, everybody
    elif verb == Verb.SET_PAPER and event.facts.get("kind") == PaperKind.TEXT:
        yield Kind.AGREEMENT_SIGNING, [party.signatory_id for party in parties.values() if party.signatory_id]
    elif verb == Verb.SIGN and event.state_to == State.SIGNED:
        heads = [user for party in parties.values() for user in _heads(party, at=at)]
        yield Kind.AGREEMENT_SIGNED, [*everybody, *heads]
    elif verb == Verb.SIGN:
        unsigned = [party.signatory_id for party in parties.values() if party.signed_at is None]
        yield Kind.AGREEMENT_SIGNING, [user for user in unsigned if user]
    elif verb in (Verb.START, Verb.RUN):
        yield Kind.AGREEMENT_MOVED, contacts(parties[Side.OWNER], at=at)
    elif verb == Verb.CALL_CHECK:
        yield Kind.AGREEMENT_CHECK, contacts(parties[Side.REPLICATOR], at=at)
    elif verb == Verb.PROPOSE_EXTENSION:
        yield (
            Kind.AGREEMENT_EXTENSION,
            [u for p in parties.values() if p.body_id != event.organisation_id for u in contacts(p, at=at)],
        )
    elif verb in (Verb.LOSE_CONTACT, Verb.CHANGE_HEAD):
        party = parties[Side(event.facts["side"])]
        lost = verb == Verb.LOSE_CONTACT
        yield Kind.AGREEMENT_CONTACT if lost else Kind.AGREEMENT_HEAD, [*_heads(party, at=at), *_admins(party, at=at)]
    elif verb in BOTH:
        yield BOTH[verb], everybody
    if verb in FACILITATED and agreement.facilitator_id:
        yield (
            BOTH.get(verb, Kind.AGREEMENT_CHECK if verb == Verb.CALL_CHECK else Kind.AGREEMENT_CONTACT),
            [agreement.facilitator_id],
        )


def contacts(party: Party, *, at: datetime) -> list[int]:
    """The contact of a side; while it has none, its admins and its head."""
    if party.contact_id and works_there(party.contact_id, party.unit.path, at=at):
        return [party.contact_id]
    return [*_admins(party, at=at), *_heads(party, at=at)]


def _heads(party: Party, *, at: datetime) -> list[int]:
    return _holders(Role.HEAD, [party.body_id], at=at)


def _admins(party: Party, *, at: datetime) -> list[int]:
    return _holders(Role.AGENCY_ADMIN, party.unit.path, at=at)


def _holders(role: Role, path: list[int], *, at: datetime) -> list[int]:
    held = Appointment.objects.running(at).filter(role=role, organisation_id__in=path, user__is_active=True)
    return list(held.order_by("user_id").values_list("user_id", flat=True).distinct())
