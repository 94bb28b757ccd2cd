"""The forum from its draft to its report."""

from sambut.events.models import Happening
from sambut.ledger.models import Outbox
from tests.events.conftest import Forum


def test_a_forum_goes_from_draft_to_report_and_each_step_is_written_once(forum: Forum):
    forum.announce()
    forum.start()
    forum.close()
    forum.report()
    rows = list(
        Happening.objects.filter(event=forum.event).order_by("pk").values_list("verb", "state_from", "state_to")
    )
    assert rows == [
        ("draft", "", "draft"), ("add_session", "", "draft"), ("announce", "draft", "announced"),
        ("start", "announced", "running"), ("close", "running", "closed"), ("report", "closed", "reported"),
    ]  # fmt: skip
    told = Outbox.objects.filter(topic__startswith="events.", subject_id=forum.event.pk)
    assert [row.topic for row in told.order_by("pk")] == [f"events.{verb}" for verb, *_ in rows]
    assert forum.fresh().closed_at is not None
