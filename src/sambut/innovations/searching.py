"""Search over public innovations: a bounded set of matches is ranked, so that the commonest word costs no more than a rare one.

Common words are looked for among the newest, where they are bound to be. Where these give too few, the index of words gives all, and
the newest of them are ranked.
"""

from datetime import timedelta
from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import F

from sambut.innovations import lists
from sambut.innovations.lists import ALL, Filter
from sambut.innovations.models import Innovation
from sambut.language.searching import SearchQuery as Question
from sambut.language.searching import query

BOUND, SHOWN = 200, 30
"""Matches that are ranked, and rows that are shown."""


class Walk(NamedTuple):
    """How many of the newest are read, after how many matches no more, and how many are enough, so that the index is not asked."""

    read: int
    most: int
    enough: int


WORDS = Walk(1_000, BOUND, 2 * SHOWN)
QUOTED = Walk(3_000, 2 * SHOWN, SHOWN)
"""The index does not know which word follows which: it would have every text with these words read. So more of the newest are read
before, and fewer are enough."""

BEST = """
with near (id, search, public_at) as materialized (
    select * from ({newest}) as newest (id, search, public_at) where search @@ to_tsquery('simple', %s) limit %s
), far (id, search, public_at) as (
    select * from ({fitting}) as fitting where (select count(*) from near) < %s
)
select id from (select * from far union all select * from near where (select count(*) from near) >= %s) as found
 order by ts_rank(search, to_tsquery('simple', %s)) desc, public_at desc, id desc
"""


def public(text: str, wanted: Filter = ALL, *, limit: int = SHOWN) -> list[dict[str, Any]]:
    """Public innovations whose words fit, best first, as rows of a list, in two statements."""
    asked = query(text)
    if not asked:
        return []
    place = {pk: place for place, pk in enumerate(_best(asked, wanted)[:limit])}
    rows = lists.public(wanted).filter(pk__in=list(place)) if place else []
    return sorted(rows, key=lambda row: place[row["id"]])


def _best(asked: Question, wanted: Filter) -> list[int]:
    """The sum keeps PostgreSQL from walking an index of dates in the hope of finding the matches of `far` there."""
    walk = QUOTED if asked.phrases else WORDS
    words = SearchQuery(asked.tsquery, config="simple", search_type="raw")
    rows = lists.narrowed(Innovation.objects.values_list("id", "search", "public_at"), wanted)
    newest, given = rows.order_by("-public_at", "-id")[: walk.read].query.sql_with_params()
    by_day = (F("public_at") + timedelta(0)).desc()
    fitting, also = rows.filter(search=words).order_by(by_day, "-id")[:BOUND].query.sql_with_params()
    facts = (*given, asked.tsquery, walk.most, *also, walk.enough, walk.enough, asked.tsquery)
    with connection.cursor() as cursor:
        cursor.execute(BEST.format(newest=newest, fitting=fitting), facts)
        return [pk for (pk,) in cursor.fetchall()]
