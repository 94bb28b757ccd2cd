"""What this room knows itself: the account of a person, their offices, their requests, and files, which lie below."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction

from sambut.accounts.models import User
from sambut.files.actions import erase_file as erase_bytes
from sambut.files.models import File
from sambut.mandates.models import Appointment
from sambut.retention import erasures, registry
from sambut.retention.models import DataRequest
from sambut.retention.states import RequestState

ACCOUNT, FILE, REQUEST = "accounts.account", "files.file", "retention.request"


@registry.tells(ACCOUNT)
def account_of(user_id: int) -> object:
    user = User.objects.get(pk=user_id)
    offices = Appointment.objects.filter(user_id=user_id).order_by("starts_at").select_related("organisation")
    return {
        "name": user.name,
        "email": user.email,
        "joined_at": user.joined_at.isoformat(),
        "addresses": list(EmailAddress.objects.filter(user_id=user_id).order_by("id").values_list("email", flat=True)),
        "offices": [
            {
                "role": office.role,
                "organisation": office.organisation.name,
                "starts_at": office.starts_at.isoformat(),
                "ends_at": office.ends_at.isoformat() if office.ends_at else None,
            }
            for office in offices
        ],
    }


@registry.tells(REQUEST)
def requests_of(user_id: int) -> object:
    rows = DataRequest.objects.filter(user_id=user_id).order_by("id")
    return [
        {
            "kind": row.kind,
            "text": row.text,
            "state": row.state,
            "received_at": row.received_at.isoformat(),
            "reason": row.reason,
        }
        for row in rows
    ]


@registry.forgets(ACCOUNT)
def forget_account(user_id: int, *, at: datetime) -> None:
    erase_account(str(user_id), at=at)


@registry.erases(ACCOUNT)
@transaction.atomic
def erase_account(key: str, *, at: datetime) -> bool:
    """The row stays for the events that name it; name, address, password, second factors and sessions go.

    Somebody who held an office keeps the name beside official acts: those are records of the office, not of the person.
    """
    user = User.objects.select_for_update().filter(pk=int(key)).first()
    if user is None or user.email.endswith("@erased.invalid"):
        return False
    for model in (EmailAddress, Authenticator, SocialAccount, UserSession):
        model.objects.filter(user_id=user.pk).delete()
    user.email = f"{user.pk}@erased.invalid"
    if not Appointment.objects.filter(user_id=user.pk).exists():
        user.name = ""
    user.is_active = False
    user.set_unusable_password()
    user.save()
    erasures.note(ACCOUNT, key)
    return True


def decided_before(before: datetime, limit: int) -> list[str]:
    ended = (RequestState.REFUSED, RequestState.CARRIED_OUT, RequestState.GRANTED)
    rows = DataRequest.objects.filter(state__in=ended, decided_at__lt=before).exclude(text="", reason="")
    return [str(pk) for pk in rows.order_by("decided_at").values_list("pk", flat=True)[:limit]]


@registry.erases(REQUEST, due=decided_before)
@transaction.atomic
def erase_request(key: str, *, at: datetime) -> bool:
    """The words of the person and of the office go; what was asked, when, and how it ended stays."""
    return bool(DataRequest.objects.filter(pk=int(key)).exclude(text="", reason="").update(text="", reason=""))


@registry.erases(FILE)
@transaction.atomic
def erase_file(key: str, *, at: datetime) -> bool:
    """By UUID, with its line in the erasure log; rooms above call this one, so that a restore erases the bytes again."""
    file = File.objects.filter(uuid=key).first()
    if file is None or not erase_bytes(file.pk, at=at):
        return False
    erasures.note(FILE, key)
    return True
