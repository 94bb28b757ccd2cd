"""Counts the entries of editions, so that no page does. Two statements for any number of editions."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Q

from sambut.competitions.models import Choice, Counted, Edition, Entry
from sambut.competitions.states import PASSED, SENT, EntryState, State

RUNNING = (State.OPEN, State.ANNOUNCED)
"""Their counts may change at any moment; the others change with an event of the edition."""
COUNTS = ("begun", "submitted", "passed", "refused", "bodies", "nominated", "winners")


def running() -> list[int]:
    """Editions whose entries still move, and those that were never counted."""
    rows = Edition.objects.exclude(state=State.DRAFT).filter(Q(state__in=RUNNING) | Q(counted=None))
    return list(rows.values_list("pk", flat=True))


def every() -> list[int]:
    return list(Edition.objects.exclude(state=State.DRAFT).values_list("pk", flat=True))


def count(editions: Collection[int], *, at: datetime) -> int:
    """Gives how many editions were counted."""
    rows = Entry.objects.filter(edition__in=editions).values_list("edition_id").order_by()
    found = {
        row[0]: row[1:]
        for row in rows.annotate(
            begun=Count("pk"), submitted=Count("pk", Q(state__in=SENT)), passed=Count("pk", Q(state__in=PASSED)),
            refused=Count("pk", Q(state=EntryState.REFUSED)), bodies=Count("body", Q(state__in=SENT), distinct=True),
            winners=Count("pk", Q(state=EntryState.WINNER)),
        )
    }  # fmt: skip
    clusters: dict[int, dict[str, int]] = defaultdict(dict)
    in_clusters = rows.filter(state__in=SENT, cluster__isnull=False).values_list("edition_id", "cluster_id")
    for edition, cluster, many in in_clusters.annotate(many=Count("pk")):
        clusters[edition][str(cluster)] = many
    chosen = Choice.objects.filter(edition__in=editions, chosen=True).values_list("edition_id").order_by()
    nominated = dict(chosen.annotate(many=Count("pk")))
    made = []
    for edition in editions:
        begun, submitted, passed, refused, bodies, winners = found.get(edition, (0,) * 6)
        made.append(
            Counted(
                edition_id=edition, begun=begun, submitted=submitted, passed=passed, refused=refused, bodies=bodies, winners=winners,
                nominated=nominated.get(edition, 0), clusters=clusters[edition], counted_at=at,
            )
        )  # fmt: skip
    Counted.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["edition"], update_fields=[*COUNTS, "clusters", "counted_at"]
    )
    return len(made)
