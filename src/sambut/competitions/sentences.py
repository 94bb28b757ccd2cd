"""States, rules and findings as people read them."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sambut.competitions.checking import Finding
from sambut.competitions.eligibility import Ruling
from sambut.competitions.models import Rule
from sambut.competitions.rules import Says
from sambut.competitions.states import EntryState, RuleKind, State
from sambut.frame import numbers
from sambut.frame.refusals import spoken

EDITION_MARKS = {State.DRAFT: "shut", State.OPEN: "moving", State.ANNOUNCED: "waiting", State.DECIDED: "answered", State.FINISHED: "answered", State.CANCELLED: "shut"}
ENTRY_MARKS = {
    EntryState.DRAFT: "new", EntryState.WITH_ADMIN: "waiting", EntryState.RETURNED: "late", EntryState.SUBMITTED: "moving",
    EntryState.ACCEPTED: "answered", EntryState.REFUSED: "shut", EntryState.JUDGED: "moving", EntryState.NOMINATED: "answered",
    EntryState.NOT_CHOSEN: "shut", EntryState.FINALIST: "answered", EntryState.WINNER: "answered", EntryState.STRIPPED: "shut",
    EntryState.WITHDRAWN: "shut", EntryState.LAPSED: "shut",
}  # fmt: skip
SAYS_MARKS = {Says.MET: "answered", Says.UNMET: "late", Says.UNKNOWN: "waiting"}
SAYS_WORDS = {
    Says.MET: _("terpenuhi"),
    Says.UNMET: _("belum terpenuhi"),
    Says.UNKNOWN: _("perlu diperiksa"),
}


def edition_state(state: str) -> tuple[str, str]:
    return EDITION_MARKS[State(state)], str(State(state).label)


def entry_state(state: str) -> tuple[str, str]:
    return ENTRY_MARKS[EntryState(state)], str(EntryState(state).label)


def says(ruling: Ruling) -> tuple[str, str]:
    return SAYS_MARKS[ruling.says], str(SAYS_WORDS[ruling.says])


# -- rules ------------------------------------------------------------------------------------------------


def rule_words(rule: Rule) -> str:
    """What the rule asks, in one sentence."""
    facts = {"number": numbers.number(rule.number or 0), "words": rule.words, "since": str(rule.since or "")}
    words = {
        RuleKind.YOUNGEST: _("Berjalan paling sedikit %(number)s bulan pada hari penutupan."),
        RuleKind.OLDEST: _("Berjalan paling lama %(number)s bulan pada hari penutupan."),
        RuleKind.MOST_PER_BODY: _("Paling banyak %(number)s entri dari satu instansi."),
        RuleKind.NOT_AWARDED: _("Belum pernah meraih %(words)s."),
        RuleKind.AWARDED: _("Pernah meraih %(words)s."),
        RuleKind.FINALIST_AT_MOST: _("Paling banyak %(number)s kali %(words)s."),
        RuleKind.TITLE_ONCE: _("Judulnya tidak dipakai entri lain pada edisi ini."),
        RuleKind.RUNNING: _("Sudah berjalan, bukan lagi ide atau uji coba."),
        RuleKind.BASELINE: _("Ada angka dari sebelum inovasi dimulai."),
        RuleKind.CATEGORY: _("Kategori sudah dipilih."),
        RuleKind.INSIDE: _("Dari instansi penyelenggara, atau dari wilayahnya."),
        RuleKind.ADAPTED: _("Mengadaptasi inovasi lain, dan catatannya menyebut asalnya."),
        RuleKind.NOT_ADAPTED: _("Bukan adaptasi inovasi lain."),
    }[RuleKind(rule.kind)]
    said, since = str(words % facts), str(_("sejak %(since)s") % facts)
    return f"{said[:-1]}, {since}." if rule.since else said


def ruling_words(ruling: Ruling) -> str:
    """What is so of this innovation, and what to do about it."""
    facts, kind, met = ruling.verdict.facts, RuleKind(ruling.rule.kind), ruling.says == Says.MET
    if kind in (RuleKind.YOUNGEST, RuleKind.OLDEST):
        return _age_words(ruling)
    if kind in (RuleKind.NOT_AWARDED, RuleKind.AWARDED):
        return _award_words(facts.get("won", ()), unsure=ruling.says == Says.UNKNOWN)
    if kind == RuleKind.FINALIST_AT_MOST:
        count = facts["times"]
        return ngettext("Tercatat %(count)s kali.", "Tercatat %(count)s kali.", count) % {
            "count": numbers.number(count)
        }
    if kind in (RuleKind.MOST_PER_BODY, RuleKind.TITLE_ONCE):
        count = facts["others"]
        if kind == RuleKind.TITLE_ONCE:
            return "" if met else str(_("Ada entri lain dengan judul yang sama. Ubah judul entri Anda."))
        words = ngettext(
            "Instansi Anda sudah mengirim %(count)s entri.", "Instansi Anda sudah mengirim %(count)s entri.", count
        )
        return words % {"count": numbers.number(count)}
    if kind == RuleKind.CATEGORY and ruling.says == Says.UNKNOWN:
        return str(_("Dipilih ketika entri dimulai."))
    return "" if met else str(TO_DO[kind])


TO_DO = {
    RuleKind.RUNNING: _("Bila sudah berjalan, nyatakan pada catatan inovasinya."),
    RuleKind.BASELINE: _("Tulis satu indikator dengan nilai awalnya pada catatan inovasi."),
    RuleKind.CATEGORY: _("Pilih kategori pada entri Anda."),
    RuleKind.INSIDE: _("Lomba ini hanya untuk wilayah penyelenggaranya."),
    RuleKind.ADAPTED: _("Catatan inovasinya tidak menyebut asal adaptasi."),
    RuleKind.NOT_ADAPTED: _("Catatan inovasinya menyebut asal adaptasi. Pilih kelompok replikasi bila ada."),
}


def _age_words(ruling: Ruling) -> str:
    age, year = ruling.verdict.facts.get("age"), ruling.verdict.facts.get("year")
    if age is None:
        return str(_("Catatan inovasinya belum menyebut kapan mulai berjalan. Tulis tanggalnya."))
    if year:
        return str(
            _("Catatannya hanya menyebut tahun %(year)s. Tulis tanggalnya supaya dapat dihitung.") % {"year": year}
        )
    words = ngettext(
        "Umurnya %(count)s bulan pada hari penutupan.", "Umurnya %(count)s bulan pada hari penutupan.", age
    )
    return words % {"count": numbers.number(age)}


def _award_words(won: Sequence[str], *, unsure: bool) -> str:
    if not won:
        return str(_("Tidak ada yang tercatat."))
    words = _("Tercatat: %(won)s, tetapi sumbernya belum pasti.") if unsure else _("Tercatat: %(won)s.")
    return str(words % {"won": ", ".join(won)})


# -- findings of the checker --------------------------------------------------------------------------------

FINDINGS = {
    "no_period": _("Tahap %(stage)s belum punya waktu. Tulis kapan mulai dan kapan ditutup."),
    "closed_already": _("Pendaftaran sudah tertutup pada %(closing)s. Geser kalendernya."),
    "objection_short": _("Masa sanggah lebih pendek dari %(days)s hari yang dijanjikan edisi ini."),
    "overlap": _("%(second)s mulai sebelum %(first)s selesai. Geser salah satunya."),
    "verification_before_closing": _(
        "Verifikasi admin lokal selesai sebelum pendaftaran ditutup: entri hari terakhir tidak akan sempat diperiksa."
    ),
    "no_guideline": _("Nomor pedoman belum ditulis. Peserta akan menanyakannya."),
    "no_group": _("Belum ada kelompok. Buat paling sedikit satu."),
    "no_cluster": _("Belum ada klaster. Tanpa klaster tidak ada kuota."),
    "quota_zero": _("Klaster %(cluster)s berkuota nol: tidak ada yang dapat menang di sana."),
    "kind_twice": _("Jenis instansi %(kind)s ada di dua klaster. Pilih satu."),
    "no_question": _("Formulirnya masih kosong."),
    "no_criterion": _("Belum ada kriteria penilaian."),
    "weights": _("Bobot kriteria untuk kelompok %(group)s berjumlah %(total)s, bukan 100."),
    "criterion_without_question": _(
        "Kriteria %(criterion)s tidak punya pertanyaan: juri menilai yang tidak ditanyakan."
    ),
    "weight_zero": _("Kriteria %(criterion)s berbobot nol: dinilai, tetapi tidak dihitung."),
    "criterion_without_level": _(
        "Kriteria %(criterion)s belum punya rubrik: tiap juri akan memakai ukurannya sendiri."
    ),
    "rule_incomplete": _("Persyaratan “%(rule)s” belum lengkap: angka atau penghargaannya belum ditulis."),
    "no_category": _("Kategori diwajibkan, tetapi tidak ada satu pun kategori."),
    "age_impossible": _("Usia paling sedikit %(youngest)s bulan lebih besar dari paling banyak %(oldest)s bulan."),
    "adapted_both": _("Kelompok %(group)s meminta adaptasi dan bukan adaptasi sekaligus: tidak ada yang dapat ikut."),
}


def finding_words(finding: Finding) -> str:
    return str(FINDINGS[finding.code]) % {name: spoken(value) for name, value in finding.facts.items()}
