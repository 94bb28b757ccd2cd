"""Second readings at the line, a further reader where readers differ, alternates when somebody drops out; results stay side by side."""

from datetime import timedelta

import pytest

from sambut.competitions import actions
from sambut.competitions.judging import jobs as judging_jobs
from sambut.competitions.judging import panels as panel_queries
from sambut.competitions.judging import waiting as judging_waiting
from sambut.competitions.models import EditionEvent, Reading, ReadingEvent, Result, Study
from sambut.competitions.states import ConflictKind, JudgeState, ReadingKind, ReadingState, Verb
from sambut.ledger.models import Outbox
from sambut.mandates.actions import appoint, end_appointment
from sambut.mandates.models import Appointment
from sambut.mandates.states import Role
from sambut.notices.models import Notice
from tests.competitions.panel import JUDGES, TITLES, Panel, code_of
from tests.world.cast import Cast

TWO = TITLES[:2]
CLOSE = dict(zip(TITLES, (80, 79, 78, 77), strict=True))
NOISY = dict(zip(TITLES, ((90, 70, 80), (70, 88, 79), (85, 70, 76), (60, 72, 66)), strict=True))


@pytest.fixture
def panel(db: None) -> Panel:
    return Panel(Cast())


def answer(panel: Panel, verb: Verb) -> None:
    """The job that reacts to the latest event of this verb."""
    event = EditionEvent.objects.filter(edition=panel.edition, verb=verb).latest("pk")
    jobs = {Verb.CALL_REREAD: judging_jobs.reread_called, Verb.COUNT: judging_jobs.study_counted}
    jobs[verb](event.pk, at=panel.tick())


def drop(panel: Panel, reading: Reading, verb: str) -> None:
    """What the outbox does when a reading falls out."""
    event = ReadingEvent.objects.filter(reading=reading, verb=verb).latest("pk")
    judging_jobs.tell_of_reading(event.pk, at=panel.tick())


# -- at the line --------------------------------------------------------------------------------------------


def test_second_readings_go_where_places_are_open_and_the_result_is_counted_anew_beside_the_old_one(panel: Panel):
    panel.assigned()
    for title, scores in NOISY.items():
        for name, score in zip(JUDGES, scores, strict=True):
            panel.sign(name, title, score)
    first = panel.count()
    panel.seated(("judge_partner",))
    call = lambda count, by="agency_admin": actions.call_reread(  # noqa: E731
        panel.edition.pk, count=count, by=panel.who(by), at=panel.tick()
    )
    assert code_of(lambda: call(0)) == "edition.call_reread.out_of_bounds"
    assert code_of(lambda: call(3, by="judge")) == "access.edition.not_host"
    call(3)
    answer(panel, Verb.CALL_REREAD)
    answer(panel, Verb.CALL_REREAD)  # once for one call
    again = Reading.objects.filter(kind=ReadingKind.AGAIN)
    band = {row.entry_id for row in first.standings.filter(in_band=True)}
    assert {row.judge_id for row in again} == {panel.seat("judge_partner").pk}
    assert {row.entry_id for row in again} <= band
    done = EditionEvent.objects.get(verb=Verb.REREAD)
    assert (done.facts["asked"], done.facts["given"], done.facts["lacks"]) == (3, again.count(), 3 - again.count())
    assert code_of(lambda: call(1)) == "edition.call_reread.open"
    assert code_of(panel.count) == "edition.count.open"
    for row in again:
        title = next(title for title, entry in panel.entries.items() if entry.pk == row.entry_id)
        panel.sign("judge_partner", title, 95 if title == TITLES[3] else 40)
    second = panel.count()
    assert [row.pk for row in panel_queries.results(panel.edition)] == [second.pk, first.pk]
    assert (first.counts["readings"], second.counts["readings"]) == (12, 12 + again.count())
    assert second.counts["reread"] == {"again": again.count()}
    assert second.counts["since"]["result"] == first.pk
    assert Result.objects.get(pk=first.pk).pack == first.pack
    assert panel_queries.again(panel.edition) == {"every": again.count(), "signed": again.count()}


def test_studies_are_worked_out_by_the_job_step_by_step_and_stay_with_their_result(panel: Panel):
    result = panel.counted(CLOSE)
    asked = {row.kind: (row.done, row.steps, row.made_at) for row in Study.objects.filter(result=result)}
    assert asked == {"influence": (0, 3, None), "weights": (0, 1, None), "groups": (0, 3, None)}
    answer(panel, Verb.COUNT)
    found = panel_queries.studies(result)
    assert {kind: (row.done, row.made_at is None) for kind, row in found.items()} == {
        "influence": (3, False), "weights": (1, False), "groups": (3, False)
    }  # fmt: skip
    assert {row["judge"] for row in found["influence"].found["judges"]} == {"J001", "J002", "J003"}
    assert sum(row["readings"] for row in found["influence"].found["judges"]) == 12
    assert sum(found["weights"].found["counts"].values()) == 4
    tests = {row["name"]: (row["counts"], row["p"] is None) for row in found["groups"].found["tests"]}
    assert tests["cluster"] == ({"perangkat": 12}, True)
    assert "judges" not in found["groups"].found  # who is behind a pseudonym is forgotten
    made = found["influence"].made_at
    answer(panel, Verb.COUNT)
    assert panel_queries.studies(result)["influence"].made_at == made


# -- where readers differ ---------------------------------------------------------------------------------


def test_entries_whose_readers_differ_are_listed_and_one_more_reads_once(panel: Panel):
    panel.assigned(TWO)
    for name, score in zip(JUDGES, (90, 60, 75), strict=True):
        panel.sign(name, TWO[0], score)
        panel.sign(name, TWO[1], 70)
    assert [(row.pk, int(row.spread), row.signed) for row in panel_queries.spreads(panel.edition)] == [
        (panel.entries[TWO[0]].pk, 30, 3)
    ]
    third = lambda: actions.give_third(  # noqa: E731
        panel.entries[TWO[0]].pk, panel.edition.pk, reason="Selisih 30.", by=panel.who("agency_admin"), at=panel.tick()
    )
    assert code_of(third) == "reading.give.nobody"
    panel.seated(("judge_partner",))
    given = third()
    assert (given.judge_id, given.kind, given.state) == (panel.seat("judge_partner").pk, "third", ReadingState.ASSIGNED)
    assert code_of(third) == "reading.give.still_read"
    event = given.events.get()
    codes = {"parts": {}, "across": False, "reads": 1, "kind": "third", "instead": True}
    assert event.facts == codes  # free text stands in the row, never in an event
    assert Outbox.objects.filter(topic="readings.give", row_id=event.pk).count() == 1
    assert given.reasons["instead"] == "Selisih 30."


# -- who drops out ------------------------------------------------------------------------------------------


def test_an_alternate_reads_at_once_when_a_judge_steps_back_or_becomes_conflicted_after_signing(panel: Panel):
    panel.assigned(TWO)
    panel.seated(("judge_partner",))
    mine = panel.reading("judge", TWO[0])
    actions.recuse_reading(mine.pk, reason="Teman lama.", by=panel.who("judge"), at=panel.tick())
    drop(panel, mine, "recuse")
    assert panel.reading("judge_partner", TWO[0]).reasons["alternate"] is True
    drop(panel, mine, "recuse")  # nothing is lacking any more
    assert Reading.objects.filter(judge=panel.seat("judge_partner")).count() == 1
    kinds = lambda: list(Notice.objects.filter(kind="reading_back"))  # noqa: E731
    assert kinds() == []
    signed = panel.sign("judge_ombudsman", TWO[1])
    actions.declare_conflict(
        panel.seat("judge_ombudsman").pk, entry_id=panel.entries[TWO[1]].pk, kind=ConflictKind.CO_WORK, reason="Kini satu tim.",
        by=panel.who("judge_ombudsman"), at=panel.tick(),
    )  # fmt: skip
    drop(panel, signed, "set_aside")
    assert panel.reading("judge_partner", TWO[1]).state == ReadingState.ASSIGNED
    panel.tick()
    mine = panel.reading("judge", TWO[1])
    actions.recuse_reading(mine.pk, reason="Sakit.", by=panel.who("judge"), at=panel.tick())
    drop(panel, mine, "recuse")
    assert len(kinds()) >= 1  # nobody is left: the organisers hear of it


def test_a_released_judge_leaves_what_is_signed_and_alternates_take_the_rest(panel: Panel):
    panel.assigned(TWO)
    panel.seated(("judge_partner",))
    signed = panel.sign("judge", TWO[0])
    release = lambda reason="Pindah tugas.", by="agency_admin": actions.release_judge(  # noqa: E731
        panel.seat("judge").pk, reason=reason, by=panel.who(by), at=panel.tick()
    )
    assert code_of(lambda: release(" ")) == "judge.release.without_reason"
    assert code_of(lambda: release(by="judge")) == "access.edition.not_host"
    outcome = release()
    assert (outcome.given, outcome.lacks) == (1, 0)
    signed.refresh_from_db()
    assert signed.state == ReadingState.SIGNED
    assert panel.seat("judge").state == JudgeState.ENDED
    assert panel.reading("judge", TWO[1]).state == ReadingState.SET_ASIDE
    assert panel.reading("judge_partner", TWO[1]).state == ReadingState.ASSIGNED
    assert code_of(release) == "judge.release.gone_already"
    gone = panel.reading("judge", TWO[1])
    drop(panel, gone, "set_aside")
    assert Reading.objects.filter(entry=panel.entries[TWO[1]], state=ReadingState.ASSIGNED).count() == 3


def test_a_judge_who_never_began_is_found_and_minutes_are_those_over_the_page(panel: Panel):
    panel.assigned(TWO)
    reading = panel.reading("judge", TWO[0])
    opened = panel.tick()
    given = panel.given(70)
    actions.score_reading(reading.pk, given, revision=0, since=opened, by=panel.who("judge"), at=panel.tick(minutes=4))
    panel.tick(hours=3)  # a pause counts as a quarter of an hour
    actions.sign_reading(
        reading.pk, given, revision=1, confidence=3, since=opened, by=panel.who("judge"), at=panel.tick(minutes=2)
    )
    rows = {one.judge.user_id: one for one in panel_queries.progress(panel.edition, at=reading.due_at)}
    mine = rows[panel.cast.judge.user.pk]
    assert (mine.signed, mine.open, mine.minutes, mine.silent) == (1, 1, 19, False)
    late = {one.judge.user_id: one.silent for one in panel_queries.progress(panel.edition, at=panel.tick(days=90))}
    assert late[panel.cast.judge.user.pk] is False
    assert late[panel.cast.judge_palace.user.pk] is True
    told = lambda: Notice.objects.filter(kind="judge_remind", user=panel.cast.judge_palace.user).count()  # noqa: E731
    for days, count in ((-4, 0), (-2.5, 1), (-0.5, 2), (0.5, 3), (1.5, 3), (3.5, 4), (30, 4)):
        judging_jobs.remind_judges(0, at=reading.due_at + timedelta(days=days))
        assert told() == count, days
    waits = judging_waiting.waiting(panel.who("agency_admin"), reading.due_at + timedelta(days=1))
    assert [one.what for one in waits] == ["Tindak lanjuti 5 penilaian yang lewat waktu"]


def test_an_office_at_the_body_that_ended_lately_is_earlier_work_together(panel: Panel):
    panel.filled(TWO)
    appoint(
        panel.cast.judge.user.pk, role=Role.UNIT_OFFICER, organisation=panel.cast.innovator.organisation, decree="SK 9",
        starts_at=panel.at, by=panel.who("system_administrator"), at=panel.tick(),
    )  # fmt: skip
    office = Appointment.objects.get(user=panel.cast.judge.user, role=Role.UNIT_OFFICER)
    end_appointment(office.pk, by=panel.who("system_administrator"), at=panel.tick())
    panel.seated((*JUDGES, "judge_partner"))
    panel.assign()
    assert not Reading.objects.filter(judge=panel.seat("judge")).exists()
    assert set(panel.seat("judge").conflicts.values_list("kind", flat=True)) == {ConflictKind.CO_WORK}


def test_the_plenary_waits_until_a_result_is_what_judges_say_now(panel: Panel):
    panel.counted(CLOSE)
    panel.seated(("judge_partner",))
    signed = panel.reading("judge", TITLES[0])
    actions.declare_conflict(
        panel.seat("judge").pk, entry_id=panel.entries[TITLES[0]].pk, kind=ConflictKind.CO_WORK, reason="Kini satu tim.",
        by=panel.who("judge"), at=panel.tick(),
    )  # fmt: skip
    assert code_of(lambda: panel.choose(TITLES[0])) == "edition.choose.stale"
    drop(panel, signed, "set_aside")
    assert code_of(lambda: panel.choose(TITLES[0])) == "edition.choose.stale"
    panel.sign("judge_partner", TITLES[0], 81)
    assert code_of(lambda: panel.choose(TITLES[0])) == "edition.choose.stale"
    panel.count()
    panel.choose(TITLES[0])
