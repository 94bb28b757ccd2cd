"""Zip archives of strangers: bounded in number, size and ratio before anything is unpacked."""

import zipfile

from sambut.kernel.refusals import Refused

MOST_PARTS = 2000
LARGEST_PART = 60_000_000
LARGEST_WHOLE = 150_000_000
LARGEST_RATIO = 200
ALWAYS_ALLOWED = 1_000_000
"""Below this size a high ratio is ordinary: an empty sheet compresses well."""


def checked_names(archive: zipfile.ZipFile) -> set[str]:
    """The names of the parts. Refuses bombs, encrypted parts and names that stand twice."""
    parts = archive.infolist()
    whole = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    if len(parts) > MOST_PARTS or whole > LARGEST_WHOLE or any(part.file_size > LARGEST_PART for part in parts):
        raise Refused("file.take.bomb")
    if whole > ALWAYS_ALLOWED and whole / packed > LARGEST_RATIO:
        raise Refused("file.take.bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("file.take.encrypted")
    names = {part.filename for part in parts}
    if len(names) != len(parts):
        raise Refused("file.take.broken")
    return names


def content(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one part; a part that is longer than it says is a bomb."""
    said = archive.getinfo(name).file_size
    with archive.open(name) as part:
        value = part.read(said + 1)
    if len(value) > said:
        raise Refused("file.take.bomb")
    return value
