"""States, rules and findings as people read them."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sambut.competitions.editions.checking import Finding
from sambut.competitions.eligibility import Ruling
from sambut.competitions.measures.sentences import body_words, kinds_words
from sambut.competitions.models import Rule
from sambut.competitions.rules import OF_BODIES, Says
from sambut.competitions.states import EntryState, RuleKind, State
from sambut.frame import numbers
from sambut.frame.refusals import spoken

EDITION_MARKS = {
    State.DRAFT: "shut",
    State.OPEN: "moving",
    State.ANNOUNCED: "waiting",
    State.DECIDED: "answered",
    State.FINISHED: "answered",
    State.CANCELLED: "shut",
}
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
    meant = kinds_words(rule.words) if rule.kind == RuleKind.BODY_KIND else rule.words
    facts = {"number": numbers.number(rule.number or 0), "words": meant, "since": str(rule.since or "")}
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
        RuleKind.ADAPTED_AWARDED: _("Mengadaptasi inovasi yang meraih %(words)s."),
        RuleKind.INVITED: _("Ikut atas undangan."),
        RuleKind.GOALS: _("Menyebut tujuan pembangunan berkelanjutan (TPB/SDGs) yang dilayani."),
        RuleKind.BODY_KIND: _("Jenis instansinya: %(words)s."),
        RuleKind.IN_USE: _("Mengelola pengaduan paling sedikit %(number)s bulan pada hari penutupan."),
        RuleKind.UNITS_CONNECTED: _("Paling sedikit %(number)s%% unitnya punya pejabat penghubung."),
    }[RuleKind(rule.kind)]
    said, years = str(words % facts), _years(rule)
    return f"{said[:-1]}, {years}." if years else said


def _years(rule: Rule) -> str:
    facts = {"since": rule.since, "until": rule.until}
    if rule.since and rule.until:
        return str(_("tahun %(since)s sampai %(until)s") % facts)
    if rule.since:
        return str(_("sejak %(since)s") % facts)
    return str(_("sampai %(until)s") % facts) if rule.until else ""


def ruling_words(ruling: Ruling) -> str:
    """What is so of this innovation, and what to do about it."""
    facts, kind, met = ruling.verdict.facts, RuleKind(ruling.rule.kind), ruling.says == Says.MET
    if kind in (RuleKind.YOUNGEST, RuleKind.OLDEST):
        return _age_words(ruling)
    if kind == RuleKind.INVITED:
        return str(_("Undangannya diperiksa panitia. Lampirkan bila diminta."))
    if kind == RuleKind.ADAPTED_AWARDED:
        return _origin_words(ruling)
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
    if (kind in OF_BODIES and not met) or kind in (RuleKind.IN_USE, RuleKind.UNITS_CONNECTED):
        return body_words(ruling)
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
    RuleKind.GOALS: _("Pilih paling sedikit satu tujuan pada catatan inovasi."),
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


def _origin_words(ruling: Ruling) -> str:
    """Of what it was adapted from."""
    if ruling.says == Says.UNMET:
        return str(TO_DO[RuleKind.ADAPTED])
    won = ruling.verdict.facts.get("won", ())
    if not won:
        return str(_("Penghargaan inovasi asalnya tidak tercatat di sini. Panitia memeriksanya."))
    return _award_words(won, unsure=ruling.says == Says.UNKNOWN)


def _award_words(won: Sequence[str], *, unsure: bool) -> str:
    if not won:
        return str(_("Tidak ada yang tercatat."))
    words = _("Tercatat: %(won)s, tetapi sumbernya belum pasti.") if unsure else _("Tercatat: %(won)s.")
    return str(words % {"won": ", ".join(won)})


# -- findings of the checker --------------------------------------------------------------------------------

FINDINGS = {
    "no_period": _("Tahap %(stage)s belum punya waktu. Tulis kapan mulai dan kapan ditutup."),
    "closed_already": _("Pendaftaran sudah tertutup pada %(closing)s. Geser kalendernya."),
    "year_elsewhere": _(
        "Edisi ini bertahun %(year)s, tetapi pendaftarannya dibuka pada %(opening)s. Samakan keduanya."
    ),
    "objection_short": _("Masa sanggah lebih pendek dari %(days)s hari yang dijanjikan edisi ini."),
    "final_weights": _("Bobot kriteria panel berjumlah %(total)s, bukan 100, atau tidak ada yang dinilai panel."),
    "no_visit_item": _("Verifikasi lapangan berbobot, tetapi daftar periksanya kosong."),
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
    "criterion_other_group": _(
        "Kriteria %(criterion)s untuk satu kelompok menilai pertanyaan kelompok lain: tidak ada yang dinilai dengannya."
    ),
    "level_above_scale": _("Rubrik %(criterion)s memuat nilai di atas %(scale)s, nilai tertingginya."),
    "maintenance_before_closing": _(
        "Sistem dijadwalkan padam pada minggu terakhir sebelum %(stage)s ditutup. Geser salah satunya."
    ),
    "file_without_sort": _("Lampiran %(file)s tidak menyebut jenis berkas yang diterima."),
    "file_other_group": _("Lampiran %(file)s untuk satu kelompok menempel pada pertanyaan kelompok lain."),
    "file_seen_blind": _(
        "Lampiran %(file)s dapat dibuka juri pada lomba yang namanya ditutup. Pastikan isinya tidak menyebut instansi."
    ),
    "rule_years": _("Syarat “%(rule)s” berakhir sebelum dimulai: periksa kedua tahunnya."),
    "rule_incomplete": _("Persyaratan “%(rule)s” belum lengkap: angka atau penghargaannya belum ditulis."),
    "rule_of_others": _("Persyaratan “%(rule)s” tidak cocok dengan pesertanya. Hapus, atau pilih jenis lomba lain."),
    "no_figures_period": _("Masa penilaian laporan belum ditulis: indikator tidak dapat dihitung."),
    "no_category": _("Kategori diwajibkan, tetapi tidak ada satu pun kategori."),
    "age_impossible": _("Usia paling sedikit %(youngest)s bulan lebih besar dari paling banyak %(oldest)s bulan."),
    "adapted_both": _("Kelompok %(group)s meminta adaptasi dan bukan adaptasi sekaligus: tidak ada yang dapat ikut."),
}


def finding_words(finding: Finding) -> str:
    return str(FINDINGS[finding.code]) % {name: spoken(value) for name, value in finding.facts.items()}
