"""What the pages of a case show: the duty, the clocks, the timeline, and what this reader may do."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.calendars import rules as calendar_rules
from sambut.calendars import words
from sambut.calendars.rules import CountedDay, Limit
from sambut.complaints import access, clocks, queries, sentences
from sambut.complaints.models import Clock, Complaint
from sambut.complaints.states import STAYING, TRANSITIONS, Status, Step, Verb
from sambut.frame.clocks import Chip, chip
from sambut.identities.queries import looks_at
from sambut.kernel.numbers import spoken
from sambut.language.masking import translated
from sambut.mandates.people import Person


@dataclass(frozen=True)
class ShownClock:
    """A running clock as the page draws it: the chip, and every day of its counting."""

    clock: Clock
    chip: Chip
    zone: str
    weeks: list[list[CountedDay | None]]
    skipped: list[str]
    late: bool


def heading(complaint: Complaint) -> dict[str, Any]:
    return {
        "complaint": complaint, "number": spoken(complaint.number), "title": translated(complaint.title),
        "state": sentences.state_of(complaint),
    }  # fmt: skip


def own(complaint: Complaint, *, at: datetime) -> dict[str, Any]:
    """For the reporter: own words as written, who looked, and the verbs that are possible now."""
    facts = _case(complaint, at=at) | {
        "entries": _entries(complaint, own=True),
        "openings": queries.openings(complaint),
        "looks": looks_at(complaint.handle),
    }
    possible = {
        verb: _possible(complaint, verb) for verb in (Verb.ADD, Verb.COMPLETE, Verb.ACCEPT, Verb.REJECT, Verb.WITHDRAW)
    }
    return facts | {"may": {verb.value: can for verb, can in possible.items()}}


def public(complaint: Complaint, *, at: datetime) -> dict[str, Any]:
    return _case(complaint, at=at) | {"entries": _entries(complaint, public=True)}


def desk(complaint: Complaint, person: Person, *, at: datetime) -> dict[str, Any]:
    """For an office: each verb with its address, or the reason why not."""
    facts = _case(complaint, at=at) | {"entries": _entries(complaint)}
    ways = {verb: access.why_not(person, verb, complaint) for verb in access.OFFICE_RULES}
    may = {str(verb): reason is None and _possible(complaint, verb) for verb, reason in ways.items()}
    return facts | {
        "may": may,
        "reasons": {str(verb): reason for verb, reason in ways.items()},
        "desk_url": reverse("complaints:desk"),
    }


def _entries(complaint: Complaint, **reader: bool) -> list[queries.Entry]:
    """The timeline with what was hidden named in the reader's language."""
    return [replace(entry, text=translated(entry.text)) for entry in queries.timeline(complaint, **reader)]


def _possible(complaint: Complaint, verb: str) -> bool:
    """Whether the case's state lets it happen. A verb of another room (`request_look`) has no state of the case."""
    if verb not in Verb.values:
        return True
    return (complaint.status, Verb(verb)) in TRANSITIONS or complaint.status in STAYING.get(Verb(verb), ())


def _case(complaint: Complaint, *, at: datetime) -> dict[str, Any]:
    shown = [_shown(clock, at=at) for clock in queries.running_clocks(complaint)]
    first = next((one for one in shown if one.clock.step != Step.COORDINATE), shown[0] if shown else None)
    return heading(complaint) | {
        "clocks": shown, "first_clock": first, "duty": sentences.duty(complaint, first.clock if first else None),
        "zone": first.zone if first else clocks.NATIONAL_ZONE, "at": at, "sentences": sentences, "ended": complaint.status in (Status.CLOSED, Status.ARCHIVED),
    }  # fmt: skip


def _shown(clock: Clock, *, at: datetime) -> ShownClock:
    name = clock.organisation.zone if clock.organisation else clocks.NATIONAL_ZONE
    zone, calendar = ZoneInfo(name), clocks.calendar_of(clock.organisation)
    counted = calendar_rules.counting(clock.started_at, Limit.parse(clock.rule.limit), zone, calendar, now=at)
    days = [words.translated(day) for day in counted]
    left = -calendar_rules.working_days_late(clock.due_at, at, zone, calendar) or calendar_rules.working_days_between(
        at, clock.due_at, zone, calendar
    )
    return ShownClock(
        clock, chip(left, due_at=None, zone=name), name, calendar_rules.weeks(days), _skipped(days), clock.due_at <= at
    )


def _skipped(days: Iterable[CountedDay]) -> list[str]:
    from sambut.frame import dates

    return [
        _("%(day)s: %(reason)s") % {"day": dates.day(day.date, "bare"), "reason": day.reason}
        for day in days
        if day.reason
    ]
