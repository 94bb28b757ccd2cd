"""A service at each place of its way, made by walking there."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sambut.mandates.cast import REGISTRY
from sambut.mandates.casting import organisation_at
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from sambut.services import actions
from sambut.services.models import Edition, Service
from tests.world.cast import Cast

WEDNESDAY = datetime(2025, 3, 26, 3, 4, tzinfo=UTC)
"""Wednesday, 26 March 2025, 10.04 in Jakarta."""

TEXTS = {
    "name": "Penerbitan Akta Kelahiran",
    "summary": "Untuk anak yang belum punya akta.",
    "decree": "470/18/2024",
    "place": "Mal Pelayanan Publik, lantai satu",
    "hours": "Senin sampai Jumat, 08.00–15.00",
    "link": "",
    "requirements": "1. Surat keterangan lahir\n2. Kartu keluarga\n3. KTP atau SIM orang tua\n4. Surat kuasa (jika dikuasakan)",
    "procedure": "1. Serahkan berkas\n2. Petugas memeriksa\n3. Akta terbit",
    "time": "Paling lama 3 (tiga) hari kerja sejak berkas lengkap",
    "fee": "Tidak dipungut biaya",
    "product": "Kutipan akta kelahiran",
    "complaints": "Kotak saran; WA 0811 2345 678; SP4N-LAPOR!",
    "legal_basis": "UU 24/2013",
}


class Desk:
    """Walks one service along its way; each step takes an hour."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.at = cast, WEDNESDAY
        self.service: Service

    def tick(self, **more: float) -> datetime:
        self.at += timedelta(**(more or {"hours": 1}))
        return self.at

    @property
    def admin(self) -> Person:
        return self.cast.agency_admin.person(self.at)

    @property
    def unit(self) -> Organisation:
        return organisation_at(REGISTRY)

    def draft(self, **facts: Any) -> Service:
        given = {"unit": self.unit, "by": self.admin, "name": "Penerbitan Akta Kelahiran"} | facts
        self.service = actions.draft_service(given.pop("unit"), **given, at=self.at)
        return self.service

    def keep(self, **texts: str) -> Edition:
        edition = Edition.objects.get(service=self.service, state__in=("writing", "submitted"))
        return actions.keep_edition(edition.pk, TEXTS | texts, revision=None, by=self.admin, at=self.tick())

    def submit(self) -> Service:
        return actions.submit_service(self.service.pk, by=self.admin, at=self.tick())

    def publish(self, **texts: str) -> Service:
        """The whole way, from wherever it stands."""
        if not hasattr(self, "service"):
            self.draft()
        elif not Edition.objects.filter(service=self.service, state__in=("writing", "submitted")).exists():
            actions.draft_edition(self.service.pk, by=self.admin, at=self.tick())
        self.keep(**texts)
        self.submit()
        self.service = actions.publish_service(self.service.pk, by=self.admin, at=self.tick())
        return self.service

    def anew(self) -> "Desk":
        """Another one beside it."""
        fresh = Desk(self.cast)
        fresh.at = self.at
        return fresh


@pytest.fixture
def desk(db: None, cast: Cast) -> Desk:
    return Desk(cast)
