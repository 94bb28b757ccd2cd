"""Names of organisations as they are compared, and whether a colour can be read: plain Python."""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "reference" / "unit_words.csv"
LEFT_OUT = frozenset({"dan", "serta", "dengan", "atau", "n", "jl"})
GENERIC = frozenset(
    [
        "dinas",
        "badan",
        "kantor",
        "kecamatan",
        "kelurahan",
        "desa",
        "kota",
        "kabupaten",
        "provinsi",
        "pemerintah",
        "pemerintah daerah",
        "bagian",
        "unit",
        "pasar",
        "bank",
        "rumah sakit",
        "rumah sakit umum",
        "rumah sakit umum daerah",
        "pusat kesehatan masyarakat",
        "universitas",
        "terminal",
        "stasiun",
        "bandara",
        "sekolah dasar negeri",
        "sekolah menengah pertama negeri",
        "sekolah menengah atas negeri",
        "kepolisian resor",
        "kepolisian sektor",
        "perusahaan umum daerah",
        "perusahaan daerah",
        "unit pelaksana teknis",
        "unit pelaksana teknis daerah",
    ]
)
"""What names nothing by itself: after it a place name is part of the name and stays (Kecamatan Sidoarjo)."""
BEFORE_PLACES = ("kota", "kabupaten", "provinsi")
READABLE = 4.5
"""Contrast of text against white. Dasar: WCAG 2.2, 1.4.3."""


def key(name: str, *, place: tuple[str, ...] = ()) -> str:
    """The name as it is compared: abbreviations written out, no signs, no "dan", no blanks.

    "Dinas PUPR", "DPUPR" and "Dinas Pekerjaan Umum & Penataan Ruang" are one. `place` holds the words of the body's own
    region (`words("Surabaya")`): "Dinas Kesehatan Kota Surabaya" is its "Dinas Kesehatan".
    """
    found = _once(_written_out(_written_out(words(name))))  # an abbreviation may hold another
    found = _without_place(found, place)
    return "".join(word for word in found if word not in LEFT_OUT)[:300] or "".join(found)[:300]


def words(text: str) -> list[str]:
    """Small letters and figures; dots inside an abbreviation vanish (`D.I.` is `di`), other signs part words."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("&", " dan ")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", plain)
    return re.findall(r"[a-z0-9]+", re.sub(r"['’`]", "", plain))


def usual_places(region_name: str) -> tuple[str, ...]:
    """The words of a region without the word before: ("surabaya",) of Kota Surabaya."""
    found = words(region_name)
    return tuple(found[1:] if found and found[0] in BEFORE_PLACES else found)


@cache
def abbreviations() -> dict[tuple[str, ...], tuple[str, ...]]:
    with open(WORDS, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {tuple(row["short"].split()): tuple(row["full"].split()) for row in rows}


def _written_out(found: list[str]) -> list[str]:
    table, longest = abbreviations(), max(len(short) for short in abbreviations())
    out: list[str] = []
    at = 0
    while at < len(found):
        for length in range(min(longest, len(found) - at), 0, -1):
            short = tuple(found[at : at + length])
            if short in table:
                out += table[short]
                at += length
                break
        else:
            out.append(found[at])
            at += 1
    return out


def _once(found: list[str]) -> list[str]:
    """Without words said twice: "Dinas Disdukcapil" became "dinas dinas …"."""
    return [word for place, word in enumerate(found) if place == 0 or word != found[place - 1]]


def _without_place(found: list[str], place: tuple[str, ...]) -> list[str]:
    if not place or tuple(found[-len(place) :]) != place:
        return found
    left = found[: -len(place)]
    if left and left[-1] in BEFORE_PLACES:
        left = left[:-1]
    return found if not left or " ".join(left) in GENERIC else left


def contrast_with_white(colour: str) -> float:
    """Contrast of `#rrggbb` against white, from 1 to 21. Dasar: WCAG 2.2, relative luminance."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def is_readable(colour: str) -> bool:
    return contrast_with_white(colour) >= READABLE
