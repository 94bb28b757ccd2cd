"""Codes and names of regions: plain Python."""

import re
import unicodedata

from sambut.kernel.refusals import Refused
from sambut.regions.states import LEVELS, Kind, Level

CODE = re.compile(r"[1-9][0-9](\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")

PREFIXES: tuple[tuple[str, frozenset[Kind]], ...] = (
    ("kabupaten administrasi", frozenset({Kind.ADMINISTRATIVE_REGENCY})),
    ("kab administrasi", frozenset({Kind.ADMINISTRATIVE_REGENCY})),
    ("kota administrasi", frozenset({Kind.ADMINISTRATIVE_CITY})),
    ("kota adm", frozenset({Kind.ADMINISTRATIVE_CITY})),
    ("kabupaten", frozenset({Kind.REGENCY, Kind.ADMINISTRATIVE_REGENCY})),
    ("kab", frozenset({Kind.REGENCY, Kind.ADMINISTRATIVE_REGENCY})),
    ("kotamadya", frozenset({Kind.CITY, Kind.ADMINISTRATIVE_CITY})),
    ("kota", frozenset({Kind.CITY, Kind.ADMINISTRATIVE_CITY})),
    ("provinsi", frozenset({Kind.PROVINCE})),
    ("propinsi", frozenset({Kind.PROVINCE})),
    ("prov", frozenset({Kind.PROVINCE})),
    ("kecamatan", frozenset({Kind.DISTRICT, Kind.PAPUAN_DISTRICT})),
    ("kec", frozenset({Kind.DISTRICT, Kind.PAPUAN_DISTRICT})),
    ("distrik", frozenset({Kind.DISTRICT, Kind.PAPUAN_DISTRICT})),
    ("kelurahan", frozenset({Kind.URBAN_VILLAGE})),
    ("kel", frozenset({Kind.URBAN_VILLAGE})),
    ("desa adat", frozenset({Kind.CUSTOMARY_VILLAGE})),
    ("desa", frozenset({Kind.VILLAGE, Kind.CUSTOMARY_VILLAGE})),
    ("kampung", frozenset({Kind.VILLAGE, Kind.CUSTOMARY_VILLAGE})),
)
"""What people write before a name, longest first, and the kinds it can mean."""


def parse_code(text: str) -> str:
    """The code as it is stored. Refuses what only looks like one.

    Jebakan: `3578` may be a BPS id (Aceh Selatan is 11.01 here and 1103 there), and a spreadsheet turns `11.10` into
    `11.1`. Both would name another region, so neither is guessed.
    """
    code = text.strip()
    if CODE.fullmatch(code):
        return code
    if re.fullmatch(r"[0-9]{4,10}", code):
        raise Refused("region.code.without_dots", given=code)
    if re.fullmatch(r"[1-9][0-9]\.[0-9]", code):
        raise Refused("region.code.shortened", given=code)
    raise Refused("region.code.wrong")


def parent_code(code: str) -> str | None:
    """The code of the region above, or None for a province."""
    above, dot, _ = code.rpartition(".")
    return above if dot else None


def level_of(code: str) -> Level:
    return LEVELS[code.count(".")]


def kind_of(code: str, name: str) -> Kind:
    """From the code and the official name. The first digit of a village part: 1 kelurahan, 2 desa, 3 desa adat."""
    level = level_of(code)
    if level == Level.PROVINCE:
        return Kind.PROVINCE
    if level == Level.REGENCY:
        administrative = "Administrasi" in name.split()
        if name.startswith("Kota "):
            return Kind.ADMINISTRATIVE_CITY if administrative else Kind.CITY
        return Kind.ADMINISTRATIVE_REGENCY if administrative else Kind.REGENCY
    if level == Level.DISTRICT:
        return Kind.PAPUAN_DISTRICT if code >= "91" else Kind.DISTRICT
    return {"1": Kind.URBAN_VILLAGE, "3": Kind.CUSTOMARY_VILLAGE}.get(code.rpartition(".")[2][0], Kind.VILLAGE)


def tidy(name: str) -> str:
    """The official name without its slips: blanks, and `Kep.` for `Kepulauan`."""
    return re.sub(r"\bKep\.(?=\s)", "Kepulauan", " ".join(name.split()))


def words_of(text: str) -> list[str]:
    """Small letters and figures without signs; `Kep.` is written out."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"['’`]", "", plain)
    return ["kepulauan" if word == "kep" else word for word in re.findall(r"[a-z0-9]+", plain)]


def without_prefix(text: str) -> tuple[str, frozenset[Kind]]:
    """The name's key without `Kota`, `Kab.` …, and the kinds that the prefix allows (none: any).

    The key has no blanks, so `Pacar Keling` finds `Pacarkeling` and `Fak Fak` finds `Fakfak`.
    """
    words = words_of(text)
    for prefix, kinds in PREFIXES:
        parts = prefix.split()
        if words[: len(parts)] == parts and len(words) > len(parts):
            return "".join(words[len(parts) :]), kinds
    return "".join(words), frozenset()


def key(name: str) -> str:
    return without_prefix(name)[0]
