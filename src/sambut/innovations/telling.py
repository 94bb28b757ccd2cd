"""Who is told what after a verb: writers, the local admin, the owner of what was copied."""

from collections.abc import Iterator
from datetime import datetime

from sambut.innovations.models import Idea, Innovation, InnovationEvent, Member
from sambut.innovations.states import Verb
from sambut.mandates.models import Appointment
from sambut.mandates.states import Role
from sambut.notices.actions import notify
from sambut.notices.recipients import Recipient
from sambut.notices.states import Kind
from sambut.organisations.models import Organisation

TO_WRITERS = {
    Verb.RETURN: Kind.INNOVATION_RETURN,
    Verb.PUBLISH: Kind.INNOVATION_PUBLISH,
    Verb.WITHDRAW: Kind.INNOVATION_WITHDRAW,
    Verb.REMIND: Kind.INNOVATION_REMIND,
}

TO_SENDER = {
    Verb.SUGGEST: Kind.IDEA_SUGGEST,
    Verb.TAKE_IDEA: Kind.IDEA_TAKE,
    Verb.DECLINE_IDEA: Kind.IDEA_DECLINE,
}
GROWN = (Verb.TRY, Verb.RUN, Verb.PUBLISH)
"""What the sender of the idea behind a record is told."""

Level = list[Recipient]


def tell(event: InnovationEvent, *, at: datetime) -> None:
    """The notices of one event. Whoever did it is not told what they did."""
    innovation, verb = event.innovation, Verb(event.verb)
    if "idea" in event.facts:
        _tell_of_idea(event, verb, at)
        return
    if innovation is None:
        return
    if verb in GROWN:
        _tell_sender(innovation, event, at)
    if verb == Verb.NAME_MEMBER:
        _tell_member(event, at)
    if verb == Verb.SUBMIT:
        _tell_first(_deciders(innovation.unit, at), Kind.INNOVATION_SUBMIT, innovation, event, at)
    elif verb in TO_WRITERS:
        _tell_first(_writers(innovation, event), TO_WRITERS[verb], innovation, event, at)
    elif verb == Verb.ADAPT and innovation.parent is not None:
        _tell_first(_owners(innovation.parent), Kind.INNOVATION_ADAPT, innovation.parent, event, at)


def _tell_of_idea(event: InnovationEvent, verb: Verb, at: datetime) -> None:
    idea = Idea.objects.select_related("unit").get(pk=event.facts["idea"])
    if verb == Verb.SEND_IDEA and idea.unit is not None:
        _tell_first(_deciders(idea.unit, at), Kind.IDEA_SENT, idea, event, at)
    elif verb in TO_SENDER and idea.sender_id != event.actor_id:
        notify(kind=TO_SENDER[verb], to=Recipient.user(idea.sender_id), subject_type="idea", subject_id=idea.pk, at=at)


def _tell_sender(innovation: Innovation, event: InnovationEvent, at: datetime) -> None:
    """Whoever sent the idea it grew from hears of each step; the sender's own step is no news."""
    idea = Idea.objects.filter(innovation=innovation).exclude(sender=event.actor_id).first()
    if idea is not None:
        notify(kind=Kind.IDEA_GROWN, to=Recipient.user(idea.sender_id), subject_type="idea", subject_id=idea.pk, at=at)


def _tell_member(event: InnovationEvent, at: datetime) -> None:
    """Somebody with an account was named: whether their name is shown is theirs to say."""
    member = Member.objects.filter(pk=event.facts.get("member", 0), agreed_at=None, user__isnull=False).first()
    if member is not None and member.user_id not in (None, event.actor_id):
        notify(
            kind=Kind.MEMBER_NAMED, to=Recipient.user(member.user_id or 0), subject_type="membership", subject_id=member.pk, at=at
        )  # fmt: skip


def _writers(innovation: Innovation, event: InnovationEvent) -> Iterator[Level]:
    """Who submitted it; where nobody did, the innovators of the unit; where there are none, its local admin."""
    writer = event.facts.get("to")
    if writer:
        yield [Recipient.user(writer)]
    yield from _owners(innovation)


def _owners(innovation: Innovation) -> Iterator[Level]:
    for role in (Role.INNOVATOR, Role.LOCAL_ADMIN):
        for organisation in reversed(innovation.unit.path):
            yield [Recipient.office(role, organisation)]


def _deciders(unit: Organisation, at: datetime) -> Iterator[Level]:
    """The nearest local admin; where a body has none yet, the ministry."""
    for organisation in reversed(unit.path):
        yield [Recipient.office(Role.LOCAL_ADMIN, organisation)]
    held = Appointment.objects.running(at).filter(role=Role.NATIONAL_ADMIN).order_by("organisation_id")
    places = held.values_list("organisation_id", flat=True).distinct()
    yield [Recipient.office(Role.NATIONAL_ADMIN, organisation) for organisation in places]


def _tell_first(
    levels: Iterator[Level], kind: Kind, about: Innovation | Idea, event: InnovationEvent, at: datetime
) -> None:
    """The first level at which somebody is told. One's own deed is no news, and nobody else is looked for then."""
    kind_of = "idea" if isinstance(about, Idea) else "innovation"
    for level in levels:
        users = {user for recipient in level for user in _people(recipient, at)}
        if not users:
            continue
        for user in sorted(users - {event.actor_id}):
            notify(kind=kind, to=Recipient.user(user), subject_type=kind_of, subject_id=about.pk, at=at)
        return


def _people(recipient: Recipient, at: datetime) -> list[int]:
    if recipient.user_id is not None:
        return [recipient.user_id]
    held = Appointment.objects.running(at).filter(role=recipient.role, organisation_id=recipient.organisation_id)
    return list(held.filter(user__is_active=True).values_list("user_id", flat=True))
