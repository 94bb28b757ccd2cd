"""Who may do what with a service, and why not."""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q, QuerySet

from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from sambut.services.models import Service
from sambut.services.states import Origin, State, Verb

READERS = (Role.UNIT_OFFICER, Role.AGENCY_ADMIN, Role.HEAD, Role.SUPPORT)
"""Roles that see what their own organisation, and those below it, are writing. Support sees and does nothing."""
WRITERS = (Role.UNIT_OFFICER, Role.AGENCY_ADMIN)


def require(who: Person, verb: str, service: Service) -> int:
    """The person's user id, or a refusal."""
    if reason := why_not(who, verb, service):
        raise Refused(reason)
    assert who.user_id is not None
    return who.user_id


def why_not(who: Person, verb: str, service: Service) -> str | None:
    """None, or the code of the reason. `draft` is asked of a new service too: of an unsaved row with its unit."""
    if verb == "see":
        return None if service.state != State.DRAFT else _reads(who, service)
    if verb == "see_draft":
        return _reads(who, service)
    return RULES[verb](who, service)


def visible(who: Person) -> QuerySet[Service]:
    """What this person may see at all: the same rule as a query."""
    if who.holds(Role.NATIONAL_ADMIN):
        return Service.objects.all()
    return Service.objects.filter(~Q(state=State.DRAFT) | _read_by(who))


def at_desk(who: Person) -> QuerySet[Service]:
    """Services whose drafts this person may see."""
    return Service.objects.filter(_read_by(who))


def _read_by(who: Person) -> Q:
    if who.holds(Role.NATIONAL_ADMIN):
        return Q()
    mine = list(who.organisations(*READERS))
    if not mine:
        return Q(pk__in=[])
    return Q(Exists(Organisation.objects.filter(pk=OuterRef("unit"), path__overlap=mine)))


def _path(service: Service) -> list[int]:
    return list(service.unit.path) if service.unit else []


def _reads(who: Person, service: Service) -> str | None:
    if who.holds(Role.NATIONAL_ADMIN):
        return None
    if who.organisations(*READERS) & set(_path(service)):
        return None
    return "service.see.not_found"


def _writes(who: Person, service: Service) -> str | None:
    """The officers of the unit or one above it, and the admins above. Dasar: UU 25/2009 Pasal 20, penyelenggara menyusun."""
    if service.unit is None:
        return "service.draft.unplaced"
    if any(who.holds_over(role, _path(service)) for role in WRITERS):
        return None
    return _reads(who, service) or "service.draft.not_allowed"


def _decides(who: Person, service: Service) -> str | None:
    """What everybody reads is decided by an admin of the body or of a unit above. Default of ours: SIPPN's own way is not known."""
    if service.unit is None:
        return "service.publish.unplaced"
    if who.holds_over(Role.AGENCY_ADMIN, _path(service)):
        return None
    return _reads(who, service) or "service.publish.not_allowed"


def _places(who: Person, service: Service) -> str | None:
    """What an import could not place, or placed by a guess that was wrong."""
    if not who.holds(Role.NATIONAL_ADMIN):
        return _reads(who, service) or "service.place.not_allowed"
    return None if service.unit is None or service.origin == Origin.SIPPN else "service.place.placed_already"


RULES: dict[str, Callable[[Person, Service], str | None]] = {
    Verb.DRAFT: _writes,
    Verb.SUBMIT: _writes,
    Verb.CHECK: _writes,
    Verb.DISCARD: _writes,
    Verb.RETURN: _decides,
    Verb.PUBLISH: _decides,
    Verb.WITHDRAW: _decides,
    Verb.PLACE: _places,
}

VERBS: tuple[str, ...] = ("see", "see_draft", *RULES)
