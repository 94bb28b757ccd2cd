"""What is said when something about offices, letters or support access is refused: what happened, what to do."""

from django.utils.translation import gettext_lazy as _

NOT_YOURS = _("Ini di luar wilayah tugas Anda. Minta admin instansi yang bersangkutan.")

REASONS = {
    "mandate.see.outside": NOT_YOURS,
    "mandate.appoint.no_right": _("Hanya admin instansi dan pengelola sistem yang dapat mengangkat petugas."),
    "mandate.appoint.oneself": _("Anda tidak dapat mengangkat diri sendiri. Minta admin lain melakukannya."),
    "mandate.appoint.no_office": _("Dukungan darurat tidak diangkat. Mintalah lewat halaman akses dukungan."),
    "mandate.appoint.own_custodian": _(
        "Anda ikut memutuskan pengaduan di instansi ini, jadi pemegang amanatnya harus diangkat pengelola sistem yang lain."
    ),
    "mandate.appoint.outside": _("Unit ini di luar instansi Anda. Minta admin instansi yang bersangkutan."),
    "mandate.appoint.upward": _(
        "Admin instansi hanya dapat mengangkat admin untuk unit di bawahnya. Minta admin di atas Anda atau pengelola sistem."
    ),
    "mandate.appoint.role": _(
        "Tugas ini hanya diberikan pengelola sistem. Hubungi dia dengan nomor surat keputusannya."
    ),
    "mandate.appoint.clash": _(
        "Orang ini menangani pengaduan di instansi yang sama. Pemegang amanat identitas harus orang lain; pilih orang lain atau akhiri tugas itu dulu."
    ),
    "mandate.appoint.shut_out": _("Akun orang ini sedang ditutup. Buka dulu akunnya, baru ia dapat diangkat."),
    "mandate.appoint.wrong_period": _("Tugas berakhir sebelum dimulai. Periksa kedua tanggalnya."),
    "mandate.appoint.organisation_ended": _("Unit ini sudah berakhir. Pilih unit penggantinya."),
    "mandate.appoint.twice": _(
        "Orang ini sudah memegang tugas yang sama di unit ini dalam masa itu. Akhiri atau perpanjang yang sudah ada."
    ),
    "mandate.appoint.unknown_organisation": _("Unit ini tidak ada di instansi Anda. Pilih salah satu dari daftar."),
    "mandate.acting.no_end": _("{kind} selalu berakhir. Isi tanggal berakhirnya."),
    "mandate.acting.no_decree": _("{kind} diangkat dengan surat perintah. Isi nomornya."),
    "mandate.acting.no_term": _("Batas masa {kind} belum diatur untuk tanggal itu. Hubungi pengelola sistem."),
    "mandate.acting.too_long": _("{kind} paling lama {days} hari. Pilih tanggal berakhir yang lebih dekat."),
    "mandate.end.ended": _("Tugas ini sudah berakhir."),
    "mandate.end.last_administrator": _(
        "Ini pengelola sistem yang terakhir. Angkat penggantinya dulu, baru akhiri tugas ini."
    ),
    "mandate.extend.open": _("Tugas ini tidak berakhir, jadi tidak perlu diperpanjang."),
    "mandate.extend.ended": _("Tugas ini sudah berakhir. Angkat orang ini sekali lagi."),
    "mandate.extend.not_later": _("Tanggal ini tidak lebih lambat dari yang sekarang. Pilih tanggal sesudahnya."),
    "mandate.found.founded": _("Pengelola sistem yang pertama sudah ada. Minta dia mengangkat yang lain."),
    "letter.issue.no_right": _("Surat kuasa dan surat tugas diterbitkan pimpinan atau admin instansi itu sendiri."),
    "letter.issue.oneself": _("Anda tidak dapat menerbitkan surat untuk diri sendiri. Minta pimpinan melakukannya."),
    "letter.issue.nobody": _("Surat belum diterbitkan: penerimanya belum punya akun."),
    "letter.issue.shut_out": _("Akun orang ini sedang ditutup. Buka dulu akunnya."),
    "letter.issue.no_number": _("Isi nomor suratnya."),
    "letter.issue.wrong_period": _("Surat berakhir sebelum dimulai atau sudah lewat. Periksa kedua tanggalnya."),
    "letter.revoke.ended": _("Surat ini sudah tidak berlaku."),
    "support.request.no_right": _("Akses dukungan hanya diminta pengelola sistem."),
    "support.request.for_another": _("Akses dukungan diminta untuk diri sendiri, bukan untuk orang lain."),
    "support.request.no_reason": _(
        "Jelaskan gangguannya paling sedikit dengan {length} huruf, supaya rekan Anda dapat memutuskan."
    ),
    "support.request.long_reason": _("Ringkaskan alasannya menjadi paling banyak {length} huruf."),
    "support.request.too_long": _("Akses dukungan paling lama {hours} jam. Pilih waktu yang lebih singkat."),
    "support.request.open": _("Anda masih punya permintaan atau akses yang terbuka. Akhiri dulu yang itu."),
    "support.decide.no_right": _("Hanya pengelola sistem lain yang memutuskan akses dukungan."),
    "support.decide.oneself": _("Permintaan sendiri diputuskan pengelola sistem yang lain."),
    "support.approve.stale": _(
        "Permintaan ini sudah lebih dari sehari. Minta rekan Anda mengajukannya lagi bila masih perlu."
    ),
    "support.approve.from_approved": _("Permintaan ini sudah disetujui."),
    "support.approve.from_denied": _("Permintaan ini sudah ditolak. Rekan Anda dapat mengajukan yang baru."),
    "support.approve.from_ended": _("Permintaan ini sudah diakhiri."),
    "support.deny.from_approved": _("Permintaan ini sudah disetujui. Akhiri aksesnya bila tidak boleh berlanjut."),
    "support.deny.from_denied": _("Permintaan ini sudah ditolak."),
    "support.deny.from_ended": _("Permintaan ini sudah diakhiri."),
    "support.end.no_right": _("Hanya pengelola sistem dan admin instansi itu yang dapat mengakhiri akses dukungan."),
    "support.end.from_denied": _("Permintaan ini sudah ditolak; tidak ada yang terbuka."),
    "support.end.from_ended": _("Akses ini sudah berakhir."),
}
