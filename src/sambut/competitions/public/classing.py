"""How an award whose words come from a source is put beside others. Plain rules; what they cannot tell stays apart."""

import re

from sambut.competitions.states import Going, Scheme
from sambut.innovations.lists import STILL_RUNNING
from sambut.innovations.states import Sustainability

NATIONAL = re.compile(
    r"^(kipp|kompetisi inovasi pelayanan publik)\b(?!.*\b(tingkat|daerah|provinsi|kabupaten|kota)\b)", re.I
)
SUSTAINED = re.compile(r"^pkri\b", re.I)
"""The national evaluation of earlier winners, held in place of the contest of 2024."""
COMPLAINTS = re.compile(r"\b(pengaduan|aduan|p4|lapor)\b", re.I)
WORD = re.compile(r"[^\W_]+")


def scheme_of(edition: str) -> Scheme:
    """Of the words of a source: the national contest, the one of complaint handling, else one of a region."""
    if COMPLAINTS.search(edition):
        return Scheme.COMPLAINTS
    return Scheme.KIPP if NATIONAL.search(edition) or SUSTAINED.search(edition) else Scheme.LOCAL


def key(words: str, longest: int = 60) -> str:
    """Words as they are compared: small letters, no signs. Nothing is guessed: two names that differ stay two."""
    return "-".join(WORD.findall(words.casefold()))[:longest].rstrip("-")


def going_of(sustainability: str | None) -> Going:
    if sustainability == Sustainability.STOPPED:
        return Going.STOPPED
    return Going.GOING if sustainability in STILL_RUNNING else Going.UNKNOWN
