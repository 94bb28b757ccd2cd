"""Search over public innovations: a bounded set of matches is ranked."""

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, QuerySet

from sambut.innovations.models import Innovation
from sambut.innovations.states import State
from sambut.language.searching import query

BOUND, SHOWN = 300, 30
"""Matches that are ranked, the newest, and rows that are shown."""


def public(text: str, *, limit: int = SHOWN) -> list[dict[str, Any]]:
    """Public innovations whose words fit, best first, as rows of a list."""
    from sambut.innovations import lists

    return found(text, lists.public(), limit=limit)


def found(text: str, rows: QuerySet[Any], *, limit: int = SHOWN) -> list[dict[str, Any]]:
    """The best of `rows` for the words, in two statements."""
    asked = query(text)
    if not asked:
        return []
    words = SearchQuery(asked.tsquery, config="simple", search_type="raw")
    fitting = Innovation.objects.filter(state=State.PUBLIC, search=words).order_by("-public_at", "-id")
    ids = list(fitting.values_list("pk", flat=True)[:BOUND])
    best = rows.filter(pk__in=ids).annotate(rank=SearchRank(F("search"), words)).order_by("-rank", "-public_at", "-id")
    return list(best[:limit])
