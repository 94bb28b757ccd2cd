"""Reads of accounts."""

import time

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from sambut.accounts import mails
from sambut.accounts.models import CastMember, Installation, Mail, Token, User

DEMO_SECONDS = 60
_demo: dict[str, tuple[float, bool]] = {}


def is_demo() -> bool:
    """Is this *database* marked as a demo? Remembered for a minute: the mark is set once, in an empty database, and stays."""
    known = _demo.get("known")
    if known and known[0] > time.monotonic():
        return known[1]
    found = Installation.objects.filter(kind=Installation.DEMO).exists()
    _demo["known"] = (time.monotonic() + DEMO_SECONDS, found)
    return found


def forget_demo() -> None:
    """For whoever just marked the database, and for tests."""
    _demo.clear()


def cast() -> QuerySet[CastMember]:
    return CastMember.objects.select_related("user").order_by("place")


def address_of(user_id: int) -> EmailAddress | None:
    return EmailAddress.objects.filter(user_id=user_id, primary=True).first()


def tokens_of(user_id: int) -> QuerySet[Token]:
    return Token.objects.filter(owner_id=user_id).order_by("-issued_at")[:100]


def waiting_mails(most: int = 20) -> list[mails.Composed]:
    found = (mails.composed(pk) for pk in Mail.objects.order_by("-id").values_list("pk", flat=True)[:most])
    return [mail for mail in found if mail]


def user_by_email(email: str) -> User | None:
    return User.objects.filter(email__iexact=email.strip()).first()
