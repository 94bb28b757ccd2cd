"""Judges are invited, declare, get entries, score, sign; what stands in the way closes."""

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
from tests.competitions.panel import JUDGES, REASON, TITLES, WORDS, Panel, code_of
from tests.world.cast import Cast

TWO = TITLES[:2]


@pytest.fixture
def panel(db: None) -> Panel:
    return Panel(Cast())


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


def test_every_entry_gets_its_readings_with_reasons_and_a_day(panel: Panel):
    panel.assigned(TWO)
    rows = list(Reading.objects.order_by("entry_id", "judge_id"))
    assert [(row.entry_id, row.judge_id) for row in rows] == [
        (panel.entries[title].pk, panel.seat(name).pk) for title in TWO for name in JUDGES
    ]  # fmt: skip
    assert all(set(row.reasons) == {"parts", "across", "reads"} for row in rows)
    assert {row.reasons["reads"] for row in rows} == {2}
    desk = panel.edition.periods.get(stage="desk")
    assert {row.due_at for row in rows} == {desk.ends_at}
    event = EditionEvent.objects.get(verb=Verb.ASSIGN)
    assert (event.facts["given"], event.facts["entries"], event.facts["lacks"]) == (6, 2, 0)
    panel.assign()
    assert Reading.objects.count() == 6


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


def _appoint(panel: Panel, name: str) -> None:
    appoint(
        getattr(panel.cast, name).user.pk, role=Role.UNIT_OFFICER, organisation=panel.cast.innovator.organisation, decree="SK 9",
        starts_at=panel.at, by=panel.who("system_administrator"), at=panel.tick(),
    )  # fmt: skip


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


# -- scoring and signing --------------------------------------------------------------------------------------


def test_marks_are_kept_while_they_are_written_and_a_newer_tab_is_not_overwritten(panel: Panel):
    panel.assigned(TWO)
    reading, judge = panel.reading("judge", TWO[0]), panel.who("judge")
    first, second = sorted(panel.given())[:2]
    keep = lambda given, revision: actions.score_reading(  # noqa: E731
        reading.pk, given, revision=revision, by=judge, at=panel.tick()
    )
    assert keep({first: Given(None, "Belum")}, 0).reading.revision == 1
    assert keep({first: Given(80, "Baik")}, 1).elsewhere == {}
    late = keep({first: Given(10, "Lain"), second: Given(70, "Cukup")}, 1)
    assert {code: (one.score, one.reason) for code, one in late.elsewhere.items()} == {first: (80, "Baik")}
    stand = {row.criterion.code: (row.score, row.reason) for row in Mark.objects.filter(reading=reading)}
    assert stand == {first: (80, "Baik"), second: (70, "Cukup")}


def test_a_signature_needs_every_score_every_reason_and_how_sure(panel: Panel):
    panel.assigned(TWO)
    reading, judge = panel.reading("judge", TWO[0]), panel.who("judge")
    given = panel.given(80)
    sign = lambda given, confidence=3: actions.sign_reading(  # noqa: E731
        reading.pk, given, revision=9, confidence=confidence, by=judge, at=panel.tick()
    )
    code = sorted(given)[0]
    assert code_of(lambda: sign(given | {code: Given(80, "  ")})) == "reading.sign.incomplete"
    assert code_of(lambda: sign(given | {code: Given(101, REASON)})) == "reading.score.out_of_bounds"
    assert code_of(lambda: sign(given, None)) == "reading.sign.no_confidence"
    signed = sign(given)
    assert (signed.state, signed.total, signed.confidence) == (ReadingState.SIGNED, 80, 3)
    assert code_of(lambda: sign(given)) == "reading.sign.from_signed"
    assert (
        code_of(lambda: actions.score_reading(reading.pk, given, revision=9, by=judge, at=panel.tick()))
        == "reading.score.from_signed"
    )


def test_the_total_is_the_weighted_mean(panel: Panel):
    panel.assigned(TWO)
    reading = panel.reading("judge", TWO[0])
    weights = dict(panel.edition.criteria.values_list("code", "weight"))
    heaviest = max(weights, key=lambda code: weights[code])
    given = panel.given(50) | {heaviest: Given(100, REASON)}
    signed = actions.sign_reading(reading.pk, given, revision=0, confidence=5, by=panel.who("judge"), at=panel.tick())
    assert signed.total == 50 + weights[heaviest] / 2


def test_marks_of_others_open_after_both_signatures_and_never_where_a_conflict_stands(panel: Panel):
    panel.assigned(TWO)
    theirs = panel.sign("judge", TWO[0])
    mine, host = panel.who("judge_ombudsman"), panel.who("agency_admin")
    see = lambda person: panel_access.why_not(person, "see_marks", theirs)  # noqa: E731
    assert see(mine) == "reading.see.not_found"
    assert see(host) is None
    panel.sign("judge_ombudsman", TWO[0])
    assert see(mine) is None
    assert see(panel.who("judge_partner")) == "reading.see.not_found"
    entry = panel.entries[TWO[0]]
    actions.declare_own_conflict(
        panel.edition.pk, entry_id=entry.pk, reason="Saudara inovatornya.", by=host, at=panel.tick()
    )
    assert see(panel.who("agency_admin")) == "reading.see.not_found"
    assert theirs not in panel_access.visible_marks(panel.who("agency_admin"))


# -- what comes up later --------------------------------------------------------------------------------------


def test_a_judge_who_becomes_conflicted_after_signing_is_set_aside_and_somebody_else_reads(panel: Panel):
    panel.assigned(TWO)
    signed = panel.sign("judge", TWO[0])
    actions.declare_conflict(
        panel.seat("judge").pk, entry_id=panel.entries[TWO[0]].pk, kind=ConflictKind.CO_WORK, reason="Kini satu tim.",
        by=panel.who("judge"), at=panel.tick(),
    )  # fmt: skip
    signed.refresh_from_db()
    assert (signed.state, signed.why, signed.total) == (ReadingState.SET_ASIDE, "Kini satu tim.", 75)
    assert [(one.verb, one.state_from, one.state_to) for one in signed.events.order_by("pk")] == [
        ("give", "", "assigned"), ("sign", "assigned", "signed"), ("set_aside", "signed", "set_aside")
    ]  # fmt: skip
    assert Mark.objects.filter(reading=signed).count() == len(panel.given())
    panel.seated(("judge_partner",))
    panel.assign()
    assert panel.reading("judge_partner", TWO[0]).state == ReadingState.ASSIGNED
    assert Reading.objects.filter(judge=panel.seat("judge_partner")).count() == 1


def test_an_office_at_the_participant_closes_what_was_signed(panel: Panel):
    panel.assigned(TWO)
    signed = panel.sign("judge", TWO[0])
    _appoint(panel, "judge")
    event = MandateEvent.objects.order_by("-pk").first()
    assert event is not None
    judging_jobs.follow_office(event.pk, at=panel.tick())
    assert {row.state for row in Reading.objects.filter(judge=panel.seat("judge"))} == {ReadingState.SET_ASIDE}
    assert code_of(lambda: panel.sign("judge", TWO[1])) in ("reading.sealed", "reading.sign.from_set_aside")
    signed.refresh_from_db()
    assert signed.total == 75


def test_who_steps_back_from_one_entry_keeps_the_others(panel: Panel):
    panel.assigned(TWO)
    reading = panel.reading("judge", TWO[0])
    recuse = lambda reason: actions.recuse_reading(reading.pk, reason=reason, by=panel.who("judge"), at=panel.tick())  # noqa: E731
    assert code_of(lambda: recuse(" ")) == "reading.recuse.without_reason"
    assert recuse("Teman lama.").state == ReadingState.RECUSED
    assert panel.sign("judge", TWO[1]).state == ReadingState.SIGNED
    assert Conflict.objects.get(judge=panel.seat("judge")).kind == ConflictKind.DECLARED


def test_a_judge_who_never_scores_is_reminded_and_an_alternate_reads_instead(panel: Panel):
    panel.assigned(TWO)
    panel.seated(("judge_partner",))
    reading = panel.reading("judge", TWO[0])
    notices = lambda: list(Notice.objects.filter(user=panel.cast.judge.user).values_list("kind", flat=True))  # noqa: E731
    judging_jobs.remind_judges(0, at=reading.due_at - timedelta(days=9))
    assert "judge_remind" not in notices()
    judging_jobs.remind_judges(0, at=reading.due_at - timedelta(days=3))
    assert notices().count("judge_remind") == 1
    give = lambda reason, by="agency_admin": actions.give_reading(  # noqa: E731
        reading.pk, reason=reason, by=panel.who(by), at=panel.tick()
    )
    assert code_of(lambda: give("")) == "reading.give.without_reason"
    assert code_of(lambda: give("Saya saja", "judge")) == "access.edition.not_host"
    given = give("Sakit sampai akhir bulan.")
    reading.refresh_from_db()
    assert (reading.state, reading.why) == (ReadingState.SET_ASIDE, "Sakit sampai akhir bulan.")
    assert (given.judge.user, given.reasons["instead"]) == (panel.cast.judge_partner.user, "Sakit sampai akhir bulan.")
    reading = panel.reading("judge_ombudsman", TWO[0])
    assert code_of(lambda: give("Tidak ada lagi.")) == "reading.give.nobody"
