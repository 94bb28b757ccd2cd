"""Refusal code → sentence: what happened, what to do."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "glossary.add.word_wrong": _("Tulis satu kata saja, paling panjang {longest} huruf, tanpa spasi."),
    "glossary.add.meaning_wrong": _("Arti kata harus diisi, paling banyak {most} kata."),
    "glossary.add.exists": _("Kata itu sudah ada dalam glosarium. Akhiri dahulu arti yang lama, lalu tulis yang baru."),
    "glossary.end.ended": _("Kata itu sudah diakhiri."),
    "glossary.end.before_start": _("Tanggal akhir tidak boleh mendahului tanggal mulai."),
    "learning.too_little": _("Teks contohnya belum cukup untuk dipelajari."),
    "learning.unreadable": _("Berkas hasil belajar ini tidak terbaca. Latih ulang dari teks yang ada."),
}
