"""What became of things in the whole country: agreements by state, effects by verdict, what was copied most."""

from dataclasses import dataclass

from django.db.models import Count

from sambut.innovations import queries as innovations
from sambut.innovations.models import Innovation
from sambut.innovations.states import State as Publication
from sambut.insights import queries
from sambut.insights.models import Effect
from sambut.replication import queries as replication
from sambut.replication.models import Agreement
from sambut.replication.states import PUBLIC

MOST = 6


@dataclass(frozen=True)
class Copied:
    """A public innovation and how many bodies signed to copy it."""

    innovation: Innovation
    agreements: int


def agreement_counts() -> dict[str, int]:
    """How many agreements are in each state now."""
    return replication.counts()


def verdict_counts() -> dict[str, int]:
    """How many of the newest estimates say what."""
    found: dict[str, int] = {}
    for verdict in queries.effects().values_list("verdict", flat=True):
        found[verdict] = found.get(verdict, 0) + 1
    return found


def newest_effects(limit: int) -> list[Effect]:
    """Those that say something first, then by the day of the estimate."""
    rows = list(queries.effects())
    return sorted(rows, key=lambda one: (one.estimate is None, -one.started_on.toordinal(), one.pk))[:limit]


def most_copied(limit: int = MOST) -> list[Copied]:
    """Signed copies of public innovations, most first."""
    rows = Agreement.objects.filter(state__in=PUBLIC, innovation__state=Publication.PUBLIC)
    counted = list(
        rows.values_list("innovation_id").annotate(all=Count("pk")).order_by("-all", "innovation_id")[:limit]
    )
    named = innovations.named([pk for pk, _count in counted])
    return [Copied(named[pk], count) for pk, count in counted]
