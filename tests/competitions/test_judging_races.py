"""Two act in the same moment: one wins, the other is told why not, and nothing is done twice."""

import pytest
from django.db import connection

from sambut.competitions import actions
from sambut.competitions.judging import jobs as judging_jobs
from sambut.competitions.models import Beside, Reading, ReadingEvent, Result, Saving
from sambut.competitions.states import ConflictKind, ReadingState
from tests.competitions.panel import TITLES, Panel
from tests.complaints.racing import at_once
from tests.world.cast import Cast

pytestmark = pytest.mark.own_database
FIRST, SECOND, THIRD = TITLES[:3]


@pytest.fixture(scope="module")
def panel(own_database: str) -> Panel:
    """A contest that is really committed; each test has its own entry."""
    found = Panel(Cast())
    found.assigned(TITLES[:3])
    connection.close()
    return found


def test_two_co_authors_who_save_at_once_lose_no_word(panel: Panel):
    entry, at = panel.begun(title="Posyandu Malam"), panel.tick()
    revision = entry.revision
    save = lambda by, words: actions.write_entry(  # noqa: E731
        entry.pk, words, revision=revision, page=f"halaman-{by.user_id}", by=by, at=at
    )
    midwife, admin = panel.who("innovator"), panel.who("local_admin")
    found = at_once(
        lambda: save(midwife, {"hasil": "Kata bidan.", "kebaruan": "Baru."}),
        lambda: save(admin, {"hasil": "Kata admin.", "masalah": "Jauh."}),
    )
    first, second = sorted(found, key=lambda one: len(one.conflicts))
    assert (first.conflicts, list(second.conflicts), second.elsewhere[0]) == ({}, ["hasil"], "hasil")
    panel.entry.refresh_from_db()
    answers = panel.answers()
    assert (answers["kebaruan"], answers["masalah"]) == ("Baru.", "Jauh.")
    assert {answers["hasil"], Beside.objects.get(entry=entry).text} == {"Kata bidan.", "Kata admin."}
    assert panel.entry.revision == revision + 2 == Saving.objects.filter(entry=entry).count()


def test_two_judges_who_sign_at_once_are_both_signed(panel: Panel):
    at, given = panel.tick(), panel.given()
    people = {name: panel.who(name) for name in ("judge", "judge_ombudsman")}
    rows = {name: panel.reading(name, FIRST).pk for name in people}
    sign = lambda name: actions.sign_reading(rows[name], given, revision=0, confidence=3, by=people[name], at=at).state  # noqa: E731
    assert at_once(lambda: sign("judge"), lambda: sign("judge_ombudsman")) == ["signed", "signed"]
    assert ReadingEvent.objects.filter(reading__in=rows.values(), verb="sign").count() == 2


def test_one_who_presses_twice_signs_once(panel: Panel):
    at, given, judge, row = (
        panel.tick(),
        panel.given(),
        panel.who("judge_palace"),
        panel.reading("judge_palace", FIRST).pk,
    )
    sign = lambda: actions.sign_reading(row, given, revision=0, confidence=3, by=judge, at=at).state  # noqa: E731
    assert sorted(map(str, at_once(sign, sign))) == ["reading.sign.from_signed", "signed"]


def test_an_entry_that_is_given_away_while_it_is_signed_is_either_signed_or_given(panel: Panel):
    panel.seated(("judge_partner",))
    at, given, judge, host = panel.tick(), panel.given(), panel.who("judge"), panel.who("agency_admin")
    row = panel.reading("judge", SECOND).pk
    at_once(
        lambda: actions.sign_reading(row, given, revision=0, confidence=3, by=judge, at=at).state,
        lambda: actions.give_reading(row, reason="Sakit.", by=host, at=at).state,
    )
    entry = panel.entries[SECOND]
    standing = Reading.objects.filter(entry=entry, state__in=("assigned", "signed")).count()
    assert standing == panel.edition.readings
    mine = Reading.objects.get(pk=row)
    assert (mine.state == ReadingState.SIGNED) != Reading.objects.filter(
        entry=entry, judge=panel.seat("judge_partner")
    ).exists()


def test_a_conflict_declared_while_it_is_signed_leaves_no_signed_reading(panel: Panel):
    at, given, judge, seat = panel.tick(), panel.given(), panel.who("judge"), panel.seat("judge")
    row, entry = panel.reading("judge", THIRD).pk, panel.entries[THIRD].pk
    at_once(
        lambda: actions.sign_reading(row, given, revision=0, confidence=3, by=judge, at=at).state,
        lambda: actions.declare_conflict(seat.pk, entry_id=entry, kind=ConflictKind.CO_WORK, reason="Satu tim.", by=judge, at=at).pk,
    )  # fmt: skip
    assert Reading.objects.get(pk=row).state in (ReadingState.RECUSED, ReadingState.SET_ASIDE)


def test_two_calls_to_give_out_give_every_reading_once(panel: Panel):
    at, host = panel.tick(), panel.who("agency_admin")
    call = lambda: actions.call_assign(panel.edition.pk, by=host, at=at).state  # noqa: E731
    assert at_once(call, call) == ["open", "open"]
    for entry in panel.entries.values():
        assert Reading.objects.filter(entry=entry, state__in=("assigned", "signed")).count() == panel.edition.readings


def test_two_turns_of_the_counting_job_make_one_result(panel: Panel):
    for title in TITLES[:3]:
        for row in Reading.objects.filter(entry=panel.entries[title], state="assigned").select_related("judge__user"):
            player = next(one for one in panel.cast if one.member.email == row.judge.user.email)
            actions.sign_reading(
                row.pk, panel.given(), revision=0, confidence=3, by=player.person(panel.at), at=panel.tick()
            )
    actions.call_count(panel.edition.pk, by=panel.who("agency_admin"), at=panel.tick())
    event, at = panel.edition.events.filter(verb="call_count").get(), panel.tick()
    at_once(lambda: judging_jobs.count_called(event.pk, at=at), lambda: judging_jobs.count_called(event.pk, at=at))
    assert Result.objects.count() == 1
