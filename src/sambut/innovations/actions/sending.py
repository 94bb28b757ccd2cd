"""Ideas from the field: written by whoever works at a unit, grown by the admin above it. Istilah: gagasan."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from sambut.files.actions import take_upload
from sambut.files.states import Privacy
from sambut.innovations import idea_access
from sambut.innovations.actions.beginning import begin_innovation
from sambut.innovations.actions.keeping import storable
from sambut.innovations.actions.writing import write_innovation
from sambut.innovations.fields import Content
from sambut.innovations.models import Attachment, Idea
from sambut.innovations.states import FileKind, IdeaState, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation

LONGEST = {"title": 200, "problem": 4_000, "solution": 4_000}
LONGEST_NOTE = 2_000
NEEDED = ("title", "problem", "solution")
WRITTEN = (IdeaState.DRAFT, IdeaState.SUGGESTED)
"""States in which its sender writes."""


@dataclass(frozen=True)
class Kept:
    """What was kept of a page: the idea, and whether another page of the same person had written meanwhile."""

    idea: Idea
    newer: bool = False


@transaction.atomic
def keep_idea(key: UUID, *, content: Content, revision: int, by: Person, at: datetime) -> Kept:
    """Keeps what is being typed. `key` is the page's own; an older page never overwrites a newer text."""
    idea = _of_page(key, by) or _draft(by) or Idea(uuid=key, sender_id=_account(by), begun_at=at)
    if idea.pk and (revision < idea.revision or idea.state not in WRITTEN):
        return Kept(idea, newer=True)
    changed = {name: text for name, text in _checked(content).items() if getattr(idea, name) != text}
    if changed:
        for name, text in changed.items():
            setattr(idea, name, text)
        idea.revision, idea.changed_at = idea.revision + 1, at
        idea.save()
    return Kept(idea)


@transaction.atomic
def send_idea(
    key: UUID, *, unit: Organisation, content: Content, photo: UploadedFile | None = None, by: Person, at: datetime
) -> Idea:
    """To the admin of the unit; after a suggestion anew. The same page sent twice is one idea."""
    if reason := idea_access.why_not_send(by, unit.path):
        raise Refused(reason)
    idea = _of_page(key, by) or Idea(uuid=key, sender_id=_account(by), begun_at=at)
    if idea.state == IdeaState.WAITING:
        return idea
    if unit.ends_on is not None:
        raise Refused("innovation.begin.unit_ended", unit=unit.name)
    for name, text in _checked(content).items():
        setattr(idea, name, text)
    if lacking := [name for name in NEEDED if not getattr(idea, name)]:
        raise Refused(f"innovation.send_idea.without_{lacking[0]}")
    if photo is not None:
        idea.photo = take_upload(photo, at=at, privacy=Privacy.CASE)
    idea.unit, idea.body_id, idea.sent_at, idea.note = unit, unit.body_id, at, ""
    idea.move(Verb.SEND_IDEA, by=by.user_id, at=at)
    return idea


@transaction.atomic
def suggest(idea_id: int, *, text: str, by: Person, at: datetime) -> Idea:
    """Back to its sender with what would make it better."""
    idea = _locked(idea_id)
    idea_access.require(by, Verb.SUGGEST, idea)
    idea.note = _note(text, "innovation.suggest.without_text")
    idea.move(Verb.SUGGEST, by=by.user_id, at=at, to=idea.sender_id)
    return idea


@transaction.atomic
def decline_idea(idea_id: int, *, text: str, by: Person, at: datetime) -> Idea:
    """It does not go on, with the reason, which its sender reads. The words stay."""
    idea = _locked(idea_id)
    idea_access.require(by, Verb.DECLINE_IDEA, idea)
    idea.note = _note(text, "innovation.decline_idea.without_text")
    idea.move(Verb.DECLINE_IDEA, by=by.user_id, at=at, to=idea.sender_id)
    return idea


@transaction.atomic
def take_idea(idea_id: int, *, by: Person, at: datetime) -> Idea:
    """Its words become a record of the unit, at the stage of an idea; the sender hears of everything that becomes of it."""
    idea = _locked(idea_id)
    idea_access.require(by, Verb.TAKE_IDEA, idea)
    assert idea.unit is not None
    made = begin_innovation(idea.unit.pk, title=idea.title, by=by, at=at)
    content = {"title": made.title, "problem": idea.problem, "solution": idea.solution}
    write_innovation(made.pk, content, revision=0, page=f"gagasan-{idea.pk}", by=by, at=at)
    if idea.photo is not None:
        Attachment.objects.create(
            innovation=made, file=idea.photo, kind=FileKind.OTHER, title="Foto dari gagasan", attached_at=at
        )
    idea.innovation, idea.note = made, ""
    idea.move(Verb.TAKE_IDEA, by=by.user_id, at=at, to=idea.sender_id)
    return idea


def _of_page(key: UUID, by: Person) -> Idea | None:
    """What this page wrote before. A key of somebody else's idea finds nothing and cannot be used."""
    found = Idea.objects.select_for_update(of=("self",)).filter(uuid=key).first()
    if found is not None and found.sender_id != by.user_id:
        raise Refused("access.innovation.not_your_idea")
    return found


def _draft(by: Person) -> Idea | None:
    """The one draft of this person, begun on another page."""
    rows = Idea.objects.select_for_update(of=("self",))
    return rows.filter(sender_id=_account(by), state=IdeaState.DRAFT).first()


def _account(by: Person) -> int:
    if by.user_id is None:
        raise Refused("access.innovation.not_your_unit")
    return by.user_id


def _locked(idea_id: int) -> Idea:
    rows = Idea.objects.select_for_update(of=("self",)).select_related("unit", "photo", "innovation")
    return rows.get(pk=idea_id)


def _checked(content: Content) -> Content:
    found = {}
    for name, longest in LONGEST.items():
        if name in content:
            text = storable(content[name]).strip()
            found[name] = " ".join(text.split()) if name == "title" else text
            if len(found[name]) > longest:
                raise Refused("innovation.write.too_long", field=name, longest=longest)
    return found


def _note(text: str, code: str) -> str:
    text = storable(text).strip()
    if not text:
        raise Refused(code)
    if len(text) > LONGEST_NOTE:
        raise Refused("innovation.note.too_long", longest=LONGEST_NOTE)
    return text
