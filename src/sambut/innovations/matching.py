"""Which innovations answer a need: BM25F over problem, title, summary and the rest, with the words that are shared.

At most three statements. How common each word is, is kept; from the rarest words the index of words gives a bounded set of
candidates; only the best of these are read and scored exactly. Robertson & Zaragoza 2009; the weights are our choice.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection

from sambut.complaints.models import Category
from sambut.innovations import synonyms
from sambut.innovations.words import Counted, counted
from sambut.language.normalising import normalise
from sambut.language.stemming import stem
from sambut.language.words import stop_words

FIELDS = {"A": 3.0, "B": 2.2, "C": 1.5, "D": 0.6}
"""Problem before title before summary before the rest."""
SATURATION, BY_LENGTH = 1.2, 0.5
"""BM25's k1 and b. Owners' texts differ in length for reasons of form, so length counts half."""
LIKEWISE, TOPIC = 0.7, 0.5
"""What a synonym and a word of the topic's name weigh beside a word of the need itself."""
SAME_TOPIC, NEAR_TOPIC = 1.25, 1.1
LONGEST, MOST_WORDS = 5_000, 60
MOST_ENTRIES, MOST_READ = 6_000, 120
"""Entries of the index that may be passed to find candidates, and candidates that are scored exactly."""


@dataclass(frozen=True)
class Candidate:
    """`words`: what need and innovation share, as a reader would write it, the rarest first."""

    innovation_id: int
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One stem that is sought. `concept` is the word or phrase of the need that it stands for."""

    stem: str
    weight: float
    concept: str
    words: str


def rank(text: str, *, category: Category | None = None, limit: int = 20) -> list[Candidate]:
    """Public innovations for a need in people's words, best first; empty when nothing fits.

    Of three words or more, two must be shared: one word that happens to be the same is no match.
    """
    terms = terms_of(text, category)
    if not terms or limit < 1:
        return []
    known = counted(terms)
    ids = _candidates(terms, known)
    if not ids:
        return []
    scored = [_scored(row, terms, known, category) for row in _rows(ids, list(terms))]
    least = 1 if len({term.concept for term in terms.values()}) < 3 else 2
    fitting = [(concepts, one) for concepts, one in scored if concepts >= least and one.score > 0]
    best = sorted((one for _, one in fitting), key=lambda one: (-one.score, one.innovation_id))
    return best[:limit]


def terms_of(text: str, category: Category | None = None) -> dict[str, Term]:
    """Stem → what it weighs and how it is said: the need's own words, other ways to say them, the topic's name."""
    terms: dict[str, Term] = {}
    quiet = synonyms.quiet_words()
    for word in normalise(text[:LONGEST]):
        root = stem(word)
        if word not in stop_words() and root not in quiet and len(terms) < MOST_WORDS and not root.isdigit():
            terms.setdefault(root, Term(root, 1.0, word, word))
    for met, other in synonyms.likewise(frozenset(terms)):
        for root in other.stems:
            terms.setdefault(root, Term(root, LIKEWISE, met.words, other.words))
    for word in normalise(category.name) if category else ():
        root = stem(word)
        if word not in stop_words() and root not in quiet:
            terms.setdefault(root, Term(root, TOPIC, word, word))
    return terms


def _candidates(terms: dict[str, Term], known: Counted) -> list[int]:
    """The innovations that hold the most of the rare words, from the index alone; at most `MOST_READ`."""
    values = {root: term.weight * known.weight(root) for root, term in terms.items()}
    rarest = sorted((root for root in terms if not known.whole or known.among(root)), key=lambda root: -values[root])
    chosen: list[str] = []
    entries = 0
    for root in rarest:
        if chosen and entries + known.among(root) > MOST_ENTRIES:
            continue
        chosen.append(root)
        entries += known.among(root)
    if not chosen:
        return []
    one = """(select id, %s::float8 as value from innovations_innovation
               where state = 'public' and search @@ %s::tsquery limit %s)"""
    statement = f"select id from ({' union all '.join([one] * len(chosen))}) as met group by id order by sum(value) desc, id limit %s"
    facts: list[object] = []
    for root in chosen:
        facts += [values[root], quoted(root), MOST_ENTRIES]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*facts, MOST_READ])
        return [row[0] for row in cursor.fetchall()]


ROWS = """
select one.id, one.length, one.category_id, topic.parent_id, word.lexeme, word.weights
  from innovations_innovation as one
  left join complaints_category as topic on topic.id = one.category_id
 cross join lateral unnest(one.search) as word
 where one.id = any(%s) and one.state = 'public' and word.lexeme = any(%s)
"""


@dataclass
class _Row:
    id: int
    length: int
    category_id: int | None
    parent_id: int | None
    counts: dict[str, dict[str, int]]


def _rows(ids: list[int], stems: list[str]) -> list[_Row]:
    found: dict[int, _Row] = {}
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [ids, stems])
        for id_, length, category_id, parent_id, lexeme, weights in cursor.fetchall():
            row = found.setdefault(id_, _Row(id_, length, category_id, parent_id, {}))
            counts: dict[str, int] = defaultdict(int)
            for weight in weights or ["D"]:
                counts[weight] += 1
            row.counts[lexeme] = counts
    return list(found.values())


def _scored(row: _Row, terms: dict[str, Term], known: Counted, category: Category | None) -> tuple[int, Candidate]:
    """How many concepts of the need are met, and the candidate with its score."""
    longer = 1 - BY_LENGTH + BY_LENGTH * row.length / known.mean if known.mean else 1.0
    parts: list[tuple[float, Term]] = []
    for root, counts in row.counts.items():
        often = sum(FIELDS[weight] * count for weight, count in counts.items()) / longer
        gain = often * (SATURATION + 1) / (often + SATURATION)
        parts.append((terms[root].weight * known.weight(root) * gain, terms[root]))
    parts.sort(key=lambda part: (-part[0], part[1].stem))
    score = sum(value for value, _ in parts) * _of_topic(row, category)
    concepts = {term.concept for _, term in parts if term.weight != TOPIC}
    return len(concepts), Candidate(row.id, round(score, 4), tuple(dict.fromkeys(term.words for _, term in parts)))


def _of_topic(row: _Row, category: Category | None) -> float:
    if category is None or row.category_id is None:
        return 1.0
    if row.category_id == category.pk:
        return SAME_TOPIC
    near = {category.pk, category.parent_id} - {None}
    return NEAR_TOPIC if row.category_id in near or row.parent_id in near else 1.0


def quoted(root: str) -> str:
    """One lexeme as a tsquery; stems hold letters, digits and hyphens, quoting is the second lock."""
    return "'" + root.replace("\\", "").replace("'", "").replace("\x00", "") + "'"
