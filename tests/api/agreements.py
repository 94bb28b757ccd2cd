"""Needs, interests and agreements in the states that the operations want."""

from datetime import datetime, timedelta
from uuid import uuid4

from sambut.innovations.models import Innovation
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.replication import loading
from sambut.replication.models import Check, Milestone
from tests.api.more_agreements import UNDER_WAY, more_agreements
from tests.replication.conftest import Way
from tests.world.cast import Cast

DECIDED = ("accept_interest", "refuse_interest", "read_interest")
SHARED = (
    "read_agreement", "verify_agreement", "read_agreement_at_desk", "finish_milestone", "add_milestone", "coach_agreement",
    *UNDER_WAY,
)  # fmt: skip
"""These leave an agreement that was started as it is for the others."""


OF_COPIER = ("start_agreement", "run_agreement", "check_agreement")
"""Done by who copies, not by the city that owns."""
FILLED = ("state_need", "express_interest", "finish_milestone", "add_milestone", "coach_agreement", *OF_COPIER)


def agreements(cast: Cast, at: datetime) -> tuple[dict[str, str], dict[str, str]]:
    """Operation → UUID of its row, and operation → number of an agreement, all of the city whose local admin asks."""
    loading.load()
    began = at - timedelta(days=2)
    uuids, numbers = {}, {}
    for operation in DECIDED:
        way = _way(cast, began, operation)
        way.innovation()
        uuids[operation] = str(way.express().uuid)
    numbers |= dict.fromkeys(SHARED, spoken(_way(cast, began, "shared").started().number))
    numbers |= dict.fromkeys(("run_agreement", "drop_milestone"), spoken(_way(cast, began, "run").started().number))
    way = _way(cast, began, "start_agreement")
    numbers["start_agreement"] = spoken(way.signed().number)
    way = _way(cast, began, "check_agreement")
    numbers["check_agreement"] = spoken(way.running().number)
    Check.objects.filter(agreement=way.agreement, months=12).update(due_on=began.date())
    uuids |= {operation: str(way.need().uuid) for operation in ("read_need", "read_matches_of_need")}
    uuids["express_interest"] = _wanted(way)
    more, of_more = more_agreements(cast, at, lambda operation: _way(cast, began, operation))
    return uuids | more, numbers | of_more


def _way(cast: Cast, at: datetime, title: str) -> Way:
    way = Way(cast)
    way.at, way.title = at, f"Terang {title}"
    return way


def _wanted(way: Way) -> str:
    """An innovation of another body, for the city to want."""
    row = Innovation.objects.get(pk=way.source.pk)
    other = way.cast.regent.organisation
    row.pk, row.root, row.parent, row.search = None, None, None, None
    row.uuid, row.unit, row.body, row.title = uuid4(), other, other, "Sinar Turatea"
    row._state.adding = True
    row.save()
    return str(row.uuid)


def made_finishable(operation: str, path: dict[str, object], body: object, unit: str) -> object:
    """The path with a milestone that is still open where there is one, the body with a day that has been and a unit that may speak."""
    if "milestone" in path:
        rows = Milestone.objects.filter(agreement__number=str(path["number"]).replace("-", ""))
        path["milestone"] = str(rows.order_by("-state", "pk").values_list("uuid", flat=True).first())
    if "months" in path:
        path["months"] = 12
    if not isinstance(body, dict) or operation not in FILLED:
        return body
    yesterday, later = ((now() + timedelta(days=days)).date().isoformat() for days in (-1, 30))
    known = {"unit": unit, "need": None, "on": yesterday, "due_on": later, "cost": "", "hours": 2.5}
    return {name: known.get(name, value) for name, value in body.items()}
