"""The forum from its draft to its report: states, times, rooms, what is written."""

import pytest

from sambut.events import actions
from sambut.events.models import Event, Happening, Session
from sambut.events.states import STAYING, TRANSITIONS, SessionKind, State, Verb
from sambut.frame.refusals import reasons
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from tests.events.conftest import ENDS, HOUR, STARTS, Forum, text


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


def test_every_verb_out_of_its_turn_has_a_sentence_and_no_verb_is_without_a_state():
    known = reasons()
    for verb in Verb:
        allowed = {state for state, moved in TRANSITIONS if moved == verb} | set(STAYING.get(verb, ()))
        assert allowed or (verb == Verb.DRAFT), verb
        missing = {f"event.{verb.value}.from_{state.value}" for state in State if state not in allowed} - set(known)
        assert missing == set()


def test_no_step_is_skipped_and_none_is_done_twice(forum: Forum):
    for move, why in ((actions.start_event, "event.start.from_draft"), (actions.close_event, "event.close.from_draft")):
        with pytest.raises(Refused, match=why):
            move(forum.event.pk, by=forum.secretariat, at=forum.tick())
    forum.announce()
    with pytest.raises(Refused, match=r"event\.announce\.from_announced"):
        actions.announce_event(forum.event.pk, by=forum.secretariat, at=forum.tick())
    with pytest.raises(Refused, match=r"event\.report\.from_announced"):
        forum.report()
    assert forum.fresh().state == "announced"


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"ends_at": STARTS}, "event.edit.wrong_period"),
        ({"ends_at": STARTS - HOUR}, "event.edit.wrong_period"),
        ({"answer_by": STARTS + HOUR}, "event.edit.answer_too_late"),
    ],
)
def test_a_forum_whose_times_cannot_be_is_not_drafted(forum: Forum, facts: dict, why: str):
    with pytest.raises(Refused, match=why):
        actions.draft_event(text(**facts), body=forum.host, by=forum.secretariat, at=forum.at)
    assert Event.objects.count() == 1


def test_a_forum_without_a_programme_or_in_the_past_is_not_announced(forum: Forum):
    with pytest.raises(Refused, match=r"event\.announce\.no_programme"):
        actions.announce_event(forum.event.pk, by=forum.secretariat, at=forum.at)
    forum.session()
    with pytest.raises(Refused, match=r"event\.announce\.over"):
        actions.announce_event(forum.event.pk, by=forum.secretariat, at=ENDS)


def test_two_sessions_never_stand_in_one_room_at_once_and_the_end_of_one_may_be_the_beginning_of_the_next(forum: Forum):
    forum.session()
    forum.session(title="Panel 1", room="Ruang Cendana")
    forum.session(title="Panel 2", starts_at=STARTS + HOUR, ends_at=STARTS + 2 * HOUR)
    for span in ((STARTS, STARTS + HOUR), (STARTS + HOUR / 2, STARTS + 3 * HOUR)):
        with pytest.raises(Refused, match=r"event\.add_session\.room_taken"):
            forum.session(title="Panel 3", room="  AULA ", starts_at=span[0], ends_at=span[1])
    assert sorted(Session.objects.values_list("title", flat=True)) == ["Panel 1", "Panel 2", "Pembukaan"]


def test_a_session_lies_within_the_forum_and_moves_no_forum_away_from_under_it(forum: Forum):
    with pytest.raises(Refused, match=r"event\.add_session\.outside"):
        forum.session(starts_at=STARTS - HOUR, ends_at=STARTS + HOUR)
    forum.session(starts_at=ENDS - HOUR, ends_at=ENDS, kind=SessionKind.SIGNING)
    with pytest.raises(Refused, match=r"event\.edit\.programme_outside"):
        actions.edit_event(forum.event.pk, text(ends_at=ENDS - HOUR), by=forum.secretariat, at=forum.tick())
    moved = actions.edit_event(forum.event.pk, text(ends_at=ENDS + HOUR), by=forum.secretariat, at=forum.tick())
    assert Event.objects.get(pk=moved.pk).ends_at == ENDS + HOUR


def test_a_session_that_was_dropped_leaves_its_room_free(forum: Forum):
    first = forum.session(speakers=[("Ayu", "ahli"), ("Budi", "")])
    actions.drop_session(first.pk, by=forum.secretariat, at=forum.tick())
    forum.session(title="Panel")
    assert list(Session.objects.values_list("title", flat=True)) == ["Panel"]


def test_only_the_host_runs_a_forum(forum: Forum):
    forum.session()
    for player in (
        forum.cast.regent,
        forum.cast.partner,
        forum.cast.facilitator,
        forum.cast.national_admin,
        forum.cast.system_administrator,
    ):
        with pytest.raises(Refused, match=r"event\.host\.not_yours"):
            actions.announce_event(forum.event.pk, by=forum.person(player), at=forum.tick())
    with pytest.raises(Refused, match=r"event\.host\.not_yours"):
        actions.draft_event(text(), body=forum.regency, by=forum.secretariat, at=forum.at)


def test_events_hold_ids_codes_and_times_but_no_name_and_no_text(running: Forum):
    delegation = running.confirm()
    running.name(delegation, name="Rosmini Kembangmelati", role_line="Kepala Bidang Kembangmelati")
    stand = running.stand()
    actions.claim_interest(stand.pk, body="Dinas Kembangmelati", contact="0812 kembangmelati", at=running.tick())
    actions.ask_desk(
        delegation.pk, topic="Kembangmelati", question="Kembangmelati?", by=running.regent, at=running.tick()
    )
    running.task(text="Kembangmelati")
    running.close()
    actions.report_event(
        running.event.pk,
        words="Kembangmelati",
        words_english="Kembangmelati",
        by=running.secretariat,
        at=running.tick(),
    )
    told = " ".join(str(facts) for facts in Happening.objects.values_list("facts", flat=True))
    assert "embangmelati" not in told
    assert Happening.objects.get(verb="interest").actor_id is None
