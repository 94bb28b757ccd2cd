"""Somebody goes and looks: assigned, written on the spot, reported, answered by the participant, concluded."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import locked, locked_edition
from sambut.competitions.final import access as final_access
from sambut.competitions.final.states import VisitResult, VisitState
from sambut.competitions.judging import conflicts
from sambut.competitions.models import Entry, Judge, Visit, VisitItem, VisitPhoto, VisitTick
from sambut.competitions.states import JudgeState, State, Verb
from sambut.files.actions import take_upload
from sambut.files.states import Privacy
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.retention.own import erase_file

Ticks = Mapping[str, tuple[bool | None, str]]
"""Code of an item → whether it was seen to be so (None: not looked at), and a word about it."""
MOST_PHOTOS = 20
ANSWER_DAYS = 3
"""So long the participant has to answer before a visit is concluded without it."""
LONGEST_FINDINGS, LONGEST_ANSWER, LONGEST_CONCLUSION = 6000, 4000, 2000


@transaction.atomic
def assign_visit(entry_id: int, judges: Collection[int], *, due_on: date, by: Person, at: datetime) -> Visit:
    """Who goes to this finalist, until when; changed as long as nothing was reported. Istilah: menugaskan verifikasi lapangan."""
    edition = locked_edition(Entry.objects.values_list("edition_id", flat=True).get(pk=entry_id))
    entry = locked(entry_id)
    access.require(by, Verb.VISIT, edition)
    edition.after(Verb.VISIT)
    entry.after(Verb.VISIT)
    team = list(
        Judge.objects.filter(edition=edition, state=JudgeState.CONFIRMED, pk__in=judges).select_related("institution__region")
    )  # fmt: skip
    if not team or len(team) != len(set(judges)):
        raise Refused("entry.visit.nobody")
    if conflicts.look(team, [entry], edition=edition, at=at):
        raise Refused("entry.visit.conflict")
    if due_on < at.date():
        raise Refused("entry.visit.past")
    visit = Visit.objects.filter(entry=entry).first() or Visit(entry=entry, assigned_at=at, due_on=due_on)
    if visit.state != VisitState.ASSIGNED:
        raise Refused(f"visit.report.from_{visit.state}")
    visit.assigned_at, visit.due_on = at, due_on
    visit.save()
    visit.judges.set(team)
    visit.note(Verb.VISIT, "", by=by.user_id, at=at, judges=sorted(judge.pk for judge in team))
    return visit


@transaction.atomic
def write_visit(
    visit_id: int, ticks: Ticks, *, findings: str, visited_on: date | None, revision: int, by: Person, at: datetime
) -> Visit:
    """Kept while it is written, on the spot. A page that is older than what stands is refused."""
    visit = _locked(visit_id)
    final_access.require(by, Verb.REPORT, visit)
    _in_state(visit, "report", VisitState.ASSIGNED)
    _write(visit, ticks, findings=findings, visited_on=visited_on, revision=revision, at=at)
    visit.save()
    return visit


@transaction.atomic
def report_visit(
    visit_id: int, ticks: Ticks, *, findings: str, visited_on: date | None, revision: int, by: Person, at: datetime
) -> Visit:
    """Every item was looked at and the findings are written; the participant reads them now. Istilah: melaporkan."""
    visit = _locked(visit_id)
    final_access.require(by, Verb.REPORT, visit)
    _in_state(visit, "report", VisitState.ASSIGNED)
    _write(visit, ticks, findings=findings, visited_on=visited_on, revision=revision, at=at)
    met = dict(VisitTick.objects.filter(visit=visit).values_list("item_id", "met"))
    lacking = [
        row.words
        for row in VisitItem.objects.filter(edition=visit.entry.edition_id).order_by("place")
        if met.get(row.pk) is None
    ]
    if lacking:
        raise Refused("visit.report.not_looked_at", count=len(lacking), lacking=lacking[:3])
    if not visit.findings:
        raise Refused("visit.report.without_findings")
    if visit.visited_on is None:
        raise Refused("visit.report.without_day")
    before, visit.state, visit.reported_at, visit.reported_by_id = visit.state, VisitState.REPORTED, at, by.user_id
    visit.note(Verb.REPORT, before, by=by.user_id, at=at)
    return visit


@transaction.atomic
def attach_photo(visit_id: int, *, upload: UploadedFile, words: str, by: Person, at: datetime) -> VisitPhoto:
    """A photograph with a word about what is to be seen. Nothing is stored of what is refused."""
    visit = _locked(visit_id)
    final_access.require(by, Verb.REPORT, visit)
    _in_state(visit, "report", VisitState.ASSIGNED)
    words = " ".join(words.split())[:200]
    if not words:
        raise Refused("visit.report.photo_without_words")
    if VisitPhoto.objects.filter(visit=visit).count() >= MOST_PHOTOS:
        raise Refused("visit.report.too_many_photos", most=MOST_PHOTOS)
    file = take_upload(upload, at=at, privacy=Privacy.OPEN)
    return VisitPhoto.objects.create(visit=visit, file=file, words=words, taken_at=at)


@transaction.atomic
def detach_photo(visit_id: int, file: UUID, *, by: Person, at: datetime) -> Visit:
    visit = _locked(visit_id)
    final_access.require(by, Verb.REPORT, visit)
    _in_state(visit, "report", VisitState.ASSIGNED)
    photo = VisitPhoto.objects.filter(visit=visit, file__uuid=file).first()
    if photo is not None:
        photo.delete()
        erase_file(str(file), at=at)
    return visit


@transaction.atomic
def respond_visit(visit_id: int, *, words: str, by: Person, at: datetime) -> Visit:
    """The participant answers what was found. Istilah: tanggapan peserta."""
    visit = _locked(visit_id)
    final_access.require(by, Verb.RESPOND, visit)
    _in_state(visit, "respond", VisitState.REPORTED)
    if not words.strip():
        raise Refused("visit.respond.without_words")
    if len(words) > LONGEST_ANSWER:
        raise Refused("entry.object.too_long", longest=LONGEST_ANSWER)
    before, visit.state, visit.answer, visit.answered_at = visit.state, VisitState.ANSWERED, words.strip(), at
    visit.note(Verb.RESPOND, before, by=by.user_id, at=at)
    return visit


@transaction.atomic
def conclude_visit(visit_id: int, *, result: str, words: str, by: Person, at: datetime) -> Visit:
    """What the organisers make of it; after the answer, or once its time is over."""
    visit = _locked(visit_id)
    final_access.require(by, Verb.CONCLUDE, visit)
    _in_state(visit, "conclude", VisitState.REPORTED, VisitState.ANSWERED)
    if result not in VisitResult.values or not result:
        raise Refused("visit.conclude.no_result")
    if not words.strip() or len(words) > LONGEST_CONCLUSION:
        raise Refused("visit.conclude.without_words", longest=LONGEST_CONCLUSION)
    assert visit.reported_at is not None
    until = visit.reported_at + timedelta(days=ANSWER_DAYS)
    if visit.state == VisitState.REPORTED and at < until:
        raise Refused("visit.conclude.answer_open", until=until)
    before, visit.state, visit.result = visit.state, VisitState.CONCLUDED, VisitResult(result)
    visit.conclusion, visit.concluded_at = words.strip(), at
    visit.note(Verb.CONCLUDE, before, by=by.user_id, at=at, result=result)
    return visit


def _locked(visit_id: int) -> Visit:
    """The row behind the lock of its edition."""
    edition = locked_edition(Visit.objects.values_list("entry__edition_id", flat=True).get(pk=visit_id))
    visit = Visit.objects.select_related("entry__unit", "entry__body").get(pk=visit_id)
    visit.entry.edition = edition
    return visit


def _in_state(visit: Visit, verb: str, *states: VisitState) -> None:
    if visit.state not in states:
        raise Refused(f"visit.{verb}.from_{visit.state}")
    if visit.entry.edition.state != State.DECIDED:
        raise Refused("visit.report.over")


def _write(visit: Visit, ticks: Ticks, *, findings: str, visited_on: date | None, revision: int, at: datetime) -> None:
    if revision != visit.revision:
        raise Refused("visit.report.newer")
    if len(findings) > LONGEST_FINDINGS:
        raise Refused("entry.object.too_long", longest=LONGEST_FINDINGS)
    if visited_on is not None and visited_on > at.date() + timedelta(days=1):
        raise Refused("visit.report.not_yet")
    for item in VisitItem.objects.filter(edition=visit.entry.edition_id):
        met, note = ticks.get(item.code, (None, ""))
        VisitTick.objects.update_or_create(visit=visit, item=item, defaults={"met": met, "note": note.strip()[:500]})
    visit.findings, visit.visited_on, visit.revision = findings.strip(), visited_on, visit.revision + 1
