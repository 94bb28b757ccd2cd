"""Erasing: on request, by the schedule, and again after a restore. Words and identity go, events and figures stay."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection, transaction

from sambut.complaints import actions, drafts, figures, lists, messages, queries, retaining, searching
from sambut.complaints.models import Attachment, Clock, Complaint, ComplaintEvent, Draft, Message
from sambut.files.actions import clean_file, take_upload
from sambut.files.models import File
from sambut.files.places import storage
from sambut.files.queries import open_clean
from sambut.files.states import Privacy
from sambut.identities.models import Envelope
from sambut.identities.queries import contact_of
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from sambut.retention import registry
from sambut.retention.actions import (
    apply_schedule,
    carry_out,
    grant_request,
    reapply_erasures,
    request_access,
    request_erasure,
)
from sambut.retention.loading import load
from tests.complaints.conftest import WEDNESDAY
from tests.files import making
from tests.privacy.search import find_everywhere

pytestmark = pytest.mark.django_db
YEARS = timedelta(days=1826)
WORD = "Sempaja Kuncoroningrat"
TEXT = f"Lampu padam di depan rumah; tulisan tangan saya memakai kata {WORD}."


@pytest.fixture(autouse=True)
def house(settings, tmp_path):
    """A home of its own: the erasure log and the files."""
    settings.HOME = tmp_path
    settings.STORAGES = {**settings.STORAGES, "default": storage("", tmp_path)}
    load()
    return tmp_path


@pytest.fixture
def case(way, cast):
    """A case with pictures of both sides, rejected once and closed."""
    way.submit(text=TEXT, user_id=cast.citizen.user.pk, files=[picture(way.at, draft=None)])
    way.forward()
    way.answer(text=f"Kami sudah melihat {WORD}.", files=[picture(way.at, privacy=Privacy.CASE)])
    actions.reject_answer(way.complaint.pk, text=f"Masih padam, {WORD}.", by=way.reporter, at=way.tick())
    way.answer()
    return actions.accept_answer(way.complaint.pk, by=way.reporter, at=way.tick())


def picture(at, *, privacy=Privacy.SEALED, draft=None) -> File:
    from sambut.identities.actions import new_handle

    sealed_for = (draft or new_handle(at=at)) if privacy == Privacy.SEALED else None
    return clean_file(
        take_upload(making.upload(making.photo()), at=at, privacy=privacy, sealed_for=sealed_for).pk, at=at
    )


def events(case) -> list[tuple[str, str, str]]:
    return list(
        ComplaintEvent.objects.filter(complaint=case).order_by("pk").values_list("verb", "state_from", "state_to")
    )


def assert_nothing_left(case) -> None:
    fresh = Complaint.objects.get(pk=case.pk)
    assert set(Message.objects.filter(complaint=case).values_list("masked", "sealed")) == {("", None)}
    assert (fresh.title, fresh.search, fresh.secret_hash, fresh.public_at) == ("", None, "", None)
    assert (
        Envelope.objects.filter(handle=case.handle).values_list("wrapped_key", "identity", "owner", "mark").get()
        == (None,) * 4
    )
    assert contact_of(case.handle) is None
    for attached in Attachment.objects.filter(message__complaint=case).select_related("file"):
        with pytest.raises(Refused, match=r"file\.open\.erased"):
            open_clean(attached.file)


def test_of_an_erased_case_the_words_are_gone_and_the_events_stay(case, way, cast):
    before, number = events(case), spoken(case.number)
    numbers = (
        Clock.objects.filter(complaint=case).values_list("step", "due_at", "stopped_at", "working_days").order_by("pk")
    )
    clocks = list(numbers)
    assert find_everywhere([WORD]) != []

    assert retaining.erase_case(str(case.uuid), at=way.tick()) is True

    assert_nothing_left(case)
    assert find_everywhere([WORD, "Kembangmelati"]) == []
    assert (events(case), list(numbers)) == ([*before, ("erase", "closed", "closed")], clocks)
    assert (queries.public_case(number), searching.public("lampu"), list(lists.public())) == (None, [], [])
    assert searching.within("lampu", cast.national_admin.person(way.at)) == []
    assert queries.proved(number, way.receipt.secret) is None
    assert {entry.text for entry in queries.timeline(Complaint.objects.get(), own=True)} == {""}
    assert retaining.erase_case(str(case.uuid), at=way.tick()) is False
    assert len(events(case)) == len(before) + 1


def test_figures_are_the_same_before_and_after(case, way, cast):
    at = way.at + timedelta(days=1)
    city = cast.agency_admin.organisation
    figures.count(at=at)
    before = figures.of(city.pk)

    retaining.erase_case(str(case.uuid), at=way.tick())

    figures.count(at=at)
    assert (figures.of(city.pk), before.received) == (before, 1)


def test_a_case_that_still_runs_is_withdrawn_first(way):
    way.submit(text=TEXT)
    way.forward()

    retaining.erase_case(str(way.complaint.uuid), at=way.tick())

    assert_nothing_left(way.complaint)
    assert events(way.complaint)[-2:] == [("withdraw", "forwarded", "archived"), ("erase", "archived", "archived")]
    assert not Clock.objects.filter(stopped_at=None).exists()


def test_five_years_after_its_end_the_schedule_erases_a_case_and_no_younger_one(case, way):
    ended = case.ended_at
    way.at += timedelta(days=2)
    way.submit(text=TEXT)
    way.forward()
    way.answer()
    actions.accept_answer(way.complaint.pk, by=way.reporter, at=way.tick())
    way.submit(text=TEXT)
    kept = Message.objects.exclude(complaint=case).count()

    assert apply_schedule(ended + YEARS)["complaints.reporter:erase"] == 0
    assert apply_schedule(ended + YEARS + timedelta(seconds=1))["complaints.reporter:erase"] == 1
    assert apply_schedule(ended + YEARS + timedelta(hours=9))["complaints.reporter:erase"] == 0

    assert set(Message.objects.filter(erased_at=None).values_list("complaint", flat=True)).isdisjoint({case.pk})
    assert Message.objects.filter(erased_at=None).count() == kept


def test_who_asks_to_be_erased_takes_every_case_along_and_no_other(case, way, cast):
    citizen, custodian, user_id = cast.citizen.person(way.at), cast.custodian.person(way.at), cast.citizen.user.pk
    way.submit(text="Laporan orang lain.")
    other = way.complaint

    request = request_erasure(by=citizen, at=way.tick())
    grant_request(request.pk, by=custodian, at=way.tick())
    carry_out(request.pk, at=way.tick())

    assert_nothing_left(case)
    assert Message.objects.get(complaint=other).masked == "Laporan orang lain."
    assert registry.told_about(user_id)["complaints.reporter"] == []


def test_a_copy_of_ones_own_data_holds_the_words_as_written(case, way, cast):
    citizen = cast.citizen.person(way.at)
    request = request_access(by=citizen, at=way.tick())
    assert request.kind == "access"

    [told] = registry.told_about(cast.citizen.user.pk)["complaints.reporter"]

    assert (told["number"], told["ending"], told["body"]) == (case.number, "accepted", "Pemerintah Kota Semarang")
    assert [text["kind"] for text in told["texts"]] == ["report", "answer", "rejection", "answer"]
    assert told["texts"][0]["text"] == TEXT
    assert registry.told_about(cast.agency_admin.user.pk)["complaints.reporter"] == []


def test_restoring_an_older_backup_erases_again(case, way, house):
    """Undone in the database, the erasure still stands in the log beside it: just as after a restore."""
    with transaction.atomic():
        retaining.erase_case(str(case.uuid), at=way.tick())
        transaction.set_rollback(True)
    assert messages.original(case, Message.objects.filter(complaint=case).earliest("pk")) == TEXT

    done = reapply_erasures(at=way.tick())

    assert (done["complaints.reporter"], done["complaints.reporter:unknown"]) == (1, 0)
    assert_nothing_left(case)
    assert reapply_erasures(at=way.tick())["complaints.reporter"] == 0


def test_a_restore_from_before_the_case_ended_erases_it_all_the_same(way):
    way.submit(text=TEXT)
    way.forward()
    with transaction.atomic():
        retaining.erase_case(str(way.complaint.uuid), at=way.tick())
        transaction.set_rollback(True)

    reapply_erasures(at=way.tick())

    assert_nothing_left(way.complaint)


def test_a_draft_that_nobody_touched_for_thirty_days_goes_with_its_uploads(way):
    key, at = uuid.uuid4(), WEDNESDAY
    draft = actions.begin_draft(key, at=at)
    actions.keep_draft(key, {"text": TEXT}, revision=1, at=at + timedelta(days=9))
    upload = picture(at, draft=draft.handle)

    apply_schedule(at + timedelta(days=38))
    assert drafts.read(key)[1] == {"text": TEXT}
    assert open_clean(upload).read()

    apply_schedule(at + timedelta(days=39, seconds=1))
    assert (drafts.read(key), Draft.objects.count()) == ((None, {}), 0)
    upload.refresh_from_db()
    assert upload.state == "erased"


def test_a_draft_that_a_restore_brings_back_goes_again(way):
    key = uuid.uuid4()
    draft = actions.begin_draft(key, at=WEDNESDAY)
    with transaction.atomic():
        actions.discard_draft(draft.pk, at=WEDNESDAY)
        transaction.set_rollback(True)

    reapply_erasures(at=WEDNESDAY + timedelta(days=1))

    assert drafts.read(key) == (None, {})


def test_an_upload_whose_text_was_refused_goes_after_two_days_and_no_other(case, way):
    attached = set(File.objects.values_list("pk", flat=True))
    lost = picture(way.at)

    apply_schedule(way.at + timedelta(days=2, seconds=1))

    lost.refresh_from_db()
    assert lost.state == "erased"
    assert set(File.objects.exclude(state="erased").values_list("pk", flat=True)) == attached


def test_the_line_in_the_erasure_log_names_the_case_by_an_opaque_key(case, way, house):
    retaining.erase_case(str(case.uuid), at=way.tick())

    lines = (house / "erasures.log").read_text().splitlines()

    files = [f"files.file {key}" for key in Attachment.objects.order_by("pk").values_list("file__uuid", flat=True)]
    assert lines == [*files, f"identities.identity {case.handle}", f"complaints.reporter {case.uuid}"]
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from complaints_complaint where uuid::text = %s", [lines[-1].split()[1]])
        assert cursor.fetchone() == (1,)
