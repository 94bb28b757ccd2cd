"""Verbs of the room. `from sambut.identities.actions import seal_identity`."""

from sambut.identities.actions.erasing import erase_identity
from sambut.identities.actions.looking import deny_look, grant_look, look, request_look
from sambut.identities.actions.sealing import begin_box, begin_boxes, keep_identity, new_handle, seal_identity

__all__ = [
    "begin_box",
    "begin_boxes",
    "deny_look",
    "erase_identity",
    "grant_look",
    "keep_identity",
    "look",
    "new_handle",
    "request_look",
    "seal_identity",
]
