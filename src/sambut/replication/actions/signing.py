"""Signing, and the papers around it."""

from datetime import datetime

from django.db import transaction

from sambut.events.actions import note_signature
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.replication import access, searching, signatories
from sambut.replication.actions.around import locked, today, user_of
from sambut.replication.models import Agreement, Paper
from sambut.replication.papers import setting
from sambut.replication.rules import months_after
from sambut.replication.states import PaperKind, State, Verb


@transaction.atomic
def sign_agreement(agreement_id: int, *, digest: str, by: Person, at: datetime) -> Agreement:
    """One named person signs for one body: with a mandate that holds at this moment, the very paper they have read.

    `digest` is that of the paper on the page; a text that was opened and frozen again meanwhile is another one. With the
    second signature the agreement holds. Istilah: menandatangani.
    """
    agreement = locked(agreement_id)
    access.require(by, Verb.SIGN, agreement)
    agreement.after(Verb.SIGN)
    party = access.signs_for(by, agreement)
    assert party is not None  # access has asked
    if party.signed_at is not None:
        raise Refused("agreement.sign.signed_already")
    paper = paper_of(agreement, PaperKind.TEXT)
    if paper is None:
        raise Refused("agreement.sign.paper_in_the_making")
    if digest != paper.digest:
        raise Refused("agreement.sign.other_text")
    signatories.check(party, at=at, verb="sign")
    party.signed_at, party.signed_digest = at, paper.digest
    party.save(update_fields=["signed_at", "signed_digest"])
    both = all(one.signed_at or one.pk == party.pk for one in agreement.parties.all())
    if both:
        agreement.ends_on = months_after(today(agreement.replicator, at), 12 * agreement.years)
    agreement.sign(
        by=user_of(by), at=at, organisation_id=party.body_id, both=both, side=party.side, digest=paper.digest,
        appointment=party.appointment_id, letter=party.letter_id, revision=agreement.revision,
    )  # fmt: skip
    if both:
        searching.index(agreement)
        note_signature(agreement.uuid, by_id=by.user_id, at=at)
    return locked(agreement.pk)


@transaction.atomic
def set_paper(agreement_id: int, *, kind: PaperKind, at: datetime) -> Paper | None:
    """Sets the PDF of the frozen words, once for each freezing; the copy with both signatures after the second one.

    None: it was opened again meanwhile, or is there already.
    """
    agreement = locked(agreement_id)
    if agreement.state not in (
        (State.FROZEN,) if kind == PaperKind.TEXT else (State.SIGNED, State.STARTED, State.RUNNING)
    ):
        return None
    if paper_of(agreement, kind) is not None:
        return None
    made_at = agreement.frozen_at if kind == PaperKind.TEXT else agreement.signed_at
    assert made_at is not None  # the states say so
    content = setting.pdf(agreement, kind, at=made_at)
    paper = Paper.objects.create(
        agreement=agreement, kind=kind, revision=agreement.revision, content=content, size=len(content),
        digest=setting.digest(content), made_at=at,
    )  # fmt: skip
    agreement.move(
        Verb.SET_PAPER,
        by=None,
        at=at,
        kind=kind.value,
        revision=agreement.revision,
        digest=paper.digest,
        size=paper.size,
    )
    return paper


def paper_of(agreement: Agreement, kind: PaperKind) -> Paper | None:
    """The paper of the present text, without its bytes."""
    return Paper.objects.defer("content").filter(agreement=agreement, kind=kind, revision=agreement.revision).first()
