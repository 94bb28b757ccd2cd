"""What is said when something in a contest is refused: what happened, what to do."""

from django.utils.translation import gettext_lazy as _

from sambut.competitions.editions.reasons import EDITIONS
from sambut.competitions.final.reasons import FINAL
from sambut.competitions.judging.reasons import JUDGING
from sambut.competitions.moves import EDITION_MOVES, ENTRY_MOVES
from sambut.competitions.papers.refusing import PAPERS
from sambut.competitions.states import EntryState, State, Verb

EDITION_NOT_NOW = {
    State.DRAFT: _("Edisi ini masih disusun. Buka dulu, baru ini dapat dilakukan."),
    State.OPEN: _(
        "Edisi ini sudah dibuka. Aturannya tetap; hanya tenggat yang dapat digeser, dengan surat dan alasan."
    ),
    State.ANNOUNCED: _("Hasil edisi ini sudah diumumkan, jadi ini tidak dapat diubah lagi."),
    State.DECIDED: _("Edisi ini sudah selesai, jadi ini tidak dapat diubah lagi."),
    State.FINISHED: _("Pemenang edisi ini sudah ditetapkan, jadi ini tidak dapat diubah lagi."),
    State.CANCELLED: _("Lomba ini dibatalkan. Suratnya ada di halaman lomba; semua naskah tetap tersimpan."),
}
ENTRY_NOT_NOW = {
    EntryState.DRAFT: _("Entri ini masih ditulis. Kirim dulu ke admin lokal."),
    EntryState.WITH_ADMIN: _("Entri ini ada di admin lokal. Tunggu sampai dikembalikan atau dikirim."),
    EntryState.RETURNED: _("Entri ini sedang diperbaiki peserta. Tunggu sampai dikirim lagi."),
    EntryState.SUBMITTED: _("Entri ini sudah terkirim ke panitia, jadi isinya tetap. Anda masih dapat menariknya."),
    EntryState.ACCEPTED: _("Entri ini sudah lolos seleksi administrasi, jadi isinya tetap."),
    EntryState.REFUSED: _("Entri ini tidak lolos seleksi administrasi. Alasannya ada di halaman entri."),
    EntryState.JUDGED: _("Entri ini sudah dinilai, jadi ini tidak dapat diubah lagi."),
    EntryState.NOMINATED: _("Entri ini sudah dinominasikan, jadi ini tidak dapat diubah lagi."),
    EntryState.NOT_CHOSEN: _("Entri ini sudah diputus, jadi ini tidak dapat diubah lagi."),
    EntryState.FINALIST: _("Entri ini sudah menjadi finalis, jadi ini tidak dapat diubah lagi."),
    EntryState.WINNER: _("Entri ini sudah menang, jadi ini tidak dapat diubah lagi."),
    EntryState.STRIPPED: _("Penghargaan entri ini sudah dicabut."),
    EntryState.WITHDRAWN: _("Entri ini sudah ditarik. Mulailah entri baru bila pendaftaran masih terbuka."),
    EntryState.LAPSED: _("Entri ini tidak terkirim sampai penutupan. Naskahnya tetap tersimpan dan dapat dibaca."),
}
OF_EDITIONS = {verb for _state, verb in EDITION_MOVES}
OF_BOTH = {
    f"entry.{verb.value}.from_{state.value}": words
    for verb in (Verb.SCHEDULE, Verb.VISIT, Verb.STRIP, Verb.SUCCEED)
    for state, words in ENTRY_NOT_NOW.items()
    if (state, verb) not in ENTRY_MOVES
}
"""Verbs that an entry and its edition share by their names."""


def _out_of_turn() -> dict[str, object]:
    """Every verb in every state in which it may not happen."""
    found: dict[str, object] = {}
    for verb in Verb:
        moves, words, subject = (
            (EDITION_MOVES, EDITION_NOT_NOW, "edition")
            if verb in OF_EDITIONS
            else (ENTRY_MOVES, ENTRY_NOT_NOW, "entry")
        )
        allowed = {state for state, moved in moves if moved == verb}
        found |= {f"{subject}.{verb.value}.from_{state}": said for state, said in words.items() if state not in allowed}
    return found


REASONS = _out_of_turn() | {
    "edition.see.not_found": _("Halaman ini tidak ada, atau bukan untuk Anda."),
    "entry.see.not_found": _("Halaman ini tidak ada, atau bukan untuk Anda."),
    "access.edition.not_host": _("Lomba ini diatur penyelenggaranya. Hubungi mereka bila ada yang perlu diubah."),
    "access.entry.not_your_unit": _("Entri ditulis inovator unitnya, atau admin lokal di atasnya. Minta mereka melakukannya."),
    "access.entry.not_of_a_body": _("Entri ini tentang sebuah inovasi. Indikator pengaduan hanya ada pada entri instansi."),
    "access.entry.not_local_admin": _("Ini dilakukan admin lokal instansi peserta."),
    "access.entry.submitted_it": _("Anda sendiri yang mengirim entri ini. Minta rekan Anda yang memeriksanya."),
    "edition.draft.year_elsewhere": _(
        "Lombanya bertahun {year}, tetapi pendaftarannya dibuka pada {opens_on}. Samakan keduanya."
    ),
    "edition.draft.no_template": _("Templat ini tidak ada. Pilih salah satu dari daftar."),
    "edition.open.contradicts": _("Masih ada {count} hal yang bertentangan. Perbaiki dulu; daftarnya ada di halaman edisi."),
    "edition.edit.not_found": _("Baris ini sudah tidak ada."),
    "edition.edit.there_already": _("Sudah ada yang memakai kode itu. Pilih kode lain."),
    "edition.edit.ends_first": _("Tahap ini berakhir sebelum dimulai. Periksa kedua waktunya."),
    "edition.move_deadline.no_period": _("Tahap ini tidak ada dalam kalender edisi ini."),
    "edition.move_deadline.without_letter": _("Tulis nomor surat dan alasannya; keduanya dibaca semua orang."),
    "edition.move_deadline.not_later": _("Tenggat hanya dapat diundurkan. Peserta berpegang pada tenggat yang sudah diumumkan."),
    "edition.move_deadline.past": _("Waktu baru ini sudah lewat. Pilih waktu yang masih di depan."),
    "edition.move_deadline.pushes": _("Waktu baru ini melewati mulainya tahap berikut. Undurkan tahap berikut lebih dulu."),
    "entry.begin.closed": _("Pendaftaran edisi ini tidak sedang terbuka. Kalendernya ada di halaman lomba."),
    "entry.begin.innovation_withdrawn": _("Inovasi ini sudah ditarik pemiliknya. Terbitkan lagi catatannya lebih dulu."),
    "entry.begin.no_group": _("Pilih kelompok yang diikuti."),
    "entry.begin.no_cluster": _("Jenis instansi Anda tidak termasuk klaster mana pun pada edisi ini. Tanyakan kepada penyelenggara."),
    "entry.begin.for_bodies": _("Lomba pengaduan diikuti instansi atau unitnya, bukan inovasi. Mulailah dari halaman lombanya."),
    "entry.begin.not_for_bodies": _("Lomba ini diikuti inovasi. Mulailah dari catatan inovasi Anda."),
    "entry.begin.unit_ended": _("Instansi atau unit ini sudah tidak ada lagi. Pilih penerusnya."),
    "entry.begin.unit_begun_already": _("Instansi atau unit ini sudah punya entri pada edisi ini. Lanjutkan entri itu."),
    "entry.measure.no_period": _("Edisi ini belum menyebut masa penilaian laporan, jadi indikatornya tidak dapat dihitung."),
    "entry.state.counted_here": _("Indikator ini dihitung dari laporan yang ada di Sambut. Nilainya tidak dapat diganti dengan pernyataan."),
    "entry.state.without_letter": _("Tulis nomor dan tanggal surat yang membuktikan nilai ini."),
    "entry.state.not_possible": _("Nilai ini tidak mungkin untuk indikator itu. Persentase di antara 0 dan 100, indeks di antara 25 dan 100."),
    "entry.submit.not_measured": _("Indikatornya belum dihitung untuk masa penilaian edisi ini. Tunggu sebentar, atau minta dihitung lagi."),
    "entry.begin.begun_already": _("Inovasi ini sudah punya entri pada edisi ini. Lanjutkan entri itu."),
    "entry.write.no_revision": _("Halaman ini tidak lagi sesuai dengan yang tersimpan. Muat ulang; tulisan Anda masih ada di peramban."),
    "entry.write.too_long": _("Satu bagian lebih dari {longest} huruf. Pendekkan dulu."),
    "entry.write.no_title": _("Judul tidak boleh kosong."),
    "entry.send.closed": _("Tenggatnya sudah lewat, atau belum dibuka. Naskah Anda tetap tersimpan."),
    "entry.send.incomplete": _("Belum terisi: {lacking}. Isi dulu, lalu kirim."),
    "entry.send.too_many_words": _("Terlalu banyak kata: {long}. Pendekkan dulu, lalu kirim."),
    "entry.return.without_text": _("Tulis apa yang harus diperbaiki, untuk keseluruhan atau per pertanyaan."),
    "entry.withdraw.without_text": _("Tulis mengapa entri ini ditarik."),
    "entry.refuse.without_text": _("Tulis alasannya; peserta akan membacanya."),
    "entry.note.too_long": _("Catatan paling banyak {longest} huruf."),
    "entry.submit.not_eligible": _("Belum memenuhi persyaratan: {rules}"),
    "entry.accept.unmet": _("Belum terpenuhi: {items} Lengkapi daftarnya, atau tolak dengan alasan."),
    "entry.lapse.still_open": _("Pendaftaran edisi ini masih terbuka."),
    "entry.urge.not_yet": _("Entri ini belum lama di admin lokal, atau sudah diingatkan."),
} | EDITIONS | JUDGING | PAPERS | FINAL | OF_BOTH  # fmt: skip
