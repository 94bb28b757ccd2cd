"""The search column of an innovation: stems with the weight of their field. Problem A, title B, summary C, the rest D."""

import operator
from functools import reduce

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from sambut.innovations.models import Innovation
from sambut.language.searching import search_text

WEIGHTS = {"A": ("problem",), "B": ("title", "local_name"), "C": ("summary",)}
REST = ("solution", "novelty", "steps", "resources", "prerequisites", "sustaining")
LONGEST = 20_000
"""Letters of a field that are indexed."""


def index(innovation: Innovation) -> None:
    """Writes the search column from the texts that stand."""
    parts = texts_of(innovation)
    vectors = [SearchVector(Value(text), config="simple", weight=weight) for weight, text in parts.items()]
    whole = reduce(operator.add, vectors)
    length = sum(len(text.split()) for text in parts.values())
    Innovation.objects.filter(pk=innovation.pk).update(search=whole, length=length)


def texts_of(innovation: Innovation) -> dict[str, str]:
    """Weight → stems."""
    fields = {**WEIGHTS, "D": REST}
    return {weight: search_text(_joined(innovation, names)) for weight, names in fields.items()}


def _joined(innovation: Innovation, names: tuple[str, ...]) -> str:
    return "\n".join(getattr(innovation, name)[:LONGEST] for name in names if getattr(innovation, name))
