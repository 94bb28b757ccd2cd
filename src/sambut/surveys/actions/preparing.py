"""Before anybody answers: what is asked, of whom, until when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from sambut.kernel.numbers import new_number
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from sambut.services.models import Service
from sambut.surveys import rules
from sambut.surveys.access import require
from sambut.surveys.actions.locking import locked
from sambut.surveys.models import Element, Round, RoundElement
from sambut.surveys.models.round import by_office
from sambut.surveys.states import Verb

MOST_EXTRA = 6
EXTRA = "T"
"""Keys of added elements: T1, T2 …"""


@dataclass(frozen=True)
class Added:
    """An element of the office's own. Istilah: unsur tambahan."""

    name: str
    question: str
    answers: tuple[str, str, str, str]


@transaction.atomic
def prepare_round(
    *, unit: Organisation, name: str, closes_at: datetime, population: int, by: Person, at: datetime,
    service: Service | None = None, fewest: int = rules.FEWEST,
) -> Round:  # fmt: skip
    """A round with the elements that the rule prescribes today, each counting the same."""
    if unit.ends_on is not None and not unit.runs(at.date()):
        raise Refused("survey.prepare.ended_unit", unit=unit.name)
    if service is not None and (service.unit_id is None or service.unit_id != unit.pk):
        raise Refused("survey.prepare.other_service", service=service.name, unit=unit.name)
    _check(closes_at, population, fewest, at=at)
    round_ = Round(
        number=_free_number(), unit=unit, body_id=unit.body_id, service=service, name=name,
        closes_at=closes_at, population=population, sample=rules.sample_size(population), fewest=fewest,
    )  # fmt: skip
    require(by, Verb.PREPARE, round_)
    round_.begin(by=by_office(by.user_id), at=at)
    elements = prescribed(at)
    even = rules.even_weights(element.code for element in elements)
    RoundElement.objects.bulk_create(
        RoundElement(
            round=round_, code=element.code, name=element.name, question=element.question, answers=element.answers,
            weight_top=even[element.code].numerator, weight_bottom=even[element.code].denominator,
        )
        for element in elements
    )  # fmt: skip
    return round_


@transaction.atomic
def change_round(
    round_id: int, *, name: str, closes_at: datetime, population: int, fewest: int, by: Person, at: datetime,
    added: Added | None = None, dropped: Collection[str] = (), weights: Mapping[str, Fraction] | None = None,
) -> Round:  # fmt: skip
    """Another name, end, population; an element more or fewer; own weights, or the same for each when none are given.

    Only what the office added can be dropped: the prescribed elements are asked everywhere, or no two units compare.
    """
    round_ = locked(round_id)
    round_.after(Verb.CHANGE)
    require(by, Verb.CHANGE, round_)
    _check(closes_at, population, fewest, at=at)
    round_.name, round_.closes_at, round_.population, round_.fewest = name, closes_at, population, fewest
    round_.sample = rules.sample_size(population)
    RoundElement.objects.filter(round=round_, extra=True, code__in=dropped).delete()
    if added is not None:
        _add(round_, added)
    round_.weighted = weights is not None
    _weigh(round_, weights)
    round_.move(Verb.CHANGE, by=by_office(by.user_id), at=at, weighted=round_.weighted)
    return round_


@transaction.atomic
def discard_round(round_id: int, *, by: Person, at: datetime) -> Round:
    """Throws away what nobody has answered yet."""
    round_ = locked(round_id)
    round_.after(Verb.DISCARD)
    require(by, Verb.DISCARD, round_)
    round_.move(Verb.DISCARD, by=by_office(by.user_id), at=at)
    return round_


def prescribed(at: datetime) -> list[Element]:
    on = at.date()
    running = Q(starts_on=None) | Q(starts_on__lte=on)
    found = list(Element.objects.filter(running, Q(ends_on=None) | Q(ends_on__gt=on)).order_by("code"))
    if not found:
        raise Refused("survey.prepare.no_elements")
    return found


def _free_number() -> str:
    """Two that draw one at the same instant: the UNIQUE constraint stops the second."""
    while True:
        number = new_number(settings.ENVIRONMENT.number_prefix)
        if not Round.objects.filter(number=number).exists():
            return number


def _check(closes_at: datetime, population: int, fewest: int, *, at: datetime) -> None:
    if closes_at <= at:
        raise Refused("survey.prepare.closes_in_the_past")
    if population < 1:
        raise Refused("survey.sample.no_population")
    if fewest < rules.FEWEST:
        raise Refused("survey.prepare.too_few", fewest=rules.FEWEST)


def _add(round_: Round, added: Added) -> None:
    taken = set(RoundElement.objects.filter(round=round_, extra=True).values_list("code", flat=True))
    free = [code for code in (f"{EXTRA}{place}" for place in range(1, MOST_EXTRA + 1)) if code not in taken]
    if not free:
        raise Refused("survey.change.too_many_elements", most=MOST_EXTRA)
    RoundElement.objects.create(
        round=round_, code=free[0], name=added.name, question=added.question, answers=list(added.answers), extra=True
    )


def _weigh(round_: Round, weights: Mapping[str, Fraction] | None) -> None:
    rows = list(RoundElement.objects.filter(round=round_))
    codes = [row.code for row in rows]
    used = dict(weights) if weights is not None else rules.even_weights(codes)
    rules.check_weights(used, codes)
    for row in rows:
        row.weight_top, row.weight_bottom = used[row.code].numerator, used[row.code].denominator
    RoundElement.objects.bulk_update(rows, ["weight_top", "weight_bottom"])
