"""What is told of records of innovations."""

from django.utils.translation import gettext_lazy as _

from sambut.notices.states import Kind
from sambut.notices.words.wording import Words

OPEN_INNOVATION = _("Buka catatan inovasi")

WORDS: dict[Kind, Words] = {
    Kind.INNOVATION_SUBMIT: Words(
        _("Sebuah inovasi menunggu Anda periksa"),
        _("Sebuah unit di instansi Anda mengajukan catatan inovasi untuk diterbitkan."),
        _("Baca, lalu terbitkan atau kembalikan dengan catatan."),
        button=OPEN_INNOVATION,
    ),
    Kind.INNOVATION_RETURN: Words(
        _("Catatan inovasi Anda dikembalikan"),
        _("Admin lokal mengembalikan catatan inovasi Anda dengan keterangan."),
        _("Baca keterangannya, perbaiki, lalu ajukan lagi."),
        button=OPEN_INNOVATION,
    ),
    Kind.INNOVATION_PUBLISH: Words(
        _("Inovasi Anda terbit"),
        _("Catatan inovasi Anda sudah terbit dan dapat dibaca siapa saja."),
        button=OPEN_INNOVATION,
    ),
    Kind.INNOVATION_WITHDRAW: Words(
        _("Inovasi Anda ditarik dari umum"),
        _("Admin lokal menarik catatan inovasi Anda dari umum. Alasannya tertulis di sana."),
        button=OPEN_INNOVATION,
    ),
    Kind.INNOVATION_ADAPT: Words(
        _("Inovasi Anda ditiru"),
        _("Sebuah instansi mencatat adaptasi dari inovasi Anda."),
        button=OPEN_INNOVATION,
    ),
    Kind.INNOVATION_REMIND: Words(
        _("Apakah inovasi Anda masih berjalan?"),
        _("Sudah setahun lebih keberlanjutan inovasi Anda tidak dipastikan."),
        _("Katakan keadaannya; satu menit cukup. Yang berhenti juga berguna diketahui."),
        button=OPEN_INNOVATION,
    ),
}
