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
    """One stem that is sought, as the need says it."""

    stem: str
    weight: float
    word: str


@dataclass(frozen=True)
class Other:
    """Another way to say a part of the need: it counts only where all of it stands. `met`: the need's own phrase."""

    met: str
    words: str
    stems: frozenset[str]


@dataclass(frozen=True)
class Need:
    """What is sought: the words of the need and of its topic, and other ways to say them."""

    terms: dict[str, Term]
    others: tuple[Other, ...]

    @property
    def stems(self) -> list[str]:
        return list(dict.fromkeys([*self.terms, *(stem for other in self.others for stem in other.stems)]))

    @property
    def words(self) -> int:
        """How many words of its own the need has."""
        return sum(term.weight == 1.0 for term in self.terms.values())

    def weight(self, stem: str) -> float:
        term = self.terms.get(stem)
        return term.weight if term else LIKEWISE


def rank(text: str, *, category: Category | None = None, limit: int = 20) -> list[Candidate]:
    """Public innovations for a need in people's words, best first; empty when nothing fits.

    Of three words or more, two must be shared: one word that happens to be the same is no match.
    """
    need = need_of(text, category)
    if not need.terms or limit < 1:
        return []
    known = counted(need.stems)
    ids = _candidates(need, known)
    if not ids:
        return []
    scored = [_scored(row, need, known, category) for row in _rows(ids, need.stems)]
    least = 1 if need.words < 3 else 2
    fitting = [one for shared, one in scored if shared >= least and one.score > 0]
    return sorted(fitting, key=lambda one: (-one.score, one.innovation_id))[:limit]


def need_of(text: str, category: Category | None = None) -> Need:
    """The words of the need that tell something, other ways to say them, and those of the topic's name."""
    terms: dict[str, Term] = {}
    quiet = synonyms.quiet_words()
    for word in normalise(text[:LONGEST]):
        root = stem(word)
        if word not in stop_words() and root not in quiet and len(terms) < MOST_WORDS and not root.isdigit():
            terms.setdefault(root, Term(root, 1.0, word))
    own = frozenset(terms)
    for word in normalise(category.name) if category else ():
        root = stem(word)
        if word not in stop_words() and root not in quiet:
            terms.setdefault(root, Term(root, TOPIC, word))
    others = tuple(Other(met.words, other.words, other.stems) for met, other in synonyms.likewise(own))
    return Need(terms, others)


def _candidates(need: Need, known: Counted) -> list[int]:
    """The innovations that hold the most of the rare words, from the index alone; at most `MOST_READ`."""
    values = {root: need.weight(root) * known.weight(root) for root in need.stems}
    rarest = sorted(values, key=lambda root: -values[root])  # a word that was not counted yet may stand in a new one
    chosen: list[str] = []
    entries = 0
    for root in rarest:
        if chosen and entries + known.among(root) > MOST_ENTRIES:
            continue
        chosen.append(root)
        entries += known.among(root)
    one = """(select id, %s::float8 as value from innovations_innovation
               where state = 'public' and search @@ %s::tsquery limit %s)"""
    statement = f"select id from ({' union all '.join([one] * len(chosen))}) as met group by id order by sum(value) desc, id limit %s"
    facts: list[float | str] = []
    for root in chosen:
        facts += [values[root], quoted(root), MOST_ENTRIES]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*facts, MOST_READ])
        return [row[0] for row in cursor.fetchall()]


ROWS = """
select one.id, one.length, one.category_id, topic.parent_id, word.lexeme, word.weights, word.positions
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
    places: dict[str, list[int]]


def _rows(ids: list[int], stems: list[str]) -> list[_Row]:
    found: dict[int, _Row] = {}
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [ids, stems])
        for id_, length, category_id, parent_id, lexeme, weights, places in cursor.fetchall():
            row = found.setdefault(id_, _Row(id_, length, category_id, parent_id, {}, {}))
            counts: dict[str, int] = defaultdict(int)
            for weight in weights or ["D"]:
                counts[weight] += 1
            row.counts[lexeme], row.places[lexeme] = counts, places or []
    return list(found.values())


def _scored(row: _Row, need: Need, known: Counted, category: Category | None) -> tuple[int, Candidate]:
    """How many words of the need are met, and the candidate with its score.

    A word of another way to say it counts once, and only where the whole phrase stands.
    """
    longer = 1 - BY_LENGTH + BY_LENGTH * row.length / known.mean if known.mean else 1.0
    said: list[tuple[float, str]] = []
    own, score = set[str](), 0.0
    for root in row.counts.keys() & need.terms.keys():
        term = need.terms[root]
        value = term.weight * known.weight(root) * _gain(row.counts[root], longer)
        score += value
        said.append((value, term.word))
        if term.weight == 1.0:
            own.add(root)
    paid, phrases = set(need.terms), set[str]()
    for other in need.others:
        if not _stands(other.stems, row.places):
            continue
        value = sum(LIKEWISE * known.weight(root) * _gain(row.counts[root], longer) for root in other.stems - paid)
        paid |= other.stems
        phrases.add(other.met)
        score += value
        said.append((value, other.words))
    words = [word for _, word in sorted(said, key=lambda one: (-one[0], one[1]))]
    return len(own) + len(phrases), Candidate(
        row.id, round(score * _of_topic(row, category), 4), tuple(dict.fromkeys(words))
    )


def _stands(stems: frozenset[str], places: dict[str, list[int]]) -> bool:
    """Whether the words of a phrase stand close together: in any order, with one word between at most."""
    if not stems <= places.keys():
        return False
    rarest = min(stems, key=lambda root: len(places[root]))
    room = len(stems)
    others = [places[root] for root in stems if root != rarest]
    return any(all(any(abs(there - here) <= room for there in found) for found in others) for here in places[rarest])


def _gain(counts: dict[str, int], longer: float) -> float:
    """Saturating frequency over the weighted fields."""
    often = sum(FIELDS[weight] * count for weight, count in counts.items()) / longer
    return often * (SATURATION + 1) / (often + SATURATION)


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
