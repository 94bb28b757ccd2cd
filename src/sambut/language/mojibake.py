"""UTF-8 that somebody once read as Windows-1252, put right without a library. `ðŸ™\\x8f` is a greeting hand again.

Only complete, valid UTF-8 sequences are taken, so `café`, `Â` alone or `±5 m` stay as they are.
"""

import re


def _bytes_of_characters() -> dict[str, int]:
    """Each character that Windows-1252 shows for a byte, and the C1 control where it shows none."""
    found = {}
    for byte in range(0x80, 0x100):
        found[chr(byte)] = byte
        try:
            found[bytes([byte]).decode("cp1252")] = byte
        except UnicodeDecodeError:
            continue
    return found


_BYTES = _bytes_of_characters()
_RUN = re.compile("[" + re.escape("".join(_BYTES)) + "]{2,}")
_BROKEN_EMOJI = re.compile("ðŸ[" + re.escape("".join(c for c, byte in _BYTES.items() if byte < 0xC0)) + "]?")


def mend_mojibake(text: str) -> str:
    """Every run mended to the end, also when it was broken twice; an emoji that lost its last bytes is dropped."""
    if text.isascii():
        return text
    text = _RUN.sub(lambda found: _reduce(found.group()), text)
    return _BROKEN_EMOJI.sub("", text) if "ðŸ" in text else text


def _reduce(run: str) -> str:
    """A stack: after each character the tail is decoded while it can be, so the work stays linear in the run."""
    kept: list[str] = []
    for character in run:
        kept.append(character)
        while (whole := _tail(kept)) is not None:
            length, decoded = whole
            kept[-length:] = [decoded]
    return "".join(kept)


def _tail(kept: list[str]) -> tuple[int, str] | None:
    if 0x80 <= _BYTES.get(kept[-1], 0) < 0xC0:
        for length in (2, 3, 4):
            lead = _BYTES.get(kept[-length], 0) if length <= len(kept) else 0
            if lead >= 0xC0:
                return _decoded(kept[-length:])
            if lead < 0x80:
                return None
    return None


def _decoded(characters: list[str]) -> tuple[int, str] | None:
    try:
        return len(characters), bytes(_BYTES[c] for c in characters).decode()
    except UnicodeDecodeError:
        return None
