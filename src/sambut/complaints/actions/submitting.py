"""Submitting: a draft becomes a case, once. Istilah: menyampaikan laporan."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.postgres.search import SearchVector
from django.db import connection, transaction
from django.db.models import Value

from sambut.complaints import clocks, messages, sights
from sambut.complaints.models import Complaint, Draft
from sambut.complaints.models.complaint import BY_REPORTER
from sambut.complaints.rules import END_OF_TIME, title_of
from sambut.complaints.secrets import hash_secret, secret_of
from sambut.complaints.states import ActorKind, MessageKind, Step
from sambut.files.models import File
from sambut.identities.actions import keep_identity, seal_identity
from sambut.kernel.numbers import new_number
from sambut.kernel.refusals import Refused
from sambut.language.searching import search_text
from sambut.organisations.models import Organisation
from sambut.regions.models import Region


@dataclass(frozen=True)
class Identity:
    """What a reporter tells about themselves; everything may be empty."""

    name: str = ""
    email: str = ""
    phone: str = ""
    nik: str = ""


NOBODY = Identity()


@dataclass(frozen=True)
class Receipt:
    """Istilah: tanda terima. The secret is shown, never kept: the database holds its hash."""

    complaint: Complaint
    secret: str
    again: bool
    """The same draft was sent before: this is the first receipt again."""


@transaction.atomic
def submit_complaint(
    key: uuid.UUID, *, text: str, anonymous: bool, secret: bool, at: datetime,
    identity: Identity = NOBODY, user_id: int | None = None,
    region: Region | None = None, place_note: str = "", happened_on: date | None = None,
    body: Organisation | None = None, files: Sequence[File] = (), channel: str = "web",
) -> Receipt:  # fmt: skip
    """Makes one case of the draft with this key and gives number and secret; sending it twice gives the first receipt again.

    Contents follow the form of LAPOR!. Dasar: PermenPANRB 5/2025 (SP4N); UU 25/2009 Pasal 44 (tanda terima).
    """
    submission = hash_of(key)
    _one_at_a_time(submission)
    before = Complaint.objects.filter(submission=submission).first()
    if before:
        return Receipt(before, secret_of(key), again=True)
    if happened_on and happened_on > at.date():
        raise Refused("complaint.submit.in_the_future")
    handle = _handle(submission, identity, user_id=user_id, at=at)
    words = messages.compose(text if not place_note else f"{text}\n\n{place_note}")
    complaint = Complaint(
        number=_free_number(), handle=handle, submission=submission, secret_hash=hash_secret(secret_of(key)),
        anonymous=anonymous, secret=secret, channel=channel, title=title_of(words.masked),
        region=region, happened_on=happened_on, body=body, received_at=at, next_at=END_OF_TIME,
        search=SearchVector(Value(search_text(words.masked)), config="simple"),
    )  # fmt: skip
    complaint.receive(by=BY_REPORTER, at=at, **({"body": body.pk} if body else {}))
    messages.write(complaint, MessageKind.REPORT, words, author=ActorKind.REPORTER, at=at, files=files)
    complaint.next_at = clocks.start(complaint, Step.VERIFY, body, at=at).due_at
    Complaint.objects.filter(pk=complaint.pk).update(next_at=complaint.next_at)
    sights.rewrite(complaint)
    Draft.objects.filter(key_hash=submission).delete()
    return Receipt(complaint, secret_of(key), again=False)


def hash_of(key: uuid.UUID) -> str:
    """What the database knows of a draft's key."""
    return hashlib.sha256(b"draft:" + key.bytes).hexdigest()


def _handle(submission: str, identity: Identity, *, user_id: int | None, at: datetime) -> uuid.UUID:
    """The draft's own envelope, filled now, or a fresh one where nothing was kept before."""
    draft = Draft.objects.filter(key_hash=submission).only("handle").first()
    if draft is None:
        return seal_identity(**asdict(identity), user_id=user_id, at=at)
    keep_identity(draft.handle, **asdict(identity), user_id=user_id, at=at)
    return draft.handle


def _one_at_a_time(submission: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [submission])


def _free_number() -> str:
    """A number nobody has. Two that draw the same one at the same instant: the UNIQUE constraint stops the second."""
    while True:
        number = new_number(settings.ENVIRONMENT.number_prefix)
        if not Complaint.objects.filter(number=number).exists():
            return number
