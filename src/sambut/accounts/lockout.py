"""Locking out after failures, for axes: counted in our own rows, under marks; no address and no name is stored.

Three counts: one household against one account, any household against one account, one household against any account.
The first is tight; the others are wide, so that a stranger cannot easily lock somebody out of their own account.
"""

import hashlib
import hmac
from datetime import timedelta
from typing import Any

from axes.handlers.base import AxesBaseHandler
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sambut.accounts import limits
from sambut.accounts.addresses import address_mark
from sambut.frame import answers
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

WINDOW = timedelta(minutes=15)
TOGETHER, ACCOUNT, HOUSEHOLD = 5, 50, 60


class RowsHandler(AxesBaseHandler):
    def is_allowed(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        return _refusal(request, credentials) is None

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        return _refusal(request, credentials) is not None

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        return 0

    def user_login_failed(self, sender: Any, credentials: dict[str, Any], request: Any = None, **_more: Any) -> None:
        if request is None:
            return
        for key, limit in _counts(request, credentials):
            try:
                limits.count(key, limit=limit, window=WINDOW, at=now())
            except Refused as refusal:
                request.axes_locked_out, request.sign_in_refusal = True, refusal

    def user_logged_in(self, sender: Any, request: Any, user: Any, **_more: Any) -> None:
        limits.forget(_together(request, user.email))

    def user_logged_out(self, sender: Any, request: Any, user: Any, **_more: Any) -> None:
        """Nothing to count."""


def answer(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None) -> HttpResponse:
    """Instead of the sign-in page: how long to wait, and that nothing is lost."""
    refusal = getattr(request, "sign_in_refusal", None)
    wait = refusal.facts["wait"] if refusal else WINDOW
    return answers.refused(request, Refused("limit.sign_in", wait=wait))


def no_address(request: HttpRequest) -> None:
    """axes looks for an address in headers that anybody can write; it gets none."""


def no_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> None:
    """Nor a name for its log."""


def _refusal(request: HttpRequest, credentials: dict[str, Any] | None) -> Refused | None:
    for key, limit in _counts(request, credentials):
        try:
            limits.check(key, limit=limit, at=now())
        except Refused as refusal:
            return refusal
    return None


def _counts(request: HttpRequest, credentials: dict[str, Any] | None) -> list[tuple[str, int]]:
    email = str((credentials or {}).get("email") or (credentials or {}).get("username") or "")
    household = f"sign_in:{address_mark(request, now())}"
    return [(_together(request, email), TOGETHER), (f"sign_in:{_name_mark(email)}", ACCOUNT), (household, HOUSEHOLD)]


def _together(request: HttpRequest, email: str) -> str:
    return f"sign_in:{_name_mark(email)}:{address_mark(request, now())}"


def _name_mark(email: str) -> str:
    return hmac.new(
        settings.SECRET_KEY.encode(), b"sign in " + email.strip().lower().encode(), hashlib.sha256
    ).hexdigest()[:20]
