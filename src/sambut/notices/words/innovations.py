"""What is told of records of innovations."""

from django.utils.translation import gettext_lazy as _

from sambut.notices.states import Kind
from sambut.notices.words.wording import Words

OPEN_INNOVATION = _("Buka catatan inovasi")
OPEN_IDEA = _("Buka gagasan")

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
    Kind.IDEA_SENT: Words(
        _("Sebuah gagasan menunggu Anda"),
        _("Seseorang di unit Anda mengirim gagasan inovasi."),
        _("Baca, lalu angkat menjadi catatan, beri saran, atau katakan mengapa tidak dilanjutkan."),
        button=OPEN_IDEA,
    ),
    Kind.IDEA_SUGGEST: Words(
        _("Ada saran untuk gagasan Anda"),
        _("Admin inovasi membaca gagasan Anda dan menyarankan perubahan."),
        _("Baca sarannya, perbaiki, lalu kirim lagi."),
        button=OPEN_IDEA,
    ),
    Kind.IDEA_TAKE: Words(
        _("Gagasan Anda menjadi catatan inovasi"),
        _("Admin inovasi mengangkat gagasan Anda. Kami kabari setiap kali ia melangkah."),
        button=OPEN_IDEA,
    ),
    Kind.IDEA_DECLINE: Words(
        _("Gagasan Anda tidak dilanjutkan"),
        _("Alasannya tertulis di sana. Kata-kata Anda tetap tersimpan."),
        button=OPEN_IDEA,
    ),
    Kind.IDEA_GROWN: Words(
        _("Gagasan Anda melangkah"),
        _("Catatan yang tumbuh dari gagasan Anda mencapai tahap baru: uji coba, berjalan, atau terbit."),
        button=OPEN_IDEA,
    ),
    Kind.MEMBER_NAMED: Words(
        _("Anda disebut dalam tim sebuah inovasi"),
        _("Nama Anda baru tampak bagi umum sesudah Anda menyetujuinya."),
        _("Buka halaman Anda: setujui, atau hapus nama Anda."),
        button=OPEN_INNOVATION,
    ),
}
