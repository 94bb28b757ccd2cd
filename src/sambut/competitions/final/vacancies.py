"""Who may take the place of a winner who was withdrawn."""

from sambut.competitions.judging import choosing
from sambut.competitions.models import Entry, Revocation, Standing, Verdict
from sambut.competitions.states import EntryState, State


def candidates(found: Revocation) -> list[tuple[Entry, float]]:
    """The others of the cluster in the order that stood when winners were chosen, each with its total. Two queries."""
    edition, cluster = found.entry.edition, found.entry.cluster_id
    if edition.state == State.FINISHED:
        rows = Verdict.objects.filter(edition=edition, entry__cluster=cluster, entry__state=EntryState.FINALIST)
        return [
            (row.entry, row.total)
            for row in rows.select_related("entry__body", "entry__unit").order_by("place", "entry_id")
        ]
    result = choosing.latest(edition)
    if result is None:
        return []
    calibrated = result.counts.get("counts") == "calibrated"
    standing = Standing.objects.filter(result=result, entry__cluster=cluster, entry__state=EntryState.NOT_CHOSEN)
    order = ("calibrated_rank", "id") if calibrated else ("raw_rank", "id")
    rows_ = standing.select_related("entry__body", "entry__unit").order_by(*order)
    return [(row.entry, choosing.score_of(row, calibrated)) for row in rows_]
