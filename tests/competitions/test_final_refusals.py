"""What the last stage refuses, who reads nothing of it, and who is told: quorum, votes, links, moved times, sealed entries."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sambut.competitions import actions
from sambut.competitions.actions import final
from sambut.competitions.final import jobs
from sambut.competitions.final.states import SittingStage
from sambut.competitions.judging.objecting import answer_due, window_closes
from sambut.competitions.models import EditionEvent, Entry, EntryEvent, FinalPlan, Objection, Sheet, Slot, VisitEvent
from sambut.competitions.states import ConflictKind
from sambut.notices.models import Notice
from tests.competitions.finale import FIRST, PANEL, SECOND, THIRD, Finale
from tests.competitions.kept import kept
from tests.competitions.panel import TITLES, code_of
from tests.world.cast import Cast, signed_in


@pytest.fixture
def finale(db: None) -> Finale:
    return Finale(Cast())


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Finale]:
    with django_db_blocker.unblock(), kept(Finale(Cast())) as finale:
        finale.finalists()
        yield finale


@pytest.fixture
def finalists(walked: Finale, db: None) -> Finale:
    """Two of three are finalists by decree."""
    return deepcopy(walked)


def test_a_plenary_with_votes_is_chosen_by_those_who_are_present_and_by_nothing_else(finale: Finale):
    finale.plan = {"quorum": 2, "chaired": True, "voting": "votes"}
    finale.assigned((FIRST, SECOND, THIRD), multiple=2)
    finale.signed({FIRST: 90, SECOND: 80, THIRD: 70})
    finale.count()
    by = finale.who("agency_admin")
    assert (
        code_of(lambda: final.plan_final(finale.edition.pk, {"quorum": 0}, by=by, at=finale.tick()))
        == "edition.arrange.declared"
    )
    assert code_of(lambda: finale.sits(SittingStage.NOMINATIONS)) == "edition.sit.no_panel"
    finale.panelled()
    assert code_of(lambda: finale.choose(FIRST, SECOND)) == "edition.choose.no_sitting"
    assert code_of(lambda: finale.sits(SittingStage.WINNERS)) == "edition.sit.not_now"
    sitting = finale.sits(SittingStage.NOMINATIONS, present=PANEL[1:])
    assert (
        code_of(lambda: finale.choose(FIRST, SECOND)) == "edition.choose.no_quorum"
    )  # two are there, the chair is not
    assert code_of(lambda: finale.vote(sitting, "judge", FIRST)) == "sitting.vote.not_present"
    by = finale.who("contest_secretary")
    final.attend_sitting(sitting.pk, [finale.seat(name).pk for name in PANEL], by=by, at=finale.tick())
    for name, titles in (("judge", (FIRST, THIRD)), ("judge_ombudsman", (FIRST, THIRD)), ("judge_palace", (SECOND,))):
        finale.vote(sitting, name, *titles)
    assert code_of(lambda: finale.vote(sitting, "judge_partner", FIRST)) in (
        "access.sitting.not_member",
        "sitting.see.not_found",
    )
    assert code_of(lambda: finale.choose(FIRST, SECOND)) == "edition.choose.not_the_votes"
    assert (
        code_of(lambda: finale.choose(FIRST, THIRD)) == "edition.choose.without_reason"
    )  # votes leave the order of scores
    why = "Panel menilai tularannya lebih luas."
    room = finale.choose(
        FIRST, THIRD, **{FIRST.replace(" ", "_"): why, SECOND.replace(" ", "_"): why, THIRD.replace(" ", "_"): why}
    )
    assert room.chosen == 2
    actions.declare_conflict(
        finale.seat("judge").pk, entry_id=finale.entries[THIRD].pk, kind=ConflictKind.COACHING, reason="Pernah membimbing.",
        by=finale.who("judge"), at=finale.tick(),
    )  # fmt: skip
    assert code_of(lambda: finale.vote(sitting, "judge", THIRD)) == "sitting.vote.sealed"


def test_under_consensus_one_objection_of_somebody_present_stops_the_choice(finale: Finale):
    finale.ready(quorum=1)
    sitting = finale.sits(SittingStage.WINNERS)
    finale.vote(sitting, "judge", **{SECOND.replace(" ", "_"): "Angkanya belum saya percaya."})
    assert code_of(lambda: finale.win(SECOND)) == "edition.choose.objected"
    finale.vote(sitting, "judge", SECOND)
    assert finale.win(SECOND).won == 1


def test_objections_count_working_days_where_the_edition_says_so(finale: Finale):
    edition = finale.drafted()
    edition.announced_at, edition.objection_days = datetime(2025, 4, 16, 3, tzinfo=UTC), 3
    zone = ZoneInfo(edition.zone)
    days = lambda: [one(edition).astimezone(zone).date().isoformat() for one in (window_closes, answer_due)]  # noqa: E731
    assert days() == ["2025-04-20", "2025-04-23"]
    FinalPlan.objects.filter(edition=edition).update(working_days=True)
    assert days() == ["2025-04-23", "2025-04-26"]  # 18 April 2025 was Good Friday


def test_anybody_with_an_account_objects_to_a_nominee_and_only_the_organisers_and_they_read_it(finale: Finale):
    finale.announced()
    entry = finale.entries[FIRST]

    def object_(who: str) -> Objection:
        return actions.object_nominee(entry.pk, words="Itu karya unit lain.", by=finale.who(who), at=finale.tick())

    assert code_of(lambda: object_("innovator")) == "access.objection.own_entry"
    assert code_of(lambda: object_("contest_secretary")) == "access.objection.own_contest"
    row = object_("citizen")
    assert code_of(lambda: object_("citizen")) == "entry.object.open_already"
    assert (row.kind, Objection.objects.count()) == ("objection", 1)
    page = reverse("competitions:objection", args=[row.uuid])
    reads = {
        name: signed_in(getattr(finale.cast, name)).get(page).status_code
        for name in ("citizen", "innovator", "contest_secretary")
    }
    assert reads == {"citizen": 200, "innovator": 404, "contest_secretary": 200}
    scores = signed_in(finale.cast.innovator).get(reverse("competitions:scores", args=[entry.uuid]))
    assert "karya unit lain" not in scores.content.decode()
    assert code_of(lambda: finale.decide()) == "edition.decide.unanswered"


def test_pages_of_the_last_stage_ask_the_same_number_of_questions_at_any_size(finale: Finale):
    finale.finalists(TITLES)
    finale.told()
    finale.sent_out(FIRST)
    secretary = signed_in(finale.cast.contest_secretary)

    def count(name: str, *more: object) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert secretary.get(reverse(f"competitions:{name}", args=[finale.edition.uuid, *more])).status_code == 200
        return len(asked)

    pages = (("timetable",), ("visits",), ("choose_winners", finale.cluster.code))
    for page in pages:
        count(*page)
    before = [count(*page) for page in pages]
    first = finale.slot(FIRST)
    for place, title in enumerate(TITLES[2:], start=1):
        Entry.objects.filter(pk=finale.entries[title].pk).update(state="finalist")
        starts_at = first.starts_at + timedelta(hours=9 + place)
        slot = Slot.objects.create(
            edition=finale.edition, entry=finale.entries[title], room=first.room, starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=20), changed_at=finale.at,
        )  # fmt: skip
        Sheet.objects.create(slot=slot, judge=finale.seat("judge"))
        finale.sent_out(title)
    assert [count(*page) for page in pages] == before


def test_a_presentation_is_moved_only_without_a_clash_and_with_a_reason_that_everybody_concerned_is_told(
    finalists: Finale,
):
    assert (
        code_of(
            lambda: final.make_timetable(
                finalists.edition.pk, by=finalists.who("contest_secretary"), at=finalists.tick()
            )
        )
        == "edition.schedule.no_rooms"
    )
    finalists.told(rooms=2)
    first, second = finalists.slot(FIRST), finalists.slot(SECOND)
    assert first.starts_at != second.starts_at  # both are of one body
    by = finalists.who("contest_secretary")
    assert (
        code_of(lambda: final.make_timetable(finalists.edition.pk, by=by, at=finalists.tick()))
        == "edition.schedule.told"
    )

    def move(**how: object) -> Slot:
        wanted = {"starts_at": second.starts_at, "room_id": first.room_id, "reason": "Jalan putus."} | how
        return final.move_slot(first.pk, **wanted, by=by, at=finalists.tick())  # type: ignore[arg-type]

    other = next(room for room in finalists.edition.final_rooms.all() if room.pk != second.room_id)
    assert code_of(lambda: move(room_id=second.room_id)) == "slot.move_slot.clash_room"
    assert code_of(lambda: move(room_id=other.pk)) == "slot.move_slot.clash_body"
    assert code_of(lambda: move(reason=" ")) == "slot.move_slot.without_reason"
    assert code_of(lambda: move(starts_at=finalists.at - timedelta(days=1))) == "slot.move_slot.past"
    moved = move(starts_at=second.ends_at + timedelta(hours=2))
    assert (moved.times_moved, moved.reason) == (1, "Jalan putus.")
    Notice.objects.all().delete()
    for event in EditionEvent.objects.filter(edition=finalists.edition, verb="tell_schedule"):
        jobs.tell_of_timetable(event.pk, at=finalists.at)
    for event in EntryEvent.objects.filter(verb__in=("schedule", "move_slot")).order_by("pk"):
        jobs.tell_of_slot(event.pk, at=finalists.at)
    told = list(Notice.objects.values_list("user__name", "kind"))
    names = {name: getattr(finalists.cast, name).user.name for name in (*PANEL, "innovator")}
    assert sorted(told) == sorted(
        [(names[name], "final_slot") for name in PANEL for _slot in range(2)] + [(names["innovator"], "final_slot")] * 2
        + [(names[name], "final_moved") for name in (*PANEL, "innovator")]
    )  # fmt: skip


def test_nobody_reads_the_link_of_a_presentation_that_is_not_theirs(finalists: Finale):
    finalists.told()
    slot = finalists.slot(FIRST)
    pages = [reverse(f"competitions:{name}", args=[slot.uuid]) for name in ("slot", "slot_file")]
    for name in ("innovator", "judge", "contest_secretary", "agency_admin"):
        for page in pages:
            assert slot.link in signed_in(getattr(finalists.cast, name)).get(page).content.decode().replace(
                "\r\n ", ""
            ), name
    for name in ("judge_partner", "innovator_far_away", "citizen", "secretariat", "agency_admin_far_away"):
        player = getattr(finalists.cast, name, None)
        if player is not None:
            assert {signed_in(player).get(page).status_code for page in pages} == {404}, name
    assert Client().get(pages[0]).status_code == 302
    shown = signed_in(finalists.cast.innovator).get(pages[0]).content.decode()
    assert not [name for name in PANEL if getattr(finalists.cast, name).user.name in shown]


def test_a_judge_who_becomes_conflicted_after_the_presentation_has_the_sheet_set_aside_and_its_trace_kept(
    finalists: Finale,
):
    finalists.told()
    slot = finalists.slot(FIRST)
    assert code_of(lambda: finalists.mark("judge", FIRST)) == "sheet.score.too_early"
    finalists.at = slot.ends_at
    signed = finalists.mark("judge", FIRST)
    assert code_of(lambda: finalists.mark("judge", FIRST)) == "sheet.sign.from_signed"
    actions.declare_conflict(
        finalists.seat("judge").pk, entry_id=finalists.entries[FIRST].pk, kind=ConflictKind.CO_WORK, reason="Ternyata satu tim.",
        by=finalists.who("judge"), at=finalists.tick(),
    )  # fmt: skip
    kept = Sheet.objects.get(pk=signed.pk)
    assert (kept.state, kept.total, kept.marks.count()) == ("set_aside", 80, 2)
    assert list(kept.events.values_list("verb", flat=True)) == ["sign", "set_aside"]
    assert finalists.reading("judge", FIRST).state == "signed"  # the frozen result keeps what it was made of
    assert signed_in(finalists.cast.judge).get(reverse("competitions:slot", args=[slot.uuid])).status_code == 404


def test_a_visit_is_reported_whole_answered_and_concluded_in_that_order(finalists: Finale):
    visit = finalists.sent_out(FIRST)
    judge, secretary, innovator = (finalists.who(name) for name in ("judge", "contest_secretary", "innovator"))

    def report(ticks: object, **how: object):  # type: ignore[no-untyped-def]
        facts = {"findings": "Terpasang.", "visited_on": finalists.at.date(), "revision": 0} | how
        return final.report_visit(visit.pk, ticks, **facts, by=judge, at=finalists.tick())  # type: ignore[arg-type]

    whole = {"tiang": (True, ""), "buku": (False, "Kosong sejak Mei.")}
    assert code_of(lambda: report({"tiang": (True, "")})) == "visit.report.not_looked_at"
    assert code_of(lambda: report(whole, findings=" ")) == "visit.report.without_findings"
    assert code_of(lambda: report(whole, visited_on=None)) == "visit.report.without_day"
    assert code_of(lambda: report(whole, revision=4)) == "visit.report.newer"
    report(whole)

    def conclude():  # type: ignore[no-untyped-def]
        return final.conclude_visit(visit.pk, result="partly", words="Sebagian.", by=secretary, at=finalists.tick())

    assert code_of(conclude) == "visit.conclude.answer_open"
    finalists.at += timedelta(days=3)
    assert conclude().state == "concluded"
    assert (
        code_of(lambda: final.respond_visit(visit.pk, words="Terlambat.", by=innovator, at=finalists.tick()))
        == "visit.respond.from_concluded"
    )
    for event in VisitEvent.objects.order_by("pk"):
        jobs.tell_of_visit(event.pk, at=finalists.at)
    kinds = set(Notice.objects.filter(kind__startswith="visit_").values_list("kind", flat=True))
    assert kinds == {"visit_go", "visit_report", "visit_back", "visit_conclude"}
