"""Search over cases: a bounded set of matches is ranked, so that the commonest word costs no more than a rare one.

Rare words are found in the index of words, all of them. Common ones are looked for among the newest cases that the
asker may see, where they are bound to be: so the newest come first, and nobody reads the whole list of a common word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import BigIntegerField, BooleanField, F, Func, QuerySet, Value

from sambut.complaints import access, lists, vocabulary
from sambut.complaints.access import READERS, Reporter
from sambut.complaints.models import Complaint
from sambut.complaints.vocabulary import NOTHING, Known
from sambut.kernel.numbers import parse_number
from sambut.kernel.refusals import Refused
from sambut.language.searching import SearchQuery as Question
from sambut.language.searching import query
from sambut.mandates.people import Person
from sambut.mandates.states import Role

BOUND, SHOWN = 200, 30
"""Matches that are ranked, and rows that are shown."""
ENTRY, MATCH = 0.0001, 0.003
"""Milliseconds in PostgreSQL, measured: to pass an entry of the index of words, to read a match."""
WALK, INDEX = 4.0, 10.0
"""How long a walk over the newest may take; and beyond which time the index is not asked for more than they gave."""
FOLLOWS = 0.1
"""How often, roughly, a word of a quoted row stands behind the one before, when both are there."""

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Newest:
    """Cases from the newest on, as SQL that gives `id` and whether it `fits`, of at most `%(walked)s`. A superset will do: who may
    see what is asked again when the rows are read. `each`: milliseconds for one case, measured."""

    sql: str
    facts: dict[str, Any]
    each: float = 0.0007


FITS = "search @@ to_tsquery('simple', %(asked)s) as fits"
NEWEST = f"select id, {FITS} from complaints_complaint where {{condition}} order by received_at desc, id desc limit %(walked)s"
SIGHTED = f"""
select id, {FITS} from complaints_complaint where id = any(array(
    select near.complaint_id from unnest(%(mine)s::bigint[]) as mine (id)
     cross join lateral (select complaint_id from complaints_sight where organisation_id = mine.id
                          order by received_at desc, complaint_id desc limit %(walked)s) as near))
"""
SIGHTED_EACH = 0.0024
WALKED = """
with newest (id, fits) as materialized ({newest})
select count(*), array(select id from newest where fits order by id desc limit %(bound)s) from newest
"""


def public(text: str, *, limit: int = SHOWN) -> Rows:
    """Open cases whose masked words fit, best first."""
    open_cases = Complaint.objects.filter(public_at__isnull=False)
    newest = Newest(NEWEST.format(condition="public_at is not null"), {})
    return _best(text, open_cases, lists.public(), [newest], limit=limit)


def own(text: str, who: Reporter) -> Rows:
    return _best(text, Complaint.objects.filter(handle__in=who.handles), lists.own(who), [])


def within(text: str, person: Person) -> Rows:
    """Cases that this person may see, by number or by words."""
    found = _by_number(text, person)
    return found or _best(text, access.visible(person), lists.seen(person), _newest(person))


def meant(text: str) -> str:
    """For a question that found nothing: the same with slips put right, or nothing."""
    return vocabulary.meant(text)


def _by_number(text: str, person: Person) -> Rows:
    try:
        return list(lists.seen(person).filter(number=parse_number(text)))
    except Refused:
        return []


def _newest(person: Person) -> list[Newest]:
    """The newest of what the person sees, one source for each reason to see it."""
    if access.sees_everything(person):
        return [Newest(NEWEST.format(condition="true"), {})]
    found = []
    if mine := person.organisations(*READERS):
        found.append(Newest(SIGHTED, {"mine": list(mine)}, each=SIGHTED_EACH))
    if person.holds(Role.PRESIDENTIAL_OFFICE):
        found.append(Newest(NEWEST.format(condition="not secret"), {}))
    for place, mandate in enumerate(m for m in person.mandates if m.role == Role.INSPECTORATE):
        condition = f"grade = 'supervisory' and body_id = %(body{place})s"
        found.append(Newest(NEWEST.format(condition=condition), {f"body{place}": mandate.body_id}))
    return found


def _best(
    text: str, seen: QuerySet[Complaint], rows: QuerySet[Complaint], newest: Sequence[Newest], *, limit: int = SHOWN
) -> Rows:
    """At most four statements: what is known of the words, two ways to find ids of matches, the best as rows of a list."""
    asked = query(text)
    if not asked:
        return []
    known = vocabulary.known(asked) if newest else NOTHING
    by_index = cost(known)
    walk = _walk(asked, known, sum(source.each for source in newest), less_than=by_index)
    ids, all_seen = walked(asked.tsquery, newest, most=walk) if walk else (set(), False)
    if not all_seen and len(ids) < SHOWN and not (ids and by_index > INDEX):
        ids |= matching(asked.tsquery, seen)
    return ranked(asked.tsquery, rows, ids, limit=limit) if ids else []


def cost(known: Known) -> float:
    """Milliseconds, about, that the index of words takes for a question."""
    return ENTRY * known.most + MATCH * known.share * known.standing


def _walk(asked: Question, known: Known, each: float, *, less_than: float) -> int:
    """How many of the newest to ask; 0 where the index of words is quicker, or would have to be asked as well."""
    fitting = known.share * FOLLOWS ** sum(len(phrase) - 1 for phrase in asked.phrases)
    if not each or fitting * WALK / each < SHOWN:
        return 0
    walk = min(int(WALK / each), ceil(2 * BOUND / fitting))
    return walk if each * walk < less_than else 0


def walked(tsquery: str, newest: Sequence[Newest], *, most: int) -> tuple[set[int], bool]:
    """Matches among at most so many of the newest, of each source; and whether there are no more cases than these."""
    sources = " union all ".join(f"({source.sql})" for source in newest)
    facts = {name: value for source in newest for name, value in source.facts.items()}
    with connection.cursor() as cursor:
        cursor.execute(WALKED.format(newest=sources), {"asked": tsquery, "walked": most, "bound": BOUND, **facts})
        count, ids = cursor.fetchone()
    return set(ids), count < most


def matching(tsquery: str, seen: QuerySet[Complaint]) -> set[int]:
    """The newest of all matches. The sum keeps PostgreSQL from walking an index of dates in the hope of finding them there."""
    found = seen.filter(search=_query(tsquery)).order_by((F("received_at") + timedelta(0)).desc())
    return set(found.values_list("pk", flat=True)[:BOUND])


def ranked(tsquery: str, rows: QuerySet[Any], ids: set[int], *, limit: int = SHOWN) -> Rows:
    """The best of them, as rows of a list; whether they may be seen is asked here once more."""
    is_one_of = Func(
        F("pk"),
        Value(sorted(ids), ArrayField(BigIntegerField())),
        template="%(expressions)s)",
        arg_joiner=" = any(",
        output_field=BooleanField(),
    )
    best = rows.filter(is_one_of).annotate(rank=SearchRank(F("search"), _query(tsquery)))
    return list(best.order_by("-rank", "-received_at", "-id")[:limit])


def _query(tsquery: str) -> SearchQuery:
    return SearchQuery(tsquery, config="simple", search_type="raw")
