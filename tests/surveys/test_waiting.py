"""What waits for whom, and that it is asked for in the same number of queries however much waits."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sambut.surveys import actions
from sambut.surveys.waiting import waiting
from tests.surveys.golden import ANSWERS


def told(way, player) -> list[tuple[str, str]]:
    return [(one.what, one.note) for one in waiting(player.person(way.at), way.at)]


def test_a_draft_waits_to_be_opened_a_short_round_for_answers_and_a_closed_one_for_the_admin(way, cast):
    draft = way.prepare()
    assert told(way, cast.unit_officer) == [("Buka survei Dinas Perhubungan", "Triwulan I 2026")]
    actions.open_round(draft.pk, by=way.officer, at=way.tick())
    assert told(way, cast.unit_officer) == []
    way.tickets = actions.hand_out_tickets(draft.pk, count=11, by=way.officer, at=way.tick())
    way.answer(ANSWERS[:11])
    way.tick(days=20)
    assert told(way, cast.unit_officer) == [("Kumpulkan jawaban survei Dinas Perhubungan", "11 dari 260 jawaban")]
    assert told(way, cast.agency_admin) == told(way, cast.unit_officer)
    way.close()
    assert told(way, cast.unit_officer) == []
    found = waiting(cast.agency_admin.person(way.at), way.at)
    assert [(one.what, one.due_at, one.url) for one in found] == [
        ("Umumkan hasil survei Dinas Perhubungan", None, f"/meja/survei/{draft.uuid}/")
    ]
    way.publish()
    assert told(way, cast.agency_admin) == []


def test_nothing_waits_for_a_neighbour_a_head_or_a_citizen(way, cast):
    way.prepare()
    way.open(name="Triwulan II")
    for player in (cast.officer_next_door, cast.agency_admin_far_away, cast.mayor, cast.citizen, cast.national_admin):
        assert told(way, player) == []
    assert waiting(cast.visitor, way.at) == []


def test_much_that_waits_costs_no_more_queries_and_is_cut_short(way, cast):
    person = way.admin

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            waiting(person, way.at)
        return len(found)

    way.prepare()
    few = queries()
    for n in range(20):
        way.prepare(name=f"Putaran {n}", closes_at=way.at + timedelta(days=30 + n))
    assert (queries(), few) == (2, 2)
    assert len(waiting(person, way.at)) == 12
