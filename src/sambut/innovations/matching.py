"""Which innovations answer a need: BM25F over problem, title, summary and the rest, with the words that are shared.

At most three statements. How common each word is, is kept; from the rarest words the index of words gives a bounded set of
candidates; only the best of these are read and scored exactly. Robertson & Zaragoza 2009; the weights are our choice.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

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
TOGETHER = 0.5
"""What two neighbours of the need add where they stand together: of the weaker one's score."""
NAMED, SHARED, TAIL = 0.25, 0.1, 0.25
"""How much of the need's weight must be shared: a quarter with one word that title or problem names, a tenth with two words
anywhere. What reaches less than a quarter of the best is left out. Tried on real records: docs/matching.md."""
SAME_TOPIC, NEAR_TOPIC = 1.25, 1.1
LONGEST, MOST_WORDS = 5_000, 60
MOST_SOUGHT, MOST_ENTRIES, MOST_READ = 20, 6_000, 80
"""Words and entries of the index that may be passed to find candidates, and candidates that are scored exactly."""


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
    """Another way to say a part of the need: it counts only where all of it stands. `meant`: stems of the need's own phrase."""

    meant: frozenset[str]
    words: str
    stems: frozenset[str]


@dataclass(frozen=True)
class Need:
    """What is sought: the words of the need and of its topic, other ways to say them, and which words are neighbours."""

    terms: dict[str, Term]
    others: tuple[Other, ...]
    pairs: tuple[tuple[str, str], ...]

    @property
    def stems(self) -> list[str]:
        return list(dict.fromkeys([*self.terms, *(stem for other in self.others for stem in other.stems)]))

    @property
    def own(self) -> list[str]:
        """Stems of its own words, without those of the topic."""
        return [root for root, term in self.terms.items() if term.weight == 1.0]

    def weight(self, stem: str) -> float:
        term = self.terms.get(stem)
        return term.weight if term else LIKEWISE


def rank(text: str, *, category: Category | None = None, limit: int = 20) -> list[Candidate]:
    """Public innovations for a need in people's words, best first; empty when nothing fits.

    One word that happens to be the same is no match, unless title or problem name it and it is a good part of the need.
    """
    need = need_of(text, category)
    if not need.terms or limit < 1:
        return []
    known = counted(need.stems)
    ids = _candidates(need, known)
    if not ids:
        return []
    fitting = [
        one.candidate for one in (_scored(row, need, known, category) for row in _rows(ids, need.stems)) if one.fits
    ]
    fitting.sort(key=lambda one: (-one.score, one.innovation_id))
    return [one for one in fitting[:limit] if one.score >= TAIL * fitting[0].score]


def need_of(text: str, category: Category | None = None) -> Need:
    """The words of the need that tell something, other ways to say them, and those of the topic's name."""
    terms: dict[str, Term] = {}
    order: list[str] = []
    said = set[str]()
    quiet = synonyms.quiet_words()
    for word in normalise(text[:LONGEST]):
        root = stem(word)
        if word in stop_words() or root.isdigit() or len(terms) == MOST_WORDS:
            continue
        said.add(root)
        if root not in quiet:
            terms.setdefault(root, Term(root, 1.0, word))
            order.append(root)
    for word in normalise(category.name) if category else ():
        root = stem(word)
        if word not in stop_words() and root not in quiet:
            terms.setdefault(root, Term(root, TOPIC, word))
    others = tuple(Other(met.stems, other.words, other.stems) for met, other in synonyms.likewise(frozenset(said)))
    pairs = dict.fromkeys((one, next_) for one, next_ in pairwise(order) if one != next_)
    return Need(terms, others, tuple(pairs))


def _candidates(need: Need, known: Counted) -> list[int]:
    """The innovations that hold the most of the rare words, from the index alone; at most `MOST_READ`."""
    values = {root: need.weight(root) * known.weight(root) for root in need.stems}
    rarest = sorted(values, key=lambda root: -values[root])  # a word that was not counted yet may stand in a new one
    chosen: list[str] = []
    entries = 0
    for root in rarest:
        if len(chosen) == MOST_SOUGHT:
            break
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


@dataclass(frozen=True)
class _Scored:
    candidate: Candidate
    shared: int
    """Words of the need that are met, as they are or in another way; a word that is met both ways counts twice."""
    part: float
    """0 to 1: how much of the need's weight is met."""
    named: bool
    """Title or problem hold a word of the need."""
    few: bool
    """The need has one or two words."""

    @property
    def fits(self) -> bool:
        if self.candidate.score <= 0:
            return False
        enough = self.shared >= (1 if self.few else 2)
        return (enough and self.part >= SHARED) or (self.named and self.part >= NAMED)


def _scored(row: _Row, need: Need, known: Counted, category: Category | None) -> _Scored:
    """A word of another way to say it counts once, and only where the whole phrase stands."""
    longer = 1 - BY_LENGTH + BY_LENGTH * row.length / known.mean if known.mean else 1.0
    values = {
        root: need.terms[root].weight * known.weight(root) * _gain(row.counts[root], longer)
        for root in row.counts.keys() & need.terms.keys()
    }
    score, said = sum(values.values()), [(value, need.terms[root].word) for root, value in values.items()]
    for pair in need.pairs:
        if values.keys() >= set(pair) and _stands(frozenset(pair), row.places):
            score += TOGETHER * min(values[root] for root in pair)
    own = set(need.own)
    met = dict.fromkeys(values.keys() & own, 1.0)
    paid, phrases = set(need.terms), set[frozenset[str]]()
    for other in need.others:
        if not _stands(other.stems, row.places):
            continue
        value = sum(LIKEWISE * known.weight(root) * _gain(row.counts[root], longer) for root in other.stems - paid)
        paid |= other.stems
        phrases.add(other.meant)
        score += value
        said.append((value, other.words))
        met |= dict.fromkeys((other.meant & own) - met.keys(), LIKEWISE)
    words = [word for _, word in sorted(said, key=lambda one: (-one[0], one[1]))]
    return _Scored(
        Candidate(row.id, round(score * _of_topic(row, category), 4), tuple(dict.fromkeys(words))),
        shared=max(len(values.keys() & own) + len(phrases), len(met)), part=_part(met, own, known), few=len(own) < 3,
        named=any(row.counts[root].keys() & {"A", "B"} for root in values.keys() & own),
    )  # fmt: skip


def _part(met: dict[str, float], own: set[str], known: Counted) -> float:
    """Weight of what is met beside the weight of all. Every word weighs something, also where all innovations are about it;
    one that no innovation has weighs like one that a single one has."""
    weights = {root: 1 + min(known.weight(root), known.weight_of_one) for root in own}
    whole = sum(weights.values())
    return sum(weights[root] * part for root, part in met.items()) / whole if whole else 0.0


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
