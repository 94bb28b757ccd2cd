"""What a record holds in rows, read in one statement: goals, kinds, money, people, beneficiaries, services, topics."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from sambut.complaints import access as cases_access
from sambut.complaints.models import Complaint
from sambut.innovations.models import (
    Beneficiary,
    CaseLink,
    Classification,
    EvidenceBlock,
    GoalLink,
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


def _rows(model: Any, *order: str, **shown: Any) -> ArraySubquery:
    found = model.objects.filter(innovation=OuterRef("pk")).order_by(*order)
    return ArraySubquery(found.values(row=JSONObject(**shown)))


def whole(innovation_id: int) -> Whole:
    """Everything but the cases of people at work; one statement."""
    row = (
        Innovation.objects.filter(pk=innovation_id)
        .values(
            their_goals=ArraySubquery(GoalLink.objects.filter(innovation=OuterRef("pk")).order_by("goal").values("goal")),
            kinds=_rows(Classification, "scheme", "name", scheme="scheme", code="code", name="name"),
            money=_rows(Spending, "year", "source", year="year", source="source", amount="amount", note="note"),
            people=_rows(Staffing, "year", year="year", people="people", note="note"),
            helped=_rows(Beneficiary, "id", who="who", count="count", unit="unit", on="on", source="source"),
            better=_rows(
                ServiceLink, "service__name", "id", uuid="service__uuid", name="service__name", state="service__state"
            ),
            more=_rows(TopicLink, "topic__name", "id", code="topic__code", name="topic__name"),
            proved=_rows(EvidenceBlock, "id", block="block", text="text", grade="grade", reason="reason"),
            open_cases=ArraySubquery(
                CaseLink.objects.filter(innovation=OuterRef("pk"), complaint__public_at__isnull=False)
                .order_by("-complaint__public_at")
                .values("complaint__number")
            ),
        )
        .first()
    )  # fmt: skip
    if row is None:
        return Whole()
    services = [Service(one["uuid"], one["name"], one["state"] == ServiceState.PUBLISHED) for one in row["better"]]
    money = [{**one, "amount": str(int(one["amount"]))} for one in row["money"]]
    return Whole(
        row["their_goals"], row["kinds"], money, row["people"], row["helped"], services, row["more"],
        [spoken(number) for number in row["open_cases"]], row["proved"],
    )  # fmt: skip


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
