"""Loading the country: only where it may, once, alive, with something on every desk and nobody's data to be read."""

import io
import re
from collections.abc import Iterator

import pytest
from django.utils import translation
from PIL import Image

from sambut.accounts.models import Installation, User
from sambut.calendars.models import Decree
from sambut.calendars.states import State as DecreeState
from sambut.complaints import figures, lists, searching
from sambut.complaints.access import Reporter
from sambut.complaints.lists import Filter
from sambut.complaints.models import Attachment, Clock, Complaint, ComplaintEvent, Message
from sambut.complaints.states import Ending, MessageKind, Status, Verb
from sambut.config.demo import load_demo, reference, welcome
from sambut.config.demo.phrasing import reporter
from sambut.files.models import File
from sambut.files.queries import open_clean
from sambut.files.states import FileState
from sambut.identities.models import LookRequest
from sambut.identities.queries import handles_of
from sambut.identities.states import LookState
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from sambut.mandates.cast import CAST
from sambut.notices.models import Delivery, Notice
from sambut.notices.states import OPEN
from sambut.retention.models import DataRequest
from tests.demo.conftest import AT, begin
from tests.world.cast import Cast

pytestmark = pytest.mark.own_database
CASES = 60


@pytest.fixture(scope="module")
def loaded(own_database: str) -> Iterator[int]:
    with translation.override("id"):
        with pytest.raises(Refused, match=r"demo\.mark\.in_use"):
            load_demo(at=AT, cases=CASES)
        assert not Complaint.objects.exists()
        begin()
        yield load_demo(at=AT, cases=CASES)


def test_a_database_with_accounts_that_is_not_marked_is_left_alone_and_a_marked_one_is_filled(loaded: int) -> None:
    assert loaded == Complaint.objects.count() > CASES


def test_loading_again_makes_nothing(loaded: int) -> None:
    before = Complaint.objects.count(), ComplaintEvent.objects.count(), Notice.objects.count(), User.objects.count()
    assert load_demo(cases=CASES) == 0
    assert (
        Complaint.objects.count(),
        ComplaintEvent.objects.count(),
        Notice.objects.count(),
        User.objects.count(),
    ) == before


def test_the_country_keeps_the_day_on_which_it_was_marked(loaded: int) -> None:
    assert Installation.objects.get().made_at == AT
    assert ComplaintEvent.objects.filter(happened_at__gt=AT).count() == 0


def test_every_state_every_verb_and_every_end_is_there(loaded: int) -> None:
    assert set(Complaint.objects.values_list("status", flat=True)) == set(Status.values)
    assert set(ComplaintEvent.objects.values_list("verb", flat=True)) == set(Verb.values)
    found = set(Complaint.objects.values_list("ending", flat=True))
    assert set(Ending.values) - found <= {Ending.ARCHIVED_ELSEWHERE}


def test_the_unit_officer_has_twenty_three_to_answer_and_two_of_them_are_late(loaded: int, cast: Cast) -> None:
    desk = cast.unit_officer.organisation
    waiting = lists.queue(desk.pk, Filter(status=Status.FORWARDED))
    assert len(waiting) == 23
    assert len(lists.queue(desk.pk, Filter(status=Status.FORWARDED, late_at=AT))) == 2


def test_every_desk_of_the_cast_has_something_to_do(loaded: int, cast: Cast) -> None:
    def queue(name: str, status: Status) -> int:
        return len(lists.queue(getattr(cast, name).organisation.pk, Filter(status=status)))

    assert queue("agency_admin", Status.RECEIVED) >= 9
    assert queue("officer_next_door", Status.FORWARDED) >= 5
    assert queue("officer_far_away", Status.FORWARDED) >= 5
    assert queue("agency_admin_ministry", Status.FORWARDED) >= 4
    assert len(lists.unplaced()) >= 7
    assert len(lists.inspected(cast.inspector.person(AT).mandates[0])) >= 5
    waiting = LookRequest.objects.filter(state=LookState.ASKED).values_list("body__name", flat=True)
    assert set(waiting) == {"Pemerintah Kota Semarang", "Pemerintah Kabupaten Jeneponto"}
    assert DataRequest.objects.filter(user=cast.citizen.user, decided_at=None).count() == 1
    assert Decree.objects.filter(state=DecreeState.PROPOSED).count() == 1


def test_the_citizen_has_cases_in_every_state_and_unread_news(loaded: int, cast: Cast) -> None:
    handles = frozenset(handles_of(cast.citizen.user.pk))
    rows = list(lists.own(Reporter(handles)))
    assert len(rows) == 11
    assert {row["status"] for row in rows} == set(Status.values)
    assert {row["ending"] for row in rows} >= {Ending.ACCEPTED, Ending.BY_TIMER, Ending.WITHDRAWN, Ending.UNCLEAR}
    assert Notice.objects.filter(handle__in=handles, read_at=None).exists()
    assert Notice.objects.filter(user=cast.agency_admin.user, read_at=None).exists()


def test_a_case_about_a_unit_never_lies_where_that_unit_sees_it(loaded: int) -> None:
    about = Complaint.objects.exclude(subject=None).select_related("subject", "holder")
    assert about.exists()
    for case in about:
        assert not case.sights.filter(organisation=case.subject_id).exists(), case


def test_no_masked_text_title_or_search_word_holds_what_was_planted(loaded: int) -> None:
    texts = list(Message.objects.values_list("masked", flat=True)) + list(
        Complaint.objects.values_list("title", flat=True)
    )
    assert any("disembunyikan" in text for text in texts)
    leaks = [text for text in texts if re.search(r"0812[\s-]?0000|337401\d{10}|@warga\.example", text)]
    assert leaks == []
    names = {f"{first} {last}" for first in reference.people()["first"] for last in reference.people()["last"]}
    assert [text for text in texts for name in names if name in text] == []
    assert list(Complaint.objects.filter(search="warga.example")) == []
    assert list(searching.public("081200004411")) == []


def test_invented_people_have_numbers_that_nobody_has() -> None:
    from random import Random

    name, email, phone, nik = reporter(Random(1))
    assert phone.startswith("08120000")
    assert nik.endswith("0000")
    assert email == f"{name.lower().replace(' ', '.')}@warga.example"


def test_pictures_are_clean_and_no_trace_of_a_phone_is_left(loaded: int) -> None:
    files = list(File.objects.all())
    assert files
    assert {file.state for file in files} == {FileState.CLEAN}
    for file in files:
        if file.width:
            with open_clean(file) as content:
                value = content.read()
            assert dict(Image.open(io.BytesIO(value)).getexif()) == {}
            assert b"Ponsel Peraga" not in value
            assert b"Budi" not in value
    answers = Attachment.objects.filter(message__kind=MessageKind.ANSWER)
    assert answers.exists()
    assert all(answers.values_list("public", flat=True))
    assert not Attachment.objects.exclude(message__kind=MessageKind.ANSWER).filter(public=True).exists()


def test_nothing_old_waits_for_the_worker(loaded: int) -> None:
    assert Outbox.objects.filter(relayed_at=None, topic__startswith="complaints.").count() == 0
    assert not Outbox.objects.filter(
        relayed_at=None, topic__in=("files.uploaded", "notices.mail", "imports.stored")
    ).exists()
    assert not Delivery.objects.filter(state__in=OPEN).exists()
    assert not Clock.objects.filter(stopped_at=None, late_at=None, due_at__lte=AT).exists()


def test_pages_are_right_at_once(loaded: int, cast: Cast) -> None:
    assert figures.of(cast.agency_admin.organisation.pk).counted_at == AT
    assert not Message.objects.filter(masked_at=None).exists()
    assert Complaint.objects.filter(channel="arsip", public_at=None).count() == 0


def test_the_terminal_names_everybody_of_the_cast_with_a_story() -> None:
    words = welcome()
    assert "/peraga/" in words
    assert all(member.name in words and member.role_line in words and member.story in words for member in CAST)
