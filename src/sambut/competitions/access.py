"""Who may do what with an edition and an entry, and why not. The table stands in `docs/access.md`."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from sambut.competitions.editions.states import PartnerRole
from sambut.competitions.models import Edition, Entry, Partner
from sambut.competitions.states import Scheme, State, Verb
from sambut.innovations.models import Innovation
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation

WRITERS = (Role.INNOVATOR, Role.LOCAL_ADMIN)
"""Write an entry of their unit, or of one below."""
BODY_WRITERS = (Role.AGENCY_ADMIN, Role.LOCAL_ADMIN)
"""Write the entry of a body or unit itself: who answers for its complaints."""
VERIFIERS = (Role.LOCAL_ADMIN,)
"""Check an entry and send it to the organisers. Istilah: admin lokal."""
READERS = (*WRITERS, Role.AGENCY_ADMIN, Role.HEAD, Role.INSPECTORATE, Role.SUPPORT)
"""Read what their body enters."""

FINAL_VERBS = (
    Verb.ARRANGE, Verb.SCHEDULE, Verb.TELL_SCHEDULE, Verb.VISIT, Verb.SIT, Verb.ATTEND, Verb.RISE, Verb.CHOOSE_WINNERS, Verb.FINISH,
    Verb.STRIP, Verb.SUCCEED,
)  # fmt: skip
EDITION_VERBS: tuple[str, ...] = (
    "see", Verb.EDIT, Verb.OPEN, Verb.MOVE_DEADLINE, Verb.INVITE, Verb.DECLARE, Verb.CALL_ASSIGN, Verb.CALL_COUNT, Verb.CALL_REREAD, Verb.CHOOSE,
    Verb.ANNOUNCE, Verb.DECIDE, Verb.CANCEL, Verb.CALL_COMPARE, Verb.SETTLE, Verb.WRITE_FOREWORD, Verb.CALL_PAPERS, *FINAL_VERBS,
)  # fmt: skip
WRITING = frozenset(
    {Verb.WRITE, Verb.ATTACH, Verb.DETACH, Verb.SEND, Verb.WITHDRAW, Verb.OBJECT, Verb.CALL_MEASURE, Verb.STATE}
)
OF_BODIES = frozenset({Verb.CALL_MEASURE, Verb.STATE})
"""Only an entry without an innovation has figures of its body."""
VERIFYING = frozenset({Verb.RETURN, Verb.SUBMIT})
SELECTING = frozenset({Verb.ACCEPT, Verb.REFUSE})
RUNNING = frozenset({Verb.RAISE})
"""What the organisers do with an entry that was judged."""
MAINTAINERS = (Role.NATIONAL_ADMIN, Role.SYSTEM_ADMINISTRATOR)
"""Shut the system for maintenance."""
CO_HOSTING = (Role.SECRETARIAT, Role.AGENCY_ADMIN)
"""Of a co-host: read what was submitted, and decide nothing."""
ENTRY_VERBS: tuple[str, ...] = ("see", *sorted(WRITING), *sorted(VERIFYING), *sorted(SELECTING), *sorted(RUNNING))


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


def co_hosts(person: Person, edition: Edition) -> bool:
    """Reads with the host: drafts, and entries once they were submitted. Supporters and partners read what everybody reads."""
    mine = person.organisations(*CO_HOSTING)
    return bool(mine) and Edition.objects.filter(co_hosting(person), pk=edition.pk).exists()


def co_hosting(person: Person) -> Q:
    """The same rule as `co_hosts`, for editions."""
    mine = sorted(person.organisations(*CO_HOSTING))
    if not mine:
        return Q(pk__in=[])
    rows = Partner.objects.filter(role=PartnerRole.CO_HOST, organisation__path__overlap=mine)
    return Q(pk__in=rows.values("edition"))


def require_maintain(person: Person) -> None:
    if reason := why_not_maintain(person):
        raise Refused(reason)


def why_not_maintain(person: Person) -> str | None:
    """Whether this person may plan hours in which the system is shut, and call them off."""
    return None if maintains(person) else "access.maintenance.not_yours"


def maintains(person: Person) -> bool:
    return any(person.holds(role) for role in MAINTAINERS)


def _edition(person: Person, verb: str, edition: Edition) -> str | None:
    if edition.state == State.DRAFT and not (hosts(person, edition) or co_hosts(person, edition)):
        return "edition.see.not_found"
    if verb == "see":
        return None
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
    return Edition.objects.filter(~Q(state=State.DRAFT) | hosting(person) | co_hosting(person))


# -- entries ----------------------------------------------------------------------------------------------


def takes_part(person: Person, entry: Entry) -> bool:
    """Reads it from the side of the participant."""
    return _holds(person, READERS, entry.unit.path)


def _entry(person: Person, verb: str, entry: Entry) -> str | None:
    if not (takes_part(person, entry) or runs(person, entry) or reads_along(person, entry)):
        return "entry.see.not_found"
    if verb == "see":
        return None
    if verb in WRITING:
        if verb in OF_BODIES and entry.innovation_id is not None:
            return "access.entry.not_of_a_body"
        return None if _holds(person, writers_of(entry), entry.unit.path) else "access.entry.not_your_unit"
    if verb in VERIFYING:
        return None if _holds(person, VERIFIERS, entry.unit.path) else "access.entry.not_local_admin"
    if not runs(person, entry):
        return "access.edition.not_host"
    if verb in RUNNING:
        return None
    return "access.entry.submitted_it" if entry.submitted_by_id == person.user_id else None


def runs(person: Person, entry: Entry) -> bool:
    """Reads it from the side of the organisers: once it was submitted, never before."""
    return entry.submitted_at is not None and hosts(person, entry.edition)


def reads_along(person: Person, entry: Entry) -> bool:
    """Reads it beside the organisers, as one who holds the contest with them: once it was submitted."""
    return entry.submitted_at is not None and co_hosts(person, entry.edition)


def visible(person: Person) -> QuerySet[Entry]:
    """The same rule as `see`, as a query."""
    mine = sorted(person.organisations(*READERS))
    wanted = Q(edition__in=Edition.objects.filter(hosting(person) | co_hosting(person)), submitted_at__isnull=False)
    if mine:
        wanted |= Q(unit__path__overlap=mine)
    return Entry.objects.filter(wanted)


def why_not_begin(person: Person, innovation: Innovation) -> str | None:
    """Whether this person may enter this innovation."""
    return None if _holds(person, WRITERS, innovation.unit.path) else "access.entry.not_your_unit"


def why_not_begin_for(person: Person, unit: Organisation) -> str | None:
    """Whether this person may enter this body or unit itself."""
    return None if _holds(person, BODY_WRITERS, unit.path) else "access.entry.not_your_unit"


def writers_of(entry: Entry) -> Sequence[Role]:
    return WRITERS if entry.innovation_id is not None else BODY_WRITERS


def _holds(person: Person, roles: Sequence[Role], path: Sequence[int]) -> bool:
    return any(person.holds_over(role, path) for role in roles)
