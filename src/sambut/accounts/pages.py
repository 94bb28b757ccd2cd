"""Pages of accounts: the packages' views behind our limits, sessions, tokens, and the roles of a demo."""

from datetime import timedelta
from typing import Any

from allauth.account import views as account_views
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import record_authentication
from allauth.core.internal.httpkit import authenticated_user
from allauth.mfa.webauthn import views as webauthn_views
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sambut.accounts import actions, humans, limits, queries
from sambut.accounts.addresses import address_mark
from sambut.accounts.forms import TokenForm
from sambut.accounts.rules import device
from sambut.frame import answers
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

AN_HOUR = timedelta(hours=1)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Counted:
    """Counts each sending of the form by this household before the package looks at it."""

    purpose: str
    most: int
    kept = ""

    def admit(self, request: HttpRequest) -> None:
        limits.count(f"{self.purpose}:{address_mark(request, now())}", limit=self.most, window=AN_HOUR, at=now())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.admit(request)
        except Refused as refusal:
            return answers.refused(request, refusal)
        return super().post(request, *args, **kwargs)  # type: ignore[misc]


class SignUp(Counted, account_views.SignupView):
    purpose = "accounts.sign_up"

    def admit(self, request: HttpRequest) -> None:
        humans.admit(request, self.purpose, proven=30, unproven=10, at=now())


class ResetPassword(Counted, account_views.PasswordResetView):
    purpose, most = "accounts.reset", 20


class SignInByKey(Counted, webauthn_views.LoginWebAuthnView):
    purpose, most = "accounts.key", 60


class InDemo:
    """Says to the template whether this database is a demo, where mails can be read and roles stepped into."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**facts, "demo": queries.is_demo()}


class SignIn(InDemo, account_views.LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "provider": provider()}


class ConfirmationSent(InDemo, account_views.EmailVerificationSentView):
    pass


class ResetSent(InDemo, account_views.PasswordResetDoneView):
    pass


def provider() -> dict[str, str] | None:
    """The one OpenID Connect provider of this installation, if its operator named one."""
    apps: Any = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    if not apps:
        return None
    return {"name": apps[0]["name"], "url": reverse("openid_connect_login", args=[apps[0]["provider_id"]])}


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    user = authenticated_user(request)
    return answers.page(request, "accounts/home.html", {"user": user, "address": queries.address_of(user.pk)})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    user = authenticated_user(request)
    if request.method == "POST":
        try:
            if request.POST.get("akhiri", "").isdecimal():
                actions.end_session(int(request.POST["akhiri"][:18]), by=user.pk, at=now())
            else:
                actions.end_other_sessions(request.session.session_key or "", by=user.pk, at=now())
        except Refused as refusal:
            return answers.refused(request, refusal)
        return redirect("usersessions_list")
    rows = [
        {"id": row.pk, "device": device(row.user_agent), "since": row.created_at, "here": row.is_current()}
        for row in sorted(UserSession.objects.purge_and_list(user), key=lambda row: row.created_at, reverse=True)
    ]
    return answers.page(request, "accounts/sessions.html", {"sessions": rows})


@login_required
@never_cache
@reauthentication_required
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    user = authenticated_user(request)
    form, text = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        ends = now() + timedelta(days=form.cleaned_data["days"])
        _token, text = actions.issue_token(
            user.pk, name=form.cleaned_data["name"], expires_at=ends, by=user.pk, at=now()
        )
        form = TokenForm()
    facts = {"form": form, "text": text, "tokens": queries.tokens_of(user.pk), "at": now()}
    return answers.page(request, "accounts/tokens.html", facts, status=200 if not form.errors else 409)


@login_required
@require_POST
def revoke_token(request: HttpRequest, token_id: int) -> HttpResponse:
    try:
        actions.revoke_token(token_id, by=authenticated_user(request).pk, at=now())
    except Refused as refusal:
        return answers.refused(request, refusal)
    return redirect("accounts:tokens")


@never_cache
@require_GET
def demo(request: HttpRequest) -> HttpResponse:
    if not queries.is_demo():
        raise Http404
    return answers.page(request, "accounts/demo.html", {"cast": queries.cast()})


@require_POST
def step_into(request: HttpRequest, short_name: str) -> HttpResponse:
    """Signs in as one of the cast, without a password. The action itself asks whether this database is a demo."""
    try:
        user = actions.step_into(short_name, at=now())
    except Refused as refusal:
        return answers.refused(request, refusal)
    request.session.flush()
    login(request, user, backend=BACKEND)
    record_authentication(request, user, method="demo")
    UserSession.objects.create_from_request(request)
    return redirect("mandates:arrive")


@require_GET
def demo_mails(request: HttpRequest) -> HttpResponse:
    """In a demo without a mail server: what would have been sent, so that signing up can be tried to its end."""
    if not queries.is_demo():
        raise Http404
    return answers.page(
        request, "accounts/demo_mails.html", {"mails": queries.waiting_mails(), "title": _("Surel peraga")}
    )
