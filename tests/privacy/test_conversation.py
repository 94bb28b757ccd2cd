"""The promise to reporters, walked through the real pages: they talk, upload, get mails, are answered; nothing of them is found."""

import email
import logging
import logging.handlers
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from sambut.accounts.models import User
from sambut.complaints import loading
from sambut.complaints.models import Complaint, Message
from sambut.config.logs import Text
from sambut.files.models import File
from sambut.files.places import storage
from sambut.files.queries import open_clean
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.notices.models import Delivery, Notice
from tests.complaints.working import minute, work
from tests.files import making
from tests.notices.conftest import Postman, mail_url, postman  # noqa: F401  (a mail server that really listens)
from tests.privacy.joins import joining, naming, rows
from tests.privacy.search import dumped, find_everywhere
from tests.privacy.test_reporter import REPORTER
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.own_database
NAME, PHONE, NIK = REPORTER["name"], REPORTER["phone"], REPORTER["nik"]
WORDS = [
    *REPORTER.values(),
    "Quimbaya",
    "Ndoen",
    "+62 812 7733 9911",
    "62812-7733-9911",
    "081277339911",
    "33.74.01.550789.0042",
]
STORY = f"""Kepala ruang meminta pungutan di luar tarif. Nama saya {NAME}, NIK {NIK}, hubungi {PHONE}.
Bisa juga ke +62 812 7733 9911 atau 0812.7733.9911, WA 081277339911, surel {REPORTER["email"].upper()}.
KTP saya 33.74.01.550789.0042. Ndoen sudah dikenal di kampung; panggil saja Quimbaya. xaverius quimbaya ndoen."""
MORE = f"Ini {NAME.upper()} lagi, nomor baru saya tetap 0812 7733 9911. Pungutan masih berjalan. — Quimbaya"


@pytest.fixture
def house(own_database: str, settings, tmp_path: Path, monkeypatch) -> Iterator[Path]:
    """Files and logs in a folder of their own; every logger tells everything, through the formatter of the house."""
    loading.load()
    settings.STORAGES = {**settings.STORAGES, "default": storage("", tmp_path)}
    monkeypatch.setattr(making, "SECRET", NAME)
    handler = logging.handlers.WatchedFileHandler(tmp_path / "everything.log")
    handler.setFormatter(Text())
    root = logging.getLogger()
    monkeypatch.setattr(root, "level", logging.DEBUG)
    loud = [
        logging.getLogger(name) for name in ("django", "django.request", "sambut", "procrastinate", "allauth", "axes")
    ]
    for logger in loud:
        monkeypatch.setattr(logger, "level", logging.DEBUG)
    monkeypatch.setattr(logging.getLogger("mail.log"), "propagate", False)  # the mail server's own, not the house's
    root.addHandler(handler)
    yield tmp_path
    root.removeHandler(handler)


class Reporter:
    """A browser that reports and talks."""

    def __init__(self, client: Client, city: object) -> None:
        self.client, self.city = client, city

    def report(self, **facts: str) -> str:
        """Three screens with autosave between them; gives the spoken number."""
        self.client.post("/lapor/draf/", {"text": STORY[:60]})
        self.post("/lapor/", text=STORY, picture=making.upload(making.photo(), f"{NAME}.jpg"))
        self.post("/lapor/tempat/", region="33.74.01", place_note=f"di rumah {NAME}", body=str(self.city.uuid))
        self.client.post("/lapor/draf/", {"name": NAME, "nik": NIK})
        self.post("/lapor/kirim/", anonymous="ya", secret="tidak", **facts)
        page = self.client.get("/lapor/tanda-terima/").content.decode()
        self.number, self.secret = (
            re.search(r'id="nomor">([^<]+)<', page)[1],
            re.search(r'id="rahasia">([^<]+)<', page)[1],
        )
        return self.number

    def post(self, address: str, **facts: object) -> None:
        answer = self.client.post(address, facts)
        assert answer.status_code == 302, answer.content.decode()[:3000]

    def talk(self, verb: str, **facts: object) -> None:
        self.post(f"/laporan/{self.number}/{verb}/", **facts)


def office(cast: Cast, number: str):
    """Desk of the admin and of the officer: both quote what they were told."""
    desk, admin, officer = f"/meja/pengaduan/{number}", signed_in(cast.agency_admin), signed_in(cast.unit_officer)

    def do(client: Client, verb: str, **facts: object) -> None:
        answer = client.post(f"{desk}/{verb}/", facts)
        assert answer.status_code in (200, 302), answer.content.decode()[:3000]

    return admin, officer, do


def converse(reporter: Reporter, cast: Cast) -> Complaint:
    """Asked, completed, forwarded, answered, rejected, added to, answered again, accepted; the jobs run after each step."""
    admin, officer, do = office(cast, reporter.number)
    unit, step = str(cast.unit_officer.organisation.uuid), lambda: work(now())
    step()
    do(admin, "minta-kelengkapan", text=f"Saudara {NAME}, kapan kejadiannya? Kami sudah menelepon {PHONE}.")
    reporter.talk("lengkapi", text=MORE, picture=making.upload(making.paper(), "surat.pdf"))
    do(admin, "teks-asli")
    do(admin, "disposisi", to=unit, grade="ordinary", title=f"Pungutan, laporan {NAME}")
    step()
    do(officer, "kabar", text=f"Pak {NAME} akan kami temui.")
    do(officer, "jawab", text=f"Kami sudah menghubungi {NAME} di nomor {PHONE}. NIK {NIK} tercatat.")
    step()
    reporter.talk("tolak", text=f"Belum benar. {MORE}", picture=making.upload(making.photo(form="PNG"), "bukti.png"))
    reporter.talk("tambah", text=STORY)
    do(
        officer,
        "jawab",
        text=f"Bapak Quimbaya sudah dihubungi lagi di +62 812 7733 9911 dan {REPORTER['email']}.",
        picture=making.upload(making.letter(), "a.docx"),
    )
    step()
    reporter.talk("terima")
    minute(now())
    return Complaint.objects.get(number=reporter.number.replace("-", ""))


def test_a_reporter_who_talks_with_the_house_is_found_nowhere_in_it(house, cast, postman, mail_url):  # noqa: F811
    mail_url(postman.url)
    reporter = Reporter(Client(), cast.agency_admin.organisation)
    reporter.report(**REPORTER)
    case = converse(reporter, cast)
    leftover = Client()
    leftover.post("/lapor/draf/", {"text": STORY, **REPORTER})
    elsewhere = Client()
    elsewhere.post("/laporan/buka/", {"number": reporter.number, "secret": reporter.secret})

    assert find_everywhere(WORDS, logs=[house / "everything.log"], folders=[house]) == []
    assert dumped(WORDS) == []
    assert case.ending == "accepted"
    own_page = elsewhere.get(f"/laporan/{reporter.number}/").content.decode()
    assert NAME in own_page, (
        "The reporter reads the own words as written; a search that finds nothing would prove nothing."
    )
    assert_nobody_else_reads_it(case, cast)
    assert_mails_named_the_case_only(postman, case)
    assert File.objects.filter(state="clean").count() == 4
    assert all(NAME.encode() not in open_clean(file).read() for file in File.objects.all())


def assert_nobody_else_reads_it(case: Complaint, cast: Cast) -> None:
    number = spoken(case.number)
    readers = [Client(), signed_in(cast.unit_officer), signed_in(cast.agency_admin)]
    addresses = [
        f"/laporan/{number}/",
        f"/meja/pengaduan/{number}/",
        f"/api/v1/laporan/{number}",
        "/laporan/",
        "/laporan/?cari=pungutan",
    ]
    pages = [client.get(address, follow=True).content.decode() for client in readers for address in addresses]
    assert any("Pungutan masih berjalan" in page for page in pages)
    for page in pages:
        assert [
            word for word in (NAME, "Quimbaya", "7733", NIK, REPORTER["email"]) if word.lower() in page.lower()
        ] == []


def assert_mails_named_the_case_only(postman: Postman, case: Complaint) -> None:  # noqa: F811
    """The address is on the envelope at the mail server, where it must be; nothing else of the reporter is in any mail."""
    assert {address for mail in postman.taken for address in mail.rcpt_tos} >= {REPORTER["email"]}
    for mail in postman.taken:
        message = email.message_from_bytes(mail.content)
        text = "".join(part.get_payload(decode=True).decode() for part in message.walk() if not part.is_multipart())
        assert spoken(case.number) in text
        assert [
            word
            for word in (NAME, "Quimbaya", "7733", NIK, "pungutan")
            if word.lower() in f"{text} {message['Subject']}".lower()
        ] == []
    assert (
        Delivery.objects.filter(state="sent", notice__handle=case.handle).count()
        == Notice.objects.filter(handle=case.handle).count()
        > 4
    )


def test_an_account_that_reports_stands_in_no_row_beside_its_case(house, cast):
    """Unmistakable numbers of rows, so that a match is no chance; sessions are read as the product reads them."""
    with connection.cursor() as cursor:
        cursor.execute("select setval('complaints_complaint_id_seq', 7310045), setval('accounts_user_id_seq', 8420091)")
    user = User.objects.create_user(
        "niken.paramastri@warga.example", name="Niken Paramastri", joined_at=now() - timedelta(days=40)
    )
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    reporter = Reporter(client, cast.agency_admin.organisation)
    reporter.report(email="", phone="", nik="", name="")
    case = converse(reporter, cast)
    for address in ("/kabar/", "/laporan/saya/", f"/laporan/{reporter.number}/"):
        assert reporter.number in client.get(address).content.decode(), address

    person = [str(user.pk), user.email, user.name]
    handle, key = case.handle, case.uuid
    marks = [str(case.pk), case.number, spoken(case.number), str(handle), handle.hex, str(key), key.hex]
    assert joining(person, marks) == []
    found = list(rows())
    assert {table for table, _ in naming(marks, found)} >= {
        "complaints_complaint",
        "complaints_event",
        "identities_envelope",
        "notices_notice",
        "files_file",
    }
    assert {table for table, _ in naming(person, found)} >= {"accounts_user", "django_session"}
    planted = {
        "kind": "report_answer",
        "subject_type": "complaint",
        "subject_id": case.pk,
        "created_at": case.received_at,
    }
    Notice.objects.create(user=user, **planted)
    assert joining(person, marks), "A search that finds nothing proves something only when it finds what is there."


def test_the_name_of_the_account_is_hidden_in_the_text_too(house, cast):
    user = User.objects.create_user(
        "tiurma.pangaribuan@warga.example", name="Tiurma Pangaribuan", joined_at=now() - timedelta(days=40)
    )
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post("/lapor/", {"text": "Lampu padam di depan rumah Tiurma Pangaribuan."})
    client.post("/lapor/tempat/", {"body": str(cast.agency_admin.organisation.uuid)})
    client.post("/lapor/kirim/", {"anonymous": "ya", "secret": "tidak"})

    message = Message.objects.latest("pk")

    assert message.masked == "Lampu padam di depan rumah [nama disembunyikan]."
    assert message.complaint.title == "Lampu padam di depan rumah [nama disembunyikan]"
