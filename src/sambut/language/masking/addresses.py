"""Where somebody lives: RT with RW, house numbers, blocks. Streets, villages and a lone RW stay: the case needs them."""

import re
from collections.abc import Iterator

from sambut.language.masking.numbers import Found

_NUMBER = r"(?:\d{1,3}|[ivx]{1,5}\b)"
_RT = re.compile(
    rf"\brt\s?[.:/-]?\s?rw\s?[.:/-]?\s?{_NUMBER}\s?[/,.-]\s?{_NUMBER}"
    rf"|\brt\s{{0,2}}[.:/-]?\s{{0,2}}{_NUMBER}(?:\s?[/,.&-]?\s?(?:dan\s)?rw\s{{0,2}}[.:/-]?\s{{0,2}}{_NUMBER}|\s?/\s?{_NUMBER})?",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:no|nomor|nomer|nmr)\s?[.:]?\s?(?:rumah\s?)?(\d{1,4}(?:\s?-?\s?[a-z])?\b(?:\s?[/-]\s?\d{1,3}\b)?)",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(?:jln?|jalan|gang|gg|rumah|rmh|blok|perum|perumahan|komplek|kompleks|kav|kavling|kampung|dusun|rusun|rusunawa|lantai|alamat)\b",
    re.IGNORECASE,
)
_PAST_STREET = re.compile(
    r"[\n;!?]|\b(?:surat|antrian|antrean|tiket|laporan|urut|kursi|loket|telp?|hp|wa|pasal|perda|tahun)\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?:jln?|jalan|gang|gg)\b[\s.]{1,3}(?:[^\W\d_]{2,20}[\s.]{1,2}){1,4}(?:\d{1,3}|[ivx]{1,5})\s?(?:/|-|no\.?)\s?(\d{1,3}[a-z]?)\b(?!\s?(?:/|meter|m\b|km))",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"\bblok\s{1,2}([a-z]{1,2}\s?[-.]?\s?\d{1,3}(?:\s?[/-]\s?\d{1,3}[a-z]?)?|[a-z]{1,2}\s?[/-]\s?\d{1,3})\b",
    re.IGNORECASE,
)
_CONTEXT = 60


def find_addresses(text: str) -> Iterator[Found]:
    """Spans that say which house is meant."""
    yield from ((m.start(), m.end(), "address") for m in _RT.finditer(text))
    for house in _HOUSE.finditer(text):
        if _on_a_street(text[max(0, house.start() - _CONTEXT) : house.start()]):
            yield *house.span(1), "address"
    yield from ((*m.span(1), "address") for m in _FRACTION.finditer(text))
    yield from ((*m.span(1), "address") for m in _BLOCK.finditer(text))


def _on_a_street(before: str) -> bool:
    """A street or a house is named before the number, and nothing else came between."""
    last = None
    for last in _STREET.finditer(before):  # noqa: B007  (the last one counts)
        pass
    return last is not None and not _PAST_STREET.search(before, last.end())
