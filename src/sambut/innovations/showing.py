"""What the pages of one innovation show. At most ten statements, whatever stands in it."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Prefetch, Q, Subquery

from sambut.files.states import FileState
from sambut.frame.figures.figure import Figure
from sambut.innovations import details, figures, lineage, links, queries, sentences
from sambut.innovations.actions.keeping import today
from sambut.innovations.models import (
    Attachment,
    Award,
    EvidenceBlock,
    Indicator,
    IndicatorValue,
    Innovation,
    Innovator,
    Member,
    Version,
)
from sambut.innovations.states import (
    Authority,
    Block,
    Confidence,
    Connectivity,
    Cost,
    Form,
    Grade,
    Initiator,
    Novelty,
    Staff,
)
from sambut.kernel.spreadsheets import harmless
from sambut.mandates.people import Person


@dataclass(frozen=True)
class Proof:
    """One of the five questions with its answer, or without one."""

    block: Block
    text: str
    grade: Grade
    reason: str


@dataclass(frozen=True)
class Measure:
    """An indicator as a row of the table."""

    indicator: Indicator
    last: IndicatorValue | None
    change: Decimal | None
    """Since the baseline."""
    better: bool | None


def public(innovation: Innovation, person: Person, *, at: datetime) -> dict[str, Any]:
    """Everything that everybody reads of it."""
    measured = indicators(innovation)
    family = queries.family(innovation.root_id or innovation.pk)
    tree = lineage.tree(family)
    uses = links.uses(innovation.pk, [row.pk for row in family if row.parent_id])
    day, known = today(innovation.unit, at), details.of(innovation.pk)
    return {
        "innovation": innovation, "on": day, "life": life(innovation, on=day),
        "stage": sentences.stage_words(vars(innovation)), "proofs": _proofs(known.whole.blocks), "measures": measures(measured),
        "figure": figure(measured), "tree": tree if tree and len(tree) > 1 else None,
        "parent": next((row for row in family if row.pk == innovation.parent_id), None),
        "family": sentences.family_words(len(tree) - 1) if tree else "",
        "standings": uses.standings, "offered": uses.offered,
        "awards": awards(innovation), "members": members(innovation, public=True), "files": files(innovation), "needs": sentences.needs_pairs(needs(innovation)),
        "details": known, "about": about(innovation), "version": queries.last_published(innovation), "invitation": links.invitation(innovation, person),
    }  # fmt: skip


def life(innovation: Innovation, *, on: date) -> tuple[str, str] | None:
    return sentences.life_of(vars(innovation), on=on)


def proofs(innovation: Innovation) -> list[Proof]:
    """All five in their order; the unanswered ones say so, when at least one is answered."""
    rows = EvidenceBlock.objects.filter(innovation=innovation)
    return _proofs(rows.values("block", "text", "grade", "reason"))


def _proofs(rows: Iterable[Mapping[str, Any]]) -> list[Proof]:
    known = {row["block"]: row for row in rows}
    if not known:
        return []
    found = []
    for block in Block:
        row = known.get(block, {"text": "", "grade": Grade.NONE, "reason": ""})
        found.append(Proof(block, row["text"], Grade(row["grade"]), row["reason"]))
    return found


def indicators(innovation: Innovation) -> list[Indicator]:
    values = Prefetch("values", queryset=IndicatorValue.objects.order_by("on"))
    return list(Indicator.objects.filter(innovation=innovation).order_by("name", "id").prefetch_related(values))


def measures(found: list[Indicator]) -> list[Measure]:
    rows = []
    for indicator in found:
        values = list(indicator.values.all())
        last = values[-1] if values else None
        change = last.value - indicator.baseline if last and indicator.baseline is not None else None
        better = None if not change else (change > 0) == (indicator.direction == "up")
        rows.append(Measure(indicator, last, change, better))
    return rows


def figure(found: list[Indicator]) -> Figure | None:
    best = figures.told(found)
    return figures.measured(best, key="indikator") if best else None


def awards(innovation: Innovation) -> list[Award]:
    """Only what its source states: an unconfirmed award is never shown as a fact."""
    rows = Award.objects.filter(innovation=innovation, confidence=Confidence.STATED)
    return list(rows.order_by("-year", "level"))


def members(innovation: Innovation, *, public: bool = False) -> list[Member]:
    """With the address of the page of those who opened one. Whoever has an account is public once they agreed."""
    rows = Member.objects.filter(innovation=innovation)
    if public:
        rows = rows.filter(Q(user=None) | Q(agreed_at__isnull=False))
    opened = Innovator.objects.filter(user=OuterRef("user"), opened_at__isnull=False).values("uuid")
    return list(rows.annotate(page=Subquery(opened[:1])).order_by("place", "id"))


def files(innovation: Innovation) -> list[Attachment]:
    rows = Attachment.objects.filter(innovation=innovation, file__state=FileState.CLEAN)
    return list(rows.select_related("file").order_by("attached_at", "id"))


def needs(innovation: Innovation) -> list[tuple[str, str]]:
    """What it takes, in words; only what is said. The key leads to the words of the page."""
    given = (
        ("authority", Authority, innovation.authority), ("cost", Cost, innovation.cost),
        ("staff", Staff, innovation.staff), ("connectivity", Connectivity, innovation.connectivity),
    )  # fmt: skip
    return [(name, str(choices(value).label)) for name, choices, value in given if value]


def about(innovation: Innovation) -> list[str]:
    """Form, kind and whose idea it was, in words; only what is said."""
    given = ((Form, innovation.form), (Novelty, innovation.kind), (Initiator, innovation.initiator))
    return [str(choices(value).label) for choices, value in given if value]


def versions(innovation: Innovation, *, public_only: bool) -> list[Version]:
    rows = Version.objects.filter(innovation=innovation)
    if public_only:
        rows = rows.filter(published_at__isnull=False)
    return list(rows.order_by("-number"))


def indicators_csv(innovation: Innovation) -> str:
    """Every value of every indicator, raw: a line a value, the baseline first."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["indicator", "unit", "direction", "kind", "on", "value", "target", "source"])
    for one in indicators(innovation):
        same = [harmless(one.name), harmless(one.unit), one.direction]
        target = "" if one.target is None else format(one.target.normalize(), "f")
        if one.baseline is not None and one.baseline_on:
            writer.writerow(
                [*same, "baseline", one.baseline_on.isoformat(), format(one.baseline.normalize(), "f"), target, harmless(one.source)]
            )  # fmt: skip
        for value in one.values.all():
            writer.writerow(
                [*same, "value", value.on.isoformat(), format(value.value.normalize(), "f"), target, harmless(value.source)]
            )  # fmt: skip
    return text.getvalue()
