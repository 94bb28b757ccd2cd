"""Forgetting the order in which people answered.

A database keeps rows where they were written and which transaction wrote them: the n-th used ticket would be the n-th
answer. Writing all of a round anew in random order, in one transaction, leaves one place and one transaction for all.
"""

from random import SystemRandom

from sambut.surveys.models import Answer, Mark, Ticket


def mix(round_id: int) -> None:
    """Within the transaction that holds the round's lock."""
    for table in (Answer, Ticket, Mark):
        rows = list(table.objects.filter(round_id=round_id))
        SystemRandom().shuffle(rows)
        if table is Answer:
            for row in rows:
                row.pk = Answer._meta.pk.get_default()  # type: ignore[union-attr]
        table.objects.filter(round_id=round_id).delete()
        table.objects.bulk_create(rows, batch_size=2000)


def wipe(round_id: int) -> None:
    """Nothing of anybody is left: only the result stands."""
    for table in (Answer, Ticket, Mark):
        table.objects.filter(round_id=round_id).delete()
