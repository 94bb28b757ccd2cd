"""Mails about an account. A row says which mail to whom; address, link and words are made at the moment of sending.

So neither a dump nor a queue holds an address beside a text, or a link that opens an account.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sambut.accounts import limits
from sambut.accounts.models import Mail, User
from sambut.kernel.refusals import Refused
from sambut.ledger.outbox import announce

TOPIC = "accounts.mail"
SUBJECTS = {
    "email_confirmation": gettext_lazy("Pastikan alamat surel Anda"),
    "email_confirmation_signup": gettext_lazy("Pastikan alamat surel Anda"),
    "account_already_exists": gettext_lazy("Anda sudah punya akun"),
    "password_reset_key": gettext_lazy("Membuat kata sandi baru"),
    "password_reset": gettext_lazy("Kata sandi Anda diganti"),
    "password_changed": gettext_lazy("Kata sandi Anda diganti"),
    "password_set": gettext_lazy("Kata sandi Anda dibuat"),
    "totp_activated": gettext_lazy("Aplikasi kode dipasang"),
    "totp_deactivated": gettext_lazy("Aplikasi kode dilepas"),
    "recovery_codes_generated": gettext_lazy("Kode cadangan baru dibuat"),
    "webauthn_added": gettext_lazy("Kunci ditambahkan"),
    "webauthn_removed": gettext_lazy("Kunci dihapus"),
    "invited": gettext_lazy("Anda mendapat tugas di Sambut"),
}
AN_HOUR = timedelta(hours=1)
MOST_AN_HOUR = 3


@dataclass(frozen=True)
class Composed:
    to: str
    subject: str
    text: str


def leave(user_id: int, kind: str, *, at: datetime) -> None:
    """Leaves a mail for the job that sends; more than a few of a kind in an hour are dropped without a word to the caller."""
    if kind not in SUBJECTS:
        return
    try:
        limits.count(f"accounts.mail:{kind}:{user_id}", limit=MOST_AN_HOUR, window=AN_HOUR, at=at)
    except Refused:
        return
    mail = Mail.objects.create(user_id=user_id, kind=kind, made_at=at)
    announce(TOPIC, mail.pk, at=at)


def composed(mail_id: int) -> Composed | None:
    """The mail as it goes out now; None when it was sent already or the account is closed."""
    mail = Mail.objects.select_related("user").filter(pk=mail_id, user__is_active=True).first()
    if mail is None:
        return None
    with translation.override(settings.LANGUAGE_CODE):
        facts = {"kind": mail.kind, "name": mail.user.name, "link": _link(mail), "subject": SUBJECTS[mail.kind]}
        text = render_to_string("accounts/mails/mail.txt", facts, using="jinja2")
        return Composed(mail.user.email, _(str(facts["subject"])), text)


def sent(mail_id: int) -> None:
    """The row has done its work."""
    Mail.objects.filter(pk=mail_id).delete()


def _link(mail: Mail) -> str:
    environment = settings.ENVIRONMENT
    origin = environment.origin or f"http://{environment.host}:{environment.port}"
    return origin + _path(mail.kind, mail.user)


def _path(kind: str, user: User) -> str:
    if kind.startswith("email_confirmation"):
        address, _made = EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"primary": True})
        return reverse("account_confirm_email", args=[EmailConfirmationHMAC(address).key])
    if kind in ("password_reset_key", "invited"):
        key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
        uidb36, _dash, token = key.partition("-")
        return reverse("account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": token})
    if kind == "account_already_exists":
        return reverse("account_login")
    return reverse("accounts:home")
