"""Reads around an edition: enclosed files, maintenance, likenesses, contests above."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sambut.competitions import access
from sambut.competitions.actions.enclosing import asked_of
from sambut.competitions.actions.raising import is_above
from sambut.competitions.editions import likeness_access
from sambut.competitions.models import (
    AskedFile,
    Edition,
    EditionEvent,
    Entry,
    EntryFile,
    Group,
    Likeness,
    Maintenance,
    Period,
)
from sambut.competitions.states import GONE, Scheme, Stage, State, Verb
from sambut.files.states import FileState
from sambut.mandates.people import Person

MOST = 30


# -- enclosed files -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Enclosed:
    """What is asked for, and what came; `opens` when it can be opened now."""

    asked: AskedFile
    kept: EntryFile | None

    @property
    def opens(self) -> bool:
        return self.kept is not None and self.kept.file.state == FileState.CLEAN


def enclosed(entry: Entry) -> list[Enclosed]:
    """Two queries."""
    kept = {row.asked_id: row for row in EntryFile.objects.filter(entry=entry).select_related("file")}
    return [Enclosed(row, kept.get(row.pk)) for row in asked_of(entry)]


def enclosed_one(entry: Entry, code: str) -> Enclosed | None:
    return next((row for row in enclosed(entry) if row.asked.code == code), None)


def asked_files(edition: Edition) -> list[AskedFile]:
    rows = AskedFile.objects.filter(edition=edition).select_related("group", "question")
    return list(rows.order_by("place", "id"))


def along(person: Person, *, most: int = MOST) -> list[Edition]:
    """Editions that this person's body holds together with the host."""
    rows = Edition.objects.filter(access.co_hosting(person)).exclude(access.hosting(person)).select_related("host")
    return list(rows.order_by("-drafted_at", "-id")[:most])


# -- maintenance --------------------------------------------------------------------------------------------


def maintenances() -> QuerySet[Maintenance]:
    """All of them; order them by `-starts_at, -id`."""
    return Maintenance.objects.select_related("planned_by")


def maintenance(uuid: UUID | str) -> Maintenance | None:
    return Maintenance.objects.filter(uuid=uuid).first()


def shut_soon(at: datetime, *, most: int = 5) -> list[Maintenance]:
    """What is planned and not over, soonest first."""
    return list(Maintenance.objects.filter(state="planned", ends_at__gt=at).order_by("ends_at", "id")[:most])


# -- likenesses ---------------------------------------------------------------------------------------------


def likenesses(person: Person, edition: Edition) -> QuerySet[Likeness]:
    """Each knows whether this person may read both texts; order them by `-containment, -id`."""
    both = Exists(likeness_access.readable(person).filter(pk=OuterRef("pk")))
    rows = likeness_access.visible(person).filter(entry__edition=edition).annotate(reads=both)
    return rows.select_related("entry__unit", "other__unit", "other__edition", "innovation__unit").defer("passages")


def likeness(person: Person, edition: Edition, likeness_id: int) -> Likeness | None:
    rows = likeness_access.visible(person).select_related(*likeness_access.LOADED)
    return rows.filter(entry__edition=edition, pk=likeness_id).first()


def likenesses_of(person: Person, entry: Entry, *, most: int = MOST) -> list[Likeness]:
    """Of one entry, whichever of the two it is; for its checklist."""
    rows = likenesses(person, entry.edition).filter(Q(entry=entry) | Q(other=entry))
    return list(rows.order_by("-containment", "-id")[:most])


def comparing_since(edition: Edition) -> tuple[EditionEvent | None, EditionEvent | None]:
    """The last call that waits for the job, and the last time that everything was compared."""
    events = EditionEvent.objects.filter(edition=edition, verb__in=(Verb.CALL_COMPARE, Verb.COMPARE))
    found = {row.verb: row for row in events.order_by("verb", "-id").distinct("verb")}
    called, done = found.get(Verb.CALL_COMPARE), found.get(Verb.COMPARE)
    return (called if called and (done is None or called.pk > done.pk) else None), done


# -- putting forward ----------------------------------------------------------------------------------------


def above(entry: Entry, *, at: datetime) -> list[tuple[Edition, Group]]:
    """Contests above whose registration runs, group by group."""
    if entry.edition.scheme != Scheme.LOCAL:
        return []
    open_now = Period.objects.filter(
        edition=OuterRef("pk"), stage=Stage.REGISTRATION, starts_at__lte=at, ends_at__gt=at
    )
    rows = Edition.objects.filter(Exists(open_now), state=State.OPEN).exclude(scheme=Scheme.COMPLAINTS)
    rows = rows.exclude(pk=entry.edition_id).select_related("host__region").order_by("-opened_at", "-id")
    editions = {row.pk: row for row in rows[:MOST] if is_above(row, entry.edition)}
    groups = Group.objects.filter(edition__in=editions).order_by("edition_id", "place", "id")
    return [(editions[row.edition_id], row) for row in groups]


def raised_to(entry: Entry) -> list[Entry]:
    """What it was put forward to."""
    rows = Entry.objects.filter(raised_from=entry).exclude(state__in=GONE).select_related("edition")
    return list(rows.order_by("-id")[:MOST])
