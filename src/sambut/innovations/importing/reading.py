"""One record of LAN's innovation directory: read, cleaned, without contacts and without pictures pasted into texts."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sambut.language.cleaning import clean
from sambut.language.masking import mask

Row = tuple[int, Any]
DIRECTORY = "lan:"
TEXTS = (
    "deskripsi", "faktor_pendorong", "faktor_penghambat", "tahapan_proses", "manfaat", "prasyarat_replikasi", "produk_inovasi",
    "output", "outcome",
)  # fmt: skip
CONTACTS = frozenset({"phone", "email", "nik", "kk", "account", "health", "number", "link"})
"""What is taken out of texts. Names stay: they are people whom the record itself presents."""
PICTURE = re.compile(r"<img\b[^>]*?(?:/?>|$)", re.IGNORECASE | re.DOTALL)
BASE64 = re.compile(r"data:[a-z]+/[a-z0-9.+-]+;base64,\S*|[A-Za-z0-9+/]{300,}={0,2}", re.IGNORECASE)
BREAK = re.compile(r"<\s*(?:br|/p|/li|/div|/tr)\s*/?>", re.IGNORECASE)
TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,300}>")
WORD = re.compile(r"[^\W\d_]+")
LINKS = frozenset(
    ["bagi", "dalam", "dan", "dari", "dengan", "di", "ke", "melalui", "menjadi", "oleh", "pada", "secara", "sebagai", "untuk", "yang"]
)  # fmt: skip
"""Small words, which a title writes small."""
YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
LONGEST_TITLE = 200
MAYBE_CONTACT = re.compile(r"@|www\.|https?:|\d[\d ().+-]{5,}\d", re.IGNORECASE)
MASKED = 4_000
"""Letters that are searched for contacts at once."""


class Unreadable(Exception):
    """Why a row cannot be taken; its text is a code."""


@dataclass
class Record:
    key: str
    title: str
    agency: str
    unit: str
    kind: str
    texts: dict[str, str]
    began: int | None
    running: int | None
    mended: list[str] = field(default_factory=list)


def rows_of(file: Path) -> Iterator[Row]:
    """Line and value: a JSON object a line, or one array. A line that cannot be read gives None."""
    with file.open(encoding="utf-8-sig", errors="replace") as lines:
        first = lines.read(1)
        lines.seek(0)
        if first == "[":
            try:
                found = json.load(lines)
            except ValueError:
                found = [None]
            yield from enumerate(found, start=1)
            return
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, _read(line)


def _read(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def key_of(row: Any) -> str:
    """What names the record for ever: `lan:69`."""
    if not isinstance(row, dict):
        raise Unreadable("not_a_record")
    identity = row.get("id")
    if not isinstance(identity, int | str) or isinstance(identity, bool) or not str(identity).strip():
        raise Unreadable("without_id")
    return f"{DIRECTORY}{str(identity).strip()}"[:60]


def record_of(row: dict[str, Any]) -> Record:
    """The record, cleaned; refuses what has no name."""
    mended: list[str] = []
    title = one_line(_said(row, "nama_inovasi", mended))
    if not any(c.isalpha() for c in title):
        raise Unreadable("without_name")
    if (spelt := calm(title, " ".join(str(row.get(name) or "") for name in TEXTS))) != title:
        title = spelt
        mended.append("title_spelt")
    if len(title) > LONGEST_TITLE:
        title = title[: LONGEST_TITLE - 2].rsplit(" ", 1)[0] + " …"
        mended.append("title_shortened")
    began, running = _year(row, "tahun_inisiasi", mended), _year(row, "tahun_implementasi", mended)
    if began and running and running < began:
        began, mended = running, [*mended, "years_turned"]
    return Record(
        key=key_of(row), title=title, agency=one_line(_said(row, "instansi", mended))[:160],
        unit=one_line(_said(row, "unit", mended))[:160], kind=one_line(_said(row, "jenis", mended))[:60],
        texts={name: _said(row, name, mended) for name in TEXTS}, began=began, running=running, mended=list(dict.fromkeys(mended)),
    )  # fmt: skip


def _said(row: dict[str, Any], name: str, mended: list[str]) -> str:
    value = row.get(name)
    if value is None:
        return ""
    text, codes = cleaned(str(value) if isinstance(value, str | int | float) else "")
    mended += codes
    return text


def cleaned(text: str) -> tuple[str, list[str]]:
    """The text without pasted pictures, markup and contacts; and what was taken out."""
    codes = []
    if "<" in text or ";base64," in text or len(text) > 300:
        plain = BASE64.sub(" ", PICTURE.sub(" ", text))
        if plain != text:
            codes.append("picture_taken_out")
        untagged = TAG.sub(" ", BREAK.sub("\n", plain))
        if untagged != plain:
            codes.append("markup_taken_out")
        text = untagged
    text = clean(text).text.strip()
    without = "".join(_without_contacts(piece) for piece in _pieces(text))
    if without != text:
        codes.append("contact_taken_out")
    return without, codes


def _pieces(text: str) -> Iterator[str]:
    """Whole words, at most `MASKED` letters each."""
    while len(text) > MASKED:
        cut = text.rfind(" ", 0, MASKED)
        cut = cut if cut > 0 else MASKED
        yield text[:cut]
        text = text[cut:]
    yield text


def _without_contacts(text: str) -> str:
    if not MAYBE_CONTACT.search(text):
        return text
    for span in sorted(mask(text).spans, key=lambda span: -span.start):
        if span.kind in CONTACTS:
            text = f"{text[: span.start]}[kontak dihilangkan]{text[span.end :]}"
    return text


def one_line(text: str) -> str:
    return " ".join(text.replace("( ", "(").replace(" )", ")").split()).strip(" :;,–-")


def calm(title: str, text: str) -> str:
    """A title in capitals alone, as its own text spells its words: what that text writes in capitals too is an acronym, and what
    it does not hold is one when it is short or stands in brackets."""
    if title != title.upper():
        return title
    words = set(WORD.findall(text))
    loud, small = (
        {word for word in words if word == word.upper()},
        {word.lower() for word in words if word != word.upper()},
    )

    def spelt(word: re.Match[str]) -> str:
        plain, before = word.group().lower(), title[: word.start()]
        if plain in LINKS and word.start():
            return plain
        acronym = word.group() in loud or len(plain) <= 4 or before.count("(") > before.count(")")
        return word.group() if plain not in small and acronym else plain.capitalize()

    return WORD.sub(spelt, title)


def _year(row: dict[str, Any], name: str, mended: list[str]) -> int | None:
    value = str(row.get(name) or "")
    found = YEAR.search(value)
    if value.strip() and not found:
        mended.append("year_unread")
    return int(found.group()) if found else None
