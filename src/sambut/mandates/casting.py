"""Writes the cast into a database: accounts without a usable password, and their appointments. Used by the demo and the tests."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from sambut.accounts.models import CastMember, User
from sambut.mandates.cast import CAST, Member, Place
from sambut.mandates.models import Appointment
from sambut.organisations.models import Organisation


@transaction.atomic
def load_cast(*, at: datetime, members: Iterable[Member] = CAST) -> None:
    """Safe to repeat. The organisations of `cast.PLACES` stand already."""
    for place, member in enumerate(members, start=1):
        user = User.objects.filter(email=member.email).first() or User.objects.create_user(
            member.email, name=member.name, joined_at=at
        )
        CastMember.objects.update_or_create(
            short_name=member.short_name,
            defaults={"user": user, "role_line": member.role_line, "story": member.story, "place": place},
        )
        for role, office in member.offices:
            Appointment.objects.get_or_create(
                user=user, role=role, organisation=organisation_at(office), defaults={"starts_at": at}
            )


def organisation_at(place: Place) -> Organisation:
    body = Organisation.objects.get(name=place.body, parent=None)
    return Organisation.objects.get(name=place.unit, body=body) if place.unit else body
