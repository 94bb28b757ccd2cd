"""Everything an entry was told why, stage by stage: what its participants read and keep. No judge's name, no other entry."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from sambut.competitions import queries
from sambut.competitions.final.states import SheetState, VisitState
from sambut.competitions.judging import choosing
from sambut.competitions.judging import queries as judging_queries
from sambut.competitions.judging.sentences import decimal
from sambut.competitions.models import Choice, Entry, Revocation, SheetMark, Verdict, Visit
from sambut.competitions.papers.standing import AFTER, Decrees
from sambut.competitions.states import EntryState, State, Verb
from sambut.frame import dates, numbers


@dataclass(frozen=True)
class Point:
    """One aspect or item: what was found, in words."""

    name: str
    value: str = ""
    meaning: str = ""
    """What this score says by the rubric that was open before anybody scored."""
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Told:
    """One stage: its outcome in a sentence, why, and the points."""

    stage: str
    outcome: str
    on: datetime | None = None
    words: list[str] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)


def open_to(entry: Entry) -> bool:
    """Whether there is anything to tell by now: a refusal at once, scores after the decree."""
    return entry.state == EntryState.REFUSED or (
        entry.edition.state in AFTER and Choice.objects.filter(entry=entry).exists()
    )


def reasons(entry: Entry) -> list[Told]:
    """Some twenty queries, whatever stands in it."""
    found = [_administration(entry)]
    if entry.edition.state not in AFTER or not hasattr(entry, "choice"):
        return found
    found += [_judging(entry), _plenary(entry), *_objections(entry), *_final(entry)]
    revocation = Revocation.objects.filter(entry=entry).first()
    if revocation is not None:
        outcome = _("Penghargaan dicabut dengan surat %(letter)s.") % {"letter": revocation.letter}
        found.append(Told(_("Pencabutan"), outcome, revocation.revoked_at, [revocation.reason]))
    return found


def _administration(entry: Entry) -> Told:
    refused = entry.state == EntryState.REFUSED
    points = [
        Point(tick.item.words, _("ada") if tick.met else _("belum dipenuhi"), reasons=[tick.note] if tick.note else [])
        for tick in sorted(queries.ticks(entry).values(), key=lambda one: one.item.place)
    ]
    words = [note.text for note in queries.notes(entry, Verb.REFUSE)] if refused else []
    outcome = _("Tidak lolos seleksi administrasi.") if refused else _("Lolos seleksi administrasi.")
    return Told(_("Seleksi administrasi"), outcome, entry.decided_at, words, points)


def meanings(entry: Entry) -> dict[str, str]:
    """Aspect → what its mean says by the rubric that was open before anybody scored."""
    levels, ids = queries.levels(entry.edition), {row.name: row.pk for row in queries.criteria(entry.edition)}
    found = {}
    for one in judging_queries.aspects(entry):
        fits = [row.words for row in levels.get(ids.get(one.name, 0), []) if row.lowest <= one.mean]
        found[one.name] = fits[-1] if fits else ""
    return found


def _judging(entry: Entry) -> Told:
    said = meanings(entry)
    points = [
        Point(one.name, decimal(one.mean), said[one.name], [text for text in one.reasons if text.strip()])
        for one in judging_queries.aspects(entry)
    ]
    result = choosing.latest(entry.edition)
    standing = judging_queries.standing_of(entry, result) if result else None
    words = []
    if standing and result:
        facts = {
            "total": decimal(standing.raw),
            "rank": numbers.number(standing.raw_rank),
            "all": numbers.number(result.counts["entries"]),
        }
        words.append(_("Rata-rata berbobot %(total)s, peringkat %(rank)s dari %(all)s.") % facts)
        if standing.calibrated is not None and standing.calibrated_rank is not None:
            facts = {"level": decimal(standing.calibrated), "rank": numbers.number(standing.calibrated_rank)}
            words.append(_("Terkalibrasi %(level)s, peringkat %(rank)s.") % facts)
    return Told(_("Penilaian juri"), _("Selesai dinilai."), result.made_at if result else None, words, points)


def _plenary(entry: Entry) -> Told:
    choice = entry.choice
    chosen = _("Dipilih pleno.") if choice.chosen else _("Tidak dipilih pleno.")
    why = choice.reason if choice.out_of_order else _("Putusan ini mengikuti urutan nilai di klasternya.")
    number, on = Decrees(entry.edition).of(entry)
    decree = _("Ditetapkan dengan SK %(number)s, %(day)s.") % {
        "number": number,
        "day": dates.day(on, "plain") if on else "–",
    }
    return Told(_("Pleno"), chosen, choice.decided_at, [why, decree])


def _objections(entry: Entry) -> list[Told]:
    return [
        Told(_("Sanggahan"), str(row.get_state_display()).capitalize() + ".", row.answered_at or row.filed_at, [row.words, *([row.answer] if row.answer else [])])
        for row in reversed(judging_queries.objections_of(entry))
    ]  # fmt: skip


def _final(entry: Entry) -> list[Told]:
    """Presentation, visit and the last plenary, once the winners stand."""
    if entry.edition.state != State.FINISHED:
        return []
    found = []
    marks: dict[int, list[SheetMark]] = {}
    rows = SheetMark.objects.filter(sheet__slot__entry=entry, sheet__state=SheetState.SIGNED).select_related(
        "criterion"
    )
    for mark in rows.order_by("criterion__position", "reason"):
        marks.setdefault(mark.criterion_id, []).append(mark)
    points = [
        Point(
            those[0].criterion.name, decimal(sum(float(one.score or 0) for one in those) / len(those)),
            reasons=[one.reason for one in those if one.reason.strip()],
        )
        for those in marks.values()
    ]  # fmt: skip
    if points:
        found.append(Told(_("Presentasi dan wawancara"), _("Selesai dinilai."), points=points))
    visit = Visit.objects.filter(entry=entry, state=VisitState.CONCLUDED).first()
    if visit is not None and visit.conclusion:
        found.append(
            Told(_("Verifikasi lapangan"), str(visit.get_result_display()).capitalize() + ".", words=[visit.conclusion])
        )
    verdict = Verdict.objects.filter(entry=entry).first()
    if verdict is not None:
        outcome = _("Ditetapkan sebagai pemenang.") if verdict.won else _("Tidak ditetapkan sebagai pemenang.")
        why = verdict.reason if verdict.out_of_order else _("Putusan ini mengikuti urutan nilai di klasternya.")
        parts = [
            (_("Penilaian berkas"), verdict.desk),
            (_("Presentasi"), verdict.panel),
            (_("Verifikasi lapangan"), verdict.visit),
            (_("Jumlah berbobot"), verdict.total),
        ]
        told = [Point(name, decimal(value)) for name, value in parts if value is not None]
        found.append(Told(_("Pleno akhir"), outcome, verdict.decided_at, [why], told))
    return found
