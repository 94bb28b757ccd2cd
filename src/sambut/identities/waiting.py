"""What identities ask of the people at work: a custodian decides, who was granted a look uses it before it ends."""

from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame.waiting import Waiting
from sambut.identities import access
from sambut.identities.states import LookState
from sambut.mandates.people import Person

NEAREST = 6


def waiting(person: Person, at: datetime) -> list[Waiting]:
    """One query; none for who has no office."""
    if not person.mandates:
        return []
    own = Q(state=LookState.GRANTED, asked_by_id=person.user_id, expires_at__gt=at)
    rows = (
        access.visible(person).filter(Q(state=LookState.ASKED) | own).select_related("body").order_by("asked_at", "pk")
    )
    told = [
        row
        for row in rows[: 2 * NEAREST]
        if row.state == LookState.GRANTED or access.why_not(person, "deny_look", row) is None
    ]
    return [
        Waiting(
            (_("Buka identitas yang diizinkan, laporan %(number)s") if row.state == LookState.GRANTED else _("Putuskan permintaan membuka identitas, laporan %(number)s")) % {"number": row.case_ref},
            reverse("identities:request", args=[row.uuid]), _("Identitas"), due_at=row.expires_at, zone=row.body.zone,
        )
        for row in told[:NEAREST]
    ]  # fmt: skip
