"""Names and short words that stand in the data in Indonesian, listed so that catalogues translate them."""

from django.utils.translation import gettext_noop as _

NAMES = (
    _("Tahun Baru Masehi"), _("Tahun Baru Imlek"), _("Hari Suci Nyepi"), _("Wafat Yesus Kristus"),
    _("Kebangkitan Yesus Kristus (Paskah)"), _("Kenaikan Yesus Kristus"), _("Hari Buruh Internasional"),
    _("Hari Raya Waisak"), _("Hari Lahir Pancasila"), _("Hari Raya Idulfitri"),
    _("Hari Raya Idulfitri (hari kedua)"), _("Hari Raya Iduladha"), _("Tahun Baru Islam"),
    _("Hari Kemerdekaan Republik Indonesia"), _("Maulid Nabi Muhammad"), _("Isra Mikraj Nabi Muhammad"),
    _("Hari Raya Natal"), _("Hari Pemilihan Umum"), _("Hari Pemilihan Kepala Daerah"),
    _("Cuti bersama Hari Raya Idulfitri"), _("Cuti bersama pengganti Hari Raya Idulfitri"),
    _("Cuti bersama Hari Raya Iduladha"), _("Cuti bersama Hari Raya Natal"), _("Cuti bersama Hari Raya Waisak"),
    _("Cuti bersama Hari Suci Nyepi"), _("Cuti bersama Isra Mikraj Nabi Muhammad"),
    _("Cuti bersama Kenaikan Yesus Kristus"), _("Cuti bersama Maulid Nabi Muhammad"),
    _("Cuti bersama Tahun Baru Imlek"), _("Cuti bersama Tahun Baru Islam"), _("Cuti bersama Tahun Baru Masehi"),
    _("Cuti bersama Wafat Yesus Kristus"), _("Cuti bersama Hari Kemerdekaan Republik Indonesia"),
)  # fmt: skip
SHORT = (
    _("mulai"), _("kini"), _("batas"), _("cuti"), _("libur"), _("jeda"), _("terlambat"),
    _("Idulfitri"), _("Iduladha"), _("Nyepi"), _("Natal"), _("Waisak"), _("Imlek"), _("Mikraj"),
    _("Maulid"), _("Pancasila"), _("Buruh"), _("17 Agustus"), _("Pemilu"), _("Tahun baru"),
    _("Muharam"), _("Jumat Agung"), _("Kenaikan"), _("Paskah"),
)  # fmt: skip
REASONS = (
    _("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), _("Minggu"),
    _("Jeda"), _("Kantor tutup"),
)  # fmt: skip
