"""Refusal code → sentence: what happened, what to do."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "calendar.beyond_decree": _(
        "Hari libur sesudah {until} belum ditetapkan, jadi batas waktu itu belum dapat dipastikan."
    ),
    "calendar.before_decree": _("Kalender hari kerja baru dimulai pada {start}. Pilih tanggal sesudahnya."),
    "calendar.limit_unreadable": _(
        "Batas waktu “{text}” tidak terbaca. Tulis misalnya 5wd (hari kerja), 60d (hari), 24h (jam), atau 8wh (jam kerja)."
    ),
    "calendar.limit_too_short": _("Batas waktu paling sedikit satu."),
    "calendar.limit_too_long": _("Batas waktu itu terlalu panjang. Yang paling panjang {longest}."),
    "calendar.zone_unknown": _(
        "Zona waktu itu tidak dikenal. Tulis misalnya Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura."
    ),
    "calendar.date_out_of_range": _("Tanggal itu terlalu jauh untuk dihitung."),
    "calendar.paused": _("Waktunya sedang berhenti, jadi batasnya baru dapat dihitung setelah berjalan lagi."),
    "calendar.list_empty": _("Daftar harinya masih kosong. Tulis satu hari di tiap baris: tanggal, nama, jenis."),
    "calendar.list_too_long": _("Daftar itu terlalu panjang. Satu keputusan memuat paling banyak {most} hari."),
    "calendar.line_unreadable": _("Baris {line} tidak terbaca. Tulis satu hari di tiap baris: tanggal, nama, jenis."),
    "calendar.date_unreadable": _(
        "Tanggal “{text}” di baris {line} tidak terbaca. Tulis tahun-bulan-hari, misalnya 2027-03-10."
    ),
    "calendar.kind_unknown": _(
        "Jenis “{text}” di baris {line} tidak dikenal. Pilih: libur nasional, cuti bersama, atau libur daerah."
    ),
    "calendar.name_wrong": _(
        "Nama hari di baris {line} kosong, terlalu panjang, atau memuat tanda yang tidak tercetak. Paling panjang {longest} huruf."
    ),
    "calendar.day_outside": _(
        "{day} berada di luar masa yang dicakup keputusan ini. Perbaiki tanggalnya atau masa cakupannya."
    ),
    "calendar.local_without_region": _("Libur daerah memerlukan daerahnya. Pilih daerah, atau ubah jenis harinya."),
    "calendar.takes_away_nothing": _(
        "Keputusan baru tidak mencabut hari satu per satu. Pilih keputusan yang diganti, lalu tulis seluruh daftar yang berlaku."
    ),
    "calendar.covers_overlap": _("Masa itu sudah dicakup {other}. Pilih keputusan itu sebagai yang diganti."),
    "calendar.hours_missing": _("Keputusan itu memuat jam kerja. Penggantinya harus memuat jam kerja juga."),
    "calendar.covers_wrong": _("Masa cakupan terbalik: hari pertama harus sebelum hari terakhir."),
    "calendar.supersedes_wrong": _(
        "Keputusan yang diganti tidak lagi berlaku. Muat ulang halaman ini dan pilih yang masih berlaku."
    ),
    "calendar.already_known": _("Keputusan dengan nomor ini sudah berlaku di sini."),
    "calendar.not_allowed": _("Hanya admin nasional dan pengelola sistem yang mengubah kalender hari kerja."),
    "calendar.approve.own_proposal.not_allowed": _(
        "Usul sendiri harus disetujui orang lain. Minta rekan Anda memeriksanya."
    ),
    "calendar.decide.from_in_force": _("Usul ini sudah disetujui dan berlaku."),
    "calendar.decide.from_rejected": _("Usul ini sudah ditolak. Ajukan yang baru bila masih perlu."),
    "calendar.decide.from_withdrawn": _("Usul ini sudah ditarik oleh pengusulnya."),
    "calendar.withdraw.not_allowed": _("Hanya pengusulnya yang menarik usul ini."),
    "calendar.not_found": _("Keputusan itu tidak ada di sini."),
}
