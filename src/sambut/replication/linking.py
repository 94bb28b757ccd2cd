"""What this room adds to an innovation's page: how each copy stands, and the way to ask for one."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame import dates
from sambut.innovations import links
from sambut.innovations.links import Invitation, Standing
from sambut.innovations.models import Innovation
from sambut.innovations.states import State as InnovationState
from sambut.mandates.people import Person
from sambut.replication.access import ACTING, OWNING
from sambut.replication.models import Agreement, Willingness
from sambut.replication.states import PUBLIC, State

DRAWN = {State.SIGNED: "agreed", State.STARTED: "agreed", State.RUNNING: "running", State.STOPPED: "stopped"}


@links.register_standings
def standings(ids: Collection[int]) -> dict[int, Standing]:
    """The record of a copy → how its agreement stands. One query."""
    rows = Agreement.objects.filter(copy__in=ids, state__in=PUBLIC).order_by("signed_at")
    told = ("copy_id", "state", "running_on", "signed_at", "need__uuid", "need__title")
    return {
        copy: _standing(
            state, running_on, signed_at, (reverse("replication:need", args=[need]), title) if need else None
        )
        for copy, state, running_on, signed_at, need, title in rows.values_list(*told)
    }


def _standing(state: str, running_on: Any, signed_at: Any, need: tuple[str, str] | None) -> Standing:
    if state == State.RUNNING:
        return Standing(_("berjalan sejak %(month)s") % {"month": dates.month(running_on)}, DRAWN[State.RUNNING], need)
    if state == State.STOPPED:
        return Standing(_("berhenti"), DRAWN[State.STOPPED], need)
    return Standing(_("kesepakatan %(month)s") % {"month": dates.month(signed_at)}, DRAWN[State(state)], need)


@links.register_invitation
def invitation(innovation: Innovation, person: Person) -> Invitation | None:
    """To its owner the word about being copied; to anybody else at work the way to say that one wants to copy it."""
    if innovation.state != InnovationState.PUBLIC:
        return None
    if any(person.holds_over(role, innovation.unit.path) for role in OWNING):
        return Invitation(
            _("Nyatakan berapa daerah yang sanggup Anda bantu."),
            reverse("replication:say_terms", args=[innovation.uuid]), _("Kesediaan ditiru"), _("Bersedia ditiru?"),
        )  # fmt: skip
    if not person.organisations(*ACTING):
        return None
    willing = Willingness.objects.filter(innovation=innovation).values_list("willing", flat=True).first()
    if willing is False:
        return None
    return Invitation(
        _("Ingin menjalankannya di tempat Anda? Pemiliknya akan memeriksa minat Anda."),
        reverse("replication:express", args=[innovation.uuid]), _("Nyatakan minat"),
    )  # fmt: skip
