"""An edition that does not go on, and hours in which the system is shut."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q

from sambut.competitions import access
from sambut.competitions.actions.around import locked_edition
from sambut.competitions.models import Edition, Maintenance, Period
from sambut.competitions.rules import CLOSINGS, QUIET
from sambut.competitions.states import State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

LONGEST_LETTER, LONGEST_REASON = 120, 500


@transaction.atomic
def cancel_edition(edition_id: int, *, letter: str, reason: str, by: Person, at: datetime) -> Edition:
    """It does not go on, by letter and with a reason that everybody reads. Every text stays. Istilah: membatalkan lomba."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.CANCEL, edition)
    edition.after(Verb.CANCEL)
    edition.cancel_letter, edition.cancel_reason = _by_letter(letter, reason, "edition.cancel")
    edition.cancelled_at = at
    edition.move(Verb.CANCEL, by=by.user_id, at=at, letter=edition.cancel_letter)
    return edition


@transaction.atomic
def plan_maintenance(
    *, starts_at: datetime, ends_at: datetime, letter: str, reason: str, by: Person, at: datetime
) -> Maintenance:
    """Hours in which the system is shut. Refused in the last week before a closing. Istilah: pemeliharaan terjadwal."""
    access.require_maintain(by)
    hold_calendar()
    letter, reason = _by_letter(letter, reason, "maintenance.plan")
    if ends_at <= starts_at:
        raise Refused("maintenance.plan.ends_first")
    if ends_at <= at:
        raise Refused("maintenance.plan.past")
    met = closing_beside(starts_at, ends_at)
    if met is not None:
        raise Refused("maintenance.plan.before_closing", contest=met.edition.name, closing=met.ends_at)
    row = Maintenance(
        starts_at=starts_at, ends_at=ends_at, letter=letter, reason=reason, planned_at=at, planned_by_id=by.user_id
    )
    row.note(Verb.PLAN, "", by=by.user_id, at=at)
    return row


@transaction.atomic
def call_off_maintenance(maintenance_id: int, *, by: Person, at: datetime) -> Maintenance:
    """The system stays up after all. What is over already stands."""
    row = Maintenance.objects.select_for_update().get(pk=maintenance_id)
    access.require_maintain(by)
    if row.state != "planned" or row.ends_at <= at:
        raise Refused("maintenance.call_off.over")
    before, row.state = row.state, "called_off"
    row.note(Verb.CALL_OFF, before, by=by.user_id, at=at)
    return row


def hold_calendar() -> None:
    """Closings and maintenance are set one after the other, so that neither is planned past the other."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('competitions.calendar', 0))")


def closing_beside(starts_at: datetime, ends_at: datetime) -> Period | None:
    """The first closing of an open edition in whose last week this lies."""
    rows = Period.objects.filter(
        edition__state__in=(State.OPEN, State.ANNOUNCED), stage__in=CLOSINGS, ends_at__gt=starts_at, ends_at__lt=ends_at + QUIET
    )  # fmt: skip
    return rows.select_related("edition").order_by("ends_at", "pk").first()


def maintenance_at(*ends: datetime, days: timedelta = timedelta(0)) -> Maintenance | None:
    """The first maintenance in which one of these moments lies; with `days`, or that lies so shortly before one."""
    wanted = Q(pk__in=[])
    for one in ends:
        wanted |= Q(starts_at__lt=one, ends_at__gte=one - days)
    return Maintenance.objects.filter(wanted, state="planned").order_by("starts_at", "pk").first()


def _by_letter(letter: str, reason: str, code: str) -> tuple[str, str]:
    letter, reason = letter.strip(), reason.strip()
    if not letter or not reason:
        raise Refused(f"{code}.without_letter")
    if len(letter) > LONGEST_LETTER or len(reason) > LONGEST_REASON:
        raise Refused("edition.words.too_long", letter=LONGEST_LETTER, reason=LONGEST_REASON)
    return letter, reason
