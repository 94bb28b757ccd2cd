"""Rows of a file as records: a JSON object a line, or the columns of a CSV. What the texts mean is read elsewhere."""

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sambut.kernel.refusals import Refused
from sambut.services.rules import cleaning
from sambut.services.rules.whole import LONGEST
from sambut.services.states import Component

LONGEST_LINE = 2_000_000
TEXTS = {
    "waktu": Component.TIME, "biaya": Component.FEE, "produk": Component.PRODUCT, "pengaduan": Component.COMPLAINTS,
    "dasar_hukum": Component.LEGAL_BASIS, "sarana": Component.FACILITIES, "kompetensi": Component.COMPETENCE,
    "pengawasan": Component.SUPERVISION, "jumlah_pelaksana": Component.STAFF, "jaminan": Component.GUARANTEE,
    "keamanan": Component.SAFETY, "evaluasi": Component.EVALUATION,
}  # fmt: skip
LISTS = {"persyaratan": Component.REQUIREMENTS, "prosedur": Component.PROCEDURE}
LOST = {"persyaratan": Component.REQUIREMENTS, "prosedur": Component.PROCEDURE, "waktu": Component.TIME, "biaya": Component.FEE, "produk": Component.PRODUCT, "pengaduan": Component.COMPLAINTS}  # fmt: skip
CUT = {"prosedur_akhir": Component.PROCEDURE, "daftar_pengaduan": Component.COMPLAINTS}


class Unreadable(Exception):
    """A row that cannot be taken; the message is the code of the reason."""


@dataclass(frozen=True)
class Record:
    """One service as the file tells it."""

    key: str
    name: str
    texts: dict[str, str]
    reasons: dict[str, tuple[str, ...]]
    """What the file says about itself: empty at its source, lost, cut off."""
    decree: str = ""
    link: str = ""
    summary: str = ""
    url: str = ""
    agency: str = ""
    slug: str = ""
    unit: str = ""
    region: str = ""
    region_from: str = ""
    digest: str = ""

    @property
    def said(self) -> str:
        """Agency, unit and region in the words of the file."""
        return " · ".join(part for part in (self.agency, self.unit, self.region) if part)[:300]


def rows_of(file: Path) -> Iterator[tuple[int, Any]]:
    """Line number and what stands there; a line that is no JSON gives None."""
    try:
        if file.suffix.casefold() == ".csv":
            with file.open(encoding="utf-8-sig", newline="") as opened:
                yield from ((place, row) for place, row in enumerate(csv.DictReader(opened), 2))
            return
        with file.open(encoding="utf-8-sig") as opened:
            for place, line in enumerate(opened, 1):
                if line.strip():
                    yield place, _object(line)
    except UnicodeDecodeError as error:
        raise Refused("service.import.unreadable", file=file.name, why="bukan UTF-8") from error
    except (OSError, csv.Error) as error:
        raise Refused("service.import.unreadable", file=file.name, why=str(getattr(error, "strerror", "") or error)) from error  # fmt: skip


def _object(line: str) -> Any:
    if len(line) > LONGEST_LINE:
        return None
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def record_of(row: Any) -> Record:
    """The record, or `Unreadable` with the reason."""
    if not isinstance(row, dict):
        raise Unreadable("not_an_object")
    key = _text(row, "id") or _text(row, "id_layanan")
    name = cleaning.title(_text(row, "nama_layanan") or _text(row, "nama") or "")
    if not key:
        raise Unreadable("without_id")
    if not name or not any(letter.isalpha() for letter in name):
        raise Unreadable("without_name")
    texts = {component: _text(row, field) for field, component in TEXTS.items()}
    texts |= {component: list_text(row.get(field)) for field, component in LISTS.items()}
    if any(len(text) > LONGEST for text in texts.values()):
        raise Unreadable("too_long")
    return Record(
        key[:120], name[:240], {component: text for component, text in texts.items() if text}, _reasons(row),
        decree=cleaning.one_line(_text(row, "no_sk"))[:200], link=cleaning.one_line(_text(row, "tautan"))[:500],
        summary=cleaning.one_line(_text(row, "ringkasan"))[:400], url=_url(_text(row, "sumber")), agency=cleaning.one_line(_text(row, "instansi"))[:200],
        slug=_text(row, "slug_instansi")[:200], unit=cleaning.one_line(_text(row, "unit"))[:200], region=cleaning.one_line(_text(row, "wilayah"))[:200],
        region_from=cleaning.one_line(_text(row, "wilayah_dari"))[:100], digest=_digest(row),
    )  # fmt: skip


def list_text(found: Any) -> str:
    """A list of the file as lines: headings bare, items behind a dash. A text stays as it is."""
    if isinstance(found, str):
        return found.replace("\x00", "")
    lines: list[str] = []
    for item in found if isinstance(found, list) else ():
        if isinstance(item, dict):
            lines.append(f"{str(item.get('kelompok', '')).strip().rstrip(':')}:")
            lines += [_item(one) for one in item.get("butir") or ()]
        else:
            lines.append(_item(item))
    return "\n".join(lines).replace("\x00", "")


def _item(text: Any) -> str:
    return "- " + str(text).strip().replace("\n", " ")


def _reasons(row: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Empty on the page, not kept in the file, cut off: three different things."""
    found: dict[str, list[str]] = {}
    for field in _names(row, "kosong_di_sumber"):
        if field in LOST:
            found.setdefault(LOST[field], []).append("empty_at_source")
    for field in _names(row, "tak_tersimpan"):
        if field in LOST:
            found.setdefault(LOST[field], []).append("lost_in_file")
        elif field in CUT:
            found.setdefault(CUT[field], []).append("cut_in_file")
    return {component: tuple(codes) for component, codes in found.items()}


def _names(row: dict[str, Any], name: str) -> list[str]:
    found = row.get(name)
    return [str(one) for one in found] if isinstance(found, list) else []


def _text(row: dict[str, Any], name: str) -> str:
    found = row.get(name)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    return str(found).replace("\x00", "").strip()


def _url(text: str) -> str:
    return text[:500] if text.startswith(("http://", "https://")) else ""


def _digest(row: dict[str, Any]) -> str:
    """Of everything but the labels of whoever measured the file."""
    kept = {name: value for name, value in row.items() if name not in ("label", "kotoran", "catatan")}
    return hashlib.sha256(json.dumps(kept, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()
