"""What people's requests about their own data ask of a custodian, the nearest limit first."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame.waiting import Waiting
from sambut.mandates.people import Person
from sambut.retention.queries import waiting_for

NEAREST = 6


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """One query for custodians; none for others."""
    if not any(mandate.role == "custodian" for mandate in person.mandates):
        return []
    return [
        Waiting(
            _("Putuskan permintaan data pribadi: %(kind)s") % {"kind": row.get_kind_display()},
            reverse("retention:request", args=[row.uuid]), _("Data pribadi"), due_at=row.due_at,
        )
        for row in waiting_for(person).order_by("due_at", "id")[:NEAREST]
    ]  # fmt: skip
