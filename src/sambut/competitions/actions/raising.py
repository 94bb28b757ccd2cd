"""A contest below puts its best forward: an entry begins in the contest above, with its record and with what it wrote below."""

from datetime import datetime

from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import locked
from sambut.competitions.actions.entering import begin_from
from sambut.competitions.models import Edition, Entry
from sambut.competitions.states import Scheme, State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

DONE = tuple(state for state in (State.DECIDED, "finished"))
"""The decree of the contest below stands."""


@transaction.atomic
def raise_entry(
    entry_id: int, edition_id: int, *, group: str = "", category: str = "", by: Person, at: datetime
) -> Entry:  # fmt: skip
    """Puts a winner or finalist of a decided local contest forward. Its unit reads, mends and sends what began. Istilah: mengajukan ke atas."""
    below = locked(entry_id)
    access.require(by, Verb.RAISE, below)
    below.after(Verb.RAISE)
    if below.edition.scheme != Scheme.LOCAL or below.edition.state not in DONE:
        raise Refused("entry.raise.not_decided")
    if below.innovation is None:
        raise Refused("entry.raise.no_record")
    above = Edition.objects.select_related("host__region").get(pk=edition_id)
    if above.pk == below.edition_id or not is_above(above, below.edition):
        raise Refused("entry.raise.not_above")
    entry = begin_from(below.innovation, above, group=group, category=category, by=by, at=at, below=below)
    below.move(Verb.RAISE, by=by.user_id, at=at, to=entry.pk)
    return entry


def is_above(above: Edition, below: Edition) -> bool:
    """A national contest, or one of a region in which the host below lies."""
    if above.scheme != Scheme.LOCAL:
        return True
    wide, narrow = above.host.region, below.host.region
    return bool(wide and narrow and narrow.code.startswith(f"{wide.code}."))
