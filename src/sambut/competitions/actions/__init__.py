"""One function per verb: lock, ask, compute, move, announce. All are one transaction. Judging has its own files."""

from sambut.competitions.actions.deciding import accept_entry, refuse_entry
from sambut.competitions.actions.editing import drop_row, edit_edition, write_period, write_row
from sambut.competitions.actions.entering import Written, begin_entry, discard_beside, write_entry
from sambut.competitions.actions.lapsing import lapse_entry, urge_admin
from sambut.competitions.actions.preparing import EditionText, draft_edition, move_deadline, open_edition
from sambut.competitions.actions.sending import return_entry, send_entry, submit_entry, withdraw_entry

__all__ = [
    "EditionText", "Written", "accept_entry", "begin_entry", "discard_beside", "draft_edition", "drop_row", "edit_edition",
    "lapse_entry", "move_deadline", "open_edition", "refuse_entry", "return_entry", "send_entry", "submit_entry", "urge_admin",
    "withdraw_entry", "write_entry", "write_period", "write_row",
]  # fmt: skip
