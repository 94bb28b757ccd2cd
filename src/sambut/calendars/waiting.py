"""What the calendar asks of the people at work: a proposed decree waits for a second person."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.calendars import access, queries
from sambut.calendars.states import Verb
from sambut.frame.waiting import Waiting

NEAREST = 5


def waiting(person: access.Holder, at: datetime) -> list[Waiting]:
    """One query for who keeps the calendar; none for others."""
    if not access.keeps(person):
        return []
    rows = [row for row in queries.proposals() if access.why_not(person, Verb.APPROVE, row) is None]
    return [
        Waiting(_("Putuskan usul kalender %(title)s") % {"title": row.title}, reverse("calendars:decree", args=[row.pk]), _("Kalender"))
        for row in rows[:NEAREST]
    ]  # fmt: skip
