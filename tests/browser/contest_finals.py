"""Rows and the table of pages of the last stage: a contest whose finalists present, and one that is finished and lost its winner."""

from datetime import timedelta
from typing import Any

from sambut.competitions.final.states import SittingStage
from sambut.kernel.clock import now
from tests.browser.pages import VISITOR, Page
from tests.competitions.finale import FIRST, SECOND, THIRD, Finale
from tests.world.cast import Cast

FINALS = (
    Page("competitions:final", "contest_secretary", ("contest_prepared",)),
    Page("competitions:final", "contest_secretary", ("final_now",)),
    Page("competitions:final", "contest_secretary", ("final_over",)),
    Page("competitions:final_plan", "agency_admin", ("contest_prepared",), states=("refused",)),
    Page("competitions:final_plan", "contest_secretary", ("final_now",)),
    Page("competitions:add_final_row", "contest_secretary", ("final_now", "final_days"), states=("refused",)),
    Page("competitions:final_row", "contest_secretary", ("final_now", "final_rooms", "final_room"), states=("refused",)),
    Page("competitions:final_panel", "contest_secretary", ("final_now",)),
    Page("competitions:timetable", "contest_secretary", ("final_now",)),
    Page("competitions:slot", "contest_secretary", ("final_slot",)),
    Page("competitions:slot", "innovator", ("final_slot",)),
    Page("competitions:move_slot", "contest_secretary", ("final_slot_later",), states=("refused",)),
    Page("competitions:hold_slot", "contest_secretary", ("final_slot",)),
    Page("competitions:panel_desk", "judge"),
    Page("competitions:sheet", "judge", ("sheet_signed",)),
    Page("competitions:sheet", "judge_ombudsman", ("sheet_open",)),
    Page("competitions:visits", "contest_secretary", ("final_now",)),
    Page("competitions:assign_visit", "contest_secretary", ("final_now", "entry_finalist"), states=("refused",)),
    Page("competitions:visit", "judge", ("visit_open",)),
    Page("competitions:visit", "innovator", ("visit_reported",)),
    Page("competitions:visit_photo", "judge", ("visit_open",), states=("refused",)),
    Page("competitions:respond_visit", "innovator", ("visit_reported",), states=("refused",)),
    Page("competitions:conclude_visit", "contest_secretary", ("visit_reported",), states=("refused",)),
    Page("competitions:sitting", "contest_secretary", ("final_now", "winners")),
    Page("competitions:sitting", "contest_secretary", ("final_over", "winners")),
    Page("competitions:ballot", "judge", ("sitting_open",)),
    Page("competitions:choose_winners", "contest_secretary", ("final_now", "perangkat")),
    Page("competitions:choose_winners", "contest_secretary", ("final_over", "perangkat")),
    Page("competitions:finish", "contest_secretary", ("final_now",), states=("refused",)),
    Page("competitions:strip", "contest_secretary", ("entry_won",), states=("refused",)),
    Page("competitions:vacancy", "agency_admin", ("vacancy",), states=("refused",)),
    Page("competitions:object_nominee", "citizen", ("entry_announced",), states=("refused",)),
    Page("competitions:scores", "innovator", ("entry_won",)),
    Page("competitions:public_result", VISITOR, ("final_over",)),
)  # fmt: skip


def build(facts: dict[str, Any], cast: Cast) -> None:
    finale = _begun(cast, "final_now", facts)
    finale.told()
    finale.at = max(finale.slot(title).ends_at for title in (FIRST, SECOND))
    facts["sheet_signed"] = str(finale.mark("judge", FIRST).uuid)
    facts |= {
        "sheet_open": str(finale.sheet("judge_ombudsman", FIRST).uuid), "final_slot": str(finale.slot(FIRST).uuid),
        "final_slot_later": str(finale.slot(SECOND).uuid), "final_room": str(finale.edition.final_rooms.get().pk),
        "visit_reported": str(finale.reported(FIRST).uuid), "visit_open": str(finale.sent_out(SECOND).uuid),
        "entry_finalist": str(finale.entries[SECOND].uuid), "sitting_open": str(finale.sits(SittingStage.WINNERS).uuid),
    }  # fmt: skip
    finale = _begun(cast, "final_over", facts, places=2)
    finale.told()
    finale.presented({FIRST: 80, SECOND: 90, THIRD: 50})
    for title in (FIRST, SECOND, THIRD):
        finale.visited(title)
    finale.win(FIRST, SECOND)
    finale.finish()
    facts |= {"vacancy": str(finale.strip(SECOND).uuid), "entry_won": str(finale.entries[FIRST].uuid)}


def _begun(cast: Cast, name: str, facts: dict[str, Any], *, places: int = 1) -> Finale:
    """Far enough back that its presentations lie behind."""
    finale = Finale(cast)
    finale.at, finale.opens_on, finale.places = now() - timedelta(days=68), (now() - timedelta(days=70)).date(), places
    finale.finalists()
    facts[name] = str(finale.edition.uuid)
    return finale
