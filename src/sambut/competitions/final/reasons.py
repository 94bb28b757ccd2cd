"""What is said when something in the last stage is refused: what happened, what to do."""

from django.utils.translation import gettext_lazy as _

from sambut.competitions.final.states import SheetState, VisitState

SHEET_NOT_NOW = {
    SheetState.SIGNED: _("Lembar nilai ini sudah ditandatangani, jadi nilainya tetap."),
    SheetState.SET_ASIDE: _("Lembar nilai ini sudah dikesampingkan. Alasannya tertulis di sini."),
}
VISIT_NOT_NOW = {
    VisitState.ASSIGNED: _("Verifikasi ini belum dilaporkan."),
    VisitState.REPORTED: _("Verifikasi ini sudah dilaporkan, jadi isinya tetap."),
    VisitState.ANSWERED: _("Verifikasi ini sudah ditanggapi peserta, jadi isinya tetap."),
    VisitState.CONCLUDED: _("Verifikasi ini sudah disimpulkan."),
}
NOT_FOUND = _("Halaman ini tidak ada, atau bukan untuk Anda.")

FINAL = (
    {f"sheet.{verb}.from_{state}": words for verb in ("score", "sign") for state, words in SHEET_NOT_NOW.items()}
    | {f"visit.{verb}.from_{state}": words for verb in ("report", "respond", "conclude") for state, words in VISIT_NOT_NOW.items()}
    | {f"{row}.see.not_found": NOT_FOUND for row in ("slot", "sheet", "visit", "sitting")}
    | {
        "access.visit.not_yours": _("Verifikasi ini ditugaskan kepada orang lain."),
        "access.sitting.not_member": _("Yang bersuara adalah anggota panel edisi ini."),
        "access.objection.no_account": _("Masuk dulu, supaya jawabannya dapat sampai kepada Anda."),
        "access.objection.own_contest": _("Anda penyelenggara lomba ini. Sanggahan datang dari luar."),
        "access.objection.own_entry": _("Ini entri instansi Anda. Pakai permohonan peninjauan di halaman entrinya."),
        "sheet.sealed": _("Ada benturan kepentingan antara Anda dan entri ini. Lembar nilainya tertutup."),
        "sheet.see_marks.unsigned": _("Nilai ini terbuka setelah ditandatangani, dan setelah Anda menandatangani nilai Anda sendiri."),
        "sheet.score.over": _("Penilaian panel untuk entri ini sudah selesai, jadi nilai tidak dapat diubah lagi."),
        "sheet.score.too_early": _("Nilai dibuka saat presentasinya mulai."),
        "sheet.score.absent": _("Peserta tidak hadir, jadi presentasinya tidak dinilai."),
        "sheet.score.newer": _("Ada nilai yang lebih baru dari tab lain. Muat ulang halaman ini, periksa, lalu lanjutkan."),
        "edition.arrange.declared": _("Cara memutus, bobot, kriteria, dan daftar periksa dinyatakan sebelum edisi dibuka, jadi sekarang tetap."),
        "edition.arrange.weights": _("Bobot berkas, panel, dan verifikasi harus berjumlah 100."),
        "edition.arrange.in_use": _("Ruang ini dipakai jadwal. Pindahkan dulu presentasinya."),
        "edition.arrange.sitting": _("Sidang pleno sedang berlangsung. Tutup dulu sidangnya, baru susunan panel diubah."),
        "edition.arrange.not_a_judge": _("Anggota panel adalah juri edisi ini yang sudah bersedia."),
        "edition.arrange.chair_outside": _("Ketua dipilih dari anggota panel."),
        "edition.schedule.told": _("Jadwal ini sudah diberitahukan. Pindahkan presentasinya satu per satu, dengan alasan."),
        "edition.schedule.no_finalists": _("Belum ada finalis yang dijadwalkan."),
        "edition.schedule.no_rooms": _("Tambahkan ruang presentasi lebih dulu, dengan panelnya."),
        "edition.schedule.no_days": _("Tambahkan hari presentasi yang belum lewat."),
        "edition.schedule.no_place": _(
            "{count} finalis tidak mendapat tempat tanpa bentrok: {lacking}. Tambah hari, perpanjang jamnya, tambah ruang, atau kurangi anggota panel paling sedikit."
        ),
        "edition.tell_schedule.not_made": _("Susun jadwalnya dulu sampai setiap finalis punya tempat."),
        "slot.move_slot.without_reason": _("Tulis mengapa jadwalnya dipindah; peserta dan panel membacanya."),
        "slot.move_slot.no_room": _("Ruang ini tidak ada pada edisi ini."),
        "slot.move_slot.past": _("Waktu itu sudah lewat."),
        "slot.move_slot.held": _("Presentasi ini sudah berlangsung atau sudah dinilai."),
        "slot.move_slot.too_few": _("Di ruang itu kurang dari {least} anggota panel yang boleh mendengar entri ini."),
        "slot.move_slot.clash_room": _("Ruang itu sudah dipakai pada waktu itu: {title}."),
        "slot.move_slot.clash_body": _("Instansi ini sudah tampil pada waktu itu: {title}."),
        "slot.move_slot.clash_judge": _("Seorang anggota panel sudah mendengar presentasi lain pada waktu itu: {title}."),
        "slot.hold.over": _("Tahap presentasi edisi ini sudah selesai."),
        "slot.hold.too_early": _("Presentasinya belum mulai."),
        "slot.hold.no_attendance": _("Pilih siapa yang memimpin presentasi."),
        "slot.hold.signed": _("Sudah ada nilai panel yang ditandatangani, jadi peserta tercatat hadir."),
        "entry.visit.nobody": _("Pilih paling sedikit satu juri yang bersedia."),
        "entry.visit.conflict": _("Salah seorang punya benturan kepentingan dengan entri ini. Pilih orang lain."),
        "entry.visit.past": _("Tenggat itu sudah lewat."),
        "visit.report.not_looked_at": _("{count} butir belum diperiksa: {lacking}."),
        "visit.report.without_findings": _("Tulis temuannya; peserta membacanya dan menanggapinya."),
        "visit.report.without_day": _("Tulis kapan Anda berkunjung."),
        "visit.report.not_yet": _("Hari kunjungan itu belum tiba."),
        "visit.report.photo_without_words": _("Tulis apa yang terlihat pada foto ini."),
        "visit.report.too_many_photos": _("Paling banyak {most} foto."),
        "visit.report.newer": _("Ada tulisan yang lebih baru dari tab atau perangkat lain. Muat ulang, periksa, lalu lanjutkan."),
        "visit.report.over": _("Tahap verifikasi edisi ini sudah selesai."),
        "visit.respond.without_words": _("Tulis tanggapan Anda."),
        "visit.conclude.no_result": _("Pilih hasilnya."),
        "visit.conclude.without_words": _("Tulis dasarnya, paling banyak {longest} huruf."),
        "visit.conclude.answer_open": _("Peserta masih dapat menanggapi sampai {until}."),
        "edition.sit.not_now": _("Pleno ini belum waktunya, atau sudah lewat."),
        "edition.sit.no_panel": _("Susun dulu panelnya dari juri yang bersedia."),
        "edition.sit.sits_already": _("Sidang pleno ini sudah dibuka."),
        "edition.attend.not_member": _("Yang dicatat hadir adalah anggota panel edisi ini."),
        "edition.rise.without_minutes": _("Tulis risalah singkatnya, paling banyak {longest} huruf."),
        "edition.rise.over": _("Sidang ini sudah ditutup."),
        "sitting.vote.not_present": _("Anda belum tercatat hadir. Minta sekretariat mencatatnya."),
        "sitting.vote.sealed": _("Ada benturan kepentingan antara Anda dan entri ini, jadi Anda tidak bersuara atasnya."),
        "sitting.vote.without_words": _("Tulis mengapa Anda berkeberatan."),
        "edition.choose.no_sitting": _("Edisi ini memutus dalam sidang pleno. Buka dulu sidangnya dan catat yang hadir."),
        "edition.choose.no_quorum": _("Kuorum belum tercapai: {present} dari {quorum} anggota hadir, dan ketua bila disyaratkan."),
        "edition.choose.not_the_votes": _("Pilihan ini tidak sama dengan hasil suara pleno. Muat ulang, lalu pakai hasil suaranya."),
        "edition.choose.objected": _("Masih ada anggota hadir yang berkeberatan atas salah satu pilihan ini."),
        "edition.choose_winners.no_finalists": _("Klaster ini tidak punya finalis."),
        "edition.choose_winners.lacking": _("{count} finalis belum lengkap nilai panel atau verifikasinya: {lacking}."),
        "edition.finish.undecided": _("{count} finalis belum diputus pleno."),
        "edition.finish.moved": _("Nilai {count} finalis berubah setelah pleno membacanya: {lacking}. Putuskan klasternya sekali lagi."),
        "entry.strip.without_letter": _("Tulis nomor surat pencabutan dan alasannya; semua orang membacanya."),
        "revocation.succeed.settled": _("Tempat ini sudah diputus."),
        "revocation.succeed.revoked_it": _("Anda yang mencabut penghargaannya. Penggantinya dicatat orang lain."),
        "revocation.succeed.without_words": _("Tulis alasan pleno, paling banyak {longest} huruf."),
        "revocation.succeed.not_a_candidate": _("Entri ini tidak ada di antara calon pengganti."),
    }
)  # fmt: skip
