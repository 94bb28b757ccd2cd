"""An entry from its first word to the administrative selection."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sambut.competitions import actions, queries
from sambut.competitions.actions.sending import digest_of
from sambut.competitions.models import Beside, Entry, Period
from sambut.competitions.states import EntryState, Stage, Verb
from sambut.innovations import actions as innovation_actions
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from tests.competitions.conftest import ALL_MET, LAMP, RESULT, Contest, verbs


def test_an_entry_begins_with_what_the_record_says_and_in_the_cluster_of_its_unit(contest: Contest):
    contest.opened()
    entry = contest.begun()

    assert contest.answers() == {
        "ringkasan": LAMP["summary"], "masalah": LAMP["problem"], "cara-kerja": LAMP["solution"], "kebaruan": LAMP["novelty"],
        "hasil": "", "ditiru": LAMP["prerequisites"], "berlanjut": LAMP["sustaining"],
    }  # fmt: skip
    assert (entry.state, entry.title, entry.group.code, entry.category.code, entry.cluster.code) == (
        "draft", "Terang Kampung", "umum", "kesehatan", "perangkat",
    )  # fmt: skip


def test_the_whole_way_of_an_entry_is_told_event_by_event(contest: Contest):
    contest.opened()
    entry = contest.accepted()

    assert verbs(entry) == ["begin", "write", "send", "submit", "accept"]
    assert Outbox.objects.filter(topic="entries.submit", subject_id=entry.pk).count() == 1
    assert (entry.state, entry.decided_at) == ("accepted", contest.at)


def test_a_submission_freezes_the_record_and_the_answers(contest: Contest):
    contest.opened()
    entry = contest.submitted()
    event = entry.events.get(verb=Verb.SUBMIT)
    innovation_actions.write_innovation(
        contest.innovation.pk, {"problem": "Ditulis sesudahnya."}, revision=0, page="lain", by=contest.who("innovator"), at=contest.tick()
    )  # fmt: skip

    assert entry.version.content["fields"]["problem"] == LAMP["problem"]
    assert event.facts["digest"] == digest_of(entry)
    with pytest.raises(Refused) as refused:
        contest.write({"hasil": "Lain."})
    assert refused.value.code == "entry.write.from_submitted"
    assert contest.answers()["hasil"] == RESULT


def test_an_entry_without_an_answer_is_not_sent_and_says_which(contest: Contest):
    contest.opened()
    entry = contest.begun()

    with pytest.raises(Refused) as refused:
        actions.send_entry(entry.pk, by=contest.who("innovator"), at=contest.tick())

    assert (refused.value.code, refused.value.facts["lacking"]) == (
        "entry.send.incomplete",
        ["Hasil sebelum dan sesudah"],
    )


def test_an_answer_with_a_word_too_many_is_kept_but_not_sent(contest: Contest):
    contest.opened()
    entry = contest.begun()
    contest.write({"hasil": "kata " * 401})

    with pytest.raises(Refused) as refused:
        actions.send_entry(entry.pk, by=contest.who("innovator"), at=contest.tick())
    assert (refused.value.code, refused.value.facts["long"]) == (
        "entry.send.too_many_words",
        ["Hasil sebelum dan sesudah"],
    )

    contest.write({"hasil": "kata " * 400})
    assert actions.send_entry(entry.pk, by=contest.who("innovator"), at=contest.tick()).state == "with_admin"


def test_the_local_admin_returns_it_with_words_for_the_whole_and_for_one_question(contest: Contest):
    contest.opened()
    entry = contest.sent()
    returned = actions.return_entry(
        entry.pk, text="Tinggal satu.", notes={"hasil": "Dari mana angkanya?", "tidak-ada": "x"}, by=contest.who("local_admin"), at=contest.tick()
    )  # fmt: skip

    assert (returned.state, returned.sent_at) == ("returned", None)
    assert [(note.question.code if note.question else None, note.text) for note in queries.notes(entry, Verb.RETURN)] == [
        (None, "Tinggal satu."), ("hasil", "Dari mana angkanya?"),
    ]  # fmt: skip
    assert actions.send_entry(entry.pk, by=contest.who("innovator"), at=contest.tick()).state == "with_admin"


def test_an_entry_is_not_returned_without_a_word(contest: Contest):
    contest.opened()
    entry = contest.sent()

    with pytest.raises(Refused) as refused:
        actions.return_entry(entry.pk, text=" ", notes={}, by=contest.who("local_admin"), at=contest.tick())
    assert refused.value.code == "entry.return.without_text"


def test_the_innovator_does_not_submit_and_the_local_admin_does_not_accept(contest: Contest):
    contest.opened()
    entry = contest.sent()

    with pytest.raises(Refused) as submitting:
        actions.submit_entry(entry.pk, by=contest.who("innovator"), at=contest.tick())
    actions.submit_entry(entry.pk, by=contest.who("local_admin"), at=contest.tick())
    with pytest.raises(Refused) as accepting:
        actions.accept_entry(entry.pk, ALL_MET, by=contest.who("local_admin"), at=contest.tick())

    assert submitting.value.code == "access.entry.not_local_admin"
    assert accepting.value.code == "access.edition.not_host"


@pytest.mark.parametrize(
    ("last", "zone"),
    [
        (datetime(2025, 4, 30, 16, 59, 59, tzinfo=UTC), "Asia/Jakarta"),
        (datetime(2025, 4, 30, 15, 59, 59, tzinfo=UTC), "Asia/Makassar"),
        (datetime(2025, 4, 30, 14, 59, 59, tzinfo=UTC), "Asia/Jayapura"),
    ],
)
def test_the_last_second_of_the_day_in_the_zone_of_the_edition_is_in_time_and_the_next_is_not(
    contest: Contest, last, zone
):
    edition = contest.drafted()
    actions.edit_edition(edition.pk, {"zone": zone}, by=contest.who("agency_admin"), at=contest.at)
    for stage, first in ((Stage.REGISTRATION, 27), (Stage.VERIFICATION, 27)):
        starts = datetime(2025, 3, first, tzinfo=UTC)
        span = (starts, last + timedelta(seconds=1))
        actions.write_period(edition.pk, stage, span, by=contest.who("agency_admin"), at=contest.at)
    actions.open_edition(edition.pk, by=contest.who("agency_admin"), at=contest.at)
    entry = contest.sent()

    with pytest.raises(Refused) as refused:
        actions.submit_entry(entry.pk, by=contest.who("local_admin"), at=last + timedelta(seconds=1))
    assert refused.value.code == "entry.send.closed"
    found = actions.submit_entry(entry.pk, by=contest.who("local_admin"), at=last)
    assert (found.state, found.late, found.submitted_at) == ("submitted", False, last)


def test_a_late_entry_is_marked_where_the_edition_takes_late_ones(contest: Contest):
    edition = contest.drafted()
    actions.edit_edition(
        edition.pk, {"late_policy": "mark", "late_hours": 2}, by=contest.who("agency_admin"), at=contest.at
    )
    actions.open_edition(edition.pk, by=contest.who("agency_admin"), at=contest.at)
    entry = contest.sent()
    closing = Period.objects.get(edition=edition, stage=Stage.VERIFICATION).ends_at

    found = actions.submit_entry(entry.pk, by=contest.who("local_admin"), at=closing + timedelta(minutes=119))

    assert (found.state, found.late) == ("submitted", True)


def test_what_was_not_sent_until_the_closing_lapses_and_stays_readable(contest: Contest):
    edition = contest.opened()
    entry = contest.begun()
    closing = Period.objects.get(edition=edition, stage=Stage.VERIFICATION).ends_at

    with pytest.raises(Refused) as refused:
        actions.lapse_entry(entry.pk, at=closing - timedelta(seconds=1))
    lapsed = actions.lapse_entry(entry.pk, at=closing)

    assert refused.value.code == "entry.lapse.still_open"
    assert (lapsed.state, contest.answers()["masalah"]) == ("lapsed", LAMP["problem"])


def test_the_second_entry_of_one_innovation_waits_until_the_first_is_withdrawn(contest: Contest):
    edition = contest.opened()
    entry = contest.begun()
    again = {"group": "umum", "by": contest.who("innovator")}

    with pytest.raises(Refused) as refused:
        actions.begin_entry(contest.innovation.pk, edition.pk, **again, at=contest.tick())
    actions.withdraw_entry(entry.pk, text="Salah kelompok.", by=contest.who("innovator"), at=contest.tick())
    second = actions.begin_entry(contest.innovation.pk, edition.pk, **again, at=contest.tick())

    assert refused.value.code == "entry.begin.begun_already"
    assert (Entry.objects.get(pk=entry.pk).state, second.state) == (EntryState.WITHDRAWN, EntryState.DRAFT)


def test_two_who_write_the_same_answer_at_once_lose_nothing(contest: Contest):
    contest.opened()
    contest.begun()
    contest.write({"hasil": "Kata bidan.", "kebaruan": "Baru."}, page="halaman-bidan", revision=0)
    second = contest.write(
        {"hasil": "Kata admin.", "masalah": LAMP["problem"]}, page="halaman-admin", revision=0, by="local_admin"
    )

    assert second.conflicts == {"hasil": "Kata admin."}
    assert second.elsewhere == ("hasil", "kebaruan")
    assert contest.answers()["hasil"] == "Kata bidan."
    assert list(Beside.objects.values_list("field", "text", "written_by__email")) == [
        ("hasil", "Kata admin.", contest.cast.local_admin.user.email)
    ]


def test_a_refused_entry_has_its_reason_and_what_was_missing(contest: Contest):
    contest.opened()
    entry = contest.submitted()
    ticks = {**ALL_MET, "judul": (False, "Judulnya memuat nama pejabat.")}

    with pytest.raises(Refused) as accepting:
        actions.accept_entry(entry.pk, ticks, by=contest.who("agency_admin"), at=contest.tick())
    with pytest.raises(Refused) as without:
        actions.refuse_entry(entry.pk, ticks, text="", by=contest.who("agency_admin"), at=contest.tick())
    found = actions.refuse_entry(
        entry.pk, ticks, text="Judul tidak pantas.", by=contest.who("agency_admin"), at=contest.tick()
    )

    assert (accepting.value.code, without.value.code) == ("entry.accept.unmet", "entry.refuse.without_text")
    assert (found.state, [note.text for note in queries.notes(entry, Verb.REFUSE)]) == (
        "refused",
        ["Judul tidak pantas."],
    )
    assert {code: (tick.met, tick.note) for code, tick in queries.ticks(entry).items()} == ticks


def test_one_field_that_is_saved_while_somebody_types_takes_six_statements(contest: Contest):
    contest.opened()
    contest.begun()
    contest.write({"hasil": "Sebelumnya 14 hari."})  # the sitting has begun

    with CaptureQueriesContext(connection) as found:
        contest.write({"hasil": RESULT}, revision=1)

    asked = [one["sql"] for one in found if '"competitions_' in one["sql"]]
    assert (len(asked), contest.answers()["hasil"]) == (6, RESULT)
