"""`sambut contest simulate`: a whole contest by the verbs of the product, and what it looks at afterwards."""

import pytest

from sambut.competitions.models import Edition, Entry, EntryEvent, Mark
from sambut.competitions.rehearsal import nothing_lost
from sambut.competitions.rehearsal.hands import Hands, Step
from sambut.competitions.rehearsal.running import is_used, lines, rehearse
from sambut.competitions.states import EntryState, State, Verb


@pytest.mark.django_db
def test_a_rehearsed_contest_goes_through_every_stage_and_says_what_was_lost():
    assert not is_used()

    told = rehearse(34, 6, 2, seed=3, processes=0)

    edition = Edition.objects.get()
    assert (edition.state, is_used()) == (State.FINISHED, False)
    assert [one for one in told["checks"] if not one["same"]] == []
    assert told["kept"]
    counts = {step["name"]: step["count"] for step in told["steps"]}
    left = counts["closed: what was never submitted lapses"]
    assert (counts["begun"], counts["submitted"], left) == (34, 33, 1)
    passed = Entry.objects.filter(
        edition=edition, state__in=(EntryState.FINALIST, EntryState.WINNER, EntryState.NOT_CHOSEN)
    ).count()
    assert counts["marks kept, then signed"] == 2 * passed
    finalists = counts["panel, rooms, timetable without a clash"]
    assert counts["visited, answered, concluded"] == finalists >= counts["winners, cluster by cluster, by decree"] > 0
    assert counts["press sheets and book set"] == 3
    assert {step["how"] for step in told["steps"]} == {"verbs", "bulk", "reads"}
    assert lines(told)[-1] == "Nothing was lost."

    hands = Hands(0, seed=3)
    hands.steps += [Step(**step) for step in told["steps"]]
    # what is taken away or put in afterwards is seen
    Mark.objects.filter(reading__judge__edition=edition).earliest("pk").delete()
    entry = Entry.objects.filter(edition=edition, state=EntryState.WINNER).earliest("pk")
    entry.answers.filter(question__code="ringkasan").update(text="Lain.")
    EntryEvent.objects.create(
        entry=entry, verb=Verb.WRITE, state_from="draft", state_to="draft", happened_at=entry.begun_at, recorded_at=entry.begun_at
    )  # fmt: skip

    assert [one["what"] for one in nothing_lost.look(edition, hands) if not one["same"]] == [
        "submitted texts whose digest is that of the event",
        "marks",
        "breaks in the chain of events of an entry",
        "entries whose state is not that of the last event",
        "events of entries without their line in the outbox",
    ]
