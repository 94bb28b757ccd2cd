"""Reads of papers for pages, the API and jobs. The number of queries never follows the number of rows."""

from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sambut.competitions.access import READERS
from sambut.competitions.models import Certificate, Edition, Entry, Foreword, Judge, Paper, PaperRun, Reading
from sambut.competitions.papers import access
from sambut.competitions.papers.standing import kind_of
from sambut.competitions.states import PASSED, AwardKind, CertificateState, EntryState, PaperKind, ReadingState
from sambut.mandates.people import Person

HEAVY = ("content",)
"""Bytes of a file: read only when it is sent."""


def checkable(number: str) -> Certificate | None:
    """Whoever holds its number may check it."""
    rows = Certificate.objects.defer(*HEAVY).select_related("edition__host", "entry__edition", "judge__edition")
    return rows.filter(number=number).first()


def certificates(edition: Edition) -> QuerySet[Certificate]:
    """For those who run it; order them by `-id`."""
    rows = Certificate.objects.filter(edition=edition).defer(*HEAVY)
    return rows.select_related("entry__body", "entry__unit", "judge__user")


def own(person: Person) -> QuerySet[Certificate]:
    """Of one's own side, not of contests that one runs; order them by `-id`."""
    mine = sorted(person.organisations(*READERS))
    wanted = Q(judge__user_id=person.user_id or 0)
    if mine:
        wanted |= Q(entry__unit__path__overlap=mine)
    rows = Certificate.objects.filter(wanted).defer(*HEAVY)
    return rows.select_related("edition", "entry__body", "entry__unit", "judge__user")


def certificate(person: Person, uuid: UUID | str, *, whole: bool = False) -> Certificate | None:
    rows = access.visible(person).select_related("edition__host", "entry__unit", "entry__body", "judge")
    return (rows if whole else rows.defer(*HEAVY)).filter(uuid=uuid).first()


def of_entry(entry: Entry) -> list[Certificate]:
    return list(Certificate.objects.filter(entry=entry).defer(*HEAVY).order_by("-pk"))


# -- what is due ----------------------------------------------------------------------------------------------


def due_entries(edition: Edition) -> list[Entry]:
    """Entries that lack the certificate of what they are now."""
    had = Certificate.objects.filter(edition=edition, entry__isnull=False, again=False).values_list("entry_id", "kind")
    issued = set(had)
    rows = Entry.objects.filter(edition=edition, state__in=[state for state in PASSED if state != EntryState.STRIPPED])
    found = rows.select_related("unit", "body", "category").order_by("pk")
    return [row for row in found if (row.pk, kind_of(row)) not in issued]


def due_judges(edition: Edition) -> list[Judge]:
    """Judges who signed at least one reading and lack theirs."""
    signed = Reading.objects.filter(judge=OuterRef("pk"), state=ReadingState.SIGNED)
    had = Certificate.objects.filter(edition=edition, judge=OuterRef("pk"), again=False)
    rows = Judge.objects.filter(Exists(signed), ~Exists(had), edition=edition)
    return list(rows.select_related("user", "institution").order_by("pk"))


# -- papers of the whole ----------------------------------------------------------------------------------------


def papers(edition: Edition) -> dict[tuple[str, str], Paper]:
    """(kind, language) → the newest, without its bytes."""
    rows = Paper.objects.filter(edition=edition).defer(*HEAVY).order_by("kind", "language", "-pk")
    return {(row.kind, row.language): row for row in rows.distinct("kind", "language")}


def paper(edition: Edition, kind: PaperKind, language: str) -> Paper | None:
    return Paper.objects.filter(edition=edition, kind=kind, language=language).order_by("-pk").first()


def last_run(edition: Edition) -> PaperRun | None:
    return PaperRun.objects.filter(edition=edition).order_by("-pk").first()


def foreword(edition: Edition) -> Foreword | None:
    return Foreword.objects.filter(edition=edition).first()


def in_kinds(edition: Edition) -> dict[AwardKind, int]:
    """Kind → how many stand."""
    rows = Certificate.objects.filter(edition=edition, state=CertificateState.VALID).values_list("kind")
    found = dict(rows.annotate(count=Count("pk")).order_by())
    return {kind: found[kind] for kind in AwardKind if kind in found}
