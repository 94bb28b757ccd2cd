"""Writing: every letter is kept on the server, also when two write at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from sambut.innovations import access
from sambut.innovations.actions.keeping import apply, checked, locked, manuscript_of
from sambut.innovations.fields import Content
from sambut.innovations.models import Beside, Innovation, Manuscript, Saving
from sambut.innovations.rules import Merged, merge, seen_before
from sambut.innovations.states import State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

KEPT = timedelta(days=30)
"""How long former words of a field are kept; versions stay for good."""


@dataclass(frozen=True)
class Written:
    """What was kept, and what the writer must look at."""

    innovation: Innovation
    manuscript: Manuscript
    changed: tuple[str, ...]
    """Fields that this saving changed."""
    conflicts: dict[str, str]
    """Field → what this page wrote, where another had just changed the same field. Kept beside."""
    elsewhere: tuple[str, ...]
    """Fields that others changed since this page was opened and that it has not seen."""


@transaction.atomic
def write_innovation(
    innovation_id: int, content: Content, *, revision: int, page: str, by: Person, at: datetime
) -> Written:
    """Keeps what a page holds. `revision` is the one that the page was opened with; `page` a random word of its own.

    Fields are put together one by one. Where two changed the same field, the first one's words stand and the second
    one's are kept beside them: nobody loses a word, and the second is told.
    """
    innovation = locked(innovation_id)
    access.require(by, Verb.WRITE, innovation)
    manuscript = manuscript_of(innovation)
    if not 0 <= revision <= manuscript.revision:
        raise Refused("innovation.write.no_revision")
    given = checked(content)
    later = list(Saving.objects.filter(innovation=innovation, revision__gt=revision).order_by("revision"))
    known = seen_before(later, page)
    merged = merge(manuscript.content, given, known)
    _keep(innovation, manuscript, merged, page=page, by=by, at=at)
    _beside(innovation, merged, page=page, by=by, at=at)
    settled = set(given) - set(merged.conflicts)
    Beside.objects.filter(innovation=innovation, page=page, field__in=settled).delete()
    return Written(innovation, manuscript, tuple(merged.before), merged.conflicts, tuple(sorted(known)))


@transaction.atomic
def discard_beside(innovation_id: int, beside_id: int, *, by: Person, at: datetime) -> Innovation:
    """The words kept beside are not needed: the others were chosen."""
    innovation = locked(innovation_id)
    access.require(by, Verb.WRITE, innovation)
    Beside.objects.filter(innovation=innovation, pk=beside_id).delete()
    return innovation


def _keep(
    innovation: Innovation, manuscript: Manuscript, merged: Merged, *, page: str, by: Person, at: datetime
) -> None:
    if not merged.before:
        return
    first = not Saving.objects.filter(innovation=innovation, page=page).exists()
    manuscript.content, manuscript.revision = merged.content, manuscript.revision + 1
    manuscript.changed_at, manuscript.changed_by_id = at, by.user_id
    manuscript.save()
    Saving.objects.create(
        innovation=innovation, revision=manuscript.revision, page=page, before=merged.before, saved_at=at, saved_by_id=by.user_id
    )  # fmt: skip
    Saving.objects.filter(innovation=innovation, saved_at__lt=at - KEPT).delete()
    if innovation.state == State.PRIVATE:
        apply(innovation, merged.content)
    if first:  # one event for each sitting, not for each pause of a hand
        innovation.note(Verb.WRITE, by=by.user_id, at=at, revision=manuscript.revision)
    else:
        innovation.changed_at = at
        innovation.save()


def _beside(innovation: Innovation, merged: Merged, *, page: str, by: Person, at: datetime) -> None:
    for name, text in merged.conflicts.items():
        Beside.objects.update_or_create(
            innovation=innovation, page=page, field=name,
            defaults={"text": text, "written_at": at, "written_by_id": by.user_id},
        )  # fmt: skip
