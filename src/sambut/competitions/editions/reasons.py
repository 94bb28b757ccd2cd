"""What is said when something around an edition is refused: files, maintenance, cancelling, likenesses, putting forward."""

from django.utils.translation import gettext_lazy as _

EDITIONS: dict[str, object] = {
    "entry.cancelled": _("Lomba ini dibatalkan, jadi entri ini tidak berjalan lagi. Naskahnya tetap tersimpan dan dapat dibaca."),
    "entry.send.lacks_files": _("Lampiran yang wajib belum ada: {lacking}. Lampirkan dulu, lalu kirim."),
    "entry.attach.not_asked": _("Lampiran ini tidak diminta dari kelompok Anda."),
    "entry.attach.other_sort": _("Berkas ini bukan jenis yang diminta. Yang diterima: {sorts}."),
    "entry.attach.not_what_it_says": _("Nama berkas ini berakhiran .{suffix}, tetapi isinya {sort}. Simpan ulang dengan jenis yang benar, lalu unggah lagi."),
    "entry.raise.not_decided": _("Hanya lomba daerah yang hasilnya sudah ditetapkan dapat mengajukan pemenangnya ke lomba di atasnya."),
    "entry.raise.no_record": _("Entri ini bukan tentang sebuah inovasi, jadi tidak dapat diajukan ke lomba inovasi."),
    "entry.raise.not_above": _("Lomba ini tidak di atas lomba Anda. Pilih lomba provinsi Anda atau lomba nasional."),
    "edition.cancel.without_letter": _("Tulis nomor surat dan alasannya; keduanya dibaca semua orang."),
    "edition.words.too_long": _("Nomor surat paling banyak {letter} huruf, alasan paling banyak {reason} huruf."),
    "edition.move_deadline.in_maintenance": _("Sistem dijadwalkan padam {starts} sampai {ends}. Pilih tenggat di luar waktu itu."),
    "edition.call_compare.no_entries": _("Belum ada entri yang terkirim, jadi belum ada yang dibandingkan."),
    "maintenance.plan.without_letter": _("Tulis nomor surat dan alasannya; keduanya dibaca semua orang."),
    "maintenance.plan.ends_first": _("Pemeliharaan ini berakhir sebelum dimulai. Periksa kedua waktunya."),
    "maintenance.plan.past": _("Waktu ini sudah lewat. Pilih waktu yang masih di depan."),
    "maintenance.plan.before_closing": _("{contest} ditutup {closing}. Seminggu sebelum penutupan sistem tidak dipadamkan. Pilih waktu lain."),
    "maintenance.call_off.over": _("Pemeliharaan ini sudah lewat atau sudah dibatalkan."),
    "access.maintenance.not_yours": _("Pemeliharaan dijadwalkan pengelola sistem atau admin nasional."),
    "likeness.see.not_found": _("Halaman ini tidak ada, atau bukan untuk Anda."),
    "access.likeness.not_both": _("Anda tidak berwenang membaca naskah yang satunya, jadi kutipannya tertutup bagi Anda."),
    "access.likeness.sealed": _("Ada benturan kepentingan antara Anda dan entri ini. Minta rekan Anda yang memutus."),
    "likeness.settle.without_reason": _("Tulis alasannya; ia berdiri pada daftar periksa entri."),
    "likeness.settle.too_long": _("Alasan paling banyak {longest} huruf."),
    "likeness.settle.over": _("Hasil lomba ini sudah diumumkan, jadi ini tidak dapat diputus lagi."),
}  # fmt: skip
