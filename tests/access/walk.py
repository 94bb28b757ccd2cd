"""The access walk: everybody of the cast × every row of the standing world × every verb, compared with `docs/access.md`.

A room joins with one class that answers to `Subject`, listed in `tests/access/subjects.py`, and one section in the table.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import QuerySet

from sambut.mandates.people import Person
from sambut.mandates.states import Role
from tests.access.table import Line, lines_of
from tests.world.cast import Cast

Row = Any
Condition = Callable[[Person, Row], bool]


class Subject(Protocol):
    """One kind of row."""

    heading: str
    """Stands in the heading of its section, for example `mandates.Appointment`."""
    verbs: tuple[str, ...]
    conditions: Mapping[str, Condition]
    """What the names in the column `if` mean, written again here in plain words of Python."""

    def rows(self, cast: Cast) -> Sequence[Row]:
        """The rows of the standing world, saved."""
        ...

    def wishes(self, cast: Cast, verb: str) -> Sequence[Row]:
        """More rows for a verb that asks about something that is not there yet; usually none."""
        ...

    def why_not(self, person: Person, verb: str, row: Row) -> str | None: ...

    def visible(self, person: Person) -> QuerySet[Any] | None:
        """The same rule as a query; None where everybody sees everything."""
        ...

    def path(self, row: Row) -> Sequence[int]:
        """Ids from the body down to the row's organisation."""
        ...

    def owner(self, row: Row) -> int | None:
        """The user whom the row is about."""
        ...

    # A room whose rows have reporters also answers `reports(person, row)`; one whose rows travel, `way(row)`: the ids of the
    # organisations at which the role must be held.


@dataclass(frozen=True)
class Disagreement:
    person: str
    verb: str
    row: str
    table: bool
    code: str | None


def disagreements(subject: Subject, cast: Cast, people: Mapping[str, Person]) -> list[Disagreement]:
    """Where `why_not` and the table do not say the same."""
    lines, found = lines_of(subject.heading), []
    for verb, row in _asked(subject, cast):
        for name, person in people.items():
            allowed = any(allows(line, subject, person, row) for line in lines if line.verb == verb)
            code = subject.why_not(person, verb, row)
            if allowed != (code is None):
                found.append(Disagreement(name, verb, described(row), allowed, code))
    return found


def allows(line: Line, subject: Subject, person: Person, row: Row) -> bool:
    return _stands(line, subject, person, row) and all(_holds(name, subject, person, row) for name in line.conditions)


def sights(subject: Subject, cast: Cast, person: Person) -> tuple[set[int], set[int]]:
    """Ids of the rows that the list gives, and of those that may be seen one by one."""
    rows = subject.rows(cast)
    queried = subject.visible(person)
    one_by_one = {row.pk for row in rows if subject.why_not(person, "see", row) is None}
    if queried is None:
        return {row.pk for row in rows}, one_by_one
    return set(queried.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True)), one_by_one


def codes(subject: Subject, cast: Cast, people: Iterable[Person]) -> set[str]:
    """Every reason that the walk meets."""
    people = list(people)
    asked = [subject.why_not(person, verb, row) for verb, row in _asked(subject, cast) for person in people]
    return {code for code in asked if code}


def described(row: Row) -> str:
    facts = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    kept = ("id", "role", "user_id", "organisation_id", "name", "state", "status")
    return f"{type(row).__name__} " + " ".join(f"{name}={facts[name]}" for name in kept if name in facts)


def _asked(subject: Subject, cast: Cast) -> Iterator[tuple[str, Row]]:
    rows = subject.rows(cast)
    for verb in subject.verbs:
        for row in (*rows, *subject.wishes(cast, verb)):
            yield verb, row


def _stands(line: Line, subject: Subject, person: Person, row: Row) -> bool:
    if line.who == "reporter":
        return subject.reports(person, row)  # type: ignore[attr-defined]
    if not isinstance(person, Person):  # a reporter has proved a case, and is nobody else
        return False
    if line.who == "signed in" and person.user_id is None:
        return False
    path = list(subject.path(row))
    held = [m for m in person.mandates if line.who not in ("anybody", "signed in") and m.role == Role(line.who)]
    if line.who not in ("anybody", "signed in") and not held:
        return False
    match line.where:
        case "anywhere":
            return True
        case "own":
            return person.user_id is not None and subject.owner(row) == person.user_id
        case "over":
            return any(m.organisation_id in path for m in held)
        case "above":
            return any(m.organisation_id in path[:-1] for m in held)
        case "way":
            return any(m.organisation_id in subject.way(row) for m in held)  # type: ignore[attr-defined]
        case "at":
            return any([m.organisation_id] == path[-1:] for m in held)
        case _:
            return any([m.body_id] == path[:1] for m in held)


def _holds(name: str, subject: Subject, person: Person, row: Row) -> bool:
    turned, bare = name.startswith("not "), name.removeprefix("not ").strip()
    return subject.conditions[bare](person, row) is not turned
