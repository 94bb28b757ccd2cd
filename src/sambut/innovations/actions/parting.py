"""What a record holds in rows: adding one, removing one, choosing goals."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from sambut.complaints import queries as complaints
from sambut.complaints.models import Complaint
from sambut.innovations import access
from sambut.innovations.actions.keeping import locked, storable, today
from sambut.innovations.models import GoalLink, Innovation
from sambut.innovations.models.parts import GOALS
from sambut.innovations.parts import PARTS
from sambut.innovations.states import Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.services.models import Service
from sambut.services.states import State as ServiceState

FIRST_YEAR, YEARS_AHEAD = 1945, 5
LARGEST = Decimal(10) ** 15
MOST_PEOPLE = 2_000_000_000
LONGEST = {"scheme": 80, "code": 60, "name": 160, "note": 200, "who": 160, "unit": 40, "source": 300}


@transaction.atomic
def choose_goals(innovation_id: int, *, goals: Collection[int], by: Person, at: datetime) -> Innovation:
    """The goals of sustainable development that it serves; choosing again replaces them. Istilah: TPB/SDGs."""
    innovation = locked(innovation_id)
    access.require(by, Verb.CHOOSE_GOALS, innovation)
    wanted = set(goals)
    if not wanted <= set(range(1, GOALS + 1)):
        raise Refused("innovation.choose_goals.unknown")
    there = set(GoalLink.objects.filter(innovation=innovation).values_list("goal", flat=True))
    if wanted == there:
        return innovation
    GoalLink.objects.filter(innovation=innovation, goal__in=there - wanted).delete()
    GoalLink.objects.bulk_create([GoalLink(innovation=innovation, goal=goal) for goal in sorted(wanted - there)])
    innovation.note(Verb.CHOOSE_GOALS, by=by.user_id, at=at, goals=sorted(wanted))
    return innovation


@transaction.atomic
def add_part(innovation_id: int, part: str, *, by: Person, at: datetime, **given: Any) -> Innovation:
    """A row of one kind; with the same key it corrects the one that stands. See `parts.PARTS`."""
    innovation = locked(innovation_id)
    access.require(by, Verb.ADD_PART, innovation)
    kind = PARTS[part]
    facts = _checked(part, given, innovation, by=by, at=at)
    key = {name: facts.pop(name) for name in kind.key}
    there = kind.model.objects.filter(innovation=innovation)
    if there.count() >= kind.most and not there.filter(**key).exists():
        raise Refused("innovation.add_part.too_many", most=kind.most)
    made, _ = kind.model.objects.update_or_create(innovation=innovation, **key, defaults=facts)
    innovation.note(Verb.ADD_PART, by=by.user_id, at=at, part=part, row=made.pk)
    return innovation


@transaction.atomic
def remove_part(innovation_id: int, part: str, row_id: int, *, by: Person, at: datetime) -> Innovation:
    """Takes a row away; removing twice changes nothing. A case that this person may not see stays."""
    innovation = locked(innovation_id)
    access.require(by, Verb.REMOVE_PART, innovation)
    row = PARTS[part].model.objects.filter(innovation=innovation, pk=row_id).first()
    if row is None or (part == "case" and _seen(by, row.complaint.number) is None):
        return innovation
    row.delete()
    innovation.note(Verb.REMOVE_PART, by=by.user_id, at=at, part=part, row=row_id)
    return innovation


def _checked(part: str, given: dict[str, Any], innovation: Innovation, *, by: Person, at: datetime) -> dict[str, Any]:
    facts = {name: _line(value) if isinstance(value, str) else value for name, value in given.items()}
    for name, longest in LONGEST.items():
        if isinstance(facts.get(name), str) and len(facts[name]) > longest:
            raise Refused("innovation.text.too_long", longest=longest)
    year = facts.get("year")
    if isinstance(year, int) and not FIRST_YEAR <= year <= at.year + YEARS_AHEAD:
        raise Refused("innovation.add_part.year", first=str(FIRST_YEAR), last=str(at.year + YEARS_AHEAD))
    return _CHECKS[part](facts, innovation, by, at)


def _classification(facts: dict[str, Any], innovation: Innovation, by: Person, at: datetime) -> dict[str, Any]:
    if not facts["scheme"] or not facts["name"]:
        raise Refused("innovation.add_part.without_name")
    return {"code": "", **facts}


def _spending(facts: dict[str, Any], innovation: Innovation, by: Person, at: datetime) -> dict[str, Any]:
    amount = facts["amount"]
    if not amount.is_finite() or not 0 <= amount < LARGEST or amount != amount.to_integral_value():
        raise Refused("innovation.add_part.amount")
    return facts


def _staffing(facts: dict[str, Any], innovation: Innovation, by: Person, at: datetime) -> dict[str, Any]:
    if not 0 <= facts["people"] <= MOST_PEOPLE:
        raise Refused("innovation.add_part.people")
    return facts


def _beneficiary(facts: dict[str, Any], innovation: Innovation, by: Person, at: datetime) -> dict[str, Any]:
    if not facts["who"]:
        raise Refused("innovation.add_part.without_name")
    count, on = facts.get("count"), facts.get("on")
    if count is None:
        return {**facts, "count": None, "on": None}
    if not 0 <= count <= MOST_PEOPLE:
        raise Refused("innovation.add_part.people")
    if not isinstance(on, date) or not facts.get("source") or not facts.get("unit"):
        raise Refused("innovation.add_part.count_without_source")
    if on > today(innovation.unit, at):
        raise Refused("innovation.date.in_the_future")
    return facts


def _service(facts: dict[str, Any], innovation: Innovation, by: Person, at: datetime) -> dict[str, Any]:
    """One that is published, of whatever body: an innovation of a ministry betters services of regions."""
    service: Service = facts["service"]
    if service.state != ServiceState.PUBLISHED:
        raise Refused("innovation.add_part.service_unknown")
    return facts


def _topic(facts: dict[str, Any], innovation: Innovation, by: Person, at: datetime) -> dict[str, Any]:
    if facts["topic"].body_id is not None:
        raise Refused("innovation.add_part.topic_unknown")
    if facts["topic"].pk == innovation.category_id:
        raise Refused("innovation.add_part.main_topic")
    return facts


def _case(facts: dict[str, Any], innovation: Innovation, by: Person, at: datetime) -> dict[str, Any]:
    """Only a case that this person may see: nobody learns which numbers exist."""
    if (found := _seen(by, facts["number"])) is None:
        raise Refused("innovation.add_part.case_unknown")
    return {"complaint": found}


def _seen(by: Person, number: str) -> Complaint | None:
    return complaints.public_case(number) or complaints.case_for(by, number)


_CHECKS = {
    "classification": _classification, "spending": _spending, "staffing": _staffing, "beneficiary": _beneficiary,
    "service": _service, "topic": _topic, "case": _case,
}  # fmt: skip


def _line(text: str) -> str:
    return storable(" ".join(text.split()))
