"""Metadata out of pictures that lie inside documents, without drawing them anew: segment by segment, chunk by chunk."""

PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}
START_OF_SCAN, COMMENT, ADOBE = 0xDA, 0xFE, 0xEE
APPLICATIONS = range(0xE0, 0xF0)
STANDALONE = {0x01, *range(0xD0, 0xD9)}


def bare_picture(value: bytes) -> bytes:
    """A JPEG or PNG without its metadata; anything else, or a damaged one, as it is."""
    if value.startswith(b"\xff\xd8\xff"):
        return _bare_jpeg(value)
    if value.startswith(PNG_START):
        return _bare_png(value)
    return value


def _bare_jpeg(value: bytes) -> bytes:
    """Without APP segments (EXIF, XMP, IPTC, ICC, thumbnails) and comments; JFIF and Adobe's colour flag stay."""
    kept, at = [value[:2]], 2
    while at + 4 <= len(value) and value[at] == 0xFF:
        marker = value[at + 1]
        if marker in STANDALONE or marker == 0xFF:
            kept.append(value[at : at + 1] if marker == 0xFF else value[at : at + 2])
            at += 1 if marker == 0xFF else 2
            continue
        end = at + 2 + int.from_bytes(value[at + 2 : at + 4], "big")
        if marker == START_OF_SCAN:
            break
        if marker == ADOBE or (marker not in APPLICATIONS and marker != COMMENT) or value[at + 4 : at + 9] == b"JFIF\0":
            kept.append(value[at:end])
        at = end
    return b"".join(kept) + value[at : _end_of_picture(value, at)]


def _end_of_picture(value: bytes, scan: int) -> int:
    """Just behind the end marker: phones hang second pictures and films after it."""
    found = value.rfind(b"\xff\xd9") if b"\xff\xd8\xff" not in value[scan:] else value.find(b"\xff\xd9", scan)
    return len(value) if found < scan else found + 2


def _bare_png(value: bytes) -> bytes:
    kept, at = [PNG_START], len(PNG_START)
    while at + 12 <= len(value):
        end = at + 12 + int.from_bytes(value[at : at + 4], "big")
        kind = value[at + 4 : at + 8]
        if kind in PNG_KEPT:
            kept.append(value[at:end])
        if kind == b"IEND":
            break
        at = end
    return b"".join(kept)
