"""From the innovator to the local admin, back with notes, and on to the organisers."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sambut.competitions import access, eligibility
from sambut.competitions.actions.around import (
    LONGEST_NOTE,
    asked_of,
    gate_of,
    kept_note,
    locked,
    note_text,
    questions_of,
)
from sambut.competitions.actions.enclosing import enclosed, lacking_files
from sambut.competitions.actions.entering import content_of
from sambut.competitions.actions.measuring import frozen_snapshot
from sambut.competitions.models import Entry
from sambut.competitions.rules import words_of
from sambut.competitions.states import EntryState, Stage, State, Verb
from sambut.innovations.actions.keeping import freeze, manuscript_of
from sambut.innovations.models import Innovation
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation

CLOSING = (Stage.REGISTRATION, Stage.VERIFICATION)
"""Innovators write until the first ends; what came back, and the local admin, have until the second does."""


@transaction.atomic
def send_entry(entry_id: int, *, by: Person, at: datetime) -> Entry:
    """Hands the entry to the local admin. Refused while an answer is missing or too long. Istilah: mengirim ke admin lokal."""
    entry = locked(entry_id)
    access.require(by, Verb.SEND, entry)
    entry.after(Verb.SEND)
    _open(entry, *(CLOSING if entry.state == EntryState.RETURNED else CLOSING[:1]), at=at)
    _complete(entry)
    entry.sent_at, entry.urged_at = at, None
    entry.move(Verb.SEND, by=by.user_id, at=at)
    return entry


@transaction.atomic
def return_entry(entry_id: int, *, text: str, notes: Mapping[str, str], by: Person, at: datetime) -> Entry:
    """Gives it back with words for the whole and for single questions (code → words). Istilah: dikembalikan dengan catatan."""
    entry = locked(entry_id)
    access.require(by, Verb.RETURN, entry)
    entry.after(Verb.RETURN)
    questions = {row.code: row for row in questions_of(entry)}
    said = {code: words.strip() for code, words in notes.items() if code in questions and words.strip()}
    if any(len(words) > LONGEST_NOTE for words in said.values()):
        raise Refused("entry.note.too_long", longest=LONGEST_NOTE)
    if text.strip() or not said:
        text = note_text(text, "entry.return")
    entry.sent_at = None
    event = entry.move(Verb.RETURN, by=by.user_id, at=at, notes=len(said))
    if text.strip():
        kept_note(entry, event, text)
    for code, words in said.items():
        kept_note(entry, event, words, question=questions[code])
    return entry


@transaction.atomic
def submit_entry(entry_id: int, *, by: Person, at: datetime) -> Entry:
    """To the organisers: what it shows is frozen, the answers stand still. The server's clock decides.

    Refused when a rule of the edition is not met; what only a person can judge goes along. Istilah: mengirim entri.
    """
    entry = locked(entry_id)
    access.require(by, Verb.SUBMIT, entry)
    entry.after(Verb.SUBMIT)
    late = _open(entry, *CLOSING, at=at)
    _complete(entry)
    Organisation.objects.select_for_update(no_key=True).only("pk").get(pk=entry.body_id)  # two of one body in turn
    weighed = eligibility.of_entry(entry, at=at)
    if not weighed.may:
        from sambut.competitions.sentences import rule_words

        raise Refused("entry.submit.not_eligible", rules=[rule_words(one.rule) for one in weighed.unmet])
    frozen = _freeze(entry, by=by, at=at)
    entry.submitted_at, entry.submitted_by_id, entry.late = at, by.user_id, late
    entry.move(Verb.SUBMIT, by=by.user_id, at=at, **frozen, revision=entry.revision, digest=digest_of(entry), late=late)
    return entry


def _freeze(entry: Entry, *, by: Person, at: datetime) -> dict[str, int]:
    """A version of the record of its innovation, or the snapshot of the figures of its body."""
    if entry.innovation is None:
        entry.snapshot = frozen_snapshot(entry)
        return {"snapshot": entry.snapshot.pk}
    Innovation.objects.select_for_update(no_key=True).only("pk").get(pk=entry.innovation.pk)
    manuscript = manuscript_of(entry.innovation)
    entry.version = freeze(entry.innovation, manuscript.content, revision=manuscript.revision, by=by.user_id, at=at)
    return {"version": entry.version.number}


@transaction.atomic
def withdraw_entry(entry_id: int, *, text: str, by: Person, at: datetime) -> Entry:
    """The participant takes it back, with a reason. What was written stays readable to its own. Istilah: menarik entri."""
    entry = locked(entry_id)
    access.require(by, Verb.WITHDRAW, entry)
    entry.after(Verb.WITHDRAW)
    text = note_text(text, "entry.withdraw")
    kept_note(entry, entry.move(Verb.WITHDRAW, by=by.user_id, at=at), text)
    return entry


def digest_of(entry: Entry) -> str:
    """SHA-256 of what is submitted, so that nobody can say later that it was something else."""
    content: dict[str, object] = dict(content_of(entry))
    if files := enclosed(entry):
        content["files"] = files
    if entry.snapshot is not None:
        rows = entry.snapshot.figures.order_by("measure").values_list(
            "measure", "basis", "value", "numerator", "denominator", "letter"
        )
        content["figures"] = [[str(value) for value in row] for row in rows]
    whole = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


def lacking(entry: Entry) -> tuple[list[str], list[str]]:
    """Titles of required questions without an answer, and of those whose answer has too many words."""
    empty, long = [], []
    for row, text in asked_of(entry):
        count = words_of(text)
        if row.required and not count:
            empty.append(row.title)
        if row.words and count > row.words:
            long.append(row.title)
    return empty, long


def _complete(entry: Entry) -> None:
    if files := lacking_files(entry):
        raise Refused("entry.send.lacks_files", lacking=files)
    empty, long = lacking(entry)
    if empty:
        raise Refused("entry.send.incomplete", lacking=empty)
    if long:
        raise Refused("entry.send.too_many_words", long=long)


def _open(entry: Entry, *stages: Stage, at: datetime) -> bool:
    """Refuses outside the time; tells whether it is late."""
    gate = gate_of(entry.edition, *stages, at=at)
    if entry.edition.state != State.OPEN or not gate.taken:
        raise Refused("entry.send.closed")
    return gate.late
