"""Letters to represent an organisation in one act. Istilah: surat kuasa, surat tugas."""

from datetime import datetime

from django.db import transaction

from sambut.accounts.models import User
from sambut.kernel.refusals import Refused
from sambut.mandates.access import require, why_not
from sambut.mandates.actions.happening import happened
from sambut.mandates.models import Letter
from sambut.mandates.people import Person
from sambut.mandates.states import Act, LetterKind, Verb
from sambut.organisations.models import Organisation


@transaction.atomic
def issue_letter(
    user_id: int,
    *,
    organisation: Organisation,
    kind: LetterKind,
    act: Act,
    number: str,
    starts_at: datetime,
    ends_at: datetime,
    by: Person,
    at: datetime,
) -> Letter:
    """Lets somebody represent the organisation in one act until a day. It gives no office and opens no desk."""
    user = User.objects.select_for_update().get(pk=user_id)
    wished = Letter(
        user=user, organisation=organisation, kind=kind, act=act, number=number.strip(),
        issued_by_id=by.user_id or 0, starts_at=starts_at, ends_at=ends_at,
    )  # fmt: skip
    require(why_not(by, "issue_letter", wished))
    if not user.is_active:
        raise Refused("letter.issue.shut_out")
    if not wished.number:
        raise Refused("letter.issue.no_number")
    if not starts_at < ends_at or ends_at <= at:
        raise Refused("letter.issue.wrong_period")
    wished.save()
    happened(wished, Verb.ISSUE_LETTER, by=by.user_id, at=at, act=act, organisation=organisation.pk)
    return wished


@transaction.atomic
def revoke_letter(letter_id: int, *, by: Person, at: datetime) -> Letter:
    """Ends a letter now. Whoever holds it may also give it back."""
    letter = Letter.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=letter_id)
    require(why_not(by, "revoke_letter", letter))
    if letter.ends_at <= at:
        raise Refused("letter.revoke.ended")
    letter.ends_at = max(at, letter.starts_at)
    letter.save(update_fields=["ends_at"])
    happened(letter, Verb.REVOKE_LETTER, by=by.user_id, at=at)
    return letter
