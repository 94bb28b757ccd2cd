"""What stands between a judge and an entry is looked up whenever somebody is given one, declares or signs."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sambut.competitions.judging import conflicts
from sambut.competitions.models import Entry, Judge
from tests.competitions.panel import Panel
from tests.world.cast import Cast


def test_it_takes_as_many_queries_for_one_pair_as_for_all(db: None):
    panel = Panel(Cast())
    panel.assigned()
    judges = list(Judge.objects.filter(edition=panel.edition).select_related("institution__region").order_by("pk"))
    entries = list(Entry.objects.filter(edition=panel.edition).select_related("region"))

    def queries(*of: Any) -> int:
        with CaptureQueriesContext(connection) as captured:
            conflicts.found_between(*of, edition=panel.edition, at=panel.at)
        return len(captured)

    assert (len(judges), len(entries)) == (3, 4)
    assert (queries(judges[:1], entries[:1]), queries(judges, entries)) == (5, 5)
