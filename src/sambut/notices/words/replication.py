"""What is told of needs, interests and agreements."""

from django.utils.translation import gettext_lazy as _

from sambut.notices.states import Kind
from sambut.notices.words.wording import Words

OPEN_INTEREST = _("Buka minatnya")
OPEN_AGREEMENT = _("Buka kesepakatan")

WORDS: dict[Kind, Words] = {
    Kind.NEED_ANSWER: Words(
        _("Ada jawaban untuk kebutuhan Anda"),
        _("Pemilik sebuah inovasi mengatakan bahwa inovasinya menjawab kebutuhan Anda."),
        _("Bacalah jawabannya. Bila cocok, nyatakan minat; bila tidak, tidak perlu berbuat apa-apa."),
        button=_("Buka kebutuhannya"),
    ),
    Kind.INTEREST_EXPRESS: Words(
        _("Ada yang ingin meniru inovasi Anda"),
        _("Sebuah instansi menyatakan minat meniru inovasi unit Anda."),
        _("Bacalah minatnya, lalu terima atau tolak dengan alasan."),
        button=OPEN_INTEREST,
    ),
    Kind.INTEREST_ACCEPT: Words(
        _("Minat Anda diterima"),
        _("Pemilik inovasi menerima minat Anda untuk meniru."),
        _("Langkah berikutnya: menyusun kesepakatan bersama pemilik."),
        button=OPEN_INTEREST,
    ),
    Kind.INTEREST_REFUSE: Words(
        _("Minat Anda ditolak"),
        _("Pemilik inovasi menolak minat Anda. Alasannya tertulis di sana."),
        _("Lihat inovasi lain yang serupa pada kebutuhan Anda."),
        button=OPEN_INTEREST,
    ),
    Kind.INTEREST_WITHDRAW: Words(
        _("Sebuah minat ditarik"),
        _("Instansi yang ingin meniru inovasi Anda menarik minatnya."),
        button=OPEN_INTEREST,
    ),
    Kind.AGREEMENT_DRAFT: Words(
        _("Kesepakatan %(number)s mulai disusun"),
        _("Naskah kesepakatan %(number)s mulai disusun."),
        _("Periksa pasalnya, tambah tonggak, lalu tetapkan penanda tangan."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_REOPEN: Words(
        _("Naskah %(number)s dibuka kembali"),
        _("Naskah kesepakatan %(number)s dibuka kembali untuk diubah; tanda tangan yang sudah ada gugur."),
        _("Alasannya tertulis pada riwayatnya."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_SIGNING: Words(
        _("Kesepakatan %(number)s menunggu tanda tangan Anda"),
        _("Naskah kesepakatan %(number)s siap dan menunggu tanda tangan Anda."),
        _("Baca naskahnya, lalu tanda tangani di sana."),
        button=_("Baca dan tanda tangani"),
    ),
    Kind.AGREEMENT_SIGNED: Words(
        _("Kesepakatan %(number)s berlaku"),
        _("Kedua pihak sudah menandatangani kesepakatan %(number)s. Mulai hari ini berlaku."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_CANCEL: Words(
        _("Kesepakatan %(number)s batal"),
        _("Kesepakatan %(number)s dibatalkan sebelum ditandatangani kedua pihak."),
        _("Alasannya tertulis pada riwayatnya."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_MOVED: Words(
        _("Kesepakatan %(number)s melangkah"),
        _("Peniru dalam kesepakatan %(number)s mencatat langkah baru."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_STOP: Words(
        _("Kesepakatan %(number)s berhenti"),
        _("Kesepakatan %(number)s dihentikan."),
        _("Alasannya tertulis pada riwayatnya."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_LATE: Words(
        _("Tonggak kesepakatan %(number)s lewat waktu"),
        _("Sebuah tonggak pada kesepakatan %(number)s lewat dari harinya."),
        _("Catat bila sudah selesai, atau sepakati hari yang baru."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_DORMANT: Words(
        _("Kesepakatan %(number)s tanpa kabar"),
        _("Sudah lama tidak ada kabar dari kedua pihak pada kesepakatan %(number)s."),
        _("Catat kemajuannya, atau hentikan dengan alasan."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_CHECK: Words(
        _("Waktunya memeriksa kesepakatan %(number)s"),
        _("Sudah waktunya memeriksa apakah salinan pada kesepakatan %(number)s masih berjalan."),
        _("Tulis keadaannya; satu menit cukup."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_CONTACT: Words(
        _("Kesepakatan %(number)s tanpa narahubung"),
        _("Narahubung pada kesepakatan %(number)s tidak lagi bertugas di sana."),
        _("Tunjuk narahubung yang baru."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_HEAD: Words(
        _("Kesepakatan %(number)s diserahterimakan"),
        _("Pimpinan salah satu pihak kesepakatan %(number)s berganti. Kesepakatannya tetap berlaku."),
        _("Baca isinya, lalu pastikan narahubungnya."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_EXPIRE: Words(
        _("Masa berlaku kesepakatan %(number)s lewat"),
        _("Masa berlaku kesepakatan %(number)s sudah lewat."),
        _("Usulkan perpanjangan bila masih bekerja sama."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_EXTENSION: Words(
        _("Usul perpanjangan kesepakatan %(number)s"),
        _("Pihak lain mengusulkan perpanjangan kesepakatan %(number)s."),
        _("Setujui, atau bicarakan dengan pihak itu."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_EXTENDED: Words(
        _("Kesepakatan %(number)s diperpanjang"),
        _("Kedua pihak menyetujui perpanjangan kesepakatan %(number)s."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_INNOVATION: Words(
        _("Inovasi asal kesepakatan %(number)s ditarik"),
        _("Inovasi pada kesepakatan %(number)s ditarik dari umum oleh pemiliknya. Kesepakatannya tetap berlaku."),
        _("Bicarakan dengan pihak lain apakah ada yang perlu disesuaikan."),
        button=OPEN_AGREEMENT,
    ),
}
