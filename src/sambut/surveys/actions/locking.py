"""The row, locked until the transaction ends."""

from sambut.surveys.models import Round


def locked(round_id: int) -> Round:
    """What it points to is read after the lock is held, never in the same statement."""
    Round.objects.select_for_update().only("pk").get(pk=round_id)
    return Round.objects.select_related("unit", "body", "service").get(pk=round_id)
