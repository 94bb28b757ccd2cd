"""The book of a contest: one spread for each innovation, set from the same records as every page. Istilah: buku Top-N."""

import io
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sambut.competitions.models import Answer, Edition, Entry, Foreword
from sambut.competitions.papers.around import address, owner, short, site
from sambut.competitions.papers.counts import counted
from sambut.competitions.papers.standing import Decrees, chosen, level_words, provinces
from sambut.competitions.states import EntryState
from sambut.files import queries as files
from sambut.files.models import File
from sambut.files.states import FileState
from sambut.frame import dates, papers
from sambut.frame.numbers import number
from sambut.innovations.models import Attachment, Version
from sambut.innovations.states import Block, Grade, State
from sambut.kernel.refusals import Refused

PAPER = "competitions/papers/book.typ"
STORY, PROOF, NAME, FOREWORD = 1500, 240, 150, 3400
"""The most letters of the story, of a proof, of a name: a spread holds exactly two pages."""
ENOUGH, WIDEST, ASPECT = 1000, 1400, 92 / 176
"""Pixels across a page, at least and at most; the shape that a picture has there."""
FIGURES = 3
PICTURES = ("image/jpeg", "image/png", "image/webp")
QUESTIONS = {
    Block.EFFECT: "Apa yang berubah?", Block.MECHANISM: "Mengapa bisa?", Block.MODERATORS: "Kapan ia bekerja?",
    Block.IMPLEMENTATION: "Apa yang diperlukan?", Block.ECONOMICS: "Berapa biayanya?",
}  # fmt: skip


def pdf(edition: Edition, *, at: datetime) -> bytes:
    """PDF/UA of the whole book; Indonesian, as its texts are."""
    with translation.override("id"):
        entries = list(chosen(edition).order_by("category__place", "title", "pk"))
        drawn = pictures(entries)
        return papers.typeset(PAPER, facts(edition, entries, set(drawn), at=at), at=at, pictures=drawn)


def facts(edition: Edition, entries: list[Entry], drawn: set[str], *, at: datetime) -> dict[str, Any]:
    """Everything that stands in the book. Six queries at any size."""
    foreword = Foreword.objects.filter(edition=edition).first()
    names = provinces(entry.region.code for entry in entries if entry.region)
    contents = dict(
        Version.objects.filter(pk__in=[row.version_id for row in entries if row.version_id]).values_list(
            "pk", "content"
        )
    )
    answers = _answers(entries)
    public = set(_public(entries))
    decrees = Decrees(edition)
    told = [
        _one(
            edition, row, decrees, contents.get(row.version_id or 0, {}), answers.get(row.pk, []), names, public, drawn
        )
        for row in entries
    ]
    counts, winners = counted(edition), any(row.state == EntryState.WINNER for row in entries)
    return {
        "language": "id", "title": f"{len(entries)} inovasi: {edition.name}", "number": number(len(entries)), "contest": edition.name, "year": str(edition.year),
        "cover": ngettext("inovasi yang mengubah pelayanan", "inovasi yang mengubah pelayanan", len(entries)), "theme": edition.theme, "host": edition.host.name,
        "colophon": _colophon(edition, at), "address": address("public_result", edition.uuid),
        "foreword": _paragraphs(short_paragraphs(foreword.words, FOREWORD)) if foreword else [],
        "by_name": foreword.by_name if foreword else "", "by_office": foreword.by_office if foreword else "",
        "funnel": [[number(counts.whole[stage]), words] for stage, words in (
            ("registered", "mulai ditulis"), ("submitted", "dikirim"), ("passed", "lolos administrasi"), ("judged", "dinilai juri"),
            ("winners" if winners else "finalists", "menang" if winners else "finalis"))],
        "funnel_words": _("Dari %(bodies)s instansi di %(provinces)s provinsi.") % {"bodies": number(counts.bodies), "provinces": number(counts.provinces)},
        "chapters": _chapters(entries, told),
        "how": HOW,
    }  # fmt: skip


HOW = (
    "Setiap entri dibaca beberapa juri yang tidak punya hubungan dengan pesertanya. Setiap nilai disertai alasan tertulis, dan pesertanya membacanya.",
    "Pleno memilih klaster demi klaster. Bila pilihan keluar dari urutan nilai, alasannya tertulis dan terbuka.",
    "Kotak di kartu “Apa yang diketahui” menunjukkan seberapa kuat buktinya, bukan seberapa baik inovasinya. Bila buktinya lemah, kotaknya kosong, dan itu tidak memalukan.",
)  # fmt: skip


def _colophon(edition: Edition, at: datetime) -> list[str]:
    decree = (
        f"Ditetapkan dengan SK {edition.decree_number}, {dates.day(edition.decree_on, 'plain')}."
        if edition.decree_on
        else ""
    )
    if edition.winners_decree and edition.winners_decree_on:
        decree += (
            f" Pemenang ditetapkan dengan SK {edition.winners_decree}, {dates.day(edition.winners_decree_on, 'plain')}."
        )
    return [
        f"{edition.name}. {edition.host.name}, {edition.year}.", decree,
        "Disusun dari catatan yang sama dengan laman Sambut. Teks dan angka ditulis pemilik inovasi dan dibekukan ketika entrinya dikirim. Gambar tanpa keterangan dibuat untuk buku ini.",
        f"Data buku ini terbuka dengan lisensi CC BY 4.0. Dibuat {dates.day(at, 'plain', edition.zone)}.",
    ]  # fmt: skip


def _chapters(entries: list[Entry], told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for entry, one in zip(entries, told, strict=True):
        found.setdefault(entry.category.name if entry.category else "Inovasi lain", []).append(one)
    whole = [
        {"name": name, "count": ngettext("%(count)s inovasi", "%(count)s inovasi", len(rows)) % {"count": number(len(rows))}, "entries": rows}
        for name, rows in found.items()
    ]  # fmt: skip
    for place, spread in enumerate((one for rows in found.values() for one in rows), start=1):
        spread["place"] = f"{place:02d}"
    return whole


def _one(edition: Edition, entry: Entry, decrees: Decrees, content: dict[str, Any], answers: list[str], names: dict[str, str], public: set[int], drawn: set[str]) -> dict[str, Any]:  # fmt: skip
    """One spread. Without an innovation its answers tell the story."""
    fields = content.get("fields", {})
    story = [fields.get(name, "") for name in ("problem", "solution", "novelty", "sustaining")]
    lead = short(fields.get("summary", ""), 300)
    story = _within([text for text in (story if any(story) else answers) if text.strip()][:3], STORY)
    uuid = entry.innovation.uuid if entry.innovation_id in public and entry.innovation else None
    where = site(reverse("innovations:innovation", args=[uuid])) if uuid else address("public_result", edition.uuid)
    picture = f"{entry.uuid.hex}.jpg"
    number_of, on = decrees.of(entry)
    since = content.get("started_on")
    return {
        "key": entry.uuid.hex, "name": short(entry.title, NAME), "owner": owner(entry), "body": entry.body.name,
        "region": entry.region.name if entry.region else "Tingkat nasional",
        "province": names.get(entry.region.code[:2], entry.region.name) if entry.region else "Tingkat nasional",
        "level": level_words(entry), "winner": entry.state == EntryState.WINNER, "category": entry.category.name if entry.category else "",
        "since": dates.day(date.fromisoformat(since), "plain") if since else "", "decree": f"SK {number_of}", "decree_on": dates.day(on, "plain") if on else "",
        "lead": lead, "story": story, "figures": _figures(content.get("indicators", [])), "proofs": _proofs(content.get("blocks", [])),
        "needs": short(fields.get("prerequisites", ""), 260), "picture": picture if picture in drawn else "", "where": where, "qr": papers.qr(where),
        "public": uuid is not None, "seed": int(entry.uuid.hex[:6], 16),
    }  # fmt: skip


def _within(parts: list[str], most: int) -> list[str]:
    """Each gets its share; what one leaves over goes to the next."""
    found: list[str] = []
    for place, text in enumerate(parts):
        share = (most - sum(len(one) for one in found)) // (len(parts) - place)
        found.append(short(text, share))
    return found


def _figures(indicators: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Before → now; only what was measured at least twice."""
    found = []
    for one in indicators:
        values = one.get("values") or []
        if one.get("baseline") is None or not values:
            continue
        first, last = Decimal(one["baseline"]), Decimal(values[-1]["value"])
        most = max(abs(first), abs(last)) or Decimal(1)
        better = last != first and (last > first) == (one["direction"] == "up")
        found.append({
            "name": short(one["name"], 80), "unit": short(one["unit"], 24), "from": number(first), "to": number(last), "better": better,
            "from_on": _year(one.get("baseline_on")), "to_on": _year(values[-1]["on"]), "from_share": float(abs(first) / most), "to_share": float(abs(last) / most),
            "source": short(values[-1].get("source") or one.get("source") or "", 90),
        })  # fmt: skip
    return sorted(found, key=lambda one: not one["better"])[:FIGURES]


def _year(on: str | None) -> str:
    return on[:4] if on else ""


def _proofs(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All five questions; the unanswered ones say so."""
    known = {one["block"]: one for one in blocks}
    rows = []
    for block in Block:
        one = known.get(block.value)
        grade = Grade(one["grade"]) if one else Grade.NONE
        rows.append({
            "name": str(block.label), "asks": QUESTIONS[block], "text": short(one["text"], PROOF) if one else "", "grade": int(grade),
            "strength": str(grade.label),
        })  # fmt: skip
    return rows


def _answers(entries: list[Entry]) -> dict[int, list[str]]:
    """Of entries without an innovation: what they wrote, in the order of the form."""
    without = [row.pk for row in entries if row.innovation_id is None]
    found: dict[int, list[str]] = {}
    rows = Answer.objects.filter(entry__in=without).order_by("question__position", "question_id")
    for entry_id, text in rows.values_list("entry_id", "text") if without else ():
        found.setdefault(entry_id, []).append(text)
    return found


def _public(entries: Iterable[Entry]) -> Iterable[int]:
    return (row.innovation_id for row in entries if row.innovation_id and row.innovation.state == State.PUBLIC)  # type: ignore[union-attr]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def short_paragraphs(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


# -- pictures -------------------------------------------------------------------------------------------------


def pictures(entries: list[Entry]) -> dict[str, bytes]:
    """Name of a file → JPEG: the first picture of each public innovation. One query; what cannot be read is left out."""
    of = {row.innovation_id: row for row in entries if row.innovation_id in set(_public(entries))}
    rows = Attachment.objects.filter(
        innovation__in=list(of), file__state=FileState.CLEAN, file__media_type__in=PICTURES
    )
    first: dict[int, File] = {}
    for row in rows.select_related("file").order_by("innovation_id", "attached_at", "pk"):
        first.setdefault(row.innovation_id, row.file)
    return shrunk({of[innovation].uuid.hex + ".jpg": _bytes(file) for innovation, file in first.items()})


def shrunk(raw: dict[str, bytes]) -> dict[str, bytes]:
    """Each as large as the page prints it; what cannot be read is left out."""
    with ThreadPoolExecutor(max_workers=2) as several:
        drawn = several.map(_small, raw.values())
    return {name: content for name, content in zip(raw, drawn, strict=True) if content}


def _bytes(file: File) -> bytes:
    try:
        return files.open_clean(file).read()
    except (OSError, Refused):
        return b""


def _small(content: bytes) -> bytes:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as source:
            source.draft("RGB", (ENOUGH, ENOUGH))  # JPEG: decodes smaller at once; others ignore it
            picture = source if source.mode == "RGB" else source.convert("RGB")
            high = min(picture.height, round(picture.width * ASPECT))
            above = (picture.height - high) // 2
            picture = picture.crop((0, above, picture.width, above + high))
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return b""
    if picture.width > WIDEST:
        picture.thumbnail((WIDEST, WIDEST), Image.Resampling.BILINEAR)
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=78)
    return kept.getvalue()
