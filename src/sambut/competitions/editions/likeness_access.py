"""Who reads a likeness and settles it: passages are shown to nobody who may not read both texts."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from sambut.competitions import access
from sambut.competitions.access import hosting, hosts
from sambut.competitions.judging.access import sealed
from sambut.competitions.models import Conflict, Edition, Likeness
from sambut.competitions.states import Verb
from sambut.innovations import access as records
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

VERBS: tuple[str, ...] = ("see", "read", Verb.SETTLE)
LOADED = ("entry__edition__host", "entry__unit", "other__edition__host", "other__unit", "innovation__unit")


def require(person: Person, verb: str, row: Likeness) -> None:
    if reason := why_not(person, verb, row):
        raise Refused(reason)


def why_not(person: Person, verb: str, row: Likeness) -> str | None:
    """None, or the code of the reason."""
    if not hosts(person, row.entry.edition):
        return "likeness.see.not_found"
    if verb == "see":
        return None
    if sealed(person, row.entry_id) or (row.other_id and sealed(person, row.other_id)):
        return "access.likeness.sealed"
    if not _reads_other(person, row):
        return "access.likeness.not_both"
    if verb == "read":
        return None
    return "access.entry.submitted_it" if row.entry.submitted_by_id == person.user_id else None


def _reads_other(person: Person, row: Likeness) -> bool:
    if row.other is not None:
        return access.why_not(person, "see", row.other) is None
    return row.innovation is not None and records.sees(person, row.innovation)


def visible(person: Person) -> QuerySet[Likeness]:
    """The same rule as `see`, as a query."""
    return Likeness.objects.filter(entry__edition__in=Edition.objects.filter(hosting(person)))


def readable(person: Person) -> QuerySet[Likeness]:
    """The same rule as `read`, as a query."""
    closed = Conflict.objects.filter(user_id=person.user_id or 0)
    both = Q(other__in=access.visible(person)) | Q(innovation__in=records.visible(person))
    return (
        visible(person)
        .filter(both)
        .exclude(Exists(closed.filter(entry_id=OuterRef("entry_id"))))
        .exclude(Exists(closed.filter(entry_id=OuterRef("other_id"))))
    )
