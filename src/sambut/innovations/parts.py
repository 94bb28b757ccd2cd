"""What a record holds in rows, read in one statement: goals, kinds, money, people, beneficiaries, services, topics."""

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sambut.complaints import access as cases_access
from sambut.complaints.models import Complaint
from sambut.innovations.models import (
    Beneficiary,
    CaseLink,
    Classification,
    Innovation,
    ServiceLink,
    Spending,
    Staffing,
    TopicLink,
)
from sambut.innovations.states import Money
from sambut.kernel.numbers import spoken
from sambut.mandates.people import Person
from sambut.services.states import State as ServiceState


@dataclass(frozen=True)
class Part:
    """One kind of row: where it lies, what makes it one row, how many there may be, and what it is called."""

    model: Any
    key: tuple[str, ...]
    """Adding another with the same key corrects the first."""
    most: int
    title: Any
    add: Any


PARTS = {
    "classification": Part(Classification, ("scheme", "name"), 20, _("Kategori pada skema lain"), _("Tambah kategori")),
    "spending": Part(Spending, ("year", "source"), 60, _("Biaya per tahun"), _("Catat biaya")),
    "staffing": Part(Staffing, ("year",), 30, _("Orang yang mengerjakan"), _("Catat tenaga")),
    "beneficiary": Part(Beneficiary, ("who",), 20, _("Penerima manfaat"), _("Tambah penerima manfaat")),
    "service": Part(ServiceLink, ("service",), 20, _("Layanan yang diperbaiki"), _("Hubungkan layanan")),
    "topic": Part(TopicLink, ("topic",), 10, _("Topik pengaduan lain"), _("Tambah topik")),
    "case": Part(CaseLink, ("complaint",), 50, _("Pengaduan yang dijawab"), _("Hubungkan pengaduan")),
}
NAMES = tuple(PARTS)


@dataclass(frozen=True)
class Service:
    uuid: str
    name: str
    public: bool


@dataclass(frozen=True)
class Whole:
    """All rows of one record. Rows are dictionaries as they stand in a version."""

    goals: list[int] = field(default_factory=list)
    classifications: list[dict[str, Any]] = field(default_factory=list)
    spendings: list[dict[str, Any]] = field(default_factory=list)
    staffings: list[dict[str, Any]] = field(default_factory=list)
    beneficiaries: list[dict[str, Any]] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    topics: list[dict[str, Any]] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    """Numbers of the cases that everybody may read."""
    blocks: list[dict[str, Any]] = field(default_factory=list)
    """The answered questions of proof."""

    @property
    def spent(self) -> Decimal:
        return sum((Decimal(row["amount"]) for row in self.spendings), Decimal(0))

    @property
    def people(self) -> int | None:
        """Of the last year that is known."""
        return self.staffings[-1]["people"] if self.staffings else None

    @property
    def helped(self) -> dict[str, int]:
        """Unit → how many were counted in all."""
        sums: dict[str, int] = {}
        for row in self.beneficiaries:
            if row["count"] is not None:
                sums[row["unit"]] = sums.get(row["unit"], 0) + row["count"]
        return sums


def _object(*names: str, **more: str) -> str:
    """SQL for one row as JSON: columns under their own names, and what `more` says."""
    pairs = {name: f'r."{name}"' for name in names} | more
    inside = ", ".join(f"'{name}', {value}" for name, value in pairs.items())
    return f"json_build_object({inside})"


ROWS = {
    "goals": ("innovations_goallink as r", "r.goal", "r.goal"),
    "classifications": ("innovations_classification as r", _object("scheme", "code", "name"), "r.scheme, r.name"),
    "spendings": (
        "innovations_spending as r", _object("year", "source", "note", amount="trunc(r.amount)::text"), "r.year, r.source",
    ),
    "staffings": ("innovations_staffing as r", _object("year", "people", "note"), "r.year"),
    "beneficiaries": ("innovations_beneficiary as r", _object("who", "count", "unit", "on", "source"), "r.id"),
    "services": (
        "innovations_servicelink as r join services_service as of on of.id = r.service_id",
        _object(uuid="of.uuid", name="of.name", state="of.state"), "of.name, r.id",
    ),
    "topics": (
        "innovations_topiclink as r join complaints_category as of on of.id = r.topic_id",
        _object(code="of.code", name="of.name"), "of.name, r.id",
    ),
    "cases": (
        "innovations_caselink as r join complaints_complaint as of on of.id = r.complaint_id and of.public_at is not null",
        "of.number", "of.public_at desc",
    ),
    "blocks": ("innovations_evidenceblock as r", _object("block", "text", "grade", "reason"), "r.id"),
}  # fmt: skip
"""What `Whole` holds: from where, what of each row, in which order. By hand: composing nine subqueries anew for each page
cost more than asking them."""
WHOLE = "select json_build_object({})::text".format(
    ", ".join(
        f"'{name}', (select coalesce(json_agg({shown} order by {order}), '[]') from {source} where r.innovation_id = %(id)s)"
        for name, (source, shown, order) in ROWS.items()
    )
)


def whole(innovation_id: int) -> Whole:
    """Everything but the cases of people at work; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(WHOLE, {"id": innovation_id})
        found = json.loads(cursor.fetchone()[0])
    services = [Service(one["uuid"], one["name"], one["state"] == ServiceState.PUBLISHED) for one in found["services"]]
    return Whole(**found | {"services": services, "cases": [spoken(number) for number in found["cases"]]})


def frozen(innovation_id: int) -> dict[str, Any]:
    """As a version keeps it. No case: who may see one is decided case by case."""
    found = whole(innovation_id)
    return {
        "goals": found.goals, "classifications": found.classifications, "spendings": found.spendings, "staffings": found.staffings,
        "beneficiaries": found.beneficiaries, "services": [one.name for one in found.services], "topics": [one["name"] for one in found.topics],
    }  # fmt: skip


def cases(innovation: Innovation, person: Person) -> list[tuple[int, Complaint]]:
    """The linked cases that this person may see, with the link's id; nobody learns of the others."""
    links = dict(CaseLink.objects.filter(innovation=innovation).values_list("complaint_id", "pk"))
    if not links:
        return []
    seen = Complaint.objects.filter(Q(pk__in=links) & (Q(public_at__isnull=False) | cases_access.seen(person)))
    return [(links[row.pk], row) for row in seen.order_by("-received_at", "-id").select_related("category")]


def rows(innovation: Innovation, part: str) -> QuerySet[Any]:
    """The rows of one kind, for the page that changes them. Ask `cases` for cases."""
    found = PARTS[part].model.objects.filter(innovation=innovation)
    if part == "service":
        return found.select_related("service").order_by("service__name", "id")
    if part == "topic":
        return found.annotate(name=F("topic__name")).order_by("name", "id")
    order = {"classification": ("scheme", "name"), "spending": ("year", "source"), "staffing": ("year",)}
    return found.order_by(*order.get(part, ("id",)))


def row_at(innovation: Innovation, part: str, place: int, person: Person) -> int:
    """The id of the row at this place, 0 where there is none."""
    found = (
        [link for link, _case in cases(innovation, person)]
        if part == "case"
        else [row.pk for row in rows(innovation, part)]
    )
    return found[place] if place < len(found) else 0


def money_words(source: str) -> str:
    return str(Money(source).label)


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
