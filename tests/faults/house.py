"""A house in use: something waits in every room and in every state, so that every form is shown to somebody."""

import re
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.test import Client

from sambut.accounts.actions import issue_token
from sambut.calendars.actions import DecreeText, propose_decree
from sambut.calendars.loading import load as load_calendar
from sambut.calendars.rules import DayOff, Kind
from sambut.complaints import actions
from sambut.complaints.actions.submitting import Identity, Receipt
from sambut.complaints.models import ComplaintEvent
from sambut.complaints.states import Grade
from sambut.complaints.telling import tell
from sambut.identities.actions import grant_look, request_look
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.mandates.actions import issue_letter, request_support
from sambut.mandates.states import Act, LetterKind
from sambut.retention.actions import request_access, request_erasure
from sambut.retention.loading import load as load_retention
from tests.world.cast import Cast, Player, signed_in

TEXT = "Lampu penyeberangan di depan SD mati sejak dua minggu lalu. Telepon saya 0812-3344-5566."
SARI = Identity(name="Sari Kembangmelati", email="sari@warga.example", phone="081298761234")
DESKS = (
    "/meja/pengaduan/", "/meja/orang/", "/meja/surat/", "/meja/dukungan/", "/meja/instansi/", "/meja/instansi/baru/", "/meja/identitas/",
    "/meja/data-pribadi/", "/meja/kalender/", "/meja/kalender/usul/", "/meja/aturan-waktu/",
)  # fmt: skip
OWN = ("/akun/", "/akun/data-saya/", "/akun/kunci-sistem/", "/akun/pengaman/", "/akun/kata-sandi/", "/kabar/")
OPEN = (
    "/",
    "/lapor/",
    "/laporan/",
    "/laporan/buka/",
    "/laporan/saya/",
    "/masuk/",
    "/daftar/",
    "/masuk/lupa/",
    "/kalender/",
    "/instansi/",
)
STATES = ("received", "incomplete", "forwarded", "answered", "closed", "archived")


@dataclass
class House:
    cast: Cast
    at: datetime = field(default_factory=now)
    cases: dict[str, Receipt] = field(default_factory=dict)

    def seeds(self, player: Player | None) -> list[str]:
        """Where somebody begins to walk."""
        cases = [f"/laporan/{self.number(state)}/" for state in STATES]
        if player is None:
            return [*OPEN, *cases]
        desk = [f"/meja/pengaduan/{self.number(state)}/" for state in STATES]
        return [*OPEN[:3], *OWN, *DESKS, *desk]

    def number(self, state: str) -> str:
        return spoken(self.cases[state].complaint.number)

    def reporter(self) -> Client:
        """A browser that opened every case with its number and secret, and is writing the next one."""
        client = Client()
        for receipt in self.cases.values():
            given = {"number": spoken(receipt.complaint.number), "secret": receipt.secret}
            assert client.post("/laporan/buka/", given).status_code == 302
        assert client.post("/lapor/", {"text": TEXT}).status_code == 302
        return client

    def browser(self, name: str) -> tuple[Client, list[str]]:
        """Somebody's browser and where to begin: `visitor`, `reporter` or a member of the cast."""
        if name == "visitor":
            return Client(), self.seeds(None)
        if name == "reporter":
            verbs = [f"/laporan/{self.number(state)}/{verb}/" for state, verb in REPORTER_PAGES]
            return self.reporter(), [*self.seeds(None), "/lapor/tempat/", "/lapor/kirim/", *verbs]
        player = getattr(self.cast, name)
        return signed_in(player), self.seeds(player)


REPORTER_PAGES = (("forwarded", "tambah"), ("incomplete", "lengkapi"), ("answered", "tolak"), ("forwarded", "cabut"))
PEOPLE = (
    "visitor", "reporter", "citizen", "unit_officer", "agency_admin", "national_admin", "inspector", "ombudsman", "custodian",
    "system_administrator", "second_administrator",
)  # fmt: skip


def furnished(cast: Cast) -> House:
    house = House(cast)
    load_retention()
    load_calendar(at=house.at)
    _cases(house)
    _others(house)
    for event in ComplaintEvent.objects.order_by("id"):
        tell(event, at=house.at)
    return house


def _cases(house: House) -> None:
    at, cast = house.at, house.cast
    admin, officer = cast.agency_admin.person(at), cast.unit_officer.person(at)
    city, unit = cast.agency_admin.organisation, cast.unit_officer.organisation
    for state in STATES:
        receipt = actions.submit_complaint(
            uuid.uuid4(),
            text=TEXT,
            anonymous=state == "answered",
            secret=state == "received",
            at=at,
            identity=SARI,
            body=city,
        )
        house.cases[state], case = receipt, receipt.complaint.pk
        if state == "incomplete":
            actions.ask_reporter(case, text="Di sebelah mana?", by=admin, at=at)
        if state in ("forwarded", "answered", "closed"):
            actions.forward_complaint(case, to=unit, grade=Grade.SUPERVISORY, by=admin, at=at)
        if state in ("answered", "closed"):
            actions.answer_complaint(case, text="Lampu diganti Kamis pagi.", by=officer, at=at)
        if state == "closed":
            actions.accept_answer(case, by=_reporter(receipt), at=at)
        if state == "archived":
            actions.withdraw_complaint(case, by=_reporter(receipt), at=at)


def _reporter(receipt: Receipt):  # type: ignore[no-untyped-def]
    from sambut.complaints.access import Reporter

    return Reporter(frozenset({receipt.complaint.handle}))


def _others(house: House) -> None:
    at, cast = house.at, house.cast
    city, unit, week = cast.agency_admin.organisation, cast.unit_officer.organisation, at + timedelta(days=7)
    issue_token(cast.citizen.user.pk, name="sistem", expires_at=week, by=cast.citizen.user.pk, at=at)
    request_access(by=cast.citizen.person(at), at=at)
    request_erasure(by=cast.citizen.person(at), text="Hapus akun saya.", at=at)
    for player, state in (
        (cast.agency_admin, "answered"),
        (cast.unit_officer, "answered"),
        (cast.agency_admin, "forwarded"),
    ):
        asked = request_look(
            house.cases[state].complaint.handle, case_ref=house.number(state), reason="Perlu menghubungi pelapor untuk memastikan letak lampu.",
            body_id=city.pk, subject_path=(), by=player.person(at), at=at,
        )  # fmt: skip
    grant_look(asked.pk, by=cast.custodian.person(at), at=at)
    request_support(
        cast.system_administrator.user.pk,
        organisation=city,
        reason="Antrean dinas tidak terbuka sejak pagi.",
        hours=1,
        by=cast.system_administrator.person(at),
        at=at,
    )
    issue_letter(
        cast.citizen.user.pk, organisation=unit, kind=LetterKind.ASSIGNMENT, act=Act.ATTEND_FORUM, number="ST 1/2025",
        starts_at=at, ends_at=week, by=cast.agency_admin.person(at), at=at,
    )  # fmt: skip
    for keeper in (cast.national_admin, cast.second_administrator):
        extra = DayOff(date(2027, 5, 7), Kind.JOINT_LEAVE, "Cuti bersama tambahan")
        propose_decree(
            DecreeText(title=f"Tambahan dari {keeper.member.name}"), days=[extra], by=keeper.person(at), at=at
        )


def plain(html: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<(script|style|head).*?</\1>", " ", html)).split())
