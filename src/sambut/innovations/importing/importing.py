"""The import itself: every row once, a line of the report for each."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from sambut.innovations import words
from sambut.innovations.actions.keeping import apply, content_of, freeze, reindex
from sambut.innovations.importing import awards
from sambut.innovations.importing.joining import Joined, Joiner
from sambut.innovations.importing.reading import DIRECTORY, Record, Unreadable, key_of, record_of, rows_of
from sambut.innovations.models import EvidenceBlock, Innovation, Manuscript
from sambut.innovations.states import Block, Grade, Stage, State, Verb
from sambut.kernel.spreadsheets import Line

MOST_NAMES = 500
SUMMARY = 420
"""Letters of the first sentences that stand as summary."""
TOLD = "Penuturan pemiliknya dalam direktori asal; tidak ada angka yang dapat diperiksa."


@dataclass
class Report:
    """What became of the rows."""

    read: int = 0
    taken: int = 0
    before: int = 0
    refused: int = 0
    mended: int = 0
    without_outcome: int = 0
    """Records without output and outcome, so without any indicator: nobody can recompute what they changed."""
    why: Counter[str] = field(default_factory=Counter)
    unjoined: list[str] = field(default_factory=list)
    """Owners that lead to no body here; their records were not taken."""
    through_region: list[str] = field(default_factory=list)
    """Owners for whom the government of their region stands."""
    unknown_units: list[str] = field(default_factory=list)
    """Units that are named and not known here; the body stands for them."""
    made_units: list[str] = field(default_factory=list)
    made_bodies: list[str] = field(default_factory=list)
    awards_attached: int = 0


def import_file(
    file: Path, *, at: datetime, dry: bool = False, make_units: bool = True, make_bodies: bool = False,
    write: Callable[[Line], None] = lambda line: None,
) -> Report:  # fmt: skip
    """Every record once: one that is known here is left as it stands, also when its owner went on writing."""
    report, seen, known = Report(), set[str](), _known()
    joiner = Joiner(at=at, make_units=make_units and not dry, make_bodies=make_bodies and not dry)
    for number, row in rows_of(file):
        report.read += 1
        key, outcome, why = "", "refused", ""
        try:
            key = key_of(row)
            if key in seen:
                raise Unreadable("twice_in_file")
            seen.add(key)
            outcome, why = ("before", "") if key in known else _take(record_of(row), joiner, report, at=at, dry=dry)
        except Unreadable as reason:
            why = str(reason)
            report.why[why] += 1
        setattr(report, outcome, getattr(report, outcome) + 1)
        write((number, key, outcome, why))
    report.made_units, report.made_bodies = joiner.made[:MOST_NAMES], joiner.made_bodies[:MOST_NAMES]
    if not dry:
        report.awards_attached = awards.attach_all(at=at)
        words.count()
    return report


def _known() -> set[str]:
    rows = Innovation.objects.filter(source_key__startswith=DIRECTORY)
    return {str(key) for key in rows.values_list("source_key", flat=True)}


def _take(record: Record, joiner: Joiner, report: Report, *, at: datetime, dry: bool) -> tuple[str, str]:
    with transaction.atomic():
        joined = joiner.join(record.agency, record.unit)
        if joined.unit is None:
            _name(report.unjoined, record.agency)
            raise Unreadable("owner_unknown")
        if not dry:
            _store(record, joined, at=at)
    if joined.unknown_unit:
        _name(report.through_region if joined.how == "region" else report.unknown_units, joined.unknown_unit)
    report.mended += bool(record.mended)
    report.why.update(record.mended)
    report.without_outcome += not (record.texts["output"] or record.texts["outcome"])
    return "taken", ", ".join(record.mended)


def _store(record: Record, joined: Joined, *, at: datetime) -> Innovation:
    """Public at once, as it was where it comes from; in the owner's hands from then on."""
    unit = joined.unit
    assert unit is not None
    running = record.running or record.began
    innovation = Innovation(
        source_key=record.key, source_owner=", ".join(part for part in (record.unit, record.agency) if part)[:300],
        unit=unit, body_id=unit.body_id, region_id=unit.region_id or (unit.body.region_id if unit.body else None), stage=Stage.RUNNING,
        idea_on=_first_day(record.began or running), started_on=_first_day(running), year_only=True,
    )  # fmt: skip
    apply(innovation, content(record))
    innovation.evidence = Grade.TOLD if record.texts["manfaat"] else Grade.NONE
    innovation.begin(Verb.IMPORT, by=None, at=at, source=record.key)
    for block, text in ((Block.EFFECT, record.texts["manfaat"]), (Block.IMPLEMENTATION, carried(record))):
        if text:
            EvidenceBlock.objects.create(
                innovation=innovation, block=block, text=text, grade=Grade.TOLD, reason=TOLD, written_at=at
            )
    kept = content_of(innovation)
    Manuscript.objects.create(innovation=innovation, content=kept, changed_at=at)
    version = freeze(innovation, kept, revision=0, by=None, at=at)
    version.published_at = at
    version.save(update_fields=["published_at"])
    innovation.state, innovation.public_at = State.PUBLIC, at
    innovation.save()
    reindex(innovation)
    return innovation


def content(record: Record) -> dict[str, str]:
    texts = record.texts
    summary = first_sentences(texts["deskripsi"])
    new = "; ".join(part for part in (texts["produk_inovasi"], f"Jenis: {record.kind}." if record.kind else "") if part)
    return {
        "title": record.title, "summary": summary, "solution": after(summary, texts["deskripsi"]), "novelty": new,
        "steps": texts["tahapan_proses"], "prerequisites": texts["prasyarat_replikasi"],
    }  # fmt: skip


def carried(record: Record) -> str:
    """What helped and what hindered: both are about carrying it out. The directory asks for drivers, never for the problem."""
    parts = (
        ("Yang mendorong", record.texts["faktor_pendorong"]),
        ("Yang menghambat", record.texts["faktor_penghambat"]),
    )
    return "\n\n".join(f"{words}: {text}" for words, text in parts if text)


def first_sentences(text: str) -> str:
    """As many whole sentences as there is room for; at least the first words."""
    line = " ".join(text.split())
    if len(line) <= SUMMARY:
        return line
    cut = max(line.rfind(end, 60, SUMMARY) for end in (". ", "? ", "! "))
    return line[: cut + 1] if cut > 0 else line[:SUMMARY].rsplit(" ", 1)[0] + " …"


def after(summary: str, text: str) -> str:
    """What goes on after the sentences of the summary; all of it where they are the whole or were cut within a sentence."""
    place = 0
    for word in summary.split():
        if not text.startswith(word, place := place + len(text[place:]) - len(text[place:].lstrip())):
            return text
        place += len(word)
    return text[place:].strip() or text


def _first_day(year: int | None) -> date | None:
    return date(year, 1, 1) if year else None


def _name(names: list[str], name: str) -> None:
    if name not in names and len(names) < MOST_NAMES:
        names.append(name)
