"""Search over signed agreements: words of the innovation, of both bodies, of the topic."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import F, Value

from sambut.language.searching import query, search_text
from sambut.replication.models import Agreement, Milestone
from sambut.replication.states import PUBLIC

BOUND = 200
"""Matches that are ranked."""
FACTS = ("number", "title", "owner__name", "replicator__name", "state", "signed_at")


@dataclass(frozen=True)
class Row:
    number: str
    title: str
    owner: str
    replicator: str
    state: str
    signed_at: datetime


def index(agreement: Agreement) -> None:
    """Writes the search column once it is signed."""
    parts = {
        "A": f"{agreement.title}\n{agreement.innovation.title}\n{agreement.innovation.local_name}",
        "B": f"{agreement.owner.name}\n{agreement.replicator.name}\n{agreement.category.name if agreement.category else ''}",
        "C": "\n".join(Milestone.objects.filter(agreement=agreement).values_list("title", flat=True)),
    }
    whole: Any = None
    for weight, text in parts.items():
        vector = SearchVector(Value(search_text(text)), config="simple", weight=weight)
        whole = vector if whole is None else whole + vector
    Agreement.objects.filter(pk=agreement.pk).update(search=whole)


def public(text: str, limit: int = 10) -> list[Row]:
    """Signed agreements whose words fit, best first, in one statement."""
    asked = query(text)
    if not asked:
        return []
    wanted = SearchQuery(asked.tsquery, config="simple", search_type="raw")
    found = Agreement.objects.filter(state__in=PUBLIC, search=wanted).order_by("-signed_at").values("pk")[:BOUND]
    rows = Agreement.objects.filter(pk__in=found).annotate(rank=SearchRank(F("search"), wanted))
    best = rows.order_by("-rank", "-signed_at", "-pk")
    return [Row(*found) for found in best.values_list(*FACTS)[:limit]]
