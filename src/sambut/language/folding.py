"""Reading through styled letters, for matching only; the text that people see is never folded.

𝐒𝐥𝐨𝐭, Ｓｌｏｔ and ⓢⓛⓞⓣ all read as `slot`.
"""

import unicodedata


class _Plain(dict[int, int | str]):
    """A table for `str.translate` that learns as it goes. One character stays one character, so offsets hold."""

    def __missing__(self, code: int) -> int | str:
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) != 1 and not 0xD800 <= code < 0xE000:
            base = [c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c) and c.isalnum()]
            plain = base[0] if len(base) == 1 else chr(code)
        elif plain.isdecimal():
            plain = str(unicodedata.decimal(plain))
        found: int | str = plain if plain != chr(code) else code
        self[code] = found
        return found


_PLAIN = _Plain()


def fold(text: str) -> str:
    """The text in plain characters, of the same length."""
    return text if text.isascii() else text.translate(_PLAIN)


def styled(text: str) -> int:
    """How many letters are dressed up. Letters with accents and numbered signs are not."""
    return 0 if text.isascii() else sum(map(_is_styled, text))


def _is_styled(character: str) -> bool:
    if ord(character) < 0x2000:
        return False
    plain = fold(character)
    return plain != character and plain.isascii() and plain.isalpha()
