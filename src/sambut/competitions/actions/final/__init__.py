"""Verbs of the last stage. Every one locks its edition first: two who act at once are told apart there."""

from sambut.competitions.actions.final.arranging import drop_final_row, mark_panel, plan_final, write_final_row
from sambut.competitions.actions.final.choosing import choose_winners, finish_edition
from sambut.competitions.actions.final.scheduling import hold_slot, make_timetable, move_slot, tell_timetable
from sambut.competitions.actions.final.scoring import score_sheet, sign_sheet
from sambut.competitions.actions.final.sitting import attend_sitting, begin_sitting, cast_ballots, end_sitting
from sambut.competitions.actions.final.stripping import fill_vacancy, strip_award
from sambut.competitions.actions.final.visiting import (
    assign_visit,
    attach_photo,
    conclude_visit,
    detach_photo,
    report_visit,
    respond_visit,
    write_visit,
)

__all__ = [
    "assign_visit", "attach_photo", "attend_sitting", "begin_sitting", "cast_ballots", "choose_winners", "conclude_visit",
    "detach_photo", "drop_final_row", "end_sitting", "fill_vacancy", "finish_edition", "hold_slot", "make_timetable",
    "mark_panel", "move_slot", "plan_final", "report_visit", "respond_visit", "score_sheet", "sign_sheet", "strip_award",
    "tell_timetable", "write_final_row", "write_visit",
]  # fmt: skip
