"""Writing the texts of a case. Called by actions, inside their transaction."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sambut.accounts.models import User
from sambut.complaints.models import Attachment, Complaint, Message
from sambut.complaints.states import ActorKind, MessageKind
from sambut.files.models import File
from sambut.identities.queries import contact_of
from sambut.identities.sealing import Box, open_text
from sambut.identities.sealing import box as box_of
from sambut.kernel.refusals import Refused
from sambut.language.cleaning import clean
from sambut.language.masking import mask

LONGEST = 20_000
"""Characters. The longest real complaint seen has 8,471."""
ONE_PRESS = timedelta(minutes=10)
"""Within this time the same words are one message."""


@dataclass(frozen=True)
class Words:
    """A text as it was written (cleaned) and as others read it (masked)."""

    written: str
    masked: str


def compose(text: str, *, names: Sequence[str] = ()) -> Words:
    """Cleans and masks, also the `names` that the case knows of; refuses what is empty or longer than a case can be."""
    written = clean(text[: LONGEST + 1]).text.strip()
    if not written:
        raise Refused("complaint.text.empty")
    if len(text) > LONGEST:
        raise Refused("complaint.text.too_long", longest=LONGEST)
    return Words(written, mask(written, names=names).text)


def compose_for(complaint: Complaint, text: str) -> Words:
    """The same for a text of a case that stands: the reporter's own name is hidden wherever somebody wrote it."""
    contact = contact_of(complaint.handle)
    return compose(text, names=names_of(contact.name, contact.user_id) if contact else ())


def names_of(name: str, user_id: int | None) -> list[str]:
    """The name that was told, and that of the account. In memory only."""
    account = User.objects.filter(pk=user_id).values_list("name", flat=True).first() if user_id else ""
    return [found for found in (name, account) if found]


def write(
    complaint: Complaint, kind: MessageKind, words: Words, *, author: ActorKind, at: datetime,
    files: Sequence[File] = (), box: Box | None = None,
) -> Message:  # fmt: skip
    """One message. A reporter's words are sealed under the reporter's key; an office's words are masked before anybody reads them."""
    message = Message.objects.create(
        complaint=complaint, kind=kind, author=author, written_at=at, masked=words.masked, masked_at=at,
        sealed=(box or box_of(complaint.handle)).seal_text(words.written) if author == ActorKind.REPORTER else None,
        digest=digest_of(complaint, words.written),
    )  # fmt: skip
    public = author == ActorKind.OFFICE and kind == MessageKind.ANSWER
    if files:
        Attachment.objects.bulk_create([Attachment(message=message, file=file, public=public) for file in files])
    return message


def said_before(complaint: Complaint, kind: MessageKind, words: Words, *, at: datetime) -> bool:
    """The very same words a moment ago: a second press of the button, or a page sent again. Ask under the case's lock."""
    same = Message.objects.filter(
        complaint=complaint, kind=kind, digest=digest_of(complaint, words.written), written_at__gt=at - ONE_PRESS
    )
    return same.exists()


def original(complaint: Complaint, message: Message) -> str:
    """The words as written. Only the reporter's own page and the action `open_text` call this."""
    if message.sealed is None:
        return message.masked
    return open_text(complaint.handle, bytes(message.sealed))


def digest_of(complaint: Complaint, text: str) -> str:
    return digest(complaint.uuid, text)


def digest(salt: UUID, text: str) -> str:
    return hashlib.sha256(salt.bytes + text.encode()).hexdigest()
