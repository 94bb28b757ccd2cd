"""What is known of its effect: indicators with a baseline, dated values, five blocks of proof."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from sambut.innovations import access
from sambut.innovations.actions.keeping import locked, today
from sambut.innovations.models import EvidenceBlock, Indicator, IndicatorValue, Innovation
from sambut.innovations.states import Block, Direction, Grade, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

MOST_INDICATORS = 20
LONGEST = {"name": 200, "unit": 60, "source": 300, "text": 10_000, "reason": 500}
LARGEST = Decimal(10) ** 13


@transaction.atomic
def name_indicator(
    innovation_id: int, *, name: str, unit: str, direction: Direction, baseline: Decimal | None = None,
    baseline_on: date | None = None, target: Decimal | None = None, source: str = "", by: Person, at: datetime,
) -> Indicator:  # fmt: skip
    """An indicator of the outcome with its value before; naming it again corrects it. Istilah: indikator hasil, data dasar."""
    innovation = locked(innovation_id)
    access.require(by, Verb.NAME_INDICATOR, innovation)
    name, unit, source = _line(name), _line(unit), _line(source)
    if not name or not unit:
        raise Refused("innovation.name_indicator.without_name")
    _bounded(name=name, unit=unit, source=source)
    _number(baseline)
    _number(target)
    if baseline is not None and baseline_on is None:
        raise Refused("innovation.name_indicator.without_date")
    if baseline_on and baseline_on > today(innovation.unit, at):
        raise Refused("innovation.date.in_the_future")
    known = Indicator.objects.filter(innovation=innovation)
    if known.count() >= MOST_INDICATORS and not known.filter(name=name).exists():
        raise Refused("innovation.name_indicator.too_many", most=MOST_INDICATORS)
    indicator, _ = Indicator.objects.update_or_create(
        innovation=innovation, name=name,
        defaults={
            "unit": unit, "direction": direction, "baseline": baseline,
            "baseline_on": baseline_on if baseline is not None else None, "target": target, "source": source,
        },
    )  # fmt: skip
    innovation.note(Verb.NAME_INDICATOR, by=by.user_id, at=at, indicator=indicator.pk)
    return indicator


@transaction.atomic
def measure_indicator(
    innovation_id: int, indicator_uuid: UUID, *, value: Decimal, on: date, source: str, by: Person, at: datetime
) -> Indicator:
    """One value with its day and where it comes from; the same day again corrects it."""
    innovation = locked(innovation_id)
    access.require(by, Verb.MEASURE, innovation)
    indicator = Indicator.objects.filter(innovation=innovation, uuid=indicator_uuid).first()
    if indicator is None:
        raise Refused("innovation.indicator.unknown")
    source = _line(source)
    if not source:
        raise Refused("innovation.measure.without_source")
    _bounded(source=source)
    _number(value)
    if on > today(innovation.unit, at):
        raise Refused("innovation.date.in_the_future")
    if indicator.baseline_on and on <= indicator.baseline_on:
        raise Refused("innovation.measure.before_the_baseline", baseline=indicator.baseline_on)
    said, _ = IndicatorValue.objects.update_or_create(
        indicator=indicator, on=on,
        defaults={"value": value, "source": source, "recorded_at": at, "recorded_by_id": by.user_id},
    )  # fmt: skip
    innovation.note(Verb.MEASURE, by=by.user_id, at=at, indicator=indicator.pk, value=said.pk, on=on.isoformat())
    return indicator


@transaction.atomic
def prove_innovation(
    innovation_id: int, block: Block, *, text: str, grade: Grade, reason: str = "", by: Person, at: datetime
) -> Innovation:
    """Answers one of the five questions, with how strong the proof is and why. A grade above "told" needs its reason."""
    innovation = locked(innovation_id)
    access.require(by, Verb.PROVE, innovation)
    text, reason = text.strip(), _line(reason)
    _bounded(text=text, reason=reason)
    if not text:
        raise Refused("innovation.prove.without_text")
    if grade > Grade.TOLD and not reason:
        raise Refused("innovation.prove.without_reason")
    EvidenceBlock.objects.update_or_create(
        innovation=innovation, block=block,
        defaults={"text": text, "grade": grade, "reason": reason, "written_at": at, "written_by_id": by.user_id},
    )  # fmt: skip
    if block == Block.EFFECT:
        innovation.evidence = grade
    innovation.note(Verb.PROVE, by=by.user_id, at=at, block=block, grade=int(grade))
    return innovation


def _line(text: str) -> str:
    return " ".join(text.split())


def _bounded(**texts: str) -> None:
    for name, text in texts.items():
        if len(text) > LONGEST[name]:
            raise Refused("innovation.text.too_long", longest=LONGEST[name])


def _number(value: Decimal | None) -> None:
    if value is not None and (not value.is_finite() or abs(value) >= LARGEST):
        raise Refused("innovation.measure.no_number")
