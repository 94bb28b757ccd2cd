"""Nothing of an import is public before the masking job ran, and nothing personal after it."""

import pytest
from django.test import Client

from sambut.complaints import actions, exporting, figures, queries, searching
from sambut.complaints.importing.masking import mask_batch
from sambut.complaints.models import BodyFigures, Complaint, ImportBatch, Message
from sambut.jobs.reactions import reaction_named
from sambut.kernel.numbers import spoken
from sambut.ledger.models import Outbox
from tests.complaints.archives import MONDAY, case, file, mask_all, row, take
from tests.privacy.search import in_database

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

NAME, PHONE, NIK = "Sari Kembangmelati", "081298761234", "3374015505900007"
TEXT = f"Trotoar purbasangka rusak. Nama saya {NAME}, NIK {NIK}, telepon {PHONE}."


@pytest.fixture
def imported(tmp_path):
    return take(file(tmp_path, [row(number, TEXT, answered="2025-04-08 08:00") for number in range(6)]))


def pages(number: str) -> dict[str, bytes]:
    """What everybody can ask for, by address."""
    visitor = Client()
    addresses = (
        "/",
        "/laporan/",
        "/laporan/?cari=purbasangka",
        f"/laporan/{number}/",
        "/api/v1/laporan/",
        f"/api/v1/laporan/{number}",
    )
    return {address: visitor.get(address).content for address in addresses}


def exported(folder, form: str) -> str:
    path = folder / f"keluar.{form}"
    exporting.export(path, email=None, form=form, at=MONDAY)
    return path.read_text()


def test_before_masking_no_page_search_export_or_figure_knows_the_case(imported, tmp_path, cast):
    number = spoken(case("1").number)

    for address, content in pages(number).items():
        shown = content.decode()
        assert not any(word in shown for word in (NAME, PHONE, NIK, "Trotoar")), address
        assert number not in shown or address.endswith((number, f"{number}/")), address
    assert Client().get(f"/laporan/{number}/").status_code == 404
    assert (queries.public_case(number), searching.public("purbasangka")) == (None, [])
    assert "purbasangka" not in exported(tmp_path, "jsonl")
    assert exported(tmp_path, "csv").count("\n") == 1
    assert (figures.count(at=MONDAY), BodyFigures.objects.count()) == (0, 0)


def test_after_masking_the_case_is_open_without_what_is_personal(imported, tmp_path, cast):
    mask_all()
    number = spoken(case("1").number)

    shown = pages(number)
    assert [address for address, content in shown.items() if b"rotoar purbasangka rusak" in content] == list(shown)[1:]
    everything = b"".join(shown.values()).decode() + exported(tmp_path, "jsonl") + exported(tmp_path, "csv")
    assert [word for word in (NAME, "Kembangmelati", PHONE, NIK) if word in everything] == []
    assert figures.count(at=MONDAY) == 1
    assert BodyFigures.objects.get().facts["endings"] == {"answered_elsewhere": 6}
    assert list(in_database([NAME, PHONE, NIK])) == []


def test_a_hand_over_before_masking_publishes_nothing(tmp_path, cast):
    take(file(tmp_path, [row(1, TEXT, unit="")]))
    complaint = case("1")
    to, admin = cast.unit_officer.organisation, cast.agency_admin.person(MONDAY)

    actions.forward_complaint(complaint.pk, to=to, by=admin, at=MONDAY)
    complaint.refresh_from_db()
    assert complaint.public_at is None

    mask_all()
    complaint.refresh_from_db()
    assert (complaint.public_at, complaint.title, complaint.holder_id) == (MONDAY, "Trotoar purbasangka rusak", to.pk)


def test_what_nobody_forwarded_stays_closed_after_masking(tmp_path):
    take(file(tmp_path, [row(1, TEXT, unit="")]))
    mask_all()

    assert (case("1").public_at, case("1").title) == (None, "Trotoar purbasangka rusak")


def test_masking_follows_by_a_job_and_may_be_stopped_and_repeated(imported):
    assert reaction_named("mask_import").function == "sambut.complaints.importing.masking:mask_batch"
    batch = Outbox.objects.get(topic="imports.stored").row_id
    first = list(Message.objects.order_by("id").values_list("pk", flat=True)[:2])
    Message.objects.exclude(pk__in=first).update(masked_at=MONDAY)  # as if the job had been stopped after four

    mask_batch(batch, at=MONDAY.replace(hour=3))
    mask_batch(batch, at=MONDAY.replace(hour=4))

    assert sorted(at.hour - MONDAY.hour for at in Message.objects.values_list("masked_at", flat=True)) == [
        0,
        0,
        0,
        0,
        1,
        1,
    ]
    assert ImportBatch.objects.get().masked_at is not None


def test_an_erased_case_is_not_brought_back_by_the_job(imported):
    from sambut.complaints.retaining import erase_case

    erase_case(str(case("1").uuid), at=MONDAY)
    mask_all()

    erased = case("1")
    assert (erased.public_at, erased.title, erased.search) == (None, "", None)
    assert Complaint.objects.exclude(public_at=None).count() == 5
