"""Reading blind: while a contest is blind and a reading unsigned, nothing on the page says whose entry it is.

Stage by stage: the desk is blind where the edition says so; presentations and interviews are open, there people stand before the jury.
"""

import re
from collections.abc import Iterable

from sambut.competitions.models import Entry, Reading
from sambut.competitions.states import ReadingState
from sambut.kernel.numbers import spoken

VEIL = "▇▇▇"
SHORTEST = 4
"""Letters that a name must have to be taken out of a text."""
_KINDS = re.compile(
    r"^(pemerintah\s+)?(kabupaten|kota administrasi|kota|provinsi|daerah istimewa|daerah khusus|kecamatan|kelurahan|desa|dinas|badan|kementerian|upt|uptd|puskesmas|rsud)\s+",
    re.IGNORECASE,
)


def hidden(reading: Reading) -> bool:
    """Whether the names behind this entry stay closed."""
    return reading.judge.edition.blind and reading.state != ReadingState.SIGNED


def title_of(reading: Reading) -> str:
    """What a judge calls the entry: by its number alone while names are closed."""
    return spoken(reading.entry.number) if hidden(reading) else reading.entry.title


def names_of(entry: Entry, people: Iterable[str] = ()) -> list[str]:
    """Names that tell whose entry it is: title, unit, body, region and people, each also without its kind in front; longest first."""
    region = entry.region.name if entry.region else ""
    whole = {entry.title, entry.unit.name, entry.body.name, region, *people}
    bare = {_KINDS.sub("", name) for name in whole} | {_KINDS.sub("", _KINDS.sub("", name)) for name in whole}
    found = {" ".join(name.split()) for name in whole | bare}
    return sorted((name for name in found if len(name) >= SHORTEST), key=lambda name: (-len(name), name))


def veiled(text: str, names: Iterable[str]) -> str:
    """The text with these names covered, however they are written in letters and blanks."""
    parts = [r"\s+".join(map(re.escape, name.split())) for name in names]
    return re.sub(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", VEIL, text, flags=re.IGNORECASE) if parts else text
