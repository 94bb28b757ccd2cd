"""Contests as calendar programs and feed readers take them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from sambut.competitions.models import Change, EditionEvent, Period
from sambut.competitions.states import Verb
from sambut.events.calendar import calendar_of
from sambut.frame import dates

CLOCKS = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
MINUTE = timedelta(minutes=1)


def ics(periods: Iterable[Period], *, at: datetime) -> str:
    """Every period as an event: from its beginning to its exclusive end."""
    return calendar_of(
        [
            (
                f"{one.edition.uuid}-{one.stage}@sambut", one.starts_at, one.ends_at,
                f"{one.get_stage_display()}: {one.edition.name}", one.edition.host.name,
            )
            for one in periods
        ],
        at,
    )  # fmt: skip


def clocks(ends_at: datetime) -> str:
    """The last minute on the three clocks of the country; the day is said again where it is another one."""
    last, said, first = ends_at - MINUTE, [], None
    for zone in CLOCKS:
        day = dates.in_zone(last, zone).date()
        words = dates.hour(last, zone)
        said.append(words if first in (None, day) else f"{words} ({dates.day(last, 'bare', zone)})")
        first = first or day
    return " · ".join(said)


def now_on_clocks(at: datetime) -> str:
    return " · ".join(dates.hour(at, zone) for zone in CLOCKS)


# -- feeds --------------------------------------------------------------------------------------------------

TOLD = (Verb.OPEN, Verb.MOVE_DEADLINE, Verb.CANCEL, Verb.ANNOUNCE, Verb.DECIDE, Verb.FINISH)
"""What everybody may read of an edition the moment it happens."""
RESULTS = (Verb.ANNOUNCE, Verb.DECIDE, Verb.FINISH)


SPACE = UUID("5f0b2a3e-6d1c-5e1f-9a37-2f5c1f7c4d10")


def mark(event: EditionEvent) -> UUID:
    """The same for the same happening in every feed and for ever; it says nothing else."""
    return uuid5(SPACE, f"{event.edition.uuid}:{event.verb}:{event.happened_at.isoformat()}")


def title(event: EditionEvent) -> str:
    words = {
        Verb.OPEN: _("Dibuka: %(name)s"),
        Verb.MOVE_DEADLINE: _("Tenggat digeser: %(name)s"),
        Verb.ANNOUNCE: _("Hasil diumumkan: %(name)s"),
        Verb.DECIDE: _("Hasil ditetapkan: %(name)s"),
        Verb.FINISH: _("Pemenang ditetapkan: %(name)s"),
        Verb.CANCEL: _("Dibatalkan: %(name)s"),
    }[Verb(event.verb)]
    return words % {"name": event.edition.name}


def words(event: EditionEvent, closing: datetime | None) -> str:
    """One or two sentences; times on the clock of the contest."""
    edition = event.edition
    change: Change | None = getattr(event, "change", None)
    if event.verb == Verb.MOVE_DEADLINE and change is not None:
        facts = {
            "stage": change.period.get_stage_display(), "old": dates.last_minute(change.old, edition.zone),
            "new": dates.last_minute(change.new, edition.zone), "letter": change.letter, "reason": change.reason,
        }  # fmt: skip
        return _("%(stage)s: dari %(old)s menjadi %(new)s. Surat %(letter)s. %(reason)s") % facts
    if event.verb == Verb.OPEN:
        host = _("Penyelenggara: %(host)s.") % {"host": edition.host.name}
        until = (
            _("Pendaftaran sampai %(until)s.") % {"until": dates.last_minute(closing, edition.zone)} if closing else ""
        )
        return f"{host} {until}".strip()
    if event.verb == Verb.CANCEL:
        return _("Surat %(letter)s. %(reason)s") % {"letter": edition.cancel_letter, "reason": edition.cancel_reason}
    if event.verb == Verb.FINISH:
        return _("Pemenangnya dapat dibaca, dengan keputusannya.")
    if event.verb == Verb.ANNOUNCE:
        return _("Yang terpilih beserta alasannya dapat dibaca; sanggahan dibuka.")
    return _("Ditetapkan dengan %(decree)s. Urutan lengkap dan paket hitungannya terbuka.") % {
        "decree": edition.decree_number
    }
