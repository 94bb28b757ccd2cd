"""Two act on one case in the same moment: one wins, the other is told why not, and nothing is done twice."""

import uuid
from datetime import date

import pytest

from sambut.calendars.models import Decree
from sambut.complaints import actions, drafts, loading, retaining, sights
from sambut.complaints.actions.submitting import hash_of
from sambut.complaints.models import Clock, Complaint, ComplaintEvent, Draft, Message, Sight
from sambut.complaints.rules import END_OF_TIME
from sambut.ledger.models import Outbox
from tests.complaints.conftest import WEDNESDAY, WORDS, Way
from tests.complaints.decrees import changed
from tests.complaints.racing import at_once

pytestmark = pytest.mark.own_database
ROUNDS = 2


@pytest.fixture
def way(own_database, cast) -> Way:
    loading.load()
    return Way(cast)


@pytest.fixture(params=range(ROUNDS))
def forwarded(request, way) -> Way:
    way.submit()
    way.forward()
    return way


@pytest.fixture
def answered(forwarded) -> Way:
    forwarded.answer()
    return forwarded


def verbs(complaint) -> list[str]:
    return list(ComplaintEvent.objects.filter(complaint=complaint).order_by("id").values_list("verb", flat=True))


def running(complaint) -> list[str]:
    return sorted(Clock.objects.filter(complaint=complaint, stopped_at=None).values_list("step", flat=True))


def assert_whole(complaint) -> Complaint:
    """One outbox row an event, one running clock a step, the sort key of its clocks, and sight as a rebuild writes it."""
    complaint = Complaint.objects.get(pk=complaint.pk)
    events = ComplaintEvent.objects.filter(complaint=complaint)
    told = Outbox.objects.filter(topic__startswith="complaints.", subject_id=complaint.pk)
    assert sorted(told.values_list("row_id", flat=True)) == sorted(events.values_list("pk", flat=True))
    steps = running(complaint)
    assert len(steps) == len(set(steps))
    nearest = (
        Clock.objects.filter(complaint=complaint, stopped_at=None)
        .order_by("due_at")
        .values_list("due_at", flat=True)
        .first()
    )
    assert complaint.next_at == (nearest or END_OF_TIME)
    columns = ("organisation", "status", "holds", "next_at")
    stored = set(Sight.objects.filter(complaint=complaint).values_list(*columns))
    sights.rebuild()
    assert set(Sight.objects.filter(complaint=complaint).values_list(*columns)) == stored
    return complaint


def test_two_officers_answer_and_one_answer_is_there(forwarded, cast):
    case, at = forwarded.complaint, forwarded.tick()
    officers = [cast.unit_officer.person(at), cast.agency_admin.person(at)]

    results = at_once(
        *(lambda by=by: actions.answer_complaint(case.pk, text="Diganti.", by=by, at=at).status for by in officers)
    )

    assert sorted(map(str, results)) == ["answered", "complaint.answer.from_answered"]
    assert verbs(case) == ["submit", "forward", "answer"]
    assert (Message.objects.filter(complaint=case, kind="answer").count(), running(assert_whole(case))) == (
        1,
        ["react"],
    )


def test_an_admin_forwards_while_the_unit_gives_it_back(forwarded, cast):
    case, at = forwarded.complaint, forwarded.tick()
    works = cast.officer_next_door.organisation
    admin, officer = cast.agency_admin.person(at), cast.unit_officer.person(at)

    forwards, bounces = at_once(
        lambda: actions.forward_complaint(case.pk, to=works, by=admin, at=at).status,
        lambda: actions.bounce_complaint(case.pk, text="Bukan wewenang.", by=officer, at=at).status,
    )

    case = assert_whole(case)
    assert (forwards, case.holder, case.status) == ("forwarded", works, "forwarded")
    assert (bounces, verbs(case)) in (
        ("complaint.answer.not_your_unit", ["submit", "forward", "forward"]),
        ("received", ["submit", "forward", "bounce", "forward"]),
    )
    assert running(case) == ["answer"]


def test_the_reporter_accepts_in_the_instant_of_the_timer(answered):
    case = answered.complaint
    clock = Clock.objects.get(complaint=case, stopped_at=None)

    accepts, timer = at_once(
        lambda: actions.accept_answer(case.pk, by=answered.reporter, at=clock.due_at).ending,
        lambda: actions.close_by_timer(clock.pk, at=clock.due_at),
    )

    case = assert_whole(case)
    assert (accepts, timer, case.ending) in (
        ("accepted", False, "accepted"),
        ("complaint.accept.from_closed", True, "by_timer"),
    )
    assert [verb for verb in verbs(case) if verb in ("accept", "close")] == [verbs(case)[-1]]


def test_two_sweeps_find_one_late_clock(forwarded):
    clock = Clock.objects.get(complaint=forwarded.complaint, step="answer")

    results = at_once(*[lambda: actions.mark_late(clock.pk, at=clock.due_at)] * 3)

    assert sorted(map(bool, results)) == [False, False, True]
    assert verbs(assert_whole(forwarded.complaint)) == ["submit", "forward", "mark_late"]


def test_one_draft_sent_from_two_tabs_is_one_case(way):
    for _ in range(ROUNDS):
        key = uuid.uuid4()
        actions.keep_draft(
            key, {"text": WORDS}, revision=actions.begin_draft(key, at=WEDNESDAY).revision + 1, at=WEDNESDAY
        )
        facts = {"text": WORDS, "anonymous": True, "secret": False, "at": WEDNESDAY}

        results = at_once(*[lambda key=key, facts=facts: actions.submit_complaint(key, **facts)] * 3)

        assert {(one.complaint, one.secret) for one in results} == {(results[0].complaint, results[0].secret)}
        assert sorted(one.again for one in results) == [False, True, True]
        assert verbs(assert_whole(results[0].complaint)) == ["submit"]
        assert not Draft.objects.filter(key_hash=hash_of(key)).exists()


def test_what_is_typed_while_the_draft_is_sent_never_becomes_a_draft_of_its_own(way):
    """Its key would give the first receipt for a second report, and the second text would be lost."""
    for _ in range(ROUNDS):
        key = uuid.uuid4()
        facts = {"text": WORDS, "anonymous": True, "secret": False, "at": WEDNESDAY}

        at_once(
            lambda key=key: actions.begin_draft(key, at=WEDNESDAY),
            lambda key=key, facts=facts: actions.submit_complaint(key, **facts),
        )
        again = at_once(lambda key=key: actions.begin_draft(key, at=WEDNESDAY))

        left = Draft.objects.filter(key_hash=hash_of(key)).count()
        assert (left, again) == (0, ["draft.keep.gone"])


def test_a_draft_begun_twice_is_one_and_of_two_equal_revisions_one_is_kept(way):
    key = uuid.uuid4()
    begun = at_once(*[lambda: actions.begin_draft(key, at=WEDNESDAY).pk] * 3)
    assert len(set(begun)) == 1

    kept = at_once(
        *(lambda tab=tab: actions.keep_draft(key, {"text": tab}, revision=1, at=WEDNESDAY).revision for tab in "ab")
    )

    assert sorted(map(str, kept)) == ["1", "draft.keep.older"]
    assert drafts.read(key)[1] == {"text": "ab"[kept.index(1)]}
    assert at_once(lambda: actions.keep_draft(key, {"text": "older"}, revision=1, at=WEDNESDAY)) == ["draft.keep.older"]


def test_a_button_stands_above_whatever_was_saved_by_itself_in_the_same_moment(way):
    key = uuid.uuid4()
    actions.begin_draft(key, at=WEDNESDAY)

    at_once(
        *(lambda turn=turn: actions.keep_draft(key, {"text": "saved"}, revision=turn, at=WEDNESDAY) for turn in (1, 2)),
        lambda: actions.keep_draft(key, {"text": "pressed"}, revision=None, at=WEDNESDAY),
    )
    pressed = actions.keep_draft(key, {"text": "pressed"}, revision=None, at=WEDNESDAY)

    assert pressed.revision in (2, 3, 4)
    assert drafts.read(key)[1] == {"text": "pressed"}


def test_a_case_is_erased_while_the_reporter_adds_and_no_word_stays(forwarded, settings, tmp_path):
    settings.HOME = tmp_path
    case, at = forwarded.complaint, forwarded.tick()

    adds, erased = at_once(
        lambda: actions.add_to_complaint(case.pk, text="Masih padam.", by=forwarded.reporter, at=at).status,
        lambda: retaining.erase_case(str(case.uuid), at=at),
    )

    assert (adds in ("forwarded", "complaint.add.from_archived"), erased) == (True, True)
    assert set(Message.objects.filter(complaint=case).values_list("masked", "sealed")) == {("", None)}
    assert verbs(assert_whole(case))[-2:] == ["withdraw", "erase"]


def test_a_decree_comes_while_the_unit_answers(forwarded, cast):
    case, at = forwarded.complaint, forwarded.tick()
    clock = Clock.objects.get(complaint=case, step="answer", stopped_at=None)
    added = Decree.objects.filter(title__startswith="Perubahan").count()
    decree = changed(cast, 2025, more=[date(2025, 4, 9 + added)], at=at)
    officer = cast.unit_officer.person(at)

    moved, answer = at_once(
        lambda: actions.rederive_clock(clock.pk, decree=decree.pk, at=at),
        lambda: actions.answer_complaint(case.pk, text="Diganti.", by=officer, at=at).status,
    )

    case, clock = assert_whole(case), Clock.objects.get(pk=clock.pk)
    assert (answer, verbs(case)) == ("answered", ["submit", "forward", *(["rederive"] if moved else []), "answer"])
    assert (clock.stopped_at, running(case)) == (at, ["react"])
