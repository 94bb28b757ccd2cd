"""`sambut clock`: due times and working days for scripts, with or without a database."""

import json as json_module
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from sambut.calendars.decree_list import read_days, whole_years
from sambut.calendars.reference_table import reference_calendar
from sambut.calendars.rules import (
    Limit,
    WorkingCalendar,
    due_at,
    due_or_provisional,
    office_time_between,
    working_days_between,
    working_days_late,
    zone_of,
)
from sambut.kernel.refusals import Refused

WRONG_USE = 2
BIGGEST_FILE = 1_000_000
Opener = Callable[[], AbstractContextManager[Any]]

SENTENCES = {
    "calendar.beyond_decree": "Nobody has decreed the holidays after {until} yet, so this cannot be counted for certain (--provisional counts on).",
    "calendar.before_decree": "The calendar begins on {start}; choose a later start (--provisional counts by weekends and fixed holidays).",
    "calendar.limit_unreadable": "The limit {text!r} cannot be read; write for example 5wd, 60d, 24h or 8wh.",
    "calendar.limit_too_short": "A limit is at least one.",
    "calendar.limit_too_long": "The limit is too long; the longest is {longest}.",
    "calendar.zone_unknown": "The zone {zone!r} is not known; write for example Asia/Jakarta, Asia/Makassar or Asia/Jayapura.",
    "calendar.date_out_of_range": "That date is too far away to be counted.",
    "calendar.moment_unreadable": "{option} {text!r} is no date and time; write for example 2025-03-26T10:00.",
    "calendar.order_wrong": "--until lies before --from.",
    "calendar.file_unreadable": "The file of --holidays cannot be read: {why}.",
    "calendar.list_empty": "The file of --holidays holds no day.",
    "calendar.list_too_long": "The file of --holidays holds more than {most} days.",
    "calendar.line_unreadable": "Line {line} of --holidays cannot be read; write date,name,kind.",
    "calendar.date_unreadable": "Line {line} of --holidays: {text!r} is no date; write for example 2025-04-08.",
    "calendar.kind_unknown": "Line {line} of --holidays: the kind {text!r} is not known; write national, joint_leave, local or working.",
    "calendar.name_wrong": "Line {line} of --holidays: the name is empty, longer than {longest} characters or not printable.",
    "calendar.database_unready": "The database does not answer or has no calendar yet; run sambut migrate first.",
    "calendar.region_needs_database": "--region needs --database: the shipped table holds national holidays only.",
    "calendar.region_unknown": "The region code {text!r} cannot be read; write for example 35 or 35.78.",
}


@click.group(help="Working days and due times.")
def clock() -> None:
    """Working days and due times. The shipped table is enough; no database is opened unless --database is given."""


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that both commands take."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output."),
        click.option(
            "--zone",
            default="Asia/Jakarta",
            show_default=True,
            help="Zone of the unit that must act; also WIB, WITA, WIT.",
        ),
        click.option(
            "--holidays",
            metavar="FILE.csv",
            help="A decree to try: date,name,kind (national, joint_leave, local; working takes a day away). A file that holds "
            "1 January of a year is that year's whole list and replaces it; any other file adds its days.",
        ),
        click.option(
            "--replace/--add", "replaces", default=None, help="Settle it: the file replaces its years, or adds to them."
        ),
        click.option(
            "--database", is_flag=True, help="Count by this installation's database instead of the shipped table."
        ),
        click.option(
            "--region", default=None, help="Code of a region (35.78), for its local holidays; with --database."
        ),
    ):
        command = option(command)
    return command


@clock.command(help="When something that starts at --from becomes late under --limit.")
@click.option(
    "--from", "start", required=True, help="Start, as 2025-03-26T10:00; without an offset it is read in --zone."
)
@click.option("--limit", required=True, help="5wd working days, 60d days, 24h hours, 8wh working hours.")
@click.option("--now", default=None, help="Also say how much is left, or how late it is, at this moment.")
@click.option("--provisional", is_flag=True, help="Beyond the decreed days count by weekends and fixed holidays.")
@shared
@click.pass_obj
def due(
    opener: Opener | None, as_json: bool, start: str, limit: str, now: str | None, provisional: bool, **where: Any
) -> None:
    def answer() -> dict[str, Any]:
        zone, span = zone_of(where["zone"]), Limit.parse(limit)
        begun = moment(start, zone, "--from")
        calendar, tried = calendar_of(opener, **where)
        found = (due_or_provisional if provisional else due_at)(begun, span, zone, calendar)
        return {
            "due_at": found.due_at.isoformat(),
            "counted": [day.isoformat() for day in found.counted],
            "skipped": [{"date": skip.date.isoformat(), "reason": skip.reason} for skip in found.skipped],
            "provisional": found.provisional,
            "last_day": found.last_day.isoformat(),
            "from": begun.astimezone(zone).isoformat(),
            "limit": str(span),
            "zone": zone.key,
            "calendar_until": calendar.decreed_until and calendar.decreed_until.isoformat(),
            **tried,
            **({"now": standing(found.due_at, moment(now, zone, "--now"), zone, calendar)} if now else {}),
        }

    say(answer, as_json, in_words)


@clock.command(help="Working days and office hours between --from and --until.")
@click.option("--from", "start", required=True, help="As 2025-03-26T10:00; without an offset it is read in --zone.")
@click.option("--until", "end", required=True, help="Likewise; not before --from.")
@shared
@click.pass_obj
def between(opener: Opener | None, as_json: bool, start: str, end: str, **where: Any) -> None:
    def answer() -> dict[str, Any]:
        zone = zone_of(where["zone"])
        begun, ended = moment(start, zone, "--from"), moment(end, zone, "--until")
        if ended < begun:
            raise Refused("calendar.order_wrong")
        calendar, tried = calendar_of(opener, **where)
        local = [at.astimezone(zone).date() for at in (begun, ended)]
        return {
            "working_days": working_days_between(begun, ended, zone, calendar),
            "days": (local[1] - local[0]).days,
            "office_hours": round(office_time_between(begun, ended, zone, calendar) / timedelta(hours=1), 4),
            "provisional": not all(calendar.is_decreed(day) for day in local),
            "from": begun.astimezone(zone).isoformat(),
            "until": ended.astimezone(zone).isoformat(),
            "zone": zone.key,
            "calendar_until": calendar.decreed_until and calendar.decreed_until.isoformat(),
            **tried,
        }

    say(answer, as_json, lambda facts: [f"{facts['working_days']} working days, {facts['office_hours']} office hours"])


def moment(text: str, zone: ZoneInfo, option: str) -> datetime:
    """A moment as people type it; without an offset it is read in the zone, with one it is converted."""
    try:
        at = datetime.fromisoformat(text.strip())
        return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(zone)
    except (ValueError, OverflowError) as error:
        raise Refused("calendar.moment_unreadable", option=option, text=text[:40]) from error


def calendar_of(
    opener: Opener | None, *, zone: str, holidays: str | None, replaces: bool | None, database: bool, region: str | None
) -> tuple[WorkingCalendar, dict[str, Any]]:
    """The calendar to count by, and what the answer says about a decree that is being tried."""
    if region is not None and not database:
        raise Refused("calendar.region_needs_database")
    if region is not None and not all(part.isdigit() for part in region.split(".")):
        raise Refused("calendar.region_unknown", text=region[:20])
    calendar = from_database(opener, region) if database else reference_calendar()
    return tried(calendar, Path(holidays), replaces) if holidays else (calendar, {})


def from_database(opener: Opener | None, region: str | None) -> WorkingCalendar:
    """By the running installation; Django is imported only here, for the shipped table needs none of it."""
    with (opener or nullcontext)():
        from django.db import Error, connection

        from sambut.calendars.queries import working_calendar

        try:
            return working_calendar(region)
        except Error as error:
            raise Refused("calendar.database_unready") from error
        finally:
            if opener:
                connection.close_pool()  # type: ignore[attr-defined]


def tried(calendar: WorkingCalendar, file: Path, replaces: bool | None) -> tuple[WorkingCalendar, dict[str, Any]]:
    """The calendar under the file's decree. Years that follow the decreed ones count as decreed when the file names them."""
    added, gone = read_days(text_of(file))
    named = {off.date.year for off in added}
    whole = {True: named, False: set(), None: set(whole_years(added))}[replaces]
    kept = [off for off in calendar.days if off.date.year not in whole and off.date not in gone]
    until = calendar.decreed_until
    while until is not None and until.year + 1 in named:
        until = date(until.year + 1, 12, 31)
    facts = {"added": len(added), "taken_away": [day.isoformat() for day in gone], "whole_years": sorted(whole)}
    days = sorted({*kept, *added}, key=lambda off: (off.date, off.name))
    return replace(calendar, days=tuple(days), decreed_until=until), {"holidays": facts}


def text_of(file: Path) -> str:
    try:
        if file.stat().st_size > BIGGEST_FILE:
            raise Refused("calendar.file_unreadable", why="it is larger than a megabyte")
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise Refused("calendar.file_unreadable", why=error.strerror or "no such file") from error
    except (UnicodeDecodeError, ValueError) as error:
        raise Refused("calendar.file_unreadable", why="it is no UTF-8 text") from error


def standing(due: datetime, now: datetime, zone: ZoneInfo, calendar: WorkingCalendar) -> dict[str, Any]:
    return {
        "at": now.isoformat(),
        "late": now >= due,
        "working_days_left": working_days_between(now, due, zone, calendar) if now < due else 0,
        "working_days_late": working_days_late(due, now, zone, calendar),
    }


def in_words(facts: dict[str, Any]) -> list[str]:
    mark = " (provisional: not every holiday is decreed yet)" if facts["provisional"] else ""
    return [
        f"late from {facts['due_at']}{mark}",
        f"counted  {', '.join(facts['counted'])}",
        *(f"skipped  {skip['date']}  {skip['reason']}" for skip in facts["skipped"]),
    ]


def say(answer: Callable[[], dict[str, Any]], as_json: bool, words: Callable[[dict[str, Any]], list[str]]) -> None:
    """Prints the answer; a refusal is one sentence on standard error (with --json also an object) and ends with 2."""
    try:
        facts = answer()
    except Refused as refused:
        sentence = SENTENCES[refused.code].format_map(refused.facts)
        if as_json:
            click.echo(json_module.dumps({"error": sentence, "code": refused.code}))
        click.echo(sentence, err=True)
        sys.exit(WRONG_USE)
    click.echo(json_module.dumps(facts, ensure_ascii=False) if as_json else "\n".join(words(facts)))
