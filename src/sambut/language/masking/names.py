"""Names of people: what `lokal-id` finds, and names after a cue, also in small letters.

A word after a cue is a name when it is a known name, or when Indonesian does not know it: `nama saya tidak ada` holds none.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from sambut.language.folding import fold
from sambut.language.masking.numbers import Found
from sambut.language.stemming import stem
from sambut.language.words import reference_words, roots, rows_of, stop_words

_OF = r"(?:\s+(?:saya|sy|kami|lengkap|asli|panggilan|pelapor|pemohon|pengadu|ibu|bapak|ayah|anak|suami|istri|orang\s?tua|almarhum|almarhumah|pemilik|siswa|pasien|penerima|beliau))"
_STRONG = re.compile(
    rf"\b(?:nama{_OF}{{1,3}}|atas\s+nama|a\s?[./]\s?n\b\.?|an\.|perkenalkan(?:\s+nama)?(?:\s+(?:saya|sy))?|bernama|hormat\s+saya|panggil(?:an)?\s+saya|ttd\.?|kepala\s+keluarga)"
    r"(?:\s+(?:adalah|ialah|yaitu))?\s{0,3}[:;=,-]{0,2}\s{0,3}(?:(?:bapak|ibu|bpk|pak|bu|sdri?|saudari?|h|hj|alm|almh|almarhumah?)\b\.?\s{1,2})?|\bnama\s{0,3}[:=]\s{0,3}",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:bapak|bpk|pak|ibu|bu|buk|sdri?|saudara|saudari|mas|mbak|mbk|cak|ning|ustad|ustadz|hj|gus|alm|almarhum|almarhumah|dr\.|drg\.)\.?\s{1,2}",
    re.IGNORECASE,
)
_NAMED_PLACE = re.compile(
    r"\b(?:rs|rsud|rumah sakit|jln?|jalan|gang|gg|prof|taman|masjid|stadion)\W{0,3}$", re.IGNORECASE
)
_IN_OFFICE = re.compile(
    r"\W{0,3}(?:selaku\s|sebagai\s)?(?:wali\s?kota|walkot|gubernur|bupati|presiden|menteri)\b", re.IGNORECASE
)
_SELF = re.compile(r"\bsaya\s{1,2}", re.IGNORECASE)
_AFTER_SELF = re.compile(r"\s*,|\s+(?:dari|warga|tinggal|alamat|umur|usia|selaku|asal)\b", re.IGNORECASE)
_WORD = re.compile(r"[ \t]{0,2}([^\W\d_](?:[^\W\d_]|['’-]){0,30}\.?)")
_MOST_WORDS = 4
_PARTICLES = frozenset({"bin", "binti"})
_NAMES_FIRST = frozenset(
    [
        "budi",
        "sri",
        "ayu",
        "dewi",
        "wahyu",
        "citra",
        "wulan",
        "eka",
        "dwi",
        "tri",
        "gita",
        "okta",
        "bima",
        "panji",
        "nana",
        "ana",
        "dian",
        "santi",
        "surya",
        "yoga",
        "vino",
        "agung",
        "fajar",
    ]
)
"""Words of the language that are names rather than words once a title stands before them."""
_SAMARAN = (
    "_detect_names", "_detect_known_names", "_detect_signatures", "_detect_display_names", "_detect_chat_senders",
    "_detect_lone_given_names", "_detect_name_pairs", "_detect_names_with_age", "_detect_phone_owners",
)  # fmt: skip
_OFFICE = re.compile(
    r"\b(?:dinas|kelurahan|kecamatan|kota|kabupaten|jalan|jln?|rt|rw|satpol|bpjs|pdam|pln|pemkot|rsud|puskesmas|kantor|lurah|camat|wali|walikota|gubernur|"
    r"presiden|menteri|kepala|ketua|surabaya|jawa|indonesia|sekolah|masjid|pasar|taman|terminal|stasiun|perum|perumahan|kampung|gang|rumah sakit|rs|sd|sdn|smpn?|sman?|smkn?)\b",
    re.IGNORECASE,
)


def find_names(text: str) -> Iterator[Found]:
    """Spans of names. Who holds the highest office of a region is no private person while the office is named."""
    for found in _all_names(text):
        if not _IN_OFFICE.match(text, found[1]):
            yield found


def find_given(text: str, names: Iterable[str]) -> Iterator[Found]:
    """Names that the case already knows of: whole, and each part that is no everyday word."""
    for name in names:
        parts = [part for part in re.findall(r"\w+", fold(name)) if len(part) > 1]
        if not parts:
            continue
        single = [part for part in parts if len(part) > 3 and not _ordinary(part.lower())]
        wanted = [r"\W{0,3}".join(map(re.escape, parts)), *map(re.escape, single)]
        for found in re.finditer(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)", text, re.IGNORECASE):
            yield found.start(), found.end(), "name"


def _all_names(text: str) -> Iterator[Found]:
    for cue in _STRONG.finditer(text):
        yield from _name(text, cue.end(), _may_be_name)
    for cue in _WEAK.finditer(text):
        if not _NAMED_PLACE.search(text, max(0, cue.start() - 25), cue.start()):
            yield from _name(text, cue.end(), _looks_like_name)
    for cue in _SELF.finditer(text):
        for found in _name(text, cue.end(), _looks_like_name):
            if _AFTER_SELF.match(text, found[1]):
                yield found
    yield from _known(text)


def _name(text: str, at: int, is_name: Callable[[str], bool]) -> Iterator[Found]:
    """Words from `at` on as long as they are names, at most four."""
    start = end = at
    for place in range(_MOST_WORDS):
        word = _WORD.match(text, end)
        if not word:
            break
        bare = word.group(1).rstrip(".'’-")
        initial = place > 0 and len(bare) == 1
        if not (initial or (place and bare.lower() in _PARTICLES) or is_name(bare)):
            break
        start = start if place else word.start(1)
        end = word.end(1)
    if end > at:
        yield start, end - (text[end - 1] == "."), "name"


def _may_be_name(word: str) -> bool:
    return len(word) > 1 and (word.lower() in given_names() or not _ordinary(word.lower()))


def _looks_like_name(word: str) -> bool:
    """After a word that stands before many other things too: a known name, or an unknown word with a capital."""
    lowered = word.lower()
    if len(word) < 2 or lowered in _not_names():
        return False
    if lowered in given_names():
        return word[0].isupper() or lowered in _NAMES_FIRST or not _ordinary(lowered)
    return word[0].isupper() and word[1:].islower() and not _ordinary(lowered)


@lru_cache(maxsize=32_768)
def _ordinary(word: str) -> bool:
    """A word that everybody uses: function word, office, known spelling, a root or made from one."""
    words = reference_words()
    return (
        word in _not_names() or word in stop_words() or word in words.spellings or word in words.acronyms
        or word in roots() or stem(word) in roots()
    )  # fmt: skip


@cache
def _not_names() -> frozenset[str]:
    return frozenset(row["word"] for row in rows_of("not_names.csv"))


@cache
def given_names() -> frozenset[str]:
    """Common given and family names, of `lokal-id` (lists of names, not of people)."""
    from lokal.samaran import _names

    return frozenset(_names.GIVEN_NAMES | _names.FAMILY_NAMES | _names.AMBIGUOUS_GIVEN_NAMES) - _not_names()


def _known(text: str) -> Iterator[Found]:
    for detect in _detectors():
        for found in detect(text):
            if found.type in ("NAME", "PHONE") and not _OFFICE.search(found.value):
                yield found.start, found.end, "name" if found.type == "NAME" else "phone"


@cache
def _detectors() -> list[Any]:
    """The name detectors of `lokal-id` one by one: the whole set is four times slower and masks streets and illnesses.

    A version that names them otherwise gives its whole public function instead; nothing is missed then.
    """
    from lokal.samaran import detect_pii, detectors

    found = [getattr(detectors, name, None) for name in _SAMARAN]
    return found if all(found) else [detect_pii]
