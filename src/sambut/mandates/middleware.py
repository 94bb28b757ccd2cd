"""Who stands behind a request, and what is asked of people with an office.

Order in settings: `PersonMiddleware`, then `OfficeMiddleware`, both after sessions, sign-in and messages.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from sambut.frame.dates import hour
from sambut.kernel.clock import now
from sambut.mandates import actions, queries
from sambut.mandates.people import VISITOR, Mandate, Person

Respond = Callable[[HttpRequest], HttpResponse]

OFFICE_HOURS = timedelta(hours=12)
"""After this long somebody with an office signs in again, however busy they are."""
SINCE = "office_since"
OPEN_TO_ALL = ("account_", "mfa_", "usersessions_", "frame:", "accounts:")
"""Pages that somebody without the second factor needs to get one, or to leave."""


class PersonMiddleware:
    """Sets `request.person`: asked when first needed, at most once a request."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.person = SimpleLazyObject(lambda: _person(request))  # type: ignore[attr-defined]
        return self.respond(request)


class OfficeMiddleware:
    """People with an office: no lasting session, a second factor where it is obligatory, support access on record."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        if "_auth_user_id" not in request.session:
            return None
        person: Person = request.person  # type: ignore[attr-defined]
        if not person.mandates:
            return None
        at, page = now(), request.resolver_match.view_name if request.resolver_match else ""
        if _session_is_over(request, at):
            logout(request)
            messages.info(request, _("Sesi kerja Anda berakhir. Masuklah lagi; yang sudah Anda tulis tetap tersimpan."))
            return redirect(f"{settings.LOGIN_URL}")
        if settings.ENVIRONMENT.second_factor_required and _must_secure(request, page):
            request.session["must_secure"] = True
            return redirect("mfa_index")
        if person.support:
            _record(request, person, person.support, page, at)
        return None


def _person(request: HttpRequest) -> Person:
    if not request.user.is_authenticated:
        return VISITOR
    return queries.person_of(request.user.pk, at=now())


def _session_is_over(request: HttpRequest, at: datetime) -> bool:
    since = request.session.get(SINCE)
    if since is None:
        request.session[SINCE] = at.timestamp()
        request.session.set_expiry(0)
        return False
    if not request.session.get_expire_at_browser_close():
        request.session.set_expiry(0)
    return bool(at.timestamp() - since > OFFICE_HOURS.total_seconds())


def _must_secure(request: HttpRequest, page: str) -> bool:
    if page.startswith(OPEN_TO_ALL):
        return False
    return not is_mfa_enabled(request.user)


def _record(request: HttpRequest, person: Person, support: Mandate, page: str, at: datetime) -> None:
    """One event a page; and the page itself says that a support access is running, and until when."""
    actions.use_support(support, page=page, method=request.method or "", by=person, at=at)
    if request.method == "GET" and "HX-Request" not in request.headers:
        ends_at = queries.support_ends_at(support.appointment_id)
        messages.warning(
            request,
            _("Akses dukungan sedang terbuka sampai pukul %(until)s. Setiap halaman dicatat.")
            % {"until": hour(ends_at)},
        )
