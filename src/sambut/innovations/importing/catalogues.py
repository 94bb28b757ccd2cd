"""The import of any catalogue by a mapping: every row once, a line of the report for each."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from sambut.innovations import words
from sambut.innovations.actions.keeping import apply, content_of, freeze, reindex, today
from sambut.innovations.fields import FACTS, TEXTS, missing
from sambut.innovations.importing import awards
from sambut.innovations.importing.importing import MOST_NAMES, Report
from sambut.innovations.importing.joining import Joined, Joiner
from sambut.innovations.importing.mapping import CHOICES, Mapping
from sambut.innovations.importing.reading import LONGEST_TITLE, Unreadable, calm, cleaned, one_line
from sambut.innovations.importing.sheets import headings_of, rows_of
from sambut.innovations.models import Beneficiary, Classification, GoalLink, Innovation, Manuscript
from sambut.innovations.models.parts import GOALS
from sambut.innovations.states import Stage, State, Verb
from sambut.kernel.refusals import Refused
from sambut.kernel.spreadsheets import Line

YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
DAY = re.compile(r"((?:19[5-9]|20[0-4])\d)-(\d\d)-(\d\d)|(\d{1,2})[/.-](\d{1,2})[/.-]((?:19[5-9]|20[0-4])\d)")
GOAL = re.compile(r"(?<!\d)(1[0-7]|[1-9])(?!\d)")
MOST_WHO = 10


@dataclass
class Taken:
    """A row, read."""

    key: str
    texts: dict[str, str]
    facts: dict[str, str]
    agency: str
    unit: str
    stage: str
    idea_on: date | None = None
    started_on: date | None = None
    year_only: bool = False
    goals: list[int] = field(default_factory=list)
    classification: str = ""
    beneficiaries: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)


def import_file(
    file: Path, mapping: Mapping, *, at: datetime, dry: bool = False, make_units: bool = True, make_bodies: bool = False,
    write: Callable[[Line], None] = lambda line: None,
) -> Report:  # fmt: skip
    """Every record once: one that is known here is left as it stands, also when its owner went on writing."""
    if lacking := mapping.missing(headings_of(file, sheet=mapping.sheet)):
        raise Refused("innovation.import.columns", columns=lacking)
    report, seen = Report(), set[str]()
    known = set(
        Innovation.objects.filter(source_key__startswith=f"{mapping.source}:").values_list("source_key", flat=True)
    )
    joiner = Joiner(at=at, make_units=make_units and not dry, make_bodies=make_bodies and not dry)
    for number, cells in rows_of(file, sheet=mapping.sheet):
        report.read += 1
        key, outcome, why = "", "refused", ""
        try:
            if cells is None:
                raise Unreadable("broken_row")
            given = mapping.read(cells)
            key = _key(mapping, given)
            if key in seen:
                raise Unreadable("twice_in_file")
            seen.add(key)
            outcome = "before" if key in known else "taken"
            if outcome == "taken":
                why = _take(taken_of(key, given, mapping), mapping, joiner, report, at=at, dry=dry)
        except Unreadable as reason:
            outcome, why = "refused", str(reason)
            report.why[why] += 1
        setattr(report, outcome, getattr(report, outcome) + 1)
        write((number, key, outcome, why))
    report.made_units, report.made_bodies = joiner.made[:MOST_NAMES], joiner.made_bodies[:MOST_NAMES]
    if not dry:
        report.awards_attached = awards.attach_all(at=at)
        words.count()
    return report


def taken_of(key: str, given: dict[str, str], mapping: Mapping) -> Taken:
    """The row in words of this house; what could not be read is left out and named."""
    mended: list[str] = []
    texts = {name: _text(given[name], mended) for name in TEXTS if name in given}
    title = one_line(texts.get("title", ""))
    if not any(letter.isalpha() for letter in title):
        raise Unreadable("without_name")
    if (spelt := calm(title, " ".join(text for name, text in texts.items() if name != "title"))) != title:
        title, mended = spelt, [*mended, "title_spelt"]
    for name, longest in {**TEXTS, "title": LONGEST_TITLE}.items():
        text = title if name == "title" else texts.get(name, "")
        if len(text) > longest:
            mended.append("title_shortened" if name == "title" else "text_shortened")
            text = text[: longest - 2].rsplit(" ", 1)[0] + " …"
        texts[name] = text
    facts = {name: _choice(name, given.get(name, ""), mapping, mended) for name in FACTS if name in CHOICES}
    began, ran = _day(given.get("idea", ""), mended), _day(given.get("started", ""), mended)
    if began and ran and ran[0] < began[0]:
        began, mended = None, [*mended, "years_turned"]
    found = sorted({int(goal) for goal in GOAL.findall(given.get("goals", ""))})
    if given.get("goals") and not found:
        mended.append("goals_unread")
    who = [one_line(cleaned(line)[0])[:160] for line in re.split(r"[;\n]", given.get("beneficiaries", ""))]
    return Taken(
        key, texts, facts, one_line(given.get("agency", ""))[:160] or mapping.body, one_line(given.get("unit", ""))[:160],
        _choice("stage", given.get("stage", ""), mapping, mended) or mapping.stage, began[0] if began else None, ran[0] if ran else None,
        any(day and day[1] for day in (began, ran)), [goal for goal in found if goal <= GOALS], one_line(given.get("classification", ""))[:160],
        list(dict.fromkeys(one for one in who if one))[:MOST_WHO], list(dict.fromkeys(mended)),
    )  # fmt: skip


def _key(mapping: Mapping, given: dict[str, str]) -> str:
    if not given["id"]:
        raise Unreadable("without_id")
    if len(key := f"{mapping.source}:{one_line(given['id'])}") > 60:
        raise Unreadable("id_too_long")
    return key


def _take(row: Taken, mapping: Mapping, joiner: Joiner, report: Report, *, at: datetime, dry: bool) -> str:
    with transaction.atomic():
        joined = joiner.join(row.agency, row.unit)
        if joined.unit is None:
            _name(report.unjoined, row.agency)
            raise Unreadable("owner_unknown")
        if not dry:
            _store(row, mapping, joined, at=at)
    if joined.unknown_unit:
        _name(report.through_region if joined.how == "region" else report.unknown_units, joined.unknown_unit)
    report.mended += bool(row.mended)
    report.why.update(row.mended)
    report.without_outcome += 1
    return ", ".join(row.mended)


def _store(row: Taken, mapping: Mapping, joined: Joined, *, at: datetime) -> Innovation:
    """In the owner's hands from now on; public at once only where the mapping says so and nothing needed is missing."""
    unit = joined.unit
    assert unit is not None
    running = row.stage == Stage.RUNNING
    innovation = Innovation(
        source_key=row.key, source_title=mapping.title, source_owner=", ".join(part for part in (row.unit, row.agency) if part)[:300],
        unit=unit, body_id=unit.body_id, region_id=unit.region_id or (unit.body.region_id if unit.body else None), stage=row.stage,
        idea_on=row.idea_on or (row.started_on if running else None) or today(unit, at), started_on=row.started_on if running else None,
        year_only=row.year_only,
    )  # fmt: skip
    apply(innovation, {**row.texts, **row.facts})
    innovation.begin(Verb.IMPORT, by=None, at=at, source=row.key)
    GoalLink.objects.bulk_create([GoalLink(innovation=innovation, goal=goal) for goal in row.goals])
    Beneficiary.objects.bulk_create([Beneficiary(innovation=innovation, who=who) for who in row.beneficiaries])
    if row.classification:
        Classification.objects.create(innovation=innovation, scheme=mapping.scheme, name=row.classification)
    kept = content_of(innovation)
    Manuscript.objects.create(innovation=innovation, content=kept, changed_at=at)
    if mapping.public and not missing(kept):
        version = freeze(innovation, kept, revision=0, by=None, at=at)
        version.published_at = at
        version.save(update_fields=["published_at"])
        innovation.state, innovation.public_at = State.PUBLIC, at
        innovation.save()
        reindex(innovation)
    return innovation


def _text(text: str, mended: list[str]) -> str:
    found, codes = cleaned(text)
    mended += codes
    return found


def _choice(name: str, said: str, mapping: Mapping, mended: list[str]) -> str:
    if not said:
        return ""
    found = mapping.values[name].get(" ".join(said.split()).casefold())
    if found is None:
        mended.append(f"{name}_unknown")
    return found or ""


def _day(text: str, mended: list[str]) -> tuple[date, bool] | None:
    """The day, or the first day of a year with True; None where nothing can be read."""
    if not text:
        return None
    if found := DAY.search(text):
        year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
        try:
            return date(int(year), int(month), int(day)), False
        except ValueError:
            mended.append("date_unread")
            return None
    if found := YEAR.search(text):
        return date(int(found.group()), 1, 1), True
    mended.append("date_unread")
    return None


def _name(names: list[str], name: str) -> None:
    if name not in names and len(names) < MOST_NAMES:
        names.append(name)
