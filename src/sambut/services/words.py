"""What was read, in words: times, fees, why something could not be read. One sentence for every code."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sambut.frame.numbers import number, rupiah
from sambut.services.models import Fee, Time
from sambut.services.states import ChannelKind, Component, FeeKind, TimeKind, TimeUnit

NBSP = "\u00a0"


def unit_words(unit: str, working: bool | None, amount: Decimal) -> str:
    count = int(amount) if amount == int(amount) else 2
    if unit == TimeUnit.DAY and working:
        return ngettext("hari kerja", "hari kerja", count).replace(" ", NBSP)
    if unit == TimeUnit.DAY and working is False:
        return ngettext("hari kalender", "hari kalender", count).replace(" ", NBSP)
    if unit == TimeUnit.HOUR and working:
        return ngettext("jam kerja", "jam kerja", count).replace(" ", NBSP)
    words = {
        TimeUnit.SECOND: lambda: ngettext("detik", "detik", count),
        TimeUnit.MINUTE: lambda: ngettext("menit", "menit", count),
        TimeUnit.HOUR: lambda: ngettext("jam", "jam", count),
        TimeUnit.DAY: lambda: ngettext("hari", "hari", count),
        TimeUnit.WEEK: lambda: ngettext("minggu", "minggu", count),
        TimeUnit.MONTH: lambda: ngettext("bulan", "bulan", count),
        TimeUnit.YEAR: lambda: ngettext("tahun", "tahun", count),
    }
    return words[TimeUnit(unit)]() if unit else ""


def span_words(
    shortest: Decimal | None, longest: Decimal | None, unit: str, working: bool | None, *, about: bool = False
) -> str:
    """`3 hari kerja`, `paling lama 3 hari kerja`, `7–10 menit`, `sedikitnya 1 hari`. Empty where there is no number."""
    if not unit:
        return ""
    if shortest is not None and longest is not None:
        ends = number(longest) if shortest == longest else f"{number(shortest)}–{number(longest)}"
        words = f"{ends}{NBSP}{unit_words(unit, working, longest)}"
        return _("sekitar %(time)s") % {"time": words} if about else words
    if longest is not None:
        return _("paling lama %(time)s") % {"time": f"{number(longest)}{NBSP}{unit_words(unit, working, longest)}"}
    if shortest is not None:
        return _("sedikitnya %(time)s") % {"time": f"{number(shortest)}{NBSP}{unit_words(unit, working, shortest)}"}
    return ""


def time_words(row: Time) -> str:
    return span_words(row.shortest, row.longest, row.unit, row.working, about=row.about)


def fee_words(row: Fee) -> str:
    """One row: an amount, free, or what stands instead of a number."""
    if row.kind == FeeKind.FREE:
        return _("gratis")
    if row.kind == FeeKind.AMOUNT and row.amount is not None:
        words = money(row.amount) if row.most is None else f"{money(row.amount)}–{money(row.most)}"
        return f"{words} {_('per')} {row.per}" if row.per else words
    return {
        FeeKind.FORMULA: _("dihitung dengan rumus"), FeeKind.RULE: _("menurut peraturan"),
        FeeKind.CONDITIONAL: _("bergantung pada keadaan"),
    }.get(FeeKind(row.kind), _("tidak tertulis jelas"))  # fmt: skip


def money(amount: Decimal) -> str:
    whole = amount == amount.to_integral_value()
    return rupiah(amount) if whole else f"Rp{number(amount, 2)}"


def time_instead(kind: str) -> str:
    """What to say where there is no duration."""
    words = {
        TimeKind.CONDITION_ONLY: lambda: _("Standarnya hanya menyebut syarat, bukan lama waktunya."),
        TimeKind.STAGES_ONLY: lambda: _("Standarnya hanya menyebut tahap, bukan lama waktunya."),
        TimeKind.START_ONLY: lambda: _("Standarnya hanya menyebut kapan mulai dihitung."),
        TimeKind.TENTATIVE: lambda: _("Standarnya menyebut waktunya tidak tentu."),
        TimeKind.OPENING_HOURS: lambda: _("Yang tertulis jam buka, bukan lama waktunya."),
        TimeKind.BROKEN: lambda: _("Angkanya tertulis tanpa satuan, jadi kami tidak menebaknya."),
    }
    return words.get(TimeKind(kind), lambda: _("Lama waktunya tidak dapat kami baca dari standarnya."))()


def fee_instead(kind: str) -> str:
    words = {
        FeeKind.RULE: lambda: _("Menurut peraturan yang disebut di bawah; jumlahnya tidak tertulis."),
        FeeKind.RULE_PER_CLASS: lambda: _("Berbeda menurut golongan, menurut peraturan yang disebut."),
        FeeKind.FORMULA: lambda: _("Dihitung dengan rumus."),
        FeeKind.CONDITIONAL: lambda: _("Bergantung pada keadaan."),
        FeeKind.DASH: lambda: _("Hanya ada tanda strip. Itu tidak berarti gratis; tanyakan dahulu."),
        FeeKind.UNCLEAR: lambda: _("Kalimatnya tidak jelas. Tanyakan dahulu sebelum membayar."),
    }
    return words.get(FeeKind(kind), lambda: _("Biayanya tidak tertulis. Tanyakan dahulu sebelum membayar."))()


REASONS: dict[str, Callable[[], str]] = {
    "no_duration": lambda: _("tidak ada lama waktu di dalamnya"),
    "dash": lambda: _("hanya tanda strip"),
    "unit_eaten": lambda: _("satuan waktunya hilang di sumbernya"),
    "no_unit": lambda: _("angka tanpa satuan"),
    "number_differs": lambda: _("angka dan kata bilangannya berbeda"),
    "ends_turned": lambda: _("batas bawah dan atas tertukar"),
    "upper_and_open": lambda: _("disebut paling lama, tetapi juga boleh lebih"),
    "tentative": lambda: _("disebut tidak tentu"),
    "said_twice": lambda: _("waktu yang sama ditulis dua kali"),
    "stages_added": lambda: _("beberapa tahap dijumlahkan"),
    "sum_differs": lambda: _("jumlah tahapnya tidak sama dengan totalnya"),
    "unit_of_neighbour": lambda: _("satuan diambil dari baris sebelumnya"),
    "column_unnamed": lambda: _("kolom tabelnya tidak bernama"),
    "template_left": lambda: _("sisa templat yang tidak diisi"),
    "fee_unclear": lambda: _("bukan jumlah, rumus, atau peraturan"),
    "formula_kept": lambda: _("rumusnya ditampilkan seperti tertulis"),
    "rule_kept": lambda: _("menunjuk peraturan tanpa menyebut jumlah"),
    "condition_kept": lambda: _("syaratnya ditampilkan seperti tertulis"),
    "free_but": lambda: _("disebut gratis, dengan pengecualian"),
    "borne_by_state": lambda: _("ditanggung anggaran negara atau daerah"),
    "step_says_pay": lambda: _("disebut gratis, tetapi salah satu langkahnya menyuruh membayar"),
    "prices_run_together": lambda: _("harga ditulis menyambung; dipisah menurut jumlahnya"),
    "double_numbers": lambda: _("nomor ganda dibuang"),
    "split_run_on": lambda: _("daftar yang menyambung dipisah"),
    "split_merged": lambda: _("dua butir yang menyatu dipisah"),
    "duplicates_merged": lambda: _("butir yang sama persis ditulis sekali"),
    "group_empty": lambda: _("ada kelompok tanpa isi"),
    "item_empty": lambda: _("ada butir bernomor tanpa isi"),
    "condition_cut": lambda: _("syaratnya terpotong"),
    "no_channel": lambda: _("tidak ada saluran pengaduan di dalamnya"),
    "masked": lambda: _("nomornya tidak lengkap"),
    "blank": lambda: _("nomor atau alamatnya tidak diisi"),
    "no_number": lambda: _("nomornya tidak disebut"),
    "no_address": lambda: _("alamatnya tidak disebut"),
    "not_an_address": lambda: _("yang tertulis bukan alamat"),
    "old_number": lambda: _("nomor lama"),
    "empty_at_source": lambda: _("kosong di sumbernya"),
    "lost_in_file": lambda: _("tidak ada di berkas yang dimasukkan"),
    "cut_in_file": lambda: _("terpotong di berkas yang dimasukkan"),
    "described_in_file": lambda: _("diringkas di berkas yang dimasukkan"),
}


def reason_words(code: str) -> str:
    return REASONS[code]() if code in REASONS else code


def channel_words(kind: str) -> str:
    return str(ChannelKind(kind).label)


def component_words(component: str) -> str:
    return str(Component(component).label)
