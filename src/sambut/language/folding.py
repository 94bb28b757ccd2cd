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
    """How many letters or digits are dressed up. Letters with accents are not."""
    if text.isascii():
        return 0
    return sum(1 for character in text if character.isalnum() and _is_styled(character))


def _is_styled(character: str) -> bool:
    return ord(character) > 0x2000 and fold(character) != character and fold(character).isascii()
