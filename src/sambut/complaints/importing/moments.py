"""Dates and times as files write them. Pure."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

MONTHS = (
    ("January", "januari", "jan"), ("February", "februari", "pebruari", "feb", "peb"), ("March", "maret", "mar", "mrt"),
    ("April", "apr"), ("May", "mei"), ("June", "juni", "jun"), ("July", "juli", "jul"),
    ("August", "agustus", "agu", "ags", "agt", "aug"), ("September", "sept", "sep"), ("October", "oktober", "okt", "oct"),
    ("November", "nopember", "nov", "nop"), ("December", "desember", "des", "dec"),
)  # fmt: skip
_MONTH = {name.casefold(): names[0] for names in MONTHS for name in names}
_WORD = re.compile(r"[^\W\d_]+")
LONGEST = 60


def moment(text: str, forms: Sequence[str], zone: ZoneInfo) -> datetime | None:
    """The instant, in UTC, by the first form that reads the text; None when none does.

    Months are known by their Indonesian and English names, long and short. A form with `%z` has its own zone.
    """
    if len(text) > LONGEST:
        return None
    plain = _WORD.sub(_month, text) if any(map(str.isalpha, text)) else text
    for form in forms:
        try:
            found = datetime.strptime(plain, form.replace("%b", "%B"))  # noqa: DTZ007  (the zone of the file follows)
            return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
        except (ValueError, OverflowError):  # another form, or a year that no calendar has
            continue
    return None


def _month(word: re.Match[str]) -> str:
    return _MONTH.get(word.group().casefold(), word.group())


def form_works(form: str) -> bool:
    """Whether a form can be read by, and says at least year, month and day."""
    try:
        shown = datetime(2023, 5, 29, 4, 5, 34, tzinfo=UTC).strftime(form)
        return datetime.strptime(shown, form).date() == datetime(2023, 5, 29, tzinfo=UTC).date()  # noqa: DTZ007  (only its date is read)
    except (ValueError, re.error):
        return False
