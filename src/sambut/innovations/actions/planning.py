"""What a body means to do in a year."""

from datetime import datetime

from django.db import transaction

from sambut.innovations import access
from sambut.innovations.models import InnovationEvent, YearPlan
from sambut.innovations.states import Verb
from sambut.kernel.refusals import Refused
from sambut.ledger.outbox import announce
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation

MOST, FIRST_YEAR, YEARS_AHEAD = 2000, 2014, 5
"""Two thousand a year is more than any body has reported; the first national contest was in 2014."""


@transaction.atomic
def plan_year(body_id: int, year: int, *, target: int, by: Person, at: datetime) -> YearPlan:
    """The body's target for a year; setting it again replaces it. Dasar: satu instansi satu inovasi (PermenPANRB 30/2014)."""
    body = Organisation.objects.select_for_update().filter(pk=body_id, parent=None).first()
    if body is None:
        raise Refused("innovation.body.unknown")
    if reason := access.why_not_plan(by, body.path):
        raise Refused(reason)
    if not FIRST_YEAR <= year <= at.year + YEARS_AHEAD:
        raise Refused("innovation.plan.year", first=str(FIRST_YEAR), last=str(at.year + YEARS_AHEAD))
    if not 0 <= target <= MOST:
        raise Refused("innovation.plan.target", most=MOST)
    plan, _ = YearPlan.objects.update_or_create(
        body=body, year=year, defaults={"target": target, "set_at": at, "set_by_id": by.user_id}
    )
    event = InnovationEvent.objects.create(
        body=body, verb=Verb.PLAN, happened_at=at, recorded_at=at, actor_id=by.user_id, facts={"year": year, "target": target}
    )  # fmt: skip
    announce("innovations.plan", event.pk, at=at)
    return plan
