"""From signed marks to the decree: the frozen result, ties at the line, the plenary, objections, and what stays closed."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sambut.competitions import actions
from sambut.competitions.judging import choosing
from sambut.competitions.judging import jobs as judging_jobs
from sambut.competitions.judging import panels as panel_queries
from sambut.competitions.judging import queries as judging_queries
from sambut.competitions.judging.choosing_rules import Scored, needs_reason, ordered, tied_at_the_line
from sambut.competitions.judging.objecting import answer_due, window_closes
from sambut.competitions.models import Choice, Entry, Objection, Result, Standing
from sambut.competitions.science import packs
from sambut.competitions.states import ConflictKind, ReadingState
from sambut.innovations.models import Award
from sambut.kernel.numbers import spoken
from sambut.notices.models import Notice
from tests.competitions.kept import kept
from tests.competitions.panel import JUDGES, TITLES, Panel, code_of
from tests.world.cast import Cast, signed_in

FIRST, SECOND, THIRD, FOURTH = TITLES


@pytest.fixture
def panel(db: None) -> Panel:
    return Panel(Cast())


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Panel]:
    with django_db_blocker.unblock(), kept(Panel(Cast())) as panel:
        panel.counted()
        yield panel


@pytest.fixture
def counted(walked: Panel, db: None) -> Panel:
    """All have signed, and the result is counted."""
    return deepcopy(walked)


@pytest.fixture
def announced(counted: Panel) -> Panel:
    counted.choose(FIRST)
    counted.announce()
    return counted


# -- the rule of ties, plainly --------------------------------------------------------------------------------

ROWS = [Scored(1, 80, (70, 90)), Scored(2, 80, (90, 70)), Scored(3, 70, (70, 70))]


def test_equal_totals_are_told_apart_by_the_heaviest_criterion_where_that_is_the_rule():
    assert [[row.entry for row in group] for group in ordered(ROWS, by_criteria=True)] == [[2], [1], [3]]
    assert [[row.entry for row in group] for group in ordered(ROWS, by_criteria=False)] == [[1, 2], [3]]


def test_whatever_leaves_the_order_needs_its_reason_and_equals_at_the_line_always_do():
    apart, tied = ordered(ROWS, by_criteria=True), ordered(ROWS, by_criteria=False)
    assert needs_reason(apart, 1, {2}) == set()
    assert needs_reason(apart, 1, {1}) == {1, 2}
    assert needs_reason(apart, 2, {2, 3}) == {1, 3}
    assert needs_reason(apart, 2, {2}) == {1}
    assert tied_at_the_line(tied, 1) == {1, 2}
    assert needs_reason(tied, 1, {1}) == {1, 2}
    assert needs_reason(tied, 2, {1, 2}) == set()


def test_who_misses_the_passing_grade_stands_behind_and_is_taken_only_with_a_reason():
    rows = [Scored(1, 90, passes=False), Scored(2, 60), Scored(3, 50)]
    groups = ordered(rows, by_criteria=False)
    assert [group[0].entry for group in groups] == [2, 3, 1]
    assert needs_reason(groups, 3, {2, 3}) == set()
    assert needs_reason(groups, 3, {1, 2, 3}) == {1}


# -- counting -------------------------------------------------------------------------------------------------


def test_a_result_is_counted_only_when_everybody_has_signed(panel: Panel):
    panel.assigned(TITLES[:2])
    call = lambda: actions.call_count(panel.edition.pk, by=panel.who("agency_admin"), at=panel.tick())  # noqa: E731
    assert code_of(call) == "edition.count.unread"
    panel.signed({FIRST: 80, SECOND: 70}, JUDGES[:2])
    assert code_of(call) == "edition.count.open"
    panel.signed({FIRST: 80, SECOND: 70})
    assert call().state == "open"


def test_marks_that_were_set_aside_do_not_count(panel: Panel):
    panel.assigned(TITLES[:2])
    panel.signed({FIRST: 80, SECOND: 70})
    actions.declare_conflict(
        panel.seat("judge_palace").pk, entry_id=panel.entries[FIRST].pk, kind=ConflictKind.COACHING, reason="Pernah membimbing.",
        by=panel.who("judge_palace"), at=panel.tick(),
    )  # fmt: skip
    result = panel.count()
    assert Standing.objects.get(result=result, entry=panel.entries[FIRST]).raw == pytest.approx(80.5)
    assert (result.counts["readings"], result.counts["few"]) == (5, 1)


def test_the_job_counts_once_for_one_call(panel: Panel):
    panel.assigned(TITLES[:2])
    panel.signed({FIRST: 80, SECOND: 70})
    actions.call_count(panel.edition.pk, by=panel.who("agency_admin"), at=panel.tick())
    event = judging_queries.last_event(panel.edition, "call_count")
    for _turn in range(2):
        judging_jobs.count_called(event.pk, at=panel.tick())
    result = Result.objects.get(edition=panel.edition)
    assert result.made_by == panel.cast.agency_admin.user


def test_a_tie_at_the_line_is_for_the_plenary_where_the_edition_says_so(panel: Panel):
    panel.counted({FIRST: 80, SECOND: 80, THIRD: 70, FOURTH: 60}, tie_rule="plenary")
    room = choosing.rooms(panel.edition, choosing.latest(panel.edition), only=panel.cluster)[0]
    assert {line.entry.title for line in room.lines if line.tied} == {FIRST, SECOND}
    assert [line.place for line in room.lines] == [1, 1, 3, 4]
    assert code_of(lambda: panel.choose(FIRST)) == "edition.choose.without_reason"
    reasons = {title.replace(" ", "_"): "Pleno bermufakat: dampaknya lebih luas." for title in (FIRST, SECOND)}
    assert panel.choose(FIRST, **reasons).chosen == 1


def test_the_pack_can_be_counted_again_by_anybody_and_names_no_judge(counted: Panel):
    result = choosing.latest(counted.edition)
    found = packs.read_pack(result.pack)
    verdict = packs.recompute(found)
    assert (verdict.same, verdict.sha256) == (True, result.digest)
    assert {row["entry"] for row in found["readings"]} == {spoken(entry.number) for entry in counted.entries.values()}
    assert {row["judge"] for row in found["readings"]} == {"J001", "J002", "J003"}
    for name in JUDGES:
        user = getattr(counted.cast, name).user
        assert user.name not in result.pack
        assert user.email not in result.pack
    rows = (
        Standing.objects.filter(result=result)
        .order_by("raw_rank")
        .values_list("entry__title", "raw_rank", "raw", "calibrated")
    )
    assert list(rows) == [
        (FIRST, 1, 91.0, None),
        (SECOND, 2, 81.0, None),
        (THIRD, 3, 71.0, None),
        (FOURTH, 4, 61.0, None),
    ]
    assert result.counts["calibration"]["code"] == "no_difference"
    assert {counted.fresh(title).state for title in TITLES} == {"judged"}


def test_a_changed_pack_does_not_count_the_same(counted: Panel):
    found = packs.read_pack(choosing.latest(counted.edition).pack)
    found["readings"][0]["aspects"][sorted(found["weights"])[0]] += 5
    assert not packs.recompute(found).same


# -- the plenary ----------------------------------------------------------------------------------------------


def test_who_had_it_counted_does_not_choose(counted: Panel):
    assert code_of(lambda: counted.choose(FIRST, by="agency_admin")) == "edition.choose.counted_it"
    assert code_of(lambda: counted.choose(FIRST, by="judge")) == "access.edition.not_host"
    assert counted.choose(FIRST).chosen == 1


def test_a_choice_that_leaves_the_order_is_written_down_with_its_reason(counted: Panel):
    assert code_of(lambda: counted.choose(SECOND)) == "edition.choose.without_reason"
    assert code_of(lambda: counted.choose(FIRST, SECOND)) == "edition.choose.too_many"
    assert not Choice.objects.exists()
    reasons = {
        FIRST.replace(" ", "_"): "Sudah menang tahun lalu.",
        SECOND.replace(" ", "_"): "Satu-satunya dari wilayah utara.",
    }
    counted.choose(SECOND, **reasons)
    rows = Choice.objects.order_by("pk").values_list("entry__title", "chosen", "out_of_order", "reason")
    assert list(rows) == [
        (FIRST, False, True, "Sudah menang tahun lalu."), (SECOND, True, True, "Satu-satunya dari wilayah utara."),
        (THIRD, False, False, ""), (FOURTH, False, False, ""),
    ]  # fmt: skip


def test_somebody_with_a_conflict_does_not_record_the_choice(counted: Panel):
    actions.declare_own_conflict(
        counted.edition.pk, entry_id=counted.entries[THIRD].pk, reason="Saudara inovatornya.", by=counted.who("contest_secretary"), at=counted.tick()
    )  # fmt: skip
    assert code_of(lambda: counted.choose(FIRST)) == "edition.choose.sealed"


def test_nothing_is_announced_before_every_cluster_is_decided(counted: Panel):
    assert code_of(counted.announce) == "edition.announce.undecided"


# -- objections and the decree ----------------------------------------------------------------------------------


def test_objections_come_inside_the_window_and_are_answered_before_the_decree(announced: Panel):
    entry = announced.entries[SECOND]
    file = lambda words, by="innovator": actions.object_entry(  # noqa: E731
        entry.pk, words=words, by=announced.who(by), at=announced.tick()
    )
    assert code_of(lambda: file(" ")) == "entry.object.without_words"
    assert code_of(lambda: file("Bukan entri saya.", "officer_far_away")) == "entry.see.not_found"
    objection = file("Angka pada halaman dua keliru dibaca.")
    assert code_of(lambda: file("Lagi.")) == "entry.object.open_already"
    assert objection.due_at == answer_due(announced.edition)
    announced.at = window_closes(announced.edition)
    assert code_of(announced.decide) == "edition.decide.unanswered"
    answer = lambda by: actions.answer_objection(  # noqa: E731
        objection.pk, upheld=True, words="Benar; pleno memutus ulang.", by=announced.who(by), at=announced.tick()
    )
    assert code_of(lambda: answer("innovator")) == "access.edition.not_host"
    assert answer("contest_secretary").state == "upheld"
    assert code_of(lambda: answer("contest_secretary")) == "objection.answer.answered_already"
    assert code_of(lambda: file("Terlambat.")) == "entry.object.closed"
    reasons = {title.replace(" ", "_"): "Sanggahan diterima." for title in (FIRST, SECOND)}
    announced.choose(SECOND, **reasons)
    assert (announced.fresh(FIRST).state, announced.fresh(SECOND).state) == ("not_chosen", "nominated")
    announced.decide()
    assert announced.fresh(SECOND).state == "winner"


def test_the_window_is_counted_in_days_of_the_editions_own_zone(announced: Panel):
    at = announced.edition.announced_at
    closes = window_closes(announced.edition)
    assert (closes.hour, closes.minute, str(closes.tzinfo)) == (0, 0, "Asia/Jakarta")
    assert closes.date() == at.astimezone(closes.tzinfo).date() + timedelta(days=announced.edition.objection_days + 1)
    announced.at = closes - timedelta(minutes=10)
    assert code_of(panel_decide_now(announced)) == "edition.decide.window_open"


def panel_decide_now(panel: Panel):  # type: ignore[no-untyped-def]
    return lambda: panel.decide(at=panel.tick())


def test_a_choice_is_not_changed_after_the_announcement_unless_an_objection_was_upheld(announced: Panel):
    reasons = {title.replace(" ", "_"): "Berubah pikiran." for title in (FIRST, SECOND)}
    assert code_of(lambda: announced.choose(SECOND, **reasons)) == "edition.choose.announced"


def test_a_winner_has_the_award_on_the_record_with_the_decree_as_source(announced: Panel):
    announced.decide()
    award = Award.objects.get(source_key=f"lomba:{announced.entries[FIRST].uuid}")
    assert (award.innovation_id, award.edition, award.level, award.source) == (
        announced.entries[FIRST].innovation_id, announced.edition.name, "Pemenang", "SK 188.4/77/2025"
    )  # fmt: skip
    assert Entry.objects.get(pk=announced.entries[FIRST].pk).innovation.awarded


def test_people_are_told_and_no_notice_carries_a_score_or_a_judge(announced: Panel):
    entry = announced.entries[SECOND]
    objection = actions.object_entry(entry.pk, words="Keliru.", by=announced.who("innovator"), at=announced.tick())
    actions.answer_objection(
        objection.pk, upheld=False, words="Tidak.", by=announced.who("agency_admin"), at=announced.tick()
    )
    announced.decide()
    for event in announced.edition.events.filter(verb="decide"):
        judging_jobs.tell_of_decree(event.pk, at=announced.at)
    for event in entry.events.filter(verb__in=("pass_over", "object", "answer")):
        judging_jobs.tell_of_outcome(event.pk, at=announced.at)
    mine = Notice.objects.filter(
        user=announced.cast.innovator.user, kind__in=("entry_result", "entry_scores", "objection_answer")
    )
    assert mine.count() == 1 + len(TITLES) + 1
    assert Notice.objects.filter(kind="objection_filed").count() == 2
    assert Objection.objects.get().state == "rejected"
    assert {row.state for row in announced.edition.judges.first().readings.all()} == {ReadingState.SIGNED}


def test_lists_take_the_same_number_of_queries_at_any_size(counted: Panel, django_assert_num_queries):  # type: ignore[no-untyped-def]
    result = choosing.latest(counted.edition)
    client, page, asked = signed_in(counted.cast.agency_admin), f"/meja/lomba/{counted.edition.uuid}/hasil/", []
    client.get(page)  # the first one notes that somebody was here
    for size in (4, 2):
        with django_assert_num_queries(2):
            assert sum(one.lines for one in choosing.overview(counted.edition, result)) == size
        with CaptureQueriesContext(connection) as found:
            assert client.get(page).status_code == 200
        asked.append(len(found))
        with django_assert_num_queries(5):
            assert sum(len(room.lines) for room in choosing.rooms(counted.edition, result)) in (2, 4)
        with django_assert_num_queries(2):
            list(panel_queries.progress(counted.edition, at=counted.at))
        Standing.objects.filter(result=result, raw_rank__gt=2).delete()
    assert asked[0] == asked[1] <= 15
