"""From the unit to everybody: submit, return with notes, publish, withdraw."""

from datetime import datetime

from django.db import transaction

from sambut.innovations import access
from sambut.innovations.actions.keeping import apply, freeze, locked, manuscript_of, reindex
from sambut.innovations.fields import LABELS, Content, missing
from sambut.innovations.models import Innovation, Note, Version
from sambut.innovations.states import State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

LONGEST_NOTE = 4_000


@transaction.atomic
def submit_innovation(innovation_id: int, *, by: Person, at: datetime) -> Innovation:
    """Hands a frozen copy to the local admin; writing goes on meanwhile. Istilah: pengajuan."""
    innovation = locked(innovation_id)
    access.require(by, Verb.SUBMIT, innovation)
    manuscript = manuscript_of(innovation)
    _complete(manuscript.content)
    version = freeze(innovation, manuscript.content, revision=manuscript.revision, by=by.user_id, at=at)
    if innovation.submitted_id == version.pk:
        raise Refused("innovation.submit.waiting")
    if innovation.state == State.PUBLIC and version.published_at is not None:
        raise Refused("innovation.submit.nothing_new")
    innovation.submitted = version
    innovation.note(Verb.SUBMIT, by=by.user_id, at=at, version=version.number)
    return innovation


@transaction.atomic
def return_innovation(innovation_id: int, *, text: str, by: Person, at: datetime) -> Innovation:
    """Gives a submitted version back with notes. Istilah: dikembalikan untuk diperbaiki."""
    innovation = locked(innovation_id)
    access.require(by, Verb.RETURN, innovation)
    if innovation.submitted_id is None:
        raise Refused("innovation.return.nothing_submitted")
    version, innovation.submitted = innovation.submitted, None
    note = _note(innovation, Verb.RETURN, text, version=version, by=by, at=at)
    assert version is not None
    innovation.note(Verb.RETURN, by=by.user_id, at=at, version=version.number, note=note.pk, to=version.made_by_id)
    return innovation


@transaction.atomic
def publish_innovation(innovation_id: int, *, by: Person, at: datetime) -> Innovation:
    """What was submitted becomes the record that everybody reads; where nothing was, what is written now. Istilah: terbit."""
    innovation = locked(innovation_id)
    access.require(by, Verb.PUBLISH, innovation)
    innovation.after(Verb.PUBLISH)
    version = innovation.submitted or _now(innovation, by=by, at=at)
    _complete(version.content["fields"])
    if innovation.state == State.PUBLIC and version.published_at is not None:
        raise Refused("innovation.submit.nothing_new")
    apply(innovation, version.content["fields"])
    innovation.submitted, innovation.public_at = None, innovation.public_at or at
    version.published_at = at
    version.save(update_fields=["published_at"])
    innovation.move(Verb.PUBLISH, by=by.user_id, at=at, version=version.number, to=version.made_by_id)
    reindex(innovation)
    return innovation


@transaction.atomic
def withdraw_innovation(innovation_id: int, *, text: str, by: Person, at: datetime) -> Innovation:
    """Takes a record from public sight, with a reason; those who copied it keep their lineage. Istilah: ditarik."""
    innovation = locked(innovation_id)
    access.require(by, Verb.WITHDRAW, innovation)
    innovation.after(Verb.WITHDRAW)
    note = _note(innovation, Verb.WITHDRAW, text, version=None, by=by, at=at)
    innovation.submitted = None
    innovation.move(Verb.WITHDRAW, by=by.user_id, at=at, note=note.pk)
    return innovation


def _complete(content: Content) -> None:
    if lacking := missing(content):
        raise Refused("innovation.submit.incomplete", lacking=[str(LABELS[name]) for name in lacking])


def _now(innovation: Innovation, *, by: Person, at: datetime) -> Version:
    manuscript = manuscript_of(innovation)
    _complete(manuscript.content)
    return freeze(innovation, manuscript.content, revision=manuscript.revision, by=by.user_id, at=at)


def _note(innovation: Innovation, verb: Verb, text: str, *, version: Version | None, by: Person, at: datetime) -> Note:
    text = text.strip()
    if not text:
        raise Refused(f"innovation.{verb.value}.without_text")
    if len(text) > LONGEST_NOTE:
        raise Refused("innovation.note.too_long", longest=LONGEST_NOTE)
    return Note.objects.create(
        innovation=innovation, version=version, verb=verb, text=text, written_at=at, written_by_id=by.user_id
    )
