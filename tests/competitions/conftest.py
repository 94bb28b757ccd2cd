"""A contest of a city, walked step by step: the agency admin of Semarang holds it, the clinic's midwife takes part."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from sambut.competitions import actions, queries
from sambut.competitions.actions import EditionText
from sambut.competitions.models import Edition, Entry
from sambut.innovations import actions as innovation_actions
from sambut.innovations.models import Innovation
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from tests.world.cast import Cast

THURSDAY = datetime(2025, 3, 27, 3, 4, tzinfo=UTC)
"""Thursday, 27 March 2025, 10.04 in Semarang."""
OPENS = date(2025, 3, 27)
PAGE = "halaman-uji"

LAMP = {
    "title": "Terang Kampung",
    "summary": "Warga memotret lampu yang mati, petugas datang besok pagi. Waktu tunggu turun dari dua minggu menjadi dua hari.",
    "problem": "Penerangan jalan umum padam berminggu-minggu karena tidak ada yang tahu tiang mana yang mati.",
    "solution": "Setiap tiang diberi nomor. Warga mengirim nomor tiang, regu terdekat mendapat daftar tiap pagi.",
    "novelty": "Nomor tiang menggantikan alamat.",
    "prerequisites": "Daftar tiang bernomor dan satu regu dengan mobil tangga.",
    "sustaining": "Anggaran pemeliharaan masuk rencana tahunan dinas.",
}
RESULT = "Sebelumnya 14 hari, sekarang 2 hari, dari buku regu."
ALL_MET = dict.fromkeys(("lengkap", "usia", "judul"), (True, ""))


class Contest:
    """Walks an edition and an entry along their way; each step takes five minutes."""

    edition: Edition
    entry: Entry
    innovation: Innovation

    def __init__(self, cast: Cast) -> None:
        self.cast, self.at, self.opens_on = cast, THURSDAY, OPENS

    def tick(self, **more: float) -> datetime:
        self.at += timedelta(**(more or {"minutes": 5}))
        return self.at

    def who(self, short_name: str) -> Person:
        return getattr(self.cast, short_name).person(self.at)

    @property
    def city(self) -> Organisation:
        return self.cast.agency_admin.organisation

    # -- the edition

    def drafted(
        self, *, template: str = "district", by: str = "agency_admin", name: str = "Lomba Inovasi Kota"
    ) -> Edition:
        host = getattr(self.cast, by).organisation
        text = EditionText(name, 2025, self.opens_on)
        self.edition = actions.draft_edition(text, host=host, template=template, by=self.who(by), at=self.tick())
        return self.edition

    def opened(self, **how: str) -> Edition:
        edition = self.drafted(**how)
        self.edition = actions.open_edition(edition.pk, by=self.who(how.get("by", "agency_admin")), at=self.tick())
        return self.edition

    # -- the entry

    def known(self, *, begun: date = date(2023, 1, 2), baseline: bool = True, **content: str) -> Innovation:
        """A record of the clinic that runs since two years, with a number from before."""
        unit = self.cast.innovator.organisation
        words = {**LAMP, **content}
        row = innovation_actions.begin_innovation(unit.pk, title=words["title"], by=self.who("innovator"), at=self.at)
        innovation_actions.write_innovation(
            row.pk, words, revision=0, page=PAGE, by=self.who("innovator"), at=self.tick()
        )
        innovation_actions.run_innovation(row.pk, on=begun, by=self.who("innovator"), at=self.tick())
        if baseline:
            innovation_actions.name_indicator(
                row.pk, name="Waktu tunggu", unit="hari", direction="down", baseline=Decimal(14), baseline_on=date(2022, 12, 1),
                target=None, source="Buku regu", by=self.who("innovator"), at=self.tick(),
            )  # fmt: skip
        self.innovation = Innovation.objects.get(pk=row.pk)
        return self.innovation

    def begun(self, **known: object) -> Entry:
        innovation = self.known(**known)  # type: ignore[arg-type]
        self.entry = actions.begin_entry(
            innovation.pk, self.edition.pk, group="umum", category="kesehatan", by=self.who("innovator"), at=self.tick()
        )
        return self.entry

    def write(self, content: dict[str, str], *, page: str = PAGE, revision: int | None = None, by: str = "innovator"):
        known = Entry.objects.get(pk=self.entry.pk).revision if revision is None else revision
        return actions.write_entry(self.entry.pk, content, revision=known, page=page, by=self.who(by), at=self.tick())

    def sent(self, **known: object) -> Entry:
        self.begun(**known)
        self.write({"hasil": RESULT})
        self.entry = actions.send_entry(self.entry.pk, by=self.who("innovator"), at=self.tick())
        return self.entry

    def submitted(self, **known: object) -> Entry:
        self.sent(**known)
        self.entry = actions.submit_entry(self.entry.pk, by=self.who("local_admin"), at=self.tick())
        return self.entry

    def accepted(self, **known: object) -> Entry:
        self.submitted(**known)
        self.entry = actions.accept_entry(self.entry.pk, ALL_MET, by=self.who("agency_admin"), at=self.tick())
        return self.entry

    def answers(self) -> dict[str, str]:
        return {question.code: text for question, text in queries.answers(self.entry)}


@pytest.fixture
def contest(db: None) -> Contest:
    return Contest(Cast())


def verbs(row: Edition | Entry) -> list[str]:
    return list(row.events.order_by("pk").values_list("verb", flat=True))
