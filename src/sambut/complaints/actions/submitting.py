"""Submitting: a draft becomes a case, once. Istilah: menyampaikan laporan."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.search import SearchVector
from django.db import connection, transaction
from django.db.models import Q, Value

from sambut.complaints import clocks, messages, sights
from sambut.complaints.models import Complaint, Draft
from sambut.complaints.models.complaint import BY_REPORTER
from sambut.complaints.rules import title_of
from sambut.complaints.secrets import hash_secret, secret_of
from sambut.complaints.states import ActorKind, Grade, MessageKind, Step
from sambut.files.models import File
from sambut.identities.actions import begin_box, keep_identity
from sambut.identities.sealing import Box
from sambut.kernel.numbers import new_number
from sambut.kernel.refusals import Refused
from sambut.language.searching import search_text
from sambut.organisations.models import Organisation
from sambut.regions.models import Region
from sambut.services.models import Service


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
    body: Organisation | None = None, files: Sequence[File] = (), channel: str = "web", service: Service | None = None,
) -> Receipt:  # fmt: skip
    """Makes one case of the draft with this key and gives number and secret; sending it twice gives the first receipt again.

    A report about a public service goes to the body that offers it, when nobody is named.
    Contents follow the form of LAPOR!. Dasar: PermenPANRB 5/2025 (SP4N); UU 25/2009 Pasal 44 (tanda terima).
    """
    submission = hash_of(key)
    one_at_a_time(submission)
    before, number = _sent_before(submission)
    if before:
        return Receipt(before, secret_of(key), again=True)
    if happened_on and happened_on > at.date():
        raise Refused("complaint.submit.in_the_future")
    body = body or (service.body if service else None)
    words = messages.compose(
        text if not place_note else f"{text}\n\n{place_note}", names=messages.names_of(identity.name, user_id)
    )
    draft = Draft.objects.filter(key_hash=submission).only("handle").first()
    box = _box(draft, identity, user_id=user_id, at=at)
    clock = clocks.prepared(Step.VERIFY, Grade.UNGRADED, body, at=at)
    complaint = Complaint(
        number=number, handle=box.handle, submission=submission, secret_hash=hash_secret(secret_of(key)),
        anonymous=anonymous, secret=secret, channel=channel, title=title_of(words.masked),
        region=region, happened_on=happened_on, body=body, service=service, received_at=at, next_at=clock.due_at,
        search=SearchVector(Value(search_text(words.masked)), config="simple"),
    )  # fmt: skip
    complaint.open()
    message = messages.write(
        complaint, MessageKind.REPORT, words, author=ActorKind.REPORTER, at=at, files=files, box=box
    )
    facts: dict[str, Any] = {"body": body.pk} if body else {}
    if service:
        facts["service"] = service.pk
    complaint.opened(by=BY_REPORTER, at=at, message=message.pk, **facts)
    clock.complaint = complaint
    clock.save()
    sights.rewrite(complaint, new=True)
    if draft:
        draft.delete()
    return Receipt(complaint, secret_of(key), again=False)


def hash_of(key: uuid.UUID) -> str:
    """What the database knows of a draft's key."""
    return hashlib.sha256(b"draft:" + key.bytes).hexdigest()


def _box(draft: Draft | None, identity: Identity, *, user_id: int | None, at: datetime) -> Box:
    """The draft's own envelope, filled now, or a fresh one where nothing was kept before."""
    if draft is None:
        return begin_box(**asdict(identity), user_id=user_id, at=at)
    return keep_identity(draft.handle, **asdict(identity), user_id=user_id, at=at)


def one_at_a_time(submission: str) -> None:
    """Whoever does something with this draft or its case waits until the other has done it."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [submission])


def _sent_before(submission: str) -> tuple[Complaint | None, str]:
    """The case that this draft became before, and a number nobody has. Two that draw one number at the same instant:
    the UNIQUE constraint stops the second, and the citizen sends again."""
    while True:
        number = new_number(settings.ENVIRONMENT.number_prefix)
        found = list(Complaint.objects.filter(Q(submission=submission) | Q(number=number)))
        before = next((one for one in found if one.submission == submission), None)
        if before or not found:
            return before, number
