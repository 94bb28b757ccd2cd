"""Reads of ideas from the field, for their senders and for who decides."""

from uuid import UUID

from django.db.models import QuerySet

from sambut.innovations import idea_access
from sambut.innovations.models import Idea
from sambut.innovations.states import IdeaState
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation

MOST_UNITS = 40


def idea(uuid: UUID | str) -> Idea | None:
    """With what its page shows, whoever may see it: ask `idea_access` first."""
    return _whole().filter(uuid=uuid).first()


def draft_of(person: Person) -> Idea | None:
    if person.user_id is None:
        return None
    return _whole().filter(sender=person.user_id, state=IdeaState.DRAFT).first()


def sent_by(person: Person) -> QuerySet[Idea]:
    """One's own, also what was declined. Order it by `-id`."""
    return _whole().filter(sender=person.user_id).exclude(state=IdeaState.DRAFT)


def to_decide(person: Person) -> QuerySet[Idea]:
    """What waits for this person. Order it by `sent_at, id`."""
    return idea_access.waiting(person).select_related("unit", "body", "sender", "innovation", "photo")


def units_of(person: Person) -> list[Organisation]:
    """Where this person works, for whom an idea may be sent."""
    roots = sorted(person.organisations(*idea_access.SENDERS))
    return list(
        Organisation.objects.running().filter(pk__in=roots).select_related("body").order_by("name", "id")[:MOST_UNITS]
    )


def _whole() -> QuerySet[Idea]:
    return Idea.objects.select_related("unit", "body", "sender", "innovation", "photo")
