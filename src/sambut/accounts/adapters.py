"""How the sign-in packages meet this house: addresses, mails, words on screens, sealed secrets."""

import ipaddress
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sambut.accounts import mails, sealing
from sambut.accounts.addresses import address_mark
from sambut.accounts.models import User
from sambut.accounts.sentences import ERRORS, MESSAGES
from sambut.kernel.clock import now


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {**DefaultAccountAdapter.error_messages, **ERRORS}

    def get_client_ip(self, request: HttpRequest) -> str:
        """What the packages store as an address is the mark of the day, dressed as a private IPv6 address."""
        return str(ipaddress.IPv6Address(int("fd" + address_mark(request, now()).ljust(30, "0"), 16)))

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        user.name = form.cleaned_data.get("name", "").strip() or gettext("Warga")
        return super().save_user(request, user, form, commit)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing leaves now: a row waits for the job that sends. It goes to the address of the account and to no other."""
        user = context.get("user") or User.objects.filter(email__iexact=email).first()
        if user is not None:
            mails.leave(user.pk, template_prefix.rpartition("/")[2], at=now())

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: Any = None, email: str | None = None
    ) -> None:
        mails.leave(user.pk, template_prefix.rpartition("/")[2], at=now())

    def send_account_already_exists_mail(self, email: str) -> None:
        self.send_mail("account/email/account_already_exists", email, {})

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Our sentence for the package's message; a message that has none here is not worth one."""
        words = message or MESSAGES.get(message_template or "")
        if words:
            super().add_message(request, level, extra_tags=extra_tags, message=str(words))


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {**DefaultMFAAdapter.error_messages, **ERRORS}

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.open_sealed(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        import segno

        return str(segno.make(url, micro=False).svg_inline(scale=5, border=2, dark="#000", light="#fff"))

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  (the package calls it by this name)
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Kunci %(number)s") % {"number": number}

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:
        mails.leave(user.pk, template_prefix.rpartition("/")[2], at=now())


class ProviderAdapter(DefaultSocialAccountAdapter):
    """The one OpenID Connect provider that the operator names, for example the single sign-on of a ministry."""

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "email_taken": _("Alamat surel ini tidak dapat dipakai di sini."),
    }

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        user = sociallogin.user
        user.email = (data.get("email") or "").lower()
        parts = [data.get("first_name"), data.get("last_name")]
        user.name = (data.get("name") or " ".join(part for part in parts if part) or user.email)[:200]
        return user
