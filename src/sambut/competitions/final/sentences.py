"""Presentations, sheets, visits and plenaries as people read them."""

from sambut.competitions.final.states import (
    Attendance,
    SheetState,
    SittingStage,
    SlotState,
    Vacancy,
    VisitResult,
    VisitState,
)
from sambut.competitions.judging.sentences import decimal as decimal
from sambut.competitions.models import SheetMark

SLOT_MARKS = {SlotState.PLANNED: "waiting", SlotState.HELD: "answered", SlotState.ABSENT: "late"}
SHEET_MARKS = {SheetState.OPEN: "waiting", SheetState.SIGNED: "answered", SheetState.SET_ASIDE: "shut"}
VISIT_MARKS = {
    VisitState.ASSIGNED: "waiting", VisitState.REPORTED: "moving", VisitState.ANSWERED: "moving", VisitState.CONCLUDED: "answered",
}  # fmt: skip
RESULT_MARKS = {VisitResult.CONFIRMED: "answered", VisitResult.PARTLY: "moving", VisitResult.REFUTED: "late"}
VACANCY_MARKS = {Vacancy.OFFERED: "waiting", Vacancy.FILLED: "answered", Vacancy.EMPTY: "shut"}


def slot_state(state: str) -> tuple[str, str]:
    return SLOT_MARKS[SlotState(state)], str(SlotState(state).label)


def sheet_state(state: str) -> tuple[str, str]:
    return SHEET_MARKS[SheetState(state)], str(SheetState(state).label)


def visit_state(state: str) -> tuple[str, str]:
    return VISIT_MARKS[VisitState(state)], str(VisitState(state).label)


def visit_result(result: str) -> tuple[str, str] | None:
    return (RESULT_MARKS[VisitResult(result)], str(VisitResult(result).label)) if result else None


def vacancy(state: str) -> tuple[str, str]:
    return VACANCY_MARKS[Vacancy(state)], str(Vacancy(state).label)


def attendance(value: str) -> str:
    return str(Attendance(value).label)


def stage(value: str) -> str:
    return str(SittingStage(value).label)


def spoken_score(mark: SheetMark | None) -> str:
    """As the entry shows it: `82,5`."""
    if mark is None or mark.score is None:
        return ""
    return f"{mark.score.normalize():f}".replace(".", ",")
