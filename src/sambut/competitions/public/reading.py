"""Reads for pages, feeds and API of everybody. From kept figures and bounded lists: nothing here looks at entries one by one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Case, Count, DateTimeField, ExpressionWrapper, F, Q, QuerySet, Sum, When

from sambut.competitions.models import Counted, Edition, EditionEvent, Entry, Honour, PastEdition, Period, Tally
from sambut.competitions.public.courses import BLINK
from sambut.competitions.states import EntryState, Stage, State, TallyBy
from sambut.innovations.states import Confidence
from sambut.organisations.models import Kind, Organisation
from sambut.regions.models import Region
from sambut.regions.states import Level

CHOSEN = (EntryState.NOMINATED, EntryState.FINALIST, EntryState.WINNER)
MOST_OPTIONS, MOST_OPEN, MOST_DATES, MOST_DRAWN = 40, 12, 500, 18


# -- the hall -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wanted:
    """What the hall shows; everything empty shows all."""

    scheme: str = ""
    year: int = 0
    level: str = ""
    category: str = ""
    kind: str = ""
    province: str = ""
    going: str = ""
    evidence: int = 0


def hall(wanted: Wanted = Wanted()) -> QuerySet[Honour]:
    """Order it by `-year, -id`."""
    facts = {
        "scheme": wanted.scheme, "year": wanted.year, "level_key": wanted.level, "category_key": wanted.category, "kind": wanted.kind,
        "province": wanted.province, "going": wanted.going,
    }  # fmt: skip
    rows = honours().filter(**{name: value for name, value in facts.items() if value})
    return rows.filter(evidence__gte=wanted.evidence) if wanted.evidence else rows


def stated() -> QuerySet[Honour]:
    """Only what is stated at this moment: an award that was withdrawn is gone before the hall is gathered again."""
    return Honour.objects.filter(award__confidence=Confidence.STATED)


def honours() -> QuerySet[Honour]:
    """The same with what a list shows."""
    return stated().select_related("award", "innovation", "body", "region").only(
        "scheme", "year", "going", "evidence", "province", "award__innovation_name", "award__agency_name", "award__unit_name",
        "award__edition", "award__level", "award__group", "award__category_name", "award__source", "award__year", "award__province_name",
        "innovation__uuid", "innovation__state", "innovation__title", "innovation__local_name", "body__uuid", "body__name", "region__name",
        "region__code",
    )  # fmt: skip


@dataclass(frozen=True)
class Options:
    """What the hall can be narrowed to: only what is there."""

    years: list[int]
    levels: list[tuple[str, str]]
    categories: list[tuple[str, str]]
    kinds: list[Kind]


def options() -> Options:
    """Three queries over kept figures, whatever the number of awards."""
    rows = Tally.objects.filter(by__in=(TallyBy.LEVEL, TallyBy.CATEGORY)).values_list("by", "key", "year", "name")
    counted = rows.annotate(many=Sum("count")).order_by("-many", "key", "-year")
    years, named = set(), {TallyBy.LEVEL: dict[str, str](), TallyBy.CATEGORY: dict[str, str]()}
    for by, key, year, name, _many in counted:
        years.add(year)
        named[TallyBy(by)].setdefault(key, name)
    kinds = Kind.objects.filter(code__in=Honour.objects.order_by().values("kind").distinct())
    found = {
        by: sorted(list(names.items())[:MOST_OPTIONS], key=lambda one: one[1].casefold()) for by, names in named.items()
    }
    return Options(
        sorted(years - {0}, reverse=True), found[TallyBy.LEVEL], found[TallyBy.CATEGORY], list(kinds.order_by("place", "code"))
    )  # fmt: skip


def tallies(by: TallyBy, *, scheme: str = "", keys: Sequence[str] = ()) -> list[Tally]:
    rows = Tally.objects.filter(by=by)
    rows = rows.filter(scheme=scheme) if scheme else rows
    rows = rows.filter(key__in=keys) if keys else rows
    return list(rows.order_by("scheme", "year", "key"))


def by_place(by: TallyBy, *, scheme: str = "") -> dict[str, int]:
    """Code of the region → how many innovations were honoured, all years together. Without a region: under nothing."""
    rows = Tally.objects.filter(by=by)
    rows = rows.filter(scheme=scheme) if scheme else rows
    return dict(rows.values_list("key").annotate(many=Sum("count")).order_by("key"))


def by_year(place: Region) -> dict[int, int]:
    by = TallyBy.PROVINCE if place.level == Level.PROVINCE else TallyBy.REGENCY
    rows = Tally.objects.filter(by=by, key=place.code).values_list("year").annotate(many=Sum("count"))
    return dict(rows.order_by("year"))


def body_by_year(body: Organisation) -> dict[int, int]:
    """Of one body: each innovation once a contest and year."""
    rows = Honour.objects.filter(body=body, first=True).values_list("year").annotate(many=Count("pk"))
    return dict(rows.order_by("year"))


def places(level: Level) -> list[Region]:
    return list(Region.objects.in_force().filter(level=level).order_by("code"))


def of_region(place: Region) -> QuerySet[Honour]:
    """Order it by `-year, -id`. A province holds everything of its regencies and cities."""
    return honours().filter(province=place.code) if place.level == Level.PROVINCE else honours().filter(region=place)


def of_body(body: Organisation) -> QuerySet[Honour]:
    return honours().filter(body=body)


def chosen_of(where: Q, *, most: int = 10) -> list[Entry]:
    """Entries that a plenary chose, of editions whose result was announced. Nothing else of an entry is public."""
    rows = Entry.objects.filter(where, state__in=CHOSEN, edition__announced_at__isnull=False).exclude(
        edition__state=State.CANCELLED
    )
    return list(
        rows.select_related("edition", "body", "unit", "category").order_by("-edition__announced_at", "title", "pk")[
            :most
        ]
    )


# -- editions -----------------------------------------------------------------------------------------------


def editions() -> QuerySet[Edition]:
    return Edition.objects.exclude(state=State.DRAFT).select_related("host", "counted")


def counted(edition: Edition) -> Counted | None:
    return Counted.objects.filter(edition=edition).first()


def open_now(at: datetime, *, most: int = MOST_OPEN) -> list[Period]:
    """Where one may register at this moment, the next to close first."""
    rows = Period.objects.filter(stage=Stage.REGISTRATION, edition__state=State.OPEN, starts_at__lte=at, ends_at__gt=at)
    return list(rows.select_related("edition__host").order_by("ends_at", "pk")[:most])


def opening_next(at: datetime, *, most: int = 6) -> list[Period]:
    rows = Period.objects.filter(stage=Stage.REGISTRATION, edition__state=State.OPEN, starts_at__gt=at)
    return list(rows.select_related("edition__host").order_by("starts_at", "pk")[:most])


def dates(first: datetime, last: datetime) -> QuerySet[Period]:
    """Periods that begin or end between the two; order them by `told_at, id`: where they begin, or where they end if they began before."""
    rows = Period.objects.filter(Q(starts_at__gte=first, starts_at__lt=last) | Q(ends_at__gt=first, ends_at__lte=last))
    ended = ExpressionWrapper(F("ends_at") - BLINK, output_field=DateTimeField())
    told = rows.annotate(told_at=Case(When(starts_at__gte=first, then=F("starts_at")), default=ended))
    return told.exclude(edition__state__in=(State.DRAFT, State.CANCELLED)).select_related("edition__host")


def drawn(first: datetime, last: datetime) -> tuple[list[tuple[Edition, list[Period]]], bool]:
    """Editions with their periods of a year for the strip, the earliest first, and whether there are more."""
    rows = Edition.objects.exclude(state__in=(State.DRAFT, State.CANCELLED)).filter(
        pk__in=Period.objects.filter(ends_at__gt=first, starts_at__lt=last).values("edition")
    )
    found = list(rows.select_related("host").order_by("-opened_at", "-pk")[: MOST_DRAWN + 1])
    periods: dict[int, list[Period]] = {row.pk: [] for row in found[:MOST_DRAWN]}
    for period in Period.objects.filter(edition__in=periods, ends_at__gt=first, starts_at__lt=last).order_by(
        "starts_at", "pk"
    ):
        periods[period.edition_id].append(period)
    made = [(row, periods[row.pk]) for row in found[:MOST_DRAWN]]
    return sorted(made, key=lambda one: (one[1][0].starts_at, one[0].pk)), len(found) > MOST_DRAWN


def subscribed(since: datetime, *, edition: UUID | str | None = None) -> list[Period]:
    """What a calendar program takes: every period that ends after `since`, the earliest first."""
    rows = Period.objects.filter(ends_at__gt=since).exclude(edition__state__in=(State.DRAFT, State.CANCELLED))
    rows = rows.filter(edition__uuid=edition) if edition else rows
    return list(rows.select_related("edition__host").order_by("ends_at", "pk")[:MOST_DATES])


# -- history ------------------------------------------------------------------------------------------------


def past() -> list[PastEdition]:
    return list(PastEdition.objects.order_by("scheme", "-year", "code"))


def past_edition(code: str) -> PastEdition | None:
    return PastEdition.objects.filter(code=code).first()


def announced() -> QuerySet[Edition]:
    """Own editions whose result everybody reads; order them by `-announced_at, -id`."""
    return editions().filter(announced_at__isnull=False)


def since(today: datetime) -> datetime:
    """A subscription still shows what ended half a year ago."""
    return today - timedelta(days=183)


# -- what happened ------------------------------------------------------------------------------------------


def happenings(verbs: Sequence[str], *, place: Region | None = None, most: int = 40) -> list[EditionEvent]:
    """Of editions that everybody reads, the newest first."""
    rows = EditionEvent.objects.filter(verb__in=verbs).exclude(edition__state=State.DRAFT)
    if place is not None:
        within = Q(edition__host__region=place)
        if place.level == Level.PROVINCE:
            within |= Q(edition__host__region__code__startswith=f"{place.code}.")
        rows = rows.filter(within)
    return list(rows.select_related("edition__host", "change__period").order_by("-pk")[:most])


def closings(editions: Collection[int]) -> dict[int, datetime]:
    """Edition → the end of its registration, exclusive."""
    rows = Period.objects.filter(edition__in=editions, stage=Stage.REGISTRATION)
    return dict(rows.values_list("edition_id", "ends_at"))
