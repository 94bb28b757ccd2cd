"""How people write about time: the patterns that `times` reads by."""

import re

EATEN = re.compile(r"<\s*(\d{1,4})\s*>|<\s*(\d{1,4})\s*$", re.MULTILINE)
OPENING = re.compile(
    r"jam\s+(?:buka|kerja|operasional|pelayanan|layanan|dinas)|hari\s+(?:kerja\s+)?(?:buka|layanan)|pukul\s*\d|\bjam\s*\d{1,2}[.:]\d{2}|"
    r"\d{1,2}[.:]\d{2}\s*(?:wib|wita|wit\b)|\d{1,2}[.:]\d{2}\s*(?:-|–|s/d|s\.d\.?|sampai)\s*\d{1,2}[.:]\d{2}|"
    r"senin\s*(?:-|–|s/d|s\.d\.?|sampai)|setiap\s+(?:saat|hari|waktu)|sewaktu-waktu|non\s*-?stop",
    re.IGNORECASE,
)
ALL_DAY = re.compile(
    r"(?<![x×*\d.,])(?<![x×*] )\b\d{1,2}\s*(?:\([a-z ]+\)\s*)?jam\s*(?:/|per|se|setiap|dalam\s+se|non\s*-?\s*stop)\s*-?(?:hari|harinya)?\b|24\s*/\s*7|"
    r"buka\s+24\s*jam",
    re.IGNORECASE,
)
TENTATIVE = re.compile(
    r"tentati(?:f|ve)|tidak\s+(?:dapat\s+)?(?:ditentukan|tentu|dibatasi|ada\s+batas|terbatas)|tergantung|bergantung|menyesuaikan|"
    r"disesuaikan|sesuai\s+(?:dengan\s+)?(?:kebutuhan|kondisi|permintaan|kasus|jadwal|antrean|antrian)|situasional|fleksibel|relatif",
    re.IGNORECASE,
)
STARTS = re.compile(
    r"\b(?:terhitung(?:\s+mulai)?(?:\s+(?:dari|sejak|setelah|pada))?|dihitung(?:\s+(?:dari|sejak))?|sejak|setelah|sesudah|dari\s+(?!masyarakat)|mulai(?:\s+dari)?)\b",
    re.IGNORECASE,
)
CONDITION = re.compile(r"\b(?:apabila|jika|bila(?:mana)?|dalam\s+hal|kalau|selama\s+tidak|kecuali)\b", re.IGNORECASE)
PART = re.compile(
    r"khusus\s+(?:untuk\s+)?(?:prosedur|langkah|tahap|nomor|poin|huruf|butir)|(?:prosedur|langkah|tahap|poin|butir)\s+(?:nomor\s+)?\d+\s*(?:s\.?/?d\.?|sampai|-|–)\s*\d+", re.IGNORECASE
)  # fmt: skip
EXTENDABLE = re.compile(r"(?:dapat|bisa|boleh)\s+(?:di)?perpanjang|diperpanjang|perpanjangan\s+waktu", re.IGNORECASE)
OR_MORE = re.compile(r"atau\s+lebih|ke\s+atas|lebih\s+lama|\bdst\b|tanpa\s+batas", re.IGNORECASE)
TOTAL = re.compile(
    r"\btotal\b|keseluruhan|jumlah\s+waktu|rincian|sebagai\s+berikut|terdiri\s+(?:dari|atas)|meliputi", re.IGNORECASE
)
BY_CHANNEL = re.compile(
    r"\b(?:on\s*-?\s*line|off\s*-?\s*line|daring|luring|during|tatap\s+muka|datang\s+langsung|melalui\s+(?:web|aplikasi|surel|e-?mail|wa|whatsapp|telepon|loket))", re.IGNORECASE
)  # fmt: skip
STEP_WORD = re.compile(
    r"^(?:penyusunan|pengajuan|penyerahan|penerimaan|pencatatan|pencetakan|pengecekan|pengetikan|pengesahan|pengambilan|pengisian|"
    r"pengolahan|pengarsipan|pendaftaran|pendataan|penomoran|penandatanganan|penelitian|penerbitan|pembuatan|pembayaran|pemrosesan|"
    r"pemeriksaan\s+(?:berkas|dokumen|kelengkapan|persyaratan|administrasi)|pemberkasan|pemanggilan|perekaman|validasi|verifikasi|registrasi|"
    r"koreksi|cetak|cek|entr[iy]|input|paraf|ttd|tanda\s*tangan|tandatangan|legalisasi|stempel|survei|survey|proses|arsip|me[a-z]+|di[a-z]{4,}|"
    r"loket|petugas|pemohon|kasi|camat|lurah|kepala|sekretaris|operator|selama|waktu|tahap|langkah|lalu|kemudian|selanjutnya)\b",
    re.IGNORECASE,
)
NUMBERING = re.compile(r"^(?:[-*]\s*|\(?(?:\d{1,2}|[a-zA-Z])\s*[.)]\s*(?!\d))+")
TIME_TITLE = re.compile(
    r"^(?:(?:deskripsi|uraian)\s+)?(?:lama\s+|jangka\s+)?waktu\s*(?:penyelesaian|pelayanan|layanan|proses|tunggu|tanggap(?:an)?)?\s*(?:pelayanan|pasien|total)?\s*(?:adalah|yaitu|yang\s+diperlukan)?\s*[:=]?\s*",
    re.IGNORECASE,
)  # fmt: skip
UNITLESS = re.compile(r"^(?P<subject>[^\d|:=<>]{3,80}?)\s*[:=|]?\s*(?P<number>\d{1,4})\s*\.?$")
SPLIT = re.compile(r"\s*[;\n]\s*|\s+[-–]\s+(?=[A-Za-z][^\d]{2,40}\d)")
EDGES = " ,;:|=-–./"
EVERYBODY = re.compile(
    r"(?:para\s+)?(?:pengguna(?:\s+layanan)?|pemohon|masyarakat|pelanggan|pasien|wajib\s+pajak)", re.IGNORECASE
)
