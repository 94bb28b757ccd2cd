"""Opening what is sealed: the words as written, or the name of a reporter who did not ask to be anonymous.

Each opening is an event; the reporter sees the dates. Anonymous identities are never opened here: that is the custodian's
way in `identities`.
"""

from datetime import datetime

from django.db import transaction

from sambut.complaints import messages
from sambut.complaints.access import require
from sambut.complaints.actions.moving import locked
from sambut.complaints.models import Message
from sambut.complaints.models.complaint import by_office
from sambut.complaints.states import ActorKind, Verb
from sambut.identities.queries import contact_of
from sambut.identities.rules import Contact
from sambut.mandates.people import Person


@transaction.atomic
def open_text(complaint_id: int, *, by: Person, at: datetime) -> list[tuple[Message, str]]:
    """The reporter's messages with their words as written, oldest first. Erased ones stay empty."""
    complaint = locked(complaint_id)
    require(by, Verb.OPEN_TEXT, complaint)
    complaint.move(Verb.OPEN_TEXT, by=by_office(by.user_id, complaint.holder_id), at=at)
    written = Message.objects.filter(complaint=complaint, author=ActorKind.REPORTER, erased_at=None).order_by("id")
    return [(message, messages.original(complaint, message)) for message in written]


@transaction.atomic
def open_reporter(complaint_id: int, *, by: Person, at: datetime) -> Contact | None:
    """Name and contact of a reporter who let the office see them; None when nothing was told."""
    complaint = locked(complaint_id)
    require(by, Verb.OPEN_REPORTER, complaint)
    complaint.move(Verb.OPEN_REPORTER, by=by_office(by.user_id, complaint.holder_id), at=at)
    return contact_of(complaint.handle)
