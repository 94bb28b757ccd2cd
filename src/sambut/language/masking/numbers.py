"""Long numbers, however they are written: NIK and KK, phones, accounts. A number is found by its digits, not by its shape.

Dasar: UU 27/2022 Pasal 4 (data pribadi).
"""

import re
from collections.abc import Iterator

Found = tuple[int, int, str]
Group = tuple[int, int, str]

_GAP = r"[\s.,:;/\\|_~*()\[\]+'\"\-\u2010-\u2015\u2212\u00b7\u2022]"
_RUN = re.compile(rf"\d(?:{_GAP}{{0,4}}\d){{6,}}")
_GROUP = re.compile(r"\d+")
IDENTITY = 15
"""From this many digits on, a number is taken for a NIK or a KK (16), typed with a slip."""
ALONE = 10
"""Digits in one piece that name something of a person: a customer, an account, a card."""
MOST_GROUPS = 40
"""A longer row of numbers is a list of something; it is hidden as a whole."""

_DAY = r"(?:0?[1-9]|[12]\d|3[01])[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:20[0-3]\d|19\d\d|[0-3]\d)"
_TIME = r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?"
_MOMENT = rf"(?:{_DAY}|20[0-3]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|{_TIME})"
_MOMENTS = re.compile(rf"{_MOMENT}(?:\s*[-–,;/ ]\s*{_MOMENT}){{0,3}}")
_AMOUNT = r"[1-9]\d{0,2}(?:\.\d{3}){2,4}"
_AMOUNTS = re.compile(rf"{_AMOUNT}(?:,\d\d?)?(?:\s*[-–/]\s*{_AMOUNT})?|[1-9]\d{{0,2}}(?:,\d{{3}}){{2,4}}")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-–/,\s]{1,3}(?:19|20)\d\d)+")
_LETTER = re.compile(r"[\d.]{1,12}(?:/[\d.]{1,16}){1,3}/(?:19|20)\d\d")
_LETTER_CUE = re.compile(
    r"\b(?:nomor|nomer|no|surat|edaran|perda|perwali|sk)\b[^\w\n]{0,6}(?:[a-z]{1,3}\W{1,3})?$", re.IGNORECASE
)
_LISTED = re.compile(r"\d{1,3}(?:\s*[,;]\s*\d{1,3})+")
_MONEY = re.compile(r"\b(?:rp|idr|rupiah|senilai|sebesar|seharga)\W{0,3}$", re.IGNORECASE)
_DIGIT = r"(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan)"
_SPOKEN = re.compile(rf"\b{_DIGIT}(?:[\s,.-]{{1,3}}(?:{_DIGIT}|\d)){{7,}}\b", re.IGNORECASE)

_CUES = (
    ("kk", re.compile(r"\b(?:kk|kartu keluarga)\b\D{0,25}$", re.IGNORECASE)),
    ("nik", re.compile(r"\b(?:nik|e-?ktp|ktp|ktpel|induk kependudukan)\b\D{0,25}$", re.IGNORECASE)),
    ("health", re.compile(r"\b(?:bpjs|kis|jkn|jamkesmas|jamkesda|rekam medi[sk]|no\.? ?rm)\b\D{0,25}$", re.IGNORECASE)),
    ("account", re.compile(
        r"\b(?:no\.? ?rek|norek|rek|rekening|bca|bri|bni|btn|bsi|mandiri|bank|virtual account|ovo|dana|gopay)\b\D{0,25}$",
        re.IGNORECASE,
    )),
    ("phone", re.compile(
        r"\b(?:no\.? ?hp|nohp|hp|handphone|telp?|tlpn?|telepon|telpon|telfon|wa|whatsapp|hubungi|sms|kontak|fax|call)\b\D{0,25}$",
        re.IGNORECASE,
    )),
)  # fmt: skip


def find_numbers(text: str) -> Iterator[Found]:
    """Spans of numbers that lead to a person, each with its kind."""
    for run in _RUN.finditer(text):
        yield from _in_run(
            text, [(m.start(), m.end(), m.group()) for m in _GROUP.finditer(text, run.start(), run.end())]
        )
    for spoken in _SPOKEN.finditer(text):
        yield spoken.start(), spoken.end(), "phone"


def _in_run(text: str, groups: list[Group]) -> Iterator[Found]:
    """A number may stand in one piece among others, or be spread over several; the pieces beside it are looked at again."""
    if not groups or _innocent(text, groups):
        return
    if len(groups) > MOST_GROUPS:
        yield groups[0][0], groups[-1][1], "number"
        return
    for place, (start, end, digits) in enumerate(groups):
        if len(digits) >= IDENTITY or _WHOLE_PHONE.fullmatch(digits):
            yield from _in_run(text, groups[:place])
            yield _with_plus(text, start), end, _named(digits) or _kind(text, start, "nik")
            yield from _in_run(text, groups[place + 1 :])
            return
    count = sum(len(digits) for _, _, digits in groups)
    first, last = groups[0][0], groups[-1][1]
    if used := _phone_length(text, groups):
        yield _with_plus(text, first), groups[used - 1][1], "phone"
        yield from _in_run(text, groups[used:])
    elif count >= IDENTITY:
        yield first, last, _kind(text, first, "nik" if count <= IDENTITY + 2 else "number")
    elif (kind := _kind(text, first, "")) and count >= (6 if kind == "phone" else 8):
        yield first, last, kind
    elif len(groups[0][2]) >= ALONE:
        yield first, groups[0][1], "number"
        yield from _in_run(text, groups[1:])
    else:
        yield from _in_run(text, groups[1:])


def _innocent(text: str, groups: list[Group]) -> bool:
    """Dates, times, amounts, years, lists and numbers of official letters, when the whole run is nothing else."""
    first, last = groups[0][0], groups[-1][1]
    value = text[first:last]
    if _MOMENTS.fullmatch(value) or _YEARS.fullmatch(value):
        return True
    if _LETTER.fullmatch(value):
        return _LETTER_CUE.search(text[max(0, first - 25) : first]) is not None
    if _AMOUNTS.fullmatch(value):
        return _amount_and_no_phone(text, first, groups)
    return _LISTED.fullmatch(value) is not None and not value.startswith("0") and groups[-1][2] != groups[0][2]


def _amount_and_no_phone(text: str, first: int, groups: list[Group]) -> bool:
    """812.345.678.901 is rather a phone without its zero than eight hundred billion, unless money is named."""
    digits = "".join(group for _, _, group in groups)
    return not (digits[0] == "8" and len(digits) > 10) or _MONEY.search(text[max(0, first - 14) : first]) is not None


def _phone_length(text: str, groups: list[Group]) -> int:
    """How many groups from the first one make a phone number; 0 when they make none."""
    digits, used = "", 0
    for _, _, group in groups:
        if used and len(digits) + len(group) > 14:
            break
        digits, used = digits + group, used + 1
    shape = _shape(digits, groups[0][2])
    if not shape:
        return 0
    if shape == "bare" and (
        text[groups[0][0] - 1 : groups[0][0]].isalnum() or not _spread_like_phone(text, groups[:used])
    ):
        return 0
    return used


_SHAPES = (
    ("mobile", re.compile(r"08[1-35-9]\d{6,11}")),
    ("mobile", re.compile(r"(?:00)?620?8[1-35-9]\d{6,10}")),
    ("bare", re.compile(r"8[1-35-9]\d{7,10}")),
)
_WHOLE_PHONE = re.compile(r"(?:0|62)8[1-35-9]\d{8,11}")
_AREA = re.compile(r"0[2-79]\d{1,2}")
_LANDLINE = re.compile(r"0[2-79]\d{7,10}|62[2-79]\d{7,9}")


def _shape(digits: str, first: str) -> str:
    for name, shape in _SHAPES:
        if shape.fullmatch(digits):
            return name
    landline = _LANDLINE.fullmatch(digits) and (_AREA.fullmatch(first) or len(first) >= 9 or first == "62")
    return "landline" if landline else ""


def _spread_like_phone(text: str, groups: list[Group]) -> bool:
    """A mobile number without its zero: in one piece, or in pieces of three to five digits."""
    if len(groups) == 1:
        return len(groups[0][2]) >= 10
    value = text[groups[0][0] : groups[-1][1]]
    return all(3 <= len(group) <= 5 for _, _, group in groups) and not _AMOUNTS.fullmatch(value)


def _with_plus(text: str, first: int) -> int:
    """The span begins at the plus or the bracket of `+62` and `(031)`."""
    while first and text[first - 1] in "+(":
        first -= 1
    return first


def _named(digits: str) -> str:
    """The kind that the digits alone tell."""
    if len(digits) < IDENTITY:
        return "phone"
    return "" if len(digits) <= IDENTITY + 2 else "number"


def _kind(text: str, first: int, otherwise: str) -> str:
    """What the words before the number say that it is; the nearest cue wins."""
    before = text[max(0, first - 45) : first]
    nearest = [(found.start(), kind) for kind, cue in _CUES if (found := cue.search(before))]
    return max(nearest)[1] if nearest else otherwise
