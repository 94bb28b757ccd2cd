"""Reads about bodies that take part themselves. The number of queries never follows the number of rows."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from sambut.competitions import access, queries
from sambut.competitions.eligibility import Case, Weighed, weighed
from sambut.competitions.measures.states import Measure
from sambut.competitions.measures.telling import shown
from sambut.competitions.models import Edition, Entry, Figure, Group, Snapshot, Spread, Stated
from sambut.competitions.states import LIVE, Scheme
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation

MOST = 40


def open_editions(at: datetime) -> list[Edition]:
    """Whose registration runs now, for bodies and units themselves."""
    return queries.open_now(at, Q(scheme=Scheme.COMPLAINTS))


def own(person: Person) -> list[Organisation]:
    """Where this person holds the office that enters a body, the highest first."""
    held = person.organisations(*access.BODY_WRITERS)
    rows = Organisation.objects.running().filter(pk__in=held).select_related("body", "region", "kind")
    return sorted(rows, key=lambda row: (len(row.path), row.name, row.pk))[:MOST]


def enterable(person: Person) -> list[Organisation]:
    """What this person may enter: where the office is held, and everything below it."""
    held = sorted(person.organisations(*access.BODY_WRITERS))
    if not held:
        return []
    rows = Organisation.objects.running().filter(path__overlap=held).select_related("body", "region", "kind")
    return list(rows.order_by("path", "name")[: 10 * MOST])


def applying(units: Iterable[Organisation], editions: Iterable[Edition], *, at: datetime) -> list[Weighed]:
    """Every body or unit in every group of every edition, with what each rule says. Eight queries at any size."""
    of = {edition.pk: edition for edition in editions}
    found = list(Group.objects.filter(edition__in=of).order_by("edition_id", "place", "id"))
    return weighed([Case(of[row.edition_id], None, row, participant=unit) for unit in units for row in found], at=at)


def begun(units: Iterable[Organisation], editions: Iterable[Edition]) -> dict[tuple[int, int], Entry]:
    """(unit, edition) → the entry that stands."""
    rows = Entry.objects.filter(unit__in=list(units), innovation=None, edition__in=list(editions), state__in=LIVE)
    return {(row.unit_id, row.edition_id): row for row in rows}


def snapshot(entry: Entry) -> Snapshot | None:
    """What a submission froze; before that the last count."""
    if entry.snapshot_id is not None:
        return Snapshot.objects.get(pk=entry.snapshot_id)
    return Snapshot.objects.filter(entry=entry).order_by("-pk").first() if entry.innovation_id is None else None


def figures(found: Snapshot | None) -> dict[str, Figure]:
    return {row.measure: row for row in Figure.objects.filter(snapshot=found)} if found else {}


def spreads(edition: Edition | int) -> dict[str, Spread]:
    return {row.measure: row for row in Spread.objects.filter(edition=edition)}


def stated(entry: Entry) -> dict[str, Stated]:
    return {row.measure: row for row in Stated.objects.filter(entry=entry).select_related("proof")}


def told(entry: Entry, *, hidden: bool = False) -> dict[str, dict[str, object]]:
    """Every indicator of an entry as pages show it, with the national spread. Three queries; none for an innovation's entry."""
    found = snapshot(entry)
    if found is None:
        return {}
    rows, around = figures(found), spreads(entry.edition_id)
    return {one: shown(rows[one], around.get(one), hidden=hidden) for one in Measure if one in rows}
