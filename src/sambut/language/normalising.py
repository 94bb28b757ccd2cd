"""A text as a list of plain words: folded, spelled out, in one spelling. The order of the words is kept."""

import re

from sambut.language.folding import fold
from sambut.language.words import Words, reference_words, roots

PLACEHOLDER = re.compile(r"\[[^\[\]]{2,40} disembunyikan\]")
"""What masking leaves behind; it says nothing about the case."""

MOST_KNOWN = 65_536
LONGEST_WORD = 40
"""Longer runs of letters are no words: they are cut, so that nothing downstream meets a word of a megabyte."""

_LINK = re.compile(r"(?:https?://|www\.)\S{1,2000}")
_AMOUNT = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+)(?![.,]?\d)")
_WORD = re.compile(r"[^\W_]+(?:[-’'`][^\W_]+)*")
_TWICE = re.compile(r"([a-z]{3,})2(an|nya|kan|lah|kah)?")
_AFTER_PREFIX = re.compile(r"(ber|ter|se|me|di|ke)-([a-z]{3,})2(an|nya|kan)?")
_LONG_LETTER = re.compile(r"([a-z])\1{2,}")
_THOUSANDS = re.compile(r"(\d{1,6})(rb|ribu|jt|juta)")
_RUPIAH = re.compile(r"rp(\d+)")
_MARKS = str.maketrans("", "", "’'`")


def normalise(text: str, words: Words | None = None) -> list[str]:
    """The words of `text`; links and masked places are left out, acronyms stay as they are."""
    words = words or reference_words()
    known = words.known
    found: list[str] = []
    for raw in raw_words(text):
        plain = known.get(raw)
        if plain is None:
            if len(known) >= MOST_KNOWN:
                known.clear()
            plain = known[raw] = tuple(_plain(raw, words))
        found += plain
    return found


def raw_words(text: str) -> list[str]:
    text = fold(text).lower()
    if "[" in text:
        text = PLACEHOLDER.sub(" ", text)
    if "://" in text or "www." in text:
        text = _LINK.sub(" ", text)
    if "." in text:
        text = _AMOUNT.sub(lambda amount: amount.group(1).replace(".", ""), text)
    return _WORD.findall(text)


def _plain(raw: str, words: Words) -> list[str]:
    """One written word as the words that are meant: none for a lone sign, several for an abbreviation."""
    raw = raw.translate(_MARKS)[:LONGEST_WORD].strip("-")
    if not raw:
        return []
    if raw in words.spellings or raw in words.acronyms:
        return list(words.spellings.get(raw, (raw,)))
    if amount := _amount(raw):
        return [amount]
    if twice := _TWICE.fullmatch(raw):
        return _reduplicated(twice.group(1), twice.group(2) or "", words)
    if twice := _AFTER_PREFIX.fullmatch(raw):
        return [f"{twice.group(1)}{twice.group(2)}-{twice.group(2)}{twice.group(3) or ''}"]
    if "-" in raw:
        return _hyphened(raw, words)
    if _LONG_LETTER.search(raw):
        raw = _shortened(raw, words)
    return list(_spelled(raw, words))


def _amount(raw: str) -> str | None:
    if thousands := _THOUSANDS.fullmatch(raw):
        zeros = "000" if thousands.group(2) in ("rb", "ribu") else "000000"
        return thousands.group(1) + zeros
    rupiah = _RUPIAH.fullmatch(raw)
    return rupiah.group(1) if rupiah else None


def _reduplicated(root: str, ending: str, words: Words) -> list[str]:
    plain = words.spellings.get(root, (root,))
    return [f"{plain[0]}-{plain[0]}{ending}"] if len(plain) == 1 else list(plain)


def _hyphened(raw: str, words: Words) -> list[str]:
    """`jalan-jalan` is one word; `e-KTP` and `RT-RW` are their parts, read as written together where that is known."""
    together = raw.replace("-", "")
    if together in words.spellings:
        return list(words.spellings[together])
    parts = raw.split("-")
    if (
        len(parts) == 2
        and parts[0]
        and (parts[0] == parts[1] or (parts[1].startswith(parts[0][1:]) and len(parts[0]) > 3))
    ):
        return [raw]
    return [word for part in parts if part for word in _plain(part, words)]


def _shortened(raw: str, words: Words) -> str:
    """`tolooong` → `tolong`, `maaaf` → `maaf`: twice where that is a word, else once."""
    twice = _LONG_LETTER.sub(r"\1\1", raw)
    return twice if twice in roots() or twice in words.spellings else _LONG_LETTER.sub(r"\1", raw)


def _spelled(raw: str, words: Words) -> tuple[str, ...]:
    """The table's words, also for `kknya` and the like."""
    if raw in words.spellings or raw in words.acronyms:
        return words.spellings.get(raw, (raw,))
    for ending in ("nya", "ny", "e"):
        base = raw.removesuffix(ending)
        if (
            base != raw
            and len(base) > 1
            and raw not in roots()
            and (base in words.acronyms or (ending != "e" and base in words.spellings))
        ):
            return words.spellings.get(base, (base,))
    return (raw,)
