"""Lists at desks, and what may be done with a row now."""

from collections.abc import Callable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from sambut.services.models import Edition, Service
from sambut.services.states import (
    EDITION_TRANSITIONS,
    PUBLIC,
    STAYING,
    TRANSITIONS,
    WORKING,
    EditionState,
    State,
    Verb,
)

KINDS: dict[str, Callable[[], str]] = {
    "": lambda: _("semua layanan"),
    "periksa": lambda: _("yang menunggu diperiksa"),
    "tulis": lambda: _("yang sedang ditulis"),
    "kurang": lambda: _("yang belum lengkap"),
    "tinjau": lambda: _("yang harus ditinjau"),
    "ditarik": lambda: _("yang sudah ditarik"),
}
"""What a desk's list shows, by the word in the address."""


def of_organisation(organisation_id: int, kind: str, *, today: date) -> QuerySet[Service]:
    """Services of an organisation and below it. Order it by `name, id`."""
    rows = Service.objects.filter(unit__path__contains=[organisation_id]).select_related("unit")
    if kind == "ditarik":
        return rows.filter(state=State.WITHDRAWN)
    if kind in ("periksa", "tulis"):
        wanted = EditionState.SUBMITTED if kind == "periksa" else EditionState.WRITING
        return rows.filter(Exists(Edition.objects.filter(service=OuterRef("pk"), state=wanted)))
    rows = rows.exclude(state=State.WITHDRAWN)
    if kind == "kurang":
        return rows.filter(public_parts__lt=len(PUBLIC))
    return rows.filter(state=State.PUBLISHED, review_due_on__lt=today) if kind == "tinjau" else rows


def unplaced() -> QuerySet[Service]:
    """What no unit has yet. Order it by `name, id`."""
    return Service.objects.filter(unit=None, state=State.DRAFT)


def may_move(verb: Verb, service: Service, working: Edition | None) -> bool:
    """Whether the states of service and edition let it happen now."""
    if (service.state, verb) not in TRANSITIONS and service.state not in STAYING.get(verb, ()):
        return False
    if verb in (Verb.SUBMIT, Verb.RETURN, Verb.PUBLISH, Verb.DISCARD):
        return working is not None and (working.state, verb) in EDITION_TRANSITIONS
    if verb == Verb.DRAFT:
        return working is None or working.state in (WORKING[0],)
    return True
