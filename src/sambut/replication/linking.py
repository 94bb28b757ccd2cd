"""What this room adds to an innovation's page: how each copy stands, whose needs it answers, the way to ask for one."""

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame import dates
from sambut.innovations import links
from sambut.innovations.links import Invitation, Named, Standing, Uses
from sambut.innovations.models import Innovation
from sambut.innovations.states import Stage, Sustainability
from sambut.innovations.states import State as InnovationState
from sambut.mandates.people import Person
from sambut.replication.access import ACTING, OWNING, why_not_answer
from sambut.replication.models import Willingness
from sambut.replication.states import PUBLIC, AnswerState, NeedState, State

DRAWN = {State.SIGNED: "agreed", State.STARTED: "agreed", State.RUNNING: "running", State.STOPPED: "stopped"}


USES = """
select copy_id, agreement.state, running_on, signed_at as at, need.uuid, need.title
  from replication_agreement as agreement left join replication_need as need on need.id = need_id
 where copy_id = any(%(copies)s) and agreement.state = any(%(public)s)
union all
(select null, answer.state, null, said_at, need.uuid, need.title
   from replication_answer as answer join replication_need as need on need.id = need_id
   join innovations_innovation as source on source.id = innovation_id and source.sustainability <> %(stopped)s
  where innovation_id = %(innovation)s and answer.state = %(standing)s and need.state = %(looked_for)s
  order by said_at desc limit %(most)s)
 order by at
"""
MOST_OFFERED = 20


@links.register_uses
def uses(innovation_id: int, copies: Collection[int]) -> Uses:
    """How the copies stand, and which needs its owner put it forward for, in one query."""
    found = Uses()
    given: dict[str, Any] = {
        "copies": list(copies), "public": list(PUBLIC), "innovation": innovation_id, "standing": AnswerState.STANDING,
        "looked_for": NeedState.OPEN, "stopped": Sustainability.STOPPED, "most": MOST_OFFERED,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(USES, given)
        for copy, state, running_on, at, need, title in cursor.fetchall():
            named = (reverse("replication:need", args=[need]), title) if need else None
            if copy is not None:
                found.standings[copy] = _standing(state, running_on, at, named)
            elif named:
                found.offered.append(named)
    return found


def _standing(state: str, running_on: Any, signed_at: Any, need: Named | None) -> Standing:
    if state == State.RUNNING:
        return Standing(_("berjalan sejak %(month)s") % {"month": dates.month(running_on)}, DRAWN[State.RUNNING], need)
    if state == State.STOPPED:
        return Standing(_("berhenti"), DRAWN[State.STOPPED], need)
    return Standing(_("kesepakatan %(month)s") % {"month": dates.month(signed_at)}, DRAWN[State(state)], need)


@links.register_ways
def ways(innovation: Innovation, person: Person) -> list[Invitation]:
    """For those who answer for what was tried and still runs: what regions look for."""
    tried = innovation.stage != Stage.IDEA and innovation.sustainability != Sustainability.STOPPED
    if innovation.state != InnovationState.PUBLIC or not tried or why_not_answer(person, innovation):
        return []
    words = _("Lihat apa yang dicari daerah lain, dan jawab dengan inovasi ini.")
    return [Invitation(words, f"{reverse('replication:needs')}?keadaan={NeedState.OPEN}", _("Kebutuhan daerah"))]


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
