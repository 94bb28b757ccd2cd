"""What stands around the cases: looks that were asked for, a person's own request, offices, the calendar. All by its actions."""

from datetime import date, timedelta

from sambut.calendars.actions import DecreeText, approve_decree, propose_decree
from sambut.calendars.models import Decree
from sambut.calendars.rules import DayOff, Kind
from sambut.complaints.jobs import rederive_clocks
from sambut.complaints.models import Complaint
from sambut.complaints.retaining import erase_case
from sambut.config.demo.country import Body, Country
from sambut.identities.actions import deny_look, grant_look, look, request_look
from sambut.identities.models import LookRequest
from sambut.kernel.numbers import spoken
from sambut.ledger.models import Outbox
from sambut.mandates.actions import appoint, issue_letter, request_support
from sambut.mandates.people import Person
from sambut.mandates.states import Act, Acting, LetterKind, Role
from sambut.retention.actions import request_correction

WHY = {
    "waiting": "Kabel yang disebut warga bertegangan. Kami perlu menanyakan letak persisnya hari ini juga.",
    "granted": "Pelapor menyebut ancaman. Kami perlu memastikan keselamatannya sebelum memeriksa unit.",
    "denied": "Kami ingin tahu siapa yang melaporkan supaya dapat dibicarakan baik-baik di kantor.",
    "far_away": "Warga menyebut anak sakit karena air. Puskesmas perlu alamatnya untuk berkunjung.",
}
DENIAL = "Mengetahui siapa pelapornya tidak diperlukan untuk memeriksa unit. Ajukan pertanyaan lewat laporan."
DEMO_DAYS = (
    ("jeneponto", "Libur daerah (peraga): bersih pantai bersama"),
    ("semarang", "Libur daerah (peraga): kirab kota"),
)


def furnish(country: Country, cases: dict[str, Complaint]) -> None:
    """`cases` are those of the present by their keys. Called once, when the country is loaded."""
    _looks(country, cases)
    _erased(country, cases)
    _own_requests(country)
    _offices(country)
    _calendar(country)


def _looks(country: Country, cases: dict[str, Complaint]) -> None:
    city, far = country.bodies["semarang"], country.bodies["jeneponto"]
    people, office = country.people, city.times.office
    _ask(cases["transport:3"], city, WHY["waiting"], people["unit_officer"], country)
    _ask(cases["far_away:2"], far, WHY["far_away"], people["agency_admin_far_away"], country)
    asked = _ask(cases["supervised:2"], city, WHY["granted"], people["inspector"], country, ago=5)
    grant_look(asked.pk, by=people["custodian"], at=office(5, "13.15"))
    look(asked.pk, by=people["inspector"], at=office(5, "14.05"))
    asked = _ask(cases["supervised:1"], city, WHY["denied"], people["agency_admin"], country, ago=9)
    deny_look(asked.pk, denial=DENIAL, by=people["custodian"], at=office(9, "15.20"))


def _ask(
    case: Complaint, body: Body, reason: str, by: Person, country: Country, *, ago: int | None = None
) -> LookRequest:
    at = country.at - timedelta(minutes=50) if ago is None else body.times.office(ago, "09.40")
    path = case.subject.path if case.subject else ()
    return request_look(
        case.handle, case_ref=spoken(case.number), reason=reason, body_id=body.row.pk, subject_path=path, by=by, at=at
    )


def _erased(country: Country, cases: dict[str, Complaint]) -> None:
    """One case whose texts and reporter are gone, so that it can be seen what stays."""
    erase_case(str(cases["archived:no_evidence"].uuid), at=country.bodies["semarang"].times.office(2, "02.10"))


def _own_requests(country: Country) -> None:
    """The citizen asks for a correction; a custodian decides within the law's clock."""
    text = "Nama saya di laporan lampu taman tertulis Sekar Wulandari, seharusnya Sekar Wulandari Putri."
    request_correction(by=country.people["citizen"], text=text, at=country.at - timedelta(hours=5))


def _offices(country: Country) -> None:
    """Somebody who stands in for another, a letter for a hearing, and support that waits for a second administrator."""
    city, people, at = country.bodies["semarang"], country.people, country.at
    began = city.times.office(12, "08.10")
    neighbour = country.officers[city.units["Dinas Sosial"].pk].user_id or 0
    appoint(
        neighbour, role=Role.UNIT_OFFICER, organisation=city.units["Dinas Kesehatan"], acting=Acting.DAILY,
        decree="800/117/peraga", starts_at=began, ends_at=at + timedelta(days=6), by=people["agency_admin"], at=began,
    )  # fmt: skip
    issue_letter(
        people["unit_officer"].user_id or 0, organisation=city.row, kind=LetterKind.ASSIGNMENT, act=Act.ATTEND_HEARING,
        number="094/22/peraga", starts_at=began, ends_at=at + timedelta(days=20), by=people["agency_admin"], at=began,
    )  # fmt: skip
    administrator = people["system_administrator"]
    request_support(
        administrator.user_id or 0, organisation=city.row, hours=2, by=administrator, at=at - timedelta(minutes=40),
        reason="Admin kota melaporkan antrean yang kosong padahal ada laporan baru. Perlu melihat antrean itu.",
    )  # fmt: skip


def _calendar(country: Country) -> None:
    """One local day is decreed and every clock there counted again; another one waits for a second person."""
    at, people = country.at - timedelta(minutes=8), country.people
    decreed, _ = [_proposed(country, *one) for one in DEMO_DAYS]
    event = approve_decree(decreed.pk, by=people["system_administrator"], at=at).events.latest("id")
    rederive_clocks(event.pk, at=at)
    Outbox.objects.filter(topic="calendars.decree_changed", row_id=event.pk).update(relayed_at=at)


def _proposed(country: Country, short_name: str, name: str) -> Decree:
    body = country.bodies[short_name]
    day = _coming(body, 4)
    return propose_decree(
        DecreeText(title=f"Keputusan {name}", number=f"peraga/{short_name}", source="Dibuat untuk negara peraga"),
        days=[DayOff(day, Kind.LOCAL, name)], region_id=body.row.region_id, by=country.people["national_admin"],
        at=body.times.office(1, "10.15"),
    )  # fmt: skip


def _coming(body: Body, working_days: int) -> date:
    day = body.times.today
    while working_days:
        day += timedelta(days=1)
        working_days -= body.times.is_working(day)
    return day


def furnished() -> bool:
    """Whether all of this was done: it is the last thing that loading does."""
    return Decree.objects.filter(number=f"peraga/{DEMO_DAYS[-1][0]}").exists()
