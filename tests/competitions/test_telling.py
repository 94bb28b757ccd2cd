"""Who is told, what the clock does, and how a deadline moves."""

from datetime import datetime, timedelta

import pytest

from sambut.competitions import actions, jobs, loading, queries
from sambut.competitions.models import Change, Entry, EntryEvent, PastEdition, Period
from sambut.competitions.states import Stage, Verb
from sambut.kernel.refusals import Refused
from sambut.notices.models import Notice
from sambut.notices.subjects import name_all
from tests.competitions.conftest import Contest


def told(contest: Contest, event: EntryEvent) -> list[tuple[str, str]]:
    Notice.objects.all().delete()
    jobs.tell_of_entry(event.pk, at=contest.at)
    return list(Notice.objects.order_by("pk").values_list("kind", "user__email"))


def email(contest: Contest, name: str) -> str:
    return getattr(contest.cast, name).member.email


def test_the_local_admin_hears_of_what_was_sent_and_the_innovator_of_what_became_of_it(contest: Contest):
    contest.opened()
    entry = contest.accepted()
    by_verb = {event.verb: event for event in entry.events.all()}

    assert told(contest, by_verb["send"]) == [("entry_check", email(contest, "local_admin"))]
    assert told(contest, by_verb["submit"]) == [("entry_submit", email(contest, "innovator"))]
    assert told(contest, by_verb["accept"]) == [("entry_accept", email(contest, "innovator"))]
    assert told(contest, by_verb["write"]) == []


def test_a_notice_names_the_contest_and_never_the_title_of_the_entry(contest: Contest):
    contest.opened()
    entry = contest.sent()
    subject = name_all([("contest_entry", entry.pk)])["contest_entry", entry.pk]

    assert subject.number == "Lomba Inovasi Kota"
    assert subject.due_at == Period.objects.get(edition=contest.edition, stage=Stage.VERIFICATION).ends_at
    assert entry.title not in str(subject)


def moved(
    contest: Contest,
    stage: Stage,
    to: datetime,
    *,
    by: str = "agency_admin",
    letter: str = "B/1/2025",
    reason: str = "Listrik padam.",
) -> Change:
    return actions.move_deadline(
        contest.edition.pk, stage, to=to, letter=letter, reason=reason, by=contest.who(by), at=contest.tick()
    )


def test_a_moved_deadline_keeps_old_and_new_and_tells_everybody_who_still_writes_once(contest: Contest):
    edition = contest.opened()
    contest.begun()
    contest.begun(title="Kedua")
    administration = Period.objects.get(edition=edition, stage=Stage.ADMINISTRATION)
    old = Period.objects.get(edition=edition, stage=Stage.REGISTRATION).ends_at
    change = moved(contest, Stage.REGISTRATION, old + timedelta(days=4))
    jobs.tell_of_edition(change.event_id, at=contest.at)

    assert (change.old, change.new, change.letter) == (old, old + timedelta(days=4), "B/1/2025")
    assert sorted(Notice.objects.values_list("kind", "user__email")) == [
        ("entry_deadline", email(contest, "innovator")), ("entry_deadline", email(contest, "local_admin")),
    ]  # fmt: skip
    assert administration.ends_at == Period.objects.get(pk=administration.pk).ends_at


@pytest.mark.parametrize(
    ("days", "how", "code"),
    [
        (0, {}, "not_later"),
        (-1, {}, "not_later"),
        (6, {}, "pushes"),
        (4, {"letter": " "}, "without_letter"),
        (4, {"reason": ""}, "without_letter"),
    ],
)
def test_a_deadline_moves_only_later_by_letter_and_not_into_the_next_stage(contest: Contest, days, how, code):
    edition = contest.opened()
    old = Period.objects.get(edition=edition, stage=Stage.VERIFICATION).ends_at

    with pytest.raises(Refused) as refused:
        moved(contest, Stage.VERIFICATION, old + timedelta(days=days), **how)
    assert refused.value.code == f"edition.move_deadline.{code}"
    assert queries.closing(edition) == old


def test_only_the_host_moves_a_deadline(contest: Contest):
    edition = contest.opened()
    old = Period.objects.get(edition=edition, stage=Stage.REGISTRATION).ends_at

    with pytest.raises(Refused) as refused:
        moved(contest, Stage.REGISTRATION, old + timedelta(days=1), by="local_admin")
    assert refused.value.code == "access.edition.not_host"


def test_the_sweep_lapses_what_was_not_submitted_and_nothing_before_the_hour(contest: Contest):
    edition = contest.opened()
    written, submitted = contest.begun(), contest.submitted(title="Kedua")
    closing = Period.objects.get(edition=edition, stage=Stage.VERIFICATION).ends_at

    jobs.close(0, at=closing - timedelta(seconds=1))
    before = Entry.objects.get(pk=written.pk).state
    jobs.close(0, at=closing)
    jobs.close(0, at=closing + timedelta(minutes=5))

    assert (before, Entry.objects.get(pk=written.pk).state) == ("draft", "lapsed")
    assert Entry.objects.get(pk=submitted.pk).state == "submitted"
    assert EntryEvent.objects.filter(entry=written, verb=Verb.LAPSE, actor=None).count() == 1


def test_a_local_admin_is_told_once_that_an_entry_sits(contest: Contest):
    contest.opened()
    entry = contest.sent()
    for hours in (71, 73, 97):
        jobs.urge(0, at=entry.sent_at + timedelta(hours=hours))
    event = EntryEvent.objects.get(entry=entry, verb=Verb.URGE)

    assert event.happened_at == entry.sent_at + timedelta(hours=73)
    assert told(contest, event) == [("entry_sits", email(contest, "local_admin"))]


def test_editions_of_the_past_are_loaded_once_and_unknown_stays_unknown(db: None):
    assert loading.load() == loading.load() == 16
    assert PastEdition.objects.count() == 16
    known = PastEdition.objects.get(code="kipp-2022")
    assert (known.registered, known.submitted, known.passed) == (3478, 2454, 1917)
    assert PastEdition.objects.get(code="kipp-2023").registered is None
    counted = PastEdition.objects.filter(scheme="kipp", year__lte=2019).values_list("registered", flat=True)
    assert sum(counted) == 13_214  # the figure of the ministry for 2014 to 2019
    assert {row.year for row in PastEdition.objects.filter(scheme="kipp")} == set(range(2014, 2026))
    assert {row.code for row in PastEdition.objects.filter(scheme="kipp", registered=None)} == {
        "kipp-2020", "kipp-2021", "kipp-2023", "kipp-2024",
    }  # fmt: skip
    assert not PastEdition.objects.filter(source="").exists()
