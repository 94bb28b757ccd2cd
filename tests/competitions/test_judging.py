"""Judges are invited, declare, get entries, score, sign; what stands in the way closes."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta

import pytest

from sambut.competitions import actions
from sambut.competitions.actions import Given
from sambut.competitions.judging import access as panel_access
from sambut.competitions.judging import jobs as judging_jobs
from sambut.competitions.models import Conflict, EditionEvent, Mark, Reading
from sambut.competitions.states import ConflictKind, ReadingState, Verb
from sambut.mandates.actions import appoint
from sambut.mandates.models import MandateEvent
from sambut.mandates.states import Role
from sambut.notices.models import Notice
from tests.competitions.kept import kept
from tests.competitions.panel import JUDGES, REASON, TITLES, WORDS, Panel, code_of
from tests.world.cast import Cast

TWO = TITLES[:2]


@pytest.fixture
def panel(db: None) -> Panel:
    return Panel(Cast())


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Panel]:
    with django_db_blocker.unblock(), kept(Panel(Cast())) as panel:
        panel.assigned(TWO)
        yield panel


@pytest.fixture
def assigned(walked: Panel, db: None) -> Panel:
    """Every entry was given its readings."""
    return deepcopy(walked)


# -- the jury -----------------------------------------------------------------------------------------------


def test_only_who_holds_the_office_is_invited_and_only_once(panel: Panel):
    panel.filled(TWO)
    assert code_of(lambda: panel.invite("innovator")) == "edition.invite.no_office"
    assert code_of(lambda: panel.invite("judge", institution=None)) == "edition.invite.no_institution"
    assert code_of(lambda: panel.invite("judge", most=0)) == "edition.invite.out_of_bounds"
    judge = panel.invite("judge")
    assert code_of(lambda: panel.invite("judge")) == "edition.invite.there_already"
    answer = lambda: actions.decline_seat(judge.pk, by=panel.who("judge"), at=panel.tick())  # noqa: E731
    assert answer().state == "declined"
    assert code_of(answer) == "judge.confirm.answered_already"


def test_nobody_answers_for_a_judge(panel: Panel):
    panel.filled(TWO)
    judge = panel.invite("judge")
    for name in ("judge_ombudsman", "agency_admin", "innovator", "citizen"):
        assert code_of(
            lambda name=name: actions.confirm_seat(judge.pk, words=WORDS, by=panel.who(name), at=panel.tick())
        ) == ("access.judge.not_your_seat" if name == "agency_admin" else "judge.see.not_found")  # fmt: skip


def test_a_declared_entry_goes_to_others(panel: Panel):
    panel.filled(TWO)
    panel.seated(("judge_ombudsman", "judge_palace", "judge_partner"))
    judge = panel.invite("judge")
    against = [(panel.entries[TITLES[0]].pk, "Saya membimbing inovatornya.")]
    actions.confirm_seat(judge.pk, words=WORDS, against=against, by=panel.who("judge"), at=panel.tick())
    panel.assign()
    assert not Reading.objects.filter(judge=judge, entry=panel.entries[TITLES[0]]).exists()
    assert Reading.objects.count() == 6


# -- giving out ---------------------------------------------------------------------------------------------


def test_what_cannot_be_given_out_is_told_with_the_ways_out_and_nothing_is_given(panel: Panel):
    panel.filled(TWO)
    panel.seated(JUDGES[:2])
    panel.assign()
    assert not Reading.objects.exists()
    facts = EditionEvent.objects.get(verb=Verb.ASSIGN).facts
    assert (facts["lacks"], facts["ways"]["fewer"], [one["lacks"] for one in facts["uncovered"]]) == (2, 2, [1, 1])


def test_nobody_reads_an_entry_of_the_own_body(panel: Panel):
    """A judge who got an office at the participant's body."""
    panel.filled(TWO)
    panel.seated()
    _appoint(panel, "judge")
    panel.assign()
    assert not Reading.objects.exists()
    kinds = set(Conflict.objects.filter(judge=panel.seat("judge")).values_list("kind", flat=True))
    assert kinds == {ConflictKind.CHAIN}


def test_who_wrote_or_checked_an_entry_does_not_judge_it(panel: Panel):
    panel.filled(TWO)
    user = panel.cast.local_admin.user
    appoint(
        user.pk, role=Role.JUDGE, organisation=panel.cast.judge.organisation, decree="SK 10", starts_at=panel.at,
        by=panel.who("system_administrator"), at=panel.tick(),
    )  # fmt: skip
    panel.seated((*JUDGES, "local_admin"))
    panel.assign()
    seat = panel.seat("local_admin")
    assert not Reading.objects.filter(judge=seat).exists()
    assert {ConflictKind.CHAIN, ConflictKind.VERIFIED} <= set(
        Conflict.objects.filter(judge=seat).values_list("kind", flat=True)
    )


def test_every_entry_gets_its_readings_with_reasons_and_a_day(assigned: Panel):
    rows = list(Reading.objects.order_by("entry_id", "judge_id"))
    assert [(row.entry_id, row.judge_id) for row in rows] == [
        (assigned.entries[title].pk, assigned.seat(name).pk) for title in TWO for name in JUDGES
    ]  # fmt: skip
    assert all(set(row.reasons) == {"parts", "across", "reads"} for row in rows)
    assert {row.reasons["reads"] for row in rows} == {2}
    desk = assigned.edition.periods.get(stage="desk")
    assert {row.due_at for row in rows} == {desk.ends_at}
    event = EditionEvent.objects.get(verb=Verb.ASSIGN)
    assert (event.facts["given"], event.facts["entries"], event.facts["lacks"]) == (6, 2, 0)
    assigned.assign()
    assert Reading.objects.count() == 6


def _appoint(panel: Panel, name: str) -> None:
    appoint(
        getattr(panel.cast, name).user.pk, role=Role.UNIT_OFFICER, organisation=panel.cast.innovator.organisation, decree="SK 9",
        starts_at=panel.at, by=panel.who("system_administrator"), at=panel.tick(),
    )  # fmt: skip


# -- scoring and signing --------------------------------------------------------------------------------------


def test_marks_are_kept_while_they_are_written_and_a_newer_tab_is_not_overwritten(assigned: Panel):
    reading, judge = assigned.reading("judge", TWO[0]), assigned.who("judge")
    first, second = sorted(assigned.given())[:2]
    keep = lambda given, revision: actions.score_reading(  # noqa: E731
        reading.pk, given, revision=revision, by=judge, at=assigned.tick()
    )
    assert keep({first: Given(None, "Belum")}, 0).reading.revision == 1
    assert keep({first: Given(80, "Baik")}, 1).elsewhere == {}
    late = keep({first: Given(10, "Lain"), second: Given(70, "Cukup")}, 1)
    assert {code: (one.score, one.reason) for code, one in late.elsewhere.items()} == {first: (80, "Baik")}
    stand = {row.criterion.code: (row.score, row.reason) for row in Mark.objects.filter(reading=reading)}
    assert stand == {first: (80, "Baik"), second: (70, "Cukup")}


def test_a_signature_needs_every_score_every_reason_and_how_sure(assigned: Panel):
    reading, judge = assigned.reading("judge", TWO[0]), assigned.who("judge")
    given = assigned.given(80)
    sign = lambda given, confidence=3: actions.sign_reading(  # noqa: E731
        reading.pk, given, revision=9, confidence=confidence, by=judge, at=assigned.tick()
    )
    code = sorted(given)[0]
    assert code_of(lambda: sign(given | {code: Given(80, "  ")})) == "reading.sign.incomplete"
    assert code_of(lambda: sign(given | {code: Given(101, REASON)})) == "reading.score.out_of_bounds"
    assert code_of(lambda: sign(given, None)) == "reading.sign.no_confidence"
    signed = sign(given)
    assert (signed.state, signed.total, signed.confidence) == (ReadingState.SIGNED, 80, 3)
    assert code_of(lambda: sign(given)) == "reading.sign.from_signed"
    assert (
        code_of(lambda: actions.score_reading(reading.pk, given, revision=9, by=judge, at=assigned.tick()))
        == "reading.score.from_signed"
    )


def test_the_total_is_the_weighted_mean(assigned: Panel):
    reading = assigned.reading("judge", TWO[0])
    weights = dict(assigned.edition.criteria.values_list("code", "weight"))
    heaviest = max(weights, key=lambda code: weights[code])
    given = assigned.given(50) | {heaviest: Given(100, REASON)}
    signed = actions.sign_reading(
        reading.pk, given, revision=0, confidence=5, by=assigned.who("judge"), at=assigned.tick()
    )
    assert signed.total == 50 + weights[heaviest] / 2


def test_marks_of_others_open_after_both_signatures_and_never_where_a_conflict_stands(assigned: Panel):
    theirs = assigned.sign("judge", TWO[0])
    mine, host = assigned.who("judge_ombudsman"), assigned.who("agency_admin")
    see = lambda person: panel_access.why_not(person, "see_marks", theirs)  # noqa: E731
    assert see(mine) == "reading.see.not_found"
    assert see(host) is None
    assigned.sign("judge_ombudsman", TWO[0])
    assert see(mine) is None
    assert see(assigned.who("judge_partner")) == "reading.see.not_found"
    entry = assigned.entries[TWO[0]]
    actions.declare_own_conflict(
        assigned.edition.pk, entry_id=entry.pk, reason="Saudara inovatornya.", by=host, at=assigned.tick()
    )
    assert see(assigned.who("agency_admin")) == "reading.see.not_found"
    assert theirs not in panel_access.visible_marks(assigned.who("agency_admin"))


# -- what comes up later --------------------------------------------------------------------------------------


def test_a_judge_who_becomes_conflicted_after_signing_is_set_aside_and_somebody_else_reads(assigned: Panel):
    signed = assigned.sign("judge", TWO[0])
    actions.declare_conflict(
        assigned.seat("judge").pk, entry_id=assigned.entries[TWO[0]].pk, kind=ConflictKind.CO_WORK, reason="Kini satu tim.",
        by=assigned.who("judge"), at=assigned.tick(),
    )  # fmt: skip
    signed.refresh_from_db()
    assert (signed.state, signed.why, signed.total) == (ReadingState.SET_ASIDE, "Kini satu tim.", 75)
    assert [(one.verb, one.state_from, one.state_to) for one in signed.events.order_by("pk")] == [
        ("give", "", "assigned"), ("sign", "assigned", "signed"), ("set_aside", "signed", "set_aside")
    ]  # fmt: skip
    assert Mark.objects.filter(reading=signed).count() == len(assigned.given())
    assigned.seated(("judge_partner",))
    assigned.assign()
    assert assigned.reading("judge_partner", TWO[0]).state == ReadingState.ASSIGNED
    assert Reading.objects.filter(judge=assigned.seat("judge_partner")).count() == 1


def test_an_office_at_the_participant_closes_what_was_signed(assigned: Panel):
    signed = assigned.sign("judge", TWO[0])
    _appoint(assigned, "judge")
    event = MandateEvent.objects.order_by("-pk").first()
    assert event is not None
    judging_jobs.follow_office(event.pk, at=assigned.tick())
    assert {row.state for row in Reading.objects.filter(judge=assigned.seat("judge"))} == {ReadingState.SET_ASIDE}
    assert code_of(lambda: assigned.sign("judge", TWO[1])) in ("reading.sealed", "reading.sign.from_set_aside")
    signed.refresh_from_db()
    assert signed.total == 75


def test_who_steps_back_from_one_entry_keeps_the_others(assigned: Panel):
    reading = assigned.reading("judge", TWO[0])
    recuse = lambda reason: actions.recuse_reading(  # noqa: E731
        reading.pk, reason=reason, by=assigned.who("judge"), at=assigned.tick()
    )
    assert code_of(lambda: recuse(" ")) == "reading.recuse.without_reason"
    assert recuse("Teman lama.").state == ReadingState.RECUSED
    assert assigned.sign("judge", TWO[1]).state == ReadingState.SIGNED
    assert Conflict.objects.get(judge=assigned.seat("judge")).kind == ConflictKind.DECLARED


def test_a_judge_who_never_scores_is_reminded_and_an_alternate_reads_instead(assigned: Panel):
    assigned.seated(("judge_partner",))
    reading = assigned.reading("judge", TWO[0])
    notices = lambda: list(Notice.objects.filter(user=assigned.cast.judge.user).values_list("kind", flat=True))  # noqa: E731
    judging_jobs.remind_judges(0, at=reading.due_at - timedelta(days=9))
    assert "judge_remind" not in notices()
    judging_jobs.remind_judges(0, at=reading.due_at - timedelta(days=3))
    assert notices().count("judge_remind") == 1
    give = lambda reason, by="agency_admin": actions.give_reading(  # noqa: E731
        reading.pk, reason=reason, by=assigned.who(by), at=assigned.tick()
    )
    assert code_of(lambda: give("")) == "reading.give.without_reason"
    assert code_of(lambda: give("Saya saja", "judge")) == "access.edition.not_host"
    given = give("Sakit sampai akhir bulan.")
    reading.refresh_from_db()
    assert (reading.state, reading.why) == (ReadingState.SET_ASIDE, "Sakit sampai akhir bulan.")
    assert (given.judge.user, given.reasons["instead"]) == (
        assigned.cast.judge_partner.user,
        "Sakit sampai akhir bulan.",
    )
    reading = assigned.reading("judge_ombudsman", TWO[0])
    assert code_of(lambda: give("Tidak ada lagi.")) == "reading.give.nobody"
