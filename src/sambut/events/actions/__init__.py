"""One function per verb: lock the event, ask, compute, write down, count. All are one transaction."""

from sambut.events.actions.coaching import (
    answer_desk,
    ask_desk,
    book_clinic,
    cancel_booking,
    offer_clinic,
    withdraw_clinic,
)
from sambut.events.actions.following import drop_task, finish_task, give_task, is_whole, report_event
from sambut.events.actions.inviting import confirm_delegation, decline_delegation, invite_body, remind_body
from sambut.events.actions.naming import check_in, confirm_delegate, drop_delegate, name_delegate
from sambut.events.actions.preparing import (
    EventText,
    announce_event,
    close_event,
    draft_event,
    edit_event,
    start_event,
)
from sambut.events.actions.programming import add_partner, add_session, drop_partner, drop_session
from sambut.events.actions.promising import (
    drop_signing,
    list_signing,
    note_signature,
    pledge_innovation,
    ready_signing,
    sign_signing,
    withdraw_pledge,
)
from sambut.events.actions.showing import add_stand, claim_interest, drop_stand, record_interest

__all__ = [
    "EventText", "add_partner", "add_session", "add_stand", "announce_event", "answer_desk", "ask_desk", "book_clinic",
    "cancel_booking", "check_in", "claim_interest", "close_event", "confirm_delegate", "confirm_delegation",
    "decline_delegation", "draft_event", "drop_delegate", "drop_partner", "drop_session", "drop_signing", "drop_stand",
    "drop_task", "edit_event", "finish_task", "give_task", "invite_body", "is_whole", "list_signing", "name_delegate",
    "note_signature", "offer_clinic", "pledge_innovation", "ready_signing", "record_interest", "remind_body", "report_event",
    "sign_signing", "start_event", "withdraw_clinic", "withdraw_pledge",
]  # fmt: skip
