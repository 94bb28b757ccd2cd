"""What hurts over time, and where."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from sambut.complaints.models import Category
from sambut.frame import dates
from sambut.frame.figures import Column, Figure, Run, Words, bars, multiples, tile_map
from sambut.frame.numbers import percent
from sambut.insights import rules
from sambut.insights.counting import add_months
from sambut.insights.queries import Topic, Totals
from sambut.insights.sentences import inside
from sambut.regions.models import Region

QUARTERS = 12
MOST_LINES = 4
FEWEST_QUARTERS = 3
IN_TIME_CUTS = (0.4, 0.6, 0.75, 0.9)
GOOD = 0.6
Months = Mapping[int | None, Mapping[date, int]]


def source(counted_at: datetime) -> str:
    return _("Sambut, dihitung %(day)s") % {"day": dates.day(counted_at)}


def over_time(
    region: Region,
    topics: Sequence[Topic],
    counts: Months,
    *,
    through: date,
    counted_at: datetime,
) -> Figure | None:
    """The largest topics by quarter for 100,000 people, from when all of them are known on; without one that has a quarter too small to show."""
    if not region.population:
        return None
    drawn = [
        (topic, quarters)
        for topic, quarters in _by_quarter(topics, counts, _firsts(through))
        if all(rules.shown(quarter) is not None for quarter in quarters.values())
    ][:MOST_LINES]
    firsts = sorted(set.intersection(*(set(quarters) for _topic, quarters in drawn))) if drawn else []
    if len(firsts) < FEWEST_QUARTERS:
        return None
    runs = [
        Run(topic.category.name, [rules.rate(quarters[first], region.population) or 0.0 for first in firsts])
        for topic, quarters in drawn
    ]
    words = Words(
        subject=_("Laporan menurut pokok"), unit=_("laporan per 100.000 penduduk dalam tiga bulan"),
        period=_("%(first)s sampai %(last)s") % {"first": dates.month(firsts[0]), "last": dates.month(through)}, source=source(counted_at),
        note=_("Semua gambar berskala sama, mulai dari 0."),
    )  # fmt: skip
    return multiples("pokok", firsts, runs, words, title=_grown(drawn, firsts) or words.subject)


def _grown(drawn: Sequence[tuple[Topic, dict[date, int]]], firsts: Sequence[date]) -> str:
    """The topic that grew most from the first quarter to the last, by more than chance; nothing when none did."""
    changes = [(rules.change(quarters[firsts[0]], quarters[firsts[-1]]), topic) for topic, quarters in drawn]
    sure = [(found.share, topic.category.name) for found, topic in changes if found and found.sure and found.share > 0]
    if not sure:
        return ""
    share, name = max(sure)
    return _("%(topic)s naik %(share)s: tiga bulan terakhir dibanding tiga bulan sejak %(first)s") % {
        "topic": name, "share": percent(share), "first": dates.month(firsts[0]),
    }  # fmt: skip


def quarters(
    region: Region, topics: Sequence[Topic], counts: Months, *, through: date
) -> tuple[list[str], list[list[object]]]:
    """The same as a table, of all topics: a topic and a quarter a row; what is too small is an empty cell."""
    firsts = _firsts(through)
    head = [_("pokok"), _("nama"), _("bulan pertama"), _("laporan"), _("per 100.000 penduduk")]
    rows: list[list[object]] = []
    for topic, numbers in _by_quarter(topics, counts, firsts):
        for first, count in numbers.items():
            known = rules.shown(count)
            rate = rules.rate(known, region.population)
            rows.append(
                [
                    topic.category.code,
                    topic.category.name,
                    f"{first:%Y-%m}",
                    known,
                    None if rate is None else round(rate, 2),
                ]
            )
    return head, rows


def _firsts(through: date) -> list[date]:
    return [add_months(through, -3 * QUARTERS + 1 + 3 * place) for place in range(QUARTERS)]


def _by_quarter(topics: Sequence[Topic], counts: Months, firsts: Sequence[date]) -> list[tuple[Topic, dict[date, int]]]:
    """First month → reports of its quarter, from when every month is known on."""
    found = []
    mains = {topic.category.parent_id for topic in topics}
    for topic in topics:
        if topic.category.pk in mains:
            continue  # its months hold those of the finer topics
        own = counts.get(topic.category.pk, {})
        known = [first for first in firsts if topic.since and topic.since <= first]
        found.append((topic, {first: sum(own.get(add_months(first, more), 0) for more in range(3)) for first in known}))
    return found


def in_time_map(by_province: Mapping[str, Totals], *, through: date, counted_at: datetime) -> Figure:
    """Where answers come within the limit."""
    words = Words(
        subject=_("Laporan yang dijawab dalam batas waktunya"), unit=_("persen dari yang batasnya sudah tiba"),
        period=_("12 bulan sampai %(month)s") % {"month": dates.month(through)}, source=source(counted_at),
        note=_("Provinsi dengan kurang dari 30 laporan berbatas waktu diarsir."),
    )  # fmt: skip
    values = {code: totals.in_time_share for code, totals in by_province.items()}
    return tile_map("tepat-waktu", values, IN_TIME_CUTS, words, line=GOOD)


def rate_map(
    category: Category | None,
    by_province: Mapping[str, Totals],
    people: Mapping[str, int | None],
    *,
    through: date,
    counted_at: datetime,
) -> Figure:
    """Reports for 100,000 people, of one topic or of all."""
    values = {
        code: rules.rate(totals.received, people.get(code)) if rules.shown(totals.received, zero=False) else None
        for code, totals in by_province.items()
    }
    subject = _("Laporan tentang %(topic)s") % {"topic": inside(category.name)} if category else _("Semua laporan")
    words = Words(
        subject=subject, unit=_("laporan per 100.000 penduduk"),
        period=_("12 bulan sampai %(month)s") % {"month": dates.month(through)}, source=source(counted_at),
        note=_("Banyak laporan bisa juga berarti warga lebih mudah melapor. Angka di bawah lima laporan diarsir."),
    )  # fmt: skip
    return tile_map(
        "laporan-provinsi",
        values,
        _cuts([v for v in values.values() if v is not None]),
        words,
        shares=False,
        decimals=1,
    )


def _cuts(values: Sequence[float]) -> tuple[float, ...]:
    """Five classes of about as many provinces each, at round numbers."""
    ordered = sorted(values)
    if len(ordered) < 5:
        return (1, 5, 10, 20)
    found = []
    for place in range(1, 5):
        value = ordered[len(ordered) * place // 5]
        power = 10 ** max(len(str(int(value))) - 2, 0)
        found.append(round(value / power) * power if value >= 1 else round(value, 1))
    return tuple(dict.fromkeys(found))


def country_topics(topics: Sequence[tuple[Category, int]], *, through: date, counted_at: datetime) -> Figure:
    words = Words(
        subject=_("Pokok laporan seluruh negeri"), unit=_("laporan"),
        period=_("12 bulan sampai %(month)s") % {"month": dates.month(through)}, source=source(counted_at),
    )  # fmt: skip
    return bars("pokok-negeri", [(category.name, count) for category, count in topics], words)


__all__ = ["Column", "country_topics", "in_time_map", "over_time", "rate_map", "source"]
