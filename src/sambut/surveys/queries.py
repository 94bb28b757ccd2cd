"""Reads for pages and for rooms above: rounds, published results, how a unit or a body stands."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from sambut.kernel.numbers import parse_number
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from sambut.organisations.queries import called
from sambut.surveys.access import sees_at_the_desk, visible
from sambut.surveys.models import Answer, ElementResult, Result, Round, RoundElement, RoundEvent
from sambut.surveys.rules import METHOD, PLACES, grade_of, rounded
from sambut.surveys.states import Grade, Outcome, State

NEWEST = 400
"""Results of one body that are looked at for its standing: newest first."""


@dataclass(frozen=True)
class Standing:
    """How a unit or a body stands: its newest published figure, or for a body the mean of its units' newest figures."""

    index: Decimal
    grade: Grade
    respondents: int
    published_at: datetime
    units: int
    """How many units stand behind it; 1 for a figure of its own."""
    round_uuid: str | None = None
    """Of the result's page; None for a mean."""


def round_numbered(text: str) -> Round | None:
    try:
        number = parse_number(text)
    except Refused:
        return None
    return Round.objects.select_related("unit", "body", "service").filter(number=number).first()


def round_for(person: Person, uuid: UUID | str) -> Round | None:
    """What this person may see, discarded ones too."""
    return visible(person).select_related("unit__region", "body", "service").filter(uuid=uuid).first()


def elements_of(round_: Round) -> list[RoundElement]:
    """Prescribed ones first, then the office's own, each by its key."""
    return list(RoundElement.objects.filter(round=round_).order_by("extra", "code"))


def answers_of(round_: Round) -> int:
    """How many answered so far."""
    return Answer.objects.filter(round=round_).count()


def result_of(round_: Round) -> Result | None:
    return Result.objects.filter(round=round_).first()


def details_of(result: Result) -> list[ElementResult]:
    return list(ElementResult.objects.filter(result=result).order_by("code"))


def published(*, organisation_id: int | None = None) -> QuerySet[Round]:
    """Published rounds; those of an organisation and everything below it when one is named."""
    rows = Round.objects.filter(state=State.PUBLISHED).select_related("unit", "body", "service", "result")
    if organisation_id is not None:
        rows = rows.filter(unit__path__contains=[organisation_id])
    return rows


def published_round(uuid: UUID | str) -> Round | None:
    return published().select_related("unit__region").filter(uuid=uuid).first()


def before(round_: Round) -> list[Round]:
    """Earlier published rounds of the same unit and service, oldest first, with this one: for the line of its page."""
    rows = published().filter(unit=round_.unit, service=round_.service, result__outcome=Outcome.FIGURE)
    return list(rows.filter(closes_at__lte=round_.closes_at).order_by("-closes_at", "-id")[:8])[::-1]


def latest(organisation_id: int) -> Standing | None:
    """How a unit or a body stands now; None while nothing was published. One query.

    The figure of an organisation is the newest one of its own, all services together before one of a service. A body that
    asked nobody itself stands by the mean of its units' newest figures, each unit counting once.
    """
    rows = newest_of(organisation_id)
    own = next((row for row in rows if row.unit_id == organisation_id), None)
    if own is not None:
        return _own(own)
    if not rows:
        return None
    mean = rounded(sum((Fraction(row.result.index or 0) for row in rows), Fraction(0)) / len(rows), PLACES)
    respondents = sum(row.result.respondents for row in rows)
    published_at = max(row.published_at for row in rows if row.published_at)
    return Standing(mean, grade_of(mean), respondents, published_at, len(rows))


def latest_of_service(service_id: int, unit_id: int | None) -> Round | None:
    """The newest figure of a service; else of its unit as a whole. One query."""
    of_unit = Q(service=None, unit=unit_id)
    rows = published().filter(Q(service=service_id) | of_unit, result__outcome=Outcome.FIGURE)
    return rows.order_by(F("service").asc(nulls_last=True), "-published_at", "-id").first()


def newest_of(organisation_id: int) -> list[Round]:
    """The newest figure of each unit at and below an organisation, weakest first. One query."""
    rows = published(organisation_id=organisation_id).filter(result__outcome=Outcome.FIGURE)
    newest: dict[int, Round] = {}
    for row in rows.order_by("-published_at", "-id")[:NEWEST]:
        known = newest.get(row.unit_id)
        if known is None or (known.service_id is not None and row.service_id is None):
            newest[row.unit_id] = row
    return sorted(newest.values(), key=lambda row: (row.result.index, row.pk))


def _own(row: Round) -> Standing:
    assert row.published_at is not None
    assert row.result.index is not None
    return Standing(
        row.result.index, Grade(row.result.grade), row.result.respondents, row.published_at, 1, str(row.uuid)
    )


def rounds_for(person: Person, *, state: State | None = None) -> QuerySet[Round]:
    """The desk's list: rounds that this person runs or watches, not every published one of the country."""
    rows = Round.objects.filter(sees_at_the_desk(person)).select_related("unit", "service", "result")
    if state is not None:
        return rows.filter(state=state)
    return rows.exclude(state=State.DISCARDED)


def units_to_ask_about(person: Person) -> QuerySet[Organisation]:
    """Where this person runs rounds: the own units of an officer, an admin's organisation with all below it."""
    over = sorted(person.organisations(Role.AGENCY_ADMIN))
    mine = Q(pk__in=person.organisations(Role.UNIT_OFFICER)) | Q(path__overlap=over)
    return Organisation.objects.running().filter(mine).order_by("name", "id")


def unit_among(units: QuerySet[Organisation], uuid: str) -> Organisation | None:
    try:
        return units.filter(uuid=UUID(uuid)).first()
    except ValueError:
        return None


def published_called(asked: str) -> QuerySet[Round]:
    """Published rounds of units and bodies with such a name."""
    return published().filter(unit__path__overlap=called(asked))


def about(round_: Round) -> str:
    """What is asked about: the service, or the unit with everything it does."""
    if round_.service is not None:
        return f"{round_.service.name}, {round_.unit.name}"
    return round_.unit.name


def events_of(round_: Round) -> list[RoundEvent]:
    return list(RoundEvent.objects.filter(round=round_).select_related("actor").order_by("id"))


def definition() -> str:
    """What the index means, for whoever reads it."""
    return _(
        "Setiap unsur dinilai 1 sampai 4 oleh pengguna layanan. Rata-rata tiap unsur dikalikan bobotnya, dijumlahkan, "
        "lalu dikalikan 25. Dihitung dengan pecahan tepat dan dibulatkan satu kali, dua angka di belakang koma. "
        "Mutu: A mulai 88,31, B mulai 76,61, C mulai 65,00, D di bawahnya. Dasar: PermenPANRB 14/2017. Metode %(method)s."
    ) % {"method": METHOD}
