"""What is stored in a search column, and what is asked of it. Both sides read words in the same way.

The column holds stems without function words, then the meanings of acronyms; it is indexed with the configuration
`simple`, so any PostgreSQL can hold it. Give it the masked text of a case, never the original.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sambut.language.normalising import normalise
from sambut.language.stemming import stem
from sambut.language.words import Words, reference_words, stop_words

LONGEST_QUERY = 300
MOST_TERMS = 12
SHORTEST_PREFIX = 3
LONGEST_COLUMN = 300_000
"""Characters of a search column: PostgreSQL refuses a tsvector of more than a megabyte."""

_PHRASE = re.compile(r'"([^"]*)"?')
_QUOTES = str.maketrans("“”„«»", '"' * 5)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A question to a search column. `tsquery` goes to `to_tsquery('simple', %s)`; it is empty when nothing is asked."""

    stems: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    tsquery: str = ""
    words: tuple[str, ...] = ()
    """The words as typed, in plain spelling: for names and typing slips, with `pg_trgm`."""
    beginning: str = ""
    """The last word, when it may be still in the making: then `tsquery` also takes it as a beginning."""

    def __bool__(self) -> bool:
        return bool(self.tsquery)

    @property
    def unordered(self) -> str:
        """`tsquery` with quoted words in any order: all that an index of words can tell without reading a text."""
        return self.tsquery.replace(" <-> ", " & ")


def search_text(text: str, words: Words | None = None) -> str:
    """The search column of `text`: stems in their order, then what its acronyms mean."""
    words = words or reference_words()
    plain = normalise(text, words)
    meanings = {word: words.acronyms[word] for word in plain if word in words.acronyms}
    found = " ".join([*stems_of(plain), *(stem(word) for meaning in meanings.values() for word in meaning)])
    return found if len(found) <= LONGEST_COLUMN else found[:LONGEST_COLUMN].rpartition(" ")[0]


def stems_of(words: Iterable[str]) -> list[str]:
    """Stems of normalised words, without function words."""
    stop = stop_words()
    return [stem(word) for word in words if word not in stop]


def query(text: str, words: Words | None = None) -> SearchQuery:
    """What a person typed as a question: all words, "quoted words" in a row, the last word also as a beginning."""
    text = text[:LONGEST_QUERY].translate(_QUOTES)
    phrases = tuple(tuple(stems) for stems in _phrases(text, words))
    loose = _PHRASE.sub(" ", text)
    plain = [word for word in normalise(loose, words) if word not in stop_words()]
    beginning = _beginning(text, plain)
    kept = list(dict.fromkeys(plain if beginning is None else plain[:-1]))[: MOST_TERMS - 1]
    stems = tuple(dict.fromkeys(stem(word) for word in kept))
    terms = [_phrase_term(phrase) for phrase in phrases] + [_term(word) for word in stems]
    if beginning is not None:
        terms.append(_beginning_term(beginning))
        stems = tuple(dict.fromkeys((*stems, stem(beginning))))
    typed = tuple(dict.fromkeys(normalise(text.replace('"', " "), words)))[:MOST_TERMS]
    return SearchQuery(
        stems, phrases, " & ".join(terms), tuple(w for w in typed if w not in stop_words()), beginning or ""
    )


def _phrases(text: str, words: Words | None) -> Iterator[list[str]]:
    for quoted in _PHRASE.findall(text)[:MOST_TERMS]:
        if stems := stems_of(normalise(quoted, words))[:MOST_TERMS]:
            yield stems


def _beginning(text: str, plain: list[str]) -> str | None:
    """The last word when it may be still in the making: the text ends in it and it is long enough."""
    if plain and text[-1:].isalnum() and len(plain[-1]) >= SHORTEST_PREFIX and plain[-1].isalnum():
        return plain[-1]
    return None


def _term(word: str) -> str:
    """One quoted lexeme. Stems hold letters, digits and hyphens only; quoting is the second lock."""
    return "'" + word.replace("\\", "").replace("'", "").replace("\x00", "") + "'"


def _phrase_term(stems: tuple[str, ...]) -> str:
    return "(" + " <-> ".join(_term(word) for word in stems) + ")"


def _beginning_term(word: str) -> str:
    root = stem(word)
    return f"{_term(root)}:*" if root == word else f"({_term(root)} | {_term(word)}:*)"
