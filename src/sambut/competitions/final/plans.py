"""What an edition declares of its last stage."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from sambut.competitions.final.timetable import Window
from sambut.competitions.final.weighing import Weights
from sambut.competitions.models import Edition, FinalDay, FinalPlan, Period
from sambut.competitions.states import Stage

LATER = (Stage.INTERVIEW, Stage.FINAL)


def plan_of(edition: Edition) -> FinalPlan:
    """Its own, or the defaults."""
    return FinalPlan.objects.filter(edition=edition).first() or FinalPlan(edition=edition)


def goes_on(edition: Edition) -> bool:
    """Whether something follows the decree of this edition: then it names finalists, not winners."""
    return edition.multiple > 1 or Period.objects.filter(edition=edition, stage__in=LATER).exists()


def weights_of(plan: FinalPlan) -> Weights:
    return Weights(plan.desk_weight, plan.panel_weight, plan.visit_weight)


def windows_of(edition: Edition, days: list[FinalDay]) -> list[Window]:
    """From opening to closing without the break, on the clocks of the edition."""
    zone, found = ZoneInfo(edition.zone), []

    def on(day: FinalDay, hour: time) -> datetime:
        return datetime.combine(day.on, hour, zone)

    for day in sorted(days, key=lambda one: one.on):
        if day.break_from is None or day.break_until is None:
            found.append(Window(on(day, day.opens_at), on(day, day.closes_at)))
            continue
        parts = ((day.opens_at, day.break_from), (day.break_until, day.closes_at))
        found += [Window(on(day, begun), on(day, ended)) for begun, ended in parts if begun < ended]
    return found
