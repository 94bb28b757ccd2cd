"""A decree makes award facts: they stand on the record of the innovation, with the decree as their source."""

from collections.abc import Sequence

from sambut.competitions.models import Edition, Entry
from sambut.innovations.models import Award, Innovation
from sambut.innovations.states import Confidence

LEVEL = "Pemenang"


def record_awards(edition: Edition, winners: Sequence[Entry]) -> None:
    """One award for each winner, once."""
    Award.objects.bulk_create(
        [
            Award(
                source_key=f"{'lomba' if entry.innovation_id else 'pengaduan'}:{entry.uuid}", innovation_id=entry.innovation_id, body_id=entry.body_id, innovation_name=entry.title[:300],
                unit_name=entry.unit.name[:200], agency_name=entry.body.name[:200], year=edition.year, edition=edition.name,
                group=entry.group.name[:80] if entry.group else "", level=LEVEL, category_name=entry.category.name if entry.category else "",
                source=f"SK {edition.decree_number}", confidence=Confidence.STATED,
            )
            for entry in winners
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    Innovation.objects.filter(pk__in=[entry.innovation_id for entry in winners if entry.innovation_id]).update(awarded=True)
