"""What is told of the last stage of a contest: presentations, visits, winners."""

from django.utils.translation import gettext_lazy as _

from sambut.notices.states import Kind
from sambut.notices.words.wording import Words

OPEN_SLOT = _("Buka jadwal")
OPEN_VISIT = _("Buka verifikasi")

WORDS: dict[Kind, Words] = {
    Kind.FINAL_SLOT: Words(
        _("Jadwal presentasi, %(number)s"),
        _("Jadwal presentasi Anda untuk %(number)s sudah ada."),
        _("Tempat dan tautannya ada di halaman jadwal; hanya Anda dan panel presentasi itu yang membacanya."),
        _("Mulai %(due)s."),
        OPEN_SLOT,
    ),
    Kind.FINAL_MOVED: Words(
        _("Jadwal presentasi dipindah, %(number)s"),
        _("Penyelenggara memindahkan sebuah presentasi %(number)s yang Anda ikuti."),
        _("Alasannya ada di halaman jadwal."),
        _("Mulai %(due)s."),
        OPEN_SLOT,
    ),
    Kind.VISIT_GO: Words(
        _("Tugas verifikasi lapangan, %(number)s"),
        _("Anda ditugaskan memverifikasi seorang finalis %(number)s di lapangan."),
        _("Daftar periksanya dapat diisi dari telepon."),
        button=OPEN_VISIT,
    ),
    Kind.VISIT_REPORT: Words(
        _("Temuan verifikasi lapangan, %(number)s"),
        _("Temuan kunjungan untuk %(number)s sudah dapat Anda baca."),
        _("Tulis tanggapan Anda dalam tiga hari, sebelum disimpulkan."),
        button=OPEN_VISIT,
    ),
    Kind.VISIT_BACK: Words(
        _("Verifikasi lapangan masuk, %(number)s"),
        _("Sebuah verifikasi lapangan %(number)s dilaporkan atau ditanggapi."),
        button=OPEN_VISIT,
    ),
    Kind.VISIT_CONCLUDE: Words(
        _("Verifikasi lapangan disimpulkan, %(number)s"),
        _("Verifikasi lapangan entri Anda untuk %(number)s sudah disimpulkan."),
        button=OPEN_VISIT,
    ),
    Kind.FINAL_RESULT: Words(
        _("Pemenang ditetapkan, %(number)s"),
        _("Pemenang %(number)s sudah ditetapkan dengan SK."),
        button=_("Buka hasilnya"),
    ),
    Kind.AWARD_WITHDRAWN: Words(
        _("Penghargaan dicabut, %(number)s"),
        _("Penghargaan entri Anda pada %(number)s dicabut dengan surat."),
        _("Surat dan alasannya ada di halaman hasil lomba."),
        button=_("Buka entri"),
    ),
    Kind.AWARD_SUCCEEDED: Words(
        _("Anda menjadi pemenang, %(number)s"),
        _("Entri Anda menggantikan pemenang %(number)s yang penghargaannya dicabut."),
        button=_("Buka entri"),
    ),
}
