"""Refusals of this room in words."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "survey.see.not_yours": _("Putaran survei ini tidak ada, atau belum diumumkan."),
    "survey.run.not_your_unit": _("Putaran survei dijalankan oleh petugas unitnya atau admin instansinya."),
    "survey.publish.not_your_body": _(
        "Hasil survei diumumkan oleh admin instansi, bukan oleh unit yang dinilai. Minta admin instansi Anda."
    ),
    "survey.prepare.ended_unit": _("{unit} sudah tidak ada lagi. Pilih unit penerusnya."),
    "survey.prepare.other_service": _("Layanan {service} bukan layanan {unit}. Pilih layanan unit ini."),
    "survey.prepare.no_elements": _(
        "Belum ada unsur yang berlaku hari ini. Pengelola sistem perlu memuat tabel rujukannya."
    ),
    "survey.prepare.closes_in_the_past": _("Hari terakhirnya sudah lewat. Pilih hari ini atau sesudahnya."),
    "survey.prepare.too_few": _(
        "Angka tidak ditampilkan di bawah {fewest} jawaban; batas itu boleh dinaikkan, tidak diturunkan."
    ),
    "survey.sample.no_population": _("Tulis berapa orang yang memakai layanan ini, paling sedikit satu."),
    "survey.change.too_many_elements": _("Paling banyak {most} unsur tambahan untuk satu putaran."),
    "survey.change.from_open": _("Putaran ini sudah dibuka. Yang ditanyakan harus sama untuk semua orang."),
    "survey.change.from_closed": _("Putaran ini sudah ditutup."),
    "survey.change.from_published": _("Hasil putaran ini sudah diumumkan."),
    "survey.change.from_discarded": _("Putaran ini sudah dibuang. Siapkan yang baru."),
    "survey.open.another_is_open": _(
        "{unit} masih punya putaran yang dibuka untuk hal yang sama. Tutup dahulu yang itu."
    ),
    "survey.open.from_open": _("Putaran ini sudah dibuka."),
    "survey.open.from_closed": _("Putaran ini sudah ditutup dan tidak dapat dibuka lagi. Siapkan yang baru."),
    "survey.open.from_published": _("Hasil putaran ini sudah diumumkan. Siapkan yang baru."),
    "survey.open.from_discarded": _("Putaran ini sudah dibuang. Siapkan yang baru."),
    "survey.hand_out.count": _("Cetak antara 1 dan {most} karcis sekaligus."),
    "survey.hand_out.too_many": _("Satu putaran paling banyak {most} karcis. Bagikan dahulu yang sudah dicetak."),
    "survey.hand_out.from_draft": _("Buka dahulu putarannya, lalu cetak karcis."),
    "survey.hand_out.from_closed": _("Putaran ini sudah ditutup; karcis baru tidak dapat dipakai."),
    "survey.hand_out.from_published": _("Hasil putaran ini sudah diumumkan; karcis baru tidak dapat dipakai."),
    "survey.hand_out.from_discarded": _("Putaran ini sudah dibuang."),
    "survey.close.from_draft": _("Putaran ini belum dibuka. Buang saja bila tidak jadi."),
    "survey.close.from_closed": _("Putaran ini sudah ditutup."),
    "survey.close.from_published": _("Hasil putaran ini sudah diumumkan."),
    "survey.close.from_discarded": _("Putaran ini sudah dibuang."),
    "survey.publish.from_draft": _("Putaran ini belum dibuka, jadi belum ada hasilnya."),
    "survey.publish.from_open": _("Tutup dahulu putarannya. Angka dihitung sekali, sesudah ditutup."),
    "survey.publish.from_published": _("Hasil putaran ini sudah diumumkan."),
    "survey.publish.from_discarded": _("Putaran ini sudah dibuang."),
    "survey.discard.from_open": _("Putaran yang sudah dibuka tidak dapat dibuang: orang sudah meluangkan waktunya."),
    "survey.discard.from_closed": _("Putaran yang sudah ditutup tidak dapat dibuang. Umumkan hasilnya."),
    "survey.discard.from_published": _("Hasil putaran ini sudah diumumkan."),
    "survey.discard.from_discarded": _("Putaran ini sudah dibuang."),
    "survey.answer.closed": _("Survei ini sudah ditutup. Terima kasih sudah meluangkan waktu."),
    "survey.answer.without_ticket": _(
        "Untuk menjawab diperlukan karcis dari loket, atau akun Anda. Satu orang menjawab satu kali."
    ),
    "survey.answer.wrong_ticket": _(
        "Kode karcis itu tidak cocok dengan survei ini. Periksa huruf dan angkanya di karcis Anda."
    ),
    "survey.answer.ticket_used": _(
        "Karcis ini sudah dipakai menjawab. Satu karcis untuk satu jawaban; jawaban itu sudah kami terima."
    ),
    "survey.answer.already": _("Anda sudah menjawab survei ini dengan akun Anda. Jawaban itu sudah kami terima."),
    "survey.answer.own_office": _("Anda bekerja di unit yang dinilai, jadi tidak ikut menjawab."),
    "survey.answer.empty": _("Belum ada satu pertanyaan pun yang dijawab. Pilih paling sedikit satu."),
    "survey.answer.outside": _("Jawaban untuk {element} tidak ada dalam pilihan. Mulai lagi dari pertanyaan itu."),
    "survey.index.no_elements": _("Tidak ada unsur yang dapat dihitung. Kolomnya bernama U1 sampai U9."),
    "survey.index.unanswered": _("Unsur {element} tidak dijawab siapa pun, jadi indeksnya tidak dapat dihitung."),
    "survey.index.impossible": _(
        "Unsur {element}: jumlah nilai {total} tidak mungkin dari {respondents} jawaban bernilai 1 sampai 4."
    ),
    "survey.index.outside": _("Nilai {value} di luar 25,00 sampai 100,00, jadi tidak punya mutu."),
    "survey.weights.other_elements": _("Bobot dan unsurnya tidak sama. Yang berbeda: {elements}."),
    "survey.weights.not_positive": _("Setiap bobot harus lebih dari nol."),
    "survey.weights.not_one": _("Jumlah semua bobot harus tepat 1, sekarang {sum}. Pecahan seperti 1/9 boleh dipakai."),
    "survey.weights.unreadable": _("Bobot “{weight}” tidak terbaca. Tulis seperti 0,1 atau 1/9."),
    "survey.file.unreadable": _("Berkas {file} tidak dapat dibaca: {why}."),
    "survey.file.no_columns": _("Berkas {file} tidak punya kolom U1, U2, … atau kolom unsur, jumlah, responden."),
    "survey.file.how_many": _("Berkas ini berisi jumlah nilai. Sebutkan berapa orang yang menjawab: --respondents 29."),
    "survey.file.twice": _("Kolom atau unsur {element} ada dua kali di berkas itu."),
    "survey.file.value": _("Baris {line}, {element}: “{value}” bukan nilai 1, 2, 3 atau 4."),
    "survey.file.number": _("Baris {line}, {element}: “{value}” bukan bilangan bulat."),
    "survey.file.published": _("“{value}” bukan angka. Tulis seperti 90.56."),
}
