"""A record at each place of its way, made by walking there."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sambut.complaints import loading
from sambut.innovations import actions, words
from sambut.innovations.models import Innovation

THURSDAY = datetime(2025, 3, 27, 3, 4, tzinfo=UTC)
"""Thursday, 27 March 2025, 10.04 in Jakarta."""

LAMP = {
    "title": "Terang Kampung",
    "summary": "Warga memotret lampu yang mati, petugas datang besok pagi. Waktu tunggu turun dari dua minggu menjadi dua hari.",
    "problem": "Penerangan jalan umum padam berminggu-minggu karena tidak ada yang tahu tiang mana yang mati dan siapa yang datang.",
    "solution": "Setiap tiang diberi nomor. Warga mengirim nomor tiang lewat pesan singkat, regu terdekat mendapat daftar tiap pagi.",
    "prerequisites": "Daftar tiang bernomor dan satu regu dengan mobil tangga.",
}


@pytest.fixture
def topics(db: None) -> None:
    loading.load()


class Way:
    """Walks one record along its way; each step takes an hour."""

    def __init__(self, cast) -> None:  # type: ignore[no-untyped-def]
        self.cast, self.at = cast, THURSDAY

    def tick(self, **more: float) -> datetime:
        self.at += timedelta(**(more or {"hours": 1}))
        return self.at

    @property
    def innovator(self):  # type: ignore[no-untyped-def]
        return self.cast.innovator.person(self.at)

    @property
    def local_admin(self):  # type: ignore[no-untyped-def]
        return self.cast.local_admin.person(self.at)

    def begin(self, title: str = LAMP["title"]) -> Innovation:
        unit = self.cast.innovator.organisation
        self.innovation = actions.begin_innovation(unit.pk, title=title, by=self.innovator, at=self.at)
        return self.innovation

    def write(self, revision: int | None = None, page: str = "halaman-siti", **content: str) -> actions.Written:
        self.innovation.manuscript.refresh_from_db()
        revision = self.innovation.manuscript.revision if revision is None else revision
        return actions.write_innovation(
            self.innovation.pk, content or LAMP, revision=revision, page=page, by=self.innovator, at=self.tick()
        )

    def submit(self) -> Innovation:
        self.innovation = actions.submit_innovation(self.innovation.pk, by=self.innovator, at=self.tick())
        return self.innovation

    def publish(self) -> Innovation:
        self.innovation = actions.publish_innovation(self.innovation.pk, by=self.local_admin, at=self.tick())
        return self.innovation

    def run(self, on: date = date(2025, 3, 27)) -> Innovation:
        self.innovation = actions.run_innovation(self.innovation.pk, on=on, by=self.innovator, at=self.tick())
        return self.innovation

    def public(self, **content: str) -> Innovation:
        """A published record that the words were counted with."""
        self.begin(content.get("title", LAMP["title"]))
        self.write(**{**LAMP, **content})
        self.publish()
        words.count()
        return self.innovation


@pytest.fixture
def way(topics: None, cast) -> Way:  # type: ignore[no-untyped-def]
    return Way(cast)
