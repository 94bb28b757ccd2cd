"""E-mail addresses, personal pages and chat links, vehicle plates, birth dates."""

import re
from collections.abc import Iterator

from sambut.language.masking.numbers import Found

_AT = r"(?:\s{0,2}@\s{0,2}|\s{0,2}[(\[{]\s?(?:at|et|@)\s?[)\]}]\s{0,2}|\s(?:at|et)\s(?=[\w-]{2,40}(?:\.|\s(?:dot|titik)\s)))"
_DOT = r"(?:\.|\s{0,2}[(\[{]\s?(?:dot|titik|\.)\s?[)\]}]\s{0,2}|\s(?:dot|titik)\s)"
_ENDING = (
    r"(?:com|co|net|org|id|go|gov|edu|ac|sch|or|web|mil|desa|my|info|biz|me|io|xyz|online|site|app|dev|us|uk|sg|jp)"
)
_MAIL = re.compile(
    rf"(?<![\w.+%'-])[\w.+%'-]{{1,200}}(?:\s\.\s?[\w+%'-]{{1,64}}){{0,2}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{2,63}}|\s{{0,2}}\.\s{{0,2}}{_ENDING}\b){{1,4}}",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:https?://)?(?:wa\.me|t\.me|line\.me|telegram\.me|(?:api|chat)\.whatsapp\.com|"
    r"(?:www\.|m\.|web\.|vt\.)?(?:instagram|facebook|fb|tiktok|twitter|x|threads|linkedin)\.(?:com|net))/[^\s<>\"\ue000]{1,300}",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z][\w.]{2,40}")
_OFFICIAL = re.compile(
    r"pemkot|pemkab|pemprov|pemerintah|dinas|dishub|dinkes|disduk|dukcapil|humas|kominfo|kota|kab|prov|sapawarga|command|112|polr|polda|satpol|kemen|info|official"
    r"|kec|kel|bpjs|pdam|pln|lapor|ombudsman|suroboyo|surabaya|kpk|presiden|menteri|ri$",
    re.IGNORECASE,
)
_PLATE_AREA = r"(?:A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNRTW]?|E[ABD]?|F|G|H|K[BHTU]?|L|M|N|P[ABGSY]?|R|S|T|W|Z)"
_PLATE = re.compile(rf"(?<![\w/])({_PLATE_AREA})[ .-]{{0,2}}(\d{{2,4}})[ .-]{{0,2}}([A-Z]{{1,3}})(?![\w])")
_PLATE_CUE = re.compile(
    rf"\b(?:plat|nopol|no\.? ?pol|nomor polisi|bernopol|berplat|kendaraan|mobil|motor|truk|bus|angkot)\b[^\n\d]{{0,30}}?"
    rf"(?<![\w])({_PLATE_AREA}[ .-]{{0,2}}\d{{1,4}}[ .-]{{0,2}}[A-Z]{{1,3}})(?![\w])",
    re.IGNORECASE,
)
_NO_PLATE = frozenset(
    [
        "RT",
        "RW",
        "KM",
        "M",
        "CM",
        "MM",
        "KG",
        "WIB",
        "WIT",
        "JL",
        "JLN",
        "GG",
        "NO",
        "TH",
        "HR",
        "JAM",
        "DI",
        "KE",
        "DAN",
        "KV",
        "KVA",
        "GB",
        "L",
        "LT",
        "SD",
        "PK",
        "UK",
        "RB",
        "JT",
        "KK",
    ]
)
_MONTH = r"(?:jan|feb|peb|mar|apr|mei|jun|jul|ag|sep|okt|nov|des)[a-z]{0,7}"
_DATE = rf"\d{{1,2}}\s?[-/. ]\s?(?:\d{{1,2}}|{_MONTH})\s?[-/. ,]\s?\d{{2,4}}"
_BIRTH = re.compile(
    rf"\b(?:lahir|ttl|tgl\.? ?lahir|kelahiran)\b\W{{0,6}}(?:[a-z./]+\W{{1,3}}){{0,5}}?({_DATE})",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:paspor|passport|akta|akte)\b[^\n\d]{0,25}?\b([A-Z]{1,2}[ -]?\d{6,8}|\d{4}-[A-Z]{2}-\d{8}-\d{4})\b",
    re.IGNORECASE,
)


def find_contacts(text: str) -> Iterator[Found]:
    """Spans of what reaches or names a person besides numbers and names."""
    lowered = text.lower()
    if "@" in text or any(sign in lowered for sign in ("(at", "[at", "{at", "( at", "[ at", " at ", " et ", "(et")):
        yield from ((m.start(), m.end(), "email") for m in _MAIL.finditer(text))
        yield from ((m.start(), m.end(), "link") for m in _HANDLE.finditer(text) if not _OFFICIAL.search(m.group()))
    if "/" in text:
        yield from (
            (m.start(), m.end(), "link")
            for m in _LINK.finditer(text)
            if not _OFFICIAL.search(m.group().rpartition("/")[2])
        )
    yield from _plates(text)
    if "lahir" in lowered or "ttl" in lowered:
        yield from ((*m.span(1), "birth_date") for m in _BIRTH.finditer(text))
    yield from ((*m.span(1), "document") for m in _DOCUMENT.finditer(text))


def _plates(text: str) -> Iterator[Found]:
    for plate in _PLATE.finditer(text):
        if plate.group(3) not in _NO_PLATE:
            yield plate.start(), plate.end(), "plate"
    for named in _PLATE_CUE.finditer(text):
        if named.group(1).split(" ")[-1].upper().lstrip("0123456789") not in _NO_PLATE:
            yield *named.span(1), "plate"
