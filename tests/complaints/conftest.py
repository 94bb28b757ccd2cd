"""A case at each place of its way, made by walking there."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from sambut.complaints import actions, loading
from sambut.complaints.access import Reporter
from sambut.complaints.actions.submitting import Identity
from sambut.complaints.models import Complaint
from sambut.complaints.states import Grade

WEDNESDAY = datetime(2025, 3, 26, 3, 4, tzinfo=UTC)
"""Wednesday, 26 March 2025, 10.04 in Jakarta: two days before the long Lebaran leave."""

SARI = Identity(
    name="Sari Kembangmelati", email="sari.kembangmelati@warga.example", phone="081298761234", nik="3374015505900007"
)
WORDS = "Lampu penyeberangan di depan SD mati sejak dua minggu lalu. Anak-anak menyeberang di antara truk."


@pytest.fixture
def law(db: None) -> None:
    loading.load()


class Way:
    """Walks one case along its way; each step takes an hour."""

    def __init__(self, cast) -> None:  # type: ignore[no-untyped-def]
        self.cast, self.at = cast, WEDNESDAY

    def tick(self, **more: float) -> datetime:
        self.at += timedelta(**(more or {"hours": 1}))
        return self.at

    def submit(self, **facts: object) -> Complaint:
        given = {"text": WORDS, "anonymous": True, "secret": False, "identity": SARI}
        if "body" not in facts:
            given["body"] = self.cast.agency_admin.organisation
        self.receipt = actions.submit_complaint(uuid.uuid4(), at=self.at, **{**given, **facts})  # type: ignore[arg-type]
        self.complaint = self.receipt.complaint
        return self.complaint

    @property
    def reporter(self) -> Reporter:
        return Reporter(frozenset({self.complaint.handle}))

    def forward(self, to=None, **facts: object) -> Complaint:  # type: ignore[no-untyped-def]
        to = to or self.cast.unit_officer.organisation
        given = {"grade": Grade.ORDINARY, "by": self.cast.agency_admin.person(self.at)}
        self.complaint = actions.forward_complaint(self.complaint.pk, to=to, at=self.tick(), **{**given, **facts})  # type: ignore[arg-type]
        return self.complaint

    def answer(self, **facts: object) -> Complaint:
        given = {"text": "Lampu diganti Kamis pagi.", "by": self.cast.unit_officer.person(self.at)}
        self.complaint = actions.answer_complaint(self.complaint.pk, at=self.tick(), **{**given, **facts})  # type: ignore[arg-type]
        return self.complaint


@pytest.fixture
def way(law: None, cast) -> Way:  # type: ignore[no-untyped-def]
    return Way(cast)
