"""Forums of the demo country: one that is coming, with a body that never answers, and one that is over and reported. All invented."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from sambut.accounts.models import User
from sambut.events import actions, telling
from sambut.events.actions import EventText
from sambut.events.models import Delegate, Delegation, Event, Happening, Stand
from sambut.events.states import SessionKind, TaskKind, Way
from sambut.innovations.models import Innovation
from sambut.innovations.queries import public
from sambut.ledger.models import Outbox
from sambut.mandates.actions import issue_letter
from sambut.mandates.cast import CLINIC, GIZ, JENEPONTO, PANRB, SEMARANG
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.mandates.queries import person_of
from sambut.mandates.states import Act, LetterKind, Role
from sambut.organisations.models import Organisation

COMING, OVER = "Forum Replikasi Inovasi Pelayanan Publik (peraga)", "Klinik Replikasi Kesehatan Ibu (peraga)"
ZONE = "Asia/Jakarta"
MERAUKE, BIAK, CENTRAL_JAVA = (
    "Pemerintah Kabupaten Merauke",
    "Pemerintah Kabupaten Biak Numfor",
    "Pemerintah Provinsi Jawa Tengah",
)
HEALTH = "Dinas Kesehatan"
MOST_STANDS = 6
HOUR = timedelta(hours=1)


@transaction.atomic
def fill(at: datetime) -> int:
    """Gives how many forums were made now; nought when they stand. By their own actions, in the past of the country."""
    if Event.objects.filter(name=COMING).exists():
        return 0
    shown = _shown()
    _over(_Hands(at, at - timedelta(days=75)), shown)
    _coming(_Hands(at, at - timedelta(days=14)), shown)
    _settle(at)
    return 2


def _shown() -> list[Innovation]:
    """What is public in the demo country; the clinic's own first, for everybody meets it there."""
    rows = list(public().select_related("unit").exclude(body__name=JENEPONTO).order_by("public_at", "pk")[:60])
    return sorted(rows, key=lambda row: (row.unit.name != CLINIC.unit, row.pk))[:MOST_STANDS]


@dataclass
class _Hands:
    """People of the cast by short name, and a clock that goes on with every verb."""

    present: datetime
    at: datetime

    def person(self, short_name: str) -> Person:
        from sambut.accounts.models import CastMember

        return person_of(CastMember.objects.get(short_name=short_name).user_id, at=self.present)

    def tick(self, minutes: int = 7) -> datetime:
        self.at = min(self.at + timedelta(minutes=minutes), self.present)
        return self.at

    def body(self, name: str) -> Organisation:
        return Organisation.objects.get(name=name, parent=None)

    def unit(self, body: str, name: str) -> Organisation:
        return Organisation.objects.get(name=name, body__name=body)

    def admin(self, body: Organisation) -> Person:
        held = (
            Appointment.objects.running(self.present).filter(role=Role.AGENCY_ADMIN, organisation=body).order_by("pk")
        )
        return person_of(held.values_list("user_id", flat=True)[0], at=self.present)

    def officer(self, body: str, unit: str) -> User:
        held = Appointment.objects.running(self.present).filter(
            role=Role.UNIT_OFFICER, organisation=self.unit(body, unit)
        )
        return held.select_related("user").order_by("pk")[0].user

    def by(self, short_name: str) -> dict[str, Any]:
        return {"by": self.person(short_name), "at": self.tick()}

    def name(self, delegation: Delegation, user: User | None, name: str, role_line: str, by: Person) -> Delegate:
        email = user.email if user else ""
        return actions.name_delegate(delegation.pk, name=name, role_line=role_line, email=email, by=by, at=self.tick())

    def head(self, delegation: Delegation, short_name: str, role_line: str) -> Delegate:
        """The head confirms with themselves in front."""
        person = self.person(short_name)
        user = User.objects.get(pk=person.user_id or 0)
        delegate = self.name(delegation, user, user.name, role_line, person)
        actions.confirm_delegation(delegation.pk, representative=delegate, by=person, at=self.tick())
        return Delegate.objects.get(pk=delegate.pk)

    def envoy(self, delegation: Delegation, body: str, unit: str) -> Delegate:
        """An officer with a letter confirms for a body whose head does not come."""
        user, admin = self.officer(body, unit), self.admin(delegation.body)
        issue_letter(
            user.pk, organisation=delegation.body, kind=LetterKind.ASSIGNMENT, act=Act.ATTEND_FORUM, number="094/31/peraga",
            starts_at=self.at, ends_at=delegation.event.ends_at + HOUR, by=admin, at=self.at,
        )  # fmt: skip
        delegate = self.name(delegation, user, user.name, f"Petugas {unit}", admin)
        actions.confirm_delegation(delegation.pk, representative=delegate, by=admin, at=self.tick())
        return Delegate.objects.get(pk=delegate.pk)


def _event(hands: _Hands, name: str, summary: str, day: date, *, days: int = 2) -> Event:
    starts_at = datetime.combine(day, time(8, 30), ZoneInfo(ZONE))
    text = EventText(
        name=name, summary=summary, venue="Gedung Sabilulungan, Bandung", zone=ZONE, starts_at=starts_at,
        ends_at=datetime.combine(day + timedelta(days=days - 1), time(17), ZoneInfo(ZONE)), answer_by=starts_at - timedelta(days=7),
    )  # fmt: skip
    return actions.draft_event(text, body=hands.body(PANRB), **hands.by("secretariat"))


def _programme(
    hands: _Hands,
    event: Event,
    rows: tuple[tuple[int, float, float, SessionKind, str, str, tuple[tuple[str, str], ...]], ...],
) -> None:
    for day, first, last, kind, title, room, speakers in rows:
        opens = event.starts_at.replace(hour=0, minute=0) + timedelta(days=day)
        actions.add_session(
            event.pk, kind=kind, title=title, room=room, starts_at=opens + first * HOUR, ends_at=opens + last * HOUR,
            speakers=speakers, **hands.by("secretariat"),
        )  # fmt: skip


def _coming(hands: _Hands, shown: list[Innovation]) -> None:
    summary = "Daerah yang punya masalah bertemu unit yang sudah memecahkannya. Dua hari: gerai, panel, klinik, dan penandatanganan."
    day = (hands.present + timedelta(days=21)).astimezone(ZoneInfo(ZONE)).date()
    event = _event(hands, COMING, summary, day)
    _programme(hands, event, (
        (0, 8.5, 9.5, SessionKind.PLENARY, "Pembukaan: yang sulit bukan menemukan, melainkan meniru", "Aula", (("Dian Paramastuti", "sekretariat forum"),)),
        (0, 10, 11.5, SessionKind.PANEL, "Kesehatan ibu: apa yang berpindah, apa yang tidak", "Ruang Cendana", (("Siti Nurjanah", "bidan puskesmas"), ("Yosua Rumbekwan", "fasilitator"))),
        (0, 10, 11.5, SessionKind.PANEL, "Kependudukan: layanan yang datang ke desa", "Ruang Melati", (("Haryo Wicaksono", "bagian organisasi"),)),
        (0, 13, 17, SessionKind.CLINIC, "Klinik pendampingan, hari pertama", "Ruang Anggrek", ()),
        (1, 8.5, 12, SessionKind.CLINIC, "Klinik pendampingan, hari kedua", "Ruang Anggrek", ()),
        (1, 14, 16, SessionKind.SIGNING, "Penandatanganan kesepakatan", "Aula", ()),
    ))  # fmt: skip
    actions.add_partner(
        event.pk, body=hands.body(GIZ), contribution="Fasilitator dan penerjemahan", **hands.by("secretariat")
    )
    stands = _stands(hands, event, shown)
    actions.announce_event(event.pk, **hands.by("secretariat"))
    sent = {
        name: actions.invite_body(
            event.pk, body=hands.body(name), letter_number=f"B/{n}/peraga", **hands.by("secretariat")
        )
        for n, name in enumerate((SEMARANG, JENEPONTO, MERAUKE, BIAK, CENTRAL_JAVA), start=41)
    }
    _answers(hands, event, sent)
    _interest(hands, stands)
    _clinics(hands, event, stands, sent)
    for days in (4, 1):
        hands.at = max(hands.at, hands.present - timedelta(days=days))
        actions.remind_body(sent[BIAK].pk, **hands.by("secretariat"))


def _answers(hands: _Hands, event: Event, sent: dict[str, Delegation]) -> None:
    """Two come, one will not, one waits for its regent, and one never answers."""
    hands.at = max(hands.at, hands.present - timedelta(days=9))
    hands.head(sent[SEMARANG], "mayor", "Wali Kota")
    hands.name(sent[SEMARANG], None, "Wahyu Trihatmojo", "Kepala Bagian Organisasi", hands.person("mayor"))
    hands.envoy(sent[MERAUKE], MERAUKE, HEALTH)
    actions.decline_delegation(sent[CENTRAL_JAVA].pk, by=hands.admin(sent[CENTRAL_JAVA].body), at=hands.tick())
    hands.name(
        sent[JENEPONTO],
        None,
        "Rosmini Dg. Kebo",
        "Kepala Bidang Kesehatan Masyarakat",
        hands.person("agency_admin_far_away"),
    )


def _stands(hands: _Hands, event: Event, shown: list[Innovation]) -> list[Stand]:
    return [
        actions.add_stand(event.pk, innovation=one, number=f"A-{n:02d}", **hands.by("secretariat"))
        for n, one in enumerate(shown, start=1)
    ]


def _interest(hands: _Hands, stands: list[Stand]) -> None:
    if not stands:
        return
    for body, unit in ((JENEPONTO, HEALTH), (MERAUKE, HEALTH)):
        officer = person_of(hands.officer(body, unit).pk, at=hands.present)
        actions.record_interest(stands[0].pk, unit=hands.unit(body, unit), by=officer, at=hands.tick())
    actions.claim_interest(
        stands[0].pk, body="Puskesmas peraga", contact="puskesmas@peraga.sambut.example", at=hands.tick()
    )


def _clinics(hands: _Hands, event: Event, stands: list[Stand], sent: dict[str, Delegation]) -> None:
    """Six times of one facilitator; two are taken."""
    opens = event.starts_at.replace(hour=13, minute=0)
    topics = (
        "Menyiapkan peraturan kepala daerah",
        "Menghitung biaya setahun pertama",
        "Melatih kader dan bidan",
        "Menentukan ukuran hasil sejak awal",
    )
    times = [opens + n * HOUR for n in range(4)] + [opens + timedelta(days=1) - (4 - n) * HOUR for n in range(2)]
    slots = [
        actions.offer_clinic(
            event.pk, topic=topics[n % len(topics)], table="Meja 3", starts_at=starts_at, ends_at=starts_at + HOUR,
            innovation=stands[0].innovation if stands and n % 2 == 0 else None, **hands.by("facilitator"),
        )
        for n, starts_at in enumerate(times)
    ]  # fmt: skip
    actions.book_clinic(
        slots[1].pk, delegation=sent[SEMARANG], question="Berapa biaya tahun kedua?", **hands.by("mayor")
    )
    envoy = Delegate.objects.get(delegation=sent[MERAUKE])
    by = person_of(envoy.user_id, at=hands.present)
    actions.book_clinic(
        slots[2].pk, delegation=sent[MERAUKE], question="Bagaimana bila bidannya hanya dua?", by=by, at=hands.tick()
    )
    actions.ask_desk(
        sent[MERAUKE].pk,
        topic="Dana desa",
        question="Bolehkah dana desa dipakai untuk ongkos jemput?",
        by=by,
        at=hands.tick(),
    )


def _over(hands: _Hands, shown: list[Innovation]) -> None:
    """A smaller one two months ago: four bodies invited, three came, one promised and signed; its offices have work."""
    day = (hands.present - timedelta(days=61)).astimezone(ZoneInfo(ZONE)).date()
    event = _event(hands, OVER, "Satu hari untuk satu soal: ibu hamil yang tidak memeriksakan diri.", day, days=1)
    _programme(hands, event, (
        (0, 9, 11, SessionKind.PANEL, "Apa yang dikerjakan puskesmas", "Aula", (("Siti Nurjanah", "bidan puskesmas"),)),
        (0, 13, 16, SessionKind.CLINIC, "Klinik pendampingan", "Aula", ()),
    ))  # fmt: skip
    actions.add_partner(event.pk, body=hands.body(GIZ), contribution="Fasilitator", **hands.by("secretariat"))
    stands = _stands(hands, event, shown[:2])
    actions.announce_event(event.pk, **hands.by("secretariat"))
    sent = {
        name: actions.invite_body(event.pk, body=hands.body(name), **hands.by("secretariat"))
        for name in (SEMARANG, JENEPONTO, MERAUKE, BIAK)
    }
    people = [hands.head(sent[JENEPONTO], "regent", "Bupati"), hands.head(sent[SEMARANG], "mayor", "Wali Kota")]
    people.append(hands.name(sent[MERAUKE], None, "Agustina Kaize", "Kepala Bidang", hands.admin(sent[MERAUKE].body)))
    hands.at = max(hands.at, event.starts_at)
    actions.start_event(event.pk, **hands.by("secretariat"))
    for person in people:
        actions.check_in(person.pk, way=Way.HAND, **hands.by("secretariat"))
    if stands:
        _signed(hands, event, stands[0], people[0])
    hands.at = max(hands.at, event.ends_at)
    actions.close_event(event.pk, **hands.by("secretariat"))
    _tasks(hands, event)
    actions.report_event(
        event.pk,
        words="Tiga dari empat instansi hadir. Satu tidak pernah menjawab undangan.\n\nSetiap kantor pulang membawa tugas dengan tenggat.",
        words_english="Three of four bodies came. One never answered its invitation.\n\nEvery office went home with a task and a day.",
        **hands.by("secretariat"),
    )


def _signed(hands: _Hands, event: Event, stand: Stand, regent: Delegate) -> None:
    regency = regent.delegation.body
    actions.pledge_innovation(event.pk, body=regency, innovation=stand.innovation, **hands.by("regent"))
    line = actions.list_signing(
        event.pk,
        replicator=regency,
        innovation=stand.innovation,
        scheduled_at=event.ends_at - HOUR,
        **hands.by("secretariat"),
    )
    actions.ready_signing(line.pk, signatory=regent, **hands.by("secretariat"))
    actions.sign_signing(line.pk, **hands.by("secretariat"))


def _tasks(hands: _Hands, event: Event) -> None:
    health = hands.unit(JENEPONTO, HEALTH)
    today = hands.present.astimezone(ZoneInfo(health.zone)).date()
    rows = (
        (TaskKind.TASK, "Susun tim kecil yang mempelajari catatan inovasinya", 30),
        (TaskKind.COMMITMENT, "Siapkan rancangan peraturan bupati", -9),
    )
    given = [
        actions.give_task(event.pk, unit=health, kind=kind, text=text, due_on=today - timedelta(days=ago), **hands.by("regent"))
        for kind, text, ago in rows
    ]  # fmt: skip
    officer = person_of(hands.officer(JENEPONTO, HEALTH).pk, at=hands.present)
    actions.finish_task(
        given[0].pk, note="Tim lima orang ditetapkan, rapat pertama sudah dilaksanakan.", by=officer, at=hands.tick()
    )


def _settle(at: datetime) -> None:
    """People are told as the worker would have told them; the papers of the report are left for it to set."""
    lately = Happening.objects.filter(happened_at__gte=at - timedelta(days=10)).select_related(
        "event", "delegation__body"
    )
    for happening in lately.order_by("pk"):
        telling.tell(happening, at=happening.happened_at)
    waiting = Outbox.objects.filter(topic__startswith="events.", relayed_at=None).exclude(topic="events.report")
    waiting.update(relayed_at=at)
