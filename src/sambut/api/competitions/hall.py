"""For everybody: the calendar of contests, their history, honoured innovations, and how many of them where."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Query, Router
from pydantic import WithJsonSchema

from sambut.api.answers import LISTS, READS, Shape
from sambut.api.competitions.shapes import ContestScheme, ContestStage
from sambut.api.complaints.shapes import Cursor
from sambut.api.insights.shapes import Code
from sambut.competitions.models import Honour, Period
from sambut.competitions.public import courses, reading, searching
from sambut.competitions.public.reading import Wanted
from sambut.competitions.states import Going, Scheme, TallyBy
from sambut.frame.paging import Slice, slice_of
from sambut.innovations.states import State
from sambut.kernel.clock import now
from sambut.organisations.queries import organisation
from sambut.regions.queries import region
from sambut.regions.states import Level

router = Router(tags=["lomba"])
GoingOf = Annotated[str, WithJsonSchema({"type": "string", "enum": Going.values})]
SIZE = 50


class CalendarRow(Shape):
    contest: UUID
    name: str
    host: str
    stage: ContestStage
    starts_at: datetime
    ends_at: datetime
    """The first instant that no longer belongs to it."""
    zone: str
    """On whose clocks the contest tells its times."""


class ContestCalendar(Shape):
    open: list[CalendarRow]
    """Where one may register now, the next to close first."""
    opening: list[CalendarRow]
    periods: list[CalendarRow]
    """Every period that has not ended long ago, by its end; 500 at most."""


class PastContest(Shape):
    """What is known of one edition; `null` and empty words: no source says."""

    name: str
    year: int
    scheme: ContestScheme
    contest: UUID | None
    """Of those that were held here."""
    registered: int | None
    submitted: int | None
    passed: int | None
    finalists: str
    winners: str
    source: str


class HonourRow(Shape):
    innovation: UUID | None
    """Where its record is public."""
    name: str
    agency: str
    body: UUID | None
    unit: str
    region: str
    """Code of the region of its body, or of the province that the source names."""
    scheme: ContestScheme
    edition: str
    year: int | None
    level: str
    category: str
    going: GoingOf
    evidence: int
    """Grade of the proof of effect, 0 to 4."""
    source: str


class HonourPage(Shape):
    rows: list[HonourRow]
    next: str | None
    previous: str | None


class HonourCount(Shape):
    key: str
    """Code of the region (empty: national, or not said), or the compared form of category or level."""
    name: str
    scheme: ContestScheme
    year: int | None
    count: int
    """Innovations, each once a contest and year; awards where levels are counted."""


By = Annotated[str, WithJsonSchema({"type": "string", "enum": TallyBy.values})]


@router.get(
    "/kalender", response={200: ContestCalendar, **LISTS}, operation_id="read_contest_calendar", summary="Read the calendar"
)  # fmt: skip
def calendar(request: HttpRequest) -> dict[str, Any]:
    """Of all contests: what is open, what opens next, every period."""
    at = now()
    return {
        "open": [_period(one) for one in reading.open_now(at)], "opening": [_period(one) for one in reading.opening_next(at)],
        "periods": [_period(one) for one in reading.subscribed(reading.since(at))],
    }  # fmt: skip


@router.get(
    "/riwayat", response={200: list[PastContest], **LISTS}, operation_id="list_past_contests", summary="List past contests"
)  # fmt: skip
def history(request: HttpRequest) -> list[dict[str, Any]]:
    """Editions from before this house by their sources, then the newest hundred that were announced here."""
    past = [_step(courses.of_past(one), one.scheme) for one in reading.past()]
    own = reading.announced().order_by("-announced_at", "-pk")[:100]
    return [*past, *(_step(courses.of_own(one), one.scheme, one.uuid) for one in own)]


@router.get("/aula", response={200: HonourPage, **LISTS}, operation_id="list_honours", summary="List honours")
def hall(
    request: HttpRequest, cari: str = Query("", max_length=200, description="Everyday words: `antre puskesmas`."),
    lomba: str = Query("", max_length=12, description="`kipp`, `complaints` or `local`."),
    tahun: int = Query(0, ge=0, le=2200), peringkat: str = Query("", max_length=60, description="`key` of a level as it is counted: `top-45`."),
    kategori: str = Query("", max_length=80, description="`key` of a category as it is counted."),
    jenis: str = Query("", max_length=40, description="Code of the kind of body."),
    provinsi: str = Query("", max_length=2, description="Code of a province; `33` is Central Java."),
    jalan: str = Query("", max_length=10, description="`going`, `stopped` or `unknown`."),
    bukti: int = Query(0, ge=0, le=4, description="At least this grade of proof of effect."), setelah: Cursor = "",
) -> dict[str, Any]:  # fmt: skip
    """Awards that a source states, the newest first. A sample, not a complete list. What a filter does not know finds nothing."""
    rows = reading.hall(Wanted(lomba, tahun, peringkat, kategori, jenis, provinsi, jalan, bukti))
    rows = searching.narrowed(rows, cari) if cari.strip() else rows
    return _page(slice_of(rows, order=("-year", "-id"), after=setelah or None, size=SIZE))


@router.get(
    "/aula/jumlah/{by}", response={200: list[HonourCount], **READS, **LISTS}, operation_id="count_honours", summary="Count honours"
)  # fmt: skip
def counts(request: HttpRequest, by: By) -> list[dict[str, Any]]:
    """By place, category or level, for each kind of contest and year. Kinds are never joined: their categories differ."""
    if by not in TallyBy.values:
        raise Http404
    return [
        {"key": one.key, "name": one.name, "scheme": one.scheme, "year": one.year or None, "count": one.count}
        for one in reading.tallies(TallyBy(by))
    ]


@router.get(
    "/daerah/{code}", response={200: HonourPage, **READS, **LISTS}, operation_id="list_region_honours", summary="List honours of a region"
)  # fmt: skip
def of_region(request: HttpRequest, code: Code, setelah: Cursor = "") -> dict[str, Any]:
    """Of a province with its regencies and cities, or of one of those."""
    place = region(code)
    if place is None or place.level not in (Level.PROVINCE, Level.REGENCY):
        raise Http404
    return _page(slice_of(reading.of_region(place), order=("-year", "-id"), after=setelah or None, size=SIZE))


@router.get(
    "/instansi/{uuid}", response={200: HonourPage, **READS, **LISTS}, operation_id="list_body_honours", summary="List honours of a body"
)  # fmt: skip
def of_body(request: HttpRequest, uuid: UUID, setelah: Cursor = "") -> dict[str, Any]:
    """What innovations of a body were honoured for."""
    found = organisation(str(uuid))
    if found is None or found.parent_id is not None:
        raise Http404
    return _page(slice_of(reading.of_body(found), order=("-year", "-id"), after=setelah or None, size=SIZE))


def _page(found: Slice) -> dict[str, Any]:
    return {"rows": [_honour(one) for one in found.rows], "next": found.next, "previous": found.previous}


def _period(one: Period) -> dict[str, Any]:
    edition = one.edition
    return {
        "contest": edition.uuid, "name": edition.name, "host": edition.host.name, "stage": one.stage, "starts_at": one.starts_at,
        "ends_at": one.ends_at, "zone": edition.zone,
    }  # fmt: skip


def _step(one: courses.Step, scheme: str, contest: UUID | None = None) -> dict[str, Any]:
    names = ("name", "year", "registered", "submitted", "passed", "finalists", "winners", "source")
    return {**{name: getattr(one, name) for name in names}, "scheme": Scheme(scheme), "contest": contest}


def _honour(one: Honour) -> dict[str, Any]:
    award, record = one.award, one.innovation
    return {
        "innovation": record.uuid if record and record.state == State.PUBLIC else None, "name": award.innovation_name,
        "agency": one.body.name if one.body else award.agency_name, "body": one.body.uuid if one.body else None, "unit": award.unit_name,
        "region": one.region.code if one.region else one.province, "scheme": one.scheme, "edition": award.edition, "year": one.year or None,
        "level": award.level, "category": award.category_name, "going": one.going, "evidence": one.evidence, "source": award.source,
    }  # fmt: skip
