"""An agreement at each place of its way, made by walking there: Semarang's clinic owns, Jeneponto copies."""

import os
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from sambut.complaints import loading as complaints_loading
from sambut.complaints.models import Category
from sambut.innovations import actions as innovation_actions
from sambut.innovations import words
from sambut.innovations.models import Innovation
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.replication import actions, loading
from sambut.replication.actions import Aim, Text, Words
from sambut.replication.models import Agreement, Interest, Need, Party
from sambut.replication.states import PaperKind, Side
from tests.conftest import _point, clone, drop
from tests.world.cast import Cast

THURSDAY = datetime(2025, 3, 27, 3, 4, tzinfo=UTC)
"""Thursday, 27 March 2025, 10.04 in Jakarta, 11.04 in Jeneponto."""

LAMP = {
    "title": "Terang Kampung",
    "summary": "Warga memotret lampu yang mati, petugas datang besok pagi. Waktu tunggu turun dari dua minggu menjadi dua hari.",
    "problem": "Penerangan jalan umum padam berminggu-minggu karena tidak ada yang tahu tiang mana yang mati dan siapa yang datang.",
    "solution": "Setiap tiang diberi nomor. Warga mengirim nomor tiang lewat pesan singkat, regu terdekat mendapat daftar tiap pagi.",
    "prerequisites": "Daftar tiang bernomor dan satu regu dengan mobil tangga.",
    "category": "perhubungan",
}
DARK = "Lampu penerangan jalan di Kecamatan Binamu padam berminggu-minggu dan warga tidak tahu harus melapor ke mana."


class Way:
    """Walks one agreement along its way; each step takes five minutes."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.at = cast, THURSDAY
        self.title = LAMP["title"]

    def tick(self, **more: float) -> datetime:
        self.at += timedelta(**(more or {"minutes": 5}))
        return self.at

    def who(self, short_name: str) -> Person:
        return getattr(self.cast, short_name).person(self.at)

    @property
    def today(self) -> date:
        return self.at.date()

    @property
    def there(self) -> date:
        """The day it is in Jeneponto, which begins eight hours before the one of Greenwich."""
        return self.at.astimezone(ZoneInfo("Asia/Makassar")).date()

    # -- what stands before

    def innovation(self, **content: str) -> Innovation:
        """Published by Semarang's clinic, and running."""
        unit = self.cast.innovator.organisation
        words_of = {**LAMP, "title": self.title, **content}
        row = innovation_actions.begin_innovation(
            unit.pk, title=words_of["title"], by=self.who("innovator"), at=self.at
        )
        innovation_actions.write_innovation(
            row.pk, words_of, revision=0, page="halaman", by=self.who("innovator"), at=self.tick()
        )
        innovation_actions.run_innovation(row.pk, on=self.today, by=self.who("innovator"), at=self.tick())
        self.source = innovation_actions.publish_innovation(row.pk, by=self.who("local_admin"), at=self.tick())
        words.count()
        return self.source

    def need(self, text: str = DARK, **facts: object) -> Need:
        said = Words(**{"title": "Lampu jalan padam", "text": text, **facts})  # type: ignore[arg-type]
        unit = self.cast.regent.organisation
        self.wish = actions.state_need(unit.pk, said, by=self.who("regent"), at=self.tick())
        return self.wish

    # -- the way of the agreement

    def express(self, **facts: object) -> Interest:
        given = {
            "unit_id": self.cast.officer_far_away.organisation.pk,
            "by": self.who("officer_far_away"),
            "message": "Kami ingin memulai di Binamu.",
        }
        self.interest = actions.express_interest(self.source.pk, at=self.tick(), **{**given, **facts})  # type: ignore[arg-type]
        return self.interest

    def accept(self) -> Interest:
        self.interest = actions.accept_interest(self.interest.pk, by=self.who("innovator"), at=self.tick())
        return self.interest

    def draft(self) -> Agreement:
        self.agreement = actions.draft_agreement(self.interest.pk, by=self.who("innovator"), at=self.tick())
        return self.agreement

    def plan(self) -> None:
        """A clause of their own, two milestones, one measure."""
        text = Text(
            title="Terang Kampung di Jeneponto", years=3, coaching_hours=40, category=Category.objects.get(code="perhubungan"),
            added=(("Pelatihan", "Pihak Pertama melatih sepuluh petugas Pihak Kedua."),),
            letter_numbers={Side.OWNER: "415.4/118/2025", Side.REPLICATOR: "074/22/2025"},
        )  # fmt: skip
        actions.write_agreement(self.agreement.pk, text, by=self.who("officer_far_away"), at=self.tick())
        for title, side, days in (
            ("Tiang dihitung dan dinomori", Side.REPLICATOR, 30),
            ("Sepuluh petugas dilatih", Side.OWNER, 60),
        ):
            actions.add_milestone(
                self.agreement.pk, title=title, side=side, due_on=self.today + timedelta(days=days),
                by=self.who("officer_far_away"), at=self.tick(),
            )  # fmt: skip
        aim = Aim("Hari sampai lampu menyala", "hari", 14, date(2025, 3, 1), "Catatan dinas", 2)  # type: ignore[arg-type]
        actions.set_measures(self.agreement.pk, [aim], by=self.who("officer_far_away"), at=self.tick())

    def name(self, side: Side, short_name: str, by: str | None = None) -> Agreement:
        held = Appointment.objects.filter(user=getattr(self.cast, short_name).user, role=Role.HEAD).latest("pk")
        by = by or ("innovator" if side == Side.OWNER else "officer_far_away")
        self.agreement = actions.name_signatory(
            self.agreement.pk, side=side, mandate=f"jabatan-{held.pk}", by=self.who(by), at=self.tick()
        )
        return self.agreement

    def freeze(self) -> Agreement:
        self.name(Side.OWNER, "mayor")
        self.name(Side.REPLICATOR, "regent")
        self.agreement = actions.freeze_agreement(self.agreement.pk, by=self.who("officer_far_away"), at=self.tick())
        return self.agreement

    def set_paper(self, kind: PaperKind = PaperKind.TEXT):  # type: ignore[no-untyped-def]
        self.paper = actions.set_paper(self.agreement.pk, kind=kind, at=self.tick())
        return self.paper

    def sign(self, short_name: str, digest: str | None = None) -> Agreement:
        self.agreement = actions.sign_agreement(
            self.agreement.pk, digest=digest or self.paper.digest, by=self.who(short_name), at=self.tick()
        )
        return self.agreement

    # -- as far as a test wants it

    def drafted(self, **facts: object) -> Agreement:
        self.innovation()
        self.express(**facts)
        self.accept()
        self.draft()
        self.plan()
        return Agreement.objects.get(pk=self.agreement.pk)

    def frozen(self, **facts: object) -> Agreement:
        self.drafted(**facts)
        self.freeze()
        self.set_paper()
        return self.agreement

    def signed(self, **facts: object) -> Agreement:
        self.frozen(**facts)
        self.sign("mayor")
        return self.sign("regent")

    def started(self, **facts: object) -> Agreement:
        self.signed(**facts)
        self.agreement = actions.start_agreement(
            self.agreement.pk, on=self.there, by=self.who("officer_far_away"), at=self.tick()
        )
        return self.agreement

    def running(self, **facts: object) -> Agreement:
        self.started(**facts)
        self.agreement = actions.run_agreement(
            self.agreement.pk, on=self.there, by=self.who("officer_far_away"), at=self.tick()
        )
        return self.agreement

    def party(self, side: Side) -> Party:
        return Party.objects.get(agreement=self.agreement, side=side)


Stands = Callable[[str], "Way"]
STATES = ("innovation", "drafted", "frozen", "signed", "started", "running")


@dataclass
class World:
    """One database in which an agreement stands in each state, about an innovation of its own; made once a run."""

    name: str
    ways: dict[str, Way]


@pytest.fixture(scope="session")
def world(django_db_setup: None, django_db_blocker) -> Iterator[World]:  # type: ignore[no-untyped-def]
    before = os.environ["SAMBUT_TEST_DATABASE"]
    name = f"{before}_replication"
    clone(name)
    with django_db_blocker.unblock():
        _point(name)
        complaints_loading.load()
        loading.load()
        ways = {}
        for place, state in enumerate(STATES):
            way = ways[state] = Way(Cast())
            way.title = f"Terang Kampung {place}"
            getattr(way, state)()
        _point(before)
    yield World(name, ways)
    drop(name)


@pytest.fixture
def stands(world: World, django_db_blocker) -> Iterator[Callable[[str], Way]]:  # type: ignore[no-untyped-def]
    """`stands("signed")` gives the way of the agreement in that state; what the test does to it is undone."""
    before = os.environ["SAMBUT_TEST_DATABASE"]
    with django_db_blocker.unblock():
        _point(world.name)
        with transaction.atomic():
            yield lambda state: copy(world.ways[state])
            transaction.set_rollback(True)
        _point(before)


@pytest.fixture
def way(stands: Callable[[str], Way]) -> Way:
    """Nothing has happened yet: the innovation is public."""
    return stands("innovation")


def verbs(agreement: Agreement) -> list[str]:
    return list(agreement.events.order_by("pk").values_list("verb", flat=True))
