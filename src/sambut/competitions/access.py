"""Who may do what with an edition and an entry, and why not. The table stands in `docs/access.md`."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from sambut.competitions.models import Edition, Entry
from sambut.competitions.states import Scheme, State, Verb
from sambut.innovations.models import Innovation
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role

WRITERS = (Role.INNOVATOR, Role.LOCAL_ADMIN)
"""Write an entry of their unit, or of one below."""
VERIFIERS = (Role.LOCAL_ADMIN,)
"""Check an entry and send it to the organisers. Istilah: admin lokal."""
READERS = (*WRITERS, Role.AGENCY_ADMIN, Role.HEAD, Role.INSPECTORATE, Role.SUPPORT)
"""Read what their body enters."""

EDITION_VERBS = (
    "see", Verb.EDIT, Verb.OPEN, Verb.MOVE_DEADLINE, Verb.INVITE, Verb.DECLARE, Verb.CALL_ASSIGN, Verb.CALL_COUNT, Verb.CHOOSE,
    Verb.ANNOUNCE, Verb.DECIDE,
)  # fmt: skip
WRITING = frozenset({Verb.WRITE, Verb.SEND, Verb.WITHDRAW, Verb.OBJECT})
VERIFYING = frozenset({Verb.RETURN, Verb.SUBMIT})
SELECTING = frozenset({Verb.ACCEPT, Verb.REFUSE})
ENTRY_VERBS: tuple[str, ...] = ("see", *sorted(WRITING), *sorted(VERIFYING), *sorted(SELECTING))


def require(person: Person, verb: str, row: Edition | Entry) -> None:
    if reason := why_not(person, verb, row):
        raise Refused(reason)


def why_not(person: Person, verb: str, row: Edition | Entry) -> str | None:
    """None, or the code of the reason."""
    return _edition(person, verb, row) if isinstance(row, Edition) else _entry(person, verb, row)


# -- editions ---------------------------------------------------------------------------------------------


def hosts(person: Person, edition: Edition) -> bool:
    """Runs this contest: the secretariat of the host; for a contest of a region its agency admin as well."""
    path = edition.host.path
    if person.holds_over(Role.SECRETARIAT, path):
        return True
    return edition.scheme == Scheme.LOCAL and person.holds_over(Role.AGENCY_ADMIN, path)


def hosting(person: Person) -> Q:
    """The same rule as `hosts`, for editions."""
    national = sorted(person.organisations(Role.SECRETARIAT))
    local = sorted(person.organisations(Role.AGENCY_ADMIN))
    wanted = Q(pk__in=[])
    if national:
        wanted |= Q(host__path__overlap=national)
    if local:
        wanted |= Q(scheme=Scheme.LOCAL, host__path__overlap=local)
    return wanted


def _edition(person: Person, verb: str, edition: Edition) -> str | None:
    if verb == "see":
        return None if edition.state != State.DRAFT or hosts(person, edition) else "edition.see.not_found"
    if edition.state == State.DRAFT and not hosts(person, edition):
        return "edition.see.not_found"
    return None if hosts(person, edition) else "access.edition.not_host"


def why_not_draft(person: Person, scheme: str, path: Sequence[int]) -> str | None:
    """Whether this person may prepare a contest of the organisation with this path."""
    if person.holds_over(Role.SECRETARIAT, path):
        return None
    if scheme == Scheme.LOCAL and person.holds_over(Role.AGENCY_ADMIN, path):
        return None
    return "access.edition.not_host"


def visible_editions(person: Person) -> QuerySet[Edition]:
    """The same rule as `see`, as a query."""
    return Edition.objects.filter(~Q(state=State.DRAFT) | hosting(person))


# -- entries ----------------------------------------------------------------------------------------------


def takes_part(person: Person, entry: Entry) -> bool:
    """Reads it from the side of the participant."""
    return _holds(person, READERS, entry.unit.path)


def _entry(person: Person, verb: str, entry: Entry) -> str | None:
    if not (takes_part(person, entry) or runs(person, entry)):
        return "entry.see.not_found"
    if verb == "see":
        return None
    if verb in WRITING:
        return None if _holds(person, WRITERS, entry.unit.path) else "access.entry.not_your_unit"
    if verb in VERIFYING:
        return None if _holds(person, VERIFIERS, entry.unit.path) else "access.entry.not_local_admin"
    if not runs(person, entry):
        return "access.edition.not_host"
    return "access.entry.submitted_it" if entry.submitted_by_id == person.user_id else None


def runs(person: Person, entry: Entry) -> bool:
    """Reads it from the side of the organisers: once it was submitted, never before."""
    return entry.version_id is not None and hosts(person, entry.edition)


def visible(person: Person) -> QuerySet[Entry]:
    """The same rule as `see`, as a query."""
    mine = sorted(person.organisations(*READERS))
    wanted = Q(edition__in=Edition.objects.filter(hosting(person)), version__isnull=False)
    if mine:
        wanted |= Q(unit__path__overlap=mine)
    return Entry.objects.filter(wanted)


def why_not_begin(person: Person, innovation: Innovation) -> str | None:
    """Whether this person may enter this innovation."""
    return None if _holds(person, WRITERS, innovation.unit.path) else "access.entry.not_your_unit"


def _holds(person: Person, roles: Sequence[Role], path: Sequence[int]) -> bool:
    return any(person.holds_over(role, path) for role in roles)
