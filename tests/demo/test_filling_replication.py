"""The loop of the demo country: what was agreed long ago and is to be checked, what waits for the regent, what fell silent."""

import hashlib
import time
import uuid
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from sambut.accounts.queries import forget_demo
from sambut.complaints.models import Category, Complaint
from sambut.config.demo import events, innovations, insights, replication, services, surveys
from sambut.events.models import Signing
from sambut.innovations.models import Innovation
from sambut.insights.models import Effect
from sambut.insights.states import Verdict
from sambut.kernel.numbers import new_number, spoken
from sambut.ledger.models import Outbox
from sambut.notices.models import Notice
from sambut.organisations.models import Organisation
from sambut.replication import matching, queries
from sambut.replication.models import Agreement, Check, Interest, Need, Paper, ReplicationEvent
from sambut.replication.waiting import waiting
from tests.demo.conftest import AT
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.own_database("kept_land")


@pytest.fixture(scope="module")
def filled(land) -> Iterator[float]:
    """With forty reports of Jeneponto about its streets, in the year before its need was stated."""
    forget_demo()
    _reported("Pemerintah Kabupaten Jeneponto", 40)
    _reported("Pemerintah Kota Semarang", 40)
    services.fill(AT)
    surveys.fill(AT)
    innovations.fill(AT)
    events.fill(AT)
    began = time.process_time()
    assert replication.fill(AT) == 4
    yield time.process_time() - began
    forget_demo()


def _reported(name: str, count: int) -> None:
    body = Organisation.objects.get(name=name, parent=None)
    category = Category.objects.get(code="pekerjaan-umum.penerangan-jalan", body=None)
    at = AT - timedelta(days=500)
    Complaint.objects.bulk_create(
        Complaint(
            number=new_number("SB"), handle=uuid.uuid4(), submission=uuid.uuid4().hex, status="received", anonymous=True, secret=False,
            body=body, category=category, region=body.region, received_at=at, next_at=at + timedelta(days=9),
        )
        for _ in range(count)
    )  # fmt: skip


def of(copier: str, key: str) -> Agreement:
    rows = Agreement.objects.select_related("innovation", "copy", "need", "region")
    return rows.get(replicator__name=copier, innovation__source_key=f"demo:{key}")


FAR, BIAK = "Pemerintah Kabupaten Jeneponto", "Pemerintah Kabupaten Biak Numfor"


def test_it_is_made_once_quickly_and_not_in_the_future(filled: float):
    assert filled < 8  # of processor time, also on a busy machine; under three seconds when it is idle
    assert replication.fill(AT) == 0
    assert Agreement.objects.count() == 4
    assert not ReplicationEvent.objects.filter(happened_at__gt=AT).exists()
    assert not Outbox.objects.filter(topic__startswith="replication.", relayed_at=None).exists()


def test_complaints_became_a_need_that_a_copy_under_a_local_name_answers(filled: float):
    one = of(FAR, "lampu")
    assert (one.state, one.need.origin, one.need.state) == ("running", "complaints", "met")
    assert 410 < (AT.date() - one.started_on).days < 430
    assert one.copy.name == "Lampu Bernomor Turatea"
    assert (one.copy.root_id, one.copy.state, one.copy.stage) == (one.innovation_id, "public", "running")
    assert Innovation.objects.get(source_key="demo:lampu").body_id != one.copy.body_id
    done, all_ = queries.progress([one.pk])[one.pk]
    assert (done, all_) == (4, 4)
    assert sum(len(files) for files in queries.evidence(one).values()) == 3
    called = Check.objects.get(agreement=one, called_at__isnull=False)
    assert (called.months, called.checked_on) == (12, None)
    assert next(row.agreement_id for row in queries.started()) == one.pk


def test_its_paper_can_be_checked_by_everybody_and_a_changed_one_is_told(filled: float):
    one = of(FAR, "lampu")
    number = spoken(one.number)
    paper = Paper.objects.get(agreement=one, kind="copy")
    assert hashlib.sha256(paper.content).hexdigest() == paper.digest
    words = " ".join(PdfReader(BytesIO(paper.content)).pages[0].extract_text().split())
    assert "Naskah peraga: orang, nomor dan isinya buatan, dan tidak mengikat siapa pun." in words
    page = Client().get(f"/periksa/{number}/")
    assert "tercatat dan masih berlaku" in page.content.decode()
    changed = Client().post(f"/periksa/{number}/", {"sidik": hashlib.sha256(b"lain").hexdigest()})
    assert "bukan naskah yang ditandatangani" in changed.content.decode()


def test_the_regent_finds_something_to_sign_and_can(filled: float):
    regent = Cast().regent
    asked = [row.what for row in waiting(regent.person(AT), AT)]
    assert "Tanda tangani Lahir Langsung Tercatat di Kabupaten Jeneponto" in asked
    one = of(FAR, "akta")
    assert (one.state, one.need.origin) == ("frozen", "survey")
    assert {party.side: bool(party.signed_at) for party in one.parties.all()} == {"owner": True, "replicator": False}
    page = signed_in(regent).get(f"/meja/kesepakatan/{spoken(one.number)}/tanda-tangan/")
    assert page.status_code == 200
    assert Notice.objects.filter(user=regent.user, kind="agreement_signing").exists()


def test_one_was_signed_at_the_forum_whose_list_points_to_it(filled: float):
    one = of(FAR, "ibu")
    line = Signing.objects.get(reference=one.uuid)
    assert (one.state, one.event.name, line.event_id) == ("signed", events.OVER, one.event_id)
    assert one.event.starts_at < one.signed_at < one.event.ends_at
    assert one.interest.stand.event_id == one.event_id


def test_one_fell_silent_and_bears_its_flag(filled: float):
    one = of(BIAK, "lampu")
    assert one.state == "started"
    assert one.dormant_at is not None
    assert one.milestones.exclude(late_at=None).count() == 1
    assert [row.pk for row in queries.flagged(Cast().facilitator.person(AT))] == [one.pk]
    assert one.parties.get(side="replicator").capacity == "letter"


def test_needs_meet_their_answer_or_say_that_there_is_none(filled: float):
    found = {need.title: matching.for_need(need, at=AT) for need in Need.objects.all()}
    assert not found["Bibit rumput laut mati setiap kemarau"]
    assert found["Ibu hamil di kampung jauh absen periksa"].feasible[0].innovation.title == "Titip Kabar Bumil"
    assert set(Interest.objects.values_list("state", flat=True)) == {"waiting", "accepted", "refused"}


def test_what_was_started_first_has_an_effect_and_the_later_one_is_too_little_to_say(filled: float):
    insights.fill(AT)
    effects = {row.agreement_id: row for row in Effect.objects.all()}
    first, second = effects[of(FAR, "lampu").pk], effects[of(BIAK, "lampu").pk]
    assert (first.verdict, first.region.code, first.category.code) == (
        Verdict.FELL,
        "73.04",
        "pekerjaan-umum.penerangan-jalan",
    )
    assert second.verdict == Verdict.TOO_LITTLE


def test_the_owner_reads_at_which_stand_they_met(filled: float):
    asked = Interest.objects.get(state="waiting")
    page = signed_in(Cast().innovator).get(f"/meja/minat/{asked.uuid}/")
    assert f"gerai {asked.stand.number}, {events.COMING}" in page.content.decode()
