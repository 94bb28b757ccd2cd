"""The words of an agreement as both sides sign them. Always in Indonesian: the paper is one, whoever reads it."""

from datetime import date
from typing import Any

from django.utils import translation

from sambut.frame import dates, numbers
from sambut.replication import signatories
from sambut.replication.models import Agreement, Clause, Measure, Milestone, Party
from sambut.replication.states import MilestoneState, Side

CALLED = {Side.OWNER: "Pihak Pertama", Side.REPLICATOR: "Pihak Kedua"}


def words_of(agreement: Agreement, *, on: date) -> dict[str, Any]:
    """Everything that is signed: parties, clauses, milestones, measures. Its digest names the text."""
    with translation.override("id"):
        parties = agreement.parties.select_related("body__region", "unit", "signatory", "appointment", "letter")
        return {
            "number": agreement.number,
            "title": agreement.title,
            "innovation": agreement.innovation.name,
            "on": dates.day(on),
            "years": agreement.years,
            "coaching_hours": agreement.coaching_hours,
            "parties": [_party(party) for party in sorted(parties, key=lambda party: party.side)],
            "clauses": [clause_words(agreement, clause) for clause in _clauses(agreement)],
            "milestones": [_milestone(row) for row in _milestones(agreement)],
            "measures": [_measure(row) for row in Measure.objects.filter(agreement=agreement).order_by("pk")],
            "topic": agreement.category.name if agreement.category else "",
        }


def clause_words(agreement: Agreement, clause: Clause) -> dict[str, Any]:
    """A clause with what is filled in, in paragraphs. Words of people are never read as a pattern."""
    return {"title": clause.title, "paragraphs": paragraphs(agreement, clause)}


def paragraphs(agreement: Agreement, clause: Clause) -> list[str]:
    lines = [line.strip() for line in clause.text.splitlines() if line.strip()]
    if clause.template_id is None:
        return lines
    return [
        line.replace("{innovation}", f"“{agreement.innovation.name}”").replace("{years}", str(agreement.years)) for line in lines
    ]  # fmt: skip


def _clauses(agreement: Agreement) -> list[Clause]:
    return list(Clause.objects.filter(agreement=agreement).order_by("place"))


def _party(party: Party) -> dict[str, str]:
    return {
        "side": party.side,
        "called": CALLED[Side(party.side)],
        "body": party.body.name,
        "unit": party.unit.name if party.unit_id != party.body_id else "",
        "signatory": party.signatory.name if party.signatory else "",
        "office": signatories.capacity_words(party),
        "letter_number": party.letter_number,
    }


def _milestones(agreement: Agreement) -> list[Milestone]:
    rows = Milestone.objects.filter(agreement=agreement, state=MilestoneState.OPEN)
    return list(rows.order_by("due_on", "pk"))


def _milestone(row: Milestone) -> dict[str, str]:
    return {"title": row.title, "who": row.who or CALLED[Side(row.side)], "due": dates.day(row.due_on, "plain")}


def _measure(row: Measure) -> dict[str, str]:
    return {
        "name": row.name,
        "baseline": f"{numbers.number(row.baseline.normalize())} {row.unit} ({dates.day(row.baseline_on, 'plain')})",
        "target": f"{numbers.number(row.target.normalize())} {row.unit}" if row.target is not None else "",
        "source": row.source,
    }
