"""Which innovations answer each topic, kept by a job: the page of a region looks nothing up in texts."""

from datetime import datetime

from django.db import transaction

from sambut.complaints.models import Category
from sambut.innovations import matching
from sambut.innovations.matching import Candidate
from sambut.innovations.models import Innovation
from sambut.insights.models import Kept, Solution

METHOD = "2026-2"
SOLUTIONS = "solutions"
MOST, LOOKED_AT = 6, 40


def match_topics(*, at: datetime) -> int:
    """Every national topic anew, each in a transaction of its own. Gives how many solutions stand."""
    topics = list(Category.objects.filter(body=None, ends_on=None).select_related("parent").order_by("pk"))
    count = sum(_match(topic) for topic in topics)
    Kept.objects.update_or_create(
        part=SOLUTIONS, defaults={"counted_at": at, "method": METHOD, "rows": count, "synthetic": False}
    )
    return count


def _fitting(topic: Category, found: list[Candidate]) -> list[Candidate]:
    """Those of the same main topic; and those that name no topic, where they share two words of its name or all of it.

    A name is short: one word alone ("jalan") stands in innovations about anything.
    """
    named = Innovation.objects.filter(pk__in=[one.innovation_id for one in found], category__isnull=False)
    rows = named.values_list("pk", "category_id", "category__parent_id")
    main = {pk: parent_id or category_id for pk, category_id, parent_id in rows}
    least = min(2, len(matching.need_of(topic.name).terms))
    return [
        one
        for one in found
        if main.get(one.innovation_id, 0) == (topic.parent_id or topic.pk)
        or (one.innovation_id not in main and len(one.words) >= least)
    ]


@transaction.atomic
def _match(topic: Category) -> int:
    found = _fitting(topic, matching.rank(topic.name, category=topic, limit=LOOKED_AT))[:MOST]
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
