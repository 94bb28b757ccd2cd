"""Which innovations answer each topic, kept by a job: the page of a region looks nothing up in texts."""

from datetime import datetime

from django.db import transaction

from sambut.complaints.models import Category
from sambut.innovations import matching
from sambut.insights.models import Kept, Solution

METHOD = "2026-1"
SOLUTIONS = "solutions"
MOST = 6


def match_topics(*, at: datetime) -> int:
    """Every national topic anew, each in a transaction of its own. Gives how many solutions stand."""
    topics = list(Category.objects.filter(body=None, ends_on=None).select_related("parent").order_by("pk"))
    count = sum(_match(topic) for topic in topics)
    Kept.objects.update_or_create(
        part=SOLUTIONS, defaults={"counted_at": at, "method": METHOD, "rows": count, "synthetic": False}
    )
    return count


@transaction.atomic
def _match(topic: Category) -> int:
    found = matching.rank(topic.name, category=topic, limit=MOST)
    Solution.objects.filter(category=topic).delete()
    Solution.objects.bulk_create(
        Solution(
            category=topic,
            innovation_id=one.innovation_id,
            place=place,
            score=one.score,
            words=", ".join(one.words)[:200],
        )
        for place, one in enumerate(found, start=1)
    )
    return len(found)
