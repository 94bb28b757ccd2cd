"""What this room tells people of themselves and erases, again after a restore too: names in teams, one's own page, unsent ideas.

Texts of an innovation belong to its body and stay, an idea that was sent too; who wrote them is kept as an id beside them.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sambut.innovations.actions.joining import MEMBER
from sambut.innovations.models import Idea, Innovator, Member
from sambut.innovations.states import IdeaState
from sambut.retention import erasures, registry

PERSON = "innovations.person"


@registry.erases(MEMBER)
def erase_member(key: str, *, at: datetime) -> bool:
    """One name, by the innovation and the row it stood in."""
    uuid, _, row = key.partition(":")
    gone, _found = Member.objects.filter(innovation__uuid=UUID(uuid), pk=int(row)).delete()
    if gone:
        erasures.note(MEMBER, key)
    return bool(gone)


@registry.tells(PERSON)
def known_of(user_id: int) -> object:
    """Where somebody is named, their page, and the ideas they sent."""
    page = Innovator.objects.filter(user=user_id).first()
    members = Member.objects.filter(user=user_id).select_related("innovation").defer("innovation__search")
    return {
        "page": {"about": page.about, "open": page.opened_at is not None} if page else None,
        "named_in": [{"innovation": row.innovation.title, "name": row.name, "part": row.part} for row in members.order_by("pk")],
        "ideas": list(Idea.objects.filter(sender=user_id).order_by("pk").values("title", "problem", "solution", "state")),
    }  # fmt: skip


@registry.forgets(PERSON)
def forget_person(user_id: int, *, at: datetime) -> None:
    erase_person(str(user_id), at=at)


@registry.erases(PERSON)
@transaction.atomic
def erase_person(key: str, *, at: datetime) -> bool:
    """Names tied to the account, the page, and what was never sent."""
    found = (
        Member.objects.filter(user=int(key)), Innovator.objects.filter(user=int(key)), Idea.objects.filter(sender=int(key), state=IdeaState.DRAFT),
    )  # fmt: skip
    gone = sum(rows.delete()[0] for rows in found)
    if gone:
        erasures.note(PERSON, key)
    return bool(gone)
