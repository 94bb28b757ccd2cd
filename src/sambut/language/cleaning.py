"""Mends a text at intake: what a person sees stays, what only harms is removed. Nothing is ever refused here.

HTML stays what it is, letters and signs: pages escape it. Styled letters stay too; `folding.py` reads through them.
"""

import re
import unicodedata
from typing import NamedTuple

from sambut.language.mojibake import mend_mojibake

MOST_ROUNDS = 8
"""A mended text may show new dirt (a zero-width space inside a broken emoji). Real dirt is gone after two rounds."""

_BREAKS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]")
_INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\U000e0000-\U000e0fff]"
)
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_STRAY_JOINER = re.compile(f"(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])")
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_GLUE = re.compile(r"(?<!\\)\\+(?:r\\+n|[rn])")
_MARKS = re.compile("([\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]{3})[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]+")


class Cleaned(NamedTuple):
    text: str
    mended: tuple[str, ...]
    """Codes of what was mended, in order and once each: surrogates, mojibake, glue, breaks, controls, invisible, spaces, marks, composed."""


def clean(text: str) -> Cleaned:
    """The text to keep, and what was mended in it. Cleaning what is clean changes nothing."""
    mended: dict[str, None] = {}
    for _ in range(MOST_ROUNDS):
        after = _round(text, mended)
        if after == text:
            return Cleaned(text, tuple(mended))
        text = after
    return Cleaned(_round(_hopeless(text), mended), tuple(mended))


def _round(text: str, mended: dict[str, None]) -> str:
    for name, step in _STEPS:
        after = step(text)
        if after != text:
            mended[name] = None
            text = after
    return text


def _join_surrogates(text: str) -> str:
    """Two halves of one character are joined; a lone half becomes the replacement character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _unglue(text: str) -> str:
    """A backslash and an n that once were a line break (`rusak\\ntetapi`)."""
    return _GLUE.sub("\n", text) if "\\" in text else text


def _remove_invisible(text: str) -> str:
    return text if text.isascii() else _STRAY_JOINER.sub("", _INVISIBLE.sub("", text))


def _compose(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _hopeless(text: str) -> str:
    """Made by a machine to defeat mending: only plain characters are kept, so that the result is stable."""
    return text.encode("ascii", "ignore").decode()


_STEPS = (
    ("surrogates", _join_surrogates),
    ("mojibake", mend_mojibake),
    ("glue", _unglue),
    ("breaks", lambda text: _BREAKS.sub("\n", text)),
    ("controls", lambda text: _CONTROLS.sub("", text)),
    ("invisible", _remove_invisible),
    ("spaces", lambda text: text if text.isascii() else _SPACES.sub(" ", text)),
    ("marks", lambda text: text if text.isascii() else _MARKS.sub(r"\1", text)),
    ("composed", _compose),
)
