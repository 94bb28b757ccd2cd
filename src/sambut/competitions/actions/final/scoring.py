"""Marks of the panel for one presentation: kept while they are written, signed once, set aside where a conflict comes up."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sambut.competitions.actions.around import locked_edition
from sambut.competitions.actions.scoring import Given, accept_mark, weighted
from sambut.competitions.final import access
from sambut.competitions.final.states import CriterionKind, SheetState, SlotState
from sambut.competitions.models import Edition, FinalCriterion, FinalPlan, Judge, Sheet, SheetMark
from sambut.competitions.states import State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person


@transaction.atomic
def score_sheet(sheet_id: int, given: Mapping[str, Given], *, revision: int, by: Person, at: datetime) -> Sheet:
    """Keeps what was written. A page that is older than what stands is refused: nothing is overwritten."""
    sheet = _locked(sheet_id)
    access.require(by, "score", sheet)
    _open(sheet, "score", at)
    _keep(sheet, given, revision=revision)
    sheet.revision += 1
    sheet.save(update_fields=["revision"])
    return sheet


@transaction.atomic
def sign_sheet(sheet_id: int, given: Mapping[str, Given], *, revision: int, by: Person, at: datetime) -> Sheet:
    """Every criterion has its score and its reason; from now on they stand. Istilah: menandatangani nilai."""
    sheet = _locked(sheet_id)
    access.require(by, Verb.SIGN, sheet)
    _open(sheet, "sign", at)
    _keep(sheet, given, revision=revision)
    stand = {mark.criterion_id: mark for mark in SheetMark.objects.filter(sheet=sheet)}
    total = weighted(scored_by(sheet.slot.edition), stand)
    before, sheet.state, sheet.total, sheet.signed_at = sheet.state, SheetState.SIGNED, total, at
    sheet.revision += 1
    sheet.note(Verb.SIGN, before, by=by.user_id, at=at, revision=sheet.revision)
    return sheet


def set_aside_sheets(judge: Judge, entry_id: int, *, why: str, by: int | None, at: datetime) -> None:
    """Something stands between them since now: the marks count no more; they and their trace stay."""
    rows = Sheet.objects.filter(judge=judge, slot__entry_id=entry_id).exclude(state=SheetState.SET_ASIDE)
    told = FinalPlan.objects.filter(edition=judge.edition_id, told_at__isnull=False).exists()
    for sheet in rows.select_for_update():
        if not told:  # nobody has seen it: the timetable is made again
            sheet.delete()
            continue
        before, sheet.state, sheet.why = sheet.state, SheetState.SET_ASIDE, why.strip()[:500]
        sheet.note(Verb.SET_ASIDE, before, by=by, at=at)


def scored_by(edition: Edition) -> list[FinalCriterion]:
    """What the panel itself scores."""
    return list(FinalCriterion.objects.filter(edition=edition, kind=CriterionKind.SCORE).order_by("position", "id"))


def _locked(sheet_id: int) -> Sheet:
    edition = locked_edition(Sheet.objects.values_list("slot__edition_id", flat=True).get(pk=sheet_id))
    sheet = Sheet.objects.select_related("judge__edition__host", "slot__entry__unit").get(pk=sheet_id)
    sheet.judge.edition = sheet.slot.edition = edition
    return sheet


def _open(sheet: Sheet, verb: str, at: datetime) -> None:
    if sheet.state != SheetState.OPEN:
        raise Refused(f"sheet.{verb}.from_{sheet.state}")
    edition = sheet.slot.edition
    if edition.state != State.DECIDED or edition.verdicts.filter(entry=sheet.slot.entry_id).exists():
        raise Refused("sheet.score.over")
    told = FinalPlan.objects.filter(edition=edition, told_at__isnull=False).exists()
    if not told or at < sheet.slot.starts_at:
        raise Refused("sheet.score.too_early")
    if sheet.slot.state == SlotState.ABSENT:
        raise Refused("sheet.score.absent")


def _keep(sheet: Sheet, given: Mapping[str, Given], *, revision: int) -> None:
    if revision != sheet.revision:
        raise Refused("sheet.score.newer")
    known = {row.code: row for row in scored_by(sheet.slot.edition)}
    for code, one in given.items():
        if code not in known:
            raise Refused("reading.score.no_criterion")
        accept_mark(known[code], one)
        SheetMark.objects.update_or_create(
            sheet=sheet, criterion=known[code], defaults={"score": one.score, "reason": one.reason}
        )
