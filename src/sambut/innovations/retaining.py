"""What this room erases again after a restore: names of people whom an owner had named and removed.

Texts of an innovation belong to its body and stay; who wrote them is kept as an id beside them.
"""

from datetime import datetime
from uuid import UUID

from sambut.innovations.actions.joining import MEMBER
from sambut.innovations.models import Member
from sambut.retention import erasures, registry


@registry.erases(MEMBER)
def erase_member(key: str, *, at: datetime) -> bool:
    """One name, by the innovation and the row it stood in."""
    uuid, _, row = key.partition(":")
    gone, _found = Member.objects.filter(innovation__uuid=UUID(uuid), pk=int(row)).delete()
    if gone:
        erasures.note(MEMBER, key)
    return bool(gone)
