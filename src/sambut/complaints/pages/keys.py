"""What this browser has proved and what it is writing, kept in the browser alone.

Neither the session nor any row joins a signed-in person with a case: signed cookies hold the draft's key and the handles
of the cases that were opened with number and secret.
"""

import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sambut.complaints import queries
from sambut.complaints.access import Reporter

DRAFT, OPENED = "draf", "laporan"
DRAFT_AGE, OPENED_AGE = 30 * 24 * 3600, 12 * 3600
MOST = 30
"""Cases that one browser keeps open at once; the oldest is forgotten first."""


def draft_key(request: HttpRequest) -> uuid.UUID | None:
    found = request.get_signed_cookie(DRAFT, default="", max_age=DRAFT_AGE)
    return uuid.UUID(found) if found else None


def keep_draft_key(response: HttpResponse, key: uuid.UUID) -> None:
    _set(response, DRAFT, str(key), DRAFT_AGE)


def opened(request: HttpRequest) -> list[uuid.UUID]:
    """The handles that this browser has opened, oldest first."""
    found = request.get_signed_cookie(OPENED, default="", max_age=OPENED_AGE)
    return [uuid.UUID(text) for text in (found or "").split(".") if text]


def keep_opened(request: HttpRequest, response: HttpResponse, handle: uuid.UUID) -> None:
    kept = [other for other in opened(request) if other != handle][-(MOST - 1) :]
    _set(response, OPENED, ".".join(one.hex for one in [*kept, handle]), OPENED_AGE)


def forget(response: HttpResponse) -> None:
    """For a phone that others use too."""
    response.delete_cookie(OPENED)
    response.delete_cookie(DRAFT)


def reporter(request: HttpRequest) -> Reporter:
    """Who this browser is to cases: the account's own handles and those it opened. No query for a plain visitor."""
    user_id = request.person.user_id  # type: ignore[attr-defined]
    return queries.mine(user_id, opened(request))


def _set(response: HttpResponse, name: str, value: str, age: int) -> None:
    response.set_signed_cookie(
        name, value, max_age=age, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
