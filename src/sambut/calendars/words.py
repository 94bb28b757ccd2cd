"""The words of the room in the reader's language: names of days off stand in the data in Indonesian."""

from dataclasses import replace

from django.utils.translation import gettext as _

from sambut.calendars.rules import CountedDay, Place


def reason(text: str) -> str:
    """Why a day was skipped; a name that only this installation knows stays as it was entered."""
    return "; ".join(_(part) for part in text.split("; ")) if text else ""


def translated(day: CountedDay) -> CountedDay:
    """A day of the picture in the reader's language."""
    if day.kind == Place.COUNT and day.number is not None:
        return replace(day, word=_("hari %(number)s") % {"number": day.number})
    return replace(day, word=_(day.word), reason=reason(day.reason))
