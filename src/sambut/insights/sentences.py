"""What the figures say, in sentences. Written from the numbers, with a quiet one where there is no finding."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sambut.frame import dates
from sambut.frame.numbers import number, percent
from sambut.insights.models import Effect
from sambut.insights.queries import Regional, Topic
from sambut.insights.rules import Change
from sambut.insights.states import Verdict, Why
from sambut.regions.models import Region

TWICE = 2.0
LESS = 0.5


def inside(name: str) -> str:
    """A topic's name inside a sentence: small, unless it begins with an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def lead(region: Region, found: Regional, *, effects: Sequence[Effect] = (), waiting: tuple[int, int] = (0, 0)) -> str:
    """What a regent reads first: what hurts most, and what came of what was done, or how much has no step yet."""
    if not found.topics:
        return _(
            "Belum ada cukup laporan dari %(region)s untuk dikatakan. Halaman ini terisi sendiri ketika warga melapor."
        ) % {"region": region.name}
    top = found.topics[0]
    said = _("Dalam 12 bulan sampai %(month)s warga paling banyak melaporkan %(topic)s: %(count)s laporan.") % {
        "month": dates.month(found.through), "topic": inside(top.category.name), "count": number(top.received),
    }  # fmt: skip
    done = next((one for one in effects if one.verdict in (Verdict.FELL, Verdict.ROSE)), None)
    return " ".join(
        part for part in (said, _beside_country(top), f"{effect_title(done)}." if done else _waiting(*waiting)) if part
    )


def _waiting(without: int, of: int) -> str:
    """How many of the topics that are told have no step yet."""
    if not without:
        return ""
    return _("Untuk %(without)s dari %(all)s pokok terbanyak belum ada langkah.") % {
        "without": number(without), "all": number(of),
    }  # fmt: skip


def _beside_country(topic: Topic) -> str:
    if not topic.rate or not topic.country_rate:
        return ""
    times = topic.rate / topic.country_rate
    if times >= TWICE:
        return _("Untuk penduduk sebanyak itu, %(times)s kali angka seluruh negeri.") % {"times": number(times, 1)}
    if times <= LESS:
        return _("Untuk penduduk sebanyak itu, kurang dari separuh angka seluruh negeri.")
    return ""


def change(found: Change | None) -> str:
    """`+37%`; what chance makes by itself is no change."""
    if found is None:
        return "—"
    if not found.sure:
        return _("hampir tetap")
    return ("+" if found.share > 0 else "") + percent(found.share)


def step(value: int) -> str:
    """Months that are drawn together."""
    return {1: _("per bulan"), 3: _("rata-rata tiga bulan"), 6: _("rata-rata enam bulan")}.get(
        value, _("rata-rata setahun")
    )


def effect(effect: Effect, people: int | None) -> str:
    """The answer to "did it work?", with how sure it is."""
    if effect.verdict == Verdict.TOO_LITTLE or effect.estimate is None or effect.low is None or effect.high is None:
        return _("Data belum cukup untuk dikatakan: %(why)s.") % {"why": why(effect)}
    unit = _unit(effect, people)
    if effect.verdict == Verdict.NO_CLEAR_CHANGE:
        return _("Tidak tampak perubahan yang melebihi naik turun biasa: perkiraannya %(estimate)s %(unit)s (rentang 95%%: %(low)s sampai %(high)s).") % {
            "estimate": _signed(unit.of(effect.estimate), unit.decimals), "unit": unit.words,
            "low": _signed(unit.of(effect.low), unit.decimals), "high": _signed(unit.of(effect.high), unit.decimals),
        }  # fmt: skip
    sizes = sorted(abs(unit.of(value)) for value in (effect.low, effect.high))
    facts = {
        "size": number(abs(unit.of(effect.estimate)), unit.decimals), "unit": unit.words,
        "low": number(sizes[0], unit.decimals), "high": number(sizes[1], unit.decimals),
    }  # fmt: skip
    if effect.estimate < 0:
        said = (
            _(
                "Kira-kira %(size)s %(unit)s lebih sedikit daripada tanpa langkah ini (rentang 95%%: %(low)s sampai %(high)s)."
            )
            % facts
        )
    else:
        said = (
            _(
                "Kira-kira %(size)s %(unit)s lebih banyak daripada tanpa langkah ini (rentang 95%%: %(low)s sampai %(high)s)."
            )
            % facts
        )
    if effect.verdict == Verdict.DOUBTFUL:
        doubt = _(
            "Tetapi daerah ini sudah berjalan lain daripada pembandingnya sebelum mulai, jadi belum dapat dikatakan karena langkah ini."
        )
        return f"{said} {doubt}"
    return said


class _Unit:
    """Reports a month of the region itself where its people are known, else for 100,000 people."""

    def __init__(self, people: int | None) -> None:
        self.factor = people / 100_000 if people else 1.0
        self.words = _("laporan sebulan") if people else _("laporan sebulan per 100.000 penduduk")
        self.decimals = 1

    def of(self, value: float) -> float:
        return value * self.factor


def _unit(effect: Effect, people: int | None) -> _Unit:
    unit = _Unit(people)
    if effect.low is not None and effect.high is not None and unit.of(effect.high - effect.low) >= 20:
        unit.decimals = 0
    return unit


def _signed(value: float, decimals: int) -> str:
    return ("+" if value > 0 else "") + number(value, decimals)


def why(effect: Effect) -> str:
    """Why nothing can be said, with the numbers that stand against it."""
    facts = effect.facts.get("why", {})
    if effect.why == Why.FEW_CASES and "cases" in facts:
        return _("hanya %(cases)s laporan dalam setahun sebelum mulai, padahal di bawah %(least)s kebetulan saja sudah membuat perubahan besar") % {
            "cases": _few(facts["cases"]), "least": number(facts["least"]),
        }  # fmt: skip
    if effect.why == Why.SHORT_AFTER and "months" in facts:
        return ngettext(
            "baru %(months)s bulan penuh sejak mulai, perlu %(least)s", "baru %(months)s bulan penuh sejak mulai, perlu %(least)s", facts["months"]
        ) % {"months": number(facts["months"]), "least": number(facts["least"])}  # fmt: skip
    if effect.why == Why.FEW_COMPARISONS and "regions" in facts:
        return _("hanya %(regions)s daerah yang dapat dijadikan pembanding, perlu %(least)s") % {
            "regions": number(facts["regions"]), "least": number(facts["least"]),
        }  # fmt: skip
    return str(Why(effect.why).label)


def _few(cases: int) -> str:
    """A number too small to show is only said to be small."""
    return number(cases) if cases == 0 or cases >= 5 else _("kurang dari 5")


def effect_title(effect: Effect) -> str:
    """The message of the figure: what happened beside the comparison."""
    topic = inside(effect.category.name) if effect.category else ""
    facts = {
        "topic": topic, "region": effect.region.name if effect.region else "", "month": dates.month(effect.started_on),
        "share": percent(abs(effect.relative or 0)),
    }  # fmt: skip
    if effect.verdict == Verdict.FELL and effect.relative is not None:
        return (
            _(
                "Sejak %(month)s laporan tentang %(topic)s di %(region)s turun %(share)s dibanding yang diperkirakan tanpa langkah ini"
            )
            % facts
        )
    if effect.verdict == Verdict.ROSE and effect.relative is not None:
        return (
            _(
                "Sejak %(month)s laporan tentang %(topic)s di %(region)s naik %(share)s dibanding yang diperkirakan tanpa langkah ini"
            )
            % facts
        )
    if effect.verdict == Verdict.DOUBTFUL:
        return _("Laporan tentang %(topic)s di %(region)s berubah, tetapi sebabnya diragukan") % facts
    return _("Laporan tentang %(topic)s di %(region)s berjalan seperti di daerah pembandingnya") % facts


def checks(effect: Effect) -> list[str]:
    """What was tried to find fault with the estimate, and what came of it."""
    if effect.estimate is None:
        return []
    facts = effect.facts
    said = []
    before = facts.get("before_the_start", {}).get("ok")
    said.append(
        _("Sebelum mulai, daerah ini berjalan seiring dengan pembandingnya.")
        if before
        else _("Sebelum mulai, daerah ini sudah berjalan lain daripada pembandingnya.")
    )
    early = facts.get("placebo_in_time", {}).get("ok")
    if early is None:
        said.append(_("Uji dengan tanggal mulai palsu belum dapat dibuat: perlu 18 bulan sebelum mulai."))
    elif early:
        said.append(
            _(
                "Dengan tanggal mulai palsu setahun lebih awal, tidak ada perubahan yang ditemukan: begitulah seharusnya."
            )
        )
    else:
        said.append(
            _("Dengan tanggal mulai palsu setahun lebih awal pun tampak perubahan: hasilnya perlu dibaca hati-hati.")
        )
    space = facts.get("placebo_in_space", {})
    if space.get("share") is not None:
        said.append(
            _("Dari %(draws)s daerah yang tidak memulai, %(share)s menyimpang sejauh ini atau lebih.")
            % {"draws": number(space["draws"]), "share": percent(space["share"], 1)}
        )
    said.append(
        _("Dipakai %(before)s bulan sebelum dan %(after)s bulan sesudah mulai.")
        % {"before": number(effect.months_before), "after": number(effect.months_after)}
    )
    return said


def definition_monthly() -> str:
    from sambut.insights.counting import METHOD

    return _(
        "Dihitung: laporan yang tidak dirahasiakan dan sudah disamarkan, menurut bulan diterima (WIB) dan daerah kejadiannya; bila daerahnya "
        "tidak disebut, daerah pemerintah yang harus menjawab. Tidak dihitung: yang diarsipkan karena kebencian atau di luar pelayanan publik. "
        "Angka di bawah lima disembunyikan. Angka seluruh negeri dibagi penduduk kabupaten dan kota yang warganya melapor di sini dalam 12 bulan "
        "itu. Banyak laporan tidak selalu berarti banyak masalah: bisa juga karena warga lebih mudah melapor. Metode %(method)s."
    ) % {"method": METHOD}


def definition_agreed() -> str:
    return _(
        "Dihitung: kesepakatan replikasi yang sudah ditandatangani kedua pihak, sekali, pada keadaannya sekarang. Dikerjakan berarti peniru mencatat hari "
        "mulai; berjalan berarti tiruannya sudah melayani warga. Janji di forum dan kesepakatan yang belum ditandatangani tidak dihitung."
    )


def definition_effect() -> str:
    from sambut.insights.effects.method import VERSION

    return _(
        "Laporan sebulan per 100.000 penduduk, dibandingkan dengan paling banyak 20 daerah sejenis yang belum memulai hal serupa dan yang paling dekat "
        "tingkat dan arahnya sebelum mulai. Rentang 95%% didapat dari memperlakukan setiap daerah pembanding seolah-olah ia yang "
        "memulai. Pokok keluhan dan bulan mulai diambil dari kesepakatan, bukan dipilih sesudah melihat hasilnya. Yang tidak dapat "
        "dikatakan: apakah hal lain yang terjadi pada bulan yang sama ikut berperan. Metode %(version)s."
    ) % {"version": VERSION}


def through(month: date) -> str:
    return _("bulan penuh sampai %(month)s") % {"month": dates.month(month)}
