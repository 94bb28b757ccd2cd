"""Search over published services in everyday words."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from sambut.language.searching import SearchQuery as Question
from sambut.language.searching import query
from sambut.services import everyday, queries
from sambut.services.models import Service

BOUND, SHOWN = 200, 20
QUOTED = 3 * SHOWN
"""Matches that are ranked; of words in quotes fewer and any of them, because each text is read for their order."""
FACTS = ("id", "uuid", "name", "summary", "unit__name", "body__name", "free", "public_parts", "score")
"""Of a row, in its order. The columns of words and their editions are not read."""
IN_ORDER = """
select id from ({holding} offset 0) as holding (id, search) where search @@ to_tsquery('simple', %s) limit %s
"""


@dataclass(frozen=True)
class Row:
    """A service as a list shows it."""

    id: int
    uuid: UUID
    name: str
    summary: str
    unit: str
    body: str
    free: bool | None
    public_parts: int
    score: float = 0.0


def public(
    text: str, *, body_id: int | None = None, region_code: str = "", limit: int = SHOWN, all_words: bool = False
) -> list[Row]:
    """The best matches: first those with all words, and only where there are none those with some. At most two statements.

    `all_words` leaves out those with some.
    """
    asked = query(everyday.without_asking(text))
    if not asked:
        return []
    rows = filtered(body_id=body_id, region_code=region_code)
    found = _best(rows, asked.tsquery, limit, unordered=asked.unordered if asked.phrases else "")
    return found if found or all_words else _best(rows, _any(asked), limit)


def filtered(*, body_id: int | None = None, region_code: str = "") -> QuerySet[Service]:
    """Published services of a body, or of bodies in a region. Order it by `name, id`."""
    rows = queries.published()
    if body_id:
        rows = rows.filter(body=body_id)
    if region_code:
        rows = rows.filter(body__region__code__startswith=region_code)
    return rows


def row_of(service: Service, score: float = 0.0) -> Row:
    """`unit` and `body` are read already."""
    return Row(
        service.pk, service.uuid, service.name, service.summary, service.unit.name if service.unit else "",
        service.body.name if service.body else "", service.free, service.public_parts, score,
    )  # fmt: skip


def _best(rows: QuerySet[Service], tsquery: str, limit: int, *, unordered: str = "") -> list[Row]:
    """A bounded set of matches is ranked, so that a common word costs no more than a rare one."""
    if not tsquery:
        return []
    asked = _raw(tsquery)
    matching: Any = rows.filter(search=asked).order_by().values("pk")[:BOUND]
    if unordered:
        matching = _in_order(rows, tsquery, unordered)
    ranked = Service.objects.filter(pk__in=matching).annotate(score=SearchRank(F("search"), asked, normalization=2))
    return [Row(*found) for found in ranked.order_by("-score", "name", "pk").values_list(*FACTS)[:limit]]


def _in_order(rows: QuerySet[Service], tsquery: str, unordered: str) -> RawSQL:
    """Matches of words in quotes: the index is asked for the words alone, and only then is each text read for their order."""
    holding, facts = rows.filter(search=_raw(unordered)).order_by().values_list("pk", "search").query.sql_with_params()
    return RawSQL(IN_ORDER.format(holding=holding), (*facts, tsquery, QUOTED))


def _any(asked: Question) -> str:
    """Some of the words: for a question that says more than any name does."""
    if len(asked.stems) < 2:
        return ""
    return " | ".join("'" + stem.replace("'", "").replace("\\", "") + "'" for stem in asked.stems)


def _raw(tsquery: str) -> SearchQuery:
    return SearchQuery(tsquery, config="simple", search_type="raw")
