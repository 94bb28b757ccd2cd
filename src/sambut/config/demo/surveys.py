"""Survey rounds of the demo country: two that are published for some units, and one in every other state. All answers are invented."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from sambut.ledger.models import Outbox
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.mandates.queries import person_of
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from sambut.surveys import actions
from sambut.surveys.models import Answer, Round, RoundElement

SEMARANG, JENEPONTO, MERAUKE = (
    "Pemerintah Kota Semarang",
    "Pemerintah Kabupaten Jeneponto",
    "Pemerintah Kabupaten Merauke",
)
REGISTRY = "Dinas Kependudukan dan Pencatatan Sipil"
FIRST, SECOND = timedelta(days=190), timedelta(days=95)
"""How long before the present the two published rounds were opened; each was open for a month."""
MONTH = timedelta(days=30)
LABEL = "peraga"


@dataclass(frozen=True)
class Asked:
    """One unit: how many used it, how content people were in both rounds (1 to 4), and what was weakest."""

    body: str
    unit: str
    population: int
    mood: tuple[float, float]
    weakest: str = "U3"
    answers: int = 60


PUBLISHED = (
    Asked(SEMARANG, REGISTRY, 4800, (3.28, 3.45), answers=84),
    Asked(SEMARANG, "Dinas Perhubungan", 800, (3.22, 3.31), "U9"),
    Asked(SEMARANG, "Puskesmas Karangdoro", 1900, (3.51, 3.58), "U8"),
    Asked(SEMARANG, "Dinas Sosial", 620, (3.30, 3.34)),
    Asked(JENEPONTO, REGISTRY, 2100, (3.02, 3.05), answers=72),
    Asked(JENEPONTO, "Dinas Kesehatan", 1300, (3.24, 3.29), "U8"),
    Asked(JENEPONTO, "Dinas Sosial", 540, (3.19, 3.26)),
    Asked(MERAUKE, REGISTRY, 900, (3.27, 3.33)),
    Asked(MERAUKE, "Dinas Kesehatan", 700, (3.23, 3.30), "U8"),
)
WAITING = Asked(SEMARANG, "Dinas Kesehatan", 1500, (3.36, 3.36), "U8")
"""Closed, not yet published."""
RUNNING = Asked(SEMARANG, "Dinas Perhubungan", 800, (3.3, 3.3), "U9", answers=96)
FEW = Asked(MERAUKE, "Dinas Sosial", 40, (3.2, 3.2), answers=7)
DRAFT = Asked(JENEPONTO, "Dinas Pekerjaan Umum dan Penataan Ruang", 450, (3.2, 3.2))


@transaction.atomic
def fill(at: datetime) -> int:
    """Gives how many rounds were made now; nought when they stand already."""
    if Round.objects.exists():
        return 0
    for asked in PUBLISHED:
        for turn, ago in enumerate((FIRST, SECOND)):
            _published(asked, turn, at - ago)
    _published(FEW, 1, at - SECOND)
    _closed(WAITING, 1, at - MONTH - timedelta(days=4))
    running = _opened(RUNNING, 1, at - timedelta(days=21))
    actions.hand_out_tickets(running.pk, count=240, by=_admin(running.unit, at), at=at - timedelta(days=20))
    _prepared(DRAFT, at - timedelta(days=2))
    Outbox.objects.filter(topic__startswith="surveys.", relayed_at=None).update(relayed_at=at)
    return Round.objects.count()


def _published(asked: Asked, turn: int, began: datetime) -> None:
    round_ = _closed(asked, turn, began)
    actions.publish_round(round_.pk, by=_admin(round_.unit, began), at=round_.closes_at + timedelta(days=3, hours=2))


def _closed(asked: Asked, turn: int, began: datetime) -> Round:
    round_ = _opened(asked, turn, began)
    actions.close_by_clock(round_.pk, at=round_.closes_at)
    return round_


def _opened(asked: Asked, turn: int, began: datetime) -> Round:
    """Opened by its verb, answered in bulk: nobody is behind these answers."""
    round_ = _prepared(asked, began)
    round_ = actions.open_round(round_.pk, by=_admin(round_.unit, began), at=began + timedelta(minutes=20))
    codes = list(RoundElement.objects.filter(round=round_).order_by("code").values_list("code", flat=True))
    chance = Random(f"{asked.body} {asked.unit} {turn} {asked.answers}")
    Answer.objects.bulk_create(
        Answer(round=round_, scores=_scores(asked, turn, codes, chance)) for _ in range(asked.answers)
    )
    return round_


def _prepared(asked: Asked, began: datetime) -> Round:
    unit = Organisation.objects.get(body__name=asked.body, name=asked.unit)
    return actions.prepare_round(
        unit=unit, name=f"{_quarter(began)} ({LABEL})", closes_at=began + MONTH, population=asked.population,
        by=_admin(unit, began), at=began,
    )  # fmt: skip


def _scores(asked: Asked, turn: int, codes: list[str], chance: Random) -> dict[str, int]:
    mood = asked.mood[turn] + chance.uniform(-0.25, 0.25)
    found = {}
    for code in codes:
        wanted = mood - (0.45 if code == asked.weakest else 0) + chance.uniform(-0.55, 0.55)
        if chance.random() > 0.04:  # some things somebody did not meet
            found[code] = min(4, max(1, round(wanted)))
    return found


def _quarter(at: datetime) -> str:
    return f"Triwulan {['I', 'II', 'III', 'IV'][(at.month - 1) // 3]} {at.year}"


def _admin(unit: Organisation, at: datetime) -> Person:
    """Whoever decides for the body of the unit."""
    found = Appointment.objects.running(at).filter(role=Role.AGENCY_ADMIN, organisation=unit.body_id).order_by("pk")
    return person_of(found.values_list("user_id", flat=True)[0], at=at)
