"""The hall of honoured innovations, its map and trends, and what one region or one body was honoured for."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from sambut.competitions.models import Honour
from sambut.competitions.pages.around import one_of
from sambut.competitions.public import figures, reading, searching
from sambut.competitions.public.reading import Options, Wanted
from sambut.competitions.states import Going, Scheme, TallyBy
from sambut.frame import answers, dates
from sambut.frame.figures import Figure, Words
from sambut.frame.numbers import number
from sambut.frame.paging import slice_of
from sambut.frame.templating import with_query
from sambut.innovations.states import Grade, State
from sambut.kernel.clock import now
from sambut.organisations.models import Organisation
from sambut.organisations.queries import organisation
from sambut.regions.models import Region
from sambut.regions.queries import children, region
from sambut.regions.states import Level

SIZE, ORDER, LONGEST = 24, ("-year", "-id"), 34
SHORT = {
    Scheme.KIPP: gettext_lazy("KIPP"),
    Scheme.COMPLAINTS: gettext_lazy("lomba pengaduan"),
    Scheme.LOCAL: gettext_lazy("lomba daerah"),
}
"""As the kinds are called inside a sentence of filters, which must fit a phone."""
GOING = {Going.GOING: "moving", Going.STOPPED: "shut", Going.UNKNOWN: "new"}


@require_GET
def hall(request: HttpRequest) -> HttpResponse:
    """Every honour that a source states, newest first, or the best matches of a question; filters stand in the address."""
    options = reading.options()
    wanted, provinces = wanted_of(request, options), list(children())
    asked = " ".join(request.GET.get("cari", "").replace("\x00", " ").split())[:200]
    rows = searching.narrowed(reading.hall(wanted), asked) if asked else reading.hall(wanted)
    page = slice_of(rows, order=ORDER, after=request.GET.get("setelah"), size=SIZE)
    facts = {
        "slice": page, "rows": [told(one) for one in page.rows], "asked": asked, "filtered": wanted != Wanted(), "provinces": provinces,
        "place": next((one for one in provinces if one.code == wanted.province), None), **_filters(request, wanted, options),
    }  # fmt: skip
    return answers.page(request, "competitions/public/hall.html", facts)


def wanted_of(request: HttpRequest, options: Options) -> Wanted:
    """What the address asks for; what is not there is left out."""
    year, grade = one_of(request, "tahun", map(str, options.years)), one_of(request, "bukti", ("1", "2", "3", "4"))
    province = request.GET.get("provinsi", "")
    return Wanted(
        one_of(request, "lomba", Scheme.values), int(year or 0), one_of(request, "peringkat", (key for key, _name in options.levels)),
        one_of(request, "kategori", (key for key, _name in options.categories)), one_of(request, "jenis", (one.code for one in options.kinds)),
        province if len(province) == 2 and province.isascii() and province.isdigit() else "", one_of(request, "jalan", Going.values), int(grade or 0),
    )  # fmt: skip


def told(honour: Honour) -> dict[str, Any]:
    """One honour as a row: the link only where the record is public."""
    award, record = honour.award, honour.innovation
    public = record is not None and record.state == State.PUBLIC
    return {
        "honour": honour, "award": award, "record": record if public else None, "going": (GOING[Going(honour.going)], Going(honour.going).label),
        "where": honour.region.name if honour.region else award.province_name, "body": honour.body,
    }  # fmt: skip


def _filters(request: HttpRequest, wanted: Wanted, options: Options) -> dict[str, Any]:
    choices = {
        "scheme": ("lomba", [("", _("semua lomba")), *((one.value, str(SHORT[one])) for one in Scheme)], wanted.scheme),
        "year": ("tahun", [("", _("semua tahun")), *((str(one), str(one)) for one in options.years)], str(wanted.year or "")),
        "level": ("peringkat", [("", _("peringkat apa pun")), *options.levels], wanted.level),
        "category": ("kategori", [("", _("kategori apa pun")), *options.categories], wanted.category),
        "kind": ("jenis", [("", _("instansi apa pun")), *((one.code, one.title) for one in options.kinds)], wanted.kind),
        "going": ("jalan", [("", _("berjalan atau tidak")), *((one.value, str(one.label)) for one in Going)], wanted.going),
        "grade": ("bukti", [("", _("bukti apa pun")), *((str(one.value), str(one.label)) for one in Grade if one)], str(wanted.evidence or "")),
    }  # fmt: skip
    return {f"{name}_filter": _filter(request, *given) for name, given in choices.items()}


def _filter(
    request: HttpRequest, key: str, choices: list[tuple[str, str]], chosen: str
) -> tuple[str, list[tuple[str, str, bool]]]:
    options = [
        (_short(label), with_query(request, **{key: value or None, "setelah": None}), value == chosen)
        for value, label in choices
    ]
    return _short(dict(choices)[chosen]), options


def _short(label: str) -> str:
    """What a phone of 320 px holds in one line."""
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"


# -- figures ------------------------------------------------------------------------------------------------


@require_GET
def maps(request: HttpRequest) -> HttpResponse:
    """Where honoured innovations are and in which categories: kept figures only."""
    at, scheme = now(), _scheme(request)
    counts, local = reading.by_place(TallyBy.PROVINCE, scheme=scheme), reading.by_place(TallyBy.REGENCY, scheme=scheme)
    provinces = reading.places(Level.PROVINCE)
    shown: dict[str, Any] = {"scheme": str(scheme.label), "at": at}
    choices = [(one.value, str(SHORT[one])) for one in Scheme]
    trends = [
        (f"kategori-{scheme.value}", scheme.label, figures.trend(f"kategori-{scheme.value}", reading.tallies(TallyBy.CATEGORY, scheme=scheme), scheme=str(scheme.label), at=at))
        for scheme in Scheme
    ]  # fmt: skip
    facts = {
        "map": figures.honour_map(counts, **shown), "rate": figures.rate_map(counts, provinces, **shown),
        "regencies": figures.regencies(local, reading.places(Level.REGENCY), **shown) if local else None, "trends": trends,
        "elsewhere": counts.get("", 0), "definition": figures.definition(), "provinces": [(one, counts.get(one.code, 0)) for one in provinces],
        "scheme": scheme, "scheme_filter": _filter(request, "lomba", choices, scheme.value),
    }  # fmt: skip
    return answers.page(request, "competitions/public/maps.html", facts)


def _scheme(request: HttpRequest) -> Scheme:
    """Contests of one kind at a time: a contest of a region fills its own region only. The national one unless asked."""
    return Scheme(one_of(request, "lomba", Scheme.values) or Scheme.KIPP)


@require_GET
def figure_csv(request: HttpRequest, name: str) -> HttpResponse:
    """The numbers behind one figure. Regions with their codes and all of them, also where nothing is recorded."""
    at = now()
    if name in ("provinsi", "kabupaten"):
        by, level = (TallyBy.PROVINCE, Level.PROVINCE) if name == "provinsi" else (TallyBy.REGENCY, Level.REGENCY)
        return answers_csv(name, _places_csv(reading.places(level), reading.by_place(by, scheme=_scheme(request))))
    scheme = name.removeprefix("kategori-")
    if not name.startswith("kategori-") or scheme not in Scheme.values:
        raise Http404
    drawn = figures.trend(
        name, reading.tallies(TallyBy.CATEGORY, scheme=scheme), scheme=str(Scheme(scheme).label), at=at
    )
    if drawn is None:
        raise Http404
    return answers_csv(name, drawn.csv)


def _places_csv(places: list[Region], counts: dict[str, int]) -> str:
    head = [_("kode"), _("nama"), _("inovasi berpenghargaan tercatat"), _("penduduk"), _("per 100.000 penduduk")]
    rows = [
        [one.code, one.name, counts.get(one.code, 0), one.population, _rate(counts.get(one.code, 0), one.population)]
        for one in places
    ]
    return figures.table_csv(head, rows)


def _rate(many: int, people: int | None) -> float | None:
    return round(figures.PEOPLE * many / people, 4) if people else None


def answers_csv(name: str, text: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


# -- one region, one body -----------------------------------------------------------------------------------


@require_GET
def of_region(request: HttpRequest, code: str) -> HttpResponse:
    place = region(code)
    if place is None or place.level not in (Level.PROVINCE, Level.REGENCY):
        raise Http404
    where = Q(body__region=place) | Q(region=place)
    if place.level == Level.PROVINCE:
        where |= Q(body__region__code__startswith=f"{place.code}.")
    facts = {"region": place, "name": place.name, "chosen": reading.chosen_of(where)}
    return _honours(request, facts, reading.by_year(place), reading.of_region(place))


@require_GET
def of_body(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = _body(uuid)
    facts = {"body": found, "name": found.name, "chosen": reading.chosen_of(Q(body=found))}
    return _honours(request, facts, reading.body_by_year(found), reading.of_body(found))


def _body(uuid: UUID) -> Organisation:
    found = organisation(str(uuid))
    if found is None or found.parent_id is not None:
        raise Http404
    return found


def _honours(request: HttpRequest, facts: dict[str, Any], years: dict[int, int], rows: Any) -> HttpResponse:
    page = slice_of(rows, order=ORDER, after=request.GET.get("setelah"), size=SIZE)
    facts |= {
        "slice": page,
        "rows": [told(one) for one in page.rows],
        "years": years,
        "total": sum(years.values()),
        "definition": figures.definition(),
    }
    if years:
        facts["drawn"] = _by_year(facts["name"], years)
    return answers.page(request, "competitions/public/honours.html", facts)


def _by_year(name: str, years: dict[int, int]) -> Figure:
    said = {"name": name, "count": number(sum(years.values()))}
    words = Words(
        _("Inovasi berpenghargaan menurut tahun"), _("inovasi"), dates.day(now(), "plain"), figures.source(now()), note=figures.sample()
    )  # fmt: skip
    return figures.columns_of(
        "tahun", years, words, title=_("%(count)s inovasi %(name)s tercatat meraih penghargaan") % said
    )
