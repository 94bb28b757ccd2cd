"""Search over contests and over honoured innovations, each bounded and in one statement."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Q, QuerySet

from sambut.competitions.models import Edition, Honour
from sambut.competitions.public import reading
from sambut.competitions.states import State
from sambut.language.searching import query

BOUND, MOST_WORDS = 200, 8


def narrowed(rows: QuerySet[Honour], asked: str) -> QuerySet[Honour]:
    """Those in which every word stands; the order stays that of the list."""
    wanted = _wanted(asked)
    return rows.filter(search=wanted) if wanted is not None else rows.none()


def honours(asked: str, *, limit: int) -> Sequence[Honour]:
    wanted = _wanted(asked)
    if wanted is None:
        return []
    newest = Honour.objects.filter(search=wanted, first=True).order_by("-year", "-pk").values("pk")[:BOUND]
    best = reading.honours().filter(pk__in=newest).annotate(rank=SearchRank(F("search"), wanted))
    return list(best.order_by("-rank", "-year", "-pk")[:limit])


def contests(asked: str, *, limit: int) -> Sequence[Edition]:
    """By the words of its name, theme, year or host; those that are open stand first."""
    fits = Q()
    words = asked.split()[:MOST_WORDS]
    for word in words:
        fits &= Q(name__icontains=word) | Q(theme__icontains=word) | Q(host__name__icontains=word) | _year(word)
    if not words:
        return []
    rows = reading.editions().filter(fits).annotate(open_now=Q(state=State.OPEN))
    return list(rows.order_by("-open_now", "-opened_at", "-pk")[:limit])


def _year(word: str) -> Q:
    return Q(year=int(word)) if len(word) == 4 and word.isascii() and word.isdigit() else Q(pk__in=[])


def _wanted(asked: str) -> Any:
    found = query(asked)
    return SearchQuery(found.tsquery, config="simple", search_type="raw") if found else None
