"""One function per verb: lock, ask, compute, move. All take an id, give the fresh row, and are one transaction."""

from sambut.innovations.actions.beginning import adapt_innovation, begin_innovation
from sambut.innovations.actions.joining import (
    attach_award,
    attach_file,
    detach_file,
    name_member,
    remove_member,
)
from sambut.innovations.actions.measuring import measure_indicator, name_indicator, prove_innovation
from sambut.innovations.actions.parting import add_part, choose_goals, remove_part
from sambut.innovations.actions.people import agree, leave, open_page
from sambut.innovations.actions.planning import MOST as MOST_PLANNED
from sambut.innovations.actions.planning import plan_year
from sambut.innovations.actions.publishing import (
    publish_innovation,
    return_innovation,
    submit_innovation,
    withdraw_innovation,
)
from sambut.innovations.actions.sending import decline_idea, keep_idea, send_idea, suggest, take_idea
from sambut.innovations.actions.staging import confirm_innovation, remind_owner, run_innovation, try_innovation
from sambut.innovations.actions.writing import Written, discard_beside, write_innovation

__all__ = [
    "MOST_PLANNED", "Written", "adapt_innovation", "add_part", "agree", "attach_award", "attach_file",
    "begin_innovation", "choose_goals", "confirm_innovation", "decline_idea", "detach_file",
    "discard_beside", "keep_idea", "leave", "measure_indicator", "name_indicator", "name_member", "open_page",
    "plan_year", "prove_innovation", "publish_innovation", "remind_owner", "remove_member", "remove_part",
    "return_innovation", "run_innovation", "send_idea", "submit_innovation", "suggest", "take_idea",
    "try_innovation", "withdraw_innovation", "write_innovation",
]  # fmt: skip
