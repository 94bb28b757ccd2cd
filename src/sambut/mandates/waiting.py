"""What offices ask of the people at work: access for support that a second administrator decides."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame.waiting import Waiting
from sambut.mandates import access, queries
from sambut.mandates.people import Person
from sambut.mandates.states import Role, SupportState

NEAREST = 5


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """One query for system administrators; none for others."""
    if not person.holds(Role.SYSTEM_ADMINISTRATOR):
        return []
    rows = queries.supports(person).filter(state=SupportState.REQUESTED).select_related("user", "organisation")
    return [
        Waiting(
            _("Putuskan akses dukungan untuk %(who)s") % {"who": row.user.name}, reverse("mandates:support"), _("Dukungan"),
            note=row.organisation.name,
        )
        for row in rows.order_by("requested_at", "pk")[:NEAREST]
        if access.why_not(person, "approve_support", row) is None
    ]  # fmt: skip
