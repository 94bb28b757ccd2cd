"""Reads of mandates. `person_of` is asked once in every signed-in request, so it is one query."""

from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet

from sambut.mandates import access
from sambut.mandates.models import Appointment, Letter, SupportAccess
from sambut.mandates.people import VISITOR, Mandate, Person
from sambut.mandates.states import Act, Role, SupportState
from sambut.organisations.models import Organisation

PERSON = """
select held.id, held.role, held.organisation_id, place.body_id, place.path, held.acting, held.appointed_by_id, false,
       place.name, place.short_name, place.zone
  from mandates_appointment as held
  join accounts_user as somebody on somebody.id = held.user_id and somebody.is_active
  join organisations_organisation as place on place.id = held.organisation_id
 where held.user_id = %(user)s and held.starts_at <= %(at)s and (held.ends_at is null or held.ends_at > %(at)s)
union all
select opened.id, %(support)s, opened.organisation_id, place.body_id, place.path, '', opened.decided_by_id, true,
       place.name, place.short_name, place.zone
  from mandates_supportaccess as opened
  join accounts_user as somebody on somebody.id = opened.user_id and somebody.is_active
  join organisations_organisation as place on place.id = opened.organisation_id
 where opened.user_id = %(user)s and opened.state = %(approved)s
   and opened.starts_at <= %(at)s and (opened.ends_at is null or opened.ends_at > %(at)s)
 order by 8, 1
"""


def person_of(user_id: int | None, *, at: datetime) -> Person:
    """The person with the union of all running appointments and support accesses. Organisations that ended give nothing.

    Written out: it stands before every page of somebody at work, and to put the union together costs ten times its answer.
    """
    if user_id is None:
        return VISITOR
    with connection.cursor() as cursor:
        cursor.execute(
            PERSON, {"user": user_id, "at": at, "support": str(Role.SUPPORT), "approved": str(SupportState.APPROVED)}
        )
        return Person(user_id, tuple(_mandate(*row) for row in cursor.fetchall()))


def letter_for(user_id: int, act: Act, path: list[int], *, at: datetime) -> Letter | None:
    """The running letter that lets somebody do `act` for the organisation whose path is given: its own, or one from above."""
    letters = Letter.objects.running(at).filter(user_id=user_id, act=act, organisation_id__in=path)
    return letters.order_by("-starts_at", "-id").first()


def _mandate(
    id_: int, role: str, organisation: int, body: int, path: list[int], acting: str, given_by: int | None, support: bool,
    name: str, short_name: str, zone: str,
) -> Mandate:  # fmt: skip
    return Mandate(id_, Role(role), organisation, body, tuple(path), acting, given_by, support, name, short_name, zone)


def appointment(appointment_id: int) -> Appointment | None:
    return Appointment.objects.select_related("organisation", "user").filter(pk=appointment_id).first()


def people_at(person: Person, organisation_id: int, *, at: datetime) -> QuerySet[Appointment]:
    """Running and coming appointments of an organisation and its units, as far as this person sees them."""
    rows = access.visible(person).filter(organisation__path__contains=[organisation_id])
    rows = rows.filter(Q(ends_at=None) | Q(ends_at__gt=at))
    return rows.select_related("user", "organisation").only(
        "role", "acting", "decree", "starts_at", "ends_at", "user_id", "user__name", "user__email", "organisation__name",
        "organisation__path", "organisation__zone", "organisation_id", "appointed_by_id",
    )  # fmt: skip


def own_body(person: Person) -> int | None:
    """The organisation with which a page about people begins: where this person's first administering office is."""
    for role in (Role.AGENCY_ADMIN, Role.INSPECTORATE, Role.NATIONAL_ADMIN, Role.SYSTEM_ADMINISTRATOR):
        held = sorted(person.organisations(role))
        if held:
            return held[0]
    return None


def seen_organisation(person: Person, organisation_id: int) -> Organisation | None:
    """The organisation, if this person may see who works there."""
    found = Organisation.objects.select_related("body").filter(pk=organisation_id).first()
    if found is None or not access.sees_people_of(person, found.path):
        return None
    return found


def units_of(organisation_id: int, *, most: int = 500) -> QuerySet[Organisation]:
    """An organisation and what stands under it, for a choice."""
    ids = Organisation.objects.running().under(organisation_id).order_by("name", "id").values("pk")[:most]
    return Organisation.objects.filter(pk__in=ids).order_by("name", "id")


def letters_at(person: Person, organisation_id: int, *, at: datetime) -> QuerySet[Letter]:
    rows = access.visible_letters(person).filter(organisation__path__contains=[organisation_id], ends_at__gt=at)
    return rows.select_related("user", "organisation")


def supports(person: Person) -> QuerySet[SupportAccess]:
    return access.visible_support(person).select_related("user", "organisation", "decided_by")


def support_ends_at(support_id: int) -> datetime:
    return SupportAccess.objects.values_list("ends_at", flat=True).get(pk=support_id)  # type: ignore[return-value]
