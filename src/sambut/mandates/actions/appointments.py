"""Giving an office, ending it, and letting somebody stand in longer."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from sambut.accounts.actions import open_account
from sambut.accounts.models import User
from sambut.kernel.refusals import Refused
from sambut.mandates import rules
from sambut.mandates.access import require, why_not
from sambut.mandates.actions.happening import happened
from sambut.mandates.models import Appointment, LongestTerm
from sambut.mandates.people import Person
from sambut.mandates.states import Acting, Role, Verb
from sambut.organisations.models import Organisation

ADMINISTRATORS_LOCK = 727_263


@transaction.atomic
def appoint(
    user_id: int,
    *,
    role: Role,
    organisation: Organisation,
    starts_at: datetime,
    ends_at: datetime | None = None,
    acting: str = "",
    decree: str = "",
    by: Person,
    at: datetime,
) -> Appointment:
    """Gives an office. Istilah: penunjukan. A beginning in the past counts from now: nobody gets rights for yesterday."""
    user = User.objects.select_for_update().get(pk=user_id)
    starts_at = max(starts_at, at)
    wished = Appointment(
        user=user, role=role, organisation=organisation, acting=acting, decree=decree.strip(),
        appointed_by_id=by.user_id, starts_at=starts_at, ends_at=ends_at,
    )  # fmt: skip
    require(why_not(by, "appoint", wished))
    _check_receiver(wished)
    _check_term(wished)
    _store(wished)
    happened(wished, Verb.APPOINT, by=by.user_id, at=at, role=role, organisation=organisation.pk, acting=acting)
    return wished


@transaction.atomic
def appoint_by_address(
    email: str, *, name: str, role: Role, organisation: Organisation, by: Person, at: datetime, **term: Any
) -> Appointment:
    """Appoints whoever has this address; opens an account where there is none. A refusal leaves no account behind."""
    require(why_not(by, "appoint", Appointment(role=role, organisation=organisation)))
    user = open_account(email, name=name, by=by.user_id or 0, at=at)
    return appoint(user.pk, role=role, organisation=organisation, by=by, at=at, **term)


@transaction.atomic
def end_appointment(appointment_id: int, *, by: Person, at: datetime) -> Appointment:
    """Ends an office now; one that has not begun never begins. The row stays."""
    appointment = _locked(appointment_id)
    require(why_not(by, "end_appointment", appointment))
    if appointment.ends_at and appointment.ends_at <= at:
        raise Refused("mandate.end.ended")
    if appointment.role == Role.SYSTEM_ADMINISTRATOR:
        _leave_an_administrator(appointment, at)
    appointment.ends_at = max(at, appointment.starts_at)
    appointment.save(update_fields=["ends_at"])
    happened(appointment, Verb.END_APPOINTMENT, by=by.user_id, at=at)
    return appointment


@transaction.atomic
def extend_appointment(appointment_id: int, *, ends_at: datetime, by: Person, at: datetime) -> Appointment:
    """A later end for an office that has one. Acting officials stay within the longest term and its extensions."""
    appointment = _locked(appointment_id)
    require(why_not(by, "extend_appointment", appointment))
    if appointment.ends_at is None:
        raise Refused("mandate.extend.open")
    if appointment.ends_at <= at:
        raise Refused("mandate.extend.ended")
    if ends_at <= appointment.ends_at:
        raise Refused("mandate.extend.not_later")
    before, appointment.ends_at = appointment.ends_at, ends_at
    _check_acting(appointment, extended=True)
    _store(appointment)
    happened(
        appointment,
        Verb.EXTEND_APPOINTMENT,
        by=by.user_id,
        at=at,
        before_at=before.isoformat(),
        ends_at=ends_at.isoformat(),
    )
    return appointment


@transaction.atomic
def found_installation(user_id: int, *, organisation: Organisation, at: datetime) -> Appointment:
    """The first system administrator, appointed by nobody. Refused as soon as there ever was one."""
    _lock_administrators()
    if Appointment.objects.filter(role=Role.SYSTEM_ADMINISTRATOR).exists():
        raise Refused("mandate.found.founded")
    first = Appointment.objects.create(
        user_id=user_id, role=Role.SYSTEM_ADMINISTRATOR, organisation=organisation, starts_at=at
    )
    happened(first, Verb.APPOINT, by=None, at=at, role=first.role, organisation=organisation.pk, acting="")
    return first


def _locked(appointment_id: int) -> Appointment:
    rows = Appointment.objects.select_for_update(of=("self",)).select_related("organisation")
    return rows.get(pk=appointment_id)


def _check_receiver(wished: Appointment) -> None:
    if not wished.user.is_active:
        raise Refused("mandate.appoint.shut_out")
    others = Appointment.objects.filter(user=wished.user, organisation__path__contains=[wished.organisation.path[0]])
    meanwhile = others.filter(Q(ends_at=None) | Q(ends_at__gt=wished.starts_at))
    if wished.ends_at:
        meanwhile = meanwhile.filter(starts_at__lt=wished.ends_at)
    if rules.clash((Role(role) for role in meanwhile.values_list("role", flat=True)), Role(wished.role)):
        raise Refused("mandate.appoint.clash")


def _check_term(wished: Appointment) -> None:
    if wished.ends_at and wished.ends_at <= wished.starts_at:
        raise Refused("mandate.appoint.wrong_period")
    ended_on = wished.organisation.ends_on
    if ended_on and ended_on <= wished.starts_at.date():
        raise Refused("mandate.appoint.organisation_ended")
    _check_acting(wished, extended=False)


def _check_acting(wished: Appointment, *, extended: bool) -> None:
    """Dasar: UU 30/2014 Pasal 14; SE Kepala BKN 1/SE/I/2021. Standing in has a decree and an end."""
    if not wished.acting:
        return
    if wished.ends_at is None:
        raise Refused("mandate.acting.no_end", kind=Acting(wished.acting).label)
    if not wished.decree:
        raise Refused("mandate.acting.no_decree", kind=Acting(wished.acting).label)
    on = wished.starts_at.date()
    terms = LongestTerm.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), kind=wished.acting, starts_on__lte=on)
    term = terms.order_by("-starts_on").first()
    if term is None:
        raise Refused("mandate.acting.no_term", kind=Acting(wished.acting).label)
    extensions = term.extensions if extended else 0
    if wished.ends_at > rules.longest_end(wished.starts_at, term.days, extensions):
        raise Refused("mandate.acting.too_long", kind=Acting(wished.acting).label, days=term.days * (1 + extensions))


def _store(appointment: Appointment) -> None:
    try:
        with transaction.atomic():
            appointment.save()
    except IntegrityError as error:
        if "mandates_appointment_no_overlap" not in str(error):
            raise
        raise Refused("mandate.appoint.twice") from None


def _leave_an_administrator(leaving: Appointment, at: datetime) -> None:
    """Two administrators who end each other at once must not both succeed: hence the lock."""
    _lock_administrators()
    staying = Appointment.objects.running(at).filter(role=Role.SYSTEM_ADMINISTRATOR, user__is_active=True)
    if not staying.exclude(pk=leaving.pk).exists():
        raise Refused("mandate.end.last_administrator")


def _lock_administrators() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [ADMINISTRATORS_LOCK])
