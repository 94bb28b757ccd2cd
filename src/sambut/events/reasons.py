"""What is said when something at an event is refused: what happened, what to do."""

from django.utils.translation import gettext_lazy as _

from sambut.events.states import STAYING, TRANSITIONS, State, Verb

NOT_NOW = {
    State.DRAFT: _("Acara ini masih disiapkan. Umumkan dulu, baru ini dapat dilakukan."),
    State.ANNOUNCED: _("Acara ini sudah diumumkan, tetapi belum waktunya untuk ini."),
    State.RUNNING: _("Acara ini sedang berlangsung. Ini tidak dapat dilakukan selama pintunya terbuka."),
    State.CLOSED: _("Acara ini sudah ditutup, jadi ini tidak dapat diubah lagi."),
    State.REPORTED: _("Laporan acara ini sudah terbit, jadi ini tidak dapat diubah lagi."),
}


def _out_of_turn() -> dict[str, object]:
    """Every verb in every state in which it may not happen."""
    found: dict[str, object] = {}
    for verb in Verb:
        allowed = {state for state, moved in TRANSITIONS if moved == verb} | set(STAYING.get(verb, ()))
        found |= {f"event.{verb.value}.from_{state.value}": NOT_NOW[state] for state in State if state not in allowed}
    return found


REASONS = _out_of_turn() | {
    "event.see.not_found": _("Halaman ini tidak ada, atau bukan untuk Anda."),
    "event.host.not_yours": _("Acara ini diatur sekretariat penyelenggaranya. Hubungi mereka bila ada yang perlu diubah."),
    "event.see_counts.not_yet": _("Angka acara terbuka untuk semua orang sesudah acaranya ditutup."),
    "event.edit.wrong_period": _("Waktunya berakhir sebelum dimulai. Periksa kedua jamnya."),
    "event.edit.answer_too_late": _("Batas menjawab undangan harus sebelum acara dimulai."),
    "event.edit.programme_outside": _(
        "Ada mata acara atau waktu klinik di luar waktu yang baru. Batalkan dulu yang di luar, baru ubah waktunya."
    ),
    "event.announce.over": _("Acara ini sudah lewat. Perbaiki tanggalnya dulu."),
    "event.announce.no_programme": _("Belum ada satu pun mata acara. Tambahkan dulu, supaya undangan ada isinya."),
    "event.add_session.outside": _("Waktu ini di luar waktu acara. Pilih waktu di antara pembukaan dan penutupan."),
    "event.add_session.room_taken": _("Ruang {room} sudah dipakai mata acara lain pada waktu itu. Pilih ruang atau jam lain."),
    "event.add_session.too_many_speakers": _("Paling banyak {most} pembicara dalam satu mata acara."),
    "event.drop_session.gone": _("Mata acara ini sudah tidak ada."),
    "event.add_stand.not_public": _("Inovasi ini belum terbuka untuk umum, atau sudah ditarik pemiliknya. Pilih inovasi lain."),
    "event.add_stand.number_taken": _("Nomor {number} sudah dipakai gerai lain. Pilih nomor lain."),
    "event.add_stand.shown_already": _("Inovasi ini sudah punya gerai di acara ini."),
    "event.interest.stand_gone": _("Gerai ini sudah ditutup. Minat Anda masih dapat disampaikan lewat halaman inovasinya."),
    "event.interest.no_office": _(
        "Minat dicatat oleh petugas untuk unitnya sendiri. Pilih unit Anda, atau tulis nama instansi dan kontak Anda."
    ),
    "event.invite.no_body": _("Yang diundang adalah instansi, bukan unitnya, dan yang masih berdiri."),
    "event.invite.invited_already": _("Instansi ini sudah diundang."),
    "event.remind.answered": _("Instansi ini sudah menjawab, jadi tidak perlu diingatkan."),
    "event.remind.today_already": _("Instansi ini sudah diingatkan hari ini."),
    "event.answer_for.no_right": _("Kehadiran dipastikan pimpinan atau admin instansi itu sendiri."),
    "event.confirm.not_of_it": _("Orang ini tidak ada dalam delegasi. Daftarkan dulu, atau pilih orang lain."),
    "event.confirm.no_account": _(
        "Orang ini didaftarkan tanpa akun, jadi surat atau jabatannya tidak dapat diperiksa. Daftarkan ulang dengan surel akunnya."
    ),
    "event.confirm.no_mandate": _(
        "Orang ini bukan pimpinan dan tidak memegang surat tugas mengikuti forum. Terbitkan suratnya dulu, atau pilih orang lain."
    ),
    "event.confirm.letter_ended": _(
        "Surat atau jabatan orang ini hanya berlaku sampai {last}, sebelum acara selesai. Terbitkan surat baru, atau pilih orang lain."
    ),
    "event.decline.declined_already": _("Instansi ini sudah menjawab tidak hadir."),
    "event.name.no_right": _("Anggota delegasi didaftarkan pimpinan atau admin instansinya, atau sekretariat acara."),
    "event.name.no_account": _("Belum ada akun dengan alamat ini. Kosongkan surelnya, atau minta orangnya mendaftar dulu."),
    "event.name.named_already": _("Orang dengan akun ini sudah ada dalam delegasi."),
    "event.name.too_many": _("Paling banyak {most} orang dalam satu delegasi."),
    "event.confirm_delegate.from_confirmed": _("Orang ini sudah dipastikan hadir."),
    "event.confirm_delegate.from_declined": _("Orang ini sudah ditarik. Daftarkan lagi bila jadi hadir."),
    "event.drop_delegate.from_declined": _("Orang ini sudah ditarik."),
    "event.drop_delegate.represents": _(
        "Orang ini mewakili instansi. Pastikan dulu orang lain sebagai wakil, baru orang ini dapat ditarik."
    ),
    "event.drop_delegate.present": _("Orang ini sudah tercatat hadir."),
    "event.check_in.dropped": _("Orang ini sudah ditarik dari delegasinya. Daftarkan lagi bila ternyata hadir."),
    "event.check_in.no_mandate": _(
        "Surat atau jabatan orang ini tidak berlaku sekarang. Catat sebagai pendamping, atau minta surat baru."
    ),
    "event.check_in.letter_ended": _(
        "Surat atau jabatan orang ini berlaku sampai {last} dan sudah berakhir. Catat sebagai pendamping, atau minta surat baru."
    ),
    "event.check_in.unknown_code": _("Kode ini tidak ada di acara ini. Periksa lagi, atau cari namanya dalam daftar."),
    "event.offer_clinic.no_right": _("Klinik ditawarkan fasilitator, atau sekretariat untuk fasilitator."),
    "event.offer_clinic.no_facilitator": _("Orang ini bukan fasilitator. Minta pengelola sistem mengangkatnya dulu."),
    "event.offer_clinic.outside": _("Waktu klinik ini di luar waktu acara."),
    "event.offer_clinic.clash": _("Fasilitator ini sudah punya klinik pada waktu itu. Pilih waktu lain."),
    "event.withdraw_clinic.no_right": _("Waktu klinik ditarik fasilitatornya sendiri, atau sekretariat."),
    "event.withdraw_clinic.gone": _("Waktu klinik ini sudah ditarik."),
    "event.book.no_right": _("Klinik dan meja konsultasi dipesan delegasi sendiri: adminnya, atau orang yang didaftarkan."),
    "event.book.not_confirmed": _("Pastikan kehadiran instansi Anda dulu, baru klinik dapat dipesan."),
    "event.book.other_event": _("Waktu klinik ini bukan milik acara ini."),
    "event.book.withdrawn": _("Waktu klinik ini sudah ditarik fasilitatornya. Pilih waktu lain."),
    "event.book.begun": _("Waktu klinik ini sudah mulai atau lewat. Pilih waktu lain."),
    "event.book.taken": _("Waktu klinik ini baru saja dipesan delegasi lain. Pilih waktu lain."),
    "event.book.delegation_busy": _("Delegasi Anda sudah memesan klinik lain pada waktu itu. Batalkan yang itu, atau pilih waktu lain."),
    "event.book.facilitator_busy": _("Fasilitator ini sudah dipesan pada waktu itu. Pilih waktu lain."),
    "event.cancel_booking.cancelled_already": _("Pesanan ini sudah dibatalkan."),
    "event.answer.no_right": _("Pertanyaan dijawab fasilitator atau sekretariat."),
    "event.answer.answered_already": _("Pertanyaan ini sudah dijawab."),
    "event.pledge.no_right": _("Janji replikasi dibuat pimpinan atau admin instansi itu sendiri."),
    "event.pledge.own_innovation": _("Ini inovasi instansi Anda sendiri. Replikasi selalu meniru instansi lain."),
    "event.withdraw_pledge.withdrawn_already": _("Janji ini sudah ditarik."),
    "event.list_signing.no_right": _("Daftar penandatanganan diisi sekretariat, atau pimpinan dan admin instansi peniru."),
    "event.list_signing.own_innovation": _("Pemilik dan peniru tidak boleh instansi yang sama."),
    "event.list_signing.listed_already": _("Kesepakatan ini sudah ada dalam daftar."),
    "event.ready_signing.signed_already": _("Baris ini sudah ditandatangani."),
    "event.ready_signing.other_body": _("Penanda tangan harus anggota delegasi instansi peniru."),
    "event.ready_signing.dropped": _("Orang ini sudah ditarik dari delegasinya. Pilih orang lain."),
    "event.ready_signing.no_account": _("Orang ini didaftarkan tanpa akun, jadi wewenangnya tidak dapat diperiksa."),
    "event.ready_signing.no_mandate": _(
        "Orang ini bukan pimpinan dan tidak memegang surat kuasa menandatangani. Terbitkan suratnya dulu, atau pilih orang lain."
    ),
    "event.ready_signing.letter_ended": _(
        "Surat atau jabatan orang ini hanya berlaku sampai {last}, sebelum waktu penandatanganan. Terbitkan surat baru, atau pilih orang lain."
    ),
    "event.sign.dropped": _("Baris ini sudah dicoret dari daftar."),
    "event.sign.signed_already": _("Baris ini sudah ditandatangani."),
    "event.sign.elsewhere": _("Kesepakatan ini ditandatangani di halaman kesepakatannya; baris ini mengikuti."),
    "event.sign.not_ready": _("Baris ini belum siap. Pilih penanda tangannya dulu."),
    "event.drop_signing.signed_already": _("Yang sudah ditandatangani tidak dicoret."),
    "event.give_task.no_right": _("Tugas diberikan pimpinan atau admin instansi kepada unitnya, atau oleh sekretariat acara."),
    "event.give_task.in_the_past": _("Tenggatnya sudah lewat. Pilih tanggal hari ini atau sesudahnya."),
    "event.finish_task.no_right": _("Tugas diselesaikan unit yang memegangnya."),
    "event.finish_task.from_done": _("Tugas ini sudah selesai."),
    "event.finish_task.from_dropped": _("Tugas ini sudah dibatalkan."),
    "event.finish_task.no_note": _("Tulis apa yang sudah dikerjakan, walau satu kalimat."),
    "event.drop_task.from_done": _("Tugas ini sudah selesai."),
    "event.drop_task.from_dropped": _("Tugas ini sudah dibatalkan."),
    "event.drop_task.no_note": _("Tulis alasannya, supaya unit itu tahu."),
}  # fmt: skip
