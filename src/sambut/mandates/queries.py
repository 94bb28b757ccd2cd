"""Reads of mandates. `person_of` is asked once in every signed-in request, so it is one query."""

from datetime import datetime

from django.db.models import F, Value
from django.db.models.functions import Coalesce

from sambut.mandates.models import Appointment, Letter, SupportAccess
from sambut.mandates.people import VISITOR, Mandate, Person
from sambut.mandates.states import Act, Role, SupportState

FIELDS = ("id", "holds", "organisation_id", "body_id", "organisation__path", "stands_in", "given_by", "is_support")


def person_of(user_id: int | None, *, at: datetime) -> Person:
    """The person with the union of all running appointments and support accesses. Organisations that ended give nothing."""
    if user_id is None:
        return VISITOR
    appointments = Appointment.objects.running(at).filter(user_id=user_id, user__is_active=True)
    appointed = appointments.annotate(holds=F("role"), stands_in=F("acting"), given_by=F("appointed_by_id"), is_support=Value(0))
    supports = SupportAccess.objects.running(at).filter(user_id=user_id, user__is_active=True, state=SupportState.APPROVED)
    supported = supports.annotate(holds=Value(Role.SUPPORT.value), stands_in=Value(""), given_by=F("decided_by_id"), is_support=Value(1))
    body = Coalesce("organisation__body_id", "organisation_id")
    rows = [query.annotate(body_id=body).values_list(*FIELDS) for query in (appointed, supported)]
    found = rows[0].union(rows[1], all=True).order_by("is_support", "id")
    return Person(user_id, tuple(_mandate(*row) for row in found))


def letter_for(user_id: int, act: Act, path: list[int], *, at: datetime) -> Letter | None:
    """The running letter that lets somebody do `act` for the organisation whose path is given: its own, or one from above."""
    letters = Letter.objects.running(at).filter(user_id=user_id, act=act, organisation_id__in=path)
    return letters.order_by("-starts_at", "-id").first()


def _mandate(
    id_: int, role: str, organisation: int, body: int, path: list[int], acting: str, given_by: int | None, support: int
) -> Mandate:
    return Mandate(id_, Role(role), organisation, body, tuple(path), acting, given_by, bool(support))
