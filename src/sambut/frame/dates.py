"""Days and moments as people read them: `Jumat, 11 April 2025 pukul 16.00 WIB`.

Spaces inside a date and between a number and its unit do not break. Under /en/ the same functions speak English.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NBSP = "\u00a0"
JAKARTA = "Asia/Jakarta"
ZONES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
"""The three zones of the country. Dasar: Keppres 41/1987."""

_DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_SHORT_MONTHS = {
    "id": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}


def language() -> str:
    """`id` or `en`: the language in which the present page speaks."""
    return "en" if (translation.get_language() or "id").startswith("en") else "id"


def zone_word(zone: str) -> str:
    """`WIB`, `WITA` or `WIT`; an unknown zone is shown by its own name."""
    return ZONES.get(zone, zone)


def in_zone(value: datetime, zone: str = JAKARTA) -> datetime:
    """The moment on the clocks of `zone`; a moment without a zone is refused, for it says nothing."""
    if value.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return value.astimezone(ZoneInfo(zone))


def _day_of(value: date | datetime, zone: str) -> date:
    return in_zone(value, zone).date() if isinstance(value, datetime) else value


def day(value: date | datetime, form: str = "long", zone: str = JAKARTA) -> str:
    """A day. `form`: `long` Jumat, 11 April 2025; `plain` 11 April 2025; `near` Jumat, 11 April; `short` 11 Apr 2025; `bare` 11 April."""
    on = _day_of(value, zone)
    speech = language()
    name, month = _DAYS[speech][on.weekday()], _MONTHS[speech][on.month - 1]
    forms = {
        "long": f"{name}, {on.day}{NBSP}{month}{NBSP}{on.year}",
        "plain": f"{on.day}{NBSP}{month}{NBSP}{on.year}",
        "near": f"{name}, {on.day}{NBSP}{month}",
        "short": f"{on.day}{NBSP}{_SHORT_MONTHS[speech][on.month - 1]}{NBSP}{on.year}",
        "bare": f"{on.day}{NBSP}{month}",
    }
    if form not in forms:
        raise ValueError(f"day form {form!r}; accepted: {', '.join(forms)}")
    return forms[form]


def last_day(due_at: datetime, zone: str = JAKARTA, form: str = "long") -> str:
    """The last moment in time, as people say it: `Jumat, 11 April 2025` for a limit that is late from midnight on."""
    local = in_zone(due_at, zone)
    if (local.hour, local.minute, local.second) == (0, 0, 0):
        return day(local.date() - timedelta(days=1), form)
    return moment(due_at, zone, form)


def last_minute(ends_at: datetime, zone: str = JAKARTA, form: str = "long") -> str:
    """The last minute before an exclusive end: midnight is told as 23.59 of the day before."""
    return moment(ends_at - timedelta(minutes=1), zone, form)


def month(value: date | datetime, zone: str = JAKARTA) -> str:
    """`Maret 2025`."""
    on = _day_of(value, zone)
    return f"{_MONTHS[language()][on.month - 1]}{NBSP}{on.year}"


def hour(value: datetime, zone: str = JAKARTA) -> str:
    """`16.00 WIB`, in English `16:00 WIB`."""
    local = in_zone(value, zone)
    mark = ":" if language() == "en" else "."
    return f"{local.hour:02}{mark}{local.minute:02}{NBSP}{zone_word(zone)}"


def moment(value: datetime, zone: str = JAKARTA, form: str = "long") -> str:
    """`Jumat, 11 April 2025 pukul 16.00 WIB`, in English `Friday, 11 April 2025 at 16:00 WIB`. `form` as in `day`."""
    at = "at" if language() == "en" else "pukul"
    return f"{day(value, form, zone)} {at}{NBSP}{hour(value, zone)}"


def relative(value: date | datetime, today: date | datetime, zone: str = JAKARTA) -> str:
    """How far a day is from today: `hari ini`, `besok`, `kemarin`, `3 hari lagi`, `3 hari lalu`."""
    days = (_day_of(value, zone) - _day_of(today, zone)).days
    if days == 0:
        return _("hari ini")
    if days == 1:
        return _("besok")
    if days == -1:
        return _("kemarin")
    if days > 0:
        return _days(ngettext("%(count)s hari lagi", "%(count)s hari lagi", days), days)
    return _days(ngettext("%(count)s hari lalu", "%(count)s hari lalu", -days), -days)


def working_days(left: int) -> str:
    """`2 hari kerja lagi`, `hari ini`, `lewat 1 hari kerja`."""
    if left == 0:
        return _("hari ini")
    if left > 0:
        return _days(ngettext("%(count)s hari kerja lagi", "%(count)s hari kerja lagi", left), left)
    return _days(ngettext("lewat %(count)s hari kerja", "lewat %(count)s hari kerja", -left), -left)


def length(value: timedelta) -> str:
    """How long: `45 detik`, `5 menit`, `3 jam`, `2 hari`; rounded up, so that nobody is sent away too early."""
    seconds = max(int(-(-value.total_seconds() // 1)), 0)
    if seconds < 60:
        return _days(ngettext("%(count)s detik", "%(count)s detik", seconds), seconds)
    if seconds < 3600:
        count = -(-seconds // 60)
        return _days(ngettext("%(count)s menit", "%(count)s menit", count), count)
    if seconds < 86400:
        count = -(-seconds // 3600)
        return _days(ngettext("%(count)s jam", "%(count)s jam", count), count)
    count = -(-seconds // 86400)
    return _days(ngettext("%(count)s hari", "%(count)s hari", count), count)


def _days(words: str, count: int) -> str:
    """Fills the count and ties it to the word that follows."""
    return (words % {"count": count}).replace(f"{count} ", f"{count}{NBSP}", 1)
