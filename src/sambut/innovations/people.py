"""Reads of people who innovate: only those with an account, and of them only what they agreed to."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from sambut.innovations.lists import public
from sambut.innovations.models import Innovator, Member
from sambut.mandates.people import Person


def page(uuid: UUID | str) -> Innovator | None:
    """An open page."""
    return (
        Innovator.objects.select_related("user")
        .filter(uuid=uuid, opened_at__isnull=False, user__is_active=True)
        .first()
    )


def made_by(innovator: Innovator) -> QuerySet[Any]:
    """Their public innovations. Order it by `-public_at, -id`."""
    named = Member.objects.filter(user=innovator.user_id, agreed_at__isnull=False).values("innovation")
    return public().filter(pk__in=named)


def own_page(person: Person) -> Innovator | None:
    return Innovator.objects.filter(user=person.user_id).first() if person.user_id is not None else None


def memberships(person: Person) -> list[Member]:
    """Every record that names this person's account, the newest first; also what is not public yet."""
    if person.user_id is None:
        return []
    rows = Member.objects.filter(user=person.user_id).select_related("innovation__body").defer("innovation__search")
    return list(rows.order_by("-innovation_id")[:200])
