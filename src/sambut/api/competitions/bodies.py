"""Bodies take part themselves: what the rules say of them, their entry, its indicators, what they state with a letter."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Status
from pydantic import Field

from sambut.api.answers import KEYED, LISTS, READS, NothingForm, Shape
from sambut.api.competitions import shapes
from sambut.api.competitions.around import ANSWERS, Strict, person_of
from sambut.api.complaints.desk import Token
from sambut.competitions import access, actions, queries
from sambut.competitions.measures import queries as reads
from sambut.competitions.measures.definitions import DEFINITIONS, METHOD
from sambut.competitions.measures.states import Measure
from sambut.competitions.models import Edition, Entry
from sambut.competitions.states import Scheme
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.organisations.models import Organisation

router = Router(tags=["meja"], auth=Token())
public = Router(tags=["lomba"])


class SpreadOf(Shape):
    """Over at least five bodies; none is named."""

    bodies: int
    tenth: float
    quarter: float
    median: float
    three_quarters: float
    ninetieth: float


class Meaning(Shape):
    code: str
    name: str
    words: str
    of: str
    """What the denominator counts."""
    unit: str
    better: str
    """`up`, `down`, or nothing."""
    spread: SpreadOf | None


class Meanings(Shape):
    method: str
    figures_from: date | None
    figures_until: date | None
    rows: list[Meaning]


class Indicator(Shape):
    code: str
    basis: str
    """counted, stated, few (fewer than five), too_few, absent."""
    value: float | None
    """A share of one, working days, a count or an index; see the meaning."""
    numerator: int | None
    denominator: int | None
    letter: str


class Indicators(Shape):
    """`made_at` is none until the job has counted."""

    made_at: datetime | None
    method: str
    frozen: bool
    rows: list[Indicator]


class BeginBodyEntry(Strict):
    unit: UUID
    """The body, or a unit of it."""
    group: str = Field(max_length=20)
    category: str = Field("", max_length=20)


class StateIndicator(Strict):
    """Without `value` what was stated is taken back."""

    value: Annotated[Decimal, Field(ge=0, le=10**9, max_digits=13, decimal_places=4)] | None = None
    letter: str = Field("", max_length=120)
    letter_on: date | None = None


def _contest(request: HttpRequest, uuid: UUID) -> Edition:
    found = queries.edition(person_of(request), uuid)
    if found is None or found.scheme != Scheme.COMPLAINTS:
        raise Http404
    return found


def _entry(request: HttpRequest, uuid: UUID) -> Entry:
    found = queries.entry(person_of(request), uuid)
    if found is None or found.innovation_id is not None:
        raise Http404
    return found


def _told(entry: Entry) -> dict[str, Any]:
    snapshot = reads.snapshot(entry)
    rows = reads.figures(snapshot)
    return {
        "made_at": snapshot.made_at if snapshot else None, "method": snapshot.method if snapshot else METHOD,
        "frozen": entry.snapshot_id is not None,
        "rows": [
            {
                "code": row.measure, "basis": row.basis, "value": row.value, "numerator": row.numerator, "denominator": row.denominator,
                "letter": row.letter,
            }
            for one in Measure if (row := rows.get(one))
        ],
    }  # fmt: skip


@public.get(
    "/{uuid}/indikator", response={200: Meanings, **READS, **LISTS}, operation_id="list_contest_indicators",
    summary="List the indicators of a complaint contest",
)  # fmt: skip
def meanings(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """What each of them says, and how it lies over the country."""
    found = queries.public_editions().filter(uuid=uuid, scheme=Scheme.COMPLAINTS).first()
    if found is None:
        raise Http404
    spreads = reads.spreads(found)
    return {
        "method": METHOD, "figures_from": found.figures_from, "figures_until": found.figures_until,
        "rows": [
            {
                "code": one.value, "name": str(one.label), "words": str(DEFINITIONS[one].words), "of": str(DEFINITIONS[one].of),
                "unit": DEFINITIONS[one].unit.value, "better": DEFINITIONS[one].better, "spread": spreads.get(one),
            }
            for one in Measure
        ],
    }  # fmt: skip


@router.get(
    "/lomba/{uuid}/instansi/{unit}/syarat", response={200: list[shapes.InGroup], **LISTS, **READS, **KEYED}, operation_id="weigh_body",
    summary="Weigh a body",
)  # fmt: skip
def weigh(request: HttpRequest, uuid: UUID, unit: UUID) -> list[dict[str, Any]]:
    """If it entered today: what every rule of this contest says of the body or unit, group by group."""
    edition = _contest(request, uuid)
    found = Organisation.objects.select_related("region").filter(uuid=unit).first()
    if found is None or access.why_not_begin_for(person_of(request), found):
        raise Http404
    return [shapes.in_group(one) for one in reads.applying([found], [edition], at=now())]


@router.post(
    "/lomba/{uuid}/ikut", response={201: shapes.OneEntry, **ANSWERS}, operation_id="begin_body_entry", summary="Begin an entry of a body"
)  # fmt: skip
def begin(request: HttpRequest, uuid: UUID, payload: BeginBodyEntry) -> Status:
    """A body or unit itself takes part; a job counts its indicators and fills the answers."""
    edition, unit = _contest(request, uuid), Organisation.objects.filter(uuid=payload.unit).first()
    if unit is None or access.why_not_begin_for(person_of(request), unit):
        raise Http404
    made = actions.begin_body_entry(
        unit.pk, edition.pk, group=payload.group, category=payload.category, by=person_of(request), at=now()
    )
    return Status(201, shapes.entry(_entry(request, made.uuid), at=now(), takes_part=True))


@router.get(
    "/entri/{uuid}/indikator", response={200: Indicators, **LISTS, **READS, **KEYED}, operation_id="read_indicators",
    summary="Read the indicators of an entry",
)  # fmt: skip
def read(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """The last count, or what the submission froze."""
    return _told(_entry(request, uuid))


@router.post(
    "/entri/{uuid}/indikator/hitung", response={200: Indicators, **ANSWERS}, operation_id="count_indicators", summary="Count indicators anew"
)  # fmt: skip
def count(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Asks for it; a job counts. The answer is the last count."""
    found = _entry(request, uuid)
    actions.call_measures(found.pk, by=person_of(request), at=now())
    return _told(found)


@router.post(
    "/entri/{uuid}/indikator/{measure}", response={200: Indicators, **ANSWERS}, operation_id="state_indicator", summary="State an indicator"
)  # fmt: skip
def state(request: HttpRequest, uuid: UUID, measure: Measure, payload: StateIndicator) -> dict[str, Any]:
    """What the body says of itself, with the letter that proves it; refused where it is counted here."""
    found = _entry(request, uuid)
    actions.state_measure(
        found.pk,
        Measure(measure),
        payload.value,
        letter=payload.letter,
        letter_on=payload.letter_on,
        by=person_of(request),
        at=now(),
    )
    return _told(_entry(request, uuid))
