"""Two act in the same moment on the last stage: one wins, the other is told why not, and nothing is done twice."""

from datetime import timedelta

import pytest
from django.db import connection

from sambut.competitions.actions import final
from sambut.competitions.final.states import SittingStage
from sambut.competitions.models import EditionEvent, Revocation, Sitting, Slot, Verdict
from sambut.innovations.models import Award
from tests.competitions.finale import FIRST, SECOND, Finale
from tests.complaints.racing import at_once
from tests.world.cast import Cast

pytestmark = pytest.mark.own_database


@pytest.fixture(scope="module")
def finale(own_database: str) -> Finale:
    """A contest that is really committed, walked on from test to test."""
    found = Finale(Cast())
    found.finalists()
    found.told()
    connection.close()
    return found


def test_two_presentations_that_are_moved_to_one_time_at_once_do_not_both_go_there(finale: Finale):
    at, by = finale.tick(), finale.who("contest_secretary")
    rows = {title: finale.slot(title) for title in (FIRST, SECOND)}
    there = max(row.ends_at for row in rows.values()) + timedelta(hours=3)

    def move(title: str) -> str:
        row = rows[title]
        return final.move_slot(
            row.pk, starts_at=there, room_id=row.room_id, reason="Listrik padam.", by=by, at=at
        ).state

    said = sorted(map(str, at_once(lambda: move(FIRST), lambda: move(SECOND))))
    assert said == ["planned", "slot.move_slot.clash_room"]
    assert Slot.objects.filter(starts_at=there).count() == 1


def test_one_who_signs_a_sheet_twice_at_once_signs_it_once(finale: Finale):
    finale.at = max(finale.slot(title).ends_at for title in (FIRST, SECOND))
    at, by, sheet, marks = finale.tick(), finale.who("judge"), finale.sheet("judge", FIRST), finale.marks(70)
    sign = lambda: final.sign_sheet(sheet.pk, marks, revision=0, by=by, at=at).state  # noqa: E731
    assert sorted(map(str, at_once(sign, sign))) == ["sheet.sign.from_signed", "signed"]
    assert sheet.events.count() == 1


def test_a_plenary_that_two_open_at_once_sits_once(finale: Finale):
    at, by = finale.tick(), finale.who("contest_secretary")
    begin = lambda: final.begin_sitting(finale.edition.pk, SittingStage.WINNERS, by=by, at=at).stage  # noqa: E731
    assert sorted(map(str, at_once(begin, begin))) == ["edition.sit.sits_already", "winners"]
    assert Sitting.objects.count() == 1


def test_winners_that_two_decide_and_decree_at_once_are_decreed_once(finale: Finale):
    finale.presented({FIRST: 70, SECOND: 90})
    for title in (FIRST, SECOND):
        finale.visited(title)
    at, cluster, entries = finale.tick(), finale.cluster.pk, finale.entries
    people = {name: finale.who(name) for name in ("contest_secretary", "agency_admin")}

    def choose(name: str, title: str) -> int:
        reasons = {entry.pk: "Pleno memandang lain." for entry in entries.values()}
        room = final.choose_winners(
            finale.edition.pk, cluster_id=cluster, won={entries[title].pk}, reasons=reasons, by=people[name], at=at
        )
        return room.won

    said = at_once(lambda: choose("contest_secretary", FIRST), lambda: choose("agency_admin", SECOND))
    assert said == [1, 1]  # the later word stands, whole
    assert Verdict.objects.filter(won=True).count() == 1

    def decree(name: str) -> str:
        by = people[name]
        return final.finish_edition(finale.edition.pk, decree_number="SK/1", decree_on=at.date(), by=by, at=at).state

    said = at_once(lambda: decree("contest_secretary"), lambda: decree("agency_admin"))
    assert sorted(map(str, said)) == ["edition.finish.from_finished", "finished"]
    assert EditionEvent.objects.filter(verb="finish").count() == 1
    assert Award.objects.filter(edition=finale.edition.name).count() == 1


def test_an_award_that_two_withdraw_at_once_is_withdrawn_once(finale: Finale):
    winner = Verdict.objects.get(won=True).entry_id
    at, by = finale.tick(), finale.who("contest_secretary")
    strip = lambda: final.strip_award(winner, letter="B/1", reason="Tidak benar.", by=by, at=at).vacancy  # noqa: E731
    assert sorted(map(str, at_once(strip, strip))) == ["entry.strip.from_stripped", "offered"]
    assert Revocation.objects.count() == 1
