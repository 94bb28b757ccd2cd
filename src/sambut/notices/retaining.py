"""How long notices are kept. Deliveries go with their notice."""

from datetime import datetime

from sambut.notices.models import Notice
from sambut.retention import registry

NOTICE = "notices.notice"


def told_before(before: datetime, limit: int) -> list[str]:
    rows = Notice.objects.filter(created_at__lt=before).order_by("pk")
    return [str(pk) for pk in rows.values_list("pk", flat=True)[:limit]]


@registry.erases(NOTICE, due=told_before)
def erase_notice(key: str, *, at: datetime) -> bool:
    return bool(Notice.objects.filter(pk=int(key)).delete()[0])
