"""Who reads a certificate and may withdraw it, and who reads the facts of a letter. The table stands in `docs/access.md`."""

from django.db.models import Q, QuerySet

from sambut.competitions.access import READERS, hosting, hosts
from sambut.competitions.models import Certificate, Edition
from sambut.competitions.states import Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

CERTIFICATE_VERBS: tuple[str, ...] = ("see", Verb.REVOKE)


def require(person: Person, verb: str, row: Certificate) -> None:
    if reason := why_not(person, verb, row):
        raise Refused(reason)


def why_not(person: Person, verb: str, row: Certificate) -> str | None:
    """The host, whose entry it is, and whose seat it was. Everybody else checks it by number (`queries.checkable`)."""
    if hosts(person, row.edition):
        return None
    if not _own(person, row):
        return "certificate.see.not_found"
    return None if verb == "see" else "access.edition.not_host"


def _own(person: Person, row: Certificate) -> bool:
    if row.entry is not None:
        path = row.entry.unit.path
        return any(person.holds_over(role, path) for role in READERS)
    return row.judge is not None and person.user_id is not None and row.judge.user_id == person.user_id


def visible(person: Person) -> QuerySet[Certificate]:
    """The same rule as `see`, as a query."""
    wanted = Q(edition__in=Edition.objects.filter(hosting(person)))
    if mine := sorted(person.organisations(*READERS)):
        wanted |= Q(entry__unit__path__overlap=mine)
    if person.user_id is not None:
        wanted |= Q(judge__user_id=person.user_id)
    return Certificate.objects.filter(wanted)
