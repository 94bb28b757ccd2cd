"""A small country in which every room has something about the same lamps: made once a module, read by all its tests."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from sambut.complaints import loading as complaints
from sambut.replication import loading as replication
from sambut.retention import loading as retention
from sambut.surveys import loading as surveys
from tests.complaints.conftest import Way as Case
from tests.replication.conftest import Way as Agreement
from tests.services.conftest import Desk
from tests.surveys.conftest import Way as Survey
from tests.world.cast import Cast

DARK = "Lampu jalan padam sejak dua minggu di depan pasar, warga takut pulang malam."
SECRET = "Lampu jalan sengaja dipadamkan petugas yang meminta uang keamanan."


class Country:
    """What each room has, walked by its own verbs."""

    def __init__(self, cast: Cast) -> None:
        for room in (complaints, replication, retention, surveys):
            room.load()
        self.cast = cast
        self.case = Case(cast)
        self.case.submit(text=DARK)
        self.open_case = self.case.forward()
        self.case.submit(text=SECRET, secret=True)
        self.secret_case = self.case.forward()
        self.case.submit(text="Lampu jalan padam yang belum diperiksa siapa pun.")
        self.agreement = Agreement(cast)
        self.agreement.signed()
        self.service = Desk(cast).publish(name="Perbaikan lampu jalan", summary="Untuk lampu jalan yang padam.")
        self.draft = Desk(cast).draft(name="Lampu jalan untuk hajatan")
        self.survey = Survey(cast)
        self.survey.golden()


@pytest.fixture(scope="module")
def country(own_database: str) -> Iterator[Country]:
    with translation.override("id"):
        yield Country(Cast())
