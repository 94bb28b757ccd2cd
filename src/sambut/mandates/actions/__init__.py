"""Verbs of this room: appointments, letters to represent, support access."""

from sambut.mandates.actions.appointments import (
    appoint,
    appoint_by_address,
    end_appointment,
    extend_appointment,
    found_installation,
)
from sambut.mandates.actions.letters import issue_letter, revoke_letter
from sambut.mandates.actions.support import approve_support, deny_support, end_support, request_support, use_support

__all__ = [
    "appoint",
    "appoint_by_address",
    "approve_support",
    "deny_support",
    "end_appointment",
    "end_support",
    "extend_appointment",
    "found_installation",
    "issue_letter",
    "request_support",
    "revoke_letter",
    "use_support",
]
