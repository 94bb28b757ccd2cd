"""Pages that were opened before something happened, and buttons that are pressed twice: a sentence, the words, one event."""

import pytest
from django.test import Client

from sambut.complaints import actions
from sambut.complaints.models import Complaint, ComplaintEvent, Draft, Message
from sambut.complaints.states import Ending
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from tests.faults.house import TEXT
from tests.world.cast import signed_in

pytestmark = pytest.mark.django_db

WORDS = "Kata yang baru saja diketik dengan susah payah."


@pytest.fixture
def desk(way):
    """The address of the case's verbs at the desk."""
    way.submit()
    return lambda verb: f"/meja/pengaduan/{spoken(way.complaint.number)}/{verb}/"


def events(verb: str) -> int:
    return ComplaintEvent.objects.filter(verb=verb).count()


def came_back(answer, words: str, sentence: str) -> None:  # type: ignore[no-untyped-def]
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'class="error-summary"' in page
    assert sentence in page
    assert words in page


@pytest.mark.parametrize(
    ("verb", "sent", "sentence"),
    [
        ("disposisi", {"grade": "ordinary", "title": WORDS}, "sudah diarsipkan, jadi tidak bisa diteruskan lagi"),
        ("minta-kelengkapan", {"text": WORDS}, "sudah diarsipkan"),
        ("arsip", {"reason": "unclear", "text": WORDS}, "sudah diarsipkan"),
    ],
)
def test_a_form_of_the_admin_that_was_open_while_a_colleague_archived(way, cast, desk, verb, sent, sentence):
    admin = signed_in(cast.agency_admin)
    assert admin.get(desk(verb)).status_code == 200
    actions.archive_complaint(
        way.complaint.pk, reason=Ending.UNCLEAR, text="Tidak jelas.", by=cast.agency_admin.person(now()), at=way.tick()
    )

    answer = admin.post(desk(verb), {"to": str(cast.unit_officer.organisation.uuid), **sent})

    came_back(answer, WORDS, sentence)
    assert (events("archive"), events("forward"), events("ask")) == (1, 0, 0)


@pytest.mark.parametrize(
    ("verb", "sentence"),
    [("jawab", "dipegang unit lain"), ("kabar", "dipegang unit lain"), ("bukan-wewenang", "dipegang unit lain")],
)
def test_a_form_of_the_officer_that_was_open_while_the_admin_gave_the_case_to_another_unit(
    way, cast, desk, verb, sentence
):
    way.forward()
    officer = signed_in(cast.unit_officer)
    assert officer.get(desk(verb)).status_code == 200
    way.forward(to=cast.officer_next_door.organisation)

    came_back(officer.post(desk(verb), {"text": WORDS}), WORDS, sentence)
    assert events("answer") + events("note") + events("bounce") == 0


@pytest.mark.parametrize(
    ("verb", "sentence"), [("tambah", "sudah selesai"), ("tolak", "sudah selesai"), ("lengkapi", "sudah selesai")]
)
def test_a_form_of_the_reporter_that_was_open_while_the_answer_was_accepted_on_another_phone(way, verb, sentence):
    way.submit()
    way.forward()
    way.answer()
    reporter = Client()
    reporter.post("/laporan/buka/", {"number": way.complaint.number, "secret": way.receipt.secret})
    actions.accept_answer(way.complaint.pk, by=way.reporter, at=way.tick())

    came_back(reporter.post(f"/laporan/{way.complaint.number}/{verb}/", {"text": WORDS}), WORDS, sentence)
    assert Message.objects.filter(masked__contains="susah payah").count() == 0


ADMIN = [
    ("disposisi", "forward", {"grade": "ordinary"}),
    ("minta-kelengkapan", "ask", {"text": WORDS}),
    ("arsip", "archive", {"reason": "unclear", "text": WORDS}),
]
OFFICER = [
    ("jawab", "answer", {"text": WORDS}),
    ("kabar", "note", {"text": WORDS}),
    ("bukan-wewenang", "bounce", {"text": WORDS}),
]


@pytest.mark.parametrize(("address", "verb", "sent"), ADMIN)
def test_an_admin_who_presses_twice_does_it_once(way, cast, desk, address, verb, sent):
    admin = signed_in(cast.agency_admin)
    answers = [admin.post(desk(address), {"to": str(cast.unit_officer.organisation.uuid), **sent}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 409]
    assert events(verb) == 1


@pytest.mark.parametrize(("address", "verb", "sent"), OFFICER)
def test_an_officer_who_presses_twice_does_it_once(way, cast, desk, address, verb, sent):
    way.forward()
    officer = signed_in(cast.unit_officer)
    answers = [officer.post(desk(address), sent) for _ in range(2)]

    assert answers[0].status_code == 302
    assert answers[1].status_code in (302, 409)
    assert (events(verb), Message.objects.filter(masked=WORDS).count()) == (1, 1)


@pytest.mark.parametrize(
    ("address", "verb"), [("tambah", "add"), ("terima", "accept"), ("tolak", "reject"), ("cabut", "withdraw")]
)
def test_a_reporter_who_presses_twice_does_it_once(way, address, verb):
    way.submit()
    way.forward()
    way.answer()
    reporter = Client()
    reporter.post("/laporan/buka/", {"number": way.complaint.number, "secret": way.receipt.secret})
    answers = [reporter.post(f"/laporan/{way.complaint.number}/{address}/", {"text": WORDS}) for _ in range(2)]

    assert answers[0].status_code == 302
    assert answers[1].status_code in (302, 409)
    assert events(verb) == 1


def test_the_same_word_on_another_day_is_another_word(way):
    way.submit()
    for more in ({"hours": 1}, {"hours": 1}):
        actions.add_to_complaint(way.complaint.pk, text="Masih mati.", by=way.reporter, at=way.tick(**more))

    assert events("add") == 2


# -- drafts ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def writing(law) -> Client:
    client = Client()
    assert client.post("/lapor/", {"text": TEXT}).status_code == 302
    return client


def test_a_tab_that_fell_behind_does_not_undo_the_newer_one(writing):
    kept = [writing.post("/lapor/draf/", {"text": text, "revisi": 1}) for text in ("baru", "lama")]

    assert [answer.status_code for answer in kept] == [200, 409]
    assert kept[1].json()["refused"].startswith("Draf ini sudah diubah di jendela lain.")
    assert "baru" in writing.get("/lapor/").content.decode()


@pytest.mark.parametrize("revision", ["-1", "9" * 30, "1e3", "x", "2147483647", "\x00", "1.5", "٣٤٥٦٧٨٩"])
def test_a_number_that_no_page_made_keeps_nothing_and_breaks_nothing(writing, revision):
    answer = writing.post("/lapor/draf/", {"text": "lain", "revisi": revision})

    assert (answer.status_code, "Muat ulang halaman" in answer.json()["refused"]) == (409, True)
    assert TEXT in writing.get("/lapor/").content.decode()


def test_a_megabyte_is_kept_as_it_was_typed_and_told_to_be_too_long(writing):
    text = "Lampu mati. " * 87_400
    assert writing.post("/lapor/draf/", {"text": text}).status_code == 200
    answer = writing.post("/lapor/", {"text": text})

    assert answer.status_code == 400
    assert "Teksnya terlalu panjang" in answer.content.decode()
    assert text.strip() in answer.content.decode()
    assert text.strip() in writing.get("/lapor/").content.decode()


def send(client: Client):  # type: ignore[no-untyped-def]
    return client.post("/lapor/kirim/", {"anonymous": "ya", "secret": "tidak"})


def test_a_citizen_who_presses_send_twice_has_one_report_and_one_receipt(writing):
    answers = [send(writing) for _ in range(2)]

    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, "/lapor/tanda-terima/")] * 2
    assert (Complaint.objects.count(), Draft.objects.count()) == (1, 0)


def test_after_sending_another_report_begins_with_a_fresh_draft(writing):
    send(writing)
    assert TEXT not in writing.get("/lapor/").content.decode()
    writing.post("/lapor/", {"text": "Jalan berlubang di depan pasar."})
    send(writing)

    assert Complaint.objects.count() == 2


def test_a_last_screen_that_is_sent_from_a_tab_of_yesterday_leads_to_the_receipt(writing):
    send(writing)
    late = writing.post("/lapor/tempat/", {"place_note": "depan SD"})

    assert (late.status_code, late["Location"]) == (302, "/lapor/")
    assert send(writing)["Location"] == "/lapor/tanda-terima/"
