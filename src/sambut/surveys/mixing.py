"""Forgetting the order in which people answered.

A database keeps rows where they were written and which transaction wrote them: the n-th used ticket would be the n-th
answer. Writing all of a round anew in random order, in one transaction, leaves one place and one transaction for all.
"""

from random import SystemRandom
from typing import Any

from sambut.surveys.models import Answer, Mark, Ticket


def mix(round_id: int) -> None:
    """Within the transaction that holds the round's lock."""
    answers = [Answer(round_id=round_id, scores=row.scores) for row in Answer.objects.filter(round_id=round_id)]
    tables: tuple[tuple[Any, list[Any]], ...] = (
        (Answer, answers),
        (Ticket, _all(Ticket, round_id)),
        (Mark, _all(Mark, round_id)),
    )
    for table, rows in tables:
        SystemRandom().shuffle(rows)
        table.objects.filter(round_id=round_id).delete()
        table.objects.bulk_create(rows, batch_size=2000)


def _all(table: Any, round_id: int) -> list[Any]:
    return list(table.objects.filter(round_id=round_id))


def wipe(round_id: int) -> None:
    """Nothing of anybody is left: only the result stands."""
    for table in (Answer, Ticket, Mark):
        table.objects.filter(round_id=round_id).delete()
