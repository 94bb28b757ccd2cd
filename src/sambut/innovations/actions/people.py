"""What a person with an account says of themselves: yes, this is me; take my name away; open my page, or close it."""

from datetime import datetime

from django.db import transaction

from sambut.innovations.actions.joining import MEMBER
from sambut.innovations.actions.keeping import locked, storable
from sambut.innovations.models import Innovation, Innovator, Member
from sambut.innovations.states import Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.retention import erasures

LONGEST_ABOUT = 400


@transaction.atomic
def agree(member_id: int, *, by: Person, at: datetime) -> Innovation:
    """Whoever was named with an account says that it is so; from then on everybody reads the name."""
    member = _own(member_id, by)
    innovation = locked(member.innovation_id)
    if member.agreed_at is None:
        member.agreed_at = at
        member.save(update_fields=["agreed_at"])
        innovation.note(Verb.AGREE, by=by.user_id, at=at, member=member.pk)
    return innovation


@transaction.atomic
def leave(member_id: int, *, by: Person, at: datetime) -> Innovation:
    """Takes one's own name from a record, whoever wrote it there."""
    member = _own(member_id, by)
    innovation = locked(member.innovation_id)
    member.delete()
    innovation.note(Verb.REMOVE_MEMBER, by=by.user_id, at=at, member=member_id)
    erasures.note(MEMBER, f"{innovation.uuid}:{member_id}")
    return innovation


@transaction.atomic
def open_page(*, is_open: bool, about: str = "", by: Person, at: datetime) -> Innovator:
    """Opens one's own page to everybody, or closes it. Nobody else can."""
    if by.user_id is None:
        raise Refused("access.innovation.not_your_name")
    about = storable(" ".join(about.split()))
    if len(about) > LONGEST_ABOUT:
        raise Refused("innovation.text.too_long", longest=LONGEST_ABOUT)
    page, _ = Innovator.objects.select_for_update().get_or_create(user_id=by.user_id)
    page.about, page.opened_at = about, (page.opened_at or at) if is_open else None
    page.save()
    return page


def _own(member_id: int, by: Person) -> Member:
    found = Member.objects.select_for_update(of=("self",)).filter(pk=member_id, user__isnull=False).first()
    if found is None or found.user_id != by.user_id:
        raise Refused("access.innovation.not_your_name")
    return found
