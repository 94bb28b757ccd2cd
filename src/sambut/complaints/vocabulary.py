"""The words of open cases: how many cases a question may fit, and which word was meant by a slip.

Counted from open cases only, and words of fewer than `SMALLEST` cases are left out: what is secret is never proposed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from django.db import connection, transaction

from sambut.complaints.figures import SMALLEST
from sambut.complaints.rules import LONGEST_WORD
from sambut.language.searching import SearchQuery, query
from sambut.language.stemming import stem

COUNTED = 50_000
"""Of the newest open cases; enough to tell a common word from a rare one, whatever the size."""
MOST_MENDED = 3
LONGEST_MENDED = 20
LEAST_ALIKE = 0.4
"""Trigram similarity from which another word may be meant, when no word stands one slip away."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"

COUNT = f"""
insert into complaints_word (word, cases)
select word, ndoc from ts_stat($$
    select search from complaints_complaint where public_at is not null order by received_at desc, id desc limit {COUNTED}
$$) where ndoc >= %(smallest)s and length(word) <= %(longest)s
union all
select '', count(*) from (select from complaints_complaint where public_at is not null limit {COUNTED}) as counted
"""

KNOWN = """
select asked.word, coalesce(known.cases, 0)
  from unnest(%(words)s::text[]) as asked (word) left join complaints_word as known on known.word = asked.word
union all
select %(beginning)s::text || '*', coalesce(sum(cases), 0) from complaints_word
 where %(beginning)s::text <> '' and word ~>=~ %(beginning)s::text and word ~<~ (%(beginning)s::text || chr(1114111))
union all
select null, greatest(reltuples, 0) from pg_class where oid = 'complaints_complaint'::regclass
"""

NEAR = """
select distinct on (asked.typed) asked.typed, known.word
  from unnest(%(typed)s::text[], %(near)s::text[]) as asked (typed, near) join complaints_word as known on known.word = asked.near
 order by asked.typed, known.cases desc
"""
ALIKE = """
select asked.word, alike.word
  from unnest(%(words)s::text[]) as asked (word)
 cross join lateral (select word from complaints_word where word %% asked.word and similarity(word, asked.word) >= %(least)s
                      order by similarity(word, asked.word) desc, cases desc limit 1) as alike
"""


@transaction.atomic
def count() -> int:
    """Counts anew. Gives how many words are kept."""
    with connection.cursor() as cursor:
        cursor.execute("lock table complaints_word in share row exclusive mode")
        cursor.execute("delete from complaints_word")
        cursor.execute(COUNT, {"smallest": SMALLEST, "longest": LONGEST_WORD})
        return cursor.rowcount - 1


@dataclass(frozen=True)
class Known:
    """What is known of the words of a question. `cases` counts among `counted`; `standing` is about how many there are in all."""

    cases: dict[str, int]
    counted: int
    standing: float

    @property
    def most(self) -> float:
        """At most about so many cases fit: no more than those that hold the rarest word. 0 while nothing was counted."""
        return min(self._shares, default=0.0) * self.standing

    @property
    def share(self) -> float:
        """Which part of all cases fits, when words do not care for each other."""
        return prod(self._shares)

    @property
    def _shares(self) -> list[float]:
        return [min(1.0, cases / self.counted) for cases in self.cases.values()] if self.counted else []


NOTHING = Known({}, 0, 0)


def known(asked: SearchQuery) -> Known:
    """One statement."""
    words = {*asked.stems, *(word for phrase in asked.phrases for word in phrase)}
    if asked.beginning:
        words.discard(stem(asked.beginning))
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, {"words": ["", *words], "beginning": asked.beginning})
        found = dict(cursor.fetchall())
    standing, counted = found.pop(None), int(found.pop(""))
    found.pop("*", None)
    return Known({word: int(cases) for word, cases in found.items()}, counted, float(standing))


def meant(text: str) -> str:
    """The question with its unknown words put right, or nothing when there is nothing to put right. At most three statements."""
    typed = query(text).words
    stems = [stem(word) for word in typed]
    cases = known(SearchQuery(stems=tuple(stems))).cases
    unknown = [word for word in dict.fromkeys(stems) if not cases[word]]
    if not unknown or len(unknown) > MOST_MENDED or any(not 2 < len(word) <= LONGEST_MENDED for word in unknown):
        return ""
    mended = nearest(unknown)
    if len(mended) < len(unknown):
        return ""
    return " ".join(mended.get(root, word) for word, root in zip(typed, stems, strict=True))


def nearest(words: list[str]) -> dict[str, str]:
    """For each word the commonest one that stands one slip away, else the one that looks most alike; none for some."""
    slips = [(word, near) for word in words for near in one_slip_away(word)]
    with connection.cursor() as cursor:
        cursor.execute(NEAR, {"typed": [typed for typed, _ in slips], "near": [near for _, near in slips]})
        found = dict(cursor.fetchall())
        if others := [word for word in words if word not in found]:
            cursor.execute(ALIKE, {"words": others, "least": LEAST_ALIKE})
            found |= dict(cursor.fetchall())
    return found


def one_slip_away(word: str) -> Iterator[str]:
    """Everything that a slip of one finger makes of a word: a letter less, more, another, or two that changed places."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from (before + letter + after for letter in LETTERS)
