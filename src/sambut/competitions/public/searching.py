"""Search over contests and over honoured innovations, each bounded and in one statement."""

from typing import Any, NamedTuple
from uuid import UUID

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


class Honoured(NamedTuple):
    innovation: str
    agency: str
    """As the source wrote it."""
    body: str | None
    """As it is known here."""
    edition: str
    year: int | None
    level: str
    record: UUID | None
    record_state: str | None


HONOURED = (
    "award__innovation_name", "award__agency_name", "body__name", "award__edition", "award__year", "award__level", "innovation__uuid",
    "innovation__state",
)  # fmt: skip


class Contest(NamedTuple):
    uuid: UUID
    name: str
    year: int
    host: str
    state: str


def honours(asked: str, *, limit: int) -> list[Honoured]:
    wanted = _wanted(asked)
    if wanted is None:
        return []
    newest = Honour.objects.filter(search=wanted, first=True).order_by("-year", "-pk").values("pk")[:BOUND]
    best = reading.stated().filter(pk__in=newest).order_by(SearchRank(F("search"), wanted).desc(), "-year", "-pk")
    return [Honoured(*row) for row in best.values_list(*HONOURED)[:limit]]


def contests(asked: str, *, limit: int) -> list[Contest]:
    """By the words of its name, theme, year or host; those that are open stand first."""
    fits = Q()
    words = asked.split()[:MOST_WORDS]
    for word in words:
        fits &= Q(name__icontains=word) | Q(theme__icontains=word) | Q(host__name__icontains=word) | _year(word)
    if not words:
        return []
    rows = Edition.objects.exclude(state=State.DRAFT).filter(fits).annotate(open_now=Q(state=State.OPEN))
    rows = rows.order_by("-open_now", "-opened_at", "-pk")
    return [Contest(*row) for row in rows.values_list("uuid", "name", "year", "host__name", "state")[:limit]]


def _year(word: str) -> Q:
    return Q(year=int(word)) if len(word) == 4 and word.isascii() and word.isdigit() else Q(pk__in=[])


def _wanted(asked: str) -> Any:
    found = query(asked)
    return SearchQuery(found.tsquery, config="simple", search_type="raw") if found else None
