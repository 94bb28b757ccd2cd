"""Puts the finders together: read the text, find, hide, and read again until nothing more is found.

What was found is replaced by words of one stable form, so a masked text can be masked again and stays what it is.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sambut.language.folding import fold
from sambut.language.masking.addresses import find_addresses
from sambut.language.masking.contacts import find_contacts
from sambut.language.masking.names import find_given, find_names
from sambut.language.masking.numbers import Found, find_numbers

KINDS = {
    "nik": _("NIK"),
    "kk": _("nomor KK"),
    "phone": _("nomor telepon"),
    "email": _("alamat surel"),
    "account": _("nomor rekening"),
    "health": _("nomor jaminan kesehatan"),
    "number": _("nomor pribadi"),
    "document": _("nomor dokumen"),
    "plate": _("pelat nomor"),
    "birth_date": _("tanggal lahir"),
    "link": _("tautan pribadi"),
    "address": _("alamat rinci"),
    "name": _("nama"),
}
"""Kinds of personal data in the order in which they win where they overlap, each with its name on screens."""

_WORDS = {
    "nik": "NIK", "kk": "nomor KK", "phone": "nomor telepon", "email": "alamat surel", "account": "nomor rekening",
    "health": "nomor jaminan kesehatan", "number": "nomor pribadi", "document": "nomor dokumen", "plate": "pelat nomor",
    "birth_date": "tanggal lahir", "link": "tautan pribadi", "address": "alamat rinci", "name": "nama",
}  # fmt: skip
_RANK = {kind: place for place, kind in enumerate(KINDS)}
_HIDDEN = re.compile(r"\[(" + "|".join(_WORDS.values()) + r") disembunyikan\]")
_KIND_OF = {words: kind for kind, words in _WORDS.items()}

BARRIER = "\ue000"
"""Stands for a hidden place while reading. No finder sees through it."""
_OTHER = "\ue001"
_UNREAD = re.compile(
    "[\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_NOT_BASIC = re.compile("[\ud800-\udfff\ue000-\uf8ff\U00010000-\U0010ffff]")
_LOOKALIKE = re.compile(r"(?<=\d)[oO](?=[\doO])|(?<![^\W\d_])[oO](?=[ .-]?8[1-35-9][\d .-]{6})|(?<=\d)[lI|](?=\d)")
_MOST_PASSES = 6
PIECE = 4_000
"""Long texts are searched for names piece by piece: the detectors of others are not made for a megabyte."""


class Span(NamedTuple):
    start: int
    end: int
    kind: str


class Masked(NamedTuple):
    text: str
    spans: tuple[Span, ...]
    """Hidden places of the original text, in order, without overlap."""


def mask(text: str, *, names: Sequence[str] = ()) -> Masked:
    """The text with personal data hidden. Masking it again changes nothing.

    `names` are those the case already knows of, such as the reporter's: they are hidden wherever they stand.
    """
    found: list[Span] = []
    for _pass in range(_MOST_PASSES):
        reading, places = _read(text, found)
        more = [Span(places[start], places[end - 1] + 1, kind) for start, end, kind in _find(reading, names)]
        if not more:
            break
        found = _merged(found + more)
    return Masked(_replaced(text, found), tuple(found)) if found else Masked(text, ())


def placeholder(kind: str) -> str:
    """`[nomor telepon disembunyikan]`: the same in every language, since it is stored."""
    return f"[{_WORDS[kind]} disembunyikan]"


def translated(masked: str) -> str:
    """A masked text with its placeholders in the language of the reader."""
    return _HIDDEN.sub(_in_words, masked)


def _in_words(hidden: re.Match[str]) -> str:
    return gettext("[%(kind)s disembunyikan]") % {"kind": KINDS[_KIND_OF[hidden.group(1)]]}


def _read(text: str, found: list[Span]) -> tuple[str, list[int] | range]:
    """The text as the finders read it, and for each of its characters the place in the original.

    Styled letters are plain, invisible characters are gone, hidden places are one barrier each: exactly what the
    masked text would read as, which is why masking is stable.
    """
    plain = _LOOKALIKE.sub(lambda sign: "0" if sign.group() in "oO" else "1", _NOT_BASIC.sub(_OTHER, fold(text)))
    gone = [(m.start(), m.end(), "") for m in _UNREAD.finditer(text)] if not text.isascii() else []
    hidden = [(m.start(), m.end(), BARRIER) for m in _HIDDEN.finditer(text)] if "[" in text else []
    cuts = sorted([*gone, *hidden, *((span.start, span.end, BARRIER) for span in found)])
    if not cuts:
        return plain, range(len(text) + 1)
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for start, end, instead in cuts:
        if start < at:
            continue
        parts += plain[at:start], instead
        places += [*range(at, start), *([start] if instead else [])]
        at = end
    return "".join([*parts, plain[at:]]), [*places, *range(at, len(text))]


def _find(reading: str, names: Sequence[str]) -> Iterator[Found]:
    for found in (
        *find_numbers(reading),
        *find_contacts(reading),
        *find_addresses(reading),
        *_names(reading),
        *(find_given(reading, names) if names else ()),
    ):
        yield from _outside_barriers(reading, *found)


def _names(reading: str) -> Iterator[Found]:
    if len(reading) <= PIECE:
        yield from find_names(reading)
        return
    at = 0
    while at < len(reading):
        end = min(len(reading), at + PIECE)
        if end < len(reading):
            end = max(reading.rfind(" ", at, end), reading.rfind("\n", at, end), at + PIECE // 2)
        for start, stop, kind in find_names(reading[at:end]):
            yield start + at, stop + at, kind
        at = end


def _outside_barriers(reading: str, start: int, end: int, kind: str) -> Iterator[Found]:
    """A finder of others may reach over a hidden place; only what stands beside it is new."""
    for piece in (
        re.finditer(f"[^{BARRIER}]*[^{BARRIER}\\s.,]", reading[start:end]) if BARRIER in reading[start:end] else ()
    ):
        if re.search(r"\w", piece.group()):
            yield start + piece.start(), start + piece.end(), kind
    if BARRIER not in reading[start:end] and end > start:
        yield start, end, kind


def _merged(spans: list[Span]) -> list[Span]:
    """Overlapping spans become one, of the kind that ranks first."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            last = merged[-1]
            merged[-1] = Span(last.start, max(last.end, span.end), min(last.kind, span.kind, key=_RANK.__getitem__))
        else:
            merged.append(span)
    return merged


def _replaced(text: str, spans: list[Span]) -> str:
    parts: list[str] = []
    at = 0
    for span in spans:
        parts += text[at : span.start], placeholder(span.kind)
        at = span.end
    return "".join([*parts, text[at:]])
