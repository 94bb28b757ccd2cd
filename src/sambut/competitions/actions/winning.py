"""A decree makes award facts: they stand on the record of the innovation, with the decree as their source."""

from collections.abc import Sequence

from sambut.competitions.models import Edition, Entry
from sambut.innovations.models import Award, Classification, Innovation
from sambut.innovations.states import Confidence

LEVEL = "Pemenang"


def record_awards(edition: Edition, winners: Sequence[Entry], *, decree: str = "") -> None:
    """One award for each winner, once, and its category there. `decree`: where it is not the edition's own."""
    Award.objects.bulk_create(
        [
            Award(
                source_key=key_of(entry), innovation_id=entry.innovation_id, body_id=entry.body_id, innovation_name=entry.title[:300],
                unit_name=entry.unit.name[:200], agency_name=entry.body.name[:200], year=edition.year, edition=edition.name,
                group=entry.group.name[:80] if entry.group else "", level=LEVEL, category_name=entry.category.name if entry.category else "",
                source=f"SK {decree or edition.decree_number}", confidence=Confidence.STATED,
            )
            for entry in winners
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    Classification.objects.bulk_create(
        [
            Classification(innovation_id=entry.innovation_id, scheme=edition.name[:80], code=entry.category.code[:60], name=entry.category.name[:160])
            for entry in winners
            if entry.innovation_id and entry.category
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    Innovation.objects.filter(pk__in=[entry.innovation_id for entry in winners if entry.innovation_id]).update(
        awarded=True
    )


def withdraw_award(entry: Entry, *, note: str) -> None:
    """The fact stays and says that it was withdrawn, and by which letter."""
    Award.objects.filter(source_key=key_of(entry)).update(confidence=Confidence.WITHDRAWN, confidence_note=note[:300])
    if entry.innovation_id:
        left = Award.objects.filter(innovation=entry.innovation_id, confidence=Confidence.STATED).exists()
        Innovation.objects.filter(pk=entry.innovation_id).update(awarded=left)


def key_of(entry: Entry) -> str:
    """What names the fact: a second decree meets the same row."""
    return f"{'lomba' if entry.innovation_id else 'pengaduan'}:{entry.uuid}"
